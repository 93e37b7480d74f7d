"""The table of attacks is itself no liar: whatever must be zero, and whatever must be equal, is looked at."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from tests.torture.world import HEAD, MIDDLE, Row, read_tasks, stands


@pytest.mark.parametrize(
    ("figures", "clean"),
    [
        ({}, True),
        ({"writes": 4000, "foreign": 900, "refused": 3, "unseen": 2}, True),
        ({"overwritten": 36, "reported": 36, "again": 36}, True),
        ({"overwritten": 36, "reported": 35, "again": 35}, False),
        ({"overwritten": 36, "reported": 36, "again": 35}, False),
        ({"overwritten": 0, "reported": 1, "again": 1}, False),
        ({"lost_ticks": 1}, False),
        ({"lost_foreign": 1}, False),
        ({"stray": 1}, False),
        ({"damaged": 1}, False),
        ({"litter": 1}, False),
    ],
)
def test_a_row_is_clean_only_when_nothing_is_lost(figures: dict[str, int], clean: bool) -> None:
    assert Row(attack="any", **figures).clean is clean  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there", "want", "right"),
    [
        ("done", "done", True), ("todo", "done", False), ("doing", "done", False), (None, "done", False),
        ("todo", "todo", True), ("doing", "todo", True), ("done", "todo", False), (None, "todo", False),
        ("doing", "doing", True), ("todo", "doing", False), ("blocked", "doing", False),
    ],
)  # fmt: skip
def test_what_stands_is_compared_with_what_was_written(there: str | None, want: State, right: bool) -> None:
    assert stands(there, want) is right


def test_a_plan_is_read_without_the_cockpit() -> None:
    tasks = "- [x] write part 0000 of the week\n- [ ] write part 0001 of the week (doing)\n- [ ] write part 0002 of txe week\n"
    data = (HEAD + "note 000007 of somebody\n" + MIDDLE + tasks).encode()
    assert read_tasks(data) == ({0: "done", 1: "doing"}, {7}, 1, [0, 1])
