"""Timetables by the hours: a column of clock times, and one that says what happens then or must be done by then."""

from __future__ import annotations

from cockpit.plan.cell_kinds import cells_of
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.scope import is_schedule
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_entry
from cockpit.plan.time_words import has_clock
from cockpit.plan.work import Work

_FEWEST = 4


def clock_rows(work: Work, columns: Columns, section: Section) -> bool:
    """In a timetable each row is a task; the agenda of a meeting is none, nor is a table whose heads say more."""
    if any(columns.kinds) or len(columns.table.rows) < _FEWEST or section.kinds[0] not in ("none", "time", "task"):
        return False
    if not is_schedule(section, work.reading.path) or is_reported(section) or is_manual(section):
        return False
    own = next((place for place in range(len(columns.kinds)) if not _are_clocks(columns, place)), 0)
    if not own or not _tells(columns, own):
        return False
    context = work.context(section)
    for row in columns.table.rows:
        entry = row_entry(work, columns, row, own, context, state=None, kind="task")
        if entry is not None:
            work.reading.add(entry)
    return True


def _are_clocks(columns: Columns, place: int) -> bool:
    cells = cells_of(columns.table, place)
    return sum(has_clock(cell) and len(cell) <= 30 for cell in cells) * 10 >= len(columns.table.rows) * 7


def _tells(columns: Columns, place: int) -> bool:
    """Whether a column says something else in each row."""
    cells = cells_of(columns.table, place)
    return len(set(cells)) == len(cells) == len(columns.table.rows) and all(map(own_text, cells))
