"""Tables of handoffs: a column for the track that gives, one for the track that waits, one for what."""

from __future__ import annotations

import re

from cockpit.core.model import State
from cockpit.core.text import normalise, readable
from cockpit.plan.entries import UNWRITABLE, DependencyRead
from cockpit.plan.items import due_in
from cockpit.plan.labels import label
from cockpit.plan.names import files_in
from cockpit.plan.outline_model import Row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.when import When
from cockpit.plan.work import Work

_FROM = re.compile(
    r"(?:from|provider|provided by|producer|supplier|source|giver|gives|upstream|von|liefert|de|fournisseur|"
    r"proveedor|fornecedor)$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:to|for|consumer|receiver|recipient|target|destination|waiting|downstream|an|nach|à|pour|para|destinataire)$",
    re.IGNORECASE,
)
_WHAT = (
    re.compile(r"(?:what|handoff|hand-off|deliverable|artifact|artefact|output|was|quoi|qué|o quê)s?$", re.IGNORECASE),
    re.compile(r"(?:waiting (?:for|on)|waits (?:for|on)|needs|dependency|depends on|requires)$", re.IGNORECASE),
    re.compile(r"(?:description|details|item|task)s?$", re.IGNORECASE),
)
_BY = re.compile(
    r"(?:needed|required|wanted|due|expected) by$|(?:needed|by) when$|by$|(?:needed|required) on$", re.IGNORECASE
)


def handoff_rows(work: Work, columns: Columns, section: Section) -> bool:
    """`| From | To | What | When |`, or who owns, waits for what and from whom. Only between declared tracks; a
    table without a row of that kind is none of these."""
    heads = [label(cell.text) for cell in columns.table.header]
    giver, what = _first(heads, _FROM), next(filter(None, (_first(heads, one) for one in _WHAT)), None)
    taker = _first(heads, _TO)
    if taker is None and section.within("dependency"):
        taker = columns.at.get("owner")
    if giver is None or taker is None or what is None:
        return False
    found = [_row(work, columns, row, section, giver, taker, what, _first(heads, _BY)) for row in columns.table.rows]
    return any(found)


def _first(heads: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if pattern.match(head)), None)


def _row(
    work: Work, columns: Columns, row: Row, section: Section, giver: int, taker: int, what: int, by: int | None
) -> bool:
    names, reading = work.tools.names, work.reading
    source, target = (names.owner(_cell(row, place)) for place in (giver, taker))
    text = _cell(row, what)
    if source is None or target is None or source == target or not own_text(text):
        return False
    told = _cell(row, by) or columns.text(row, "due") or columns.text(row, "day")
    when: When | None = due_in(reading, told, within=work.context(section).window) if told else None
    status, slot, marker = _status(work, columns, row)
    words = readable(text)
    mention = reading.mention(
        "status-cell", row.line, words, f"{source} > {target}: {normalise(text)}", section.path, state=status,
        span=row.span, slot=slot, marker=marker,
    )  # fmt: skip
    due = when.due if when is not None else None
    met = status == "done" and reading.role == "plan"
    reading.dependencies.append(DependencyRead(source, target, False, words, "", "", due, met, mention, files_in(text)))
    return True


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place].text if place is not None and place < len(row.cells) else ""


def _status(work: Work, columns: Columns, row: Row) -> tuple[State, tuple[int, int], str]:
    place = columns.at.get("status")
    if place is None or place >= len(row.cells):
        return "todo", UNWRITABLE, ""
    shown = row.cells[place]
    state = work.tools.vocabulary.state_of_cell(shown.text) if shown.text else None
    return state or "todo", shown.span, work.reading.raw(shown.span)
