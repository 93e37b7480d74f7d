"""Bold lines with a number or id that are tasks, steps of a sprint, and headings that tell when they are done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told
from tests.plan.plans import SETTINGS, read, written

LIST = """# Plan

## Week 1

### Deliverables

**1. Importer** (200 lines)
```python
def load(): ...
```

**2. Rule engine**
- Read the rules
- Report what is wrong
"""
CHUNKS = """# Plan

## Tasks

### Chunk 1: Base (Week 1)

**1.1: Project files (Day 1-2)**
- Create the project
- Add the test runner

**1.2: Upload of files (Day 3)**
- Build the page
- Store what arrives
"""


def test_below_a_list_of_deliverables_they_are_some() -> None:
    items = board_of(LIST, ALONE).items
    assert told(items[:2]) == [("deliverable", "todo", "Importer (200 lines)"), ("deliverable", "todo", "Rule engine")]


def test_below_a_list_of_tasks_their_bullets_are_smaller_ones() -> None:
    board = board_of(CHUNKS, ALONE)
    assert [item.text for item in board.items] == [
        "Project files (Day 1-2)",
        "Create the project",
        "Add the test runner",
        "Upload of files (Day 3)",
        "Build the page",
        "Store what arrives",
    ]
    entries = read(CHUNKS).entries
    assert [entry.parent for entry in entries] == [None, 0, 0, None, 3, 3]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "# Plan\n\n## Track A\n\n**T7. Fix the login**\n- look at it\n\n**T8. Pictures of users**\n- one\n",
            ["Fix the"],
        ),
        ("# Plan\n\n## Base\n\n**1. Fix the login**\n\nText.\n\n**2. Draw the page**\n", ["Fix the", "Draw the"]),
        ("# Plan\n\n## Base\n\n**1. Queues**\n\nText.\n\n**2. Big tables**\n", []),
        ("# Plan\n\n## Tasks\n\n**1. Queues**\n\nText.\n\n**2. Big tables**\n", ["Queues", "Big tables"]),
        ("# Plan\n\n## Tasks\n\n**1. Queues**\n\nText.\n", []),
        ("# Plan\n\n## Tasks\n\n**2. Queues**\n\nText.\n\n**1. Big tables**\n", []),
        ("# Plan\n\n## Tasks\n\n**1. Queues**\n\nText.\n\n**2. Acceptance criteria**\n", []),
        ("# Plan\n\n## Principles\n\n**1. Fix it at once**\n\nText.\n\n**2. Ask early**\n", []),
        ("# Plan\n\n## Tasks\n\n### Base\n\n**1. Queues**\n\nText.\n\n**2. Big tables**\n", ["Queues", "Big tables"]),
        ("# Plan\n\n## Tasks\n\n### Notes\n\n**1. Queues**\n\nText.\n\n**2. Big tables**\n", []),
    ],
)
def test_where_they_are_tasks(text: str, items: list[str]) -> None:
    found = [item.text for item in board_of(text, ALONE).items]
    assert all(any(one.startswith(start) for one in found) for start in items)
    assert bool(found) == bool(items)


def test_elsewhere_than_in_a_plan_an_id_makes_no_task() -> None:
    assert not read("# Thoughts\n\n## Base\n\n**T1. Fix the login**\n\nText.\n\n**T2. Draw the page**\n").entries


def test_one_is_ticked_in_front_of_its_words() -> None:
    ticked = written(LIST, "Importer", "done", settings=SETTINGS)
    assert ticked.decode() == LIST.replace("Importer", "✅ Importer")
    assert read(ticked).entries[0].mention.state == "done"
    assert written(LIST, "Importer", "done", "todo", settings=SETTINGS).decode() == LIST


def test_steps_of_a_sprint_begin_anew_below_each_feature() -> None:
    plan = (
        "# Sprint 1: the base\n\n## Map\n\n### Step 1: Files\n\n- `load()`\n\n### Step 2: Routes\n\n- `GET /map`\n\n"
        "## Page\n\n### Step 1: Canvas\n\n- use a grid\n\n### Step 2: Store\n\n- keep the nodes\n"
    )
    assert [item.text for item in board_of(plan, ALONE).items] == ["Files", "Routes", "Canvas", "Store"]


def test_headings_of_a_plan_that_tell_when_they_are_done() -> None:
    plan = (
        "# Milestone 1\n\n## A) Upload\n\n### A1. Sessions\n\n- kept for a day\n\n"
        "**Done when:**\n- they survive a restart\n\n"
        "### A2. Pictures\n\n**Done when:**\n- two arrive\n\n## B) Pages\n\n### S2 – Later\n\n**Done when:**\n- it is there\n"
    )
    assert told(board_of(plan, ALONE).items) == [
        ("task", "todo", "Sessions"),
        ("criterion", "todo", "they survive a restart"),
        ("task", "todo", "Pictures"),
        ("criterion", "todo", "two arrive"),
        ("criterion", "todo", "it is there"),
    ]
