"""Paragraphs that are a task: `**Task 3.2: Charge less**` with its owner, effort or status in the lines below."""

from __future__ import annotations

import re

from cockpit.core.model import State
from cockpit.plan.contexts import Context
from cockpit.plan.entries import Entry
from cockpit.plan.fact_words import FactKind
from cockpit.plan.heading_items import heading_id
from cockpit.plan.items import Facts, Spot, Told, make_entry, take_facts
from cockpit.plan.leads import BOLD_TITLE, Pair, pairs_in
from cockpit.plan.outline_model import Line, Paragraph
from cockpit.plan.section import Section
from cockpit.plan.sections import value_span
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_OF_TASKS: tuple[FactKind, ...] = ("owner", "estimate", "due", "priority", "depends", "status")
_CLOSED = ("closed", "ceremony", "escalation", "resolved", "risk", "dependency")


def bold_task(work: Work, block: Paragraph, section: Section) -> bool:
    """Make an item of such a paragraph."""
    if block.in_item is not None or len(block.lines) < 2 or "**" not in block.lines[0].text:
        return False
    found = BOLD_TITLE.fullmatch(block.lines[0].text)
    code, rest = heading_id(found["title"].strip()) if found is not None else ("", "")
    if found is None or not code or is_placeholder(rest) or section.kinds[0] in _CLOSED:
        return False
    told = [(pair, line) for line in block.lines[1:] for pair in pairs_in(line.text) if pair.kind in _OF_TASKS]
    context = work.context(section)
    if not told or context.parent is not None:
        return False
    work.reading.add(bold_entry(work, context, block.lines[0], found, told))
    return True


def bold_entry(work: Work, context: Context, line: Line, title: re.Match[str], told: list[tuple[Pair, Line]]) -> Entry:
    """The item of a bold line, of which `title` is the match, with what the lines below it tell."""
    code, rest = heading_id(title["title"].strip())
    facts: Facts = {pair.kind: pair.value for pair, _ in reversed(told) if pair.kind is not None}
    about = Told(code=code)
    take_facts(work.reading, facts, about)
    words = read_wording(rest, work.tools.vocabulary)
    sign = title["sign"] or ""
    start = line.span[0]
    state: State | None = "done" if sign else words.state
    spot = Spot("row", line.line, line.span, (start, start + len(sign.encode())), sign)
    status = next(((pair, at) for pair, at in told if pair.kind == "status"), None)
    if status is not None and not sign:
        pair, at = status
        slot = value_span(pair, at.text, at.span)
        state = work.tools.vocabulary.state_of_cell(pair.value)
        spot = Spot("heading", line.line, line.span, slot, work.reading.raw(slot))
    return make_entry(work.reading, context, spot, words, "task", state, about)
