"""The items of a board whose standing hangs on something else: few of many, looked for once for each board."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cockpit.core.model import Board, Item

_KNOTS = "_knots"


class Knots(NamedTuple):
    """Positions in the board, in its order: of items that need others or tracks, and of those that are blocked."""

    needing: tuple[int, ...]
    blocked: tuple[int, ...]


def knots_of(board: Board) -> Knots:
    """Sorted out once for each board, which remembers it."""
    found: Knots | None = vars(board).get(_KNOTS)
    if found is None:
        needing = tuple(place for place, item in enumerate(board.items) if item.needs or item.needs_tracks)
        found = Knots(needing, tuple(place for place, item in enumerate(board.items) if item.state == "blocked"))
        vars(board)[_KNOTS] = found
    return found


def carry_knots(old: Board, new: Board, changed: Collection[int]) -> None:
    """Let a board know them from another one, of which only the states of items at some positions changed."""
    if _KNOTS in vars(new):
        return
    needing, blocked = knots_of(old)
    now = {place for place in changed if new.items[place].state == "blocked"}
    vars(new)[_KNOTS] = Knots(needing, tuple(sorted({*blocked, *now} - (set(changed) - now))))


def needing(board: Board) -> Sequence[Item]:
    return [board.items[place] for place in knots_of(board).needing]


def blocked(board: Board) -> Sequence[Item]:
    return [board.items[place] for place in knots_of(board).blocked]
