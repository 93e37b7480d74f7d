"""Tables of a sprint or of its tasks with nothing but a column for each area or person: `Backend | Frontend`. Each cell
is work of that area or person."""

from __future__ import annotations

import re

from cockpit.core.text import plain, readable
from cockpit.plan.cell_grids import add_card, filled_cell
from cockpit.plan.cells import cells_of
from cockpit.plan.day_counts import STAGE
from cockpit.plan.headings import heading_kind
from cockpit.plan.imperative import is_work
from cockpit.plan.items import Told, named
from cockpit.plan.labels import label
from cockpit.plan.person_columns import CLOSED, is_person, is_role
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.work import Work

_WORK = re.compile(
    r"\s+(?:tasks?|work|to-?dos?|work items|aufgaben|tareas|tarefas|tâches)$|"
    r"^(?:tasks|aufgaben|tareas|tarefas|tâches)\s+(?:for|of|für|de|do|da|del)?\s*",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:roles?|rolle|rol|papel|rôle|ruolo|роль|member|who|person|team)$", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:full )?names?\b|persons?\b|people|members?\b|assigned|headcount|capacity|allocation|availab|hours|skills?\b|"
    r"responsib|contact|e-?mail|location|email|nombre|nome|nom\b|name$|why|notes?\b|background|experience|permissions?|"
    r"access|rights|can\b|needs?\b|benefits?|use|名前|氏名|姓名|이름|ชื่อ",
    re.IGNORECASE,
)
_PART = re.compile(r"[a-z][a-z0-9]*(?:[-_/][a-z0-9]+)+$")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def area_columns(work: Work, columns: Columns, section: Section) -> bool:
    """Every column is headed by an area or by somebody, below the heading of a sprint, a week or tasks."""
    if section.kinds[0] in CLOSED or not _is_planned(section):
        return False
    heads = [_WORK.sub("", label(cell.text)).strip() for cell in columns.table.header]
    if len(heads) < 2 or len(set(heads)) < len(heads) or not all(heads) or not _are_areas(columns, heads):
        return False
    context = work.context(section)
    names = work.tools.names
    for row in columns.table.rows:
        for place, head in enumerate(heads):
            if (cell := filled_cell(row, place)) is not None:
                owner = readable(head)
                told = Told(track=names.owner(owner) or names.at_start(owner), owner=owner, file_cell=True)
                add_card(work, row, cell, None, context, told)
    return True


def role_rows(work: Work, columns: Columns, section: Section) -> bool:
    """`Role | …` directly below a sprint, whatever the language of the second head: what each does in it."""
    if len(columns.kinds) != 2 or columns.kinds[1] is not None or section.kinds[0] in CLOSED:
        return False
    heads = [label(cell.text).strip() for cell in columns.table.header]
    whose = columns.kinds[0] == "owner" or _WHO.match(heads[0]) is not None
    if not whose or not heads[1] or _OTHER.match(heads[1]) or STAGE.match(label(section.title)) is None:
        return False
    told = cells_of(columns.table, 1)
    if not told or not _tells(told) or sum(len(cell) > 11 for cell in told) * 10 < len(told) * 8:
        return False
    context = work.context(section)
    names = work.tools.names
    for row in columns.table.rows:
        if (cell := filled_cell(row, 1)) is not None:
            owner = named(row.cells[0].text)
            add_card(work, row, cell, None, context, Told(track=names.owner(owner), owner=owner, file_cell=True))
    return True


def aspect_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A column for each person of a sprint or week, and rows called `Main task` or `Deliverables`: each cell of those
    is a piece of work; other rows tell more of it, or how long it takes."""
    heads = [label(cell.text).strip() for cell in columns.table.header]
    if len(heads) < 3 or heads[0] or not all(heads[1:]) or section.kinds[0] in CLOSED or not _is_planned(section):
        return False
    kinds = [heading_kind(row.cells[0].text) if row.cells else "none" for row in columns.table.rows]
    if "task" not in kinds and "deliverable" not in kinds:
        return False
    context = work.context(section)
    names = work.tools.names
    for row, kind in zip(columns.table.rows, kinds, strict=True):
        for place, owner in enumerate(heads[1:], start=1) if kind in ("task", "deliverable") else ():
            if (cell := filled_cell(row, place)) is not None:
                told = Told(track=names.owner(owner) or names.at_start(owner), owner=owner, file_cell=True)
                add_card(work, row, cell, None, context, told, "task" if kind == "task" else "deliverable")
    return True


def _is_planned(section: Section) -> bool:
    """Whether a table stands directly below a sprint, week or phase, or below a heading or lead of tasks."""
    return section.kinds[0] == "task" or STAGE.match(label(section.title)) is not None


def _are_areas(columns: Columns, heads: list[str]) -> bool:
    """Whether the heads are tracks, roles or parts of a product; below bare names the cells must tell to act."""
    told = [cells_of(columns.table, place) for place in range(len(heads))]
    if not all(told) or not all(_tells(cells) for cells in told):
        return False
    clear = all(place in columns.tracks or is_role(head) for place, head in enumerate(heads))
    if clear or _are_parts(heads):
        return True
    return all(place in columns.tracks or is_person(head) for place, head in enumerate(heads)) and all(
        sum(map(is_work, cells)) * 10 >= len(cells) * 7 for cells in told
    )


def _are_parts(heads: list[str]) -> bool:
    """`shop-api | shop-mobile`: names alike of the parts of a product."""
    return all(map(_PART.match, heads)) and len({re.split(r"[-_/]", head)[0] for head in heads}) == 1


def _tells(cells: list[str]) -> bool:
    """Whether most cells hold words, each at most once: no figures, signs or levels."""
    wordy = sum(_LETTERS.search(plain(cell)) is not None for cell in cells)
    return wordy * 10 >= len(cells) * 8 and len(set(cells)) * 10 >= len(cells) * 8
