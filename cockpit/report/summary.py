"""The board in one look: a dozen lines of plain text for a terminal, a log or a chat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cockpit.core.calendar import Calendar
from cockpit.core.facts import Facts, Progress, has_shared, listed
from cockpit.core.model import SHARED, Board, Item

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHOWN = 5


def summary(board: Board, facts: Facts) -> tuple[str, ...]:
    """Lines: the sprint, its tracks, what is late or due today, blockers, the next gate and ceremony, findings."""
    return (
        *_head(board, facts),
        *_tracks(board, facts),
        *_due(board, facts),
        *_blockers(board, facts),
        *_ahead(board, facts),
        *_findings(board),
    )


def _head(board: Board, facts: Facts) -> Iterator[str]:
    calendar = board.sprint.calendar
    when = {"upcoming": f"begins {_day(calendar.at(calendar.start, calendar.day_end), calendar)}", "ended": "ended"}
    day = f"day {facts.day} of {facts.days}" if facts.day else when.get(facts.phase, "no workday")
    done = f"{_count(facts.progress)} done · {facts.progress.late} late"
    yield f"{board.sprint.name} · {_day(facts.now, calendar)} · {day} · {done}"


def _tracks(board: Board, facts: Facts) -> Iterator[str]:
    known = [(track.id, track.name) for track in board.tracks]
    if has_shared(board):
        known.append((SHARED, board.track_name(SHARED)))
    width = max((len(name) for _, name in known), default=0)
    for track_id, name in known:
        ready = [item for item in listed(board, track_id) if item.counted and facts.standing[item.id].ready]
        ready.sort(key=lambda item: (item.due is None, item.due.timestamp() if item.due else 0.0))
        following = f"  next: {ready[0].text}" if ready else ""
        progress = facts.tracks.get(track_id, Progress())
        yield f"  {name:<{width}}  {_count(progress):>11}  {progress.late:>2} late{following}"


def _due(board: Board, facts: Facts) -> Iterator[str]:
    today = [item for item in board.items if item.counted and facts.standing[item.id].due_today]
    standing = facts.standing
    late = [item for item in board.items if item.counted and standing[item.id].late and not standing[item.id].due_today]
    yield from _listed("late", late, board)
    yield from _listed("due today", today, board)


def _listed(title: str, items: list[Item], board: Board) -> Iterator[str]:
    if items:
        yield f"{title}: {len(items)}"
        yield from (f"  {board.track_name(item.track)}: {item.text}" for item in items[:SHOWN])
        if len(items) > SHOWN:
            yield f"  and {len(items) - SHOWN} more"


def _blockers(board: Board, facts: Facts) -> Iterator[str]:
    if not facts.queue:
        return
    yield f"blockers: {len(facts.queue)}"
    for entry in facts.queue[:SHOWN]:
        waits = f", waits on {entry.waits_on}" if entry.waits_on else ""
        age = f", {_age(entry.age_hours)}" if entry.age_hours is not None else ""
        yield f"  {board.track_name(entry.track)}: {entry.text}{waits}{age}"
    if len(facts.queue) > SHOWN:
        yield f"  and {len(facts.queue) - SHOWN} more"


def _ahead(board: Board, facts: Facts) -> Iterator[str]:
    calendar = board.sprint.calendar
    waiting = [checkpoint for checkpoint in board.checkpoints if facts.checkpoints[checkpoint.id].state == "open"]
    waiting.sort(key=lambda checkpoint: checkpoint.due.timestamp() if checkpoint.due else float("inf"))
    for checkpoint in waiting[:1]:
        fact = facts.checkpoints[checkpoint.id]
        due = f", {_moment(checkpoint.due, calendar)}" if checkpoint.due else ""
        yield f"next checkpoint: {checkpoint.name}{due}, {fact.done} of {fact.total}"
    if facts.next_ceremony:
        occasion = facts.next_ceremony
        yield f"next ceremony: {occasion.ceremony.name}, {_moment(occasion.start, calendar)}"


def _findings(board: Board) -> Iterator[str]:
    found = [finding.severity for finding in board.findings if finding.severity != "hint"]
    if found:
        words = [f"{found.count(kind)} {kind}{'s'[: found.count(kind) != 1]}" for kind in ("error", "warning")]
        yield f"findings: {', '.join(word for word in words if not word.startswith('0'))} (cockpit check)"


def _count(progress: Progress) -> str:
    return f"{progress.done} of {progress.total}"


def _day(moment: datetime, calendar: Calendar) -> str:
    day = calendar.local(moment)
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _moment(moment: datetime, calendar: Calendar) -> str:
    return f"{_day(moment, calendar)} {calendar.local(moment):%H:%M}"


def _age(hours: float) -> str:
    return f"{hours / 24:.0f} d" if hours >= 48 else f"{hours:.0f} h" if hours >= 1 else f"{hours * 60:.0f} min"
