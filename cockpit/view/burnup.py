"""The burn-up as a drawing: what is done as an area, the scope as a line over it, even progress as dots.

Blocks have eight heights in a cell, so that each tick is seen; lines and dots have three. In ASCII a cell is one dot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from cockpit.core.burnup import BurnUp, DayEnd
from cockpit.view import words
from cockpit.view.look import Look, empty
from cockpit.view.rows import Row, Span, cells, pad

_STYLES = ("good", "warn", "dim", "faint")
_DONE, _GROWN, _SCOPE, _IDEAL = range(4)
"""Layers, the first that has a dot in a cell gives its colour."""
_BLOCKS = " ▁▂▃▄▅▆▇█"
_LINE = "▁─▔"
_DOTS = ".·˙"
_ASCII = "#==."
_LABEL = 12
_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class _Scale:
    """`columns` and `rows` of cells; `top` is the value at the upper edge. `fine`: a cell has eight heights."""

    burnup: BurnUp
    columns: int
    rows: int
    fine: bool
    top: int

    @property
    def up(self) -> int:
        return self.rows * (8 if self.fine else 1)

    @property
    def days(self) -> tuple[date, ...]:
        return self.burnup.calendar.days

    def y(self, value: float) -> int:
        """The height of a value, from 0 at the bottom."""
        return min(self.up - 1, max(0, round(value / self.top * (self.up - 1))))

    def row(self, value: float) -> int:
        """The cell row of a value, from 0 at the top."""
        return self.rows - 1 - self.y(value) * self.rows // self.up

    def x(self, moment: datetime) -> int:
        """The column of a moment; free days have no width."""
        calendar = self.burnup.calendar
        local = calendar.local(moment)
        passed = bisect_right(self.days, local.date())
        if not passed:
            return 0
        part = 1.0
        if self.days[passed - 1] == local.date():
            part = (local.hour * 3600 + local.minute * 60 + local.second) / _SECONDS
        return min(self.columns - 1, int((passed - 1 + part) / len(self.days) * self.columns))

    def moment(self, x: int) -> datetime:
        """The moment at the right edge of a column."""
        place = (x + 1) / self.columns * len(self.days)
        number = min(int(place), len(self.days) - 1)
        seconds = min(int((place - number) * _SECONDS), _SECONDS - 1)
        clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60)
        return self.burnup.calendar.at(self.days[number], clock)


def burnup_rows(burnup: BurnUp, look: Look, height: int = 10) -> list[Row]:
    """The drawing in `look.width` cells, its axis in two further rows; as sentences where it is to be read out."""
    if not burnup.steps or not burnup.calendar.days:
        return [empty("nothing to draw yet: no commit of the plans is known since the sprint began")]
    if look.spoken:
        return [Row((Span(_sentence(day, burnup)),)) for day in burnup.days]
    top = max(1, *(step.scope for step in burnup.steps), *(step.done for step in burnup.steps))
    left = len(str(top)) + 1
    columns = max(8, look.width - left - _LABEL)
    scale = _Scale(burnup, columns, height, look.glyphs.name != "ascii", top)
    layers = _layers(scale)
    now = scale.x(burnup.as_of)
    labels, ticks = _labels(scale), _ticks(top, height)
    grid = {scale.row(tick): tick for tick in ticks}
    rows = []
    for row in range(height):
        number = f"{grid[row]:>{left - 1}} " if row in grid else " " * left
        spans = [Span(number, "faint"), *_line(scale, layers, row, now, row in grid, look)]
        rows.append(Row((*spans, Span(" "), *labels.get(row, ()))))
    return [*rows, _axis(scale, left)]


def _layers(scale: _Scale) -> list[dict[tuple[int, int], str]]:
    """The signs of each layer by cell (column, row from the top)."""
    burnup, last = scale.burnup, scale.x(scale.burnup.as_of)
    layers: list[dict[tuple[int, int], str]] = [{} for _ in _STYLES]
    times = [step.when for step in burnup.steps]
    planned = next((step.scope for step in burnup.steps if step.scope), 0)
    before: int | None = None
    for x in range(scale.columns):
        step = burnup.steps[max(0, bisect_right(times, min(scale.moment(x), burnup.as_of)) - 1)]
        line = layers[_SCOPE if step.scope == planned else _GROWN]
        if x <= last:
            _area(scale, layers[_DONE], x, step.done)
            _joint(scale, line, x, before, scale.y(step.scope))
            before = scale.y(step.scope)
        elif x % 2:
            _dash(scale, line, x, scale.y(step.scope))
        if x % 2 == 0:
            y = scale.y(burnup.ideal(scale.moment(x)))
            layers[_IDEAL][x, scale.rows - 1 - y // _per(scale)] = _level(scale, y, _DOTS, _ASCII[_IDEAL])
    return layers


def _per(scale: _Scale) -> int:
    return 8 if scale.fine else 1


def _level(scale: _Scale, y: int, signs: str, plain: str) -> str:
    """The sign at the lower, middle or upper part of its cell."""
    return signs[y % 8 * 3 // 8] if scale.fine else plain


def _area(scale: _Scale, layer: dict[tuple[int, int], str], x: int, done: int) -> None:
    if not done:
        return
    height = scale.y(done) + 1
    for number in range(-(-height // _per(scale))):
        part = min(8, height - number * 8)
        layer[x, scale.rows - 1 - number] = _BLOCKS[part] if scale.fine else _ASCII[_DONE]


def _dash(scale: _Scale, layer: dict[tuple[int, int], str], x: int, y: int) -> None:
    layer[x, scale.rows - 1 - y // _per(scale)] = _level(scale, y, _LINE, _ASCII[_SCOPE])


def _joint(scale: _Scale, layer: dict[tuple[int, int], str], x: int, before: int | None, y: int) -> None:
    """The line at `y`, with the rows it passed since the column before."""
    _dash(scale, layer, x, y)
    if before is not None:
        low, high = sorted((before // _per(scale), y // _per(scale)))
        for row in range(low + 1, high):
            layer[x, scale.rows - 1 - row] = "│" if scale.fine else _ASCII[_SCOPE]


def _line(
    scale: _Scale, layers: list[dict[tuple[int, int], str]], row: int, now: int, gridded: bool, look: Look
) -> Iterator[Span]:
    """One row of cells, cells of one style in one span."""
    text, style = "", ""
    running = scale.burnup.as_of < scale.burnup.end
    for column in range(scale.columns):
        sign, wanted = " ", ""
        number = next((n for n, layer in enumerate(layers) if (column, row) in layer), None)
        if number is not None:
            sign, wanted = layers[number][column, row], _STYLES[number]
        elif running and column == now:
            sign, wanted = look.glyphs.lifeline, "accent"
        elif gridded and column % 2 == 0:
            sign, wanted = look.glyphs.dot, "rule"
        if sign != " " and wanted != style:
            if text:
                yield Span(text, style or "faint")
            text, style = "", wanted
        text += sign
    yield Span(text, style or "faint")


def _labels(scale: _Scale) -> dict[int, tuple[Span, ...]]:
    """What stands at the right of the lines' ends; they never share a row."""
    burnup, last = scale.burnup, scale.burnup.steps[-1]
    ideal = burnup.ideal(burnup.as_of)
    found: dict[int, tuple[Span, ...]] = {}
    grown = last.scope != next((step.scope for step in burnup.steps if step.scope), 0)
    for value, name, number, style in (
        (last.done, "done", last.done, "good"),
        (last.scope, "scope", last.scope, "warn" if grown else "dim"),
        (ideal, "ideal", round(ideal), "faint"),
    ):
        wanted = scale.row(value)
        free = sorted((row for row in range(scale.rows) if row not in found), key=lambda row: abs(row - wanted))
        if free:
            found[free[0]] = (Span(f"{name} ", style), Span(str(number), style, bold=style != "faint"))
    return found


