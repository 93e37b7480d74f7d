"""A document that tells of one story; what a box about criteria holds; ceremonies with their time in a line below."""

from __future__ import annotations

from datetime import time

import pytest

from tests.plan.builder import ALONE, board_of, told

STORY = """# STORY-007: See the balance

**Status:** {status}
**Estimate:** 2 h

## Acceptance criteria

1. ✅ It loads
2. It is right

## Notes

- kept small
"""


@pytest.mark.parametrize(("status", "state"), [("Done", "done"), ("In progress", "doing"), ("Draft", "doing")])
def test_a_document_with_an_id_and_a_status_is_one_story(status: str, state: str) -> None:
    board = board_of(STORY.format(status=status), ALONE)
    assert told(board.items)[:2] == [("task", state, "See the balance"), ("criterion", "done", "It loads")]
    assert board.items[0].estimate == "2 h"


@pytest.mark.parametrize(
    "plan",
    [
        "# Sprint 3: the balance\n\n**Status**: Done\n",
        "# EPIC-001: the balance\n\n**Status**: Done\n",
        "# ADR-012: the balance\n\n**Status**: Done\n",
        "# STORY-007: See the balance\n\nAs told.\n",
        "# STORY-007: Definition of done\n\n**Status**: Done\n",
        "# TASK-1: the balance\n\n**Status**: Done\n\n## TASK-2: the page\n\nAs told.\n",
    ],
)
def test_documents_that_are_no_story(plan: str) -> None:
    assert told(board_of(plan, ALONE).items) == []


def test_a_story_that_lists_its_work_is_only_the_heading_of_it() -> None:
    plan = "# STORY-007: See the balance\n\n**Status**: Open\n\n## Tasks\n\n- [ ] Draw the page\n"
    assert told(board_of(plan, ALONE).items) == [("task", "todo", "Draw the page")]


@pytest.mark.parametrize(
    ("box", "below"),
    [
        ("All acceptance criteria are met", [("criterion", "done", "It loads"), ("criterion", "doing", "It is fast")]),
        ("The page is drawn", []),
    ],
)
def test_criteria_below_a_box_about_them(box: str, below: list[tuple[str, str, str]]) -> None:
    plan = f"## Definition of done\n\n- [x] {box}\n  - ✅ It loads\n  - ⚠️ It is fast\n  - as told\n"
    assert told(board_of(plan, ALONE).items)[1:] == below


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("**Time**: 9:30 AM  \n**Duration**: 20 min  \n**Format**: round", [(time(9, 30), 20)]),
        ("**When**: 16:00", [(time(16), 15)]),
        ("**When**: each morning  \n**Duration**: 2 hours", []),
        ("We meet.", []),
    ],
)
def test_a_ceremony_with_its_time_below(lines: str, found: list[tuple[time, int]]) -> None:
    board = board_of(f"## Ceremonies\n\n### Daily standup\n\n{lines}\n", ALONE)
    assert [(one.at, one.minutes) for one in board.ceremonies] == found


def test_a_clock_in_the_heading_is_not_told_again() -> None:
    board = board_of("## Daily standup 9:00\n\n**Time**: 9:30\n", ALONE)
    assert [one.at for one in board.ceremonies] == [time(9)]


HELD = """## Sprint 1

### Story 1: Login

As a user.

**{lead}**
- [ ] it works

### Priority 1: Mail

**{lead}**
- [ ] it works
"""


@pytest.mark.parametrize("lead", ["Acceptance criteria:", "Akzeptanzkriterien:", "Acceptatiecriteria:"])
def test_a_story_holds_its_criteria_below_a_line(lead: str) -> None:
    assert told(board_of(HELD.format(lead=lead), ALONE).items) == [
        ("task", "todo", "Login"),
        ("criterion", "todo", "it works"),
        ("criterion", "todo", "it works"),
    ]


@pytest.mark.parametrize(
    ("line", "status", "state"),
    [
        ("1. **Issue #1** - Draw the page", "Closed", "done"),
        ("- Draw the page", "in progress", "doing"),
        ("- Draw the page", "nobody knows", "todo"),
        ("- [ ] Draw the page", "blocked", "blocked"),
        ("- [ ] Draw the page", "done", "todo"),
        ("- [x] Draw the page", "blocked", "done"),
    ],
)
def test_a_line_below_tells_the_state(line: str, status: str, state: str) -> None:
    assert [one.state for one in board_of(f"## Tasks\n\n{line}\n   - Status: {status}\n", ALONE).items] == [state]


def test_a_document_of_checks_has_no_notes() -> None:
    plan = "# Staging validation checklist\n\n## 7. Recovery procedures\n\n- [ ] The restart is tested\n"
    assert told(board_of(plan, ALONE).items) == [("criterion", "todo", "The restart is tested")]
    assert told(board_of(plan.replace("validation checklist", "plan"), ALONE).items)[0][0] == "note"
