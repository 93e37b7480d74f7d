"""Which tables tell of milestones, and in which column: `Milestone | Due`, `Sprint | Exit gate`, `Date | Event`."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.scope import is_schedule
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text

_EVENT = re.compile(
    r"(?:events?|what|key events?|evento|eventos|acontecimiento|ereignis|was|anlass|événement|évènement|wydarzenie|"
    r"событие|esemény|gebeurtenis|händelse|イベント|事件|活动|이벤트|delivery|entrega|livraison|abgabe|occasion)$",
    re.IGNORECASE,
)
_LOGGED = re.compile(
    r"\b(?:changes?|changed|author|versions?|commit|decisions?|decided|results?|lessons?|updates?|log|entry|summary|"
    r"reason|by|who|from|to|start|end|änderung|cambios?|modificaç|modification)\b|変更|变更|변경|изменени",
    re.IGNORECASE,
)
"""Heads of what a history tells of its dates, and of what stands beside dates and is no event."""
_WORDS = re.compile(r"[^\W\d_]{3,}\W+[^\W\d_]{2,}|[^\W\d_]{9,}|[\u3040-\u9fff\uac00-\ud7af]{4,}")
_OUTCOME = re.compile(
    r"\b(?:outcomes?|results?|exit|ergebnis(?:se)?|resultados?|résultats?|risultat[oi]|rezultat|результат)\b|成果|结果",
    re.IGNORECASE,
)
_DATED = re.compile(r"[^\W\d_]{3,}\.? \d|\d\.? [^\W\d_]{3,}|\d{4}-\d\d|\d[./]\d")
KEY_DATES = re.compile(
    r"(?:the |all )?(?:key|important|critical|main|major|project|sprint|release) dates\b|dates? to remember\b|"
    r"(?:important |key |hard |external |upcoming )?deadlines$|"
    r"fechas (?:clave|importantes|límite|limite|principales)|datas (?:chave|importantes|principais|limite)|"
    r"dates? (?:clés?|cles?|importantes|limites)|(?:wichtige|zentrale) (?:termine|daten)|eckdaten|stichtage|"
    r"date (?:chiave|importanti)|scadenze|(?:kluczowe|ważne) (?:daty|terminy)|(?:ключевые|важные) даты|"
    r"belangrijke data|viktiga datum|vigtige datoer|fontos dátumok|önemli tarihler|"
    r"重要な日程|重要日程|关键日期|重要日期|주요 일정",
    re.IGNORECASE,
)
"""Titles of lists of dates to be kept."""


def milestone_column(columns: Columns, section: Section, path: str) -> int | None:
    """The column that names what must be reached in each row; None where a table is about something else."""
    own = columns.at.get("checkpoint")
    timed = columns.has("due", "day")
    if own is not None and columns.at.get("task", own) < own:
        return None  # tasks, each with the milestone that it belongs to
    if (
        own is not None
        and not timed
        and not (own == 0 and columns.has("status"))
        and not _of_stages(columns, own, section)
    ):
        own = None
    if own is None and timed and not columns.has("status", "deliverable"):
        own = _event(columns, section, path)
    if own is None and columns.has("due"):
        own = _outcome(columns, section)
    if own is None and section.kinds[0] == "checkpoint" and timed:
        own = columns.own()
    return own


def _of_stages(columns: Columns, own: int, section: Section) -> bool:
    """Whether a table without dates goes through milestones, or through the sprints or phases that end in them."""
    if section.kinds[0] in ("closed", "ceremony", "resolved", "escalation"):
        return False
    if own == 0:
        return not columns.has("task", "deliverable", "status") and _tells_more(columns)
    return columns.kinds[0] == "phase" and not columns.has("task", "deliverable", "status")


def _outcome(columns: Columns, section: Section) -> int | None:
    """The column of what comes out of each sprint or phase, in a table that goes through them with their dates."""
    if section.kinds[0] in ("closed", "ceremony", "resolved", "escalation") or columns.kinds[0] != "phase":
        return None
    if columns.has("task", "deliverable", "status", "owner", "criterion") or _DATED.search(_first_due(columns)) is None:
        return None
    heads = [label(cell.text) for cell in columns.table.header]
    return next((place for place, head in enumerate(heads) if place and _OUTCOME.search(head)), None)


def _tells_more(columns: Columns) -> bool:
    """Whether something is said of each milestone, and not only counted."""
    cells = (row.cells[1:] for row in columns.table.rows)
    told = sum(any(_WORDS.search(cell.text) is not None for cell in others) for others in cells)
    return told * 10 >= len(columns.table.rows) * 7


def _event(columns: Columns, section: Section, path: str) -> int | None:
    """The column of events beside one of dates, below a heading about dates to be kept; in a schedule the first that
    tells something, whatever it is called."""
    told = KEY_DATES.match(label(section.title)) is not None or section.kinds[0] == "checkpoint"
    if told and not columns.has("owner"):
        for place, cell in enumerate(columns.table.header):
            if columns.kinds[place] in (None, "task", "notes") and _EVENT.match(label(cell.text)):
                return place
    if not told and (section.kinds[0] not in ("none", "time") or not is_schedule(section, path)):
        return None
    return _told_of_dates(columns)


def _told_of_dates(columns: Columns) -> int | None:
    """The first column without a known kind, where another one holds dates and the rows all say something else."""
    dated = [place for place, kind in enumerate(columns.kinds) if kind in ("due", "day") and _are_dates(columns, place)]
    heads = [label(cell.text) for cell in columns.table.header]
    if columns.has("task", "phase") or not dated or any(map(_LOGGED.search, heads)):
        return None
    for place, kind in enumerate(columns.kinds):
        texts = [row.cells[place].text for row in columns.table.rows if place < len(row.cells)]
        if place not in dated and kind in (None, "notes", "due"):
            return place if len(set(texts)) == len(columns.table.rows) and all(map(own_text, texts)) else None
    return None


def _are_dates(columns: Columns, place: int) -> bool:
    cells = [row.cells[place].text for row in columns.table.rows if place < len(row.cells)]
    return bool(cells) and sum(_DATED.search(cell) is not None for cell in cells) * 10 >= len(cells) * 7


def _first_due(columns: Columns) -> str:
    return next((text for row in columns.table.rows if (text := columns.text(row, "due"))), "")
