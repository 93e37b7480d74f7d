"""Lines of prose: a track's headline under a day, the day's topic, blockers, ceremonies, claims."""

from __future__ import annotations

from cockpit.core.model import Topic
from cockpit.core.text import has_digit, readable
from cockpit.plan.arrows import arrow_line, has_arrow
from cockpit.plan.bare_lines import bare_line
from cockpit.plan.blockers import blocker_line
from cockpit.plan.bold_tasks import bold_task
from cockpit.plan.ceremonies import ceremony_below, ceremony_in
from cockpit.plan.claims import claims_in
from cockpit.plan.daylines import work_line
from cockpit.plan.daytables import add_headline
from cockpit.plan.deadlines import deadline_line
from cockpit.plan.glyph_lines import glyph_line
from cockpit.plan.leads import pair_in
from cockpit.plan.names import files_in
from cockpit.plan.outline_model import Line, Paragraph
from cockpit.plan.prerequisites import prerequisite_line
from cockpit.plan.review_lines import review_line
from cockpit.plan.risks import risk_line
from cockpit.plan.section import Section
from cockpit.plan.task_lines import task_line
from cockpit.plan.when import When
from cockpit.plan.wording import is_placeholder
from cockpit.plan.work import Work


def read_paragraph(work: Work, block: Paragraph, section: Section) -> None:
    bold_task(work, block, section)
    if section.kind == "ceremony":
        ceremony_below(work, block, section)
    if bare_line(work, block, section):
        return
    for line in block.lines:
        text = line.text
        if not text[:1].isascii() and glyph_line(work, block, line, section):
            continue
        if "**" in text and block.in_item is None and task_line(work, line, section):
            continue
        if not _telling(text):
            if block.in_item is None and has_arrow(text):
                arrow_line(work, line, section)
            continue
        pair = pair_in(text)
        if pair is not None and pair.kind == "sync" and _topic(work, line, pair.value, section):
            continue
        if block.in_item is None:
            deadline_line(work, line, section)
        if "**" in text and block.in_item is None:
            risk_line(work, line, section)
        if pair is not None:
            blocker_line(work, line, pair, section)
        if block.in_item is None and ("**" in text or (pair is not None and pair.names_criterion)):
            if arrow_line(work, line, section) or _headline(work, line, section):
                continue
            if pair is not None and review_line(work, line, pair, section):
                continue
            if pair is not None and work_line(work, line, pair, section):
                continue
        if block.in_item is None and ("**" in text or (pair is not None and pair.kind == "depends")):
            prerequisite_line(work, text, line.line, section)
        ceremony_in(work, text, line.line, section)
        claims_in(work, text, line.line)


def _telling(text: str) -> bool:
    return ":" in text or "：" in text or ".*" in text or has_digit(text)


def _day(section: Section) -> When | None:
    """The time of a heading over a day or two, directly above."""
    when = section.heading().when
    if when is None or when.start is None or when.end is None or (when.end - when.start).days > 3:
        return None
    return when


def _topic(work: Work, line: Line, text: str, section: Section) -> bool:
    when = _day(section)
    if when is None or when.start is None or is_placeholder(text):
        return False
    if work.reading.role == "plan" and not work.reading.template:
        work.reading.topics.append(Topic(day=when.start, text=readable(text), place=work.reading.place(line.line)))
        ceremony_in(work, text, line.line, section)
    return True


def _headline(work: Work, line: Line, section: Section) -> bool:
    """`**Track**: text` under a heading for one day."""
    when = _day(section)
    if when is None or when.start is None or when.end is None:
        return False
    lead = work.tools.names.lead(line.text)
    if lead is None or is_placeholder(lead[1]):
        return False
    track, text = lead
    add_headline(work, (when.start, when.end), track, readable(text), line.line, files=files_in(text))
    return True
