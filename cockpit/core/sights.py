"""Since when a blocker is there that does not say so itself: git's first sight of its line, else the journal's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from cockpit.core.knots import blocked
from cockpit.core.model import Board, Item
from cockpit.core.record import Event, History


def first_sights(board: Board, history: History | None) -> Mapping[str, datetime]:
    """By a blocker's id, when it was first seen; aware, UTC. Of an item that is blocked, when it last became so."""
    if history is None:
        return {}
    return {name: moment for name, moment in _sights(board, history) if moment is not None}


def _sights(board: Board, history: History) -> Iterator[tuple[str, datetime | None]]:
    for blocker in board.blockers:
        item = board.by_id.get(blocker.id)
        if blocker.since is None and item is not None:
            yield blocker.id, history.first_seen(item)
    for item in blocked(board):
        yield item.id, _became_blocked(item, history)


def _became_blocked(item: Item, history: History) -> datetime | None:
    events = [event for event in history.of(item) if event.state == "blocked" and event.kind != "reworded"]
    return _time(events[-1]) if events else None


def _time(event: Event) -> datetime | None:
    return event.made or event.when
