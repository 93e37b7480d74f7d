"""A table seen by what its columns hold. Headers almost never repeat across teams, so columns go by keyword."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cockpit.core.text import plain
from cockpit.plan.cell_kinds import kinds_of
from cockpit.plan.cells import cells_of, in_words
from cockpit.plan.day_counts import STAGE
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Cell, Row, Table
from cockpit.plan.report_titles import is_report
from cockpit.plan.section import Section
from cockpit.plan.tools import Tools
from cockpit.plan.vocabulary import ColumnKind
from cockpit.plan.wording import is_placeholder

_TOTAL = re.compile(
    r"[\W_]*(?:grand\s+)?(?:total|sub-?total|sum|summe|gesamt|overall|average|avg|合計|合计|итого)\b", re.IGNORECASE
)
_PERIOD = re.compile(
    r"[\W_]*(?:sprint|phase|week|day|month|quarter|iteration|milestone|woche|tag|semaine|jour|semana|dia|día|週|日|周|주|"
    r"q[1-4]|неделя|день|спринт|этап)?[\s#.\d–—-]*(?:20\d\d)?[\W_]*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\W*\d+\s+(?:tasks?|items?|stories|points|tests?|files?|aufgaben|tareas|tarefas|tâches)\W*", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")
_NAME_OF_CODE = re.compile(r"[`*]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|WS)[`*]*|`[A-Za-z_]\w*(?:\(\))?`")
_MEASURE = re.compile(
    r"^\W*(?:severity|impact|likelihood|probability|velocity|points|capacity|role|version|branch|pr|commit|link|url|"
    r"complexity|confidence|coverage|weight|score|count|hours|cost|budget|lines?|size|tests?)\b",
    re.IGNORECASE,
)
_SEVERAL, _SHORT = 4, 40
_TEXTS: tuple[ColumnKind, ...] = ("deliverable", "task", "criterion", "file")
_NO_TEXT: frozenset[ColumnKind | None] = frozenset(
    {"status", "owner", "due", "day", "id", "estimate", "priority", "type", "target", "actual", "since", "done",
     "depends", "blocker", "phase", "track", "notes", "escalation"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """`at` is the first column of each kind; `tracks` the columns headed by a declared track."""

    table: Table
    kinds: tuple[ColumnKind | None, ...]
    at: Mapping[ColumnKind, int]
    tracks: Mapping[int, str]
    area: int | None
    """The first column, if nothing is known of it and several rows say the same there: what the rows belong to."""

    @classmethod
    def of(cls, table: Table, tools: Tools) -> Columns:
        kinds = kinds_of(table, tools.vocabulary)
        at: dict[ColumnKind, int] = {}
        for place, kind in enumerate(kinds):
            if kind is not None:
                at.setdefault(kind, place)
        tracks = {
            place: track
            for place, cell in enumerate(table.header)
            if cell.text and (track := tools.names.at_start(cell.text)) is not None
        }
        return cls(table, kinds, at, tracks, 0 if _divides(table, kinds) else None)

    def has(self, *kinds: ColumnKind) -> bool:
        return any(kind in self.at for kind in kinds)

    def header(self, kind: ColumnKind) -> str:
        return self.table.header[self.at[kind]].text if kind in self.at else ""

    def cell(self, row: Row, kind: ColumnKind) -> Cell | None:
        """The cell of a kind, None if there is none or nothing stands in it."""
        place = self.at.get(kind)
        if place is None or place >= len(row.cells) or not row.cells[place].text:
            return None
        return row.cells[place]

    def text(self, row: Row, kind: ColumnKind) -> str:
        cell = self.cell(row, kind)
        return cell.text if cell is not None else ""

    def own(self) -> int | None:
        """The column with the text of each row: a deliverable, a task, else the first that is nothing else."""
        by_day = "day" in self.at and not self.has("task", "deliverable")
        if self.has("task") and self._repeats("deliverable") and not self._repeats("task"):
            return self.at["task"]
        for kind in _TEXTS:
            if kind in self.at and not (by_day and kind == "criterion"):
                return self.at[kind]
        for place, other in enumerate(self.kinds):
            head = self.table.header[place].text
            free = other not in _NO_TEXT and place not in self.tracks and head and not _MEASURE.search(head)
            if free and self._names(place):
                return place
        last = self.at.get("phase") if self.has("owner") and self.has("due", "day") else None  # its title beside it
        return self.at.get("criterion", self.at.get("notes", last))

    def _names(self, place: int) -> bool:
        """Whether something is named in a column, and not only a quarter or the like."""
        return any(own_text(row.cells[place].text) for row in self.table.rows if place < len(row.cells))

    def _repeats(self, kind: ColumnKind) -> bool:
        """Whether a column says the same of several rows: `test results`, of each of them."""
        told = [text for row in self.table.rows if (text := self.text(row, kind))]
        return len(set(told)) < len(told)

    def planned(self, section: Section) -> bool:
        """Whether somebody plans in this table: with owners, times, ids, or under a heading that says so, or that
        of a phase."""
        plan = self.has("owner", "due", "day", "id", "estimate", "phase", "track", "priority", "depends")
        if plan or section.kinds[0] not in ("none", "closed", "metric"):
            return True
        return STAGE.match(label(section.title)) is not None and not is_report(section)

    def of_people(self) -> bool:
        """Whether the rows tell what people or agents are busy with: `Agent | Role | Status | Focus`."""
        heads = [plain(cell.text).strip().casefold() for cell in self.table.header]
        return self.kinds[:1] == ("owner",) and "role" in heads and not self.has("task", "deliverable", "due")

    def of_names(self, own: int) -> bool:
        """Whether the rows list calls or names of code, `GET` or `user_id`, of which nobody plans anything."""
        if self.has("status", "owner", "due", "day", "estimate", "priority"):
            return False
        texts = [row.cells[own].text for row in self.table.rows if own < len(row.cells)]
        return bool(texts) and all(_NAME_OF_CODE.fullmatch(text.strip()) is not None for text in texts)

    def compares(self, own: int) -> bool:
        """Whether several columns beside `own` hold signs or single words: what each of several products has."""
        others = [place for place, kind in enumerate(self.kinds) if kind is None and place != own]
        return sum(not in_words(self.table, place) for place in others) > 1

    def of_periods(self) -> bool:
        """Whether the rows tell how sprints or phases stand, not tasks."""
        return self.kinds[:1] == ("phase",) and not self.has("task", "deliverable", "criterion", "owner")


def _divides(table: Table, kinds: Sequence[ColumnKind | None]) -> bool:
    """Whether the cells of the first column say what each of several rows belongs to."""
    if kinds[:1] != (None,) or len(table.rows) < _SEVERAL:
        return False
    cells = cells_of(table, 0)
    several = len(set(cells)) * 3 <= len(cells) * 2 and len(cells) == len(table.rows)
    return several and all(len(cell) <= _SHORT and _LETTER.search(cell) for cell in cells)


def own_text(text: str) -> bool:
    """Whether a row's text names something: no total, no figure, no placeholder, no mere period such as
    `Sprint 1`."""
    bare = plain(text).strip()
    if is_placeholder(text) or is_placeholder(bare) or _TOTAL.match(bare) or _PERIOD.match(bare):
        return False
    return _LETTER.search(bare) is not None and _COUNT.fullmatch(bare) is None
