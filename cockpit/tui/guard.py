"""The last net before the terminal: no control, direction or tag character of any text gets through."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from cockpit.view.rows import cells

if TYPE_CHECKING:
    from textual.color import Color

_ZWJ, _VS16 = "\u200d", "\ufe0f"
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@lru_cache(4096)
def harmless(text: str) -> str:
    """`text` without characters that a terminal could obey or that turn its direction.

    All of them count as no cells, so a line keeps its width. Joiners of emoji stay.
    """
    if text.isprintable():
        return text
    return "".join(char for char in text if char in _ZWJ + _VS16 or unicodedata.category(char) not in _FORBIDDEN)


class Guard(LineFilter):
    """Deletes what `core.text.clean` would have removed, should a text ever reach a widget without it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual asks for both
        """Textual's hook for every line before it is written."""
        return [
            segment if segment.text.isprintable() else Segment(harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    return style.without_color


class Colourless(LineFilter):
    """Every colour removed, weights kept: for `NO_COLOR`. Not even "default colour" is written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual asks for both
        """Textual's hook for every line before it is written."""
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]


_LIKE = dict(zip("─━╌▔▁│┃▌▐█▀▄▂▅·•–—→←▶◀▷◁↔○●◐◇✓✗×»…‘’“”", "-=.--||||#####-*--><><><-o*~?xx->.''\"\"", strict=True))


@lru_cache(4096)
def ascii_like(text: str) -> str:
    """`text` in ASCII and as many cells: a sign that looks alike, a letter without its accent, else question marks."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else _alike(char) for char in text)


def _alike(char: str) -> str:
    width = cells(char)
    like = _LIKE.get(char) or unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return like if len(like) == width else "?" * width


class AsciiOnly(LineFilter):
    """Nothing but ASCII: for a terminal whose locale has no Unicode."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual asks for both
        """Textual's hook for every line before it is written."""
        return [Segment(ascii_like(text), style, control) for text, style, control in segments]
