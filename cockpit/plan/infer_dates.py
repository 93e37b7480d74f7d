"""Explicit dates and ranges of dates in text, without a sprint to relate them to. Several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from cockpit.plan.infer_months import MONTH as _MONTH
from cockpit.plan.infer_months import NUMBERS

_DAY = r"[0-3]?\d(?!\d|:\d)(?:st|nd|rd|th|\.(?!\d))?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ABROAD = (
    r"lunes|martes|mi[ée]rcoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi|dimanche|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|segunda|ter[çc]a|quarta|quinta|sexta|luned[ìi]|marted[ìi]|mercoled[ìi]|"
    r"gioved[ìi]|venerd[ìi]|domenica|domingo|poniedziałek|wtorek|środa|czwartek|piątek|niedziela|понедельник|вторник|"
    r"сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье"
)
_WEEKDAY = rf"(?:(?:(?P<w%s>mon|tue|wed|thu|fri|sat|sun)\w*|(?:{_ABROAD})(?:-feira)?)\.?,?\s+)?"
_FROM, _UNTIL = _WEEKDAY % 1, _WEEKDAY % 2
_TO = (
    r"\s*(?:-|–|—|−|~|〜|～|→|->|\.\.\.?|to\b|until\b|till?\b|through\b|thru\b|bis\b|au\b|al\b|a\b|à\b|até\b|ao?\b|"
    r"hasta\b|по\b|до\b|do\b|t/m\b|tot\b|och\b|til\b)\s*(?:(?:the|el|le|den|zum|dia|día)\s+)?"
)
_OF = r"\s*(?:(?:de|del|of|d['’])\s*)?"
"""Between a day, its month and its year: `5 de octubre de 2026`."""
_MONTH_FIRST = re.compile(
    rf"\b{_FROM}(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?{_TO}"
    rf"{_UNTIL}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY})(?:(?:,|\s)\s*(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"\b{_FROM}(?P<d1>{_DAY})(?:{_OF}(?P<m1>{_MONTH})(?:,?{_OF}(?P<y1>{_YEAR}))?)?{_TO}"
    rf"{_UNTIL}(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTH})(?:,?{_OF}(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<y1>{_YEAR})\.?\s+(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})\.?{_TO}"
    rf"(?:(?:(?P<y2>{_YEAR})\.?\s+)?(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY})(?![\d-])",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"(?<![\d/])(?P<a1>\d\d?)/(?P<b1>\d\d?)(?:/(?P<y1>{_YEAR}|\d\d(?!\d)))?{_TO}"
    rf"(?P<a2>\d\d?)/(?P<b2>\d\d?)(?:/(?P<y2>{_YEAR}|\d\d(?!\d)))?(?![\d/%])"
)
"""`05/10/2026 – 16/10/2026`: day or month first, as the numbers and the length allow."""
_ISO = re.compile(
    rf"(?<![\d-])(?P<y1>{_YEAR})(?P<s>[-/.])(?P<m1>\d\d?)(?P=s)(?P<d1>\d\d?)(?:{_TO}|/)"
    rf"(?:(?P<y2>{_YEAR})(?P=s))?(?P<m2>\d\d?)(?P=s)(?P<d2>\d\d?)(?!\d)"
)
_DOTTED = re.compile(
    rf"(?<!\d)(?P<d1>\d\d?)\.(?:(?P<m1>\d\d?)\.(?P<y1>{_YEAR})?)?{_TO}(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>{_YEAR})?"
)
_CJK = re.compile(
    r"(?:(?P<y1>\d{4})\s*[年년]\s*)?(?P<m1>\d{1,2})\s*[月월]\s*(?P<d1>\d{1,2})\s*[日일]" + _TO +
    r"(?:(?P<y2>\d{4})\s*[年년]\s*)?(?:(?P<m2>\d{1,2})\s*[月월]\s*)?(?P<d2>\d{1,2})\s*[日일]"
)  # fmt: skip
LONGEST_SLASHED = 120
_RANGES = (_YEAR_FIRST, _ISO, _SLASHED, _MONTH_FIRST, _DAY_FIRST, _DOTTED, _CJK)
_SINGLE = (
    re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,|\s)\s*(?P<y>{_YEAR})", re.IGNORECASE),
    re.compile(rf"\b(?P<d>{_DAY}){_OF}(?P<m>{_MONTH}),?{_OF}(?P<y>{_YEAR})", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})\.?\s+(?P<m>{_MONTH})\s+(?P<d>{_DAY})", re.IGNORECASE),
    re.compile(rf"(?<![\d-])(?P<y>{_YEAR})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>{_YEAR})"),
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]"),
)


@dataclass(frozen=True, slots=True)
class Range:
    """First and last day as written, and whether the year stood there or was taken from elsewhere.

    `shift` is by how many days the weekdays beside the dates contradict them (`Monday Nov 4` in a year in which the
    Monday is the 3rd: -1); None without weekdays, or where the two disagree.
    """

    start: date
    end: date
    year_written: bool = True
    shift: int | None = None

    @property
    def days(self) -> int:
        """Calendar days from the first to the last, both counted."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: Range) -> bool:
        return self.start <= other.end and other.start <= self.end


