"""Tables of work of which no header says so, read by where they stand and what their rows say.

In a plan, roadmap or backlog, below a heading that is not about facts: a table below a stage or a list of work, one
of which the rows tell what is to be done, one with priorities or dependencies beside its words, and one of sprints or
phases that have no headings of their own. The first column that says something else in words in every row is the text.
"""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.bare_headings import is_plan
from cockpit.plan.cell_kinds import of_other_keys
from cockpit.plan.cells import cells_of
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from cockpit.plan.person_columns import is_role
from cockpit.plan.scope import is_planned, names_order
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.table_columns import Columns
from cockpit.plan.table_places import may_list_work
from cockpit.plan.tables import row_entry
from cockpit.plan.vocabulary import ColumnKind
from cockpit.plan.work import Work

_WORDS = re.compile(r"[^\W\d_]{2,}\S*\s\W*\w*[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]{4,}")
_FACTS = re.compile(
    r"(?:role|problem|issue|solution|answers?|questions?|values?|meaning|purpose|choice|decision|rationale|reason|why|default|"
    r"examples?|definition|assumption|fields?|propert(?:y|ies)|keys?|variables?|parameters?|endpoints?|paths?|routes?|"
    r"methods?|urls?|commands?|versions?|tools?|tech\w*|library|libraries|before|after|current state|"
    r"gap|do|do not|don't|returns?|settings?|flags?|labels?|colou?rs?|layers?|pros|cons|resources?|links?|screens?|"
    r"pages?|costs?|budget|amount|author|changes|rol|rolle|rôle|frage|antwort|wert|zweck|valor|pregunta|pergunta|respuesta|resposta|"
    r"propósito|decisión|decisão|问题|答案|值|说明|用途|决策|决定|原因|默认值|参数|变量|路径|工具|技术|目的|値|질문)",
    re.IGNORECASE,
)
"""Heads, as a whole, of tables that tell how things are or why."""
_NUMBER = re.compile(r"\d{1,3}")
_OTHER: tuple[ColumnKind, ...] = (
    "task",
    "deliverable",
    "file",
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
    if not (is_planned(section, reading.path, widely=True) or is_plan(work)):
        return False
    own = _own(work, columns, section)
    if own is None:
        return False
    context = work.context(section)
    for row in columns.table.rows:
        entry = row_entry(work, columns, row, own, context, state=None)
        if entry is not None:
            reading.add(entry)
    return True


def _own(work: Work, columns: Columns, section: Section) -> int | None:
    """The column with the text of each row."""
    texts = [place for place in range(len(columns.kinds)) if _in_words(columns, place)]
    if not texts or _tells_facts(columns, texts[0]):
        return None
    if section.kinds[1] == "criterion":
        return texts[0] if section.kinds[0] == "criterion" else None
    if not may_list_work(section):
        return None
    if columns.kinds[0] == "phase":
        return texts[0] if _are_parts(columns) or _stand_alone(work, columns) else None
    acting = next((place for place in texts if _acts(columns, place)), None)
    if acting is not None:
        return acting
    listed = section.kinds[0] in _LISTED or STAGE.match(label(section.title)) is not None or names_order(section.title)
    return texts[0] if listed or _is_weighed(columns) else None


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
    """Whether the rows are about people, requirements, calls or what was chosen, as their heads or cells say."""
    if any(_FACTS.fullmatch(label(cell.text)) for cell in columns.table.header):
        return True
    cells = cells_of(columns.table, 0)
    people = sum(map(is_role, cells)) * 2 > len(cells) or columns.of_people()
    return people or columns.of_names(own) or of_other_keys(columns.table)


def _is_weighed(columns: Columns) -> bool:
    """Whether each row has a priority, or what it waits for: no legend, in which each priority stands once."""
    if columns.at.get("depends"):
        return True
    cells = cells_of(columns.table, columns.at["priority"]) if columns.at.get("priority") else []
    return len(set(cells)) < len(cells)


def _are_parts(columns: Columns) -> bool:
    """Whether several rows belong to one sprint or phase."""
    phases = [plain(columns.text(row, "phase")) for row in columns.table.rows]
    return all(phases) and 1 < len(set(phases)) < len(phases)


def _stand_alone(work: Work, columns: Columns) -> bool:
    """Whether a table goes through sprints or phases none of which has a heading, as others of the plan have."""
    if columns.has("owner", "status", "done"):
        return False
    told = {found[0] for row in columns.table.rows if (found := _NUMBER.search(plain(columns.text(row, "phase"))))}
    titles = [label(one.title) for one in work.structure.all if 0 < one.level < 7]
    headed = {found[0] for title in titles if STAGE.match(title) and (found := _NUMBER.search(title))}
    return bool(told and headed) and not told & headed
