"""What became of checkpoints, handoffs and blockers by a moment, and when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cockpit.core.facts import CheckpointFact, DependencyFact, Facts
from cockpit.core.lives import Life
from cockpit.core.model import Board, Checkpoint, Dependency

GateState = Literal["passed", "late", "missed", "open"]
HandoffState = Literal["on time", "late", "met", "missed", "pending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A checkpoint: `passed` in time, `late` when passed after its due, `at` when its last criterion was done."""

    id: str
    name: str
    scope: str
    due: datetime | None
    state: GateState
    done: int
    total: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """A dependency: met `on time` or `late`, `met` when nobody knows when (a tick by hand), `missed` when its due has
    passed. `hours` are how late it was met, or how long it has been due."""

    id: str
    source: str
    target: str
    both: bool
    what: str
    due: datetime | None
    state: HandoffState
    at: datetime | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A blocker that somebody raised. `hours` from `since` to `until`, or to the moment asked for while it is open;
    None when nobody knows since when."""

    id: str
    text: str
    track: str
    waits_on: str
    since: datetime | None
    until: datetime | None
    resolved: bool
    hours: float | None


def gates(board: Board, facts: Facts, lives: Iterable[Life]) -> tuple[Gate, ...]:
    """Checkpoints with criteria, in order of due."""
    done_at = _done_at(lives)
    order = sorted(board.checkpoints, key=lambda gate: (gate.due is None, gate.due.timestamp() if gate.due else 0.0))
    return tuple(
        _gate(gate, fact, [done_at.get(item) for item in gate.items])
        for gate in order
        if (fact := facts.checkpoints.get(gate.id)) is not None and fact.total
    )


def _gate(gate: Checkpoint, fact: CheckpointFact, times: Sequence[datetime | None]) -> Gate:
    known = [moment for moment in times if moment is not None]
    at = max(known) if known and fact.state == "passed" else None
    state: GateState = fact.state
    if state == "passed" and at is not None and gate.due is not None and at > gate.due:
        state = "late"
    return Gate(
        id=gate.id, name=gate.name, scope=gate.scope, due=gate.due, state=state, done=fact.done, total=fact.total, at=at
    )


def handoffs(board: Board, facts: Facts, lives: Iterable[Life]) -> tuple[Handoff, ...]:
    """Dependencies in the order of the board."""
    done_at = _done_at(lives)
    return tuple(_handoff(dep, facts.dependencies[dep.id], done_at, facts.now) for dep in board.dependencies)


def _handoff(dep: Dependency, fact: DependencyFact, done_at: Mapping[str, datetime], now: datetime) -> Handoff:
    state: HandoffState = "pending"
    at, hours = None, None
    if fact.state == "met":
        times = [done_at.get(need) for need in dep.needs]
        known = [moment for moment in times if moment is not None]
        whole = bool(times) and len(known) == len(times) and fact.done == fact.total
        at = max(known) if whole else None
        state = "met" if at is None else "on time"
        if at is not None and dep.due is not None and at > dep.due:
            state, hours = "late", _hours(dep.due, at)
    elif fact.state == "late" and dep.due is not None:
        state, hours = "missed", _hours(dep.due, now)
    return Handoff(
        id=dep.id,
        source=dep.source,
        target=dep.target,
        both=dep.both,
        what=dep.what,
        due=dep.due,
        state=state,
        at=at,
        hours=hours,
    )


def stops(board: Board, facts: Facts, lives: Sequence[Life], start: datetime) -> tuple[Stop, ...]:
    """Blockers raised, the longest first: those of the plans, those whose line is gone, items that were blocked for a
    while. What was resolved before `start` belongs to an earlier sprint."""
    of = {life.item.id: life for life in lives if life.item}
    named = {item for blocker in board.blockers for item in (*blocker.blocks, blocker.item) if item}
    found: list[Stop] = []
    for entry in (*facts.queue, *facts.resolved):
        if entry.derived:
            continue
        life = of.get(entry.id) or of.get(entry.item or "")
        spell = life.spells[-1] if life and life.spells and life.state == "blocked" else None
        since = entry.since or (spell[0] if spell else None)
        until = (entry.resolved_at or (life.done_at if life else None)) if entry.resolved else None
        found.append(_stop(entry.id, entry.text, entry.track, entry.waits_on, since, until, entry.resolved, facts.now))
    for life in lives:
        item_id = life.item.id if life.item else ""
        if life.kind == "blocker":
            if life.gone is not None:
                found.append(_stop("", life.text, life.track, "", life.born, life.gone, True, facts.now))
        elif item_id not in named:
            past = [spell for spell in life.spells if spell[1] is not None]
            found += [_stop(item_id, life.text, life.track, "", *spell, True, facts.now) for spell in past]
    mine = [stop for stop in found if not stop.resolved or stop.until is None or stop.until >= start]
    return tuple(sorted(mine, key=lambda stop: (stop.hours is None, -(stop.hours or 0.0), stop.text)))


def _stop(
    stop_id: str, text: str, track: str, waits_on: str, since: datetime | None, until: datetime | None, resolved: bool,
    now: datetime,
) -> Stop:  # fmt: skip
    end = until if resolved else now
    hours = max(0.0, _hours(since, end)) if since is not None and end is not None else None
    return Stop(
        id=stop_id, text=text, track=track, waits_on=waits_on, since=since, until=until, resolved=resolved, hours=hours
    )


def _done_at(lives: Iterable[Life]) -> dict[str, datetime]:
    return {life.item.id: life.done_at for life in lives if life.item and life.done_at is not None}


def _hours(first: datetime, last: datetime) -> float:
    """Elapsed, right over a change of the clocks."""
    return (last.timestamp() - first.timestamp()) / 3600
