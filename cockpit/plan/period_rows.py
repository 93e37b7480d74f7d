"""Tables of sprints, phases or weeks in a plan that lists nothing else: `Sprint | Focus | Status`.

Where tasks stand elsewhere in the document such a table only says how they are spread. Alone it is what is planned.
"""

from __future__ import annotations

from cockpit.plan.bare_headings import is_plan
from cockpit.plan.outline_model import Table
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_entry
from cockpit.plan.work import Work

_WORK = ("task", "deliverable", "action")
_TEXTS = (None, "notes", "target")
_FEWEST = 3


def period_rows(work: Work) -> None:
    """Keep the rows of such tables as tasks."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not is_plan(work):
        return
    if reading.headlines or reading.topics or any(entry.kind in _WORK for entry in reading.entries):
        return
    for block, section in zip(reading.outline.blocks, work.structure.of, strict=True):
        if isinstance(block, Table) and len(block.rows) >= _FEWEST and _may_plan(section):
            _keep(work, Columns.of(block, work.tools), section)


def _may_plan(section: Section) -> bool:
    return section.kinds[0] in ("none", "time", "task", "checkpoint") and not (
        is_reported(section) or is_manual(section)
    )


def _keep(work: Work, columns: Columns, section: Section) -> None:
    own = _text_column(columns) if columns.of_periods() else None
    if own is None:
        return
    context = work.context(section)
    for row in columns.table.rows:
        cell = columns.cell(row, "status")
        slot, marker = (cell.span, work.reading.raw(cell.span)) if cell is not None else (None, "")
        state = work.tools.vocabulary.state_of_cell(columns.text(row, "status")) if cell is not None else None
        entry = row_entry(work, columns, row, own, context, state=state, slot=slot, marker=marker, kind="task")
        if entry is not None:
            work.reading.add(entry)


def _text_column(columns: Columns) -> int | None:
    """The first column behind that of the periods that says something in every row, differently each time."""
    for place, kind in enumerate(columns.kinds):
        texts = [row.cells[place].text for row in columns.table.rows if place < len(row.cells)]
        told = len(texts) == len(columns.table.rows) == len(set(texts)) and all(map(own_text, texts))
        if place and kind in _TEXTS and told:
            return place
    return None
