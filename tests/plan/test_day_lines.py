"""Lines that give a day to a piece of work, and arrows in lines of prose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board
from cockpit.plan.edit import apply, splices_for
from tests.plan.builder import STARLIGHT, board_of, day, documents_of

FORTNIGHT = replace(STARLIGHT, calendar=Calendar(start=date(2025, 12, 1), end=date(2025, 12, 12), zone=UTC))


def told(board: Board) -> list[tuple[str, str, str]]:
    return [(day(item), item.track, item.text) for item in board.items]


def test_a_line_for_each_day_is_work_of_that_day() -> None:
    text = "## Schedule\n### Week 1 (Dec 1-7)\n**Monday**: set up  \n**Tue**: build\n\n### Week 2 (Dec 8-15)\n**Monday**: look\n"
    board = board_of(text, FORTNIGHT)
    assert [(f"{item.due:%d}", item.text) for item in board.items if item.due] == [
        ("01", "set up"),
        ("02", "build"),
        ("08", "look"),
    ]


def test_it_is_a_headline_where_the_track_has_a_deliverable_that_day() -> None:
    text = "## Deliverables\n- [ ] `a.py` by Tue\n## Plan\n**Monday**: set up\n\n**Tuesday**: build `a.py`\n"
    board = board_of({"claude_next.md": text})
    assert told(board) == [("Tue", "claude", "a.py"), ("Mon", "claude", "set up")]
    assert [line.text for line in board.headlines] == ["build a.py"]


def test_bullets_by_day_are_work_too() -> None:
    assert told(board_of("## Week 2 (Nov 24-30)\n- Mon: set up\n- **Tue-Wed:** build\n- Day 5 (release): ship\n")) == [
        ("Mon", "shared", "set up"),
        ("Wed", "shared", "build"),
        ("Fri", "shared", "ship"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Log\n- Nov 24: did this\n- Nov 25: did that\n",
        "## Standup\n**Monday**: who comes\n",
        "## Week 2 (Nov 24-30)\n- Mon: one line alone\n",
        "## Week 2 (Nov 24-30)\n- Mon: off\n- Tue: TBD\n",
        "## Week 7\n**Monday**: ____\n",
        "## Hours\n- Mon 9:00: opens\n- Tue 9:00: opens\n",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert told(board_of(text)) == []


def test_the_week_of_the_document_tells_which_monday() -> None:
    table = "**Timeline:** Week of Dec 1-5, 2025\n\n| Day | Focus | Exit criteria |\n|---|---|---|\n| Mon | API | spec done |\n"
    [item] = board_of(table, FORTNIGHT).items
    assert (f"{item.due:%d}", item.text, item.target) == ("01", "API", "")
    board = board_of(f"{table}\n## Deliverables\n- [ ] `a.py` by Dec 1\n", FORTNIGHT)
    assert [(line.text, line.target) for line in board.headlines] == [("API", "spec done")]


def test_the_primary_task_is_one() -> None:
    board = board_of("## Tomorrow's focus\n\n**Primary Task**: clean the images\n- all formats\n\n**Context**: none\n")
    assert told(board) == [("", "shared", "clean the images")]


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("**Monday**: set up", "**Monday**: ✅ set up"),
        ("**Primary Task:** set up  ", "**Primary Task:** ✅ set up  "),
        ("- Mon: set up\n- Tue: rest", "- [x] Mon: set up\n- Tue: rest"),
    ],
)
def test_a_tick_and_back(line: str, ticked: str) -> None:
    text = f"## Plan\n### Week 2 (Nov 24-28)\n\n{line}\n".encode()
    [document] = documents_of({"p.md": text})
    [item, *_] = board_of({"p.md": text}).items
    after = apply(text, splices_for(document, item.place, "done", STARLIGHT))
    assert after == text.replace(line.encode(), ticked.encode())
    [item, *_] = board_of({"p.md": after}).items
    assert (item.state, item.text[-6:]) == ("done", "set up")
    [document] = documents_of({"p.md": after})
    if item.place.form == "row":
        assert apply(after, splices_for(document, item.place, "todo", STARLIGHT)) == text


def test_arrows_in_prose() -> None:
    board = board_of(
        "**Grok ↔ GPT**: dashboard metrics by Wed EOD  \n**Claude → Grok**: models ✅\n\nClaude → GPT happens\n\n"
        "**GPT → Claude**: what the API needs\n- How: a file\n"
    )
    found = [
        (d.source, d.target, d.both, d.what, d.how, f"{d.due:%a}" if d.due else "", d.met_by_hand)
        for d in board.dependencies
    ]
    assert found == [
        ("grok", "gpt", True, "dashboard metrics", "", "Wed", False),
        ("claude", "grok", False, "models", "", "", True),
        ("gpt", "claude", False, "what the API needs", "a file", "", False),
    ]


def test_an_arrow_in_prose_is_met_and_unmet() -> None:
    text = b"**Grok \xe2\x86\x92 GPT**: metrics  \nmore\n"
    [document] = documents_of({"p.md": text})
    mention = document.dependencies[0].mention
    after = apply(text, splices_for(document, mention, "done", STARLIGHT))
    assert after == text.replace(b"metrics", "metrics ✅".encode())
    [document] = documents_of({"p.md": after})
    assert document.dependencies[0].met
    assert apply(after, splices_for(document, document.dependencies[0].mention, "todo", STARLIGHT)) == text


def test_a_line_that_names_one_task_or_one_deliverable_is_one() -> None:
    board = board_of(
        "## Monday (Nov 24)\n\n#### **Claude** - Tests (8h)\n**Task:** Test the memory\n"
        "**Status (Nov 24):** ✅ Complete\n**Deliverable:** `reports/memory.md` (5 pages)\n**Focus:**\n- leaks\n\n"
        "#### **Grok** - Audit\n**Task:** Audit the memory\n\n**Action Item:** Ask the vendor\n"
    )
    assert [(item.kind, item.state, item.track, item.text) for item in board.items] == [
        ("task", "done", "claude", "Test the memory"),
        ("deliverable", "todo", "claude", "memory.md"),
        ("task", "todo", "grok", "Audit the memory"),
        ("action", "todo", "grok", "Ask the vendor"),
    ]
    assert {item.due.day for item in board.items if item.due} == {24}


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("What needs building (this week)", 1),
        ("What remains", 1),
        ("What needs immediate attention", 1),
        ("What needs attention", 0),
        ("What was built", 0),
    ],
)
def test_what_is_still_to_be_done(title: str, items: int) -> None:
    assert len(board_of(f"## {title}\n1. Layer 5\n").items) == items


def test_targets_need_no_column_of_metrics_below_their_heading() -> None:
    table = "| Operation | Expected | Max |\n|-|-|-|\n| Page load | < 2s | < 5s |\n"
    board = board_of(f"# Report\n## Performance targets\n### Timings\n{table}## Facts\n{table}")
    assert [(metric.name, metric.target) for metric in board.metrics] == [("Page load", "< 2s")]
