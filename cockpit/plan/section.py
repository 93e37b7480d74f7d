"""A heading or lead and what it says about what stands below; the sections of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from cockpit.core.model import Span, State
from cockpit.plan.fact_words import FactKind
from cockpit.plan.list_tree import Lists
from cockpit.plan.outline_model import Paragraph
from cockpit.plan.vocabulary import ITEM_KINDS, LOOKED_THROUGH, HeadingKind
from cockpit.plan.when import When

_CHECKLIST = re.compile(r"\b(?:checklist|to[- ]?dos?|tasks)\b", re.IGNORECASE)
_TIMELINE = re.compile(
    r"\bcheck-?lists?\b|\b(?:time-?line|schedule|calendar|time ?table|zeitplan|ablauf|calendrier|planning|"
    r"cronograma|calendario)\b|"
    r"\b(?:priority|execution|implementation|recommended|suggested|work|build) order\b|\border of (?:work|execution)\b|"
    r"\breihenfolge\b|ordre d'exécution|orden de ejecución|実施順|実装順|実行順|作業順|执行顺序|实施顺序|"
    r"スケジュール|日程|日程表|일정|график",
    re.IGNORECASE,
)
_OF_CRITERIA = re.compile(
    r"\b(?:definition of (?:done|ready)|(?:acceptance|success|exit) criteria|"
    r"(?:dod|validation|verification|acceptance|readiness|sign-?off) checklist)\b(?!.*\b(?:plan|tasks)\b)",
    re.IGNORECASE,
)
"""Titles of documents of which every box is a criterion."""
_NOTES = frozenset({"closed", "escalation", "ceremony", "resolved"})
Phases = Mapping[int, tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Fact:
    """The value of a `**Key**: value` line, where it stands, and its bytes."""

    value: str
    line: int
    span: Span


@dataclass(slots=True, eq=False)
class Section:
    """A heading (`level` 1–6) or lead (7, 8) and what it says about what stands below. Level 0 is the document.

    `when` and `track` are its own, `facts` the key-value lines directly below it; the methods ask the sections above.
    """

    parent: Section | None
    level: int
    raw: str
    title: str
    line: int
    span: Span
    kind: HeadingKind
    when: When | None = None
    track: str | None = None
    phase: int | None = None
    path: tuple[str, ...] = ()
    facts: dict[FactKind, Fact] = field(default_factory=dict)
    item: int | None = None
    """Index of the entry that this heading is."""
    first_title: bool = False
    checklist: bool = False
    """It says no more than that a checklist follows."""
    beyond: bool = False
    """It is a week or day counted from the launch or the sprint's end: none of the sprint."""
    restarts: bool = False
    """It is a sprint, week or phase that counts its days anew, from Day 1."""
    plans: bool = False
    """It seems to tell how something is done, and holds the stages of a plan."""
    part: bool = False
    """It only divides the list of the heading above it."""
    smaller: bool = False
    """It is a task of which the lines below it are smaller ones, as far as its heading holds work."""
    milestone: bool = False
    """It is a milestone below which the plan lists its work, and no criteria."""
    scheduled: bool = False
    """Its bullets are tasks only because it is a day of a timeline; known once `kinds` was asked for."""
    _kinds: tuple[HeadingKind, HeadingKind] | None = None

    @property
    def kinds(self) -> tuple[HeadingKind, HeadingKind]:
        """What bullets and what checkboxes below it are."""
        if self._kinds is None:
            self._kinds = (self._bullets(), self._boxes())
        return self._kinds

    def _bullets(self) -> HeadingKind:
        """Tracks, times and titles are looked through; a day at the top of a plan holds tasks."""
        section: Section | None = self
        day = False
        while section is not None and not section.first_title and section.level:
            if section.kind not in LOOKED_THROUGH and not section.part:
                self.scheduled = section.kind == "none" and day and _TIMELINE.search(section.title) is not None
                return "task" if self.scheduled else section.kind
            when = section.when
            day = day or section.beyond or (section.kind == "time" and when is not None and _short(when))
            section = section.parent
        return "task" if day else "none"

    def _boxes(self) -> HeadingKind:
        """The nearest section up that says what its items are, or a whole document of criteria; in doubt a task."""
        section: Section | None = self
        notes = False
        while section is not None and not section.first_title and section.level:
            if section.kind in ITEM_KINDS and not section.checklist and not notes:
                return section.kind
            if section.kind == "time" and _CHECKLIST.search(section.title) and not notes:
                return "task"  # of a day, wherever it stands
            notes = notes or section.kind in _NOTES
            section = section.parent
        if section is not None and section.first_title and _OF_CRITERIA.search(section.title) is not None:
            return "criterion"
        return "closed" if notes else "task"

    def forget(self) -> None:
        """Work out the kinds again: its own was changed."""
        self._kinds = None

    def upwards(self) -> Iterator[Section]:
        """Itself and the sections above it, without the document around them."""
        at: Section | None = self
        while at is not None and at.level:
            yield at
            at = at.parent

    def below_title(self) -> Iterator[Section]:
        """Itself and the sections above it, up to the title of the document, which is not among them."""
        return takewhile(lambda at: not at.first_title, self.upwards())

    def below_item(self) -> Iterator[Section]:
        """The same, up to a heading that is an item, which is not among them either."""
        return takewhile(lambda at: at.item is None, self.below_title())

    def heading(self) -> Section:
        """The nearest heading, without leads."""
        section = self
        while section.level > 6 and section.parent is not None:
            section = section.parent
        return section

    def named(self) -> Section:
        """The nearest section with a title, itself where it has one."""
        section = self
        while not section.title and section.parent is not None:
            section = section.parent
        return section

    def near_when(self, phases: Phases) -> When | tuple[date, date] | None:
        """The time of the nearest section that tells one."""
        section: Section | None = self
        while section is not None and not section.beyond:
            if section.when is not None and section.when.end is not None:
                return section.when
            if section.phase is not None and section.phase in phases:
                return phases[section.phase]
            section = section.parent
        return None

    def near_track(self) -> str | None:
        section: Section | None = self
        while section is not None:
            if section.track is not None:
                return section.track
            section = section.parent
        return None

    def near_phase(self) -> int | None:
        section: Section | None = self
        while section is not None:
            if section.phase is not None:
                return section.phase
            section = section.parent
        return None

    def near_fact(self, kind: FactKind) -> Fact | None:
        """The fact of the nearest section that has one, up to the document itself."""
        section: Section | None = self
        while section is not None:
            if kind in section.facts:
                return section.facts[kind]
            section = section.parent
        return None

    def within(self, kind: HeadingKind) -> bool:
        """Whether it or a section above it is of a kind."""
        section: Section | None = self
        while section is not None:
            if section.kind == kind:
                return True
            section = section.parent
        return False


