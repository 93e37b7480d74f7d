"""Milestones that are the stages of a plan: `## Milestone 2: Accounts` with what is to be made until then.

Where a plan lists its work elsewhere, what stands below a milestone are its criteria. Where it lists it nowhere but
below its milestones, that is the work.
"""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.outline_model import ListItem, Outline
from cockpit.plan.parts import ASIDE
from cockpit.plan.section import Section, Structure

_NUMBERED = re.compile(
    r"(?:milestone|meilenstein|jalon|hito|marco|kamień milowy|mérföldkő|веха|里程碑|マイルストーン|마일스톤)\s*#?\d",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:milestones|meilensteine|jalons|hitos|marcos|вехи|kamienie milowe)\b|里程碑|マイルストーン|마일스톤",
    re.IGNORECASE,
)
_WORK = ("task", "deliverable", "action")
_FEWEST = 2


def stages_of_work(outline: Outline, structure: Structure) -> None:
    """Make stages of a document's milestones if more of its lines stand below them than in lists of work."""
    stages = [one for one in structure.all if _is_stage(one)]
    if len(stages) < _FEWEST or not any(one.kind == "checkpoint" or _below_several(one) for one in stages):
        return
    inside = {id(one) for one in stages}
    held = told = 0
    for block, section in zip(outline.blocks, structure.of, strict=True):
        if not isinstance(block, ListItem) or block.parent is not None:
            continue
        if _is_in(section, inside):
            held += 1
        else:
            told += section.kinds[0] in _WORK
    if held <= told:
        return
    parts = [one for one in stages if _below_several(one)]
    for stage in stages:
        stage.kind, stage.milestone = "task", True
    for part in parts:
        assert part.parent is not None
        if not part.parent.first_title:
            part.parent.kind = "task"
    structure.forget()


def _is_stage(section: Section) -> bool:
    """Whether a heading is a numbered milestone, or stands below `Milestones`."""
    if not 0 < section.level < 7 or section.kind == "closed" or ASIDE.search(section.title):
        return False
    return _NUMBERED.match(label(section.raw)) is not None or _below_several(section)


def _below_several(section: Section) -> bool:
    above = section.parent
    return above is not None and above.kind == "checkpoint" and _SEVERAL.search(above.title) is not None


def _is_in(section: Section, inside: set[int]) -> bool:
    return any(id(at) in inside for at in section.upwards())
