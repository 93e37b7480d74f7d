"""Leads that say no more than what kind of list follows, headings of documents to write, weeks after a launch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cockpit.core.calendar import Calendar
from cockpit.plan.afterwards import afterwards, counts_afterwards, is_counted
from tests.plan.builder import ALONE, ZONE, board_of, told

TWO_WEEKS = replace(ALONE, calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 12, 5), zone=ZONE))

LEADS = [
    ("Checklist:", "criterion"),
    ("**Checklist**", "criterion"),
    ("To verify:", "criterion"),
    ("**To check (by hand):**", "criterion"),
    ("Done when:", "criterion"),
    ("**Ready when:**", "criterion"),
    ("**Zu prüfen:**", "criterion"),
    ("チェックリスト：", "criterion"),
    ("TODO:", "task"),
    ("**Remaining:**", "task"),
    ("**Remaining work**", "task"),
    ("Still to do:", "task"),
    ("**Open items (for Friday):**", "task"),
    ("We still need to:", "task"),
    ("**Offene Punkte:**", "task"),
    ("Reste à faire :", "task"),
    ("残課題:", "task"),
]


@pytest.mark.parametrize(("lead", "kind"), LEADS)
@pytest.mark.parametrize("above", ["", "## Background\n\n", "## Phase 2: Storage\n\n"])
def test_lists_below_a_bare_lead(lead: str, kind: str, above: str) -> None:
    board = board_of(f"{above}{lead}\n- back up the store\n- ⬜ restore it\n", ALONE)
    assert told(board.items) == [(kind, "todo", "back up the store"), (kind, "todo", "restore it")]


@pytest.mark.parametrize(
    "lead", ["Notes:", "**Open questions:**", "Missing:", "**Checklist for reviewers of any change:**", "Checked:"]
)
def test_other_leads_say_nothing(lead: str) -> None:
    assert told(board_of(f"## Background\n\n{lead}\n- back up the store\n", ALONE).items) == []


def test_leads_within_a_procedure_are_about_the_procedure() -> None:
    assert told(board_of("## How to restore\n\n**Verify:**\n- the store answers\n", ALONE).items) == []


def test_boxes_below_a_checklist_are_what_the_heading_above_says() -> None:
    text = "## {}\n\n**Checklist:**\n\n- [ ] keys rotated\n"
    assert told(board_of(text.format("Security"), ALONE).items) == [("task", "todo", "keys rotated")]
    assert told(board_of(text.format("Acceptance criteria"), ALONE).items) == [("criterion", "todo", "keys rotated")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Runbooks", "task"),
        ("Runbooks & guides", "task"),
        ("Operational procedures", "task"),
        ("Rollback procedures", "note"),
        ("Deployment runbook", "note"),
        ("Release procedure", "note"),
    ],
)
def test_boxes_below_documents_are_work_and_those_of_a_procedure_are_notes(title: str, kind: str) -> None:
    board = board_of(f"## {title}\n- [ ] backup\n- what it is about\n", ALONE)
    assert told(board.items) == [(kind, "todo", "backup")]


AFTERWARDS = [
    "## Post-launch\n### Week 1\n- [ ] watch\n",
    "## After the release\n\n**Week 1:**\n- [ ] watch\n",
    "## Week 1 after launch\n- [ ] watch\n",
    "## Post-launch week 1\n- [ ] watch\n",
    "## After go-live (Day 1-2)\n- [ ] watch\n",
    "## Launch (Dec 5)\n### Post-launch\n#### Week 1\n- [ ] watch\n",
    "## Post-release\n- [ ] Week 1: watch\n",
    "## Post-release\n| Task | When |\n|-|-|\n| watch | Week 1 |\n",
    "- [ ] Week 1 post-launch: watch\n",
    "## リリース後\n### 第1週\n- [ ] watch\n",
]


@pytest.mark.parametrize("text", AFTERWARDS)
def test_weeks_after_a_launch_are_none_of_the_sprint(text: str) -> None:
    [item] = board_of(text, TWO_WEEKS).items
    assert "watch" in item.text
    assert item.due is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("## Week 1\n- [ ] watch\n", date(2025, 11, 28)),
        ("## Week 2 (post-launch)\n- [ ] watch\n", date(2025, 12, 5)),
        ("## Post-launch\n### Week 1 (Nov 24 – Nov 28)\n- [ ] watch\n", date(2025, 11, 28)),
        ("## Post-launch\n- [ ] watch, by Dec 3\n", date(2025, 12, 3)),
        ("## Launch\n### Week 1\n- [ ] watch\n", date(2025, 11, 28)),
    ],
)
def test_other_weeks_are(text: str, due: date) -> None:
    [item] = board_of(text, TWO_WEEKS).items
    assert item.due is not None
    assert item.due.date() == due


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Post-launch support", True), ("Nach dem Go-Live", True), ("Post-mortem", False), ("Release", False)],
)
def test_titles_about_the_time_after(title: str, expected: bool) -> None:
    assert afterwards(title) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Week 1", True), ("Day 2-3", True), ("第1週", True), ("Nov 24", False), ("2025-11-24", False), ("Wed", False)],
)
def test_times_that_only_count(written: str, expected: bool) -> None:
    assert is_counted(written) == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Week 1 (post-launch)", 1, True),
        ("Week 3 (post-launch)", 3, False),
        ("Week 3 after launch", 3, True),
        ("Week 1: prepare the post-launch review", 1, False),
    ],
)
def test_counting_from_a_launch(text: str, number: int, expected: bool) -> None:
    assert counts_afterwards(text, 0, len("Week 1"), number) == expected
