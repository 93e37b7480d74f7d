"""The head of the running standup: who it is about and how much time is left, to be read from two metres."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from cockpit.core.facts import Facts, Progress
from cockpit.core.meeting import BLOCKERS, Meeting
from cockpit.core.model import Board
from cockpit.view import words
from cockpit.view.bigdigits import big, is_big
from cockpit.view.itemrow import join
from cockpit.view.look import Look, bar, rule, track_style
from cockpit.view.rows import Row, Span, cells, shorten, span_cells


def meeting_head(board: Board, facts: Facts, look: Look) -> tuple[Row, ...]:
    """Whose turn it is at the left, the time left at the right, and below the track's progress as a rule.

    `look.now` is the clock.
    """
    meeting = look.meeting
    assert meeting is not None
    now = look.now or facts.now
    left = meeting.left(now)
    style = "bad" if left < timedelta() else "dim" if meeting.since is None else "today"
    clock = big(clock_text(left), look.glyphs)
    times = _times(meeting, now)
    longest = max(map(span_cells, times))
    name, colour = _name(board, meeting)
    letters = big(name, look.glyphs) if is_big(name) else ()
    if not letters or cells(letters[0]) + longest + cells(clock[0]) + 5 > look.width:
        letters = (shorten(name, max(4, look.width - longest - cells(clock[0]) - 5), look.glyphs.ellipsis),)
    rows: list[Row] = []
    for number, line in enumerate(clock):
        title = (Span(letters[number], colour, bold=True),) if number < len(letters) else ()
        said = times[number] if number < len(times) else ()
        rows.append(Row(title, (*said, Span("   "), Span(line, style, bold=True))))
    return (*rows, _under(board, facts, meeting, look), _facts_row(board, facts, meeting, look))


def clock_text(left: timedelta) -> str:
    """`02:14` left, `+00:30` over; counted in whole seconds, so that it is over when it says so."""
    seconds = ceil(left.total_seconds())
    return words.minutes_and_seconds(seconds) if seconds >= 0 else f"+{words.minutes_and_seconds(-seconds)}"


def in_words(length: timedelta) -> str:
    """`1 min 30 s`, `45 s`: for the eye that does not see red."""
    seconds = abs(int(length.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    return " ".join([*([f"{minutes} min"] if minutes else []), *([f"{rest} s"] if rest or not minutes else [])])


def _name(board: Board, meeting: Meeting) -> tuple[str, str]:
    if meeting.stop == BLOCKERS:
        return "Blockers", "bad" if meeting.running else "dim"
    return board.track_name(meeting.stop), track_style(board, meeting.stop)


def _times(meeting: Meeting, now: datetime) -> tuple[tuple[Span, ...], ...]:
    """Three short lines beside the clock: what it counts, where in the round one is, the meeting in all."""
    left, allowed = meeting.left(now), words.minutes_and_seconds(int(meeting.allowed(meeting.stop).total_seconds()))
    if meeting.paused:
        first: tuple[Span, ...] = (Span("paused", "today", bold=True),)
    elif left < timedelta(seconds=-1):
        first = (Span(f"{in_words(left)} over", "bad", bold=True),)
    else:
        first = (Span(f"left of {allowed}", "dim"),)
    total, limit = meeting.used_in_all(now), meeting.limit
    used = words.minutes_and_seconds(int(total.total_seconds()))
    whole = f"{used} of {words.minutes_and_seconds(int(limit.total_seconds()))} in all"
    late = (Span(whole, "dim"),) if total <= limit else (Span(f"{whole}, over", "bad"),)
    turn = (
        f"then {words.count(len(meeting.tracks), 'track')}"
        if meeting.at == 0
        else f"{meeting.at} of {len(meeting.tracks)}"
    )
    return first, (Span(turn, "dim"),), late


def _under(board: Board, facts: Facts, meeting: Meeting, look: Look) -> Row:
    if meeting.stop == BLOCKERS:
        return rule(look)
    progress = facts.tracks.get(meeting.stop, Progress())
    return Row(bar(progress.done, progress.total, look.width, track_style(board, meeting.stop), look.glyphs))


def _facts_row(board: Board, facts: Facts, meeting: Meeting, look: Look) -> Row:
    """Under the rule: the day's topic at the blockers; a track's role, and how far it is, at its turn."""
    if meeting.stop == BLOCKERS:
        today = board.sprint.calendar.today(facts.now)
        title = f"{words.full_weekday(today)} standup"
        topic = next((topic.text for topic in board.topics if topic.day == today), "")
        spans = (Span(topic),) if topic else ()
        return Row(spans, (Span(title, "dim"),) if look.width - cells(topic) > cells(title) + 4 else ())
    track = board.track_by_id.get(meeting.stop)
    progress = facts.tracks.get(meeting.stop, Progress())
    said = (Span(f"{progress.done} of {progress.total}", "bright", bold=True),) if progress.total else ()
    planned = (Span(f"plan says {progress.planned} by now", "warn"),) if progress.behind else ()
    late = (Span(f"{progress.late} late", "bad"),) if progress.late else ()
    return Row((Span(track.role if track else "", "dim"),), join((late, planned, said)))
