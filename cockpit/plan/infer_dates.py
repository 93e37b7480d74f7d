"""Explicit dates and ranges of dates in text, without a sprint to relate them to. Several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    ("jan", "january", "januar", "janvier", "janv", "enero", "ene", "janeiro", "gennaio"),
    ("feb", "february", "februar", "février", "fevrier", "févr", "febrero", "fevereiro", "febbraio"),
    ("mar", "march", "märz", "maerz", "mär", "mars", "marzo", "março"),
    ("apr", "april", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mai", "mayo", "maio", "maggio"),
    ("jun", "june", "juni", "juin", "junio", "junho", "giugno"),
    ("jul", "july", "juli", "juillet", "juil", "julio", "julho", "luglio"),
    ("aug", "august", "août", "aout", "agosto", "ago"),
    ("sep", "sept", "september", "septembre", "septiembre", "setembro", "settembre"),
    ("oct", "october", "okt", "oktober", "octobre", "octubre", "outubro", "ottobre"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "december", "dez", "dezember", "décembre", "decembre", "déc", "dic", "diciembre", "dezembro", "dicembre"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = r"(?:" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")(?!\w)\.?"
_DAY = r"[0-3]?\d(?!\d|:\d)(?:st|nd|rd|th|\.(?!\d))?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:(?P<w%s>mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?"
_FROM, _UNTIL = _WEEKDAY % 1, _WEEKDAY % 2
_TO = r"\s*(?:-|–|—|~|〜|～|→|->|to|until|through|bis|au|al|until)\s*"
_MONTH_FIRST = re.compile(
    rf"\b{_FROM}(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?{_TO}"
    rf"{_UNTIL}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY})(?:(?:,|\s)\s*(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"\b{_FROM}(?P<d1>{_DAY})\s*(?:(?P<m1>{_MONTH})\s*(?P<y1>{_YEAR})?)?{_TO}"
    rf"{_UNTIL}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
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
_RANGES = (_MONTH_FIRST, _DAY_FIRST, _ISO, _DOTTED, _CJK)
_SINGLE = (
    re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,|\s)\s*(?P<y>{_YEAR})", re.IGNORECASE),
    re.compile(rf"\b(?P<d>{_DAY})\s*(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})", re.IGNORECASE),
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
    if written := match["y2"] or match["y1"]:
        return _range(match, int(written))
    if near is None:
        return None
    found = [span for year in range(near.year - 1, near.year + 2) if (span := _range(match, year))]
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _range(match: re.Match[str], last_year: int) -> Range | None:
    parts = match.groupdict()
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


def _date(year: int, month: str, day: str) -> date | None:
    number = _NUMBER.get(month.casefold().rstrip("."), 0) or (int(month) if month.isdigit() else 0)
    digits = re.match(r"\d+", day)
    try:
        return date(year, number, int(digits[0]) if digits else 0)
    except ValueError:
        return None
