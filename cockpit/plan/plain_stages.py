"""Bullets directly below `Sprint 2` or `Week 3` that only name what is to be made there: `Login page`, `Test data`.

In the plan of a sprint they are its work if nothing else below that heading is, and if they are names: no sentences,
and no facts about the sprint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cockpit.core.text import plain
from cockpit.plan.day_counts import STAGE, stage_above
from cockpit.plan.labels import label
from cockpit.plan.leads import pair_in, tells_itself
from cockpit.plan.orders import leaves_open
from cockpit.plan.outline_model import ListItem, Table
from cockpit.plan.report_titles import is_reported
from cockpit.plan.scope import is_planned
from cockpit.plan.section import Section
from cockpit.plan.stage_words import OVER, TICKED, VERSION
from cockpit.plan.stages import elsewhere
from cockpit.plan.time_words import MONTHS, begins_with_time
from cockpit.plan.work import Work

_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|should|must|may|might|does|do|did|we|you|they|it|there|"
    r"ist|sind|war|wird|werden|wurde|muss|kann|wir|est|sont|était|sera|nous|es|son|fue|será|é|são|foi|"
    r"è|sono|jest|są|był|będzie|была?|были|будет|есть)\b|[.!?] \w|[?!。]$|[。！？]",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:duration|team|goals?|focus|theme|owner|lead|effort|capacity|velocity|points|dates?|start|end|status|risks?|note|"
    r"total|budget|hours|assumptions?|dauer|ziele?|fokus|objetivo|duración|objectif|durée|duração|foco|цель|目标|目標)\b"
    r"[^:：]{0,24}[:：]",
    re.IGNORECASE,
)
_SPRINT = re.compile(r"(?:sprint|iteration|спринт|スプリント|冲刺|스프린트)\s*#?\d", re.IGNORECASE)
_TICKET = re.compile(r"(?:#\d{1,5}|[A-Z]{1,6}-?\d{1,4}(?:-[A-Z]?\d{1,3})?)(?::|\s+[–—-])?(?=\s)(?:\s|,|&|and\b)*\S")
"""What begins with the number or key of a ticket is work."""
_TITLED = re.compile(r"\s*(?:\*\*[^*:：]{3,80}\*\*|`[^`]{2,80}`)(?=\s+[–—-]\s|\s*$)")
"""A title that a line tells more of behind a dash."""
_MONTHS = "|".join(sorted((name for name in MONTHS if name.isalpha()), key=len, reverse=True))
_DAY = rf"(?:\d{{1,2}}[./]\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日?|\d{{1,2}}\.? (?:{_MONTHS})|(?:{_MONTHS})\.? \d{{1,2}})"
_FROM_TO = re.compile(
    rf"(?<![\w./])(?:{_DAY}|\d{{1,2}}\.?)\s*[-–—~〜至]\s*{_DAY}(?![\w/])|{_DAY}\s*[-–—]\s*\d{{1,2}}\b", re.IGNORECASE
)
"""From one day of the year to another."""
_NAMED = re.compile(r"\s*\*\*[^*]{2,60}(?:[:：]\*\*|\*\*\s*(?:[:：]|[-–—]\s))\s*\S")
_WORK = ("task", "deliverable", "action")
_LONGEST, _SHARE, _MANY = 160, 75, 2


def names_work(work: Work, section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` directly below the heading of a stage names its work."""
    if section.level > 6 and section.kind == "title" and section.parent is not None:
        section = section.parent
    if section.level > 6 or section.first_title or section.kind not in ("none", "time") or work.boxed_at(section):
        return False
    title = label(section.title)
    if not is_dated_stage(title) or not (_SPRINT.match(title) or is_planned(section, work.reading.path, widely=True)):
        return False
    if is_reported(section) or elsewhere(section) or len(items) < _MANY or _holds_more(work, section):
        return False
    told = [item for item in items if not tells_itself(item.text)]
    return len(told) >= _MANY and sum(map(_is_name, told)) * 100 >= len(told) * _SHARE


def names_parts(work: Work, section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` below a part of a stage names what is to be made in it: `**Login**: by mail`."""
    if section.level > 7 or section.kind not in ("none", "title") or work.boxed_at(section) or len(items) < _MANY:
        return False
    stage = stage_above(section)
    if stage is None or stage is section or OVER.search(stage.title) or TICKED.search(stage.title):
        return False
    told = [one for one in items if (pair := pair_in(one.text)) is None or pair.kind is None]
    if len(told) < _MANY or sum(_NAMED.match(one.text) is not None for one in told) * 100 < len(told) * _SHARE:
        return False
    if is_reported(section) or elsewhere(section) or any(tells_itself(one.text) for one in items):
        return False
    between = takewhile(lambda at: at is not stage, section.below_title())
    return all(map(leaves_open, between)) and is_planned(section, work.reading.path, widely=True)


def is_dated_stage(title: str) -> bool:
    """Whether a title (as `label` gives it) is that of a stage, or says from when to when: `Beta (3 – 14 March)`."""
    return (STAGE.match(title) or VERSION.match(title) or _FROM_TO.search(title)) is not None


def _is_name(item: ListItem) -> bool:
    text = plain(item.text).strip().rstrip(".;,")
    if titled := _TITLED.match(item.text):
        text = plain(titled[0]).strip()
    if _TICKET.match(text):
        return True
    if not text or len(text) > _LONGEST or _SENTENCE.search(text) or _FACT.match(text):
        return False
    pair = pair_in(item.text)
    return (pair is None or pair.kind is None) and not begins_with_time(label(item.text)) and not text.endswith(":")


def _holds_more(work: Work, section: Section) -> bool:
    """Whether tables below the heading, or lists below its own headings, hold its work."""
    return id(section) in _busy(work)


def _busy(work: Work) -> set[int]:
    """The ids of all headings of which that is true."""
    if not work.busy:
        found: set[int] = set()
        for block, below in zip(work.reading.outline.blocks, work.structure.of, strict=True):
            at: Section | None = below if isinstance(block, Table) else None
            if at is None and below.kinds[0] in _WORK:
                at = below.parent
            while at is not None and id(at) not in found:
                found.add(id(at))
                at = at.parent
        work.busy.append(found)
    return work.busy[0]
