"""A table put together from the parser's cells."""

from __future__ import annotations

from typing import Any

from cockpit.plan.outline_model import Cell, Row, Table
from cockpit.plan.outline_source import Source


class TableBuilder:
    """Takes the events of one table after the other; `close` gives the table."""

    __slots__ = ("cells", "header", "rows", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.header: tuple[Cell, ...] = ()
        self.rows: list[Row] = []
        self.cells: list[Cell] = []

    def cell(self, _tag: Any, start: int, end: int) -> None:
        span = self.source.trimmed(start, end)
        text = self.source.text(*span)
        self.cells.append(Cell(text.replace("\\|", "|") if "\\|" in text else text, span, (start, end)))

    def close_head(self, _tag: Any, _start: int, _end: int) -> None:
        self.header, self.cells = tuple(self.cells), []

    def close_row(self, _tag: Any, start: int, end: int) -> None:
        cells = self.cells
        while cells and cells[-1].outer[0] >= end:  # the parser fills short rows up with nothing
            cells.pop()
        span = self.source.trimmed(start, end)
        self.rows.append(Row(tuple(cells), self.source.line_of(span[0]), span))
        self.cells = []

    def close(self, start: int, end: int) -> Table:
        span = self.source.trimmed(start, end)
        table = Table(self.header, tuple(self.rows), self.source.line_of(span[0]), span)
        self.header, self.rows, self.cells = (), [], []
        return table
