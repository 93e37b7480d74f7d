"""The sprint in numbers: planned, done, late, open, added, removed, and what became of all that was agreed. Pure.

Live until the sprint's end, afterwards as of the end. Without a history (no git) the board alone is counted, and
`Retro.counted_from` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal

from cockpit.core.burnup import BurnUp, burn_up
from cockpit.core.calendar import Phase
from cockpit.core.facts import Facts, take_stock
from cockpit.core.lives import Life, lives_at
from cockpit.core.model import Board, Item
from cockpit.core.outcomes import Gate, Handoff, Stop, gates, handoffs, stops
from cockpit.core.record import CreatedFile, Record
from cockpit.core.said import Measured, Said, beside, measured

NOTHING = Record()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counted items. `planned` + `added` - `removed` = `total`, the scope; `undated` are done, nobody knows when.

    `on_time` includes what is done and has no due. `overdue` are those of `open` whose due has passed.
    """

    planned: int = 0
    added: int = 0
    removed: int = 0
    on_time: int = 0
    late: int = 0
    undated: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def done(self) -> int:
        return self.on_time + self.late + self.undated

    @property
    def total(self) -> int:
        return self.done + self.open


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

    `late`, `open`, `done`, `added`, `removed` are the items behind the numbers, `actions` open actions of earlier
    retros, `created` files that are no plans. `board` and `facts` are those of `as_of`.
    """

    board: Board
    facts: Facts
    as_of: datetime
    start: datetime
    end: datetime
    phase: Phase
    counted_from: Literal["git", "board"]
    complete: bool
    problem: str
    commit: str
    tally: Tally
    tracks: Mapping[str, Tally]
    done: tuple[Life, ...]
    late: tuple[Life, ...]
    open: tuple[Life, ...]
    added: tuple[Life, ...]
    removed: tuple[Life, ...]
    burnup: BurnUp
    gates: tuple[Gate, ...]
    handoffs: tuple[Handoff, ...]
    stops: tuple[Stop, ...]
    not_found: tuple[Marked, ...]
    landed: tuple[Marked, ...]
    created: tuple[CreatedFile, ...]
    metrics: tuple[Measured, ...]
    said: tuple[Said, ...]
    actions: tuple[Item, ...]

    @property
    def lines(self) -> int:
        """Lines of all created files that are text."""
        return sum(file.lines or 0 for file in self.created)

    @property
    def people(self) -> tuple[str, ...]:
        """Who created files or ticked items, in order of name."""
        names = {file.author for file in self.created} | {life.done_by for life in self.done}
        return tuple(sorted(name for name in names if name))


def sum_up(board: Board, now: datetime, record: Record = NOTHING) -> Retro:
    """The retro of `board` at `now` (aware), with what git told of it."""
    calendar = board.sprint.calendar
    start = calendar.at(calendar.start, time.min)
    over = calendar.at(calendar.end + timedelta(days=1), time.min)
    live = now < over
    as_of = now if live else over - timedelta(seconds=1)
    lives = lives_at(board, record.history, as_of, live=live)
    then = board if live or record.history is None else _as_it_was(board, lives)
    facts = take_stock(then, as_of, _first_seen(then, record))
    counted = [life for life in lives if life.planned or life.added is not None or life.counts]
    tracks: dict[str, list[Life]] = {track.id: [] for track in board.tracks}
    for life in counted:
        tracks.setdefault(life.track, []).append(life)
    inside = [life for life in counted if life.counts]
    since = _known_since(record)
    return Retro(
        board=then, facts=facts, as_of=as_of, start=start, end=calendar.end_of(calendar.end),
        phase=calendar.phase(now), counted_from="board" if record.history is None else "git",
        complete=record.history is None or record.history.complete,
        problem=record.problem or (record.history.problem if record.history else ""),
        commit=record.history.head if record.history else "",
        tally=_tally(counted, as_of, since=since),
        tracks={track: _tally(found, as_of, since=since) for track, found in tracks.items()},
        done=_by_time(life for life in inside if life.state == "done"),
        late=_by_time(life for life in inside if _late(life)),
        open=tuple(life for life in inside if life.state != "done"),
        added=tuple(life for life in counted if life.added is not None),
        removed=tuple(life for life in counted if _was_removed(life)),
        burnup=burn_up(board, record.history, as_of, live=live),
        gates=gates(then, facts, lives), handoffs=handoffs(then, facts, lives),
        stops=stops(then, facts, lives, start),
        not_found=_marked(board, "claimed-not-found"), landed=_marked(board, "landed-not-ticked"),
        created=tuple(file for file in record.created if file.path not in board.plans and file.date <= as_of),
        metrics=tuple(map(measured, board.metrics)),
        said=beside(then, {life.item.id: life.state == "done" for life in inside if life.item}),
        actions=_earlier_actions(then),
    )  # fmt: skip


def _as_it_was(board: Board, lives: Sequence[Life]) -> Board:
    """The board with the states of then, without what has come since; a blocker resolved since is open."""
    states = {life.item.id: life.state for life in lives if life.item}
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


def _tally(lives: Sequence[Life], as_of: datetime, *, since: datetime | None) -> Tally:
    inside = [life for life in lives if life.counts]
    done = [life for life in inside if life.state == "done"]
    late = sum(map(_late, done))
    undated = sum(_is_undated(life, since) for life in done)
    left = [life for life in inside if life.state != "done"]
    return Tally(
        planned=sum(life.planned for life in lives),
        added=sum(life.added is not None for life in lives),
        removed=sum(map(_was_removed, lives)),
        on_time=len(done) - late - undated,
        late=late,
        undated=undated,
        open=len(left),
        overdue=sum(life.due is not None and life.due < as_of for life in left),
    )


def _is_undated(life: Life, since: datetime | None) -> bool:
    if life.done_at is not None or life.due is None:
        return False
    return since is None or since > life.due


def _late(life: Life) -> bool:
    return life.state == "done" and life.done_at is not None and life.due is not None and life.done_at > life.due


def _was_removed(life: Life) -> bool:
    return not life.counts and (life.planned or life.added is not None)


def _by_time(lives: Iterable[Life]) -> tuple[Life, ...]:
    """In the order in which they were done, those of an unknown time first."""
    return tuple(sorted(lives, key=lambda life: life.done_at.timestamp() if life.done_at else 0.0))


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


def _earlier_actions(board: Board) -> tuple[Item, ...]:
    """Open actions of retros held before this sprint's own."""
    return tuple(
        item
        for item in board.items
        if item.kind == "action" and item.state not in ("done", "cancelled") and item.counted and item.mentions
        and all(mention.role == "retro" for mention in item.mentions)
    )  # fmt: skip
