"""`Days 4–6: Phases 2–3`: lines that tell when the phases of a plan are worked on."""

from __future__ import annotations

import re
from datetime import date

from cockpit.core.text import plain
from cockpit.plan.outline_model import ListItem, Outline, Paragraph
from cockpit.plan.section import Phases
from cockpit.plan.tools import Tools
from cockpit.plan.when import heading_when

_LINE = re.compile(r"phase", re.IGNORECASE)
_PHASES = re.compile(
    r"^\s*(?:(?:begin|start|complete|finish)\s+)?(?:phases?|phasen|fases?|étapes?|этапы?)\s*(\d{1,3})(?:\s*(?:–|-|—|to|bis|à|&|and)\s*(\d{1,3}))?",
    re.IGNORECASE,
)


def read_phases(outline: Outline, tools: Tools) -> Phases:
    """First and last day of each phase that a line gives days to."""
    if not _LINE.search(outline.decoded):
        return {}
    found: dict[int, tuple[date, date]] = {}
    for text in _lines(outline):
        if ":" in text and _LINE.search(text):
            _read(plain(text), tools, found)
    return found


def _lines(outline: Outline) -> list[str]:
    texts: list[str] = []
    for block in outline.blocks:
        if isinstance(block, ListItem):
            texts.append(block.text)
        elif isinstance(block, Paragraph):
            texts += [line.text for line in block.lines]
    return texts


def _read(text: str, tools: Tools, found: dict[int, tuple[date, date]]) -> None:
    head, _, rest = text.partition(":")
    phases = _PHASES.match(rest)
    if phases is None:
        return
    when = heading_when(head, tools.calendar)
    if when is None or when.start is None or when.end is None:
        return
    first, last = int(phases[1]), int(phases[2] or phases[1])
    for number in range(first, min(last, first + 50) + 1):
        found.setdefault(number, (when.start, when.end))
