"""Columns whose headers say nothing known, judged by what stands in their cells: signs of state, dates, people,
numbers to reach, keys of tickets. So a table is read whatever the language of its headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cockpit.plan.cells import cells_of, in_words, is_state
from cockpit.plan.column_words import SUMMARIES, ColumnKind
from cockpit.plan.columns import column_kind
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Table
from cockpit.plan.stories import is_story_line
from cockpit.plan.time_words import TOKEN
from cockpit.plan.vocabulary import Vocabulary

Kinds = tuple[ColumnKind | None, ...]

_TEXTS: frozenset[ColumnKind | None] = frozenset(
    {"task", "deliverable", "file", "criterion", "checkpoint", "metric", "risk", "blocker", "mitigation"}
)
_PLANS: frozenset[ColumnKind | None] = frozenset(
    {"status", "owner", "due", "day", "priority", "estimate", "id", "depends", "phase"}
)
_BESIDE: frozenset[ColumnKind | None] = frozenset(
    {"priority", "target", "estimate", "phase", "owner", "due", "status", "type"}
)
"""What else may be told of a ticket."""
_ASSIGNS: tuple[frozenset[ColumnKind | None], ...] = (
    frozenset({"priority", "owner"}), frozenset({"priority", "estimate"}), frozenset({"estimate", "depends"})
)  # fmt: skip
"""Of nothing but work both are told."""
_AVAILABLE = re.compile(
    r"support|availab|exist|includ|requir|optional|enabled|mandatory|nullable|needed|v\d|\d|free|pro\b|basic|"
    r"verfügbar|unterstützt|pflicht|soportad|disponible|requerid|suportad|disponível|obrigat",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:[<>≤≥]=?|[±])\s*[$€£]?\s*\d")
_LEVEL = re.compile(
    r"[🔴🟠🟡🟢🔵⚪⚫🟣]\ufe0f?\s*[^\W\d_]{1,14}\W*$|p[0-4]$|(?:very )?(?:high|medium|low|critical)$", re.IGNORECASE
)
_OF_WORK = frozenset({"task", "deliverable", "criterion", "metric", "file", "risk"})
_TITLED = re.compile(r"(?:#\d{1,5}|([A-Z]{2,10})-\d{1,5})\b\W+[^\W\d_]\w+\W+\w")
_TITLED_KEY = re.compile(r"\W*(?:#\d|[A-Z][A-Z0-9]{0,9}-?\d)")
_TICKET = re.compile(r"([A-Z][A-Z0-9]{1,9})-\d{1,6}$|#\d{1,6}$")
_OTHER_KEYS = (
    "FR NFR REQ RQ ADR UC TC BR AC RISK RSK DEC ASM KPI OBJ GOAL MS SC INV EX API ERR HTTP CVE CWE RFC ISO GAP LL FAQ "
    "SEC PERF UX AR QA SLO SLA OKR KR"
)
_NO_TICKET = frozenset(_OTHER_KEYS.split())
_CODES = re.compile(r"(?:[A-Z]{1,5}\d*[-.]?)?T(?:ASK)?-?\d{1,4}$")
_DETAILS = SUMMARIES | {"detail", "details", "what", "descriptions", "beschreibung", "detalle", "detalles", "détail"}
_ITEMS = ("項目", "项目", "항목", "Punkt", "Position", "Elemento", "Item")
_COUNTED = re.compile(r"\d{1,3}(?:\s*[-–—]\s*\d{1,3})?$")
_DATES = re.compile(
    r"\b(?:dates?|termine|zeitraum|fechas?|datas?|daty|даты?)\b|日程|日期|日付|日時|时间|時間|날짜|일시", re.IGNORECASE
)
_DATE_FORMS = ("iso", "cjk", "monthday", "daymonth")
_ROLE = re.compile(
    r"\b(?:dev(?:eloper|ops)?|engineer|eng|designer|tester|expert|lead|pm|po|qa|architect|analyst|manager|team|all|admin|"
    r"backend|frontend)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"@[\w-]+$|[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z&/+][\w.'’-]*){1,2}$")


def judged(table: Table, kinds: Kinds, vocabulary: Vocabulary) -> Kinds:
    """The kinds of a table's columns, those that headers do not tell filled in from the cells where these are clear."""
    rows = table.rows
    found = list(kinds)
    for place, kind in enumerate(kinds):
        if kind == "task" and _are_keys(cells_of(table, place)):
            found[place] = "id"  # `Issue`: #12
        elif kind == "status" and _keys(cells_of(table, place)):
            found[place] = None  # `State`: STATE-12, where the things to reach are called states
        elif kind == "target" and "due" not in found and _are_dates(cells_of(table, place)):
            found[place] = "due"
    _take_ticks(table, found, vocabulary)
    _take_codes(table, found)
    _take_titles(table, found)
    _take_dates(table, found)
    _take_items(table, found)
    _take_stories(table, found)
    kinds = tuple(found)
    if None not in kinds and "notes" not in kinds:
        return kinds
    strange = not any(kinds)  # no header is known: a language nobody taught us
    for place, kind in enumerate(kinds):
        if kind is None and len(rows) > 1:
            found[place] = _kind(table, place, found, vocabulary, strange=strange)
    if not _TEXTS.intersection(found) - ({"checkpoint"} if found[0] != "checkpoint" else set()):  # the one it is for
        _name_the_work(table, kinds, found)
    return tuple(found)


