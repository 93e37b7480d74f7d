"""Tables: which kind a table is, and its rows as items. Risks, ladders, blockers and gates go to their own modules."""

from __future__ import annotations

import re

from cockpit.core.model import Kind, Span, State
from cockpit.core.text import plain, readable
from cockpit.plan.afterwards import is_counted
from cockpit.plan.blockers import blocked_task
from cockpit.plan.cells import in_words
from cockpit.plan.column_titles import is_done_column
from cockpit.plan.contexts import Context
from cockpit.plan.early import claimed_early
from cockpit.plan.entries import Entry
from cockpit.plan.file_lists import file_list, lists_files
from cockpit.plan.items import Spot, Told, due_in, make_entry, named, names_in, take_time
from cockpit.plan.labels import label
from cockpit.plan.names import files_in, leading_id
from cockpit.plan.outline_model import Cell, Row
from cockpit.plan.scope import is_roadmap
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.table_places import may_list_work
from cockpit.plan.vocabulary import ITEM_KINDS
from cockpit.plan.when import When
from cockpit.plan.wording import read_wording, says_done
from cockpit.plan.work import Work

_NUMBER = re.compile(r"\D{0,2}(\d{1,3})\D{0,2}$")
_SCORE = re.compile(r"\W*(?:score|rating|grade|bewertung|punktzahl|评分|スコア|評価)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")
_WEAK = re.compile(
    r"\W*(?:(?:actions?|what|items?|features?|activit|issues?|name|title|area)\b|fun[ck]|fonction|функци|功能|機能|기능|"
    r"内容|내용|重點|重点)",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"history|journal|change-?log|revision|versions?\b|historique|verlauf|histórico|履歴|历史", re.IGNORECASE
)
_PHASE_TEXT = re.compile(r"\W*(?:phase|fase|étape|этап|フェーズ|阶段)\s*#?(\d{1,3})\b", re.IGNORECASE)


def status_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A table with a status column: its rows are items that the table keeps the state of."""
    own = _own(columns, section)
    if own is None or not columns.has("status"):
        return False
    if columns.of_periods() or columns.of_people() or _HISTORY.search(section.title):
        return True
    context = work.context(section)
    states = [work.tools.vocabulary.state_of_cell(columns.text(row, "status")) for row in columns.table.rows]
    weak = _WEAK.match(plain(columns.header("task"))) is not None  # `Feature` names what is there as often
    named = columns.has("deliverable", "criterion") or (columns.has("task") and not weak)
    if not named and _only_reports(section, columns, states):
        return True
    for row, state in zip(columns.table.rows, states, strict=True):
        shown = row.cells[columns.at["status"]] if columns.at["status"] < len(row.cells) else None
        if shown is None and len(row.cells) < max(2, columns.at["status"]):
            continue  # a row that only divides the others
        slot, marker = (shown.span, work.reading.raw(shown.span)) if shown is not None else (None, "")
        told = state if shown is not None and shown.text else "todo"
        entry = row_entry(work, columns, row, own, context, state=told, slot=slot, marker=marker)
        if entry is not None:
            index = work.reading.add(claimed_early(work, section, entry))
            blocked_task(work, columns, row, index)
    return True


def _own(columns: Columns, section: Section) -> int | None:
    """The column with the text of each row. Of files to create it is the file, beside `create` and `modify`."""
    if "file" in columns.at and section.kind == "deliverable" and lists_files(label(section.title)):
        return columns.at["file"]
    return columns.own()


def _tells_roles(columns: Columns) -> bool:
    """A table of who is responsible, accountable, consulted and informed tells of work that is planned elsewhere."""
    heads = {label(cell.text).casefold().split(" ")[0] for cell in columns.table.header}
    return len(heads & {"responsible", "accountable", "consulted", "informed", "r", "a", "c", "i"}) >= 3


def _only_reports(section: Section, columns: Columns, states: list[State | None]) -> bool:
    """Whether a table of files, components or tests tells how things are: nothing in it is planned or open."""
    if section.kinds[0] in ("closed", "ceremony", "escalation", "resolved") or not any(states):
        return True
    if any(_SCORE.match(plain(cell.text)) for cell in columns.table.header) and not columns.has("owner", "due"):
        return True
    return not columns.planned(section) and sum(state not in ("done", None) for state in states) * 3 <= len(states)


def plain_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A deliverable or task table that keeps no state."""
    own = _own(columns, section)
    if _tells_roles(columns) or (own is not None and columns.of_names(own)):
        return True
    criteria = section.kinds[1] == "criterion" and columns.has("criterion", "metric")
    files = own is not None and columns.kinds[own] == "file" and section.kind == "deliverable"
    if own is None or not (columns.has("task", "deliverable") or criteria or files) or _HISTORY.search(section.title):
        return False
    if columns.has("metric", "actual") and not criteria and not columns.has("owner", "due", "deliverable"):
        return True
    weak = columns.kinds[own] == "task" and _WEAK.match(plain(columns.header("task"))) is not None
    if weak and not (columns.planned(section) or _in_roadmap(work, columns, own, section)):
        return True
    context = work.context(section)
    if section.kinds[0] in ("closed", "ceremony", "escalation", "resolved") and not columns.has("owner", "due"):
        return True
    listed = file_list(label(section.title), section.path[:-1]) if files else "none"
    if listed == "told":
        return True
    done = listed == "made" or is_done_column(section.raw)
    state: State | None = "done" if done else None
    for row in columns.table.rows:
        if done and work.entry_called(_code(columns, row)) is not None:
            continue  # told with its state in another table
        slot, told = _closed_in_due(work, columns, row)
        marker = work.reading.raw(slot) if slot is not None else ""
        entry = row_entry(work, columns, row, own, context, state=told or state, slot=slot, marker=marker)
        if entry is not None:
            work.reading.add(entry)
    return True


