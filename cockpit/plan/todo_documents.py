"""Documents that hold nothing but what is to be done, as their name or title says: `TODO.md`, `Product backlog`.

Each list in them is work, whatever the heading above it is about. Where they have no lists, and prose stands below
their headings, those headings are the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.bare_headings import keep_heading
from cockpit.plan.bold_tasks import bold_entry
from cockpit.plan.column_titles import is_done_column
from cockpit.plan.heading_items import sign_of
from cockpit.plan.labels import file_words, label
from cockpit.plan.outline_model import Heading, ListItem, Paragraph
from cockpit.plan.parts import ASIDE, RESULTS
from cockpit.plan.section import Section
from cockpit.plan.stages import elsewhere
from cockpit.plan.work import Work

_NAME = re.compile(
    r"(?:.{0,60}[\s:–—-])?(?:to-?dos?|to do list|backlog|wish-?list|(?:kanban|task|project|team) board)"
    r"(?: (?:list|items))?|board",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:to-?dos?|backlog|wish-?list|(?:kanban |task |project )?board)(?: .*)? (?:md|markdown|txt)", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:done|closed|complete[ds]?|finished|fixed|resolved|shipped|released|archived?|history|changelog|rejected|dropped|"
    r"decisions?|decided|questions?|links?|resources|see also|legend|conventions?|format|usage|how|guidelines?|rules?|"
    r"labels|goals?|vision|scope|about|stack|architecture|credits|contributors|license|table of contents|contents|"
    r"erledigt|fertig|terminé|hecho|feito|готово)\b|完了|已完成|완료",
    re.IGNORECASE,
)
"""Headings in such a document below which something else stands."""
_BOLD = re.compile(r"(?P<sign>✅\ufe0f?\s*)?\*\*(?P<title>[^*]{3,200})\*\*\s*(?:\([^()]*\)\s*)?")
"""A line that is one bold title, ticked or not, with a remark behind it or none."""
_PROSE, _FEWEST, _LONGEST = 240, 3, 90


def all_to_do(work: Work, section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` (those of its top level) is work for standing in such a document, one of lists."""
    if work.boxed or not work.once("lists of work", 0, lambda: _is_todo(work) and _mostly_lists(work)):
        return False
    return not _tells_else(section) and sum(len(plain(item.text)) > _PROSE for item in items) * 5 <= len(items)


def to_do_paragraphs(work: Work) -> None:
    """Keep the paragraphs of such a document as tasks that begin with a bold line of their own, which names them."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not _is_todo(work):
        return
    known = {entry.mention.line for entry in reading.entries}
    found = [
        (section, block.lines[0], title)
        for block, section in zip(reading.outline.blocks, work.structure.of, strict=True)
        if isinstance(block, Paragraph) and len(block.lines) > 1 and block.in_item is None
        if block.lines[0].line not in known and (title := _BOLD.fullmatch(block.lines[0].text)) is not None
        if _may_be_work(section.heading()) and work.context(section).parent is None
    ]
    if len(found) < _FEWEST:
        return
    for section, line, title in found:
        reading.add(bold_entry(work, work.context(section.heading()), line, title, []))


def to_do_headings(work: Work) -> None:
    """Keep the headings of such a document as tasks, where prose stands below them and nothing was read."""
    reading = work.reading
    if reading.role != "plan" or reading.template or reading.entries or not _is_todo(work):
        return
    told = _told_in_prose(work)
    level = max((one.level for one in told), default=0)
    found = [one for one in told if one.level == level]
    if len(found) < _FEWEST or len(found) * 5 < len(told) * 4:
        return
    for section in found:
        keep_heading(work, section, sign_of(work, section).text)


def _is_todo(work: Work) -> bool:
    title = work.structure.title
    if title and _NAME.fullmatch(label(title)):
        return True
    return _FILE.fullmatch(file_words(work.reading.path)) is not None


def _mostly_lists(work: Work) -> bool:
    blocks = work.reading.outline.blocks
    listed = sum(isinstance(block, ListItem) and block.parent is None for block in blocks)
    prose = sum(isinstance(block, Paragraph) and block.in_item is None for block in blocks)
    return prose * 3 <= listed


def _tells_else(section: Section) -> bool:
    """Whether a heading or lead here or above says that something else than work stands below it."""
    if elsewhere(section):
        return True
    return any(
        is_done_column(at.raw) or any(words.search(label(at.title)) for words in (_OTHER, ASIDE, RESULTS))
        for at in section.below_title()
    )


def _told_in_prose(work: Work) -> list[Section]:
    """The headings directly below which prose stands, and none of their own."""
    found: list[Section] = []
    blocks, of = work.reading.outline.blocks, work.structure.of
    for place, block in enumerate(blocks[:-1]):
        section = of[place]
        if not isinstance(block, Heading) or section.first_title or section.item is not None:
            continue
        rest = range(place + 1, len(blocks))
        below = next((after for after in rest if isinstance(blocks[after], Heading)), None)
        last = below is None or of[below].level <= section.level
        if last and isinstance(blocks[place + 1], Paragraph) and _may_be_work(section):
            found.append(section)
    return found


def _may_be_work(section: Section) -> bool:
    if section.kinds[0] not in ("none", "title", "task") or _tells_else(section):
        return False
    return 0 < len(label(section.title)) <= _LONGEST
