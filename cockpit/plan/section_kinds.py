"""What a heading or lead is where it stands: what its own words say, and what the headings above make of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from cockpit.plan.column_titles import is_done_column
from cockpit.plan.labels import label
from cockpit.plan.leads import pair_in
from cockpit.plan.own_headings import own_kind
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.steps import is_step_heading
from cockpit.plan.time_words import has_clock
from cockpit.plan.titles import (
    adjusted,
    by_next_meeting,
    goals_of,
    is_task,
    only_assessed,
    praised,
    talks,
    tells_how,
)
from cockpit.plan.tools import Tools
from cockpit.plan.vocabulary import ITEM_KINDS, HeadingKind, heading_kind

LEAD, ITEM_LEAD = 7, 8
"""The levels of leads, those inside of a list item below the others; headings have 1 to 6."""
_CRITERIA: tuple[HeadingKind, ...] = ("criterion", "checkpoint")
_JUDGED = re.compile(r"(?:(?:not|partially|partly|fully|all) )?(?:yet )?(?:achieved|accomplished)", re.IGNORECASE)
_OF_TASKS: tuple[HeadingKind, ...] = ("task", "metric", "criterion", "deliverable", "risk", "dependency")


def kind_of(raw: str, level: int, parent: Section, tools: Tools, is_track: Callable[[str], bool]) -> HeadingKind:
    """What a heading or lead (raw inline markdown) below `parent` says about the list below it."""
    told = own_kind(raw, lead=level >= LEAD, known=tools.headings)
    return told or (_of_lead if level >= LEAD else _of_heading)(raw, parent, is_track)


def _of_lead(raw: str, parent: Section, is_track: Callable[[str], bool]) -> HeadingKind:
    kind = adjusted(raw, heading_kind(raw, lead=True, is_track=is_track))
    if goals_of(raw, parent.raw) or done_of(raw, parent.raw):
        kind = "task"
    gate = kind in _CRITERIA and has_clock(label(parent.raw))
    if kind in ITEM_KINDS and parent.kind == "closed" and not (gate or by_next_meeting(raw)):
        kind = "none"  # within a procedure a lead about tasks is still about the procedure
    kind = _below(raw, kind, parent)
    if kind == "action" and (pair := pair_in(raw)) is not None and pair.value.count(" ") > 1:
        kind = "none"  # `**Action**: draw it so:` tells the one action, and its list how
    if raw.lstrip("*_ ").startswith("✅") and kind != "criterion":
        kind = "none"  # what follows is done, says the lead; nobody plans it
    unknown = kind == "closed" and heading_kind(raw, is_track=is_track) != "closed"
    if unknown and not tells_how(raw):
        kind = "none"  # an unknown lead ends what the heading said about bullets, it does not make notes of boxes
    return kind


def done_of(raw: str, stage: str) -> bool:
    """Whether a lead says `Done:` below a sprint, week or phase: what of its work is done."""
    return is_done_column(raw) and STAGE.match(label(stage)) is not None


def _of_heading(raw: str, parent: Section, is_track: Callable[[str], bool]) -> HeadingKind:
    kind = _below(raw, adjusted(raw, heading_kind(raw, is_track=is_track)), parent)
    if kind in _OF_TASKS and (is_task(raw) or (kind != "task" and is_step_heading(raw))):
        kind = "none"  # a task about metrics: what its words say is no kind of the list below
    return kind


def _below(raw: str, kind: HeadingKind, parent: Section) -> HeadingKind:
    """The kind of a title that its own words give, below what the titles above it say."""
    if kind == "task" and (talks(parent.path, raw) or only_assessed(raw, parent.title)):
        return "none"  # a topic that people talked about, or how things are
    if kind == "deliverable" and praised(parent.path):
        return "none"  # what they are proud of
    if kind == "closed" and _JUDGED.fullmatch(label(raw)) and heading_kind(parent.raw) == "criterion":
        return "criterion"  # one of those that are met, or not
    if parent.kind == "criterion" and kind in ("ceremony", "closed") and has_clock(label(raw)):
        return "title"  # when they were looked at
    if kind == "criterion" and parent.kind == "ceremony" and heading_kind(raw) != "criterion":
        return "none"  # what is asked there each time
    return kind
