"""View 2: one day with all tracks: what it is about, what is due, what is overdue, and what else happens on it."""

from __future__ import annotations

from datetime import date

from cockpit.core.daywork import DayWork, day_work, is_over
from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.core.occasions import Occasion, occasions
from cockpit.view import words
from cockpit.view.arrows import arrow_row
from cockpit.view.checkpoints import checkpoint_row
from cockpit.view.itemrow import FINISHED, item_rows
from cockpit.view.look import Look, beside, empty, pane, section, track_ids, track_style
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap
from cockpit.view.schedule import covered
from cockpit.view.tracks import headline_in

TWO_COLUMNS = 92
SIDE = 44
"""Width of what stands beside the tracks."""


def shown_day(board: Board, facts: Facts, look: Look) -> date:
    """The day asked for, else today, kept within the sprint."""
    calendar = board.sprint.calendar
    day = look.day or calendar.today(facts.now)
    return min(max(day, calendar.start), calendar.end)


def day_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The day of `look.day`, today without one."""
    day = shown_day(board, facts, look)
    calendar = board.sprint.calendar
    number = calendar.number_of(day)
    today = day == calendar.today(facts.now)
    said = ((Span("today", "today"), Span("  ")) if today else ()) + (
        (Span(f"day {number} of {facts.days}" if number else "free day", "dim"),)
    )
    title = f"{words.full_weekday(day)} {day.day} {words.MONTHS[day.month - 1]}"
    wide = look.width >= TWO_COLUMNS and not look.spoken
    left = min(look.width - SIDE - 5, 84) if wide else look.width
    main = _tracks(board, facts, day, look.sized(left))
    side = _side(board, facts, day, look.sized(min(SIDE + 16, look.width - left - 5) if wide else look.width))
    topics = [line for topic in board.topics if topic.day == day for line in wrap(topic.text, min(look.width, 100))]
    body = [Row((Span(line, "bright"),)) for line in topics]
    body += [BLANK] if body else []
    body += (
        beside(main, side, (left, min(SIDE + 16, look.width - left - 5)), 5, look) if wide else [*main, BLANK, *side]
    )
    return pane(title, look, tuple(body), said, start=_start(body, board))


def _start(rows: list[Row], board: Board) -> str | None:
    keys = [row.key for row in rows if row.key in board.by_id]
    return next((key for key in keys if key and board.by_id[key].state not in FINISHED), keys[0] if keys else None)


def _tracks(board: Board, facts: Facts, day: date, look: Look) -> list[Row]:
    rows: list[Row] = []
    works = day_work(board, facts, day)
    for track in track_ids(board, shared=True):
        lines = covered((line for line in board.headlines if line.track == track), day)
        work = works.get(track, DayWork())
        late, due, running = work.late, work.due, work.running
        if not (lines or due or late or running) and track not in board.track_by_id:
            continue
        rows += [BLANK] if rows else []
        done = sum(is_over(item, facts) for item in due)
        count = (Span(f"{done}/{len(due)}", "bright", bold=True),) if due else ()
        rows.append(Row((Span(board.track_name(track), track_style(board, track), bold=True),), count))
        rows += [
            Row((Span(text, "dim"),), indent=2)
            for line in lines
            for text in wrap(headline_in(line, look, look.width - 2), max(8, look.width - 2), 2)
        ]
        for item in late:
            rows += item_rows(item, board, facts, look)
        for item in due:
            rows += item_rows(item, board, facts, look)
        for item in running:
            rows += item_rows(item, board, facts, look, said_due=True)
        if not (due or late or running):
            rows.append(empty("nothing due"))
    return rows


def _side(board: Board, facts: Facts, day: date, look: Look) -> list[Row]:
    """Ceremonies, checkpoints and handoffs of the day."""
    today = board.sprint.calendar.today
    rows: list[Row] = []
    held = [one for one in occasions(board.ceremonies, board.sprint.calendar) if today(one.start) == day]
    if held:
        rows += section("Ceremonies", look) + [_ceremony(one, board, facts) for one in held]
    gates = [gate for gate in board.checkpoints if gate.due and today(gate.due) == day]
    if gates:
        rows += section("Checkpoints", look) + [checkpoint_row(gate, board, facts, look) for gate in gates]
    deps = [dep for dep in board.dependencies if dep.due and today(dep.due) == day]
    if deps:
        rows += section("Handoffs", look)
        for dep in deps:
            rows += arrow_row(dep, board, facts, look)
    while rows and rows[0] == BLANK:
        rows.pop(0)
    return rows


def _ceremony(one: Occasion, board: Board, facts: Facts) -> Row:
    start = board.sprint.calendar.local(one.start)
    over, on = one.end <= facts.now, one.start <= facts.now < one.end
    style = "done" if over else "today" if on else "bright"
    length = Span(f"{one.ceremony.minutes} min", "dim")
    key = f"cer:{one.ceremony.kind}:{start.isoformat()}"
    return Row((Span(f"{start:%H:%M}", "dim"), Span("  "), Span(one.ceremony.name, style)), (length,), key)
