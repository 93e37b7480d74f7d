"""Rows as text, the way a terminal would show them."""

from __future__ import annotations

from collections.abc import Iterable

from cockpit.view.rows import Pane, Row, as_text, fit


def text_of(rows: Iterable[Row], width: int, ellipsis: str = "…") -> list[str]:
    """Each row in exactly `width` cells, blanks at the right cut off."""
    return [as_text(fit(row, width, ellipsis)).rstrip() for row in rows]


def lines_of(pane: Pane, width: int) -> list[str]:
    return text_of((*pane.head, *pane.body), width)


def picture(text: str) -> list[str]:
    """A drawn expectation: the lines between the first and the last newline, without the common indent."""
    lines = text.split("\n")[1:-1]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[indent:].rstrip() for line in lines]
