"""What a team says about its own headings wins over what the words seem to say."""

from __future__ import annotations

import pytest

from cockpit.plan.config import SettingsError, in_one_line, read_settings
from cockpit.plan.headings import heading_kind
from cockpit.plan.own_headings import own_headings, own_kind
from cockpit.plan.reader import read_document

SPRINT = "[sprint]\nname = 'S'\nstart = 2025-11-24\nend = 2025-11-28\n\n[headings]\n"
TOLD = own_headings({"task": ("What we sell", "Kram"), "note": ("Old tasks",), "deliverable": ("Lieferungen 🚚",)})

KINDS: list[tuple[str, bool, str | None]] = [
    ("What we sell", False, "task"),
    ("🎯 2. **What we SELL** (now)", False, "task"),
    ("What we sell, and to whom", False, None),
    ("**Kram**: bis Freitag", True, "task"),
    ("Kram: bis Freitag", False, None),
    ("Lieferungen", False, "deliverable"),
    ("Old tasks", False, "closed"),
    ("", False, None),
]


@pytest.mark.parametrize(("raw", "lead", "kind"), KINDS)
def test_what_counts_of_a_heading(raw: str, lead: bool, kind: str | None) -> None:
    assert own_kind(raw, lead=lead, known=TOLD) == kind
    assert own_kind(raw, lead=lead, known={}) is None


def items(headings: str, plan: str) -> list[tuple[str, str]]:
    settings = read_settings((SPRINT + headings).encode())
    document = read_document("plan.md", plan.encode(), settings)
    return [(entry.kind, entry.mention.text) for entry in document.entries]


def test_a_list_below_an_own_heading_is_read() -> None:
    plan = "# Plan\n\n## Was wir verkaufen\n\n- Landing page\n- Price list\n"
    assert items("", plan) == []
    told = "action = ['was wir verkaufen']\n"
    assert items(told, plan) == [("action", "Landing page"), ("action", "Price list")]


def test_a_list_below_a_lead_is_read() -> None:
    plan = "# Plan\n\n## Sprint\n\n**Kram**:\n\n- Landing page\n"
    assert items("", plan) == []
    assert items("deliverable = ['Kram']\n", plan) == [("deliverable", "Landing page")]


def test_note_closes_what_looks_like_work() -> None:
    plan = "# Plan\n\n## Tasks of last year\n\n- Landing page\n- [ ] Price list\n"
    assert heading_kind("Tasks of last year") == "task"
    assert items("", plan) == [("task", "Landing page"), ("task", "Price list")]
    assert items("note = ['Tasks of last year']\n", plan) == [("note", "Price list")]


def test_one_heading_has_one_kind() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings((SPRINT + "task = ['Scope']\nnote = ['scope']\n").encode())
    (problem,) = caught.value.problems
    assert in_one_line(problem) == (
        'sprint.toml:8:9: headings.note[1]: found "scope", allowed: each heading under one kind; '
        "it stands under task already"
    )
