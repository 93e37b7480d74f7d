"""Headings that are items: a leading id with Owner, Status, Estimate or Dependencies below."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cockpit.core.model import Kind, Span
from cockpit.core.text import readable
from cockpit.plan.column_titles import tells_done_tasks
from cockpit.plan.entries import UNWRITABLE
from cockpit.plan.fact_words import FactKind
from cockpit.plan.file_lists import file_list
from cockpit.plan.glyphs import without_glyph
from cockpit.plan.groups import names_subtasks
from cockpit.plan.imperative import is_work
from cockpit.plan.items import Spot, Told, make_entry, take_facts, take_time
from cockpit.plan.labels import label
from cockpit.plan.leads import pairs_in
from cockpit.plan.names import leading_id
from cockpit.plan.outline_model import ListItem, Paragraph
from cockpit.plan.parts import NUMBER, names_file
from cockpit.plan.section import Fact, Section
from cockpit.plan.sections import value_span
from cockpit.plan.sheets import is_estimated, is_sheet
from cockpit.plan.steps import is_step, step_in
from cockpit.plan.tails import Tail, tail_of, tail_span
from cockpit.plan.task_headings import (
    assigned,
    described,
    filed,
    judged,
    names_several,
    one_of_tasks,
    open_scope,
    scoped,
    unnumbered,
)
from cockpit.plan.to_make import is_thing_to_make
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_TASK = re.compile(
    r"\W*(?P<code>(?:task|priority|story|spike|issue|item|feature|ticket|bug|aufgabe|tâche|tarefa|tarea|задача|görev|タスク|任务|작업)"
    r"\s*#?\d+(?:\.\d+)*)\s*[:.)–—-]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\W{0,3}\[(?P<how>new|add|create|modify|update|delete|remove|rename|move)\]\s*(?P<file>\S.*)", re.IGNORECASE
)
"""What is to be done with a file, before its name: `[MODIFY] search.py`."""
_CALLED = re.compile(r"^\W*(?:task|story|issue|bug|feature)\s*:\s*", re.IGNORECASE)
_STORY = re.compile(
    r"(?:user )?(?:story|us|task|issue|bug|ticket|feat(?:ure)?|fix|chore|spike|t)[ -]?#?\d", re.IGNORECASE
)
_OF_CRITERIA = re.compile(r"\b(?:criteria|definition of \w+|dod|report|summary|review)\b", re.IGNORECASE)
_STRONG_ID = re.compile(r"[A-Z]+-?\d|#\d")
_FACTS: tuple[FactKind, ...] = ("owner", "status", "estimate", "depends", "due", "priority", "file")
_OF_TASKS: tuple[FactKind, ...] = ("owner", "estimate", "due", "priority", "file")
_WORK = ("task", "deliverable", "action")


def heading_item(work: Work, section: Section, block: int) -> None:
    """Make an item of a heading that is one. With open boxes of its own and no status it is only their heading."""
    parent = section.parent
    if section.level < 1 or section.level > 6 or parent is None:
        return
    if section.level == 1 and not is_story(work, section, block):
        return
    sign = sign_of(work, section)
    found = _found(work, section, sign, block)
    if found is None:
        return
    code, rest = found
    facts = facts_of(section)
    status = facts.get("status")
    step = bool(step_in(sign.text)[0])  # its number is that of its own series
    if status is None and sign.state is None and not step and (told_already := work.entry_called(code)) is not None:
        section.item = told_already  # its row in the backlog keeps its state; what stands below belongs to that
        return
    context = work.context(parent)
    if context.bullet in ("blocker", "criterion", "metric") or parent.kinds[0] in ("closed", "resolved"):
        return
    file = (not code or step) and names_file(rest)
    bare = file or (not code and is_thing_to_make(section))
    words = read_wording(NUMBER.sub("", rest) if bare else rest, work.tools.vocabulary)
    told = Told(code=code)
    take_facts(work.reading, {kind: fact.value for kind, fact in facts.items()}, told)
    if section.when is not None:
        take_time(told, section.when)
    state = work.tools.vocabulary.state_of_cell(status.value) if status is not None else None
    if state is None and sign.state is not None:
        state, status = sign.state, None  # `**Status**: Tested and operational` below `### Login ✅`
    slot, marker = status_slot(work, status) if status is not None else sign_place(work, section, sign)
    spot = Spot("heading", section.line, section.span, slot, marker)
    kind: Kind = "deliverable" if file else context.bullet if context.bullet in ("deliverable", "action") else "task"
    section.item = work.reading.add(make_entry(work.reading, context, spot, words, kind, state, told), block)
    if judged(work, section, parent):
        open_scope(work, section)


def _found(work: Work, section: Section, sign: Tail, block: int) -> tuple[str, str] | None:
    """(id, title) of a heading that is an item, None for others."""
    parent = section.parent
    assert parent is not None
    code, rest = heading_id(sign.text)
    told_of = sign.state is not None or any(fact in facts_of(section) for fact in _FACTS)
    if code and not rest.strip(" *_"):
        rest = described(work, section, block)
    if code:
        if (
            not rest.strip()
            or names_several(rest)
            or not (
                told_of
                or _holds(work, section, code)
                or one_of_tasks(work, section, sign.text, code)
                or is_estimated(work, section)
                or judged(work, section, parent)
            )
        ):
            return None
    else:
        code, rest = step_in(sign.text)
        rest = unnumbered(rest) if scoped(work, section, parent) or judged(work, section, parent) else rest
        sheet = is_sheet(work, section)
        changed = _CHANGED.match(rest)
        rest = _told_change(changed) if changed else rest
        listed = changed is not None or _listed(work, section, parent, sign)
        if not (sheet or listed or is_estimated(work, section) or _step(work, section)):
            return None
        if _has_work(work, section, block, bullets=not sheet):
            return None
        if section.kind != "none" and (_says_state(section, sign) or section.kind == "closed"):
            section.kind = "none"  # its own title, whatever words it is made of
            section.forget()
    if "status" not in facts_of(section) and _has_work(work, section, block, coded=bool(code)):
        return None
    return code, rest


def _told_change(found: re.Match[str]) -> str:
    """`[NEW] search.py` is the file, `[MODIFY] search.py` what to do with it."""
    how, file = found["how"].casefold(), readable(found["file"]).strip("` ")
    return f"`{file}`" if how in ("new", "add", "create") else f"{how.capitalize()} `{file}`"


def is_story(work: Work, section: Section, block: int) -> bool:
    """Whether a document tells of one story or task: its title has an id, its status is told, it lists no work."""
    code, rest = heading_id(section.raw)
    if not section.first_title or not rest.strip() or _STORY.match(code) is None or _OF_CRITERIA.search(section.title):
        return False
    if "status" not in facts_of(section) or _has_work(work, section, block):
        return False
    return not any(one is not section and one.level < 7 and heading_id(one.raw)[0] for one in work.structure.all)


def facts_of(section: Section) -> Mapping[FactKind, Fact]:
    """The facts told of a heading; those of a document's title are the document's."""
    return section.parent.facts if section.first_title and section.parent is not None else section.facts


def _says_state(section: Section, sign: Tail) -> bool:
    return sign.state is not None and "status" in section.facts


def heading_id(raw: str) -> tuple[str, str]:
    """(id, rest) of a heading such as `TASK-001: Schema` or `Task 3: Coordinate`; ("", raw) without one."""
    code, rest = leading_id(_CALLED.sub("", raw))
    if code and _STRONG_ID.match(code):
        return code, rest.lstrip(" :.–—-")
    if task := _TASK.match(raw):
        return readable(task["code"]), task["rest"]
    return "", raw


def sign_of(work: Work, section: Section) -> Tail:
    """A heading's text without the state sign in front of or behind it, and what that says."""
    vocabulary = work.tools.vocabulary
    raw = section.raw.strip()
    glyph = vocabulary.leading_glyph(raw)
    if glyph is not None and glyph.state is not None:
        return Tail(without_glyph(raw, glyph), glyph.glyph, glyph.state)
    return tail_of(raw, vocabulary) or Tail(raw, "", None)


