"""Which heading or lead each block of a document stands under, and the facts that lines below them state."""

from __future__ import annotations

import re
from datetime import date

from cockpit.core.model import Span
from cockpit.core.text import readable
from cockpit.plan.column_parts import parts_column
from cockpit.plan.day_counts import STAGE, counts_elsewhere, restarts
from cockpit.plan.groups import first_lead, groups, is_piece, is_step_of, only_divides, reads_so, tells_aim
from cockpit.plan.imperative import leads_to_details
from cockpit.plan.labels import label
from cockpit.plan.leads import Pair, begins_task, lead_item, lead_of, names_list, pairs_in
from cockpit.plan.list_tree import Lists, below, next_list
from cockpit.plan.milestones import stages_of_work
from cockpit.plan.outline_model import Block, Fence, Heading, Line, ListItem, Outline, Paragraph, Rule, Table
from cockpit.plan.parts import divides, gated
from cockpit.plan.scope import names_scope
from cockpit.plan.section import Fact, Section, Structure
from cockpit.plan.section_dates import SectionDates
from cockpit.plan.section_kinds import ITEM_LEAD, LEAD, kind_of
from cockpit.plan.stage_series import counted, of_series
from cockpit.plan.steps import is_step_heading
from cockpit.plan.titles import adjusted, is_checklist, is_task, leads_alone
from cockpit.plan.tools import Tools
from cockpit.plan.vocabulary import heading_kind
from cockpit.plan.when import When, heading_when, inline_when, is_dated
from cockpit.plan.workflows import plans_in_workflows

_PHASE = re.compile(r"\W*(?:phase|etappe|étape|fase|фаза|フェーズ|阶段|단계)\s*#?(\d{1,3})\b", re.IGNORECASE)


def read_structure(outline: Outline, tools: Tools) -> Structure:
    """Which section each block stands under."""
    return _Builder(outline, tools).build()


