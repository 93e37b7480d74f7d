"""The sprint in numbers: planned, done, late, open, added, removed, and what became of all that was agreed. Pure.

Live until the sprint's end, afterwards as of the end. Without a history (no git) the board alone is counted, and
`Retro.counted_from` says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Literal

from cockpit.core.actions import agreed, earlier_actions, is_own
from cockpit.core.burnup import BurnUp, burn_up
from cockpit.core.calendar import Phase
from cockpit.core.facts import Facts, take_stock
from cockpit.core.lives import Life, lives_at
from cockpit.core.model import Board, Item
from cockpit.core.notes import RetroNote, is_retro_of
from cockpit.core.outcomes import Gate, Handoff, Stop, gates, handoffs, stops
from cockpit.core.record import CreatedFile, Record
from cockpit.core.said import Measured, Said, beside, measured
from cockpit.core.tally import Tally, count, total, was_late, was_removed

NOTHING = Record()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A place where plan and repository disagree: an item (None where it cannot be told), and the file's name."""

    item: Item | None
    text: str
    path: str
    line: int
    detail: str


@dataclass(frozen=True, kw_only=True)
class Retro:
    """All times are aware. `start` and `end` are the sprint's first midnight and the end of its last day.

    `board` and `facts` are those of `as_of`, `lives` all items then. `counted` are those that were in scope at any time
    from the start on.
    """

    board: Board
    facts: Facts
    record: Record
    as_of: datetime
    start: datetime
    end: datetime
    phase: Phase
    lives: tuple[Life, ...]
    counted: tuple[Life, ...]

    # where the numbers come from

    @property
    def counted_from(self) -> Literal["git", "board"]:
        return "board" if self.record.history is None else "git"

    @property
    def complete(self) -> bool:
        """False where the beginning of the history is unknown."""
        return self.record.history is None or self.record.history.complete

    @property
    def problem(self) -> str:
        return self.record.problem or (self.record.history.problem if self.record.history else "")

    @cached_property
    def begins(self) -> datetime | None:
        """When git first saw the plans, where that is after `as_of`: nothing can be told of that time. Else None."""
        events = self.record.history.events if self.record.history is not None else ()
        first = min((event.when for event in events if event.when is not None), default=None)
        return first if first is not None and first > self.as_of else None

    @property
    def commit(self) -> str:
        return self.record.history.head if self.record.history else ""

    # numbers, and the items behind them

    @cached_property
    def tally(self) -> Tally:
        return total(self.tracks.values())

    @cached_property
    def tracks(self) -> Mapping[str, Tally]:
        """By track, the board's first."""
        found: dict[str, list[Life]] = {track.id: [] for track in self.board.tracks}
        for life in self.counted:
            found.setdefault(life.track, []).append(life)
        since = _known_since(self.record)
        return {track: count(lives, self.as_of, since=since) for track, lives in found.items()}

    @cached_property
    def done(self) -> tuple[Life, ...]:
        """In the order in which they were done, those of an unknown time first."""
        found = (life for life in self.counted if life.counts and life.state == "done")
        return tuple(sorted(found, key=lambda life: life.done_at.timestamp() if life.done_at else 0.0))

    @cached_property
    def late(self) -> tuple[Life, ...]:
        return tuple(filter(was_late, self.done))

    @cached_property
    def open(self) -> tuple[Life, ...]:
        return tuple(life for life in self.counted if life.counts and life.state != "done")

    @cached_property
    def added(self) -> tuple[Life, ...]:
        return tuple(life for life in self.counted if life.added is not None)

    @cached_property
    def removed(self) -> tuple[Life, ...]:
        return tuple(filter(was_removed, self.counted))

    @cached_property
    def burnup(self) -> BurnUp:
        return burn_up(self.board, self.record.history, self.as_of, live=self.phase != "ended")

    # what was agreed, and what became of it

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        return gates(self.board, self.facts, self.lives)

    @cached_property
    def handoffs(self) -> tuple[Handoff, ...]:
        return handoffs(self.board, self.facts, self.lives)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Blockers, the longest first."""
        return stops(self.board, self.facts, self.lives, self.start)

    @cached_property
    def notes(self) -> tuple[RetroNote, ...]:
        """What the team wrote down in this sprint's retro."""
        return tuple(note for note in self.board.notes if is_retro_of(note.path, self.board.sprint.calendar.end))

    @cached_property
    def actions(self) -> tuple[Item, ...]:
        """What it agreed on there."""
        return tuple(item for item in agreed(self.board) if is_own(item, self.board))

    @cached_property
    def earlier(self) -> tuple[Item, ...]:
        """Open actions of the retros before."""
        return earlier_actions(self.board)

    # what the repository says, and what the plans say

    @cached_property
    def not_found(self) -> tuple[Marked, ...]:
        return _marked(self.board, "claimed-not-found")

    @cached_property
    def landed(self) -> tuple[Marked, ...]:
        return _marked(self.board, "landed-not-ticked")

    @cached_property
    def created(self) -> tuple[CreatedFile, ...]:
        """Files that came in the sprint, plans left out."""
        plans = set(self.board.plans)
        return tuple(file for file in self.record.created if file.path not in plans and file.date <= self.as_of)

    @cached_property
    def metrics(self) -> tuple[Measured, ...]:
        return tuple(map(measured, self.board.metrics))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        return beside(
            self.board, {life.item.id: life.state == "done" for life in self.counted if life.item and life.counts}
        )

    @property
    def lines(self) -> int:
        """Lines of all created files that are text."""
        return sum(file.lines or 0 for file in self.created)

    @property
    def people(self) -> tuple[str, ...]:
        """Who created files or ticked items, in order of name."""
        names = {file.author for file in self.created} | {life.done_by for life in self.done}
        return tuple(sorted(name for name in names if name))


