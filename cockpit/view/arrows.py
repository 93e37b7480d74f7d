"""The handoffs as a sequence diagram: a lifeline per track, an arrow at its day with its words in the middle.

Where lifelines would stand too close, the same handoffs are a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cockpit.core.facts import DependencyFact, DependencyState, Facts
from cockpit.core.model import Board, Dependency
from cockpit.view import words
from cockpit.view.itemrow import join
from cockpit.view.look import Look, empty, pane, track_span, track_style
from cockpit.view.prerequisites import listed_alone, prerequisite_rows
from cockpit.view.rows import Pane, Row, Span, cells, shorten, span_cells, wrap

PENDING = DependencyFact(state="pending")
STATE_STYLES: dict[DependencyState, str] = {"met": "good", "pending": "dim", "due": "warn", "late": "bad"}
STATE_WORDS: dict[DependencyState, str] = {"met": "met", "pending": "pending", "due": "due today", "late": "late"}
CLOSEST = 16
"""Cells between two lifelines below which the diagram becomes a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lifelines: their tracks, their columns, and how many cells the days at the left take."""

    tracks: tuple[str, ...]
    columns: tuple[int, ...]
    left: int
    width: int


def in_order(board: Board) -> tuple[Dependency, ...]:
    """By due; those without a day last, otherwise as the plans have them."""
    return tuple(sorted(board.dependencies, key=lambda dep: (dep.due is None, dep.due.timestamp() if dep.due else 0)))


def dependency_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The pane of the board: diagram, or list where it is narrow."""
    deps = in_order(board)
    right = _summary(deps, facts, look)
    if not deps:
        body = tuple(listed_alone(board, look)) or (empty("no handoffs between tracks in the plans"),)
        return pane("Dependencies", look, body)
    lines = None if look.spoken else lifelines(board, deps, look.width)
    body = arrow_list(board, facts, look) if lines is None else _tallest(board, facts, look, lines)
    waiting = [dep for dep in deps if facts.dependencies.get(dep.id, PENDING).state != "met"]
    body = (*body, *prerequisite_rows(board, look))
    return pane("Dependencies", look, body, right, start=f"dep:{(waiting or deps)[0].id}")


def _tallest(board: Board, facts: Facts, look: Look, lines: Lines) -> tuple[Row, ...]:
    """The diagram with as much of the words as the height allows."""
    body: tuple[Row, ...] = ()
    for extra in (3, 2, 1):
        body = diagram(board, facts, look, lines, extra=extra)
        if look.height is None or len(body) <= look.height:
            break
    return body


def _summary(deps: Sequence[Dependency], facts: Facts, look: Look) -> tuple[Span, ...]:
    """`1 met  2 due today`, as much of it as stands beside the title."""
    states = Counter(facts.dependencies.get(dep.id, PENDING).state for dep in deps)
    parts = [
        (Span(f"{states[state]} {STATE_WORDS[state]}", STATE_STYLES[state] if state in ("late", "due") else "dim"),)
        for state in ("late", "due", "met", "pending")
        if states[state]
    ]
    while parts and span_cells(join(tuple(parts))) > look.width - 14:
        parts.pop()
    return join(tuple(parts))


def lifelines(board: Board, deps: Sequence[Dependency], width: int) -> Lines | None:
    """A line for every track, or only for those that hand something over where all are too many; None if too close."""
    part = {end for dep in deps for end in (dep.source, dep.target)}
    declared = [track.id for track in board.tracks]
    others = sorted(part.difference(declared))
    calendar = board.sprint.calendar
    left = max(cells(_day_words(dep, board)) for dep in deps) + 2
    left = max(left, 5 if words.is_plain_week(calendar) else 12)
    for tracks in ((*declared, *others), (*(track for track in declared if track in part), *others)):
        if columns := _columns([cells(_short(board, track)) for track in tracks], left, width):
            return Lines(tracks=tracks, columns=columns, left=left, width=width)
    return None


def _columns(names: Sequence[int], left: int, width: int) -> tuple[int, ...] | None:
    if len(names) < 2:
        return None
    first = left + names[0] // 2
    last = width - 1 - (names[-1] - 1) // 2
    step = (last - first) / (len(names) - 1)
    if step < CLOSEST or any(one / 2 + other / 2 + 1 > step for one, other in pairwise(names)):
        return None
    return tuple(first + round(number * step) for number in range(len(names)))


