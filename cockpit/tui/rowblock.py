"""A few fixed lines on the screen: header and tabs, footer. Draws rows; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cockpit.tui.themes import Palette
from cockpit.view.rows import BLANK, Row, Span, fit, split_spans


def strip_of(spans: Iterable[Span], palette: Palette, ground: str = "background") -> Strip:
    """Fitted spans as a strip in the theme's colours."""
    return Strip([Segment(span.text, palette.style(span.style, ground, bold=span.bold)) for span in spans])


def row_at(rows: Sequence[Row], index: int) -> Row:
    return rows[index] if 0 <= index < len(rows) else BLANK


def thumb(line: int, rows: int, page: int, top: int) -> Span:
    """Where one is in a list of so many rows, `page` of them in sight from `top` on: its sign on that line."""
    if rows <= page or line < 0:
        return Span(" ")
    size = max(1, page * page // rows)
    start = round((page - size) * top / (rows - page))
    return Span("▐" if start <= line < start + size else " ", "rule")


def segments(row: Row, sign: str, ground: str, width: int, palette: Palette) -> list[Segment]:
    """The row in cells of a list so wide, its ground and the cursor's sign only as far as the row reaches."""
    spans = (Span(" "), *fit(row, max(0, width - 2)), Span(" "))
    first, last = row.reach or (0, width - 1)
    before, rest = split_spans(spans, first)
    within, after = split_spans(rest, last - first + 1)
    head, tail = split_spans(within, 1)
    head = (Span(sign, "accent", bold=True),) if head and sign != " " else head
    parts = ((before, "background"), ((*head, *tail), ground), (after, "background" if row.reach else ground))
    return [
        Segment(span.text, palette.style(span.style, under, bold=span.bold)) for spans, under in parts for span in spans
    ]


class RowBlock(Widget, can_focus=False):
    """A few fixed lines: header and tabs, footer, pane names. `margin` cells stay free at both sides."""

    def __init__(self, palette: Palette, name: str, *, ground: str = "band", margin: int = 2) -> None:
        super().__init__(name=name)
        self.palette = palette
        self.rows: tuple[Row, ...] = ()
        self.ground = ground
        self.margin_cells = margin

    class Pressed(Message):
        """A click at column `x` of row `y`, counted inside the margin."""

        def __init__(self, block: RowBlock, x: int, y: int) -> None:
            super().__init__()
            self.block, self.x, self.y = block, x, y

    def show(self, rows: Sequence[Row], palette: Palette | None = None) -> None:
        """Other rows; only lines that differ are painted again."""
        if palette is not None and palette is not self.palette:
            self.palette, self.rows = palette, tuple(rows)
            self.refresh()
            return
        old, self.rows = self.rows, tuple(rows)
        for y in range(self.size.height):
            if row_at(old, y) != row_at(self.rows, y):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line, exactly as wide as the widget."""
        margin = min(self.margin_cells, self.size.width // 4)
        edge = Span(" " * margin)
        spans = fit(row_at(self.rows, y), self.size.width - 2 * margin)
        return strip_of((edge, *spans, edge), self.palette, self.ground)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Pressed(self, event.x - self.margin_cells, event.y))
