"""Bold lines that are tasks: `**Task 2b: Run the tests (2 hours)**`, several in a plan, with their steps below."""

from __future__ import annotations

import re

from cockpit.core.model import State
from cockpit.plan.items import Spot, Told, make_entry
from cockpit.plan.outline_model import Line, ListItem, Paragraph
from cockpit.plan.section import Section
from cockpit.plan.vocabulary import CLOSED
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_TASK = re.compile(
    r"\s*(?:\*\*|__)(?P<code>(?:task|aufgabe|tâche|tarefa|tarea|задача|görev|タスク|任务|任務|작업)\s*#?\d+(?:\.\d+)*[a-z]?)"
    r"\s*[:：.)–—-]\s*(?P<rest>[^*_].*?)(?:\*\*|__)\s*(?P<behind>[(（][^()（）]*[)）])?\s*[:：]?\s*$",
    re.IGNORECASE,
)


def task_line(work: Work, line: Line, section: Section) -> bool:
    """Keep a bold line that is a task."""
    found = _TASK.match(line.text)
    if found is None or line.line not in _task_lines(work) or section.kinds[0] in CLOSED:
        return False
    leads = section.level > 6 and section.line == line.line and section.parent is not None
    above = section.parent if leads and section.parent is not None else section
    context = work.context(above)
    if context.parent is not None or is_placeholder(found["rest"]):
        return False
    raw = work.reading.raw(line.span)
    read = _TASK.match(raw) or found
    start = line.span[0] + len(raw[: read.start("rest")].encode("utf-8"))
    glyph = work.tools.vocabulary.leading_glyph(found["rest"])
    sign = next((sign for sign in ("✅ ", "✅") if read["rest"].startswith(sign)), "")
    rest = found["rest"][glyph.length :] if glyph is not None else found["rest"]
    words = read_wording(f"{rest} {found['behind'] or ''}".rstrip(" :"), work.tools.vocabulary)
    state: State | None = glyph.state if glyph is not None and glyph.state is not None else words.state
    spot = Spot("row", line.line, line.span, (start, start + len(sign.encode())), sign)
    index = work.reading.add(make_entry(work.reading, context, spot, words, "task", state, Told(code=found["code"])))
    if leads:
        section.item = index
    return True


def _task_lines(work: Work) -> frozenset[int]:
    """The lines of all bold tasks of a document; none where there is but one. One above boxes is their heading."""
    if not work.task_lines:
        blocks = work.reading.outline.blocks
        found: list[int] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if not isinstance(block, Paragraph) or block.in_item is not None or len(block.lines) > 1:
                continue
            boxed = isinstance(following, ListItem) and following.box is not None
            line = block.lines[0]
            if "**" in line.text and _TASK.match(line.text) and not boxed:
                found.append(line.line)
        work.task_lines.append(frozenset(found if len(found) > 1 else ()))
    return work.task_lines[0]
