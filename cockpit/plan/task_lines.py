"""Bold lines that are tasks, several in a plan: `**Task 2b: Run the tests (2 hours)**`, with their steps below.

In a list of work or a plan `**1. Importer** (200 lines)` and `**T15. Fix the login**` are some too, and bullets below
them that are work are smaller tasks of theirs.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from cockpit.core.model import Kind, State
from cockpit.plan.headings import heading_kind
from cockpit.plan.imperative import is_work
from cockpit.plan.items import Spot, Told, make_entry
from cockpit.plan.orders import leaves_open
from cockpit.plan.outline_model import Block, Line, ListItem, Paragraph
from cockpit.plan.report_titles import is_reported
from cockpit.plan.scope import is_planned
from cockpit.plan.section import Section
from cockpit.plan.titles import adjusted
from cockpit.plan.vocabulary import CLOSED
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_TASK = re.compile(
    r"\s*(?:\*\*|__)(?P<code>(?:task|aufgabe|tâche|tarefa|tarea|задача|görev|タスク|任务|任務|작업)\s*#?\d+(?:\.\d+)*[a-z]?)"
    r"\s*[:：.)–—-]\s*(?P<rest>[^*_].*?)(?:\*\*|__)\s*(?P<behind>[(（][^()（）]*[)）])?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s*(?:\*\*|__)(?P<code>(?:[A-Z]{1,4}-?)?\d{1,3}(?:\.\d{1,2})*)\s*[.:：)、·–—]\s*(?P<rest>[^\s*_\d][^*_]*?)(?:\*\*|__)"
    r"\s*(?P<behind>[(（][^()（）]*[)）])?\s*[:：]?\s*$"
)
_WORK = ("task", "deliverable", "action")
_Told = tuple[int, str, str]
"""The line of such a task, its number and its title."""
_NO_TASK = (*CLOSED, "criterion", "checkpoint", "metric", "blocker")


def task_line(work: Work, line: Line, section: Section) -> bool:
    """Keep a bold line that is a task."""
    found = _TASK.match(line.text) or _NUMBERED.match(line.text)
    if found is None or line.line not in _task_lines(work) or section.kinds[0] in CLOSED:
        return False
    leads = section.level > 6 and section.line == line.line and section.parent is not None
    above = section.parent if leads and section.parent is not None else section
    numbered = found.re is _NUMBERED
    context = work.context(above.heading() if numbered else above)
    if context.parent is not None or is_placeholder(found["rest"]):
        return False
    raw = work.reading.raw(line.span)
    read = found.re.match(raw) or found
    start = line.span[0] + len(raw[: read.start("rest")].encode("utf-8"))
    glyph = work.tools.vocabulary.leading_glyph(found["rest"])
    sign = next((sign for sign in ("✅ ", "✅") if read["rest"].startswith(sign)), "")
    rest = found["rest"][glyph.length :] if glyph is not None else found["rest"]
    words = read_wording(f"{rest} {found['behind'] or ''}".rstrip(" :"), work.tools.vocabulary)
    state: State | None = glyph.state if glyph is not None and glyph.state is not None else words.state
    spot = Spot("row", line.line, line.span, (start, start + len(sign.encode())), sign)
    kind: Kind = context.bullet if numbered and context.bullet in ("deliverable", "action") else "task"
    index = work.reading.add(make_entry(work.reading, context, spot, words, kind, state, Told(code=found["code"])))
    if leads:
        section.item = index
        section.smaller = numbered and context.bullet is not None
        if section.smaller:
            section.kind = "title"  # goes on with what the heading says, whatever its own words are
            section.forget()
    return True


def _task_lines(work: Work) -> frozenset[int]:
    """The lines of all bold tasks of a document; none where there is but one. One above boxes is their heading."""
    if not work.task_lines:
        blocks, of = work.reading.outline.blocks, work.structure.of
        found: list[int] = []
        numbered: dict[int, tuple[Section, list[_Told]]] = {}
        for place, block in enumerate(blocks):
            line = _alone(block, blocks[place + 1] if place + 1 < len(blocks) else None)
            if line is None:
                continue
            if _TASK.match(line.text):
                found.append(line.line)
            elif told := _NUMBERED.match(line.text):
                heading = of[place].heading()
                numbered.setdefault(id(heading), (heading, []))[1].append((line.line, told["code"], told["rest"]))
        lines = found if len(found) > 1 else []
        for heading, listed in numbered.values():
            if _is_series(listed) and _may_hold(work, heading, listed):
                lines += [line for line, _, _ in listed]
        work.task_lines.append(frozenset(lines))
    return work.task_lines[0]


def _alone(block: Block, following: Block | None) -> Line | None:
    """The one line of a paragraph with bold words, that stands above no boxes."""
    if not isinstance(block, Paragraph) or block.in_item is not None or len(block.lines) > 1:
        return None
    boxed = isinstance(following, ListItem) and following.boxed
    return block.lines[0] if "**" in block.lines[0].text and not boxed else None


def _is_series(listed: list[_Told]) -> bool:
    """Whether numbers go on (`1`, `2` or `2.1`, `2.2` or `T15`, `T16`) and the titles do not name lists."""
    numbers = [(code.rstrip("0123456789"), int(re.split(r"\D", code)[-1])) for _, code, _ in listed]
    lists = sum(adjusted(title, heading_kind(title)) in _NO_TASK for _, _, title in listed)
    on = all(one[0] == other[0] and one[1] < other[1] for one, other in pairwise(numbers))
    return len(listed) > 1 and on and lists * 2 < len(listed)


def _may_hold(work: Work, heading: Section, listed: list[_Told]) -> bool:
    """Whether such lines below a heading are work: it says so, or the document is a plan and the heading says nothing
    else, and it stands in a list of work, or they have ids or say what to do."""
    if heading.kinds[0] in _WORK:
        return True
    if heading.kinds[0] != "none" or is_reported(heading) or not is_planned(heading, work.reading.path, widely=True):
        return False
    if not all(map(leaves_open, takewhile(lambda at: at.kind not in _WORK, heading.below_title()))):
        return False
    told = sum(code[0].isalpha() or is_work(title) for _, code, title in listed) * 2 > len(listed)
    return told or any(at.kind in _WORK for at in heading.below_title())
