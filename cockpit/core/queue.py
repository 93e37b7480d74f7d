"""The blocker queue: what was raised, what is blocked, and what follows from late handoffs; with age and rung."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cockpit.core.model import SHARED, Blocker, Board, Dependency, Item, Mention, Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A blocker in the queue. `age_hours` is elapsed time (None when nobody knows); `waiting` are track ids."""

    id: str
    track: str
    text: str
    since: datetime | None
    age_hours: float | None
    rung: Rung | None
    rung_number: int
    waits_on: str = ""
    waiting: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    derived: bool = False
    resolved: bool = False
    resolved_at: datetime | None = None
    item: str | None = None
    mentions: tuple[Mention, ...] = ()


def blocker_queue(
    board: Board, now: datetime, late_dependencies: Iterable[Dependency], late_items: Iterable[Item]
) -> tuple[tuple[Queued, ...], tuple[Queued, ...]]:
    """Open blockers in the order they should be talked about (reach, rung, age), and the resolved ones."""
    raised = [*board.blockers, *_blocked_items(board)]
    derived = [*map(_from_dependency, late_dependencies), *_from_late_items(board, late_items)]
    opened = [_queued(blocker, board, now) for blocker in raised if not blocker.resolved]
    opened += [_queued(blocker, board, now, derived=True) for blocker in derived]
    opened.sort(key=lambda entry: (-len(entry.waiting), -entry.rung_number, -(entry.age_hours or 0.0), entry.id))
    resolved = tuple(_queued(blocker, board, now) for blocker in raised if blocker.resolved)
    return tuple(opened), resolved


def _blocked_items(board: Board) -> list[Blocker]:
    known = {blocker.item for blocker in board.blockers}
    known |= {item_id for blocker in board.blockers if not blocker.resolved for item_id in blocker.blocks}
    return [
        Blocker(
            id=item.id,
            track=item.track,
            text=item.text,
            waits_on=item.waits_on,
            blocks=(item.id,),
            item=item.id,
            mentions=item.mentions,
        )
        for item in board.items
        if item.state == "blocked" and item.id not in known and not item.reference
    ]


def _from_dependency(dep: Dependency) -> Blocker:
    waiting = (dep.source, dep.target) if dep.both else (dep.target,)
    return Blocker(
        id=dep.id, track=dep.target, text=dep.what, since=dep.due, waits_on=dep.source, waiting=waiting,
        blocks=(), mentions=dep.mentions,
    )  # fmt: skip


def _from_late_items(board: Board, late_items: Iterable[Item]) -> list[Blocker]:
    late = {item.id: item for item in late_items}
    waiting: dict[str, list[Item]] = {}
    for item in board.items:
        for need in item.needs:
            if need in late and item.state not in ("done", "cancelled") and not item.reference:
                waiting.setdefault(need, []).append(item)
    return [
        Blocker(
            id=f"late-{need}",
            track=late[need].track,
            text=late[need].text,
            since=late[need].due,
            waits_on=board.track_name(late[need].track),
            waiting=tuple(dict.fromkeys(item.track for item in items)),
            blocks=tuple(item.id for item in items),
            item=need,
            mentions=late[need].mentions,
        )
        for need, items in waiting.items()
    ]


def _queued(blocker: Blocker, board: Board, now: datetime, *, derived: bool = False) -> Queued:
    waiting = blocker.waiting if derived else _waiting(blocker, board)
    number, rung = _rung(blocker, waiting, board, now)
    end = blocker.resolved_at or now
    age = None if blocker.since is None else max(0.0, (end.timestamp() - blocker.since.timestamp()) / 3600)
    return Queued(
        id=blocker.id,
        track=blocker.track,
        text=blocker.text,
        since=blocker.since,
        age_hours=age,
        rung=rung,
        rung_number=number,
        waits_on=blocker.waits_on,
        waiting=waiting,
        blocks=blocker.blocks,
        derived=derived,
        resolved=blocker.resolved,
        resolved_at=blocker.resolved_at,
        item=blocker.item,
        mentions=blocker.mentions,
    )


def _waiting(blocker: Blocker, board: Board) -> tuple[str, ...]:
    """The blocked track itself and every track downstream of what is held up."""
    tracks = [] if blocker.track == SHARED else [blocker.track]
    tracks += blocker.waiting
    tracks += [found.track for item_id in blocker.blocks if (found := board.by_id.get(item_id))]
    held = {*blocker.blocks, *([blocker.item] if blocker.item else [])}
    tracks += [item.track for item in board.items if held.intersection(item.needs)]
    for dep in board.dependencies:
        if not dep.met_by_hand and held.intersection(dep.needs):
            tracks.append(dep.target)
    return tuple(dict.fromkeys(track for track in tracks if track != SHARED))


def _rung(blocker: Blocker, waiting: Sequence[str], board: Board, now: datetime) -> tuple[int, Rung | None]:
    """The highest step of the ladder the blocker has reached, with its number from 1 (0 none)."""
    calendar, dues = board.sprint.calendar, _dues(blocker, board)
    until = blocker.resolved_at or now
    hours = calendar.workday_hours(blocker.since, until) if blocker.since else 0.0
    reached = [
        (number, rung)
        for number, rung in enumerate(board.escalation, start=1)
        if _reaches(rung, hours, len(waiting), dues, until)
    ]
    return reached[-1] if reached else (0, None)


def _dues(blocker: Blocker, board: Board) -> list[datetime]:
    held = {*blocker.blocks, *([blocker.item] if blocker.item else [])}
    return [
        found.due
        for item_id in held
        if (found := board.by_id.get(item_id)) and found.due and found.state not in ("done", "cancelled")
    ]


def _reaches(rung: Rung, hours: float, waiting: int, dues: list[datetime], now: datetime) -> bool:
    if rung.after is not None and hours >= rung.after / timedelta(hours=1):
        return True
    if rung.tracks_waiting is not None and waiting >= rung.tracks_waiting:
        return True
    return rung.before_due is not None and any(due - now <= rung.before_due for due in dues)