def _short(when: When) -> bool:
    return when.start is not None and when.end is not None and (when.end - when.start).days < 5


@dataclass(slots=True)
class Structure:
    """`of` is the section of each block, by index; `children` the list items directly below an item; `told` the
    blocks that only state facts, `inner` the further paragraphs of an item, `leading` the bullets that only lead into
    the list below them; `lists` all lists, by their items; `all` every section in order. `holding` are bullets with a
    colon that are work of which the list below tells, `grouping` those of which that list is the work."""

    root: Section
    of: list[Section]
    all: list[Section]
    children: dict[int, list[int]]
    told: set[int]
    inner: dict[int, list[Paragraph]]
    leading: set[int]
    lists: Lists
    holding: set[int] = field(default_factory=set)
    grouping: set[int] = field(default_factory=set)
    boards: dict[int, frozenset[State]] = field(default_factory=dict)
    """The states of the columns below a section, by its id; filled when first asked for."""
    families: dict[str, dict[int, list[Section]]] = field(default_factory=dict)
    """Sections alike, by what makes them so and by the id of the one above them; filled when first asked for."""

    @property
    def title(self) -> str:
        """The first title of the document, '' without one."""
        return next((section.title for section in self.all if section.first_title), "")

    def forget(self) -> None:
        """Work out the kinds of all sections again: those of some were changed."""
        for section in self.all:
            section.forget()

    def family(self, name: str, parent: Section, is_one: Callable[[Section], bool]) -> list[Section]:
        """The sections directly below one of which `is_one` holds, which `name` stands for."""
        found = self.families.get(name)
        if found is None:
            found = self.families[name] = {}
            for section in self.all:
                if section.parent is not None and is_one(section):
                    found.setdefault(id(section.parent), []).append(section)
        return found.get(id(parent), [])
