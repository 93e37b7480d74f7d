"""Headings that are tasks because several are alike: `Task 3: title`, or numbered ones with an owner and an effort."""

from __future__ import annotations

import re

from cockpit.plan.day_counts import stage_above
from cockpit.plan.fact_words import FactKind
from cockpit.plan.labels import label
from cockpit.plan.outline_model import ListItem, Paragraph
from cockpit.plan.scope import is_planned, is_titled, names_scope
from cockpit.plan.section import Section
from cockpit.plan.stage_words import ROADMAP, STAGE
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.work import Work

_CALLED_TASK = re.compile(
    r"\W*(?:task|aufgabe|tâche|tarefa|tarea|задача|görev|タスク|任务|任務|작업)\s*#?\d+(?:\.\d+)*[a-z]?\s*[:：.)–—-]\s*\S",
    re.IGNORECASE,
)
_CALLED_PART = re.compile(
    r"\W*(?:(?:user )?story|feature|issue|ticket|bug|item|historia|história|récit)\s*#?\d+(?:\.\d+)*[a-z]?"
    r"\s*[:：.)–—-]\s*\S",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:&|\band\b|\bund\b|\+)\s*(?:task|aufgabe|tâche|tarefa|tarea|задача)\s*#?\d", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"[*_\s]*(?:title|name|description|summary|what|task|titel|beschreibung|titre|description|título|titulo|nombre|nome|"
    r"descripción|descripcion|descrição|descrizione|описание|название|説明|概要|描述|说明|标题|설명)[*_\s]*[:：][*_\s]*(\S.*)",
    re.IGNORECASE,
)
_NO_TICKET = re.compile(r"(?:REQ|FR|NFR|AC|UC|TC|ADR|RFC|RISK)-\d")
"""Requirements, cases and decisions have keys too."""
_KEY = re.compile(r"[A-Z]{2,10}-\d")
_PLANNED: tuple[FactKind, ...] = ("owner", "estimate", "due", "span")
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z]\d{1,2}[.)])\s+")
_SPRINT = re.compile(r"S\d{1,2}(?![\w.-])")
_WORK = ("task", "action", "deliverable")
_MANY = 4
_ROWS = ("row", "status-cell")
_NUMBERED = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s")


def one_of_tasks(work: Work, section: Section, text: str, code: str) -> bool:
    """Whether a heading is one of several `Task 3: title`, and no table has told of it already."""
    if section.parent is None or not _is_called(text, section.parent) or names_several(text):
        return False
    number = "".join(filter(str.isdigit, code))
    if any(entry.mention.leading_id == number and entry.mention.form in _ROWS for entry in work.reading.entries):
        return False
    called = work.structure.family(
        "tasks", section.parent, lambda one: one.parent is not None and _is_called(label(one.raw), one.parent)
    )
    return any(other is not section and other.level == section.level for other in called)


def _is_called(text: str, parent: Section) -> bool:
    """Whether a title is `Task 3: title`, or in a list of work `Story 3: title`."""
    if _CALLED_TASK.match(text) is not None:
        return True
    return parent.kinds[0] in _WORK and _CALLED_PART.match(text) is not None


def filed(work: Work, section: Section) -> bool:
    """Whether a heading is one of several in a backlog or the like of which a priority is told."""
    if "priority" not in section.facts or section.kind not in ("none", "title"):
        return False
    if not is_titled(section, ROADMAP):
        return False
    return sum("priority" in one.facts and one.level == section.level for one in work.structure.all) > 1


def assigned(work: Work, section: Section, parent: Section) -> bool:
    """Whether a numbered heading is one of several that tell who does it and how long it takes, or until when."""
    if parent.kind != "none" or parent.first_title or not _is_planned(section):
        return False
    return len(work.structure.family("planned", parent, _is_planned)) > 1


def scoped(work: Work, section: Section, parent: Section) -> bool:
    """Whether a heading is one of several numbered ones below `What to build` or the like in a sprint."""
    if section.kind not in ("none", "closed") or not _is_numbered(section):
        return False
    if not names_scope(parent.raw) or stage_above(parent) is None:
        return False
    return len(work.structure.family("numbered parts", parent, _is_numbered)) > 1


def judged(work: Work, section: Section, parent: Section) -> bool:
    """Whether a heading in the plan of a sprint or phase is one of several below each of which a lead or line says
    what makes it done."""
    if section.kind not in ("none", "closed") or not _is_judged(work, section):
        return False
    if parent.kinds[0] not in _WORK and not (parent.kinds[0] in ("none", "time") and _is_staged(work, section, parent)):
        return False

    def are_many() -> bool:
        return sum(_is_judged(work, one) and one.level == section.level for one in work.structure.all) >= _MANY

    beside = work.structure.family("judged", parent, lambda one: _is_judged(work, one))
    return len(beside) > 1 or work.once("judged", section.level, are_many)


def _is_judged(work: Work, section: Section) -> bool:
    return id(section) in work.judged and _is_piece(section)


def _is_staged(work: Work, section: Section, parent: Section) -> bool:
    """Whether a heading stands in a sprint or phase, is a ticket, or stands in a plan and is no requirement."""
    if stage_above(parent) is not None or STAGE.match(label(parent.title)):
        return True
    name = label(section.raw)
    if _NO_TICKET.match(name):
        return False
    return _KEY.match(name) is not None or is_planned(parent, work.reading.path, widely=True)


def open_scope(work: Work, section: Section) -> None:
    """What stands below `Scope:` in a task that tells what makes it done are its own smaller tasks."""
    for lead in work.structure.family("scopes", section, lambda one: one.level == 7 and names_scope(one.raw)):
        lead.kind = "task"
        lead.forget()


def _is_piece(section: Section) -> bool:
    """Whether a heading is no sprint, week or day."""
    name = label(section.raw)
    return 1 < section.level < 7 and not any(w.match(name) for w in (STAGE, _SPRINT)) and begins_with_time(name) == 0


def unnumbered(text: str) -> str:
    """A title without the number in front of it."""
    return _NUMBER.sub("", text)


def _is_numbered(section: Section) -> bool:
    return section.level < 7 and _NUMBERED.match(section.raw) is not None


def _is_planned(section: Section) -> bool:
    return _NUMBERED.match(section.raw) is not None and sum(fact in section.facts for fact in _PLANNED) > 1


def names_several(text: str) -> bool:
    """Whether a title names more tasks than one: `Task 4 (payout) & Task 5 (report)`."""
    return _SEVERAL.search(text) is not None


def described(work: Work, section: Section, block: int) -> str:
    """What a line directly below a heading that is nothing but an id says it is about."""
    blocks = work.reading.outline.blocks[block + 1 : block + 8]
    texts: list[str] = []
    for place, found in enumerate(blocks, block + 1):
        if work.structure.of[place].heading() is not section:
            break
        if isinstance(found, ListItem):
            texts.append(found.text)
        elif isinstance(found, Paragraph):
            texts += [line.text for line in found.lines]
    return next((told[1] for text in texts if (told := _DESCRIPTION.match(text))), "")
