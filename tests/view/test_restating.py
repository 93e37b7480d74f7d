"""What follows from an older board where only states changed is what follows from the new board alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.daywork import in_lists
from cockpit.core.facts import take_stock
from cockpit.core.knots import knots_of
from cockpit.core.model import STATES, Board, Item, Mention, State
from cockpit.core.restating import FEW, restated, take_stock_again
from cockpit.view.schedule import agenda, prepare, shown_tracks
from tests.view.boards import boards
from tests.view.sample import NOW, item, sample_board

HOURS = st.integers(-100, 700).map(lambda hours: datetime(2025, 11, 24, tzinfo=UTC) + timedelta(hours=hours))
MOVES = st.dictionaries(st.integers(0, 40), st.sampled_from(STATES), max_size=6)


def moved(board: Board, moves: dict[int, State]) -> Board:
    """The board with other states at some positions."""
    items = list(board.items)
    for place, state in moves.items():
        if place < len(items) and items[place].state != state:
            items[place] = replace(items[place], state=state)
    return replace(board, items=tuple(items))


def anew(board: Board) -> Board:
    """The same board, which remembers nothing."""
    return replace(board, items=(*board.items,))


@given(boards(), st.lists(MOVES, min_size=1, max_size=4), HOURS, st.sampled_from([0, 1, 60, 3000]))
@settings(max_examples=150)
def test_facts_and_lists_follow_from_those_before(
    board: Board, steps: list[dict[int, State]], now: datetime, minutes: int
) -> None:
    facts = take_stock(board, now)
    prepare(board, facts)
    for moves in steps:
        now += timedelta(minutes=minutes)
        fresh = moved(board, moves)
        changed = restated(board, fresh)
        assert changed is not None
        assert [one.after for one in changed] == [
            after for before, after in zip(board.items, fresh.items, strict=True) if before is not after
        ]
        expected = take_stock(alone := anew(fresh), now)
        again = take_stock_again(facts, board, fresh, changed, now)
        if again is None:
            again = take_stock(fresh, now)
        assert again == expected
        prepare(fresh, again, board, changed)
        assert knots_of(fresh) == knots_of(alone)
        for track in (None, *shown_tracks(alone)):
            assert in_lists(fresh, track) == in_lists(alone, track)
        for track in shown_tracks(alone):
            assert agenda(fresh, again, track) == agenda(alone, expected, track)
        board, facts = fresh, again


def crowd(number: int) -> Board:
    return replace(sample_board(), items=tuple(item(n, "claude", f"part {n}", due=NOW) for n in range(number)))


def test_counts_of_headings_follow() -> None:
    """Items of several headings, some of them below others, ticked one after the other."""
    items = [
        replace(
            item(n, "claude", f"part {n}"), due=None, group=("Models", "", "Reports")[n // 4],
            parent=item(n - 1, "claude", "").id if n % 4 == 2 else None,
        )
        for n in range(12)
    ]  # fmt: skip
    board = replace(sample_board(), items=tuple(items))
    facts = take_stock(board, NOW)
    prepare(board, facts)
    for place in range(12):
        fresh = moved(board, {place: "done"})
        changed = restated(board, fresh)
        assert changed is not None
        prepare(fresh, facts, board, changed)
        assert agenda(fresh, facts, "claude") == agenda(anew(fresh), facts, "claude")
        board = fresh


def test_a_due_that_passes_between_is_seen() -> None:
    board = crowd(3)
    fresh = moved(board, {0: "done"})
    changed = restated(board, fresh)
    assert changed is not None
    before, after = NOW - timedelta(minutes=5), NOW + timedelta(minutes=5)
    facts = take_stock(board, before)
    assert take_stock_again(facts, board, fresh, changed, before + timedelta(minutes=1)) is not None
    assert take_stock_again(facts, board, fresh, changed, after) is None


def _elsewhere(one: Item) -> Item:
    return replace(
        one, mentions=(Mention(path="b.md", line=1, form="checkbox", state="todo", role="plan", text="", key=""),)
    )


@pytest.mark.parametrize("what", ["text", "due", "parent", "gone", "one more", "track", "elsewhere", "many"])
def test_more_than_a_state_is_not_followed(what: str) -> None:
    board = crowd(FEW + 10)
    first, *rest = board.items
    others: dict[str, tuple[Item, ...]] = {
        "text": (replace(first, text="another"), *rest),
        "due": (replace(first, due=None), *rest),
        "parent": (replace(first, parent="x"), *rest),
        "track": (replace(first, track="grok"), *rest),
        "elsewhere": (_elsewhere(first), *rest),
        "gone": tuple(rest),
        "one more": (*board.items, item(9_999, "claude", "another")),
        "many": tuple(replace(one, state="done") for one in board.items),
    }
    assert restated(board, replace(board, items=others[what])) is None


def test_another_checkpoint_is_more_than_a_state() -> None:
    board = sample_board()
    assert board.checkpoints
    assert restated(board, replace(board, checkpoints=())) is None