def _ticks(top: int, height: int) -> list[int]:
    """Round numbers for the axis, at least two rows apart."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000):
        if top / step <= max(1, (height - 1) // 3):
            return list(range(0, top + 1, step))
    return [0, top]


def _axis(scale: _Scale, left: int) -> Row:
    """Days below their first column, as many as fit; today stands out."""
    calendar, days = scale.burnup.calendar, scale.days
    names = [words.weekday(day) if words.is_plain_week(calendar) else f"{day.day} {words.MONTHS[day.month - 1]}"
             for day in days]  # fmt: skip
    room = scale.columns / len(days)
    every = max(1, -(-(max(map(cells, names)) + 2) // max(1, int(room)))) if room < 8 else 1
    spans, at = [Span(" " * left)], 0
    today = calendar.today(scale.burnup.as_of)
    for number in range(0, len(days), every):
        place, end = int(number * room), int(min(number + every, len(days)) * room)
        spans.append(Span(" " * (place - at)))
        style = "accent" if days[number] == today and scale.burnup.as_of < scale.burnup.end else "dim"
        spans.append(Span(pad(names[number], end - place), style))
        at = end
    return Row(tuple(span for span in spans if span.text))


def _sentence(day: DayEnd, burnup: BurnUp) -> str:
    name = words.full_weekday(day.day)
    if not words.is_plain_week(burnup.calendar):
        name = words.full_date(day.day)
    return f"{name}: {day.done} of {day.scope} done, even progress would be {round(day.ideal)}"
