"""The one line at the top: where we are, how far, what comes next. Less room drops context first, then shortens."""

from __future__ import annotations

from datetime import datetime

from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.core.occasions import current_and_next
from cockpit.view import words
from cockpit.view.itemrow import join
from cockpit.view.look import Look, bar
from cockpit.view.rows import Row, Span, shorten, span_cells

BAR_SHORTEST = 8


def header_row(board: Board, facts: Facts, look: Look, notes: tuple[Span, ...] = ()) -> Row:
    """`look.now` is the clock of the countdown (aware), `facts.now` where it is not given.

    While `look.meeting` runs, that is what is on. `notes` stand before it: a broken sprint.toml, commits to pull, a
    moment in the past.
    """
    now = look.now or facts.now
    running = look.meeting is not None and look.meeting.running
    coming = (Span("standup now", "today", bold=True),) if running else coming_words(board, now)
    behind = _behind(facts)
    count = Span(f"{facts.done}/{facts.total}", "bright", bold=True)
    state = join(((count,) if facts.total else (), behind))
    for dropped in range(5):
        where = _where(board, facts, dropped, look)
        right = join((notes, _news(facts) if dropped < 2 else (), coming if dropped < 3 else ()))
        room = look.width - span_cells((*where, *state, *right)) - 7
        if room >= BAR_SHORTEST and facts.total:
            filled = bar(facts.done, facts.total, min(room, look.width // 4), "bar-done", look.glyphs)
            return Row((*where, Span("   "), *filled, Span("  "), *state), right)
        if room + (3 if right else 5) >= 0 and (dropped or not facts.total):
            return Row((*where, Span("  "), *state), right)
    name = shorten(board.sprint.name, max(4, look.width - span_cells(state) - 2), look.glyphs.ellipsis)
    return Row((Span(name, "bright", bold=True),), state)


def _where(board: Board, facts: Facts, dropped: int, look: Look) -> tuple[Span, ...]:
    """The sprint and the day; `dropped` levels of context left out."""
    calendar = board.sprint.calendar
    today = calendar.today(look.now or facts.now)
    longest = 16 if dropped > 3 else max(24, look.width // 3)
    name = Span(shorten(board.sprint.name, longest, look.glyphs.ellipsis), bold=True)
    day = Span(words.full_date(today) if dropped < 2 else words.weekday(today))
    spans = (name, Span("  "), day)
    if dropped:
        return spans
    return (*spans, Span(" "), Span(_phase(board, facts), "dim"))


def _phase(board: Board, facts: Facts) -> str:
    if facts.phase == "upcoming":
        start = board.sprint.calendar.start
        return f"begins {words.full_date(start)}"
    if facts.phase == "ended":
        return "ended"
    return f"day {facts.day} of {facts.days}" if facts.day else "free day"


def _behind(facts: Facts) -> tuple[Span, ...]:
    if facts.phase == "ended":
        left = facts.total - facts.done
        return (Span(f"{left} open", "warn"),) if left else (Span("all done", "good"),)
    return (Span(f"{facts.progress.late} late", "bad"),) if facts.progress.late else ()


def past_words(as_of: datetime, board: Board) -> tuple[Span, ...]:
    """Which past is shown, as a note that cannot be overlooked."""
    local = board.sprint.calendar.local(as_of)
    return (Span(f"as of {words.full_date(local.date())} {local:%H:%M}", "warn", bold=True), Span(" read-only", "warn"))


def _news(facts: Facts) -> tuple[Span, ...]:
    """A blocker that came to a higher rung since the last standup: what the ladder asks for."""
    risen = [entry for entry in facts.queue if entry.news and entry.rung is not None and entry.rung_number > 1]
    if not risen:
        return ()
    first = max(risen, key=lambda entry: entry.rung_number)
    assert first.rung is not None
    more = f" +{len(risen) - 1}" if len(risen) > 1 else ""
    return (Span(f"{shorten(first.rung.name, 24)}{more}", "warn"),)


def coming_words(board: Board, now: datetime, *, spoken: bool = False) -> tuple[Span, ...]:
    """`standup in 04:12`, `standup now`, `retro Fri 16:00`; empty after the last. Whole minutes if `spoken`."""
    calendar = board.sprint.calendar
    current, following = current_and_next(board.ceremonies, calendar, now)
    if current is not None:
        return (Span(f"{short_name(current.ceremony.name, current.ceremony.kind)} now", "today", bold=True),)
    if following is None:
        return ()
    name = short_name(following.ceremony.name, following.ceremony.kind)
    soon = words.hours_between(now, following.start) < 1
    time = words.time_left(following.start, now) if soon and spoken else words.countdown(following.start, now, calendar)
    return (Span(f"{name} {time}", "today" if soon else "dim", soon),)


def short_name(name: str, kind: str) -> str:
    """The word for a ceremony in a line: its kind, or a short name of its own."""
    if kind == "eod":
        return "end of day"
    return kind if kind != "other" else shorten(name, 20)