def sign_place(work: Work, section: Section, sign: Tail) -> tuple[Span, str]:
    """The bytes of a heading's sign, else the end of the heading, where a tick puts one."""
    if not sign.shown or sign.state is None:
        return _end_of(work, section), ""
    return tail_span(work.reading, section.span, sign) or UNWRITABLE, sign.shown


def _listed(work: Work, section: Section, parent: Section, sign: Tail) -> bool:
    """Whether a heading without an id is one of a list of work, with a state, owner, estimate or the like told of
    it."""
    if scoped(work, section, parent) or judged(work, section, parent):
        return True
    says_state = _says_state(section, sign)
    if (section.kind != "none" and not says_state) or section.phase is not None:
        return False
    if parent.kinds[0] not in _WORK:
        of_a_day = parent.kind == "time" and parent.when is not None
        done = sign.state == "done" and tells_done_tasks(parent.raw)
        return (says_state and of_a_day) or done or assigned(work, section, parent) or filed(work, section)
    if sign.state is not None:
        return True
    if names_file(sign.text):
        return file_list(label(parent.title), parent.path[:-1]) in ("none", "to make")
    orders = NUMBER.match(section.raw) is not None and is_work(label(section.raw))
    return orders or is_thing_to_make(section) or any(fact in section.facts for fact in _OF_TASKS)


