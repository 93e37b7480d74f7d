"""What a section gives to the items below it, worked out once per section: kinds, track, owner, time, group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cockpit.core.model import SHARED, Kind, State
from cockpit.core.text import readable
from cockpit.plan.afterwards import afterwards
from cockpit.plan.boards import board_state, noted_state
from cockpit.plan.checkpoints import below_milestone, checkpoint_for
from cockpit.plan.day_counts import counted_within, uncounted
from cockpit.plan.group_names import group_of
from cockpit.plan.groups import names_subtasks
from cockpit.plan.put_off import put_off
from cockpit.plan.reading import Reading
from cockpit.plan.scope import names_scope
from cockpit.plan.section import Section
from cockpit.plan.vocabulary import ITEM_KINDS, HeadingKind
from cockpit.plan.when import When, heading_when
from cockpit.plan.wording import is_placeholder


@dataclass(slots=True)
class Context:
    """`bullet` is the kind of glyph lines, bullets and rows, None where they are no items; `box` that of checkboxes.

    `named` says that a heading or owner line told the track. `parent` is the entry of a task heading above.
    """

    section: Section
    bullet: Kind | None
    box: Kind
    track: str
    named: bool
    owner: str
    start: date | None
    due: datetime | None
    group: str
    phase: int | None
    parent: int | None
    path: tuple[str, ...]
    checkpoint: int | None
    after: bool
    """It is about the time after the launch, or counts its own days: `Week 1` or `Day 1` is none of the sprint's."""
    window: tuple[date, date] | None
    """The week or so that the section, or its document, is about: a weekday in it is one of its days."""
    standing: State | None = None
    """What its open items are, if it says that they are put off or dropped, or is a column of a board."""
    noted: State | None = None
    """What its bullets are, if its heading tells a state behind its words."""
    of_milestone: bool = False
    """Its work, too, is what a milestone wants."""


class Contexts:
    """The contexts of a document, made when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._made: dict[int, Context] = {}

    def forget(self) -> None:
        """A heading became an item: what stands below belongs to it."""
        self._made.clear()

    def of(self, section: Section) -> Context:
        found = self._made.get(id(section))
        if found is None:
            found = self._made[id(section)] = _context(self.reading, section)
        return found


def _context(reading: Reading, section: Section) -> Context:
    track, owner, named = _belongs(reading, section)
    phase = section.near_phase()
    start, due = reading.time_near(section, track)
    bullet, box = section.kinds
    parent = _task_above(section)
    box_kind: Kind = "note" if box == "closed" else ITEM_KINDS.get(box, "task")
    if box_kind == "metric":  # with a box it is something to check
        box_kind = "criterion"
    kind = _is(bullet)
    smaller = section.smaller or names_subtasks(section) or names_scope(section.raw)
    if parent is not None and kind == "task" and not smaller:
        kind = None  # steps of a task tell how it is done
    checkpoint = None
    of_milestone = below_milestone(section)
    if parent is None and (box_kind == "criterion" or _is(bullet) == "criterion" or of_milestone):
        checkpoint = checkpoint_for(reading, section, track if named or reading.track else SHARED)
        if checkpoint is not None:
            due = due or reading.checkpoints[checkpoint].due
    return Context(
        section, kind, box_kind, track, named, owner, start, due, group_of(section), phase, parent,
        section.path, checkpoint, any(map(afterwards, section.path)) or uncounted(section), _window(reading, section),
        _standing(reading, section),
        noted_state(section, reading.tools.vocabulary), of_milestone,
    )  # fmt: skip


def _standing(reading: Reading, section: Section) -> State | None:
    vocabulary = reading.tools.vocabulary
    state = put_off(section, vocabulary) or board_state(reading.structure, section, vocabulary)
    return state if state not in ("todo", "done") else None


def _window(reading: Reading, section: Section) -> tuple[date, date] | None:
    if (own := counted_within(section)) is not None:
        return own
    when = section.near_when({})
    if when is None and (told := section.near_fact("span")) is not None:
        when = heading_when(told.value, reading.tools.calendar)
    if not isinstance(when, When) or when.start is None or when.end is None:
        return None
    calendar = reading.tools.calendar
    away = when.end < calendar.start or when.start > calendar.end
    return (when.start, when.end) if away or (when.end - when.start).days > 2 else None


def _is(kind: HeadingKind) -> Kind | None:
    return ITEM_KINDS.get(kind)


def _belongs(reading: Reading, section: Section) -> tuple[str, str, bool]:
    """(track, owner as written, told by a heading or owner line): the nearest one wins."""
    names = reading.tools.names
    at: Section | None = section
    while at is not None:
        if (fact := at.facts.get("owner")) is not None:
            track = names.owner(fact.value)
            if track is not None:
                return track, readable(fact.value), at.level > 0
            found, named = _heading_track(reading, at)
            return found, "" if is_placeholder(fact.value) else readable(fact.value), named
        if at.track is not None:
            return at.track, "", True
        at = at.parent
    return reading.track or SHARED, "", False


def _heading_track(reading: Reading, section: Section) -> tuple[str, bool]:
    named = section.near_track()
    return (named, True) if named is not None else (reading.track or SHARED, False)


def _task_above(section: Section) -> int | None:
    at: Section | None = section
    while at is not None and at.item is None:
        at = at.parent
    return at.item if at is not None else None