def _short(board: Board, track: str) -> str:
    return shorten(board.track_name(track), 16)


def _day_words(dep: Dependency, board: Board) -> str:
    return words.due_label(dep.due, board.sprint.calendar) or "no day"


def diagram(
    board: Board, facts: Facts, look: Look, lines: Lines, *, extra: int = 1, detail: bool = False
) -> tuple[Row, ...]:
    """The names, then a row for each arrow and up to `extra` more for its words, at least one.

    `detail` adds how far the needed items are.
    """
    rows, blank = [_names(board, lines)], _pack(_canvas(lines, look))
    day: date | str = ""
    for dep in in_order(board):
        calendar = board.sprint.calendar
        here: date | str = calendar.today(dep.due) if dep.due else "none"
        if here != day and rows[-1] != blank:
            rows.append(blank)
        label = _label(dep, board, facts, fresh=here != day)
        rows += _arrow(dep, facts, look, lines, label, extra, _progress(dep, facts) if detail else "")
        day = here
    return (*rows, blank) if rows[-1] != blank else tuple(rows)


def _names(board: Board, lines: Lines) -> Row:
    spans: list[Span] = []
    at = 0
    for track, column in zip(lines.tracks, lines.columns, strict=True):
        name = _short(board, track)
        start = max(at, column - cells(name) // 2)
        spans += [Span(" " * (start - at)), Span(name, track_style(board, track), bold=True)]
        at = start + cells(name)
    return Row(tuple(spans))


def _label(dep: Dependency, board: Board, facts: Facts, *, fresh: bool) -> Span:
    """The day at the left of the first arrow of a day; of later ones only another hour."""
    text = _day_words(dep, board)
    if dep.due is None or not fresh:
        return Span(text if fresh or " " in text else "", "faint")
    calendar = board.sprint.calendar
    today = calendar.today(dep.due) == calendar.today(facts.now)
    return Span(text, "today" if today else "dim", bold=today)


def _canvas(lines: Lines, look: Look) -> list[Span]:
    """One span per cell: blank, with the lifelines."""
    row = [Span(" ")] * lines.width
    for column in lines.columns:
        row[column] = Span(look.glyphs.lifeline, "rule")
    return row


def _pack(row: Sequence[Span], key: str | None = None) -> Row:
    """Neighbouring cells of one style as one span."""
    spans: list[Span] = []
    for cell in row:
        if spans and spans[-1][1:] == cell[1:]:
            spans[-1] = cell._replace(text=spans[-1].text + cell.text)
        elif cell.text:
            spans.append(cell)
    while spans and not spans[-1].text.strip():
        spans.pop()
    return Row(tuple(spans), key=key)


def _put(row: list[Span], at: int, text: str, style: str, *, bold: bool = False) -> None:
    """Write text into the cells from `at`; what is wider than a cell takes the next one too."""
    from rich.cells import split_graphemes

    for start, stop, size in split_graphemes(text)[0]:
        if at + size > len(row):
            return
        if size:
            row[at] = Span(text[start:stop], style, bold)
            row[at + 1 : at + size] = [Span("", style, bold)] * (size - 1)
        at += size


def _arrow(dep: Dependency, facts: Facts, look: Look, lines: Lines, label: Span, extra: int, told: str) -> list[Row]:
    state = facts.dependencies.get(dep.id, PENDING).state
    style = STATE_STYLES[state]
    sign, line, to_right, to_left = look.glyphs.arrows[state]
    source, target = lines.columns[lines.tracks.index(dep.source)], lines.columns[lines.tracks.index(dep.target)]
    low, high = min(source, target), max(source, target)
    row = _canvas(lines, look)
    _put(row, 0, shorten(label.text, lines.left - 1), label.style, bold=label.bold)
    if low == high:
        return [_own(dep, row, low, (sign, style), look)]
    _put(row, low + 1, line * (high - low - 1), style)
    _put(row, source, sign, style, bold=True)
    if dep.both or target > source:
        _put(row, high - 1, to_right, style)
    if dep.both or target < source:
        _put(row, low + 1, to_left, style)
    words_of = wrap(dep.what, high - low - 6 - dep.both, extra + 1, look.glyphs.ellipsis)
    first, *rest = words_of or ("(no words)",)
    middle = low + 1 + (high - low - 1 - cells(first) - 2) // 2
    _put(row, middle, f" {first} ", style if state != "pending" else "bright")
    rows = [_pack(row, f"dep:{dep.id}")]
    below = [(line, "dim") for line in wrap(" ".join(rest), high - low - 3, extra, look.glyphs.ellipsis)]
    below += [(told, "faint")] if told or not below else []
    return [*rows, *(_words_row(dep, lines, look, *line) for line in below)]


def _own(dep: Dependency, row: list[Span], column: int, sign: tuple[str, str], look: Look) -> Row:
    """A handoff of a track to itself: its words beside the lifeline, on the side that has more room."""
    _put(row, column, *sign, bold=True)
    right = len(row) - column - 2
    text = shorten(dep.what, max(right, column - 2) - 1, look.glyphs.ellipsis)
    _put(row, column + 2 if right >= column else column - 1 - cells(text), text, "dim")
    return _pack(row, f"dep:{dep.id}")


def _words_row(dep: Dependency, lines: Lines, look: Look, text: str, style: str) -> Row:
    """Words between the two lifelines of an arrow, below it."""
    ends = [lines.columns[lines.tracks.index(end)] for end in (dep.source, dep.target)]
    low, high = min(ends), max(ends)
    row = _canvas(lines, look)
    if text:
        _put(row, low + 1 + (high - low - 1 - cells(text)) // 2, text, style)
    return _pack(row)


def _progress(dep: Dependency, facts: Facts) -> str:
    fact = facts.dependencies.get(dep.id, PENDING)
    return f"{fact.done}/{fact.total} ready" if fact.total and fact.state != "met" else ""


def arrow_list(board: Board, facts: Facts, look: Look) -> tuple[Row, ...]:
    """The handoffs one below the other, by due."""
    return tuple(row for dep in in_order(board) for row in arrow_row(dep, board, facts, look))


def arrow_row(dep: Dependency, board: Board, facts: Facts, look: Look) -> list[Row]:
    """One handoff, `Claude → Grok  artifacts  Wed`; its words on rows of their own where they do not fit."""
    state = facts.dependencies.get(dep.id, PENDING).state
    ends = handoff_spans(dep, board, look)
    sign = (Span(look.glyphs.arrows[state][0], STATE_STYLES[state], bold=True), Span(" "))
    when = _day_words(dep, board) if look.spoken else _when(dep, board, facts)
    right = (Span(when, STATE_STYLES[state]),)
    room = look.width - span_cells((*sign, *ends, *right)) - 4
    key = f"dep:{dep.id}"
    if cells(dep.what) <= room:
        return [Row((*sign, *ends, Span("  "), Span(dep.what, "dim")), right, key)]
    below = wrap(dep.what, max(8, look.width - 2), 2, look.glyphs.ellipsis)
    return [Row((*sign, *ends), right, key), *(Row((Span(line, "dim"),), indent=2) for line in below)]


def handoff_spans(dep: Dependency, board: Board, look: Look) -> tuple[Span, ...]:
    """`Claude → Grok`, each in its colour."""
    sign = look.glyphs.both if dep.both else look.glyphs.to
    return (track_span(board, dep.source), Span(f" {sign} ", "dim"), track_span(board, dep.target))


def _when(dep: Dependency, board: Board, facts: Facts) -> str:
    state = facts.dependencies.get(dep.id, PENDING).state
    if state == "met":
        return "met"
    if state == "late" and dep.due:
        return words.time_left(dep.due, facts.now)
    return "today" if state == "due" else _day_words(dep, board)


def ends_of(board: Board, dependency: str) -> frozenset[str]:
    """The items at the two ends of an arrow: those it needs, and those of the receiving track that need them."""
    dep = next((dep for dep in board.dependencies if dep.id == dependency), None)
    if dep is None:
        return frozenset()
    givers = frozenset(dep.needs)
    takers = {item.id for item in board.items if item.track == dep.target and givers.intersection(item.needs)}
    if not takers:
        takers = {
            item.id
            for item in board.items
            if item.track == dep.target and dep.source in item.needs_tracks and not item.reference
        }
    return givers | takers
