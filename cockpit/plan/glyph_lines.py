"""Lines of prose that begin with a status glyph, one below the other: a list whose bullets are the glyphs."""

from __future__ import annotations

from cockpit.core.model import Kind
from cockpit.plan.ahead import is_ahead
from cockpit.plan.early import claimed_early
from cockpit.plan.glyphs import glyph_span, without_glyph
from cockpit.plan.items import Spot, Told, make_entry
from cockpit.plan.outline_model import Line, Paragraph
from cockpit.plan.parts import RESULTS
from cockpit.plan.section import Section
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work


def glyph_line(work: Work, block: Paragraph, line: Line, section: Section) -> bool:
    """`✅ text` under a heading that says a kind, in a paragraph of such lines."""
    vocabulary = work.tools.vocabulary
    glyph = vocabulary.leading_glyph(line.text)
    if glyph is None or glyph.state is None or block.in_item is not None:
        return False
    if sum(vocabulary.leading_glyph(other.text) is not None for other in block.lines) * 2 <= len(block.lines):
        return False
    if RESULTS.search(section.title):
        return False  # what came out, not what is to be
    context = work.context(section)
    words = read_wording(without_glyph(line.text, glyph), vocabulary)
    bullet = context.bullet or ("task" if context.parent is None and is_ahead(work, section) else None)
    if bullet in (None, "blocker") or len(block.lines) < 2:
        return False
    if not words.key or is_placeholder(words.raw) or words.raw.endswith((":", "：")):
        return False
    slot, marker = glyph_span(work.reading, line, glyph)
    spot = Spot("glyph", line.line, line.span, slot, marker)
    state = words.state or context.standing or glyph.state if glyph.state == "todo" else glyph.state
    kind: Kind = "criterion" if bullet in (None, "metric") else bullet
    entry = make_entry(work.reading, context, spot, words, kind, state, Told())
    work.reading.add(claimed_early(work, section, entry))
    return True
