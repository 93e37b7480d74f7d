"""Days, weeks and phases of a plan of which only the titles say what is to be done: `### Day 3-4: Learn the forms`.

Prose, code and links stand below them. In a plan that lists work below none of them the headings themselves are it. So
are the headings below `Candidate features` or `Tasks` where nothing below those was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.plan.groups import tells
from cockpit.plan.heading_items import sign_of, sign_place
from cockpit.plan.items import Spot, Told, make_entry, take_time
from cockpit.plan.labels import file_words, label
from cockpit.plan.parts import NUMBER
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.section import Section
from cockpit.plan.stage_words import PLANNED_IN, ROADMAP, STAGE
from cockpit.plan.time_words import begins_with_time, has_clock
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_PLAN = re.compile(r"\b(?:plan|plano|piano)\b|計画|计划|계획|план", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)\s*)?[:：–—-]\s*(?=\S)")
_WISHES = re.compile(
    r"(?:new|planned|candidate|proposed|future|upcoming|next|possible|potential) "
    r"(?:features|improvements|enhancements|ideas|work|changes)",
    re.IGNORECASE,
)
_FEWEST, _SEVERAL = 3, 2


def bare_headings(work: Work) -> None:
    """Keep such headings as tasks, of the lowest level on which there are several."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not is_plan(work):
        return
    sections = [one for one in work.structure.all if 0 < one.level < 7]
    stages = [one for one in sections if _title(one)]
    level = max((one.level for one in stages), default=0)
    found = [one for one in stages if one.level == level]
    if len(found) < _FEWEST or len(found) * 2 < sum(one.level == level for one in sections):
        return
    if any(_holds(work, one, sections) for one in found):
        return
    for section in found:
        keep_heading(work, section, _title(section))


def told_headings(work: Work) -> None:
    """Keep the headings of a list of work as tasks where they only tell of it in prose."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not is_plan(work):
        return
    sections = [one for one in work.structure.all if 0 < one.level < 7]
    for above in sections:
        if not _lists(above):
            continue
        found = work.structure.family("headings", above, lambda one: 0 < one.level < 7)
        listed = sum(bool(work.lines_below.get(id(one))) for one in found)
        if len(found) < _SEVERAL or listed * 2 > len(found) or not all(map(_may_be, found)):
            continue
        if not _holds(work, above, sections):
            for section in found:
                keep_heading(work, section, NUMBER.sub("", sign_of(work, section).text))


def _lists(section: Section) -> bool:
    """Whether the headings below one are a list of work, as it says."""
    if section.first_title or section.item is not None or is_reported(section) or is_manual(section):
        return False
    return section.kind in ("task", "deliverable") or _WISHES.fullmatch(label(section.title)) is not None


def _may_be(section: Section) -> bool:
    return section.item is None and section.kind in ("none", "task") and not tells(section.raw)


def is_plan(work: Work) -> bool:
    """Whether the document is called a plan or a roadmap."""
    name = file_words(work.reading.path)
    title = work.structure.title
    return any(words.search(text) for words in (PLANNED_IN, ROADMAP, _PLAN) for text in (name, title))


def _title(section: Section) -> str:
    """What the heading of a day, week or phase says behind that; '' for any other heading."""
    name = label(section.raw)
    if section.item is not None or section.kind not in ("time", "none") or has_clock(name):
        return ""
    above = section.parent
    if above is None or is_reported(above) or any(map(is_manual, section.upwards())) or section.within("closed"):
        return ""
    stage = STAGE.match(name)
    at = begins_with_time(name) or (stage.end() if stage is not None else 0)
    behind = _BEHIND.match(name, at) if at else None
    return name[behind.end() :] if behind is not None else ""


def _holds(work: Work, section: Section, sections: Sequence[Section]) -> bool:
    """Whether anything was read below a heading, up to the next one that is no part of it."""
    later = (one.line for one in sections if one.line > section.line and one.level <= section.level)
    end = next(later, None)
    return any(
        entry.mention.line >= section.line and (end is None or entry.mention.line < end)
        for entry in work.reading.entries
    )


def keep_heading(work: Work, section: Section, title: str) -> None:
    """Keep a heading as a task, whose text is `title`: with the state that its sign or status line tells."""
    if is_placeholder(title) or section.parent is None:
        return
    sign = sign_of(work, section)
    told = Told()
    if section.when is not None:
        take_time(told, section.when)
    status = section.facts.get("status")
    state = work.tools.vocabulary.state_of_cell(status.value) if status is not None else sign.state
    words = read_wording(title, work.tools.vocabulary)
    slot, marker = sign_place(work, section, sign)
    spot = Spot("heading", section.line, section.span, slot, marker)
    work.reading.add(make_entry(work.reading, work.context(section.parent), spot, words, "task", state, told))
