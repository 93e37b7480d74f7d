"""From the bytes of one plan to a `Document`: outline, sections, then one recogniser after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cockpit.core.model import Role
from cockpit.core.notes import retro_end
from cockpit.core.settings import Settings
from cockpit.plan.all_ticked import all_ticked
from cockpit.plan.area_columns import area_columns, aspect_rows, role_rows
from cockpit.plan.arrows import arrow_detail, arrow_item, arrow_section
from cockpit.plan.bare_headings import bare_headings, told_headings
from cockpit.plan.blockers import blocker_heading, blocker_item
from cockpit.plan.blocking_rows import blocking_rows, let_wait
from cockpit.plan.cell_grids import board_columns, day_columns
from cockpit.plan.ceremonies import ceremony_in, minutes_per_track
from cockpit.plan.claims import claims_in, count_in, count_row, heading_claim
from cockpit.plan.contexts import Contexts
from cockpit.plan.daylines import day_bullet, work_bullet
from cockpit.plan.daytables import day_rows, track_grid
from cockpit.plan.derived import derive, sums_up
from cockpit.plan.done_stages import finish_stages
from cockpit.plan.entries import Document, Entry
from cockpit.plan.front_matter import front_item
from cockpit.plan.gates import blocker_rows, milestone_rows, risk_rows
from cockpit.plan.handoff_lists import handoff_item
from cockpit.plan.handoff_rows import handoff_rows
from cockpit.plan.heading_items import heading_item
from cockpit.plan.key_dates import key_date
from cockpit.plan.ladder import rung_heading, rung_item, rung_rows
from cockpit.plan.lists import boxed, bulleted, glyphed, marked
from cockpit.plan.metrics import metric_item, metric_rows
from cockpit.plan.notices import notice
from cockpit.plan.outline import parse_outline
from cockpit.plan.outline_model import FrontMatter, Heading, ListItem, Paragraph, Table
from cockpit.plan.period_rows import period_rows
from cockpit.plan.person_columns import person_grid
from cockpit.plan.phases import read_phases
from cockpit.plan.prerequisites import prerequisite_item, prerequisite_line, prerequisite_rows
from cockpit.plan.prose import read_paragraph
from cockpit.plan.reading import Reading
from cockpit.plan.risks import risk_heading, risk_item
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.tables import plain_rows, status_rows
from cockpit.plan.timetables import clock_rows
from cockpit.plan.todo_documents import to_do_headings, to_do_paragraphs
from cockpit.plan.tools import tools_for
from cockpit.plan.work import Work
from cockpit.plan.work_rows import told_rows

ITEM_RECOGNISERS: tuple[Callable[[Work, int, ListItem, Section], bool], ...] = (
    arrow_detail,
    arrow_item,
    handoff_item,
    blocker_item,
    boxed,
    marked,
    risk_item,
    rung_item,
    metric_item,
    key_date,
    glyphed,
    bulleted,
    work_bullet,
    day_bullet,
    prerequisite_item,
)
"""Asked in order about each list item until one says that it is dealt with."""

TABLE_RECOGNISERS: tuple[Callable[[Work, Columns, Section], bool], ...] = (
    rung_rows,
    blocking_rows,
    handoff_rows,
    risk_rows,
    blocker_rows,
    person_grid,
    area_columns,
    aspect_rows,
    milestone_rows,
    track_grid,
    day_columns,
    board_columns,
    metric_rows,
    status_rows,
    day_rows,
    plain_rows,
    role_rows,
    prerequisite_rows,
    clock_rows,
    told_rows,
)


def read_document(
    path: str, data: bytes, settings: Settings, *, role: Role = "plan", track: str | None = None,
    written: date | None = None, each_alone: bool = False,
) -> Document:  # fmt: skip
    """Read a plan. Total and pure: any bytes give a document, what is wrong with them are its findings.

    `path` is relative to the folder of sprint.toml, `track` the one whose own plan it is, `written` the day of its last
    commit (a date in the document wins). With `each_alone` no item's state follows from the boxes of others: a line
    means the same in all versions of a plan between which boxes were only ticked.
    """
    tools = tools_for(settings)
    outline = parse_outline(data, each_alone=each_alone)
    phases = read_phases(outline, tools)
    reading = Reading(path, data, outline, tools, role=role, track=track, written=written, phases=phases)
    if role != "ignore":
        work = Work(reading, Contexts(reading), each_alone=each_alone)
        _recognise(work)
        _settle(work, each_alone=each_alone)
    return _document(reading, settings)


def _document(reading: Reading, settings: Settings) -> Document:
    return Document(
        path=reading.path,
        role=reading.role,
        track=reading.track,
        data=reading.data,
        outline=reading.outline,
        written=reading.written,
        entries=_entries(reading, settings),
        headlines=tuple(reading.headlines),
        topics=tuple(reading.topics),
        checkpoints=tuple(reading.checkpoints),
        dependencies=tuple(reading.dependencies),
        blockers=tuple(reading.blockers),
        risks=tuple(reading.risks),
        prerequisites=tuple(reading.prerequisites),
        metrics=tuple(reading.metrics),
        ceremonies=tuple(reading.ceremonies),
        rungs=tuple(reading.rungs),
        claims=tuple(reading.claims),
        counts=tuple(reading.counts),
        phases=tuple((number, first, last) for number, (first, last) in reading.phases.items()),
        findings=tuple(reading.findings),
    )


def _entries(reading: Reading, settings: Settings) -> tuple[Entry, ...]:
    """What was read. The actions of a sprint's own retro are work of the next one: they count there."""
    own = reading.role == "retro" and (retro_end(reading.path) or date.min) >= settings.calendar.end
    return tuple(replace(entry, counted=False) if own and entry.counted else entry for entry in reading.entries)


