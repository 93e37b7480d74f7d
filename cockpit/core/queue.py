"""The blocker queue: what was raised, what is blocked, and what follows from late handoffs; with age and rung."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cockpit.core.downstream import OVER, Downstream
from cockpit.core.escalation import is_news, rung_of
from cockpit.core.knots import blocked, needing
from cockpit.core.model import SHARED, Blocker, Board, Dependency, Item, Mention, Rung

NOTHING_SEEN: Mapping[str, datetime] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A blocker in the queue. `age_hours` is elapsed time (None when nobody knows); `waiting` are track ids.

    `blocks` are the items it names, `held` all that cannot go on without them, nearest first. `reached` is when it came
    to its rung; `news` whether no standup has heard of that. `seen_first` says that `since` is not written in the plan.
    """

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
    held: tuple[str, ...] = ()
    derived: bool = False
    resolved: bool = False
    resolved_at: datetime | None = None
    reached: datetime | None = None
    news: bool = False
    seen_first: bool = False
    item: str | None = None
    mentions: tuple[Mention, ...] = ()


def blocker_queue(
    board: Board, now: datetime, late_dependencies: Iterable[Dependency], late_items: Iterable[Item],
    first_seen: Mapping[str, datetime] = NOTHING_SEEN,
) -> tuple[tuple[Queued, ...], tuple[Queued, ...]]:  # fmt: skip
    """Open blockers in the order they should be talked about (reach, rung, age), and the resolved ones.

    `first_seen` tells by a blocker's id since when it is there, for those that do not say it themselves.
    """
    making = _Making(board, now, first_seen)
    raised = [*board.blockers, *_blocked_items(board)]
    opened = [making.queued(blocker) for blocker in raised if not blocker.resolved]
    opened += [making.queued(_from_dependency(dep), derived=True, held=dep.needs) for dep in late_dependencies]
    opened += [making.queued(blocker, derived=True) for blocker in _from_late_items(board, late_items)]
    opened.sort(key=lambda entry: (-len(entry.waiting), -entry.rung_number, -(entry.age_hours or 0.0), entry.id))
    resolved = tuple(making.queued(blocker) for blocker in raised if blocker.resolved)
    return tuple(opened), resolved


def heard(queue: Iterable[Queued], fallen: Mapping[str, int]) -> tuple[Queued, ...]:
    """The queue without news of blockers that fell to the rung they stand on, or further: nothing new became of them.

    `fallen` are numbers of rungs by a blocker's id.
    """
    return tuple(
        replace(entry, news=False) if entry.news and entry.rung_number <= fallen.get(entry.id, -1) else entry
        for entry in queue
    )


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
        for item in blocked(board)
        if item.id not in known and not item.reference
    ]


def _from_dependency(dep: Dependency) -> Blocker:
    waiting = (dep.source, dep.target) if dep.both else (dep.target,)
    return Blocker(
        id=dep.id, track=dep.target, text=dep.what, since=dep.due, waits_on=dep.source, waiting=waiting,
        blocks=(), mentions=dep.mentions,
    )  # fmt: skip


def _from_late_items(board: Board, late_items: Iterable[Item]) -> list[Blocker]:
    late = {item.id: item for item in late_items}
    if not late:
        return []
    waiting: dict[str, list[Item]] = {}
    for item in needing(board):
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


class _Making:
    """Adds to blockers of one board what follows at a time."""

    def __init__(self, board: Board, now: datetime, first_seen: Mapping[str, datetime]) -> None:
        self.board, self.now, self.first_seen = board, now, first_seen
        self.downstream = Downstream(board)

    def queued(self, blocker: Blocker, *, derived: bool = False, held: Iterable[str] = ()) -> Queued:
        seeds = tuple(dict.fromkeys((*blocker.blocks, *([blocker.item] if blocker.item else []), *held)))
        further = self.downstream.items(seeds)
        waiting = self._waiting(blocker, seeds, further, derived=derived)
        seen = None if blocker.since or derived else self.first_seen.get(blocker.id)
        since = blocker.since or (seen if seen and seen <= self.now else None)
        end = blocker.resolved_at or self.now
        number, rung, reached = rung_of(self.board, since, len(waiting), self._dues(blocker), end)
        return Queued(
            id=blocker.id,
            track=blocker.track,
            text=blocker.text,
            since=since,
            age_hours=None if since is None else max(0.0, (end.timestamp() - since.timestamp()) / 3600),
            rung=rung,
            rung_number=number,
            waits_on=blocker.waits_on,
            waiting=waiting,
            blocks=blocker.blocks,
            held=tuple(dict.fromkeys((*blocker.blocks, *further))),
            derived=derived,
            resolved=blocker.resolved,
            resolved_at=blocker.resolved_at,
            reached=reached,
            news=not blocker.resolved and is_news(self.board, reached, self.now),
            seen_first=seen is not None and since is seen,
            item=blocker.item,
            mentions=blocker.mentions,
        )

    def _waiting(
        self, blocker: Blocker, seeds: tuple[str, ...], further: tuple[str, ...], *, derived: bool
    ) -> tuple[str, ...]:
        """Who waits: the blocked track itself, and every track further down; of what is late only those others."""
        own = () if derived else (blocker.track,)
        down = self.downstream.tracks(further if derived else (*seeds, *further))
        late = {blocker.track if blocker.item else blocker.waits_on} - set(blocker.waiting) if derived else set()
        tracks = (*own, *blocker.waiting, *down)
        return tuple(dict.fromkeys(track for track in tracks if track != SHARED and track not in late))

    def _dues(self, blocker: Blocker) -> list[datetime]:
        held = {*blocker.blocks, *([blocker.item] if blocker.item else [])}
        found = [self.board.by_id[one] for one in held if one in self.board.by_id]
        return [item.due for item in found if item.due and item.state not in OVER]
