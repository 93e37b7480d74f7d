"""View 3: the whole sprint at once: a band per track, a column per day, then the handoffs drawn large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from cockpit.core.daywork import day_work
from cockpit.core.facts import CheckpointFact, Facts
from cockpit.core.model import Board, Checkpoint, Item
from cockpit.view import words
from cockpit.view.arrows import arrow_list, diagram, in_order, lifelines
from cockpit.view.checkpoints import NO_FACT, checkpoint_row
from cockpit.view.checkpoints import sign as gate_sign
from cockpit.view.itemrow import FINISHED, item_rows, sign
from cockpit.view.look import Look, bar, empty, pane, section, track_ids, track_style
from cockpit.view.prerequisites import prerequisite_rows
from cockpit.view.rows import BLANK, Pane, Row, Span, cells, fit_spans, shorten, span_cells, wrap
from cockpit.view.schedule import Group, agenda
from cockpit.view.tracks import NO_PROGRESS

NARROWEST = 9
LABELS = 13
WIDEST = 36
GAP = 2
WIDEST_ARROWS = 160
SMALL = 16
"""Cells of a day below which its words get a row more."""
NO_DAYS = "no item has a day of this sprint yet: write one behind it, such as (Wed), or as a heading above it"


def timeline_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """Grid and arrows; where the days do not fit beside each other, the days below each other."""
    days = shown_days(board, facts, look)
    calendar = board.sprint.calendar
    said: tuple[Span, ...] = ()
    if days and len(days) < len(calendar.days):
        first = calendar.days.index(days[0]) + 1
        said = (Span(f"days {first}–{first + len(days) - 1} of {len(calendar.days)}", "dim"),)
    rows = _below_each_other(board, facts, look) if look.spoken or not days else _grid(board, facts, days, look)
    rows += _handoffs(board, facts, look)
    return pane("Timeline", look, tuple(rows), said, start=_start(rows))


def _start(rows: Sequence[Row]) -> str | None:
    """The first handoff, else what comes first."""
    keys = [row.key for row in rows if row.key]
    return next((key for key in keys if key.startswith("dep:")), next(iter(keys), None))


def shown_days(board: Board, facts: Facts, look: Look) -> tuple[date, ...]:
    """The workdays that fit, today among them; none if not even two would."""
    days = board.sprint.calendar.days
    room = (look.width - LABELS) // (NARROWEST + GAP)
    if room < 2 or not days:
        return ()
    today = board.sprint.calendar.today(facts.now)
    before = sum(day < today for day in days)
    first = max(0, min(before - room // 3, len(days) - room))
    return days[first : first + room]


def _grid(board: Board, facts: Facts, days: tuple[date, ...], look: Look) -> list[Row]:
    size = _size(days, look)
    rows = [_line(Span(""), [_day_name(day, board, facts, size) for day in days], size)]
    all_days = board.sprint.calendar.days
    if not any(_bands(board, facts, track, all_days) for track in track_ids(board, shared=True)):
        return [*rows, BLANK, *_no_days(look), *_gates(board, facts, days, size, look)]
    for track in track_ids(board, shared=True):
        bands = _bands(board, facts, track, days)
        if track in board.track_by_id or bands:
            rows += [BLANK, *_band_rows(board, facts, track, bands, size, look)]
    return rows + _gates(board, facts, days, size, look)


def _size(days: tuple[date, ...], look: Look) -> int:
    """Cells of a day."""
    return min(WIDEST, (look.width - LABELS + GAP) // len(days) - GAP)


def _no_days(look: Look) -> list[Row]:
    return [Row((Span(line, "warn"),)) for line in wrap(NO_DAYS, look.width)]


def _bands(board: Board, facts: Facts, track: str, days: tuple[date, ...]) -> list[tuple[int, int, Group]]:
    """The day groups of a track with the first and last column each covers, none over another."""
    found: list[tuple[int, int, Group]] = []
    taken = -1
    for group in agenda(board, facts, track):
        if group.start is None or group.end is None or not (group.placed or group.headlines):
            continue
        if not days or group.start > days[-1]:
            continue
        first = sum(day < group.start for day in days)
        last = sum(day <= group.end for day in days) - 1
        first = max(min(first, last), taken + 1)
        if first <= last:
            found.append((first, last, group))
            taken = last
    return found


def _band_rows(
    board: Board, facts: Facts, track: str, bands: list[tuple[int, int, Group]], size: int, look: Look
) -> list[Row]:
    """Bars over the days, the signs of the items below, then the headlines."""
    style = track_style(board, track)
    progress = facts.tracks.get(track, NO_PROGRESS)
    labels = (
        Span(shorten(board.track_name(track), LABELS - 2), style, bold=True),
        Span(f"{progress.done}/{progress.total}" if progress.total else "", "dim"),
    )
    stacks: list[list[tuple[Span, ...]]] = []
    for first, last, group in bands:
        wide = (last - first + 1) * (size + GAP) - GAP
        items = tuple(placed.item for placed in group.placed)
        done = sum(item.state in FINISHED for item in items)
        texts: list[tuple[Span, ...]] = [(Span(line, "faint"),) for line in _theme(group, wide, look)]
        stacks.append([bar(done, len(items), wide, style, look.glyphs), _signs(items, facts, wide, look), *texts])
    rows: list[Row] = []
    for number, parts in enumerate(zip_longest(*stacks, fillvalue=())):
        label = labels[number] if number < len(labels) else Span("")
        spots = [(first * (size + GAP), _wide(first, last, size)) for first, last, _ in bands]
        row = _placed(label, [(at, wide, part) for (at, wide), part in zip(spots, parts, strict=True)])
        rows.append(row if number else replace(row, key=f"trk:{track}"))
    return rows or [Row((labels[0],), key=f"trk:{track}")]


def _theme(group: Group, wide: int, look: Look) -> tuple[str, ...]:
    """The first headline that can be read whole, else as much of the first as there is room for."""
    lines = 3 if wide < SMALL else 2
    for text in (line.text for line in group.headlines):
        if len(wrap(text, wide)) <= lines and max(map(cells, text.split()), default=0) <= wide:
            return wrap(text, wide)
    return wrap(group.headlines[0].text, wide, lines, look.glyphs.ellipsis) if group.headlines else ()


def _wide(first: int, last: int, size: int) -> int:
    return (last - first + 1) * (size + GAP) - GAP


def _placed(label: Span, parts: Sequence[tuple[int, int, tuple[Span, ...]]]) -> Row:
    """A row of the grid: the label, then each part at its place, cut to its width."""
    spans, at = [label], cells(label.text)
    for start, wide, part in parts:
        fitted = fit_spans(part, wide)
        spans += [Span(" " * (LABELS + start - at)), *fitted]
        at = LABELS + start + span_cells(fitted)
    return Row(tuple(span for span in spans if span.text))


def _line(label: Span, columns: Sequence[tuple[Span, ...]], size: int) -> Row:
    return _placed(label, [(number * (size + GAP), size, column) for number, column in enumerate(columns)])


def _day_name(day: date, board: Board, facts: Facts, size: int = 99) -> tuple[Span, ...]:
    today = board.sprint.calendar.today(facts.now)
    label = f"{words.weekday(day)} {day.day}"
    if day == today:
        said = (Span(" "), Span("today", "today")) if size >= len(label) + 6 else ()
        return (Span(label, "today", bold=True), *said)
    return (Span(label, "faint" if day < today else "dim"),)


def _signs(items: tuple[Item, ...], facts: Facts, size: int, look: Look) -> tuple[Span, ...]:
    """A sign for each item, or a count where they are too many."""
    if 2 * len(items) - 1 > size:
        done = sum(item.state in FINISHED for item in items)
        late = sum(facts.standing[item.id].late for item in items)
        return (Span(f"{done}/{len(items)}"), *((Span(f" {late} late", "bad"),) if late else ()))
    spans: list[Span] = []
    for item in items:
        spans += [Span(" "), sign(item, facts, look)] if spans else [sign(item, facts, look)]
    return tuple(spans)


def _gates(board: Board, facts: Facts, days: tuple[date, ...], size: int, look: Look) -> list[Row]:
    """The checkpoints, each in the column of its day."""
    today = board.sprint.calendar.today
    stacks: list[list[tuple[Span, ...]]] = []
    for day in days:
        due = [gate for gate in board.checkpoints if gate.due and today(gate.due) == day]
        stacks.append(
            [part for gate in due for part in _gate(gate, facts.checkpoints.get(gate.id, NO_FACT), size, look)]
        )
    rows = [
        _line(Span("Checkpoints" if not number else "", "bright", bold=True), line, size)
        for number, line in enumerate(zip_longest(*stacks, fillvalue=()))
    ]
    return [BLANK, *rows] if rows else []


def _gate(gate: Checkpoint, fact: CheckpointFact, size: int, look: Look) -> list[tuple[Span, ...]]:
    """Sign and count, and the name beside them where it fits, else below."""
    count = Span(f" {fact.done}/{fact.total}", "bright", bold=True)
    name = Span(f" {gate.name}", "dim")
    if span_cells((gate_sign(fact, look), count, name)) <= size:
        return [(gate_sign(fact, look), count, name)]
    below = wrap(gate.name, size, 2, look.glyphs.ellipsis)
    return [(gate_sign(fact, look), count), *((Span(line, "dim"),) for line in below)]


def _handoffs(board: Board, facts: Facts, look: Look) -> list[Row]:
    deps = in_order(board)
    if not deps:
        return prerequisite_rows(board, look)
    wide = look.sized(min(look.width, WIDEST_ARROWS))
    lines = None if look.spoken else lifelines(board, deps, wide.width)
    rows = arrow_list(board, facts, look) if lines is None else diagram(board, facts, wide, lines, extra=3, detail=True)
    return [*section("Handoffs", look), *rows, *prerequisite_rows(board, look)]


def _below_each_other(board: Board, facts: Facts, look: Look) -> list[Row]:
    rows: list[Row] = []
    days = board.sprint.calendar.days
    if not any(_bands(board, facts, track, days) for track in track_ids(board, shared=True)):
        rows += [Row((Span(NO_DAYS),))] if look.spoken else _no_days(look)
    for day in days:
        rows += [BLANK] if rows else []
        rows.append(Row(_day_name(day, board, facts)))
        size = len(rows)
        works = day_work(board, facts, day)
        for track in track_ids(board, shared=True):
            items = works[track].due if track in works else []
            if items:
                rows.append(Row((Span(board.track_name(track), track_style(board, track)),), indent=1))
            for item in items:
                rows += item_rows(item, board, facts, look, depth=1, dues=False)
        gates = [gate for gate in board.checkpoints if gate.due and board.sprint.calendar.today(gate.due) == day]
        rows += [checkpoint_row(gate, board, facts, look) for gate in gates]
        rows += [] if len(rows) > size else [empty("nothing due")]
    return rows
