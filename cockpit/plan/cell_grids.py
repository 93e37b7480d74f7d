"""Tables of which every cell is a piece of work: days as columns (`Name | Mon | Tue`), and boards (`To do | Done`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.model import Kind, State
from cockpit.core.text import plain
from cockpit.plan.column_titles import is_open_column
from cockpit.plan.contexts import Context
from cockpit.plan.entries import UNWRITABLE
from cockpit.plan.items import Spot, Told, make_entry, named, take_time
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Cell, Row
from cockpit.plan.person_columns import CLOSED, add_work, is_person
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.when import When, heading_when
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_WORDS = re.compile(r"[^\W\d_]{2,}\W+\w*[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]{3,}")
_ABSENT = re.compile(
    r"\W*(?:off|ooo|out of office|vacation|holiday|leave|pto|absent|free|available|not available|n/?a|urlaub|frei|"
    r"congé|vacaciones|libre|férias|folga|休み|休)\b",
    re.IGNORECASE,
)


def day_columns(work: Work, columns: Columns, section: Section) -> bool:
    """A column for each day or week, a row for each person or topic: every cell is work of that time."""
    heads = [label(cell.text) for cell in columns.table.header]
    timed = [place for place, head in enumerate(heads) if place and 0 < len(head) <= (begins_with_time(head) or -2) + 2]
    if len(timed) < 2 or len(timed) < len(heads) - 1 or begins_with_time(heads[0]) or not _wordy(columns, timed):
        return False
    context = work.context(section)
    if section.kinds[0] in CLOSED:
        return True
    times = {place: _when(work, heads[place], context) for place in timed}
    for row in columns.table.rows:
        first = label(row.cells[0].text) if row.cells else ""
        owner = first if columns.kinds[0] == "owner" or is_person(first) else ""
        for place in timed:
            if (cell := filled_cell(row, place)) is not None:
                add_work(work, row, cell, named(owner), times[place], context)
    return True


def _when(work: Work, head: str, context: Context) -> When | None:
    found = heading_when(head, work.tools.calendar, within=context.window)
    return None if context.after else found


def board_columns(work: Work, columns: Columns, section: Section) -> bool:
    """A column for each state, as on a board: every cell is a task in the state that its column tells."""
    heads = [label(cell.text) for cell in columns.table.header]
    states = [work.tools.vocabulary.state_of_cell(head) if head else None for head in heads]
    told = {state for state in states if state is not None}
    if len(heads) < 2 or None in states or len(told) < 2 or not any(is_open_column(head.casefold()) for head in heads):
        return False
    if not _wordy(columns, range(len(heads))) or section.kinds[0] in CLOSED:
        return False
    for row in columns.table.rows:
        for place, state in enumerate(states):
            if (cell := filled_cell(row, place)) is not None:
                add_card(work, row, cell, state, work.context(section), Told())
    return True


def add_card(
    work: Work, row: Row, cell: Cell, state: State | None, context: Context, told: Told, kind: Kind = "task"
) -> None:
    """Keep a cell as a task or the like, in the state its own sign tells or else in `state`."""
    vocabulary = work.tools.vocabulary
    glyph = vocabulary.leading_glyph(cell.text)
    words = read_wording(cell.text[glyph.length :] if glyph else cell.text, vocabulary)
    start = cell.span[0]
    marker = next((sign for sign in ("✅ ", "✅") if work.reading.raw(cell.span).startswith(sign)), "")
    slot = UNWRITABLE if state == "done" and not marker else (start, start + len(marker.encode()))
    take_time(told, None)
    spot = Spot("row", row.line, row.span, slot, marker)
    kept = glyph.state if glyph is not None and glyph.state is not None else words.state or state
    work.reading.add(make_entry(work.reading, context, spot, words, kind, kept, told))


def filled_cell(row: Row, place: int) -> Cell | None:
    """A cell that says something, and not that somebody is away."""
    if place >= len(row.cells) or not own_text(row.cells[place].text) or _ABSENT.match(plain(row.cells[place].text)):
        return None
    return row.cells[place]


def _wordy(columns: Columns, places: Sequence[int]) -> bool:
    """Whether most of some cells say something, so that they are no hours, ticks or single words of presence."""
    cells = [cell for row in columns.table.rows for place in places if (cell := filled_cell(row, place)) is not None]
    return bool(cells) and sum(_WORDS.search(plain(cell.text)) is not None for cell in cells) * 10 >= len(cells) * 6
