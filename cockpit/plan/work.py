"""What every recogniser is handed: the document being read, and what its sections give to items."""

from __future__ import annotations

from dataclasses import dataclass, field

from cockpit.plan.contexts import Context, Contexts
from cockpit.plan.outline_model import ListItem
from cockpit.plan.reading import Reading
from cockpit.plan.section import Section, Structure
from cockpit.plan.tools import Tools


@dataclass(frozen=True, slots=True)
class Work:
    reading: Reading
    contexts: Contexts
    arrow_of: dict[Section, int] = field(default_factory=dict)
    """Index of the dependency that a section is."""
    handoffs: set[int] = field(default_factory=set)
    """Checkboxes that stand for a dependency: items, but nothing to count."""

    lists: dict[int, list[ListItem]] = field(default_factory=dict)
    """The items of each list, by id; filled when first asked for."""
    agendas: dict[int, bool] = field(default_factory=dict)
    """Lists, by id, and whether they are timetables."""
    unknown: dict[str, list[ListItem]] = field(default_factory=dict)
    """Items by the mark they carry, of marks that nobody knows."""
    finished: list[tuple[Section, int]] = field(default_factory=list)
    """Sections that say they are complete, with the line that says so."""

    @property
    def tools(self) -> Tools:
        return self.reading.tools

    @property
    def structure(self) -> Structure:
        return self.reading.structure

    def list_of(self, item: ListItem) -> list[ListItem]:
        """All items of the list an item stands in."""
        if not self.lists:
            for other in self.reading.outline.items():
                self.lists.setdefault(other.list_id, []).append(other)
        return self.lists[item.list_id]

    def context(self, section: Section) -> Context:
        return self.contexts.of(section)
