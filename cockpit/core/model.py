"""The words of a sprint as immutable values. Nothing here computes; see `facts` for what follows at a given time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal

from cockpit.core.calendar import Calendar
from cockpit.core.notes import RetroNote
from cockpit.core.prerequisites import Prerequisite

State = Literal["todo", "doing", "blocked", "deferred", "cancelled", "done"]
Form = Literal["checkbox", "mark", "glyph", "status-cell", "row", "bullet", "heading", "front-matter"]
Kind = Literal["deliverable", "task", "action", "criterion", "metric", "blocker", "note"]
Role = Literal["plan", "reference", "retro", "ignore"]
Severity = Literal["error", "warning", "hint"]
CeremonyKind = Literal["standup", "eod", "retro", "other"]
EvidenceState = Literal["landed", "existing", "branch", "staged", "worktree", "missing", "deleted", "ambiguous", "none"]

STATES: tuple[State, ...] = ("todo", "doing", "blocked", "deferred", "cancelled", "done")
COUNTED_KINDS: frozenset[Kind] = frozenset({"task", "deliverable", "action"})
SHARED = "shared"  # the track of whatever belongs to no declared track
Span = tuple[int, int]
"""Half-open range of byte offsets in a file as it stands on disk (a BOM counts)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the plans something was read. `path` is relative to the folder of sprint.toml, with `/`."""

    path: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a plan where an item stands, with all that is needed to find and change it again.

    `slot` is what a change of state replaces: a box's one byte, the mark, the glyph, a status cell's content; empty
    where a row or a bullet gets one. `key` is the normalised text, `ordinal` counts equal (key, section) from 0."""

    path: str
    line: int
    form: Form
    state: State | None
    role: Role
    text: str
    key: str
    section: tuple[str, ...] = ()
    ordinal: int = 0
    span: Span = (0, 0)
    slot: Span = (0, 0)
    marker: str = ""
    leading_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A task, deliverable, criterion, metric, action: what the team means, however many plans mention it.
    `due` is aware; `start` and `due` are None when unscheduled. `track` is the id of one of the board's or `shared`.
    `reference`: stands only in reference documents, so in no track's list. `moved`: deferred, to the due day."""

    id: str
    kind: Kind
    track: str
    text: str
    state: State
    owner: str = ""
    type: str = ""
    group: str = ""
    section: tuple[str, ...] = ()
    counted: bool = True
    reference: bool = False
    moved: bool = False
    start: date | None = None
    due: datetime | None = None
    target: str = ""
    estimate: str = ""
    parent: str | None = None
    children: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    is_file: bool = False
    waits_on: str = ""
    needs: tuple[str, ...] = ()  # ids of items this one depends on (`Depends on:`, `blocked by`)
    needs_tracks: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def place(self) -> Mention:
        """The mention that stands for the item (its own track's plan first)."""
        return self.mentions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What git says of the files an item names, with aware committer dates. `sure` is False where it cannot tell."""

    state: EvidenceState
    path: str = ""
    commit: str = ""
    author: str = ""
    date: datetime | None = None
    late: bool = False
    merged: datetime | None = None
    candidates: tuple[str, ...] = ()
    size: int | None = None
    branch: str = ""  # where the commit is, while HEAD does not have it
    sure: bool = True  # not for a missing file that git is told to ignore, and one that is there without git


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A track's theme for a day or a run of days; shown over the day, never counted."""

    start: date
    end: date
    track: str
    text: str
    place: Place
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the standup of a day is about (`**Sync**: text`)."""

    day: date
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A quality gate. `scope` is empty for the whole sprint, else a track id. `items` are ids of its criteria."""

    id: str
    name: str
    due: datetime | None
    scope: str = ""
    items: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """A handoff between tracks. `mentions` may be empty (declared in sprint.toml only)."""

    id: str
    source: str
    target: str
    both: bool
    what: str
    how: str = ""
    why: str = ""
    due: datetime | None = None
    needs: tuple[str, ...] = ()
    met_by_hand: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A blocker somebody raised. `since` None when unknown; `blocks` are item ids, `item` the blocked item itself."""

    id: str
    track: str
    text: str
    since: datetime | None = None
    waits_on: str = ""
    waiting: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    item: str | None = None
    resolved: bool = False
    resolved_at: datetime | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    text: str
    fallback: str
    track: str
    place: Place
    responses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    name: str
    track: str
    target: str
    actual: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony:
    """`at` is wall time in the sprint's zone, `days` are weekdays (Monday 0) inside the sprint, or one `date`."""

    kind: CeremonyKind
    name: str
    at: time
    days: frozenset[int] = frozenset()
    date: date | None = None
    minutes: int = 15
    minutes_per_track: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of the escalation ladder: reached by age, by tracks waiting, or before a due that will be missed."""

    name: str
    after: timedelta | None = None
    tracks_waiting: int | None = None
    before_due: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a plan says of itself (status, counts, readiness). Shown beside what is computed, never merged."""

    path: str
    line: int
    text: str
    done: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the plans a person should look at, with the way out."""

    code: str
    severity: Severity
    path: str
    line: int
    message: str
    remedy: str
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    id: str
    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()  # its own plans, relative to the folder of sprint.toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprint:
    """`calendar` carries start, end, workdays, zone and the hour a day ends."""

    name: str
    calendar: Calendar
    goal: str = ""


@dataclass(frozen=True, kw_only=True)
class Board:
    """Everything the plans say, at no particular time. `facts.take_stock` adds the time."""

    sprint: Sprint
    tracks: tuple[Track, ...] = ()
    items: tuple[Item, ...] = ()
    headlines: tuple[Headline, ...] = ()
    topics: tuple[Topic, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    risks: tuple[Risk, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    metrics: tuple[Metric, ...] = ()
    ceremonies: tuple[Ceremony, ...] = ()
    escalation: tuple[Rung, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # by item id, empty until git was asked
    notes: tuple[RetroNote, ...] = ()
    plans: tuple[str, ...] = ()  # relative to the folder of sprint.toml

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def track_by_id(self) -> Mapping[str, Track]:
        return {track.id: track for track in self.tracks}

    def track_name(self, track_id: str) -> str:
        """The name people use for a track id (`shared` has none of its own)."""
        track = self.track_by_id.get(track_id)
        return track.name if track else track_id.capitalize()
