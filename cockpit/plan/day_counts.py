"""`Day 1` that comes again: below “Sprint 2” the days are counted from that sprint's start, and not from this one's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cockpit.core.text import plain
from cockpit.plan.afterwards import afterwards, is_counted
from cockpit.plan.columns import column_kind
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Block, Heading, ListItem, Outline, Paragraph, Table
from cockpit.plan.section import Section
from cockpit.plan.stage_words import VERSION
from cockpit.plan.time_points import Window
from cockpit.plan.time_words import TOKEN
from cockpit.plan.when import When, is_dated

STAGE = re.compile(
    r"(?:[\w-]+ )?(?:sprint|week|phase|iteration|stage|milestone|wave|"
    r"semana|semaine|woche|settimana|tydzień|неделя|hafta|tuần|week|vecka|uge|hét|týden|"
    r"fase|etapa|étape|etappe|phase|etap|faza|этап|фаза|спринт|iteración|itération|sprint)\s*#?(?:\d|[IVX]+\b|[A-H]\b)|"
    r"第\s*[\d一二三四五六七八九十]+\s*(?:周|週|阶段|フェーズ)|(?:フェーズ|スプリント|阶段|단계|스프린트|주차)\s*\d",
    re.IGNORECASE,
)
"""What the headings of sprints, weeks and phases begin with."""
DAY = re.compile(r"\W*(?:days?|tage?|jours?|d[ií]as?|день|дни|dzień|dni|gün|giorn[oi]|ngày|第)\b", re.IGNORECASE)
"""The word before the number of a day."""
_ANY = re.compile(r"\b(?:days?|tage?|jours?|d[ií]as?|день|dzień|gün|giorno|ngày)\b|[天日]", re.IGNORECASE)
_ASCII_DAYS = ("day", "tag", "jour", "dia", "giorno")
_SPRINT = re.compile(
    r"(?:[\w-]+ )?(?:sprint|iteration|itération|iteración|спринт)\b|スプリント|스프린트", re.IGNORECASE
)
_DAY_LETTERS = frozenset("dtjgnд第")
"""What the words for a day begin with."""
_NUMBER = re.compile(r"\W*(\d{1,2})\b")


def restarts(outline: Outline, name: str = "") -> frozenset[int]:
    """Lines of the headings of sprints, weeks or phases below which the days are counted anew. `name` is the sprint's:
    a heading that stands in it is the sprint itself."""
    if not _may_name_day(outline.decoded):
        return frozenset()
    found: set[int] = set()
    highest: dict[int, int] = {}
    """The last day below earlier headings, by the level of these."""
    own: dict[int, int] = {}
    open_: list[Heading] = []
    sprints: set[int] = set()
    """Levels of the headings of sprints so far."""
    later_sprints: set[int] = set()
    for block in outline.blocks:
        if isinstance(block, Heading):
            open_ = [heading for heading in open_ if heading.level < block.level]
            if STAGE.match(label(block.text)):
                open_.append(block)
                if _SPRINT.match(label(block.text)):
                    if block.level in sprints:
                        later_sprints.add(block.line)
                    sprints.add(block.level)
                highest[block.level] = max(highest.get(block.level, 0), own.pop(block.level, 0))
        if not open_:
            continue
        stage = open_[-1]
        for number in _days(block):
            later = highest.get(stage.level, 0) or stage.line in later_sprints
            if number == 1 and later and not _is_named(stage, name):
                found.add(stage.line)
            own[stage.level] = max(own.get(stage.level, 0), number)
    return frozenset(found)


def _may_name_day(text: str) -> bool:
    """Whether the word for a day stands in a text, looked for the fast way first."""
    if text.isascii():
        folded = text.lower()
        if not any(word in folded for word in _ASCII_DAYS):
            return False
    return _ANY.search(text) is not None


def _is_named(stage: Heading, name: str) -> bool:
    """Whether a sprint's name holds the heading's own: `Sprint 3` of `Shop · Sprint 3`."""
    found = STAGE.match(label(stage.text))
    return found is not None and re.search(rf"\b{re.escape(found.group())}\b", name, re.IGNORECASE) is not None


def _days(block: Block) -> Iterator[int]:
    """The numbers of the days that a heading, a line or the rows of a table are about."""
    texts: list[str] = []
    if isinstance(block, Heading | ListItem):
        texts = [block.text]
    elif isinstance(block, Paragraph):
        texts = [line.text for line in block.lines]
    elif isinstance(block, Table):
        if block.header and column_kind(block.header[0].text) == "day":
            for row in block.rows:
                if row.cells and (alone := _NUMBER.fullmatch(plain(row.cells[0].text))):
                    yield int(alone[1])
        texts = [row.cells[0].text for row in block.rows if row.cells]
    for text in texts:
        name = label(text)
        found = TOKEN.match(name) if name[:1].lower() in _DAY_LETTERS else None
        if found is not None and (number := found["day1"] or found["daycjk"]):
            yield int(number)


def counted_within(section: Section) -> Window | None:
    """First and last day of the sprint or week below whose heading days are counted anew, where they are known."""
    for at in section.upwards():
        if at.restarts:
            when = at.when
            return (when.start, when.end) if when is not None and when.start and when.end else None
    return None


def uncounted(section: Section) -> bool:
    """Whether `Day 2` below a section is one of a sprint or week whose start nobody knows."""
    return next((not is_dated(at.when) for at in section.upwards() if at.restarts), False)


def counts_elsewhere(parent: Section, raw: str, when: When) -> bool:
    """Whether the weeks or days of a heading are counted from the launch, as it says itself or one above it does, or
    from the start of a sprint or week that nobody knows."""
    if not is_counted(when.written):
        return False
    if any(map(afterwards, parent.path)) or (when.end is None and afterwards(raw)):
        return True
    return uncounted(parent) and DAY.match(when.written) is not None


def stage_above(section: Section) -> Section | None:
    """The heading of the sprint, phase or week that a section is or stands below, the outermost of them."""
    found: Section | None = None
    for at in section.below_title():
        if at.level < 7 and (STAGE.match(title := label(at.title)) or VERSION.match(title)) is not None:
            found = at
    return found
