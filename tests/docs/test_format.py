"""What docs/FORMAT.md says is what the cockpit reads."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cockpit.disk.store import Store
from tests.docs.examples import ROOT, Example, board_of, examples, told

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line {example.line}")
def test_an_example_reads_as_the_page_says(example: Example) -> None:
    board = board_of(example.plans, example.settings)
    for what, expected in example.tables.items():
        found = told(board, what, list(expected[0]))
        assert sorted(found, key=str) == sorted(expected, key=str)


TICKED = [example for example in EXAMPLES if example.ticked]


@pytest.mark.parametrize("example", TICKED, ids=lambda example: f"line {example.line}")
def test_a_tick_writes_what_the_page_says(example: Example, tmp_path: Path) -> None:
    [(name, text)] = example.plans.items()
    plan = tmp_path / "docs" / "plans" / name
    plan.parent.mkdir(parents=True)
    plan.write_text(text, "utf-8")
    (tmp_path / "sprint.toml").write_bytes((ROOT / "sprint.toml").read_bytes())
    store = Store(tmp_path / "sprint.toml")
    open_items = [item.id for item in store.load().board.items if item.state != "done" and item.counted]
    outcome = store.set_state(open_items, "done", who="Ada", now=datetime(2025, 11, 26, 17, tzinfo=UTC))
    assert outcome.kind == "written"
    assert plan.read_text("utf-8") == example.ticked
    store.undo()
    assert plan.read_text("utf-8") == text


def test_the_page_has_examples_of_everything_that_is_read() -> None:
    assert len(EXAMPLES) > 12
    assert all(example.tables or example.ticked for example in EXAMPLES)
    assert len(TICKED) == 3
    shown = {what for example in EXAMPLES for what in example.tables}
    assert shown >= {
        "items", "headlines", "topics", "checkpoints", "dependencies", "prerequisites", "blockers", "risks", "metrics", "findings",
    }  # fmt: skip
