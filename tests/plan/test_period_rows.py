"""Tables of sprints in a plan that lists nothing else are what is planned."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

TABLE = """## Order

| Sprint | Focus | Status | File |
|---|---|---|---|
| 1 | Login and menu | COMPLETE | `s1.md` |
| 2 | Orders | NOT STARTED | `s2.md` |
| 3 | Reports | In progress | `s3.md` |
"""
ROWS = [("task", "done", "Login and menu"), ("task", "todo", "Orders"), ("task", "doing", "Reports")]


def test_an_overview_alone_is_the_plan() -> None:
    assert told(board_of("# Shop sprint plan\n\n" + TABLE, ALONE).items) == ROWS


def test_without_states_all_is_to_do() -> None:
    text = "# Shop roadmap\n\n| Phase | Theme |\n|---|---|\n| 1 | Base |\n| 2 | Orders |\n| 3 | Reports |\n"
    assert told(board_of(text, ALONE).items) == [
        ("task", "todo", "Base"),
        ("task", "todo", "Orders"),
        ("task", "todo", "Reports"),
    ]


OTHERS = {
    "beside tasks": "# Shop sprint plan\n\n" + TABLE + "\n## Tasks\n\n- Draw it\n",
    "in a report": "# Shop sprint plan\n\n" + TABLE.replace("## Order", "## Summary"),
    "rows that say the same": "# Shop sprint plan\n\n" + TABLE.replace("Orders", "Reports"),
    "two rows": "# Shop sprint plan\n\n" + TABLE[: TABLE.index("| 3 ")],
    "no plan": "# Shop\n\n" + TABLE,
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_elsewhere_it_only_says_how_work_is_spread(text: str) -> None:
    items = board_of({"notes.md": text}, ALONE).items
    assert [item.text for item in items if item.text != "Draw it"] == []
