"""Objectives and goals are work where nothing else is listed; beside a backlog they say what it is for."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

BACKLOG = "## Backlog\n\n- [ ] draw the form\n- [ ] store it\n- [x] choose the base\n"
TABLE = "## Tasks\n\n| Task | Owner |\n|---|---|\n| Form | Ann |\n| Store | Ben |\n| Base | Ben |\n"


@pytest.mark.parametrize(
    ("title", "rest", "works"),
    [
        ("Objectives", "", True),
        ("Objectives", BACKLOG, False),
        ("Objectives", TABLE, False),
        ("Objectives", "## Deliverables\n\n- the page\n- the field\n- the schema\n", False),
        ("Objectifs", BACKLOG, False),
        ("Sprint goals (week 3)", BACKLOG, False),
        ("Objectives", "## Deliverables\n\n- the page\n", True),
        ("Objectives", "## Next steps\n\n- ask\n- look\n- come\n", True),
        ("Objectives and tasks", BACKLOG, True),
        ("This week's goals", BACKLOG, True),
    ],
)
def test_plain_lines_of_objectives(title: str, rest: str, works: bool) -> None:
    board = board_of(f"# Sprint 2\n\n## {title}\n\n- people can ask us\n\n{rest}", ALONE)
    assert ("people can ask us" in [item.text for item in board.items]) is works


@pytest.mark.parametrize(
    "line", ["- [ ] people can ask us", "### Objective 1: ask\n\n**Tasks:**\n\n- people can ask us"]
)
def test_boxes_and_tasks_below_objectives_stay_work(line: str) -> None:
    board = board_of(f"# Sprint 2\n\n## Objectives\n\n{line}\n\n{BACKLOG}", ALONE)
    assert "people can ask us" in [item.text for item in board.items]
