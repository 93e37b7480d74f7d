"""What was read in one plan, before plans are put together: entries, and what stands beside them.

An `Entry` is one place that means an item. `assemble` merges the entries of all documents into the board's items.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cockpit.core.model import (
    Ceremony,
    Claim,
    Finding,
    Headline,
    Kind,
    Mention,
    Metric,
    Place,
    Risk,
    Role,
    Rung,
    Topic,
)
from cockpit.core.prerequisites import Prerequisite
from cockpit.plan.outline_model import Outline

UNWRITABLE = (0, 0)
"""The slot of a mention that is only to be shown: a headline, a line of prose. No item stands at byte 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a plan that means an item.

    `track` is a track's id or `shared`; `named` says that the place itself, not its document, told the track. `owned`
    are the files the item *is* (several: the place is a mention of each), `files` all it names. `parent` is an index in
    `Document.entries`, `checkpoint` one in `Document.checkpoints`. `depends` are the ids, phases and tracks it waits
    for, as written; `phase` is the number of the phase it belongs to. `moved`: put off to the day it is due on.
    """

    mention: Mention
    kind: Kind
    track: str
    counted: bool
    start: date | None = None
    due: datetime | None = None
    parent: int | None = None
    group: str = ""
    owned: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    owner: str = ""
    type: str = ""
    target: str = ""
    estimate: str = ""
    waits_on: str = ""
    depends: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    checkpoint: int | None = None
    phase: int | None = None
    named: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class HeadlineRead:
    """A headline, and the row it stands in as an item in case the track has no deliverable due in those days."""

    headline: Headline
    entry: Entry | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckpointRead:
    """A quality gate as one document has it. `named` is False where the heading only tells the time."""

    name: str
    due: datetime | None
    scope: str
    place: Place
    named: bool = True


@dataclass(frozen=True, slots=True)
class DependencyRead:
    """An arrow between declared tracks as one document has it. `files` are those its What names; `listed`: it is one
    of several that a list tells of the same two tracks."""

    source: str
    target: str
    both: bool
    what: str
    how: str
    why: str
    due: datetime | None
    met: bool
    mention: Mention
    files: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class BlockerRead:
    """A blocker as one document has it. `entry` is the index of the entry that stands for it, if it is a list item or
    row; `blocks` names what it holds up, as written."""

    text: str
    track: str
    mention: Mention
    entry: int | None = None
    owner: str = ""
    waits_on: str = ""
    blocks: tuple[str, ...] = ()
    since: datetime | None = None
    resolved: bool = False
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CeremonyRead:
    """`weight` says how well a place describes the ceremony: a heading with a duration more than a passing word."""

    ceremony: Ceremony
    weight: int
    line: int


@dataclass(frozen=True, slots=True)
class CountRead:
    """`N deliverables` somewhere; `track` is set where it speaks of one track only."""

    number: int
    line: int
    text: str
    track: str = ""


@dataclass(frozen=True, slots=True)
class PrerequisiteRead:
    """`entry` is the index of the entry it is said of, `names` what an item waits for, where one does: names that all
    mean other items are shown with those alone."""

    prerequisite: Prerequisite
    entry: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A plan and everything read in it. `written` is the date it bears, `findings` what one document alone shows."""

    path: str
    role: Role
    track: str | None
    data: bytes
    outline: Outline
    written: date | None = None
    entries: tuple[Entry, ...] = ()
    headlines: tuple[HeadlineRead, ...] = ()
    topics: tuple[Topic, ...] = ()
    checkpoints: tuple[CheckpointRead, ...] = ()
    dependencies: tuple[DependencyRead, ...] = ()
    blockers: tuple[BlockerRead, ...] = ()
    risks: tuple[Risk, ...] = ()
    prerequisites: tuple[PrerequisiteRead, ...] = ()
    metrics: tuple[Metric, ...] = ()
    ceremonies: tuple[CeremonyRead, ...] = ()
    rungs: tuple[Rung, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: tuple[CountRead, ...] = ()
    phases: tuple[tuple[int, date, date], ...] = ()
    """(phase, first day, last day) from lines such as `Days 4–6: Phases 2–3`."""
    findings: tuple[Finding, ...] = ()
