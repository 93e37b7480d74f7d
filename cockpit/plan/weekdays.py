"""Weekdays that contradict the dates beside them: a finding each, or one for a document that is off throughout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cockpit.core.text import readable
from cockpit.plan.outline_model import Heading, ListItem, Paragraph, Table
from cockpit.plan.time_words import MONTHS, lower_letters, number_alone
from cockpit.plan.when import Mismatch, mismatches
from cockpit.plan.work import Work

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|[^\x00-\x7f]|tag\b|\b(?:lun|mar|mie|jue|vie|seg|ter|qua|qui|sex|dim|jeu|ven)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MONTHS = frozenset(name[:3] for name in MONTHS)
Places = list[tuple[int, int, Mismatch]]


def weekdays(work: Work) -> None:
    """Weekdays that contradict their dates: each place, or the whole document when all are off alike."""
    outline = work.reading.outline
    if work.reading.role == "ignore" or not may_name_both(outline.decoded):
        return
    found: Places = []
    fitting = 0
    calendar = work.tools.calendar
    for line, start, text in _texts(work):
        if not may_name_both(text):
            continue
        wrong = mismatches(text, calendar)
        found += [(line, (outline.column_of(start) if start >= 0 else 1) + one.at, one) for one in wrong]
        fitting += not wrong and _PAIR.search(text) is not None
    shifts = Counter(_shift(one) for _, _, one in found)
    if len(found) >= 3 and len(shifts) == 1 and fitting * 3 <= len(found):
        _all_off(work, found, next(iter(shifts)))
        return
    for line, column, one in found:
        fits = _DAYS[one.written.weekday()]
        work.reading.finding(
            "weekday-mismatch", "warning", line,
            f"“{readable(one.text)}”: {_long(one.written)} is a {fits}. Read as {_day(one.taken)}.",
            f"Write {_DAYS[one.taken.weekday()]} and {_long(one.taken)}.", column,
        )  # fmt: skip


_PAIR = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\W{0,4}(?:EOD\W{0,3})?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|20\d\d-\d|\d{1,2}\.?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)


def may_name_both(text: str) -> bool:
    """Whether a weekday and a date may stand in a text: a quick no for most."""
    if not text.isascii():
        return _DIGIT.search(text) is not None and _WEEKDAY.search(text) is not None
    if not _DIGIT.search(text) or not (number_alone(text) or _may_name_month(text)):
        return False
    return _WEEKDAY.search(text) is not None


def _may_name_month(text: str) -> bool:
    return any(word[:3] in _MONTHS or word.startswith("eod") for word in lower_letters(text).split())


def _shift(one: Mismatch) -> int:
    """How many days the weekday is away from the written date, -3 to 3."""
    away = (one.weekday - one.written.weekday()) % 7
    return away if away <= 3 else away - 7


def _all_off(work: Work, found: Places, shift: int) -> None:
    days = f"{abs(shift)} days" if abs(shift) > 1 else "one day"
    right = "; ".join(dict.fromkeys(f"{_DAYS[one.taken.weekday()]} {_long(one.taken)}" for _, _, one in found[:7]))
    line, column, _ = found[0]
    why = " It follows last year's calendar." if shift == -1 else ""
    work.reading.finding(
        "weekday-mismatch", "warning", line,
        f"The whole document is {days} off: {len(found)} weekdays do not fall on the dates beside them.{why}",
        f"Write {right}.", column,
    )  # fmt: skip


def _long(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _texts(work: Work) -> Iterator[tuple[int, int, str]]:
    """(line, offset or -1, text) of everything people read in a document."""
    outline = work.reading.outline
    for block in outline.blocks:
        if isinstance(block, Heading):
            yield block.line, block.span[0], block.text
        elif isinstance(block, ListItem):
            yield block.line, block.text_span[0], block.text
            for after, text in enumerate(block.more, start=1):
                yield block.line + after, -1, text
        elif isinstance(block, Paragraph):
            for line in block.lines:
                yield line.line, line.span[0], line.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield row.line, cell.span[0], cell.text


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
