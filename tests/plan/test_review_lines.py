"""Lines that announce the next review and its day."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.settings import Settings
from tests.plan.builder import ALONE, board_of


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("**Next Review**: 2025-11-28 (end of the week)", [("Next Review", 28)]),
        ("**Next Review:** End of week (Nov 28, 2025).**", [("Next Review", 28)]),
        ("**Sprint demo**: December 1, 2025", [("Sprint demo", 1)]),
        ("**スプリントレビュー**: 2025-11-28", [("スプリントレビュー", 28)]),
        ("**Next Review**: 2026-03-28", []),
        ("**Last Review**: 2025-11-28", []),
        ("**Next Review**: after each deployment", []),
        ("**Next Update**: 2025-11-28", []),
        ("**Next Review**: ______", []),
    ],
)
def test_a_review_with_a_day_is_a_checkpoint(line: str, found: list[tuple[str, int]]) -> None:
    board = board_of(f"# Plan\n\n## Tasks\n\n- draw it\n\n---\n\n**Status**: started\n{line}\n", ALONE)
    assert [(gate.name, gate.due.day if gate.due else 0) for gate in board.checkpoints] == found
    assert [item.text for item in board.items if item.counted] == ["draw it"]


def test_a_date_behind_the_end_of_a_week_says_which_week() -> None:
    calendar = Calendar(start=date(2025, 12, 1), end=date(2025, 12, 12), zone=ZoneInfo("UTC"))
    settings = Settings(name="Two weeks", calendar=calendar)
    plan = "# Plan\n\n## Tasks\n\n### TASK-1: Draw it\n\n**Due**: End of week (Dec 5, 2025)\n"
    [item] = board_of(plan, settings).items
    assert item.due is not None
    assert item.due.day == 5
