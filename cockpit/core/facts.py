"""What a board means at a given time: the one place where late, ready, blocked, met and missed are decided.

Every view, command and JSON key reads these facts, so no two of them can disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cockpit.core.calendar import Calendar, Phase
from cockpit.core.knots import needing
from cockpit.core.model import SHARED, Board, Checkpoint, Dependency, Item
from cockpit.core.occasions import Occasion, current_and_next
from cockpit.core.queue import NOTHING_SEEN, Queued, blocker_queue

DependencyState = Literal["met", "pending", "due", "late"]
CheckpointState = Literal["open", "passed", "missed"]
OPEN_STATES = frozenset({"todo", "doing", "blocked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counted items that are not cancelled. `planned` were due before now, `late` are those of them still open."""

    done: int = 0
    total: int = 0
    planned: int = 0
    late: int = 0

    @property
    def behind(self) -> int:
        return max(0, self.planned - self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`blocked_by` are ids of items, tracks and blockers that must come first. What is blocked, by its own words, by
    others or by a blocker that nobody knows the holder of, is never ready."""

    late: bool = False
    ready: bool = False
    due_today: bool = False
    blocked: bool = False
    blocked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyFact:
    """`done` of `total` counts the items the handoff needs."""

    state: DependencyState
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointFact:
    state: CheckpointState
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`day` is the number of the workday (None outside the sprint or on a free day), of `days`.

    `left_out` counts blockers that a filter took out of the queue.
    """

    now: datetime
    day: int | None
    days: int
    phase: Phase
    progress: Progress
    tracks: Mapping[str, Progress]
    standing: Mapping[str, Standing]
    dependencies: Mapping[str, DependencyFact]
    checkpoints: Mapping[str, CheckpointFact]
    queue: tuple[Queued, ...]
    resolved: tuple[Queued, ...]
    current_ceremony: Occasion | None
    next_ceremony: Occasion | None
    left_out: int = 0

    @property
    def done(self) -> int:
        return self.progress.done

    @property
    def total(self) -> int:
        return self.progress.total

    @property
    def late(self) -> int:
        """How many counted or criterion items are late."""
        return sum(standing.late for standing in self.standing.values())


def take_stock(board: Board, now: datetime, first_seen: Mapping[str, datetime] = NOTHING_SEEN) -> Facts:
    """The facts of `board` at `now` (aware). `first_seen`: since when blockers are there that do not say it, by id."""
    by_track: dict[str, list[Item]] = {track.id: [] for track in board.tracks}
    for item in board.items:
        if is_progress(item):
            by_track.setdefault(item.track, []).append(item)
    tracks = {track: progress_of(items, now) for track, items in by_track.items()}
    return conclude(board, now, standings(board, board.items, now), tracks, first_seen)


def conclude(
    board: Board, now: datetime, standing: Mapping[str, Standing], tracks: Mapping[str, Progress],
    first_seen: Mapping[str, datetime],
) -> Facts:  # fmt: skip
    """The facts, once it is known how all items stand and how far the tracks are."""
    calendar = board.sprint.calendar
    dependencies = {dep.id: _dependency(dep, board, now) for dep in board.dependencies}
    late_dependencies = [dep for dep in board.dependencies if dependencies[dep.id].state == "late"]
    needed = {need for item in needing(board) for need in item.needs if need in board.by_id}
    late_items = [board.by_id[need] for need in needed if standing[need].late]
    opened, resolved = blocker_queue(board, now, late_dependencies, late_items, first_seen)
    current, following = current_and_next(board.ceremonies, calendar, now)
    return Facts(
        now=now,
        day=calendar.number_of(calendar.today(now)),
        days=len(calendar.days),
        phase=calendar.phase(now),
        progress=_together(tracks.values()),
        tracks=tracks,
        standing=standing,
        dependencies=dependencies,
        checkpoints={checkpoint.id: _checkpoint(checkpoint, board, now) for checkpoint in board.checkpoints},
        queue=opened,
        resolved=resolved,
        current_ceremony=current,
        next_ceremony=following,
    )


def is_progress(item: Item) -> bool:
    """Whether an item counts for how far a track is."""
    return item.counted and item.state != "cancelled"


def progress_of(items: Iterable[Item], now: datetime) -> Progress:
    """How far these are, all of which count for it."""
    done = total = planned = late = 0
    past: dict[datetime, tuple[bool, bool]] = {}
    for item in items:
        total += 1
        done += item.state == "done"
        if item.due is None:
            continue
        times = past.get(item.due)
        if times is None:
            times = past[item.due] = item.due <= now, item.due < now
        planned += times[0] and (item.state != "deferred" or item.moved)
        late += times[1] and is_open(item, now) and not item.reference
    return Progress(done=done, total=total, planned=planned, late=late)


def _together(parts: Iterable[Progress]) -> Progress:
    whole = Progress()
    for part in parts:
        whole = Progress(
            done=whole.done + part.done, total=whole.total + part.total, planned=whole.planned + part.planned,
            late=whole.late + part.late,
        )  # fmt: skip
    return whole


def is_open(item: Item, now: datetime) -> bool:
    """Whether somebody should work on it: neither over nor put off, or put off to a day that has come."""
    if item.state == "deferred" and item.moved and item.due is not None:
        return item.due.date() <= now.astimezone(item.due.tzinfo).date()
    return item.state in OPEN_STATES


def standings(board: Board, items: Sequence[Item], now: datetime) -> dict[str, Standing]:
    """How some items of a board stand at `now`, by id."""
    held = _held_by_blockers(board)
    busy = _busy_tracks(board) if any(item.needs_tracks for item in items) else frozenset()
    nothing, times = Standing(), _Times(board.sprint.calendar, now)
    plain: dict[tuple[bool, bool, bool], Standing] = {}  # of what waits for nothing: a few for 100,000 items
    found: dict[str, Standing] = {}
    for item in items:
        if item.reference or not is_open(item, now):
            found[item.id] = nothing
            continue
        blocked_by = held.get(item.id, ())
        if item.needs or item.needs_tracks or item.state == "blocked":
            blocked_by = _blocked_by(item, board, busy, blocked_by)
        free = item.state != "blocked" and not blocked_by and item.id not in held
        late, due_today = times[item.due] if item.due is not None else (False, False)
        late = late and item.kind not in ("note", "metric")
        standing = None if blocked_by else plain.get((late, due_today, free))
        if standing is None:
            standing = Standing(late=late, ready=free, due_today=due_today, blocked=not free, blocked_by=blocked_by)
            if not blocked_by:
                plain[late, due_today, free] = standing
        found[item.id] = standing
    return found


def _busy_tracks(board: Board) -> frozenset[str]:
    """The tracks that have work left."""
    left = (item for item in board.items if item.counted and item.state not in ("done", "cancelled"))
    return frozenset(item.track for item in left)


class _Times(dict[datetime, tuple[bool, bool]]):
    """By a due, whether it is past and whether it is today: worked out once for all items that share it."""

    def __init__(self, calendar: Calendar, now: datetime) -> None:
        super().__init__()
        self._calendar, self._now, self._today = calendar, now, calendar.today(now)

    def __missing__(self, due: datetime) -> tuple[bool, bool]:
        told = self[due] = due < self._now, self._calendar.today(due) == self._today
        return told


def _held_by_blockers(board: Board) -> dict[str, tuple[str, ...]]:
    """What open blockers hold up, and what each waits for: a track, another item, the blocker where it is an item."""
    held: dict[str, tuple[str, ...]] = {}
    tracks = {name.casefold(): track.id for track in board.tracks for name in (track.id, track.name, *track.aliases)}
    for blocker in board.blockers:
        if blocker.resolved:
            continue
        own = blocker.item or (blocker.id if blocker.id in board.by_id else "")
        holder = tracks.get(blocker.waits_on.casefold()) or own
        for item_id in dict.fromkeys((*blocker.blocks, *([blocker.item] if blocker.item else []))):
            named = (holder,) if holder and holder != item_id else ()
            held[item_id] = (*held.get(item_id, ()), *named)
    return held


def _blocked_by(item: Item, board: Board, busy: frozenset[str], held: tuple[str, ...]) -> tuple[str, ...]:
    waiting = [
        need
        for need in item.needs
        if need != item.id and (found := board.by_id.get(need)) and found.state not in ("done", "cancelled")
    ]
    waiting += [track for track in item.needs_tracks if track in busy and track != item.track]
    if item.state == "blocked" and item.waits_on:
        word = item.waits_on.casefold()
        waiting += [
            track.id
            for track in board.tracks
            if word in (name.casefold() for name in (track.id, track.name, *track.aliases))
        ]
    return tuple(dict.fromkeys((*held, *waiting)))


def _dependency(dep: Dependency, board: Board, now: datetime) -> DependencyFact:
    needed = [found for need in dep.needs if (found := board.by_id.get(need))]
    done = sum(item.state == "done" for item in needed)
    state: DependencyState = "pending"
    if dep.met_by_hand or (needed and done == len(needed)):
        state = "met"
    elif dep.due is not None and dep.due < now:
        state = "late"
    elif dep.due is not None and board.sprint.calendar.today(dep.due) == board.sprint.calendar.today(now):
        state = "due"
    return DependencyFact(state=state, done=done, total=len(needed))


def _checkpoint(checkpoint: Checkpoint, board: Board, now: datetime) -> CheckpointFact:
    items = [found for item_id in checkpoint.items if (found := board.by_id.get(item_id))]
    wanted = [item for item in items if item.state != "cancelled"]
    done = sum(item.state == "done" for item in wanted)
    state: CheckpointState = "open"
    if wanted and done == len(wanted):
        state = "passed"
    elif wanted and checkpoint.due is not None and checkpoint.due < now:
        state = "missed"
    return CheckpointFact(state=state, done=done, total=len(wanted))


def listed(board: Board, track: str) -> tuple[Item, ...]:
    """The items of a track's list, in the board's order: what stands only in reference documents is left out."""
    return tuple(item for item in board.items if item.track == track and not item.reference)


def has_shared(board: Board) -> bool:
    """Whether anything stands in the list of no declared track."""
    return any(item.track == SHARED and not item.reference for item in board.items)