def _take_ticks(table: Table, found: list[ColumnKind | None], vocabulary: Vocabulary) -> None:
    """`Task | Done`: where no other column tells a state, and nothing but signs and words of state stand in it."""
    place = found.index("done") if "done" in found and "status" not in found else 0
    if place and all(is_state(cell, vocabulary) for cell in cells_of(table, place)):
        found[place] = "status"


def _take_codes(table: Table, found: list[ColumnKind | None]) -> None:
    """`Task | Detail` and `ID | Detail` with nothing but `S0-T1` in the first column: the second tells the task."""
    if found[:1] not in (["task"], ["id"]) or len(found) < 2 or (_TEXTS - {"file"}).intersection(found[1:]):
        return
    codes = cells_of(table, 0)
    if label(table.header[1].text).casefold() in _DETAILS and codes and all(map(_CODES.match, codes)):
        found[:2] = ["id", "task"]


def _take_titles(table: Table, found: list[ColumnKind | None]) -> None:
    """`# | Ticket | Points`: what is called by its ticket, and told in words, is the work."""
    if "id" not in found or _TEXTS.intersection(found):
        return
    for place, kind in enumerate(found):
        cells = cells_of(table, place) if kind == "id" else []
        told = sum(" " in cell and _TITLED_KEY.match(cell) is None for cell in cells)
        if cells and told * 5 >= len(cells) * 4:
            found[place] = "task"
            return


def _take_items(table: Table, found: list[ColumnKind | None]) -> None:
    """`# | 項目 | 驗收條件`: beside its criteria what is only called an item is the work."""
    if "criterion" not in found or "task" in found:
        return
    place = next((place for place, cell in enumerate(table.header) if label(cell.text) in _ITEMS), None)
    if place is not None and found[place] is None:
        found[place] = "task"


def _take_stories(table: Table, found: list[ColumnKind | None]) -> None:
    """`Historia de usuario`: what tells in nearly every row what a user wants is the work, whatever its header."""
    if _OF_WORK.intersection(found) - {"criterion"}:
        return
    for place, kind in enumerate(found):
        if kind in (None, "notes"):
            cells = cells_of(table, place)
            if len(cells) > 1 and sum(map(is_story_line, cells)) * 10 >= len(cells) * 8:
                found[place] = "task"
                return


def _take_dates(table: Table, found: list[ColumnKind | None]) -> None:
    """A column of dates that its header calls so, beside one that only counts weeks: `Weeks | Planned dates`."""
    counted = found.index("due") if "due" in found else None
    if counted is not None and not all(map(_COUNTED.match, cells_of(table, counted))):
        return
    for place, kind in enumerate(found):
        if place != counted and kind in (None, "due") and _DATES.search(label(table.header[place].text)):
            cells = cells_of(table, place)
            if cells and sum(_begins_with_date(cell, numeric=True) for cell in cells) * 10 >= len(cells) * 8:
                found[place] = "due"
                if counted is not None:
                    found[counted] = None
                return


def _kind(
    table: Table, place: int, found: Sequence[ColumnKind | None], vocabulary: Vocabulary, *, strange: bool
) -> ColumnKind | None:
    cells = cells_of(table, place)
    if len(cells) * 2 < len(table.rows) or not cells:
        return None
    header = label(table.header[place].text)

    def most(test: Callable[[str], object], share: float = 0.8) -> bool:
        return sum(bool(test(cell)) for cell in cells) >= share * len(cells)

    states = not {"status", "done"}.intersection(found) and not _AVAILABLE.search(header)
    if states and place and most(lambda cell: is_state(cell, vocabulary), 1.0) and _one_of_its_kind(table, vocabulary):
        return "status"
    if "target" not in found and place and most(_COMPARED.match, 0.6):
        return "target"
    if strange and "priority" not in found and most(_LEVEL.match):
        return "priority"
    if strange and "due" not in found and most(_is_date):
        return "due"
    several = len(set(cells)) < len(cells) or most(lambda cell: cell.startswith("@"))
    if strange and "owner" not in found and place and several and most(_is_person):
        return "owner"
    return None


