"""What every recogniser is handed: the document being read, and what its sections give to items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from cockpit.core.model import Kind
from cockpit.plan.column_titles import is_done_column
from cockpit.plan.contexts import Context, Contexts
from cockpit.plan.day_counts import stage_above
from cockpit.plan.labels import bare_words
from cockpit.plan.leads import tells_criterion
from cockpit.plan.outline_model import Block, ListItem, Paragraph
from cockpit.plan.reading import Reading
from cockpit.plan.running_numbers import running_lists
from cockpit.plan.scope import names_scope
from cockpit.plan.section import Section, Structure
from cockpit.plan.tools import Tools


@dataclass(frozen=True)
class Work:
    reading: Reading
    contexts: Contexts
    each_alone: bool = False
    """Whether a line has to mean the same whatever lines stand beside it."""
    arrow_of: dict[Section, int] = field(default_factory=dict)
    """Index of the dependency that a section is."""
    handoffs: set[int] = field(default_factory=set)
    """Checkboxes that stand for a dependency: items, but nothing to count."""

    agendas: dict[int, bool] = field(default_factory=dict)
    """Lists, by id, and whether they are timetables."""
    sheets: dict[int, frozenset[int]] = field(default_factory=dict)
    """By the id of a section: the headings below it that are told in lines with the same keys."""
    decided: dict[tuple[str, int], bool] = field(default_factory=dict)
    """What was found out of a list or section once: a question's name, the id of what it is asked of, the answer."""
    unknown: dict[str, list[ListItem]] = field(default_factory=dict)
    """Items by the mark they carry, of marks that nobody knows."""
    codes: dict[str, int] = field(default_factory=dict)
    codes_of: list[str] = field(default_factory=list)
    """The ids of entries, as far as they were looked at."""
    code_starts: set[str] = field(default_factory=set)
    """What the ids of tasks begin with, before their number."""
    task_lines: list[frozenset[int]] = field(default_factory=list)
    """One set: the lines that are bold tasks; filled when first asked for."""
    bare: list[dict[int, Kind]] = field(default_factory=list)
    """One mapping: the kinds of the lines that are work without a bullet; filled when first asked for."""
    busy: list[set[int]] = field(default_factory=list)
    """One set: the ids of headings with tables or lists of work below them; filled when first asked for."""
    waits: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    """Ids of tasks, and of those that wait for them."""
    finished: list[tuple[Section, int]] = field(default_factory=list)
    """Sections that say they are complete, with the line that says so."""

    @property
    def tools(self) -> Tools:
        return self.reading.tools

    @cached_property
    def boxed(self) -> bool:
        """Whether the document has checkboxes."""
        return any(map(_is_boxed, self.reading.outline.blocks, self.structure.of))

    def boxed_at(self, section: Section) -> bool:
        """Whether boxes of work stand in the sprint, phase or week that a section belongs to; where it belongs to
        none, or none of those has any, in the document."""
        stage = stage_above(section)
        if stage is None or not self.boxed:
            return self.boxed
        return id(stage) in self.boxed_stages

    @cached_property
    def boxed_stages(self) -> frozenset[int]:
        """The ids of the headings of stages with boxes of work below them; that of None where some stand outside."""
        items = zip(self.reading.outline.blocks, self.structure.of, strict=True)
        return frozenset(id(stage_above(below)) for block, below in items if _is_work(block, below))

    @cached_property
    def boxed_headings(self) -> frozenset[int]:
        """The ids of the sections with a heading directly below which checkboxes stand."""
        blocks = zip(self.reading.outline.blocks, self.structure.of, strict=True)
        return frozenset(id(one.heading()) for block, one in blocks if isinstance(block, ListItem) and block.box)

    @cached_property
    def judged(self) -> frozenset[int]:
        """The ids of the headings directly below which a lead or line says what makes something done, and no lead
        divides what is to be done."""
        leads = [one for one in self.structure.all if one.level == 7 and one.raw]
        blocks = zip(self.reading.outline.blocks, self.structure.of, strict=True)
        told = [id(one.heading()) for block, one in blocks if _tells_criterion(block)]
        told += [id(lead.heading()) for lead in leads if lead.kind == "criterion"]
        divided = {id(lead.heading()) for lead in leads if lead.kind in ("none", "title") and not names_scope(lead.raw)}
        return frozenset(told) - divided

    @cached_property
    def headed(self) -> str:
        """The bare words of all headings but the title, a line each, with a space around them."""
        titles = (one.title for one in self.structure.all if 0 < one.level < 7 and not one.first_title)
        return "\n".join(f" {bare_words(title)} " for title in titles)

    @cached_property
    def running(self) -> frozenset[int]:
        """The ids of the lists whose numbers run on from heading to heading."""
        return running_lists(self.reading.outline.blocks, self.structure)

    @property
    def structure(self) -> Structure:
        return self.reading.structure

    def once(self, question: str, of: int, decide: Callable[[], bool]) -> bool:
        """The answer to a question about a list or section, worked out when first asked for: lists may be long."""
        key = (question, of)
        found = self.decided.get(key)
        if found is None:
            found = self.decided[key] = decide()
        return found

    def list_of(self, item: ListItem) -> list[ListItem]:
        """All items of the list an item stands in."""
        return self.structure.lists.around(item)

    def entry_called(self, code: str) -> int | None:
        """The entry, of those read so far, that has an id of its own: `US-57` in a table of the backlog."""
        entries = self.reading.entries
        for index in range(len(self.codes_of), len(entries)):
            self.codes_of.append(entries[index].mention.leading_id)
            self.codes.setdefault(self.codes_of[-1], index)
            if entries[index].counted:
                self.code_starts.add(_start(self.codes_of[-1]))
        return self.codes.get(code) if code else None

    def has_codes_like(self, code: str) -> bool:
        """Whether tasks read so far have ids that begin as this one does: `T037` and `T038`."""
        self.entry_called("")  # looks at what was read since
        return code[:1].isalpha() and _start(code) in self.code_starts

    @cached_property
    def lines_below(self) -> dict[int, list[ListItem]]:
        """The items at the top of the lists directly below each section, by the section's id."""
        found: dict[int, list[ListItem]] = {}
        for block, section in zip(self.reading.outline.blocks, self.structure.of, strict=True):
            if isinstance(block, ListItem) and block.parent is None:
                found.setdefault(id(section), []).append(block)
        return found

    def context(self, section: Section) -> Context:
        return self.contexts.of(section)


def _start(code: str) -> str:
    return code.rstrip("0123456789")


def _tells_criterion(block: Block) -> bool:
    if isinstance(block, ListItem):
        return block.parent is None and "**" in block.text and tells_criterion(block.text)
    lines = block.lines if isinstance(block, Paragraph) else ()
    return any("**" in line.text and tells_criterion(line.text) for line in lines)


def _is_boxed(block: Block, section: Section) -> bool:
    """Whether a box was written; what is done in a column of its own needs no tick, so its boxes were."""
    if not isinstance(block, ListItem) or block.box is None:
        return False
    return block.boxed or (block.through and is_done_column(section.raw))


def _is_work(block: Block, section: Section) -> bool:
    return isinstance(block, ListItem) and block.boxed and section.kinds[1] in ("task", "deliverable", "action")
