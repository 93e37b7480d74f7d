"""A sprint's retro as plain text; `completion` writes the summary one sends, `retro_data` every number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cockpit.core.lives import Life
from cockpit.core.model import SHARED
from cockpit.core.outcomes import Gate
from cockpit.core.retro import Retro
from cockpit.core.tally import Tally
from cockpit.report import phrases

Json = dict[str, Any]


def shown(retro: Retro) -> Iterator[tuple[str, Tally]]:
    """The declared tracks in their order, then `shared` and others where something was counted."""
    for track in retro.board.tracks:
        yield track.id, retro.tracks.get(track.id, Tally())
    known = retro.board.track_by_id
    rest = [name for name in retro.tracks if name not in known and retro.tracks[name] != Tally()]
    for name in sorted(rest, key=lambda name: (name != SHARED, name)):
        yield name, retro.tracks[name]


def as_text(retro: Retro) -> Iterator[str]:
    """Lines for a terminal: what `cockpit retro` prints."""
    board, calendar = retro.board, retro.board.sprint.calendar
    yield f"{board.sprint.name} · retro as of {phrases.moment(retro.as_of, calendar)}"
    if retro.begins is not None:
        yield f"  {caveat(retro)}"
        yield from _written(retro)
        return
    yield f"  {headline(retro)}"
    if said := caveat(retro):
        yield f"  {said}"
    if retro.earlier:
        yield "still open from earlier retros:"
        yield from (f"  {item.text} ({board.track_name(item.track)})" for item in retro.earlier)
    yield from _tracks(retro)
    yield from _agreed(retro)
    yield from _listed("late", retro.late, retro)
    yield from _listed("open", retro.open, retro)
    for name, marks in (("ticked, not found", retro.not_found), ("landed, not ticked", retro.landed)):
        if marks:
            yield f"{name}: {len(marks)}"
            yield from (f"  {mark.text} ({mark.path}:{mark.line})" for mark in marks)
    if retro.created:
        files = phrases.count(len(retro.created), "file")
        yield f"created: {files}, {phrases.count(retro.lines, 'line')} by {phrases.listing(retro.people)}"
    yield from _written(retro)


def _written(retro: Retro) -> Iterator[str]:
    """What the team wrote down."""
    for name, kind in (("went well", "well"), ("did not", "badly")):
        if notes := [note.text for note in retro.notes if note.kind == kind]:
            yield f"{name}:"
            yield from (f"  {text}" for text in notes)
    if retro.actions:
        yield "actions:"
        yield from (f"  {item.text} ({retro.board.track_name(item.track)})" for item in retro.actions)


def headline(retro: Retro) -> str:
    """`21 of 31 done (67 %): 17 on time, 4 late; 10 open. Planned 29, added 2, removed 0.`"""
    tally = retro.tally
    parts = [f"{tally.on_time} on time", f"{tally.late} late"] if tally.on_time or tally.late else []
    parts += [f"{tally.undated} at an unknown time"] if tally.undated else []
    how = f": {', '.join(parts)}" if parts else ""
    scope = f"Planned {tally.planned}, added {tally.added}, removed {tally.removed}."
    left = f"{tally.open} open" + (f", {tally.overdue} of them overdue" if tally.overdue else "")
    return f"{tally.done} of {tally.total} done ({phrases.percent(tally.done, tally.total)}){how}; {left}. {scope}"


def caveat(retro: Retro) -> str:
    """What these numbers cannot tell, and why; empty when all is known."""
    if retro.begins is not None:
        first = phrases.moment(retro.begins, retro.board.sprint.calendar)
        return f"There is no history yet at this time: git saw the plans first on {first}."
    if retro.counted_from == "board":
        why = f" ({retro.problem})" if retro.problem else ""
        return f"Counted from the plans alone{why}: without git nobody knows when something was done, added or removed."
    if retro.problem:
        return f"Git did not tell all: {retro.problem}."
    return "" if retro.complete else "The repository is a shallow clone: what was before its first commit is unknown."


def _tracks(retro: Retro) -> Iterator[str]:
    rows = [(retro.board.track_name(track), tally) for track, tally in shown(retro)]
    width = max((len(name) for name, _ in rows), default=0)
    for name, tally in rows:
        done = tally.on_time + tally.undated
        yield f"  {name:<{width}}  {done:>3} done  {tally.late:>2} late  {tally.open:>3} open  of {tally.total}"


def _agreed(retro: Retro) -> Iterator[str]:
    if retro.gates:
        gates = (f"{gate_name(one)} {one.state} ({one.done}/{one.total})" for one in retro.gates)
        yield f"checkpoints: {', '.join(gates)}"
    if retro.handoffs:
        yield f"handoffs: {states_of(one.state for one in retro.handoffs)}"
    if retro.stops:
        longest = max((one.hours for one in retro.stops if one.hours is not None), default=None)
        tail = f", longest {phrases.length(longest)}" if longest is not None else ""
        yield f"blockers: {sum(one.resolved for one in retro.stops)} of {len(retro.stops)} resolved{tail}"


def gate_name(gate: Gate) -> str:
    """The name without the word that the list it stands in says anyway."""
    return gate.name.removeprefix("Checkpoint").lstrip(" :-–—") or gate.name


def states_of(states: Iterator[str]) -> str:
    """`2 on time, 1 late, 1 missed`, in that order."""
    found: Mapping[str, int] = _counted(states)
    order = ("on time", "met", "late", "missed", "pending")
    return ", ".join(f"{found[state]} {state}" for state in order if state in found)


def _counted(states: Iterator[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in states:
        found[state] = found.get(state, 0) + 1
    return found


def _listed(name: str, lives: tuple[Life, ...], retro: Retro) -> Iterator[str]:
    if not lives:
        return
    calendar = retro.board.sprint.calendar
    yield f"{name}: {len(lives)}"
    for life in lives:
        due = f", due {phrases.short(life.due, calendar)}" if life.due else ""
        done = f", done {phrases.short(life.done_at, calendar)}" if life.done_at else ""
        yield f"  {retro.board.track_name(life.track)}: {life.text}{due}{done}"
