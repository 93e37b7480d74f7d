"""`**Next review**: December 6`: a meeting that a plan's last lines announce, as a checkpoint of the sprint."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from cockpit.core.text import readable
from cockpit.plan.checkpoints import add_checkpoint
from cockpit.plan.items import Spot, Told, due_in, make_entry, take_time
from cockpit.plan.leads import Pair
from cockpit.plan.outline_model import Line
from cockpit.plan.section import Section
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_REVIEW = re.compile(
    r"(?:next|sprint|final|mid-?sprint|iteration) (?:review|check-?in|demo|retro(?:spective)?|milestone|planning)"
    r"(?: date)?|(?:nächstes|nächste) (?:review|besprechung)|prochaine (?:revue|réunion)|"
    r"próxima (?:revisión|revisão|reunión|reunião)|"
    r"スプリントレビュー|次回レビュー|次のレビュー|下次评审|冲刺评审|다음 리뷰|следующий обзор|обзор спринта",
    re.IGNORECASE,
)
_LATER = timedelta(days=14)
"""How long after the sprint such a meeting is still of interest."""


def review_line(work: Work, line: Line, pair: Pair, section: Section) -> bool:
    """Keep the checkpoint of such a line, if it tells the day."""
    reading, calendar = work.reading, work.tools.calendar
    if not pair.value or _REVIEW.fullmatch(pair.key) is None or reading.role != "plan" or reading.template:
        return False
    when = due_in(reading, pair.value)
    if when is None or when.end is None or when.due is None:
        return False
    if not calendar.start <= when.end <= calendar.end + _LATER:
        return False
    told = Told()
    take_time(told, when)
    raw = reading.raw(line.span)
    at = line.span[0] + len(raw[: raw.find(pair.value)].encode()) if pair.value in raw else line.span[0]
    words = read_wording(readable(line.text[: pair.at]).rstrip(" :："), work.tools.vocabulary)
    spot = Spot("row", line.line, line.span, (at, at))
    entry = make_entry(reading, work.context(section), spot, words, "criterion", None, told)
    scope = entry.track if entry.named or reading.track else ""
    gate = add_checkpoint(reading, words.text, entry.due, scope=scope, line=line.line)
    reading.add(replace(entry, checkpoint=gate))
    return True