def _in_roadmap(work: Work, columns: Columns, own: int, section: Section) -> bool:
    """Whether features or items told in words stand in a roadmap or backlog, and not beside facts about them."""
    wished = is_roadmap(section, work.reading.path) and may_list_work(section)
    return wished and in_words(columns.table, own) and not columns.compares(own)


def _closed_in_due(work: Work, columns: Columns, row: Row) -> tuple[Span | None, State | None]:
    """Where the cell of the time says instead that it is over, `✅ Done`: its place and what it says."""
    cell = columns.cell(row, "due")
    if cell is None or any(map(str.isdigit, cell.text)):
        return None, None
    told = work.tools.vocabulary.state_of_cell(cell.text)
    return (cell.span, told) if told in ("done", "cancelled") else (None, None)


def row_entry(
    work: Work, columns: Columns, row: Row, own: int, context: Context, *, state: State | None,
    slot: Span | None = None, marker: str = "", kind: Kind | None = None,
) -> Entry | None:  # fmt: skip
    """The entry of a row whose text stands in column `own`; with `slot` a status cell, without it a `row`."""
    if own >= len(row.cells):
        return None
    cell = row.cells[own]
    raw = cell.text
    glyph = work.tools.vocabulary.leading_glyph(raw) if raw and not raw[0].isascii() else None
    if glyph is not None:
        raw = raw[glyph.length :]
    if not own_text(raw) or _only_id(raw):
        return None
    form_slot, row_marker = (slot, marker) if slot is not None else _row_slot(work, cell)
    words = read_wording(raw, work.tools.vocabulary)
    if slot is None and glyph is not None:
        state = glyph.state
    if slot is None and state in (None, "todo"):
        state = words.state or ("done" if says_done(raw) else state)
    told = row_told(work, columns, row, own, context.section)
    spot = Spot("row" if slot is None else "status-cell", row.line, row.span, form_slot, row_marker)
    return make_entry(work.reading, context, spot, words, kind or _kind(columns, own, context), state, told)


def _only_id(raw: str) -> bool:
    """A row that names a task by its id tells of a task that stands elsewhere."""
    parts = [part for part in _PARTS.split(plain(raw)) if part.strip()]
    return bool(parts) and all((told := leading_id(part))[0] and not told[1].strip() for part in parts)


def _row_slot(work: Work, cell: Cell) -> tuple[Span, str]:
    """The leading `✅ ` of a cell, or the empty place in front of its text."""
    start = cell.span[0]
    raw = work.reading.raw(cell.span)
    for sign in ("✅ ", "✅"):
        if raw.startswith(sign):
            return (start, start + len(sign.encode())), sign
    return (start, start), ""