def ranges_in(text: str, near: date | None = None) -> Iterator[Range]:
    """The ranges a text names (`Nov 24-28, 2025`); those without a year are the nearest to `near`, or left out."""
    taken: list[tuple[int, int]] = []
    for pattern in _RANGES:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if found := _dated(match, near):
                yield found


def dates_in(text: str) -> Iterator[date]:
    """Every single date with its year."""
    for pattern in _SINGLE:
        for match in pattern.finditer(text):
            if (found := _date(int(match["y"]), match["m"], match["d"])) is not None:
                yield found


def _dated(match: re.Match[str], near: date | None) -> Range | None:
    if "a1" in match.groupdict():
        return _slashed(match, near)
    parts = match.groupdict()
    written = parts["y2"] or parts["y1"]
    return _placed(lambda year: _range(parts, year), int(written) if written else None, near)


def _placed(read: Callable[[int], Range | None], written: int | None, near: date | None) -> Range | None:
    """The range in its year; without one in the nearest, what is ahead counting twice: plans tell of what was begun."""
    if written:
        return read(written)
    if near is None:
        return None
    found = [span for year in range(near.year - 1, near.year + 2) if (span := read(year))]
    return min(found, key=lambda span: max((near - span.end).days, 2 * (span.start - near).days, 0), default=None)


def _slashed(match: re.Match[str], near: date | None) -> Range | None:
    """Whichever order gives the range of a sprint: one that begins on a Monday, else the shorter one."""
    year = match["y2"] or match["y1"]
    found = []
    for day, month in (("b", "a"), ("a", "b")):
        parts = {"m1": match[f"{month}1"], "d1": match[f"{day}1"], "m2": match[f"{month}2"], "d2": match[f"{day}2"]}
        parts |= {"y1": f"20{match['y1'][-2:]}" if match["y1"] else None, "y2": year}
        read = partial(_range, parts)
        if span := _placed(read, int("20" + year[-2:]) if year else None, near):
            found.append(span)
    found = [span for span in found if span.days <= LONGEST_SLASHED]
    return min(found, key=lambda span: (span.start.weekday() != 0, span.days), default=None)


def _range(parts: Mapping[str, str | None], last_year: int) -> Range | None:
    last_month = parts["m2"] or parts["m1"]
    end = _date(last_year, last_month, parts["d2"])
    start = _date(int(parts["y1"]) if parts["y1"] else last_year, parts["m1"] or last_month, parts["d1"])
    if start and end and start.month > end.month and not parts["y1"]:
        start = _date(last_year - 1, parts["m1"] or last_month, parts["d1"])
    if not start or not end or start >= end:
        return None
    return Range(start, end, bool(parts["y2"] or parts["y1"]), _shift((parts.get("w1"), start), (parts.get("w2"), end)))


def _shift(*places: tuple[str | None, date]) -> int | None:
    """How far to move so that the weekdays are right, between -3 and 3."""
    shifts = {(_NAMES.index(name.casefold()) - day.weekday() + 3) % 7 - 3 for name, day in places if name}
    return shifts.pop() if len(shifts) == 1 else None


def _date(year: int, month: str | None, day: str | None) -> date | None:
    if month is None or day is None:
        return None
    number = NUMBERS.get(month.casefold().rstrip("."), 0) or (int(month) if month.isdigit() else 0)
    digits = re.match(r"\d+", day)
    try:
        return date(year, number, int(digits[0]) if digits else 0)
    except ValueError:
        return None
