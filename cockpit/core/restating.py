"""From one board to the next where only states of some items changed: what followed from the old one is not all worked
out again.

Nothing here is another truth: `take_stock_again` gives what `take_stock` gives, and `restated` gives nothing where it
cannot be sure of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import compress, count, repeat
from operator import attrgetter, is_, is_not
from typing import NamedTuple, TypeVar

from cockpit.core.facts import Facts, Progress, conclude, is_progress, progress_of, standings
from cockpit.core.knots import blocked, carry_knots, needing
from cockpit.core.model import Board, Item
from cockpit.core.queue import NOTHING_SEEN

FEW = 500
"""Items up to which going from board to board takes less time than starting anew."""
_FREE = frozenset({"items", "findings", "dependencies", "blockers", "evidence"})
"""What of a board may differ besides: it is small, or says nothing of how items stand."""
_ALIKE = attrgetter(*(part.name for part in fields(Board) if part.name not in _FREE))
_Thing = TypeVar("_Thing")


class Restated(NamedTuple):
    """An item at its position in the board, before and after its state changed."""

    position: int
    before: Item
    after: Item


def restated(old: Board, new: Board) -> tuple[Restated, ...] | None:
    """The items in other states; None where more than that changed, or too many did."""
    if len(old.items) != len(new.items) or _ALIKE(old) != _ALIKE(new):
        return None
    places = _differences(old.items, new.items)
    if len(places) > FEW:
        return None
    changed = tuple(Restated(place, old.items[place], new.items[place]) for place in places)
    return changed if all(map(_only_restated, changed)) else None


_noted: tuple[tuple[Item, ...], tuple[Item, ...], Sequence[int]] = (), (), ()
"""Two rows of items and the positions at which they differ: asked for more than once after each tick."""


def note_differences(old: tuple[Item, ...], new: tuple[Item, ...], places: Sequence[int]) -> None:
    """Somebody knows that these items, and no others, are other objects."""
    global _noted  # noqa: PLW0603 - one assignment, which no thread sees half done
    _noted = old, new, places


def _differences(old: tuple[Item, ...], new: tuple[Item, ...]) -> Sequence[int]:
    """Positions of items that are other objects."""
    one, other, places = _noted
    if one is not old or other is not new:
        places = list(compress(range(len(new)), map(is_not, old, new)))
        note_differences(old, new, places)
    return places


def _only_restated(one: Restated) -> bool:
    before, after = one.before, one.after
    paths = [[mention.path for mention in item.mentions] for item in (before, after)]
    return paths[0] == paths[1] and before == replace(after, state=before.state, mentions=before.mentions)


def places_of(things: Iterable[object], thing: object) -> list[int]:
    """Where a thing itself, not one that equals it, stands among others."""
    return list(compress(count(), map(is_, things, repeat(thing))))


def swapped(things: Sequence[_Thing], changes: Mapping[int, _Thing]) -> tuple[_Thing, ...]:
    """The same things with others at some positions."""
    fresh = list(things)
    for position, thing in changes.items():
        fresh[position] = thing
    return tuple(fresh)


def take_stock_again(
    facts: Facts, old: Board, new: Board, changed: Sequence[Restated], now: datetime,
    first_seen: Mapping[str, datetime] = NOTHING_SEEN,
) -> Facts | None:  # fmt: skip
    """The facts of `new` at `now`, from those of `old`; None where a due has come or gone meanwhile."""
    if facts.now != now and _times(old, facts.now) != _times(old, now):
        return None
    carry_knots(old, new, [one.position for one in changed])
    held = {
        name for board in (old, new) for blocker in board.blockers for name in (*blocker.blocks, blocker.item or "")
    }
    again = [
        *needing(new),
        *blocked(new),
        *(new.by_id[name] for name in held if name in new.by_id),
        *(one.after for one in changed),
    ]
    standing = {**facts.standing, **standings(new, again, now)}
    tracks = _tracks(facts.tracks, changed, now)
    return conclude(new, now, standing, tracks, first_seen) if tracks is not None else None


def _times(board: Board, now: datetime) -> tuple[date, Mapping[datetime, tuple[bool, ...]]]:
    """All that the facts of items draw from the clock: the day, and what a time says of each due."""
    dues = {item.due for item in board.items}
    return board.sprint.calendar.today(now), {
        due: (due < now, due <= now, due.date() <= now.astimezone(due.tzinfo).date()) for due in dues if due is not None
    }


def _tracks(known: Mapping[str, Progress], changed: Sequence[Restated], now: datetime) -> dict[str, Progress] | None:
    """The progress of tracks, None where one would come or go."""
    tracks = dict(known)
    for one in changed:
        gone, come = (progress_of([item] if is_progress(item) else [], now) for item in (one.before, one.after))
        if gone == come:
            continue
        was = tracks.get(one.after.track)
        if was is None or was.total <= gone.total:
            return None
        tracks[one.after.track] = Progress(
            done=was.done + come.done - gone.done, total=was.total + come.total - gone.total,
            planned=was.planned + come.planned - gone.planned, late=was.late + come.late - gone.late,
        )  # fmt: skip
    return tracks
