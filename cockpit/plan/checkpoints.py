"""Quality gates: checkpoint, gate, milestone and go-live headings, and rows of milestone tables."""

from __future__ import annotations

import re
from datetime import datetime

from cockpit.core.model import SHARED
from cockpit.core.text import plain, readable
from cockpit.plan.day_counts import STAGE
from cockpit.plan.entries import CheckpointRead
from cockpit.plan.labels import label
from cockpit.plan.reading import Reading
from cockpit.plan.section import Section

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
_NAMELESS = re.compile(
    r"(?:the |our )?(?:(?:exit|quality|entry|phase|sprint|release|stage|acceptance|final|end) )?"
    r"(?:gates?|checkpoints?|milestones?|go[ /-]*no[ -]?go|hitos?|jalons?|meilensteine?|marcos?|kamień milowy|里程碑|"
    r"マイルストーン)(?: criteria)?",
    re.IGNORECASE,
)
"""Names that every sprint's checkpoint may have."""
_SIGNS = re.compile(r"^[\W_]+(?=\w)")
_TIME_WORD = (
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?|end|of|the|by|on|eod|cob|eow|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|day|week|am|pm|noon|lundi|mardi|mercredi|jeudi|vendredi|montag|dienstag|mittwoch|"
    r"donnerstag|freitag"
)
_TIME_ONLY = re.compile(rf"[\s\W\d_]*(?:(?:{_TIME_WORD})\b[\s\W\d_]*)*(?:st|nd|rd|th)?[\s\W\d_]*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*[:：]\s+|\s*[–—]\s*")


def gate_name(raw: str) -> tuple[str, bool]:
    """(name, whether it is more than a time) of a checkpoint's heading: `Wednesday EOD (Nov 27) – Mid-Week` is
    ("Mid-Week", True), `Monday EOD (Nov 25)` is ("Monday EOD", False)."""
    text = _SIGNS.sub("", readable(raw)).strip(" :：")
    inner = [found for found in _BRACKETS.findall(text) if found.strip() and not _TIME_ONLY.match(found)]
    bare = _BRACKETS.sub("", text).strip()
    parts = [part.strip() for part in _SEPARATOR.split(bare) if part.strip()]
    telling = [part for part in parts if not _TIME_ONLY.match(part)]
    if telling and _TIME_ONLY.match(parts[0]):
        return telling[0], True
    if not telling and inner:
        return inner[0], True
    return (bare or text), bool(telling)


def checkpoint_for(reading: Reading, section: Section, track: str) -> int | None:
    """The checkpoint that criteria in a section belong to, None when no checkpoint heading stands above them."""
    if reading.role != "plan" or reading.template:
        return None
    gate = _gate_above(section)
    if gate is None:
        return None
    at, timed = section, None
    while at is not gate:
        if timed is None and (at.kind == "time" or (at.when is not None and at.when.end is not None)):
            timed = at
        assert at.parent is not None
        at = at.parent
    place = timed or gate
    known = reading.checkpoint_of.get(place)
    if known is not None:
        return known
    scope = _scope(reading, place, track)
    _, due = reading.time_near(place, scope)
    name, named = gate_name(place.raw)
    if _NAMELESS.fullmatch(name) and (stage := _stage_above(place)):
        name = f"{stage}: {name}"
    return add_checkpoint(reading, name, due, scope=scope, line=place.line, named=named, section=place)


def _stage_above(section: Section) -> str:
    """The sprint, week or phase that a checkpoint stands below, without its title: `Sprint 2`."""
    at = section.parent
    while at is not None and at.level and not at.first_title:
        if STAGE.match(found := label(at.raw)):
            return _SEPARATOR.split(_BRACKETS.sub("", found))[0].strip()
        at = at.parent
    return ""


def _gate_above(section: Section) -> Section | None:
    """The checkpoint heading around a section, unless a task heading or another kind of list comes first."""
    for at in section.upwards():
        if at.kind == "checkpoint" or at.milestone:
            return at
        if at.item is not None or at.kind in ("task", "deliverable", "action", "closed"):
            return None
    return None


def below_milestone(section: Section) -> bool:
    """Whether a section is or stands below a milestone with work of its own."""
    return any(at.milestone for at in section.upwards())


def _scope(reading: Reading, section: Section, track: str) -> str:
    """A track whose plan or heading holds the checkpoint, else '' for everybody."""
    above = section.near_track()
    if above is not None:
        return above
    return reading.track or ("" if track == SHARED or section.near_track() is None else track)


def add_checkpoint(
    reading: Reading, name: str, due: datetime | None, *, scope: str = "", line: int, named: bool = True,
    section: Section | None = None,
) -> int:  # fmt: skip
    """Keep a checkpoint; its index."""
    reading.checkpoints.append(CheckpointRead(plain(name), due, scope, reading.place(line), named))
    index = len(reading.checkpoints) - 1
    if section is not None:
        reading.checkpoint_of[section] = index
    return index
