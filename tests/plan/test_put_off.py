"""What is put off or dropped: said by the line itself, by its heading, or by a status line below that."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("**Optional (deferred):** a picture of it", "deferred"),
        ("**Later (on hold)** a picture of it", "deferred"),
        ("**Optional (small):** a picture of it", "todo"),
        ("The picture → **DEFERRED**", "deferred"),
        ("The picture → deferred", "deferred"),
        ("The picture -> cancelled", "cancelled"),
        ("The picture – **blocked**", "blocked"),
        ("Move the picture → done", "todo"),
        ("Move a → b", "todo"),
        ("From to-do - deferred", "todo"),
    ],
)
def test_a_line_says_so(line: str, state: str) -> None:
    [item] = board_of(f"## Tasks\n\n- [ ] {line}\n", ALONE).items
    assert item.state == state


@pytest.mark.parametrize(
    ("above", "state"),
    [
        ("### Left over (deferred)\n", "deferred"),
        ("### Deferred items\n", "deferred"),
        ("### Left over (cancelled, too dear)\n", "cancelled"),
        ("**Postponed**:\n", "deferred"),
        ("### Left over\n\n**Status**: ⏸️ **DEFERRED** (tests came first)\n", "deferred"),
        ("### Left over (deferred)\n\n#### Pictures\n", "deferred"),
        ("### Left over (deferred)\n\n#### Pictures\n\n**Status**: in progress\n", "todo"),
        ("### Left over\n\n**Status**: done\n", "todo"),
        ("### Left over (two of them)\n", "todo"),
        ("### How deferred items are chosen\n", "todo"),
    ],
)
def test_a_heading_says_it_of_open_boxes(above: str, state: str) -> None:
    board = board_of(f"# Plan\n\n## Tasks\n\n{above}\n- [ ] draw it\n- [x] ask for it\n- [ ] paint it (doing)\n", ALONE)
    assert [item.state for item in board.items] == [state, "done", "doing"]


def test_the_state_of_a_task_is_no_word_about_its_steps() -> None:
    plan = "## Tasks\n\n### TASK-1: Pictures\n\n**Status**: deferred\n\n- [ ] draw it\n"
    states = {item.text: item.state for item in board_of(plan, ALONE).items}
    assert states == {"Pictures": "deferred", "draw it": "todo"}


def test_bullets_below_it_are_put_off_too() -> None:
    [item] = board_of("# Plan\n\n## Tasks (deferred)\n\n- draw it\n", ALONE).items
    assert item.state == "deferred"
