"""`Objectives` and `Sprint goals` beside a list of tasks: they say what the tasks are for and are none themselves."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.outline_model import ListItem, Table
from cockpit.plan.section import Section
from cockpit.plan.work import Work

_AIMS = re.compile(
    r"(?:(?:the|our|key|main|primary|overall|project|sprint|iteration|learning|business) )*"
    r"(?:objectives?|goals?|objectifs?|buts|objetivos?|metas|obiettivi|ziele|zielsetzung(?:en)?|cele|目標|目标|목표|цели)"
    r"(?: (?:for|of|du|des|del?|do|da|della) .{1,30})?(?: ?[(（].*[)）])?|sprint-?ziele",
    re.IGNORECASE,
)
_PLANNED = ("task", "deliverable")
_FEWEST = 3


def only_aims(work: Work, section: Section) -> bool:
    """Whether the plain lines directly below a heading are aims: the document lists its work elsewhere."""
    return section.level < 7 and _is_aim(section) and work.once("listed elsewhere", 0, lambda: _lists_work(work))


def _is_aim(section: Section) -> bool:
    return section.kind == "task" and _AIMS.fullmatch(label(section.title)) is not None


def _lists_work(work: Work) -> bool:
    """Whether enough boxes, lines and rows of the document stand below headings of work that are no aims."""
    found = 0
    for block, section in zip(work.reading.outline.blocks, work.structure.of, strict=True):
        listed = section.kinds[0] in _PLANNED
        if isinstance(block, ListItem):
            found += (block.boxed or (listed and block.parent is None)) and not _below_aim(section)
        elif isinstance(block, Table) and listed and not _below_aim(section):
            found += len(block.rows)
    return found >= _FEWEST


def _below_aim(section: Section) -> bool:
    return any(map(_is_aim, section.below_title()))
