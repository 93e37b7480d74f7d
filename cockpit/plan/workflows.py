"""Headings that seem to tell how a team works, `Development workflow`, and hold the stages of its plan."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.outline_model import ListItem, Outline, Table
from cockpit.plan.section import Section, Structure

_WAY = re.compile(
    r"\b(?:workflow|process|procedure|approach|strategy|methodology|guide(?:lines)?|instructions|how (?:to|we)\b.*)$",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"(?:phase|sprint|iteration|milestone|week|fase|etapa|étape|etappe|woche|semana|semaine|фаза|этап|спринт|"
    r"フェーズ|スプリント)\s*#?\d|第[一二三四五六七八九十\d]+(?:阶段|期|周|週)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:days?|weeks?|tage?|wochen?|días?|dias?|semanas?|jours?|semaines?|hours?)\b.*\d|\d.*\b(?:days?|weeks?|hours?|h|"
    r"tage|wochen|días|dias|semanas|jours|semaines)\b|\d{4}-\d\d|[天周週日]",
    re.IGNORECASE,
)
_FEWEST = 2


def plans_in_workflows(outline: Outline, structure: Structure) -> None:
    """Such a heading says nothing of what stands below it if several stages with their times do, and hold lists."""
    held = {id(below.heading()) for block, below in zip(outline.blocks, structure.of, strict=True) if _lists(block)}
    stages: dict[int, list[Section]] = {}
    for section in structure.all:
        above = section.parent
        if above is not None and above.kind in ("closed", "none") and id(section) in held and _is_timed_stage(section):
            stages.setdefault(id(above), []).append(section)
    opened = [found[0].parent for found in stages.values() if len(found) >= _FEWEST]
    changed = [above for above in opened if above is not None and _WAY.search(label(above.title))]
    for above in changed:
        above.kind, above.plans = "none", True
    if changed:
        structure.forget()


def _is_timed_stage(section: Section) -> bool:
    timed = 0 < section.level < 7 and _TIMED.search(section.title) is not None
    return timed and _STAGE.match(label(section.title)) is not None


def _lists(block: object) -> bool:
    return isinstance(block, ListItem | Table)
