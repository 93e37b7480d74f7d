"""What a row says of an item that a raised blocker holds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Blocker
from cockpit.view.itemrow import item_row
from cockpit.view.look import Look
from tests.view.sample import NOW, sample_board


@pytest.mark.parametrize(("waits_on", "fact"), [("ACME", "26 h"), ("GPT", "← GPT")])
def test_an_item_held_up_by_a_blocker_says_so(waits_on: str, fact: str) -> None:
    board = sample_board()
    held = next(one for one in board.items if one.text == "regression_tests.py")
    raised = Blocker(
        id="b9", track="grok", text="no key", since=NOW - timedelta(hours=26), waits_on=waits_on, blocks=(held.id,)
    )
    board = replace(board, blockers=(raised,))
    row = item_row(held, board, take_stock(board, NOW), Look(width=60))
    assert "".join(span.text for span in row.right) == fact
