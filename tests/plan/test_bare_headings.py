"""Plans of which only the headings of days, weeks or phases say what is to be done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

DAYS = """# Roadmap of the course

## Phase 1: basics (week 1)

### Day 1-2: Set up the machine

Read the guide first. Mind that

- the new tool is faster
- the old one knows more

### Day 3: Learn the forms ✅

```python
draw(form)
```

### Day 4-5: {last}

**Status**: in progress

## Links

- [the guide](https://example.org)
"""
FOUND = [
    ("todo", "Set up the machine", 25),
    ("done", "Learn the forms", 26),
    ("doing", "Draw one", 28),
]


def test_headings_of_days_without_lists_are_the_work() -> None:
    board = board_of(DAYS.format(last="Draw one"), ALONE)
    assert [(item.state, item.text, item.due.day if item.due else 0) for item in board.items] == FOUND


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- the new tool is faster", "- [ ] get the new tool"),
        ("Roadmap of the course", "Report of the course: summary"),
        ("Roadmap of the course", "Roadmap review"),
        ("### Day 4-5: Draw one", "### Summary"),
        ("## Phase 1: basics (week 1)", "## Tutorial"),
    ],
)
def test_they_are_none_where_work_is_listed_or_days_are_told(old: str, new: str) -> None:
    plan = DAYS.format(last="Draw one")
    assert old in plan
    assert not [item for item in board_of(plan.replace(old, new), ALONE).items if item.mentions[0].form == "heading"]


def test_phases_of_a_plan_in_prose_are_work() -> None:
    plan = "# Project plan\n\n## Phase 1: Clean the data\nAs before.\n\n## Phase 2 – Train\nLonger.\n\n## Phase 3: Test\nAll.\n"
    assert [item.text for item in board_of(plan, ALONE).items] == ["Clean the data", "Train", "Test"]
