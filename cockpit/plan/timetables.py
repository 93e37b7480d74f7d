"""Timetables by the hours: a column of clock times, and one that says what happens then or must be done by then."""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.cells import cells_of
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.scope import is_planned, is_schedule
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_entry
from cockpit.plan.time_words import has_clock
from cockpit.plan.work import Work

_FEWEST = 4
_SHOWN = re.compile(
    r"\b(?:demos?|script|pitch|video|presentation|talk|agenda|storyboard|walk-?through|workshop|lesson|class|meeting|"
    r"incident|outage|standup|interview)\b|演示|演講|発表|发表|デモ|발표",
    re.IGNORECASE,
)
"""What runs by minutes and is no work."""
_UNIT = r"\s*(?:m|mins?|minutes?|h|hrs?|hours?|分(?:钟)?|時間|小时)"
_POINT = rf"(?:[TH]\W*)?(?:\d{{1,2}}:\d\d|\d{{1,3}}(?:{_UNIT})?)"
_WINDOW = re.compile(rf"(?=.*(?::\d|\d{_UNIT}\b))\W*{_POINT}(?:\s*[-–—~]\s*{_POINT})?\W*$", re.IGNORECASE)
_NOUGHT = re.compile(r"\W*(?:[TH]\W*)?0{1,2}(?!\d)(?!:[0-5][1-9])", re.IGNORECASE)
"""Where a timetable begins that is counted from its own start, and no day's."""


def clock_rows(work: Work, columns: Columns, section: Section) -> bool:
    """In a timetable each row is a task; the agenda of a meeting is none, nor is a table whose heads say more."""
    if section.kinds[0] not in ("none", "time", "task", "checkpoint") or is_reported(section) or is_manual(section):
        return False
    counted = _is_counted(columns, section) and is_planned(section, work.reading.path, widely=True)
    if not counted and (
        any(columns.kinds)
        or len(columns.table.rows) < _FEWEST
        or section.kinds[0] == "checkpoint"
        or not is_schedule(section, work.reading.path)
    ):
        return False
    first = range(int(counted), len(columns.kinds))
    own = next((place for place in first if not _are_clocks(columns, place)), 0)
    if not own or not _tells(columns, own):
        return False
    context = work.context(section)
    for row in columns.table.rows:
        entry = row_entry(work, columns, row, own, context, state=None, kind="task")
        if entry is not None:
            work.reading.add(entry)
    return True


def _is_counted(columns: Columns, section: Section) -> bool:
    """Whether the times of a timetable are counted from its own start, `0–15 min` or `T0–2h`, and something is made."""
    times = [plain(row.cells[0].text) for row in columns.table.rows if row.cells]
    if len(times) < _FEWEST - 1 or not _NOUGHT.match(times[0]) or not all(map(_WINDOW.match, times)):
        return False
    return not any(map(_SHOWN.search, section.path))


def _are_clocks(columns: Columns, place: int) -> bool:
    cells = cells_of(columns.table, place)
    return sum(has_clock(cell) and len(cell) <= 30 for cell in cells) * 10 >= len(columns.table.rows) * 7


def _tells(columns: Columns, place: int) -> bool:
    """Whether a column says something else in each row."""
    cells = cells_of(columns.table, place)
    return len(set(cells)) == len(cells) == len(columns.table.rows) and all(map(own_text, cells))
