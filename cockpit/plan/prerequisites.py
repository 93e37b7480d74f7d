"""What has to be there first, where it is no handoff between declared tracks.

Lists and tables below `Dependencies` or `Prerequisites`, and lines such as `**Dependencies**: Sprint 1 is complete`.
"""

from __future__ import annotations

import re

from cockpit.core.prerequisites import Prerequisite
from cockpit.core.text import readable
from cockpit.plan.blockers import says_nothing
from cockpit.plan.entries import PrerequisiteRead
from cockpit.plan.glyphs import without_glyph
from cockpit.plan.items import names_in
from cockpit.plan.labels import label
from cockpit.plan.leads import pairs_in
from cockpit.plan.outline_model import ListItem, Row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.tails import tail_of
from cockpit.plan.vocabulary import ColumnKind
from cockpit.plan.wording import is_placeholder, says_done
from cockpit.plan.work import Work

_TITLE = re.compile(
    r"dependenc|depends on|prerequisite|\bpre-?requis|dipendenz|abhängig|d[ée]p[ée]ndance|depend[êe]ncia|"
    r"依存|前提|依赖|依賴|의존|зависимост|bağımlılık|zależnoś|phụ thuộc|függőség",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:it |this )?(?:requires?|needs?|blocked by|waits (?:for|on))[ :：]*", re.IGNORECASE)
_ABOUT_THEM = re.compile(
    r"\b(?:metric|statistic|strateg|set-?up|improvement|tool|process|tracking|rule|legend|matrix|management|opportunit|how)",
    re.IGNORECASE,
)
"""Parts of such a section that tell how it is dealt with."""
_PACKAGE = re.compile(
    r"\W*(?:`[^`]+`|[@\w./-]+)(?:\s*[\^~<>=@v]*\s*\d+(?:\.\w+)*\+?)?(?:\s*\([^()]*\))?\W*|.*\b(?:npm|pip|brew|apt|cargo|yarn|"
    r"pnpm) (?:install|add)\b.*"
)
"""A library or program with its version is something to install, not to wait for."""
_BEHIND = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\W*$|\W*[:：]$")
_THERE = re.compile(r"[(\[]?✅\s*(?:exists|done|complete[d]?|ready|available|met|in place)?[)\]]?", re.IGNORECASE)
_ASIDE: frozenset[ColumnKind] = frozenset({"status", "notes", "id", "priority"})


def prerequisite_item(work: Work, _place: int, item: ListItem, section: Section) -> bool:
    """A bullet below such a heading, or one that is `Dependencies: …` itself."""
    if item.box is not None or not item.text or not item.bullet:
        return False
    if prerequisite_line(work, item.text, item.line, section, above=item.parent):
        return True
    if (item.parent is not None and item.parent not in work.structure.leading) or not _names_them(section):
        return False
    if _PACKAGE.fullmatch(item.text):
        return False
    glyph = work.tools.vocabulary.leading_glyph(item.text) if not item.text[0].isascii() else None
    tail = None if glyph is not None else tail_of(item.text, work.tools.vocabulary)
    raw = without_glyph(item.text, glyph) if glyph is not None else tail.text if tail is not None else item.text
    state = glyph.state if glyph is not None else tail.state if tail is not None else None
    _keep(work, section, _of(section), raw, item.line, met=state == "done")
    return True


def prerequisite_line(work: Work, text: str, line: int, section: Section, *, above: int | None = None) -> bool:
    """`**Dependencies**: Sprint 1 complete`, alone or beside other facts of a task or stage; `above` is the block of
    the list item around it."""
    pair = next((one for one in pairs_in(text) if one.kind == "depends"), None)
    if pair is None or not (pair.bold or _TITLE.match(pair.key)):
        return False
    named = section.named()
    entry = work.reading.entry_of.get(above) if above is not None else named.item
    of = work.reading.entries[entry].mention.text if entry is not None else _of(section)
    names = names_in(pair.value) if entry is not None else ()
    _keep(work, section, of, pair.value, line, entry=entry, names=names)
    return True


def prerequisite_rows(work: Work, columns: Columns, section: Section) -> bool:
    """The rows of a table below such a heading."""
    if not _names_them(section) or len(columns.table.header) < 2:
        return False
    for row in columns.table.rows:
        told_in_row(work, columns, row, section)
    return True


def told_in_row(work: Work, columns: Columns, row: Row, section: Section) -> None:
    """What a row of a table of dependencies says, its cells one after the other."""
    cells = [
        readable(cell.text)
        for place, cell in enumerate(row.cells)
        if cell.text and columns.kinds[place] not in _ASIDE and not is_placeholder(cell.text)
    ]
    if len(cells) > 1:
        status = columns.text(row, "status")
        met = bool(status) and work.tools.vocabulary.state_of_cell(status) == "done"
        _keep(work, section, _of(section), " · ".join(cells), row.line, met=met)


def _names_them(section: Section) -> bool:
    """Whether a heading or lead says that what must be there first follows."""
    for at in section.below_title():
        if at.kind == "dependency":
            return _TITLE.search(label(at.title)) is not None
        if at.level > 6 and _LEAD.fullmatch(label(at.title)):
            return True
        if at.kind not in ("none", "title") or at.item is not None or _ABOUT_THEM.search(at.title):
            return False
    return False


def _of(section: Section) -> str:
    """The title of the nearest part of the plan that is more than `Dependencies`."""
    for at in section.upwards():
        title = label(at.title)
        if title and not _TITLE.search(title) and not _LEAD.fullmatch(title):
            return "" if at.first_title else _BEHIND.sub("", title)
    return ""


def _keep(
    work: Work, section: Section, of: str, raw: str, line: int, *, met: bool = False, entry: int | None = None,
    names: tuple[str, ...] = (),
) -> None:  # fmt: skip
    reading = work.reading
    if reading.role != "plan" or reading.template or is_placeholder(raw) or says_nothing(raw):
        return
    text = readable(_THERE.sub("", raw)).strip()
    found = Prerequisite(
        text=text, of=of, met=met or says_done(raw) or _THERE.search(raw) is not None,
        track=work.context(section).track, path=reading.path, line=line,
    )  # fmt: skip
    if text:
        reading.prerequisites.append(PrerequisiteRead(found, entry, names))
