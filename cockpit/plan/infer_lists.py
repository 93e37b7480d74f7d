"""Plans without boxes, tables or dates, as `init` finds them: by lists of work."""

from __future__ import annotations

import math
from datetime import UTC, date

from cockpit.core.calendar import Calendar
from cockpit.core.settings import Settings
from cockpit.plan.infer_sketch import Source
from cockpit.plan.outline_model import ListItem
from cockpit.plan.reader import read_document
from cockpit.plan.section import Section
from cockpit.plan.sections import read_structure
from cockpit.plan.stages import lists_work
from cockpit.plan.tools import tools_for

_WORK = ("task", "deliverable", "action", "criterion", "checkpoint")
_DAY = date(2000, 1, 3)
ANY = Settings(name="any", calendar=Calendar(start=_DAY, end=_DAY, zone=UTC))


def listed(source: Source) -> float:
    """How much of a plan a document is by its plain lists, measured as `Sketch.weight`; 0 for one line alone."""
    structure = read_structure(source.outline, tools_for(ANY))
    lists: dict[int, tuple[Section, list[ListItem]]] = {}
    for place, block in enumerate(source.outline.blocks):
        if isinstance(block, ListItem) and block.bullet and (block.parent is None or block.parent in structure.leading):
            lists.setdefault(block.list_id, (structure.of[place], []))[1].append(block)
    lines = sum(
        len(items)
        for section, items in lists.values()
        if section.kinds[0] in _WORK
        or (section.kinds[0] == "none" and lists_work(section, items, source.path, boxed=False))
    )
    lines = lines if lines > 1 else _read(source)
    return math.sqrt(lines) if lines > 1 else 0.0


def _read(source: Source) -> int:
    """How many items the cockpit itself counts in a document."""
    document = read_document(source.path, source.outline.decoded.encode(), ANY)
    return sum(entry.counted for entry in document.entries)
