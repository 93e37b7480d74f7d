"""Headings that are items: by an id, by what is told of them below a list of work, by deliverables of their own."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

TASK = ("task", "todo", "Polish")
CASES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "below a list of work, with an estimate": (
        "## Technical tasks\n### 5.1 Polish\n**Priority**: P0\n**Estimate**: 8 hours\n\n```ts\nlet a = 1\n```\n",
        [("task", "todo", "5.1 Polish")],
    ),
    "with an owner": ("## Tasks\n### Polish\nOwned by: **Ada**\n\nStreams:\n1. Pixels\n", [TASK]),
    "with nothing told of it": ("## Tasks\n### Polish\nSome prose.\n", []),
    "of which the lines below are the work": (
        "## Tasks\n### Polish\n**Owner**: Ada\n#### Required fixes\n- icons\n- [ ] fonts\n",
        [("task", "todo", "icons"), ("task", "todo", "fonts")],
    ),
    "below no list of work": ("## Background\n### Polish\n**Owner**: Ada\n", []),
    "a phase of the work": ("## Tasks\n### Phase 2: Polish\n**Estimate**: 3 days\n", []),
    "a task with deliverables of its own": (
        "## Task 1: Polish\n### Objective\nShine.\n### Steps\n1. Look.\n### Deliverables\n- `polish.py`\n",
        [TASK, ("deliverable", "todo", "polish.py")],
    ),
    "a task of which nothing is told": ("## Task 1: Polish\n### Background\n- none\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_headings(name: str) -> None:
    text, expected = CASES[name]
    assert told(board_of(text, ALONE).items) == expected


COMPLETED = (
    "## Completed tasks\n\n### 1. Login - COMPLETE ✅\n- **Status**: Tested and operational\n\n### 2. Mail ✅\nText.\n"
)
STEPS = "## Friday morning plan (9 am)\n\n### Step 1: Look at the logs\nText.\n\n### Step 2: Ship it\nText.\n"
TIMED = "## Verification checklist\n\n### Tonight (Thursday) - TO DO\n- [ ] run the script\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (COMPLETED, [("task", "done", "1. Login"), ("task", "done", "2. Mail")]),
        (COMPLETED.replace("Completed tasks", "Completed"), []),
        (STEPS, [("task", "todo", "Look at the logs"), ("task", "todo", "Ship it")]),
        (TIMED, [("task", "todo", "run the script")]),
        (TIMED.replace("run the script", "script has run"), [("task", "todo", "script has run")]),
        (TIMED.replace(" - TO DO", "").replace("run the", "the"), [("criterion", "todo", "the script")]),
    ],
)
def test_tasks_below_titles_of_done_ones_and_of_a_day(text: str, items: list[tuple[str, str, str]]) -> None:
    assert told(board_of(text, ALONE).items) == items


ORDERS = (
    "## Next steps\n\n### 1. **Look at the server** (high)\n**Expected**: it runs.\n\n### 2. Test one scene\nText.\n"
)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (ORDERS, [("action", "todo", "1. Look at the server (high)"), ("action", "todo", "2. Test one scene")]),
        (ORDERS.replace("Next steps", "How it works"), []),
        (ORDERS.replace("1. **Look at the", "1. **The").replace("2. Test one", "2. One"), []),
        (ORDERS.replace("Text.", "- open it\n- start it"), [("action", "todo", "1. Look at the server (high)")]),
    ],
)
def test_numbered_headings_of_a_list_of_work_that_tell_what_to_do(text: str, items: list[tuple[str, str, str]]) -> None:
    found = told(board_of(text, ALONE).items)
    assert [item for item in found if item[2][0].isdigit()] == items
