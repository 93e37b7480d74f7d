"""One document while it is being read: what recognisers ask and where they put what they find."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.core.model import (
    SHARED,
    Claim,
    Finding,
    Form,
    Mention,
    Metric,
    Place,
    Risk,
    Role,
    Rung,
    Severity,
    Span,
    State,
    Topic,
)
from cockpit.core.quick import quick
from cockpit.plan.entries import (
    BlockerRead,
    CeremonyRead,
    CheckpointRead,
    CountRead,
    DependencyRead,
    Entry,
    HeadlineRead,
    PrerequisiteRead,
)
from cockpit.plan.outline_model import ListItem, Outline
from cockpit.plan.section import Phases, Section, Structure
from cockpit.plan.sections import read_structure
from cockpit.plan.tools import Tools
from cockpit.plan.when import When, doc_date, inline_when

_new_mention = quick(Mention)


class Reading:
    """Mutable while a document is read, gone afterwards."""

    def __init__(
        self, path: str, data: bytes, outline: Outline, tools: Tools, *, role: Role, track: str | None,
        written: date | None, phases: Phases,
    ) -> None:  # fmt: skip
        self.path, self.data, self.outline, self.tools = path, data, outline, tools
        self.role: Role = role
        self.track = track
        self.written = doc_date(outline) or written
        self.phases = phases
        self.template = "template" in path.rpartition("/")[2].casefold()
        self.structure: Structure = read_structure(outline, tools)
        self.entry_of: dict[int, int] = {}
        """Index of the entry that a block became."""
        self.entries: list[Entry] = []
        self.headlines: list[HeadlineRead] = []
        self.topics: list[Topic] = []
        self.checkpoints: list[CheckpointRead] = []
        self.checkpoint_of: dict[Section, int] = {}
        self.dependencies: list[DependencyRead] = []
        self.blockers: list[BlockerRead] = []
        self.risks: list[Risk] = []
        self.prerequisites: list[PrerequisiteRead] = []
        self.metrics: list[Metric] = []
        self.ceremonies: list[CeremonyRead] = []
        self.rungs: list[Rung] = []
        self.claims: list[Claim] = []
        self.counts: list[CountRead] = []
        self.findings: list[Finding] = []
        self.early: dict[Section, list[int]] = {}
        """Lines ticked before they were due, by section."""
        self.unknown_owners: dict[str, list[int]] = {}
        self._ordinals: dict[tuple[str, tuple[str, ...]], int] = {}

    # where things stand

    def place(self, line: int, column: int = 1) -> Place:
        return Place(path=self.path, line=line, column=column)

    def raw(self, span: Span) -> str:
        """The bytes of a span as text, one replacement character for what is not UTF-8; never repaired."""
        return self.data[span[0] : span[1]].decode("utf-8", "replace")

    def mention(
        self, form: Form, line: int, text: str, key: str, section: tuple[str, ...], *, state: State | None, span: Span,
        slot: Span, marker: str = "", code: str = "",
    ) -> Mention:  # fmt: skip
        place = (key, section)
        ordinal = self._ordinals.get(place, 0)
        self._ordinals[place] = ordinal + 1
        return _new_mention(
            path=self.path, line=line, form=form, state=state, role=self.role, text=text, key=key, section=section,
            ordinal=ordinal, span=span, slot=slot, marker=marker, leading_id=code,
        )  # fmt: skip

    def add(self, entry: Entry, block: int | None = None) -> int:
        """Keep an entry; its index."""
        self.entries.append(entry)
        index = len(self.entries) - 1
        if block is not None:
            self.entry_of[block] = index
        return index

    def finding(self, code: str, severity: Severity, line: int, message: str, remedy: str, column: int = 1) -> None:
        self.findings.append(
            Finding(
                code=code, severity=severity, path=self.path, line=line, message=message, remedy=remedy, column=column
            )
        )

    # what holds at a place

    def section(self, block: int) -> Section:
        return self.structure.of[block]

    def children(self, block: int) -> list[int]:
        """Indices of the list items directly below an item."""
        return self.structure.children.get(block, [])

    def item(self, block: int) -> ListItem:
        found = self.outline.blocks[block]
        assert isinstance(found, ListItem)
        return found

    def own_track(self, section: Section) -> tuple[str, bool]:
        """(track, told by a heading) of what stands in a section and names no track itself."""
        named = section.near_track()
        if named is not None:
            return named, True
        return self.track or SHARED, False

    def time_near(self, section: Section, track: str, phase: int | None = None) -> tuple[date | None, datetime | None]:
        """(start, due) that the sections, the phase or the track give to what says nothing itself."""
        if phase is not None and phase in self.phases and section.when is None:
            first, last = self.phases[phase]
            return first, self.tools.calendar.end_of(last)
        found = section.near_when(self.phases)
        if found is None and (fact := section.near_fact("due")) is not None:
            found = inline_when(fact.value, self.tools.calendar)
        if found is None:
            found = self.tools.days.get(track)
        if found is None:
            return None, None
        if isinstance(found, When):
            return found.start, found.due
        return found[0], self.tools.calendar.end_of(found[1])
