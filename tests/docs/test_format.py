"""What docs/FORMAT.md says is what the cockpit reads."""

from __future__ import annotations

import pytest

from tests.docs.examples import Example, board_of, examples, told

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line {example.line}")
def test_an_example_reads_as_the_page_says(example: Example) -> None:
    board = board_of(example.plans)
    for what, expected in example.tables.items():
        found = told(board, what, list(expected[0]))
        assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_page_has_examples_of_everything_that_is_read() -> None:
    assert len(EXAMPLES) > 12
    assert all(example.tables for example in EXAMPLES)
    shown = {what for example in EXAMPLES for what in example.tables}
    assert shown >= {
        "items", "headlines", "topics", "checkpoints", "dependencies", "blockers", "risks", "metrics", "findings",
    }  # fmt: skip