def _step(work: Work, section: Section) -> bool:
    """Whether a heading is one of several steps of its level, of something that is planned."""
    if not step_in(section.raw)[0]:
        return False

    def are_several() -> bool:
        return sum(one.level == section.level and bool(step_in(one.raw)[0]) for one in work.structure.all) > 1

    return work.once("steps", section.level, are_several) and is_step(section)


def _holds(work: Work, section: Section, code: str) -> bool:
    """Whether deliverables or criteria of its own stand below a heading, of a story also below a line that says so."""
    deepest = 7 if _STORY.match(code) else 6
    return any(
        below.parent is section and below.level <= deepest and below.kind in ("deliverable", "criterion")
        for below in work.structure.all
    )


def _has_work(work: Work, section: Section, block: int, *, bullets: bool = False, coded: bool = False) -> bool:
    """Whether checkboxes that count, and plain lines too, stand below a heading, up to the next one of its level."""
    structure = work.structure
    for place in range(block + 1, len(structure.of)):
        below = structure.of[place]
        if below is not section and not _inside(below, section):
            return False
        found = work.reading.outline.blocks[place]
        if bullets and isinstance(found, Paragraph) and _names_work(found):
            return True
        if not isinstance(found, ListItem):
            continue
        if (found.boxed or (found.through and not coded)) and below.kinds[1] in _WORK:
            return True
        if (
            not bullets
            or found.parent is not None
            or (below.level > 6 and below.kind == "task" and names_subtasks(below))
        ):
            continue
        if below.kinds[0] in ("task", "action") and not _tells(work, found):
            return True
    return False


def _names_work(block: Paragraph) -> bool:
    """Whether a line of it is `**Task**: text`."""
    return any("**" in line.text and any(pair.names_work for pair in pairs_in(line.text)) for line in block.lines)


def _tells(work: Work, item: ListItem) -> bool:
    """Whether a bullet stands in a list that tells a heading's facts: `- **Status**: open`, with details beside it."""
    blocks = work.reading.outline.blocks
    listed = {id(other) for other in work.list_of(item)}
    return any(id(blocks[place]) in listed for place in work.structure.told)


def _inside(section: Section, around: Section) -> bool:
    at = section.parent
    while at is not None:
        if at is around:
            return True
        at = at.parent
    return False


def status_slot(work: Work, fact: Fact) -> tuple[Span, str]:
    """The bytes of a status value. Repaired text is longer or shorter than its bytes, so those are read again."""
    line = work.reading.outline.line_starts[fact.line - 1]
    end = work.reading.data.find(b"\n", line)
    whole = work.reading.raw((line, end if end >= 0 else len(work.reading.data))).rstrip("\r")
    for pair in pairs_in(whole):
        if pair.kind == "status":
            span = value_span(pair, whole, (line, len(work.reading.data)))
            return span, work.reading.raw(span)
    return fact.span, work.reading.raw(fact.span)


def _end_of(work: Work, section: Section) -> Span:
    raw = work.reading.raw(section.span)
    end = section.span[0] + len(raw.splitlines()[0].rstrip("# \t").encode("utf-8")) if raw else section.span[1]
    return end, end
