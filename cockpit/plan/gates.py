"""Rows of milestone tables and of tables with a Blocker column: gates and blockers that stand in cells."""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.core.text import readable
from cockpit.plan.blockers import add_blocker, moment_in, says_nothing
from cockpit.plan.checkpoints import add_checkpoint, gate_name
from cockpit.plan.entries import Entry
from cockpit.plan.milestone_tables import milestone_column
from cockpit.plan.outline_model import Row
from cockpit.plan.risks import add_risk
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_entry, row_when
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work


def milestone_rows(work: Work, columns: Columns, section: Section) -> bool:
    """Each row with a date is a checkpoint, its criteria cell (or its name) what must hold."""
    own = milestone_column(columns, section, work.reading.path)
    if own is None or work.reading.role != "plan" or work.reading.template:
        return False
    context = work.context(section)
    for row in columns.table.rows:
        state, slot, marker = None, None, ""
        if columns.has("status") and (place := columns.at["status"]) < len(row.cells):
            shown = row.cells[place]
            state = work.tools.vocabulary.state_of_cell(shown.text) if shown.text else "todo"
            slot, marker = shown.span, work.reading.raw(shown.span)
        entry = row_entry(work, columns, row, own, context, state=state, slot=slot, marker=marker, kind="criterion")
        if entry is None:
            continue
        when = row_when(work, columns, row, section)
        if "checkpoint" not in columns.at and when is None:
            work.reading.add(entry)  # a criterion of the gate that the heading is
            continue
        due = when.due if when is not None else entry.due
        name, scope = gate_name(row.cells[own].text)[0], _scope(work, entry)
        gate = add_checkpoint(work.reading, name, due, scope=scope, line=row.line)
        needs = columns.text(row, "criterion") if columns.at.get("criterion") != own else ""
        details = (readable(needs), *entry.details) if needs else entry.details
        work.reading.add(replace(entry, checkpoint=gate, details=details, due=due))
    return True


def _scope(work: Work, entry: Entry) -> str:
    return entry.track if entry.named or work.reading.track else ""


def blocker_rows(work: Work, columns: Columns, section: Section) -> bool:
    """Rows of a table with a Blocker column, or of one under a blocker heading."""
    under = section.kinds[0] in ("blocker", "resolved") and section.kind != "none"
    if not columns.has("blocker") and not (under and section.kinds[0] == "blocker"):
        return section.kinds[0] == "resolved"
    place = columns.at.get("blocker", columns.own() if under else None)
    if place is None:
        return False
    if columns.has("status") and columns.has("task") and not under:
        return False
    for row in columns.table.rows:
        _blocker_row(work, columns, row, place, section)
    return True


def _blocker_row(work: Work, columns: Columns, row: Row, place: int, section: Section) -> None:
    reading, context = work.reading, work.context(section)
    text = row.cells[place].text if place < len(row.cells) else ""
    if says_nothing(text) or not own_text(text):
        return
    status = columns.text(row, "status")
    done = section.kinds[0] == "resolved" or (
        bool(status) and work.tools.vocabulary.state_of_cell(status) in ("done", "cancelled")
    )
    slot, marker = None, ""
    if columns.has("status") and columns.at["status"] < len(row.cells):
        shown = row.cells[columns.at["status"]]
        slot, marker = shown.span, reading.raw(shown.span)
    entry = row_entry(
        work, columns, row, place, context, state="done" if done else "todo", slot=slot, marker=marker,
        kind="blocker",
    )  # fmt: skip
    if entry is None:
        return
    index = reading.add(entry)
    held = tuple(
        readable(found) for kind in ("id", "task") if (found := columns.text(row, kind)) and columns.at[kind] != place
    )
    words = read_wording(text, work.tools.vocabulary)
    add_blocker(
        work, words, entry.track, entry.mention, entry=index, owner=entry.owner, blocks=held,
        since=moment_in(work, columns.text(row, "since")), resolved=done,
    )  # fmt: skip


_LEVEL = re.compile(
    r"\W*(?:very )?(?:high|medium|low|critical|minor|major|hoch|mittel|niedrig|alto|medio|baixo)\W*(?:\([^()]*\)\W*)?$",
    re.IGNORECASE,
)


_SIGNED = re.compile(r"\s*[🔴🟠🟡🟢🔵⚪⚫]\ufe0f?\s*[^\W\d_]{0,14}\W*$")


def risk_rows(work: Work, columns: Columns, section: Section) -> bool:
    """Rows of a table with a risk column, or with a mitigation one under a risk heading."""
    under = section.kinds[0] == "risk"
    if not under and _warns(section, columns):
        return _warned(work, columns, section)
    if not columns.has("risk") and not (columns.has("mitigation") and under):
        return False
    if not columns.has("mitigation") and not under:
        return False
    own = columns.at.get("risk")
    if own is None or own == columns.at.get("mitigation"):
        own = columns.own()
    first = 0 if own is None else own
    rows = columns.table.rows
    if sum(first < len(row.cells) and _LEVEL.match(row.cells[first].text) is not None for row in rows) * 2 > len(rows):
        first = 0  # the column tells how big the risk is, not which
    for row in rows:
        if first < len(row.cells) and own_text(row.cells[first].text):
            answer = readable(columns.text(row, "mitigation"))
            answer = "" if _LEVEL.match(answer) else answer
            add_risk(work, section, readable(row.cells[first].text), (answer,) if answer else (), row.line)
    return True


def _warns(section: Section, columns: Columns) -> bool:
    """Whether a table stands below a heading with a sign of danger, and has a column that tells how big each one is."""
    heading = section.heading()
    if not heading.raw.lstrip().startswith(("⚠", "🚨")) or heading.kind not in ("none", "title"):
        return False
    if columns.has("status", "owner", "due", "day") or len(columns.kinds) < 2:
        return False
    return any(_are_levels(columns, place) for place in range(1, len(columns.kinds)))


def _are_levels(columns: Columns, place: int) -> bool:
    cells = [row.cells[place].text for row in columns.table.rows if place < len(row.cells) and row.cells[place].text]
    return bool(cells) and all(_LEVEL.match(cell) or _SIGNED.match(cell) for cell in cells)


def _warned(work: Work, columns: Columns, section: Section) -> bool:
    last = len(columns.kinds) - 1
    answers = not _are_levels(columns, last)
    for row in columns.table.rows:
        if row.cells and own_text(row.cells[0].text):
            answer = readable(row.cells[last].text) if answers and last < len(row.cells) else ""
            add_risk(work, section, readable(row.cells[0].text), (answer,) if answer else (), row.line)
    return True