def _kind(columns: Columns, own: int, context: Context) -> Kind:
    column = columns.kinds[own]
    if column in ("deliverable", "criterion"):
        return column
    if column == "task" and context.section.kinds[0] == "checkpoint" and not _WEAK.match(plain(columns.header("task"))):
        return "task"  # on the way to it
    if column == "task" and columns.has("criterion"):
        return "task"  # beside what makes it done
    if context.bullet in ("action", "criterion", "deliverable"):
        return context.bullet
    if context.section.kinds[1] in ("criterion", "checkpoint", "deliverable") and column is None:
        return ITEM_KINDS[context.section.kinds[1]]
    return "task"


def row_told(work: Work, columns: Columns, row: Row, own: int, section: Section) -> Told:
    """What the other cells of a row say."""
    told = Told(file_cell=columns.kinds[own] in ("deliverable", "file"))
    told.owner = named(columns.text(row, "owner"))
    told.type = readable(columns.text(row, "type"))
    told.target = readable(columns.text(row, "target") or columns.text(row, "metric"))
    told.estimate = readable(columns.text(row, "estimate"))
    told.code = _code(columns, row)
    depends = columns.text(row, "depends")
    told.depends = names_in(depends) if depends else ()
    told.track = _row_track(work, columns, row)
    phase = columns.text(row, "phase")
    if phase:
        told.phase = _phase_number(phase)
        bare = _NUMBER.match(plain(phase)) is not None
        told.group = f"{label(columns.header('phase')).removesuffix('s')} {told.phase}" if bare else readable(phase)
    elif columns.area is not None and columns.area != own:
        told.group = readable(row.cells[columns.area].text)
    take_time(told, row_when(work, columns, row, section))
    others = [cell for place, cell in enumerate(row.cells) if place != own and columns.kinds[place] in _NAMING]
    told.other_files = tuple(name for cell in others for name in files_in(cell.text))
    notes = columns.text(row, "notes")
    told.details = (readable(notes),) if notes and own_text(notes) else ()
    return told


def _code(columns: Columns, row: Row) -> str:
    return readable(columns.text(row, "id")).strip("-# ")


_NAMING = ("deliverable", "file", "task", "notes")


def _phase_number(text: str) -> int | None:
    found = _PHASE_TEXT.match(plain(text)) or _NUMBER.match(plain(text))
    return int(found[1]) if found else None


def _row_track(work: Work, columns: Columns, row: Row) -> str | None:
    """The declared track that a track, owner or phase cell names."""
    names = work.tools.names
    for kind in ("track", "owner"):
        if (text := columns.text(row, kind)) and (found := names.owner(text)):
            return found
    phase = columns.text(row, "phase")
    if phase:
        bare = plain(phase).strip()
        return names.exact(bare) or (names.exact(f"Phase {bare}") if _NUMBER.match(bare) else None)
    return None


_WHOLE = re.compile(r"[\d\s–—-]+")
_WEEK = re.compile(r"\b(?:week|woche|semaine|semana|неделя)\s*(\d+)", re.IGNORECASE)


def _of_another_week(text: str, section: Section) -> bool:
    """Whether `1` or `Day 1` counts the days of a week that the sprint does not have."""
    if not any(char.isdigit() for char in text) or "-0" in text or section.near_when({}) is not None:
        return False
    weeks = [int(found[1]) for title in section.path if (found := _WEEK.search(title))]
    return bool(weeks) and weeks[-1] > 1


def row_when(work: Work, columns: Columns, row: Row, section: Section | None = None) -> When | None:
    """The time in a row's Due or Day cells: the first that is a date, else the first that is a time at all."""
    told: When | None = None
    days = work.context(section).window if section is not None else None
    for kind in ("due", "day"):
        for place, other in enumerate(columns.kinds):
            text = row.cells[place].text if other == kind and place < len(row.cells) else ""
            if not text or (when := due_in(work.reading, text, columns.table.header[place].text, days)) is None:
                continue
            if kind == "day" and section is not None and _of_another_week(text, section):
                continue
            counted = is_counted(when.written) or _WHOLE.fullmatch(when.written) is not None
            if section is not None and counted and work.context(section).after:
                continue
            if when.end is not None and not text.strip().isdigit():
                return when
            told = told or when
    return told
