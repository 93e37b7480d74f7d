"""Boards of which the columns are headings, and lists of what is open that are parted by topics."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

BOARD = """# Team board

## Ideas

- a dark look

## Ready (2)

- [ ] log in
- a page to search

## 🚧 In progress

- payments
- [ ] prices

## Code review

- the foot of the page

## Blocked

- export, for want of a lawyer

## {done}

- the head of the page
- [x] a first draft

## Notes

- we meet on Monday
"""
OPEN = """# How the project stands

## What is not built yet

### Needed first

1. **Accounts** – nobody can log in
   - a form
2. **Pictures**

### {topic}

- Maps
- Search

## Talk

- on Monday
- on Friday
"""


def _states(text: str) -> dict[str, str]:
    return {item.text: item.state for item in board_of(text, ALONE).items}


@pytest.mark.parametrize("done", ["Done", "✅ Done (12)", "Completed"])
def test_lines_have_the_state_of_their_column(done: str) -> None:
    assert _states(BOARD.format(done=done)) == {
        "a dark look": "todo",
        "log in": "todo",
        "a page to search": "todo",
        "payments": "doing",
        "prices": "doing",
        "the foot of the page": "doing",
        "export, for want of a lawyer": "blocked",
        "the head of the page": "done",
        "a first draft": "done",
    }


def test_one_such_heading_makes_no_board() -> None:
    plan = "# Plan\n\n## Tasks\n\n- [ ] one\n\n## In review\n\n- the old page\n- [ ] two\n"
    assert _states(plan) == {"one": "todo", "two": "todo"}


@pytest.mark.parametrize(
    ("heading", "state"),
    [
        ("Fixes (in progress)", "doing"),
        ("Fixes (WIP)", "doing"),
        ("Fixes (blocked)", "blocked"),
        ("Fixes (planned)", "todo"),
        ("Fixes (done)", None),
        ("Fixes (old ones)", None),
    ],
)
def test_a_heading_tells_a_state_behind_its_words(heading: str, state: str | None) -> None:
    plan = f"# Log\n\n## {heading}\n\n- the button to stop\n- one window more\n"
    assert set(_states(plan).values()) == ({state} if state else set())


@pytest.mark.parametrize("heading", ["Fixes (in progress)", "Phase 2 (in progress)"])
def test_open_boxes_below_it_are_open(heading: str) -> None:
    assert _states(f"# Plan\n\n## {heading}\n\n- [ ] the button\n") == {"the button": "todo"}


def test_topics_part_a_list_of_what_is_open() -> None:
    assert list(_states(OPEN.format(topic="Features for later"))) == [
        "Accounts – nobody can log in",
        "Pictures",
        "Maps",
        "Search",
    ]


@pytest.mark.parametrize("topic", ["Notes", "Why is that so?", "Add a menu", "Results of the test"])
def test_other_headings_do_not(topic: str) -> None:
    assert "Maps" not in _states(OPEN.format(topic=topic))


SIGNED = """# How it stands

## What there is

### Server

- ✅ accounts
- ⏳ mails
- ⚠️ details, in part

### Pages

- ✅ the first page
- ✅ the last one
"""


def test_a_list_of_signs_with_an_open_one_is_work() -> None:
    assert _states(SIGNED) == {"accounts": "done", "mails": "todo", "details, in part": "doing"}


@pytest.mark.parametrize(
    "text",
    [
        "# Key\n\n- ✅ done\n- ⏳ in progress\n- ❌ not started\n",
        "# Habits\n\n- ✅ Write tests\n- ❌ Push on Friday\n",
        "# Links\n\n- ⏳ the clock\n- the page\n- the book\n",
        "# Plan\n\n## How to work\n\n- ✅ Write tests\n- ⏳ Wait a day\n",
    ],
)
def test_other_signs_are_none(text: str) -> None:
    assert _states(text) == {}


@pytest.mark.parametrize(
    ("heading", "known"),
    [("Phase 1: contracts", True), ("Sprint 2", True), ("Contracts", False), ("Phase 1: report", False)],
)
def test_what_a_table_of_a_phase_says_is_done_was_planned(heading: str, known: bool) -> None:
    table = "| Contract | Status | Tests |\n|---|---|---|\n| Token | Complete | 14 |\n| Court | Complete | 19 |\n"
    assert _states(f"# Progress\n\n## {heading}\n\n{table}") == ({"Token": "done", "Court": "done"} if known else {})


@pytest.mark.parametrize("heading", ["Iteration log", "Session log", "Daily logs"])
def test_a_log_is_a_report(heading: str) -> None:
    plan = f"# Progress\n\n## {heading}\n\n### Iteration 1\n\n- the first form\n- the name is new\n"
    assert _states(plan) == {}


BEHIND = """# Status

## Where we are

- Front end: ✅ Complete
- **Payments**: 🚧 In progress
- Tests: ❌ Not started
- Books - ⏳

## Health

- Server: ✅ Healthy
- Data: ⚠️ Slow

## Signs

- Done: ✅
"""


def test_a_list_of_signs_behind_the_words_is_work_too() -> None:
    assert _states(BEHIND) == {"Front end": "done", "Payments": "doing", "Tests": "todo", "Books": "todo"}


def test_parts_of_the_column_of_what_is_done() -> None:
    plan = "# Board\n\n## Done\n\n### Done 2019-11-9\n\n* the bar\n\n## Testing\n\n## Doing\n\n## Backlog\n\n* more of it\n"
    assert _states(plan) == {"the bar": "done", "more of it": "todo"}
    assert _states(plan.replace("## Testing\n\n## Doing\n\n", "")) == {"more of it": "todo"}
