"""Work told without bullets: paragraphs of one short line each, below `Tasks` or a `Sprint 4` without a title.

Below a sprint that has no title of its own the first such line is its title; a line that only tells its state is none
of its work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cockpit.core.model import Kind, State
from cockpit.core.text import plain
from cockpit.plan.headings import ITEM_KINDS, HeadingKind, heading_kind
from cockpit.plan.items import Spot, Told, make_entry
from cockpit.plan.labels import label
from cockpit.plan.leads import names_list, pair_in
from cockpit.plan.outline_model import Block, Heading, ListItem, Paragraph, Rule, Table
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_WORDS, _LONGEST, _FEWEST = 9, 70, 2
_WORK: tuple[HeadingKind, ...] = ("task", "action", "deliverable", "criterion")
_ENDS = re.compile(r"[.!?…:：;,。]$|\b(?:is|are|was|were|see|below|above|following)\b", re.IGNORECASE)
_BARE_STAGE = re.compile(r"\W*[^\W\d]+\W{0,3}\d{1,3}\W*")


def bare_line(work: Work, block: Paragraph, section: Section) -> bool:
    """Keep a paragraph that is one of several short lines of a list of work or criteria."""
    if len(block.lines) != 1 or block.in_item is not None:
        return False
    kind = _kinds(work).get(block.lines[0].line)
    if kind is None:
        return False
    line = block.lines[0]
    vocabulary = work.tools.vocabulary
    glyph = vocabulary.leading_glyph(line.text) if not line.text[:1].isascii() else None
    words = read_wording(line.text[glyph.length :] if glyph is not None else line.text, vocabulary)
    if not words.key or is_placeholder(words.raw):
        return False
    state: State | None = glyph.state if glyph is not None else None
    start = line.span[0]
    sign = work.reading.raw((start, start + len(line.text[: glyph.length].encode()))) if glyph is not None else ""
    spot = Spot("row", line.line, line.span, (start, start + len(sign.encode())), sign)
    entry = make_entry(work.reading, work.context(section), spot, words, kind, words.state or state, Told())
    work.reading.add(entry)
    return True


def _kinds(work: Work) -> dict[int, Kind]:
    """The kind of each line of such lists, by its number."""
    if not work.bare:
        found: dict[int, Kind] = {}
        for heading, lines in _runs(work):
            found.update(_of_run(work, heading, lines))
        work.bare.append(found)
    return work.bare[0]


def _runs(work: Work) -> Iterator[tuple[Section, list[tuple[int, str]]]]:
    """(heading, its lines) of each heading below which nothing stands but short lines, each on its own."""
    heading: Section | None = None
    lines: list[tuple[int, str]] = []
    blocks: list[Block | None] = [*work.reading.outline.blocks, None]
    for place, block in enumerate(blocks):
        if block is None or isinstance(block, Heading):
            if heading is not None and len(lines) >= _FEWEST:
                yield heading, lines
            heading, lines = (work.structure.of[place] if block is not None else None), []
        elif isinstance(block, Rule) or (not lines and _leads(block)):
            continue
        elif isinstance(block, Paragraph) and heading is not None and _is_short(block):
            lines.append((block.lines[0].line, block.lines[0].text))
        elif isinstance(block, Paragraph | ListItem | Table):
            heading = None


def _leads(block: Block) -> bool:
    """Whether a paragraph is a sentence that leads into what follows: `Every sprint is complete only if:`."""
    return isinstance(block, Paragraph) and block.lines[-1].text.rstrip().endswith((":", "："))


def _is_short(block: Paragraph) -> bool:
    if len(block.lines) != 1 or block.in_item is not None:
        return False
    text = plain(block.lines[0].text).strip()
    if not text or len(text) > _LONGEST or len(text.split()) > _WORDS:
        return False
    return "**" not in block.lines[0].text and not text.startswith("%%") and pair_in(text) is None


def _of_run(work: Work, heading: Section, lines: list[tuple[int, str]]) -> dict[int, Kind]:
    kind: Kind | None = ITEM_KINDS.get(heading.kind) if heading.kind in _WORK and not heading.first_title else None
    if (kind is None or len(lines) == _FEWEST) and not _is_bare_stage(heading):
        return {}
    if is_manual(heading) or (kind is None and is_reported(heading)):
        return {}
    found: dict[int, Kind] = {}
    named = kind is not None
    for at, (line, text) in enumerate(lines):
        if (told := _list_named(text)) is not None:
            kind, named, found = told, True, {} if not named else found
        elif work.tools.vocabulary.words.words.get(text.strip().casefold()) is not None:
            continue
        elif not named and at == 0:
            kind = "task"  # this line is the sprint's title
        elif kind is not None:
            found[line] = kind
    if len(found) < _FEWEST or any(_ENDS.search(plain(text).strip()) for line, text in lines if line in found):
        return {}
    return found


def _is_bare_stage(section: Section) -> bool:
    """Whether a heading is nothing but `Sprint 4`."""
    title = label(section.raw)
    return STAGE.match(title) is not None and _BARE_STAGE.fullmatch(title) is not None


def _list_named(text: str) -> Kind | None:
    """The kind of items that a line by itself, `Tasks`, says will follow."""
    name = label(text)
    if not names_list(name):
        return None
    kind = heading_kind(name)
    return ITEM_KINDS.get(kind) if kind in _WORK else None
