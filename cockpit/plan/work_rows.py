"""Tables of work of which no header says so, read by where they stand and what their rows say.

In a plan, roadmap or backlog, below a heading that is not about facts: a table below a stage or a list of work, one
of which the rows tell what is to be done, one with priorities or dependencies beside its words, and one of sprints or
phases that have no headings of their own. The first column that says something else in words in every row is the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.core.model import Kind
from cockpit.core.text import plain, readable
from cockpit.plan.bare_headings import is_plan
from cockpit.plan.cell_kinds import is_level, of_other_keys
from cockpit.plan.cells import cells_of
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import bare_words, label
from cockpit.plan.outline_model import Row
from cockpit.plan.person_columns import is_role
from cockpit.plan.scope import is_planned, is_roadmap, names_order
from cockpit.plan.section import Section
from cockpit.plan.stage_words import PLANNED, PLANNED_IN, ROADMAP, STAGE
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.table_places import may_list_work
from cockpit.plan.tables import row_entry
from cockpit.plan.vocabulary import ColumnKind
from cockpit.plan.work import Work

_WORDS = re.compile(r"[^\W\d_]{2,}\S*\s\W*\w*[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]{4,}")
_FACTS = re.compile(
    r"(?:role|problem|issue|solution|answers?|questions?|meaning|purpose|choice|decision|rationale|reason|why|default|"
    r"examples?|definition|assumption|current state|gap|do|do not|don't|pros|cons|costs?|budget|amount|"
    r"author|rol|rolle|rôle|frage|antwort|zweck|pregunta|pergunta|respuesta|resposta|propósito|decisión|decisão|"
    r"问题|答案|用途|决策|决定|原因|默认值|目的|질문)",
    re.IGNORECASE,
)
"""Heads, as a whole, of tables that tell how things are or why."""
_SUBJECTS = re.compile(
    r"(?:fields?|propert(?:y|ies)|keys?|variables?|parameters?|endpoints?|paths?|routes?|methods?|urls?|commands?|tools?|"
    r"tech\w*|library|libraries|packages?|before|after|from|to|returns?|settings?|flags?|labels?|colou?rs?|layers?|"
    r"resources?|links?|screens?|pages?|tables?|entit(?:y|ies)|attributes?|columns?|class(?:es)?|functions?|models?|"
    r"services?|components?|responsibilit(?:y|ies)|参数|变量|路径|工具|技术|表|字段|实体)",
    re.IGNORECASE,
)
"""Heads of what there is, of which nothing is to be done unless the rows say so."""
_NAMED = re.compile(r"values?|versions?|versión|versão|wert|valor|valeur|valore|值|値|값", re.IGNORECASE)
_FIGURE = re.compile(r"[~≈<>$€£]?\s*\d[\d.,]*\s*[%$€£kKM]?")
_SHORT = 2
_NUMBER = re.compile(r"\d{1,3}")
_CHECK = re.compile(
    r"(?:tests?|checks?|test cases?|what to (?:check|verify|test)|verif(?:y|ication)|prüfung|testfall|prueba|"
    r"caso de prueba|teste|caso de teste|vérification|проверка|检查项?|测试项?|确认项?|確認項目|テスト項目|확인 항목)",
    re.IGNORECASE,
)
"""Heads of what must hold, row by row."""
_OTHER: tuple[ColumnKind, ...] = (
    "task",
    "deliverable",
    "metric",
    "risk",
    "mitigation",
    "blocker",
    "checkpoint",
    "actual",
    "escalation",
)
_TEXTS: tuple[ColumnKind | None, ...] = (None, "notes", "target")
_LISTED = ("task", "deliverable", "action")


def told_rows(work: Work, columns: Columns, section: Section) -> bool:
    """Keep the rows of such a table."""
    reading = work.reading
    if reading.role != "plan" or reading.template or len(columns.table.rows) < 2 or columns.has(*_OTHER):
        return False
    if not (is_planned(section, reading.path, widely=True) or is_plan(work) or _is_planned_here(section)):
        return False
    own = _own(work, columns, section)
    if own is None:
        return False
    context = work.context(section)
    kind: Kind | None = "criterion" if _CHECK.fullmatch(label(columns.table.header[own].text)) else None
    for row in columns.table.rows:
        entry = row_entry(work, columns, row, own, context, state=None, kind=kind)
        if entry is not None:
            reading.add(replace(entry, details=_beside(columns, row, own)))
    return True


def _is_planned_here(section: Section) -> bool:
    """Whether a heading here or above says that what stands below it is planned, or a list of tasks."""
    return section.kinds[0] in _LISTED or any(
        words.search(label(at.title)) for at in section.upwards() for words in (ROADMAP, PLANNED_IN, PLANNED)
    )


def _beside(columns: Columns, row: Row, own: int) -> tuple[str, ...]:
    """What the other columns without a known kind say, with their heads."""
    return tuple(
        f"{label(columns.table.header[place].text)}: {readable(cell.text)}"
        for place, cell in enumerate(row.cells)
        if place not in (own, columns.area) and columns.kinds[place] in _TEXTS and own_text(cell.text)
    )


def _own(work: Work, columns: Columns, section: Section) -> int | None:
    """The column with the text of each row."""
    heads = [label(cell.text) for cell in columns.table.header]
    texts = [place for place in range(len(heads)) if _in_words(columns, place)]
    checked = next((place for place in texts if _CHECK.fullmatch(heads[place])), None)
    if checked is not None and may_list_work(section):
        return checked
    if not texts or any(map(_FACTS.fullmatch, heads)) or _tells_facts(columns, texts[0]):
        return None
    if section.kinds[1] == "criterion":
        return texts[0] if section.kinds[0] == "criterion" else None
    if not may_list_work(section) or _sums_up(work, columns, texts[0]):
        return None
    if columns.kinds[0] == "phase":
        return texts[0] if _are_parts(columns) or _stand_alone(work, columns, section) else None
    acting = next((place for place in texts if _acts(columns, place)), None)
    if acting is not None:
        return acting
    if not columns.has("file") and _has_priorities(columns):
        return texts[0]
    if columns.has("file") or any(map(_SUBJECTS.fullmatch, heads)) or _NAMED.fullmatch(heads[-1]):
        return None
    return texts[0] if _is_listed(work, section) or _is_weighed(columns) else None


def _is_listed(work: Work, section: Section) -> bool:
    """Whether a heading says that work or a stage of it stands below, or the document that it is a roadmap."""
    listed = section.kinds[0] in _LISTED or STAGE.match(label(section.title)) is not None
    return listed or names_order(section.title) or is_roadmap(section, work.reading.path) or _in_roadmap(section)


def _in_roadmap(section: Section) -> bool:
    return any(ROADMAP.search(label(at.title)) for at in section.upwards())


def _in_words(columns: Columns, place: int) -> bool:
    """Whether a column without a known kind says something in words in most rows, and something else in each."""
    if columns.kinds[place] not in _TEXTS or not columns.table.header[place].text:
        return False
    cells = cells_of(columns.table, place)
    rows = len(columns.table.rows)
    if (
        len(cells) * 10 < rows * 9
        or len(set(cells)) * 10 < rows * 9
        or sum(cell.endswith(("?", "？")) for cell in cells) > 1
    ):
        return False
    return sum(_WORDS.search(cell) is not None for cell in cells) * 10 >= rows * 6


def _acts(columns: Columns, place: int) -> bool:
    cells = cells_of(columns.table, place)
    return sum(map(is_work, cells)) * 10 >= len(cells) * 7


def _tells_facts(columns: Columns, own: int) -> bool:
    """Whether the rows are about people, requirements, calls, files or figures, as their cells say."""
    if columns.kinds[0] == "file":
        return True
    if any(kind is None and _counts(columns, place) for place, kind in enumerate(columns.kinds) if place):
        return True
    cells = cells_of(columns.table, 0)
    people = sum(map(is_role, cells)) * 2 > len(cells) or columns.of_people()
    return people or columns.of_names(own) or of_other_keys(columns.table)


def _sums_up(work: Work, columns: Columns, own: int) -> bool:
    """Whether most rows name what has a heading of its own in the document, where more of it stands."""
    for place in {0, own} - {columns.area}:
        names = [name for cell in cells_of(columns.table, place) if len(name := bare_words(cell)) > _SHORT]
        headed = sum(f" {name} " in work.headed for name in names)
        if headed * 2 > len(columns.table.rows):
            return True
    return False


def _has_priorities(columns: Columns) -> bool:
    """Whether each row has a priority, and several the same."""
    cells = cells_of(columns.table, columns.at["priority"]) if columns.at.get("priority") else []
    return len(set(cells)) < len(cells)


def _counts(columns: Columns, place: int) -> bool:
    cells = cells_of(columns.table, place)
    return sum(_FIGURE.fullmatch(cell) is not None for cell in cells) * 2 > len(cells)


def _is_weighed(columns: Columns) -> bool:
    """Whether each row has a priority or a level, or what it waits for: no legend, in which each stands once."""
    if columns.at.get("depends"):
        return True
    return any(
        len(set(cells)) < len(cells) and (columns.kinds[place] == "priority" or all(map(is_level, cells)))
        for place in range(1, len(columns.kinds))
        if columns.kinds[place] in ("priority", None) and (cells := cells_of(columns.table, place))
    )


def _are_parts(columns: Columns) -> bool:
    """Whether several rows belong to one sprint or phase."""
    phases = [plain(columns.text(row, "phase")) for row in columns.table.rows]
    return all(phases) and 1 < len(set(phases)) < len(phases)


def _stand_alone(work: Work, columns: Columns, section: Section) -> bool:
    """Whether a table goes through sprints or phases none of which has a heading, as others of the plan have, or all
    of a roadmap."""
    if columns.has("owner", "status", "done"):
        return False
    told = {found[0] for row in columns.table.rows if (found := _NUMBER.search(plain(columns.text(row, "phase"))))}
    titles = [label(one.title) for one in work.structure.all if 0 < one.level < 7]
    headed = {found[0] for title in titles if STAGE.match(title) and (found := _NUMBER.search(title))}
    return bool(told) and not told & headed and bool(headed or ROADMAP.search(label(section.title)))
