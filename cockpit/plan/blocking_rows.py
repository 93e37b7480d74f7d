"""Tables of what holds up what: `Dependency | Blocking | Blocked` with the ids of tasks that stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cockpit.core.text import plain
from cockpit.plan.entries import Entry
from cockpit.plan.identity import code_key
from cockpit.plan.labels import label
from cockpit.plan.prerequisites import told_in_row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.work import Work

_BLOCKS = re.compile(
    r"(?:blocking|blocker|blocks by|blockiert durch|blockierend|bloquean\w*|bloquead[oa]r|bloqueante|bloquant|"
    r"blokując\w+|blocker task|predecessor|vorgänger|predecesor\w*|prédécesseur|upstream|provider|from|"
    r"блокирующ\w+|先行)$",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"(?:blocked(?: task| item)?s?|blocks|blockierte?|blockt|bloquead[oa]s?|bloqueia|bloquea|bloquée?s?|"
    r"blokowan\w+|blokuje|successor|nachfolger|sucesor\w*|successeur|downstream|consumer|to|блокируем\w+|блокирует|後続|dependents?)$",
    re.IGNORECASE,
)
_ID = re.compile(
    r"(?<![\w-])(?P<head>[A-Z][A-Z0-9]{0,9}-)(?P<first>\d{1,6})(?:\s*(?:[–—-]|to|bis)\s*(?:(?P=head))?(?P<last>\d{1,6}))?"
)
_LONGEST = 40
"""Tasks that one range of ids may mean."""
Waits = list[tuple[tuple[str, ...], tuple[str, ...]]]


def blocking_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A table with a column of tasks that block and one of those that are blocked; the rows are no items."""
    heads = [label(cell.text) for cell in columns.table.header]
    blocks = [place for place, head in enumerate(heads) if _BLOCKS.match(head)]
    blocked = [place for place, head in enumerate(heads) if _BLOCKED.match(head) and place not in blocks]
    if len(blocks) != 1 or len(blocked) != 1 or columns.has("status", "owner"):
        return False
    found: Waits = []
    for row in columns.table.rows:
        if max(blocks[0], blocked[0]) < len(row.cells):
            first, then = ids_in(row.cells[blocks[0]].text), ids_in(row.cells[blocked[0]].text)
            if first and then:
                found.append((first, then))
                told_in_row(work, columns, row, section)
    work.waits.extend(found)
    return bool(found)


def ids_in(text: str) -> tuple[str, ...]:
    """The ids in a cell, those of a range one by one: `BKM-12–14` are three."""
    found: list[str] = []
    for code in _ID.finditer(plain(text)):
        first, last = int(code["first"]), int(code["last"] or code["first"])
        width = len(code["first"]) if code["first"].startswith("0") else 0
        numbers = range(first, last + 1) if first <= last < first + _LONGEST else (first,)
        found += [f"{code['head']}{number:0{width}d}" for number in numbers]
    return tuple(dict.fromkeys(found))


def let_wait(entries: Sequence[Entry], waits: Waits) -> list[Entry]:
    """The entries, those that a table calls blocked waiting for what blocks them."""
    needs: dict[str, list[str]] = {}
    for first, then in waits:
        for code in then:
            needs.setdefault(code_key(code), []).extend(first)
    return [
        replace(entry, depends=tuple(dict.fromkeys((*entry.depends, *needs[code_key(entry.mention.leading_id)]))))
        if entry.mention.leading_id and code_key(entry.mention.leading_id) in needs
        else entry
        for entry in entries
    ]
