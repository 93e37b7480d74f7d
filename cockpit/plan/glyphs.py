"""Status glyphs at the start of list items and lines: where their bytes stand, and the text without them."""

from __future__ import annotations

from cockpit.core.model import Span
from cockpit.plan.outline_model import Line, ListItem
from cockpit.plan.reading import Reading
from cockpit.plan.vocabulary import Glyph


def glyph_span(reading: Reading, item: ListItem | Line, glyph: Glyph) -> tuple[Span, str]:
    """The bytes of a leading glyph, and the glyph as it stands there (repaired text shows another one)."""
    span = item.text_span if isinstance(item, ListItem) else item.span
    raw = reading.raw(span)
    at = raw.find(glyph.glyph)
    shown = glyph.glyph
    if at < 0:
        at = len(raw) - len(raw.lstrip("*_~ "))
        shown = raw[at:].split(" ", 1)[0].rstrip("*_~")
    elif raw[at + len(shown) : at + len(shown) + 1] == "\ufe0f":
        shown += "\ufe0f"
    first = span[0] + len(raw[:at].encode("utf-8"))
    return (first, first + len(shown.encode("utf-8"))), shown


def without_glyph(raw: str, glyph: Glyph) -> str:
    """A text without its leading glyph; bold or strike marks around it stay."""
    at = raw.find(glyph.glyph)
    if at < 0:
        return raw[glyph.length :]
    rest = raw[at + len(glyph.glyph) :].lstrip("\ufe0f \t")
    return raw[:at] + rest
