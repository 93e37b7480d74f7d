"""Lines that announce the next review and its day."""

from __future__ import annotations

import pytest

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