class _Builder:
    def __init__(self, outline: Outline, tools: Tools) -> None:
        self.outline = outline
        self.tools = tools
        root = Section(None, 0, "", "", 1, (0, 0), "none")
        self.found = Structure(root, [], [root], {}, set(), {}, set(), Lists(outline))
        self.heading = root
        self.lead: Section | None = None
        self.inside: dict[int, Section] = {}
        self.restarts = restarts(outline, tools.settings.name)
        self.counted = counted(outline)
        self.dates = SectionDates(tools.calendar)
        self.listed = False
        """Whether a list came since the heading or lead: prose after it ends what they said about lists."""
        blocks = outline.blocks
        self.last_heading = max((n for n, block in enumerate(blocks) if isinstance(block, Heading)), default=-1)
        self.titles = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)

    def build(self) -> Structure:
        blocks = self.outline.blocks
        of = self.found.of
        for place, block in enumerate(blocks):
            kind = type(block)
            if kind is ListItem:
                assert isinstance(block, ListItem)
                of.append(self._item(place, block))
                continue
            if kind is Heading:
                assert isinstance(block, Heading)
                self._open(place, block)
            elif kind is Rule:
                self.lead = None
            elif kind is Paragraph:
                assert isinstance(block, Paragraph)
                self._paragraph(place, block)
            elif kind is Table:
                self.listed = True
            of.append(self.lead or self.heading)
        plans_in_workflows(self.outline, self.found)
        stages_of_work(self.outline, self.found)
        return self.found

    def _open(self, place: int, block: Heading) -> None:
        parent = self.heading
        while parent.level >= block.level and parent.parent is not None:
            parent = parent.parent
        self.heading = self._section(parent, block.level, block.text, block.line, block.span)
        self.heading.restarts = block.line in self.restarts
        if divides(block.text, self.heading.kind, parent.kinds[0], parent.title) or parts_column(
            block.text, self.heading.kind, parent.raw, next_list(self.outline.blocks, place)
        ):
            self.heading.kind, self.heading.part = "none", True
        if block.line in self.counted:
            self.heading.kind = of_series(self.heading.kind, self.outline.blocks, place)
        gates = self.heading.kind in ("criterion", "checkpoint") and gated(block.text, parent.title)
        if gates and reads_so(next_list(self.outline.blocks, place)):
            self.heading.kind = "task"  # what is done for the gates, and not what passes them
        # a document with several top headings uses them as sections
        self.heading.first_title = block.level == 1 and (self.titles < 3 or len(self.found.all) == 2)
        self.lead, self.listed = None, False

    def _section(self, parent: Section, level: int, raw: str, line: int, span: Span) -> Section:
        names, calendar = self.tools.names, self.tools.calendar
        kind = kind_of(raw, level, parent, self.tools, self._is_track)
        when = heading_when(raw, calendar, within=_window(parent))
        if when is None and (kind == "checkpoint" or (kind != "closed" and parent.kind == "checkpoint")):
            when = inline_when(raw, calendar, within=_window(parent))
        beyond = when is not None and counts_elsewhere(parent, raw, when)
        if beyond:
            when = None
        track = None if kind == "dependency" or names.arrow(raw) else names.at_start(raw)
        title = readable(raw)
        phase = _PHASE.match(raw)
        section = Section(
            parent, level, raw, title, line, span, kind, when, track, int(phase[1]) if phase else None,
            (*parent.path, title) if title else parent.path, checklist=kind == "criterion" and is_checklist(raw),
            beyond=beyond,
        )  # fmt: skip
        self.found.all.append(section)
        return section

    # paragraphs

    def _paragraph(self, place: int, block: Paragraph) -> None:
        if block.in_item is not None:
            self.found.inner.setdefault(block.in_item, []).append(block)
            self._inner_lead(place, block)
            return
        last = block.lines[-1]
        directly = place > 0 and isinstance(self.outline.blocks[place - 1], Heading)
        if directly and not is_dated(self.heading.when) and STAGE.match(label(self.heading.raw)):
            self._date(self.heading, self.dates.of_line(block.lines[0].text, _window(self.heading)))
        if self._leads_on(place):
            lead = lead_of(self._sentence(block), self._is_track, self._is_time)
            if lead is not None:
                self._facts(block.lines[:-1], place)
                self.lead = self._section(self.heading, LEAD, lead.title, last.line, last.span)
                if only_divides(lead.title, self.heading, next_list(self.outline.blocks, place)) or (
                    not self.listed and (first_lead(lead.title, self.heading) or tells_aim(lead.title, self.heading))
                ):
                    self.lead.kind = "title"
                self.listed = False
                return
        known = self._facts(block.lines, place)
        one = any(pair.names_work for pair in pairs_in(last.text))  # what is listed below are its details
        if (self.listed or one) and not known:
            self.lead = Section(self.heading, LEAD, "", "", last.line, last.span, "none", path=self.heading.path)
        elif self.lead is not None and not known:
            self.lead = None

    def _sentence(self, block: Paragraph) -> str:
        """What leads into a list: the last line, below a heading of criteria the whole of a wrapped sentence."""
        last = block.lines[-1].text
        wrapped = len(block.lines) > 1 and last.rstrip().endswith((":", "：")) and "*" not in last
        if not wrapped or self.heading.kinds[0] not in ("criterion", "checkpoint"):
            return last
        return " ".join(line.text.strip() for line in block.lines)

    def _leads_on(self, place: int) -> bool:
        blocks = self.outline.blocks
        return place + 1 < len(blocks) and isinstance(blocks[place + 1], ListItem | Table)

    def _is_track(self, text: str) -> bool:
        return self.tools.names.exact(text) is not None

    def _is_time(self, text: str) -> bool:
        return heading_when(text, self.tools.calendar) is not None

    def _inner_lead(self, place: int, block: Paragraph) -> None:
        assert block.in_item is not None
        following = self._after(place)
        if isinstance(following, ListItem) and following.parent == block.in_item:
            last = block.lines[-1]
            lead = lead_of(last.text, self._is_track, self._is_time)
            if lead is not None:
                above = self.inside.get(block.in_item) or self.lead or self.heading
                self.inside[block.in_item] = self._section(above, ITEM_LEAD, lead.title, last.line, last.span)

    def _facts(self, lines: tuple[Line, ...], place: int) -> bool:
        """Keep the facts of some lines; whether each of them is one."""
        known = bool(lines)
        at_end = place > self.last_heading and place and isinstance(self.outline.blocks[place - 1], Rule)
        target = self.found.root if at_end or self.heading.first_title else self.heading
        if lines and begins_task(lines[0].text):
            return False  # what is told there is told of one task
        for line in lines:
            pairs = pairs_in(line.text)
            known = known and bool(pairs) and all(pair.meta for pair in pairs)
            for pair in pairs:
                self._keep(target, pair, line.text, line.line, line.span)
        return known

    def _keep(self, section: Section, pair: Pair, text: str, line: int, span: Span) -> None:
        if 0 < section.level < LEAD and pair.value and not is_dated(section.when) and not section.beyond:
            self._date(section, self.dates.of_pair(pair, section.line, _window(section)))
        if pair.kind is not None and pair.value and pair.kind not in section.facts:
            section.facts[pair.kind] = Fact(pair.value, line, value_span(pair, text, span))

    def _date(self, section: Section, when: When | None) -> None:
        """Give a section the days that a line below its heading tells."""
        section.when = when or section.when

    # list items

    def _item(self, place: int, item: ListItem) -> Section:
        parent = item.parent
        self.listed = True
        if parent is None:
            section = self.lead or self.heading
            if not item.boxed and section.kind != "blocker" and self._told(place, item, section):
                return section
        else:
            self.found.children.setdefault(parent, []).append(place)
            section = self.inside.get(parent) or self.found.of[parent]
        if not item.boxed and self._shows_code(place, item):
            self.found.holding.add(place)
        elif not item.boxed and self._has_children(place) and self._leads(place, item, section):
            self.found.leading.add(place)
            lead = self.inside[place] = self._section(section, ITEM_LEAD, item.text, item.line, item.text_span)
            if only_divides(item.text, section, below(self.outline.blocks, place)):
                lead.kind = "title"
        elif parent is not None and parent in self.inside:
            self.inside[place] = section
        return section

    def _leads(self, place: int, item: ListItem, section: Section) -> bool:
        """Whether a bullet with a list below it only leads into that; else what that list is to it is kept."""
        listed = below(self.outline.blocks, place)
        if groups(item.text, section, listed):
            self.found.grouping.add(place)
            return False
        if not self._leads_in(item.text):
            return False
        divided = only_divides(item.text, section, listed) and not is_step_of(item, self.found.lists.around(item))
        if divided or names_scope(item.text) or not is_piece(item.text, section, listed):
            return True
        self.found.holding.add(place)
        return False

    def _leads_in(self, text: str) -> bool:
        """Whether a bullet only announces the list below it, as its colon, a time or a track says."""
        if leads_alone(text):
            return True
        if not lead_item(text) or any(pair.names_work for pair in pairs_in(text)):
            return False  # a piece of work with its details below
        if leads_to_details(text) and heading_kind(text, lead=True) == "closed":
            return False
        if names_list(text) or text.rstrip("*_ ").endswith((":", "：", "?")):
            return True
        return adjusted(text, heading_kind(text, lead=True)) in ("time", "track")

    def _shows_code(self, place: int, item: ListItem) -> bool:
        """Whether a bullet with a colon only leads into code that tells how it is done: `2. Run it again:`."""
        following = self._after(place)
        next_line = item.line + len(item.more) + 1
        return isinstance(following, Fence) and following.line == next_line and item.text.endswith(":")

    def _has_children(self, place: int) -> bool:
        following = self._after(place)
        return isinstance(following, ListItem) and following.parent == place

    def _after(self, place: int) -> Block | None:
        blocks = self.outline.blocks
        return blocks[place + 1] if place + 1 < len(blocks) else None

    def _told(self, place: int, item: ListItem, section: Section) -> bool:
        """A bullet such as `- **Owner**: QA | **Duration**: 2 days` speaks of the section, it is no item. Without bold
        keys it does so below a task or a step."""
        if "**" not in item.text and not is_task(section.raw) and not is_step_heading(section.raw):
            return False
        pairs = pairs_in(item.text)
        if not pairs or not all(pair.meta for pair in pairs):
            return False
        for pair in pairs:
            self._keep(section.heading() if section.level > 6 else section, pair, item.text, item.line, item.text_span)
        self.found.told.add(place)
        return True


def _window(section: Section) -> tuple[date, date] | None:
    """The days of the nearest section that tells some: a weekday below it is one of them."""
    when = section.near_when({})
    if isinstance(when, When) and when.start is not None and when.end is not None:
        return when.start, when.end
    return None


def value_span(pair: Pair, text: str, span: Span) -> Span:
    """The bytes of a pair's value in a line of source at `span`. Exact where the text was not repaired."""
    start = span[0] + len(text[: pair.at].encode("utf-8", "replace"))
    end = span[0] + len(text[: pair.end].encode("utf-8", "replace"))
    return (start, end) if end <= span[1] else (span[1], span[1])