def _settle(work: Work, *, each_alone: bool) -> None:
    """What can only be told once all of a document was read."""
    to_do_paragraphs(work)
    bare_headings(work)
    told_headings(work)
    to_do_headings(work)
    period_rows(work)
    if work.waits:
        work.reading.entries[:] = let_wait(work.reading.entries, work.waits)
    finish_stages(work.reading)
    if not each_alone:
        derive(work.reading)
        all_ticked(work)
    notice(work)


def _recognise(work: Work) -> None:
    structure, seen = work.structure, {id(work.structure.root)}
    blocks = work.reading.outline.blocks
    for place, block in enumerate(blocks):
        section = structure.of[place]
        if id(section) not in seen:
            seen.add(id(section))
            _open(work, section, place)
        kind = type(block)
        if kind is ListItem:
            assert isinstance(block, ListItem)
            _item(work, place, block, section)
        elif kind is Paragraph:
            assert isinstance(block, Paragraph)
            read_paragraph(work, block, section)
        elif kind is Table:
            assert isinstance(block, Table)
            _table(work, block, section)
        elif kind is FrontMatter:
            assert isinstance(block, FrontMatter)
            front_item(work, block)


def _open(work: Work, section: Section, place: int) -> None:
    """A heading or lead comes into sight: what it says itself, before what stands below it."""
    arrow_section(work, section)
    if isinstance(work.reading.outline.blocks[place], Heading):
        blocker_heading(work, section)
        heading_item(work, section, place)
        risk_heading(work, section)
        rung_heading(work, section)
        ceremony_in(work, section.raw, section.line, section, weight=2)
        heading_claim(work, section)


def _item(work: Work, place: int, item: ListItem, section: Section) -> None:
    if place in work.structure.told:
        prerequisite_line(work, item.text, item.line, section, above=item.parent)
    else:
        for recognise in ITEM_RECOGNISERS if not sums_up(work, item, section) else ():
            if recognise(work, place, item, section):
                break
    if place in work.reading.entry_of:
        count_in(work, item.text, item.line)
    if item.box is None and item.text:
        if place not in work.reading.entry_of:
            claims_in(work, item.text, item.line)
            for after, text in enumerate(item.more, start=1):
                claims_in(work, text, item.line + after)
            ceremony_in(work, item.text, item.line, section)
        if "min" in item.text:
            minutes_per_track(work, item.text, section)


def _table(work: Work, table: Table, section: Section) -> None:
    columns = Columns.of(table, work.tools)
    for recognise in TABLE_RECOGNISERS:
        if recognise(work, columns, section):
            break
    for row in table.rows:
        count_row(work, [cell.text for cell in row.cells], row.line)
