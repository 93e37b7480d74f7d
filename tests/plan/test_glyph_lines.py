"""Lines of prose with status glyphs: read as a list, written like one."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from cockpit.plan.edit import apply, splices_for
from tests.plan.builder import ALONE, board_of, documents_of, find, told

LINES = "## Definition of done\n\n✅ it builds  \n⏳ it runs (doing)  \n❌ **it ships**\n"


def test_lines_are_items_of_their_heading() -> None:
    assert told(board_of(LINES, ALONE).items) == [
        ("criterion", "done", "it builds"),
        ("criterion", "doing", "it runs"),
        ("criterion", "todo", "it ships"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Background\n\n✅ a\n✅ b\n",
        "## Tasks\n\n✅ one line alone\n",
        "## Tasks\n\n✅ a\nprose\nmore prose\n",
        "## Current verification\n\n✅ types: no errors\n✅ tests: all pass\n",
        "## Tasks\n\n- a bullet\n\n✅ said afterwards\n✅ and this\n",
    ],
)
def test_other_lines_are_prose(text: str) -> None:
    assert [item for item in board_of(text, ALONE).items if item.place.form == "glyph"] == []


@pytest.mark.parametrize(
    ("text", "want", "before", "after"),
    [
        ("it ships", "done", "❌ **it ships**", "✅ **it ships**"),
        ("it builds", "todo", "✅ it builds  ", "⏳ it builds  "),
        ("it ships", "blocked", "❌ **it ships**", "⏳ **it ships** (blocked)"),
    ],
)
def test_a_line_is_written_with_its_neighbours_signs(text: str, want: State, before: str, after: str) -> None:
    data = LINES.replace("⏳ it runs (doing)", "⏳ it runs").encode()
    [document] = documents_of({"plan.md": data}, ALONE)
    mention = find(board_of({"plan.md": data}, ALONE), text).place
    written = apply(data, splices_for(document, mention, want, ALONE))
    assert after in written.decode()
    assert find(board_of({"plan.md": written}, ALONE), text).state == want
    assert written.replace(after.encode(), before.encode()) == data


def test_what_follows_next_is_to_be_done_by_then() -> None:
    board = board_of("## Updates\n- Done:\n  - a\n- Next:\n  - b\n## Success criteria\n**By Friday 5pm:**\n- c\n")
    assert told(board.items) == [("action", "todo", "b"), ("criterion", "todo", "c")]


def test_a_priority_with_a_status_is_a_task() -> None:
    board = board_of("## Tasks\n### Priority 1: try it\n**Status**: Ready (after tests pass)\n- step\n", ALONE)
    assert told(board.items) == [("task", "todo", "try it")]