def _one_of_its_kind(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether only one column is of signs; with several the table compares."""
    columns = [cells_of(table, place) for place in range(len(table.header))]
    return sum(bool(cells) and all(is_state(cell, vocabulary) for cell in cells) for cells in columns) == 1


def _are_keys(cells: Sequence[str]) -> bool:
    return bool(cells) and all(cell.startswith("#") and _TICKET.match(cell) is not None for cell in cells)


def _are_dates(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(_is_date, cells)) * 10 >= len(cells) * 8


def _begins_with_date(cell: str, *, numeric: bool = False) -> bool:
    """Whether a cell begins with a date; `numeric`: `10/9` is one too, as its head says."""
    found = TOKEN.match(cell)
    if numeric and found is not None and found["numeric"] is not None:
        return True
    return found is not None and any(found[form] is not None for form in _DATE_FORMS)


def _is_date(cell: str) -> bool:
    found = TOKEN.match(cell)
    return found is not None and found.end() * 10 >= len(cell) * 6 and _begins_with_date(cell)


def _is_person(cell: str) -> bool:
    return len(cell) <= 32 and (_NAME.match(cell) is not None or _ROLE.search(cell) is not None)


def _name_the_work(table: Table, headers: Kinds, found: list[ColumnKind | None]) -> None:
    """Say which column tells what is to be done, or measured, where the others show that one does."""
    if (titled := _titled_tickets(table, found)) is not None:
        found[titled] = "task"
        return
    texts = [
        place
        for place, kind in enumerate(found)
        if (kind is None or (kind == "notes" and _is_summary(table, place))) and cells_of(table, place)
    ]
    if not texts:
        return
    tickets = _tickets(table, found)
    if tickets is not None:
        own = next((place for place in texts if _is_summary(table, place)), None)
        others = {kind for place, kind in enumerate(headers) if place != tickets and kind is not None}
        if own is None and (not others or (len(texts) == 1 and others <= _BESIDE)):
            own = _longest(table, texts)
        if own is not None:
            found[tickets], found[own] = "id", "task"
        return
    told = found == list(headers)  # the headers said all that is known
    if told and (len(texts) > 1 or not any(set(found) >= both for both in _ASSIGNS) or not in_words(table, texts[0])):
        return
    if found[0] is None and "target" in found and not {"status", "owner", "due"}.intersection(found):
        found[0] = "metric"
        return
    if len(_PLANS.intersection(found)) > 1:
        found[_longest(table, [place for place in texts if found[place] is None] or texts)] = "task"


def _is_summary(table: Table, place: int) -> bool:
    return label(table.header[place].text).casefold() in SUMMARIES


def _tickets(table: Table, found: Sequence[ColumnKind | None]) -> int | None:
    """The column with the keys of tickets, `ABC-12`; ids of requirements, risks and the like are none."""
    for place, kind in enumerate(found[:2]):
        keys = _keys(cells_of(table, place))
        if kind is None and "#" in keys:
            continue
        if kind in ("id", None) and keys and sum(key in _NO_TICKET for key in keys) * 5 <= len(keys):
            return place
    return None


def is_level(cell: str) -> bool:
    """Whether a cell says how important or large something is: `High`, `🔴 Critical`."""
    return _LEVEL.match(cell) is not None


def of_other_keys(table: Table) -> bool:
    """Whether the rows are called by the ids of requirements, risks and the like: `FR-3`."""
    keys = [key for place in range(min(2, len(table.header))) for key in _keys(cells_of(table, place))]
    return sum(key in _NO_TICKET for key in keys) * 5 > len(keys)


def _titled_tickets(table: Table, found: Sequence[ColumnKind | None]) -> int | None:
    """The column of ids of which each has its title beside it, `#15 Change the password`, if no other holds work."""
    if "id" not in found or _OF_WORK.intersection(found):
        return None
    cells = cells_of(table, place := found.index("id"))
    titled = [key[1] for cell in cells if (key := _TITLED.match(cell)) is not None]
    return place if len(cells) == len(titled) > 1 and not _NO_TICKET.intersection(titled) else None


def _keys(cells: Sequence[str]) -> list[str]:
    """What the keys of tickets in a column begin with; none where anything else stands in a cell."""
    keys = [key[1] or "#" for cell in cells if (key := _TICKET.match(cell)) is not None]
    return keys if len(keys) == len(cells) else []


def _longest(table: Table, places: Sequence[int]) -> int:
    return max(places, key=lambda place: sum(map(len, cells_of(table, place))))


def kinds_of(table: Table, vocabulary: Vocabulary) -> Kinds:
    """What the columns of a table hold, by their headers and, where these say nothing, by their cells."""
    return judged(table, tuple(column_kind(cell.text) for cell in table.header), vocabulary)
