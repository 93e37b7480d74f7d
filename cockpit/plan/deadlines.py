"""A deadline told in a line of its own, below a document's title or a sprint's heading: a checkpoint of that day."""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.plan.checkpoints import add_checkpoint
from cockpit.plan.day_counts import STAGE
from cockpit.plan.items import Spot, Told, due_in, make_entry, take_time
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Line
from cockpit.plan.section import Section
from cockpit.plan.time_words import tokens
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_DEADLINE = re.compile(
    r"[\W_]*(?P<name>(?:(?:final|project|sprint|submission|delivery|release|launch|hard|mvp|demo) )?deadline|"
    r"abgabe(?:termin|frist)?|fecha límite|fecha de entrega|data limite|prazo(?: final)?|date limite|échéance|scadenza|"
    r"termin końcowy|дедлайн|крайний срок|son tarih|határidő|hạn chót|締め?切り?|截止日期|마감일?)"
    r"[*_\s]*[:：][*_\s]*(?P<when>.{3,80})",
    re.IGNORECASE,
)
_DATES = ("iso", "cjk", "monthday", "daymonth")


def deadline_line(work: Work, line: Line, section: Section) -> bool:
    """Keep the day of such a line. A weekday alone, or what only one task must meet, is none."""
    found = _DEADLINE.match(line.text)
    section = section.heading()
    if found is None or section.item is not None or not _of_all(section):
        return False
    reading = work.reading
    if reading.role != "plan" or reading.template:
        return False
    if not any(token[form] is not None for token in tokens(found["when"]) for form in _DATES):
        return False
    when = due_in(reading, found["when"].strip(" *_"))
    if when is None or when.due is None:
        return False
    glyph = work.tools.vocabulary.leading_glyph(line.text)
    start = line.span[0]
    sign = reading.raw((start, start + len(line.text[: glyph.length].encode()))) if glyph is not None else ""
    spot = Spot("row", line.line, line.span, (start, start + len(sign.encode())), sign)
    told = Told()
    take_time(told, when)
    words = read_wording(found["name"], work.tools.vocabulary)
    state = glyph.state if glyph is not None else None
    entry = make_entry(reading, work.context(section), spot, words, "criterion", state, told)
    gate = add_checkpoint(reading, words.text, when.due, scope=reading.track or "", line=line.line)
    reading.add(replace(entry, checkpoint=gate))
    return True


def _of_all(section: Section) -> bool:
    """Whether a line speaks of the whole plan, or of a sprint in it."""
    return not section.level or section.first_title or STAGE.match(label(section.title)) is not None