def sum_up(
    board: Board, now: datetime, record: Record = NOTHING, *, facts: Facts | None = None, last: Retro | None = None
) -> Retro:
    """The retro of `board`, dressed with its evidence, at `now` (aware), with what git told of it.

    `facts` are those of the board at `now` where they are known, `last` a retro of the same board and record at another
    time: what the clock does not change is taken from it.
    """
    calendar = board.sprint.calendar
    over = calendar.at(calendar.end + timedelta(days=1), time.min)
    live = now < over
    as_of = now if live else over - timedelta(seconds=1)
    if last is not None and last.as_of == as_of:
        return last
    same = last is not None and live and last.phase != "ended" and not _moves(record, min(last.as_of, as_of))
    lives = last.lives if last is not None and same else lives_at(board, record.history, as_of, live=live)
    then = board if live or record.history is None else _as_it_was(board, lives)
    return Retro(
        board=then,
        facts=facts if live and facts is not None else take_stock(then, as_of, _first_seen(then, record)),
        record=record,
        as_of=as_of,
        start=calendar.at(calendar.start, time.min),
        end=calendar.end_of(calendar.end),
        phase=calendar.phase(now),
        lives=lives,
        counted=tuple(life for life in lives if life.planned or life.added is not None or life.counts),
    )


def _moves(record: Record, moment: datetime) -> bool:
    """Whether what became of items depends on the clock after a moment."""
    events = record.history.events if record.history is not None else ()
    return any(event.when is None or event.when > moment for event in events)


def _as_it_was(board: Board, lives: Sequence[Life]) -> Board:
    """The board with the states of then, without what has come since; a blocker resolved since is open."""
    states = {life.item.id: life.state for life in lives if life.item}
    states |= {item.id: item.state for item in agreed(board)}  # a retro may be written when all is over
    items = tuple(
        item if item.state == states[item.id] else replace(item, state=states[item.id])
        for item in board.items
        if item.id in states
    )
    ids = {item.id for item in items}
    known = {item.id for item in board.items}
    blockers = tuple(
        replace(blocker, resolved=False, resolved_at=None) if _open_then(blocker.id, states) else blocker
        for blocker in board.blockers
        if blocker.id not in known or blocker.id in ids
    )
    return replace(board, items=items, blockers=blockers)


def _open_then(blocker_id: str, states: Mapping[str, str]) -> bool:
    return states.get(blocker_id, "done") not in ("done", "cancelled")


def _first_seen(board: Board, record: Record) -> dict[str, datetime]:
    if record.history is None:
        return {}
    seen = ((blocker.id, record.history.first_seen(blocker)) for blocker in board.blockers if blocker.since is None)
    return {blocker_id: moment for blocker_id, moment in seen if moment is not None}


def _known_since(record: Record) -> datetime | None:
    """What was done when the history begins was done by then."""
    points = record.history.points if record.history is not None else ()
    return points[0].when if points else None


def _marked(board: Board, code: str) -> tuple[Marked, ...]:
    """The findings of a code, with the items they are about."""
    places = {(mention.path, mention.line): item for item in board.items for mention in item.mentions}
    found: list[Marked] = []
    for one in board.findings:
        if one.code == code:
            item = places.get((one.path, one.line))
            text = item.text if item else one.message
            found.append(Marked(item=item, text=text, path=one.path, line=one.line, detail=one.message))
    return tuple(found)
