"""Tables by day: their rows are headlines over the days, unless they name exactly one deliverable."""

from __future__ import annotations

from datetime import date

from cockpit.core.model import SHARED, Headline
from cockpit.core.text import readable
from cockpit.plan.contexts import Context
from cockpit.plan.entries import Entry, HeadlineRead
from cockpit.plan.items import Spot, Told, due_in, make_entry, take_time
from cockpit.plan.names import files_in, own_files
from cockpit.plan.outline_model import Row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_entry, row_when
from cockpit.plan.when import When
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_CLOSED = ("closed", "ceremony", "escalation", "resolved")


def day_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A table with a day column and something to do in each row."""
    own = columns.own()
    if own is None or not columns.has("day", "due") or not _by_day(columns, own):
        return False
    context = work.context(section)
    for row in columns.table.rows:
        _day_row(work, columns, row, section, context)
    return True


def _by_day(columns: Columns, own: int) -> bool:
    """A day comes first and nobody keeps a state: `Due` after a deliverable is a table of deliverables."""
    if "day" in columns.at:
        return columns.at["day"] < own or columns.has("task", "deliverable")
    return False


def _day_row(work: Work, columns: Columns, row: Row, section: Section, context: Context) -> None:
    when = row_when(work, columns, row, section)
    deliverable = columns.cell(row, "deliverable")
    own = columns.own()
    assert own is not None
    if deliverable is not None and len(own_files(deliverable.text, column=True)) == 1 == len(
        files_in(deliverable.text)
    ):
        entry = row_entry(work, columns, row, columns.at["deliverable"], context, state=None)
        if entry is not None:
            work.reading.add(entry)
        return
    told = columns.at.get("task", own)
    entry = None
    if section.kinds[0] not in _CLOSED or columns.has("owner"):
        entry = row_entry(work, columns, row, told, context, state=None)
    text = row.cells[told].text if told < len(row.cells) else ""
    if when is None or when.start is None or when.end is None or not own_text(text):
        if entry is not None and (when is None or when.start is None):
            work.reading.add(entry)
        return
    target = readable(columns.text(row, "target") or columns.text(row, "metric") or columns.text(row, "criterion"))
    track = entry.track if entry is not None else _track(work, columns, row, context)
    files = tuple(dict.fromkeys(name for cell in row.cells for name in files_in(cell.text)))
    add_headline(work, (when.start, when.end), track, readable(text), row.line, target, entry, files)


def _track(work: Work, columns: Columns, row: Row, context: Context) -> str:
    owner = columns.text(row, "owner") or columns.text(row, "track")
    return (work.tools.names.owner(owner) if owner else None) or context.track


def add_headline(
    work: Work, days: tuple[date, date], track: str, text: str, line: int, target: str = "",
    entry: Entry | None = None, files: tuple[str, ...] = (),
) -> None:  # fmt: skip
    reading = work.reading
    if reading.role != "plan" or reading.template or not text:
        return
    headline = Headline(start=days[0], end=days[1], track=track, text=text, place=reading.place(line), target=target)
    reading.headlines.append(HeadlineRead(headline, entry, files))


def track_grid(work: Work, columns: Columns, section: Section) -> bool:
    """A column for each track and a row for each day: every cell is a headline of its track."""
    if len(columns.tracks) < 2 or columns.has("status"):
        return False
    context = work.context(section)
    for row in columns.table.rows:
        when = row_when(work, columns, row, section) or _first_cell_when(work, columns, row, context)
        for place, track in columns.tracks.items():
            if place < len(row.cells) and own_text(row.cells[place].text):
                _grid_cell(work, row, place, track, when, section, context)
    return True


def _first_cell_when(work: Work, columns: Columns, row: Row, context: Context) -> When | None:
    if not row.cells or 0 in columns.tracks or not row.cells[0].text:
        return None
    return due_in(work.reading, row.cells[0].text, columns.table.header[0].text, context.window)


def _grid_cell(
    work: Work, row: Row, place: int, track: str, when: When | None, section: Section, context: Context
) -> None:
    cell = row.cells[place]
    words = read_wording(cell.text, work.tools.vocabulary)
    told = Told(track=track, file_cell=True)
    take_time(told, when)
    entry = None
    if section.kinds[0] not in _CLOSED:
        spot = Spot("row", row.line, row.span, (cell.span[0], cell.span[0]))
        entry = make_entry(work.reading, context, spot, words, "task", None, told)
    if when is None or when.start is None or when.end is None:
        planned = context.bullet is not None or when is not None  # a weekday of no certain week
        if entry is not None and planned and track != SHARED:
            work.reading.add(entry)
        return
    files = files_in(cell.text)
    if len(files) == 1 and own_files(cell.text, column=True) and entry is not None:
        work.reading.add(entry)
        return
    add_headline(work, (when.start, when.end), track, words.text, row.line, "", entry, files)
