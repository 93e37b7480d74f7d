"""View 6: the standup on one screen. Blockers first, then each track: since the last one, today, waiting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cockpit.core.daywork import DayWork, day_work
from cockpit.core.facts import Facts
from cockpit.core.model import Board, Dependency
from cockpit.view import words
from cockpit.view.arrows import PENDING, STATE_STYLES, in_order
from cockpit.view.blockers import queued_rows, who_waits
from cockpit.view.itemrow import FINISHED, item_rows
from cockpit.view.look import Look, beside, empty, pane, section, track_ids, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap
from cockpit.view.schedule import covered
from cockpit.view.tracks import headline_in, track_head

THREE_COLUMNS = 92
GAP = 4


def standup_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The standup of today. `look.track` shows one track only."""
    calendar = board.sprint.calendar
    today = calendar.today(facts.now)
    rows: list[Row] = []
    for topic in board.topics:
        if topic.day == today:
            rows += [Row((Span(line),)) for line in wrap(topic.text, min(look.width, 90))]
    rows += section("Blockers first", look, style="bad" if facts.queue else "good")[_air(rows, look) :]
    rows += _blockers(board, facts, look)
    works = day_work(board, facts, today)
    tracks = [track for track in track_ids(board, shared=True) if look.track in (None, track)]
    for track in tracks:
        if block := _track(board, facts, track, works.get(track, DayWork()), today, look):
            rows += [BLANK, *block]
    title = f"{words.full_weekday(today)} standup"
    done = (Span(f"{facts.done} of {facts.total} done", "dim"),) if facts.total else ()
    return pane(title, look, tuple(rows), done, start=_start(rows, board))


def _air(rows: list[Row], look: Look) -> int:
    """How many of a section's blank rows to leave out: all at the top, one on a screen."""
    if look.spoken:
        return 0 if rows else 1
    return 1 if rows else 2


def _start(rows: Iterable[Row], board: Board) -> str | None:
    keys = [row.key for row in rows if row.key]
    return next((key for key in keys if key in board.by_id), keys[0] if keys else None)


def _blockers(board: Board, facts: Facts, look: Look) -> list[Row]:
    """A row each where there is room for what, who and the next step beside each other; else as in the queue."""
    if not facts.queue:
        return [Row((Span(look.glyphs.states["done"], "good"), Span(" "), Span("nothing is blocked", "dim")))]
    rows: list[Row] = []
    if look.width < THREE_COLUMNS or look.spoken:
        for entry in facts.queue:
            rows += [BLANK] if rows and not look.spoken else []
            rows += queued_rows(entry, board, look)
        return rows
    column = (look.width - 2 * GAP) // 3
    for entry in facts.queue:
        first, *rest = queued_rows(entry, board, look.sized(column))
        who = [row for row in rest if row.spans == who_waits(entry, board)]
        rung = [row for row in rest if row not in who and entry.rung and entry.rung.name in row.text]
        words_of = [first, *(row for row in rest if row not in (*who, *rung))]
        right = beside([Row(row.spans) for row in who], [Row(row.spans) for row in rung], (column, column), GAP, look)
        rows += beside(words_of, right, (column, 2 * column + GAP), GAP, look)
    return rows


def _track(board: Board, facts: Facts, track: str, work: DayWork, today: date, look: Look) -> list[Row]:
    """A track's head and its three subjects, beside each other where there is room."""
    wide = look.width >= THREE_COLUMNS and not look.spoken
    column = look.sized((look.width - 2 * GAP) // 3) if wide else look
    before = [row for item in work.recent for row in item_rows(item, board, facts, column)]
    now = today_rows(board, facts, track, work, today, column)
    waiting = waiting_rows(board, facts, track, today, column)
    if track not in board.track_by_id and not (before or now or waiting):
        return []
    head = list(track_head(board, facts, track, replace(look, focused=False)))[: 1 if look.spoken else 2]
    since = f"Since {words.weekday(board.sprint.calendar.previous_workday(today))}"
    titles = ((since, "dim", before), ("Today", "today", now), ("Waiting", "dim", waiting))
    first, second, third = (
        [Row((Span(name, style),)), *(found or [empty("nothing")])] for name, style, found in titles
    )
    if not wide:
        return [*head, *first, BLANK, *second, BLANK, *third]
    size = column.width
    right = beside(second, third, (size, size), GAP, look)
    joined = beside(first, right, (size, 2 * size + GAP), GAP, look)
    keys = [row.key for row in second] + [None] * len(joined)
    return [
        *head,
        *(Row(row.spans, key=keys[number], reach=(size + GAP, 2 * size + GAP)) for number, row in enumerate(joined)),
    ]


def today_rows(board: Board, facts: Facts, track: str, work: DayWork, today: date, look: Look) -> list[Row]:
    """The day's headline, what is late, what is due, what is under way."""
    lines = covered((line for line in board.headlines if line.track == track), today)
    rows = [
        Row((Span(text, "faint"),), indent=2)
        for line in lines
        for text in wrap(headline_in(line, look, look.width - 2), max(8, look.width - 2), 2)
    ]
    for item in (*work.late, *(item for item in work.due if item.state not in FINISHED)):
        rows += item_rows(item, board, facts, look)
    for item in work.running:
        rows += item_rows(item, board, facts, look, said_due=True)
    return rows


def waiting_rows(board: Board, facts: Facts, track: str, today: date, look: Look) -> list[Row]:
    """Handoffs up to the next workday that are not met: what the track waits for, and who waits for it."""
    rows: list[Row] = []
    horizon = board.sprint.calendar.next_workday(today)
    for dep in in_order(board):
        state = facts.dependencies.get(dep.id, PENDING).state
        near = dep.due is not None and board.sprint.calendar.today(dep.due) <= horizon
        if state == "met" or not near or track not in (dep.source, dep.target):
            continue
        rows += _handoff(dep, track, board, facts, look)
    return rows


def _handoff(dep: Dependency, track: str, board: Board, facts: Facts, look: Look) -> list[Row]:
    state = facts.dependencies.get(dep.id, PENDING).state
    other = dep.target if track == dep.source else dep.source
    name = track_span(board, other, bold=True)
    time = words.time_left(dep.due, facts.now) if dep.due else "no day"
    first = (name, Span(" waits", "dim"))
    if dep.both:
        first = (Span("with ", "dim"), name)
    elif track == dep.target:
        first = (Span("waits for ", "dim"), name)
    key = f"dep:{dep.id}"
    if state not in ("due", "late"):
        day = words.due_label(dep.due, board.sprint.calendar)
        return [Row((*first, Span("  "), Span(dep.what, "dim")), (Span(day, "dim"),), key)]
    text = wrap(dep.what, max(8, look.width - 2), 2, look.glyphs.ellipsis)
    head = Row(first, (Span(time, STATE_STYLES[state]),), key)
    return [head, *(Row((Span(line, "bright"),), indent=2) for line in text)]
