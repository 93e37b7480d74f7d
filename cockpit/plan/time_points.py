"""Times in a text, put together from their parts: `Wed` + `EOD`, `Monday` + `(Nov 25)`, `Nov 24` – `Nov 28`.

Which year, which Wednesday and which day "Day 7" is follows from the sprint's calendar. Where weekday and date
contradict each other (mostly last year's calendar), the weekday wins if it falls once inside the sprint and is at most
two days away, else the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache

from cockpit.core.calendar import Calendar
from cockpit.plan.afterwards import counts_afterwards
from cockpit.plan.time_words import MONTHS, WEEKDAYS, tokens

Window = tuple[date, date]

_NEAR = re.compile(r"[\s,(:·]*(?:at\s+|@\s*|the\s+)?")
_RANGE = re.compile(r"[)\s]*(?:-|–|—|‑|~|〜|\b(?:to|through|thru|until|bis|al|au|a|até|hasta|do|по)\b|→)[\s(]*")
_BESIDE = re.compile(r"\s+[-–—]\s+")
_DAY_FIRST = re.compile(r"\.?\s+(\d\d?)(?:st|nd|rd|th|\.)?")
_LIST = re.compile(r"\s*(?:,|/|&|\+|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*")
_MODAL = frozenset({"may", "march", "mars", "marca", "maja", "mart", "ocak"})
_DATES = frozenset({"iso", "cjk", "monthday", "daymonth", "numeric"})
_DATE_PARTS = {
    "iso": ("isoyear", "isomonth", "isoday", ""),
    "cjk": ("cyear", "cmonth", "cday", ""),
    "monthday": ("myear", "mname", "mday", "mlast"),
    "daymonth": ("dyear", "dname", "dday", "dlast"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A time as written in `text[at:end]`: its days (empty for a weekday without a place), clock, and contradiction."""

    form: str
    at: int
    end: int
    days: tuple[date, ...] = ()
    weekday: int | None = None
    clock: time | None = None
    eod: bool = False
    mismatch: tuple[int, date] | None = None
    ranged: bool = False


def points(text: str, calendar: Calendar, window: Window | None = None, *, cell: bool = False) -> list[Point]:
    """All times in a text from left to right. In a `cell` lower case names and dates such as `11/24` count too."""
    return list(_points(text, calendar, window, cell))


@lru_cache(1024)  # each line of a plan is asked about at least twice
def _points(text: str, calendar: Calendar, window: Window | None, cell: bool) -> tuple[Point, ...]:
    found: list[Point] = []
    for token in tokens(text):
        point = _read(token, calendar, window, cell=cell)
        if point is None:
            continue
        if point.form in ("dayn", "weekn") and point.days and _afterwards(token, text):
            point = replace(point, days=())
        if found and (joined := _joined(found[-1], point, text[found[-1].end : point.at], calendar, window)):
            found[-1] = joined
        else:
            found.append(point)
    return tuple(point for point in _ranges(found, text) if point.form not in ("clock", "eod"))


def _afterwards(token: re.Match[str], text: str) -> bool:
    number = token["day1"] or token["daycjk"] or token["week1"] or token["weekcjk"]
    return counts_afterwards(text, *token.span(), int(number))


def nearest_year(calendar: Calendar, month: int, day: int) -> date | None:
    """The date of that month and day which lies in the sprint or nearest to it."""
    found: list[date] = []
    for year in range(calendar.start.year - 1, calendar.end.year + 2):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda day: distance(calendar, day)) if found else None


def distance(calendar: Calendar, day: date) -> int:
    """Days between a date and the sprint, 0 inside."""
    return max((calendar.start - day).days, (day - calendar.end).days, 0)


def _read(token: re.Match[str], calendar: Calendar, window: Window | None, *, cell: bool) -> Point | None:
    form = token.lastgroup or ""  # the outermost group that closed last, which is one of FORMS
    at, end = token.span()
    match form:
        case "weekday":
            weekday = WEEKDAYS.get(token["weekday"].casefold())
            if weekday is None or not _is_name(token["weekday"], cell=cell):
                return None
            day = calendar.weekday_in(weekday, *(window or ()))
            return Point(form=form, at=at, end=end, weekday=weekday, days=(day,) if day else ())
        case "clock":
            return Point(form=form, at=at, end=end, clock=_clock(token))
        case "eod":
            return Point(form=form, at=at, end=end, eod=True)
        case "eow":
            last = _last_workday(calendar, window or (calendar.start, calendar.end))
            weeks = 1 if window else len(calendar.weeks)
            return Point(form=form, at=at, end=end, days=(last,) if weeks == 1 else ())
        case "dayn":
            first = int(token["day1"] or token["daycjk"])
            return Point(
                form=form, at=at, end=end, days=day_numbers(calendar, first, int(token["day2"] or first), window)
            )
        case "weekn":
            first = int(token["week1"] or token["weekcjk"])
            return Point(form=form, at=at, end=end, days=week_numbers(calendar, first, int(token["week2"] or first)))
        case _:
            days = (
                _numeric(token, calendar, cell=cell) if form == "numeric" else _dated(token, form, calendar, cell=cell)
            )
            return Point(form=form, at=at, end=end, days=days) if days else None


def _is_name(word: str, *, cell: bool) -> bool:
    """Whether a word is the name of a day or month: `may` and `sat` in lower case hardly ever are."""
    if cell or not word[0].isascii() or word[0].isupper():
        return True
    return len(word) > 4 and word.casefold() not in _MODAL


def _clock(token: re.Match[str]) -> time | None:
    hour, minute = int(token["hour"]), int(token["minute"] or 0)
    half = (token["half"] or token["half2"] or "").casefold()
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return time(hour, minute)


def _dated(token: re.Match[str], form: str, calendar: Calendar, *, cell: bool) -> tuple[date, ...]:
    year_group, month_group, day_group, last_group = _DATE_PARTS[form]
    name = token[month_group]
    if not name[0].isdigit() and not _is_name(name, cell=cell):
        return ()
    month = int(name) if name[0].isdigit() else MONTHS[name.casefold()]
    first = _date(calendar, token[year_group], month, int(token[day_group]))
    last = (
        _date(calendar, token[year_group], month, int(token[last_group])) if last_group and token[last_group] else first
    )
    return days_between(first, last) if first and last else ()


def _date(calendar: Calendar, year: str | None, month: int, day: int) -> date | None:
    if not year:
        return nearest_year(calendar, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _numeric(token: re.Match[str], calendar: Calendar, *, cell: bool) -> tuple[date, ...]:
    """`11/24/2025`, `24.11.2025`, `24.11.`: never a score such as 9/10, so without a year only inside the sprint."""
    one, two, year = int(token["n1"]), int(token["n2"]), token["nyear"]
    dotted = token["nsep"] == "."
    if not year and ((dotted and not token[0].endswith(".")) or not (dotted or cell)):
        return ()
    full = f"20{year}" if year and len(year) == 2 else year
    orders = ((two, one),) if dotted else ((one, two), (two, one))
    found = [day for month, number in orders if (day := _date(calendar, full, month, number))]
    if not found:
        return ()
    best = min(found, key=lambda day: distance(calendar, day))
    return (best,) if year or calendar.contains(best) else ()


def day_numbers(calendar: Calendar, first: int, last: int, window: Window | None = None) -> tuple[date, ...]:
    """The workdays Day `first` to Day `last`, empty where the sprint has none such. Below a heading of some days, a
    `window`, that are none of them but has as many, they are counted from its first: Day 2 of Week 3."""
    days = calendar.days[first - 1 : last] if 1 <= first <= last <= len(calendar.days) else ()
    if window is None or (days and window[0] <= days[0] and days[-1] <= window[1]):
        return days
    own = tuple(day for day in days_between(*window) if calendar.is_workday(day)) if first >= 1 else ()
    return own[first - 1 : last] if first <= last <= len(own) else days


def week_numbers(calendar: Calendar, first: int, last: int) -> tuple[date, ...]:
    """The days of Week `first` to Week `last` in a sprint of several weeks."""
    weeks = calendar.weeks
    if len(weeks) < 2 or not 1 <= first <= last <= len(weeks):
        return ()
    return days_between(weeks[first - 1][0], _last_workday(calendar, weeks[last - 1]))


def week_of(calendar: Calendar, day: date) -> tuple[date, ...]:
    """A day and those after it up to the last workday of its week."""
    return days_between(day, _last_workday(calendar, (day, day + timedelta(days=6 - day.weekday()))))


def days_between(first: date, last: date) -> tuple[date, ...]:
    """First and last day with all between them; nothing when the last comes first or is more than a year away."""
    count = (last - first).days
    return tuple(first + timedelta(days=n) for n in range(count + 1)) if 0 <= count <= 366 else ()


def _last_workday(calendar: Calendar, window: Window) -> date:
    day = window[1]
    while day > window[0] and not calendar.is_workday(day):
        day -= timedelta(days=1)
    return day if calendar.is_workday(day) else window[1]


def _joined(one: Point, two: Point, gap: str, calendar: Calendar, window: Window | None) -> Point | None:
    """Two neighbours that tell one time together, None when they do not."""
    if not _NEAR.fullmatch(gap):
        return None
    if two.form in ("clock", "eod") and one.clock is None and not one.eod and one.form != "clock":
        return replace(one, end=two.end, clock=two.clock, eod=two.eod)
    if one.form in ("clock", "eod"):
        return replace(two, at=one.at, clock=two.clock or one.clock, eod=two.eod or one.eod)
    names, dates = (one, two) if one.form == "weekday" else (two, one)
    if names.form == "weekday" and dates.form in _DATES and len(dates.days) == 1 and dates.weekday is None:
        return _reconciled(one, two, names, dates, calendar, window)
    if one.form in ("dayn", "weekn") and (two.form in _DATES or (two.form == "dayn" and one.form == "weekn")):
        return replace(two, at=one.at, end=two.end) if two.days else None
    if one.form == "weekn" and two.form == "weekday":
        return None
    return None


def _reconciled(one: Point, two: Point, names: Point, dates: Point, calendar: Calendar, window: Window | None) -> Point:
    """A weekday beside a date; see the rule at the top of this module."""
    weekday, written = names.weekday, dates.days[0]
    taken, mismatch = written, None
    if weekday is not None and written.weekday() != weekday:
        mismatch = (weekday, written)
        inside = calendar.weekday_in(weekday, *(window or ()))
        if inside is not None and abs((inside - written).days) <= 2:
            taken = inside
    return replace(
        dates, at=one.at, end=two.end, days=(taken,), weekday=weekday, mismatch=mismatch,
        clock=one.clock or two.clock, eod=one.eod or two.eod,
    )  # fmt: skip


def _ranges(found: list[Point], text: str) -> list[Point]:
    """Neighbours joined to ranges (`Mon-Tue`) and lists (`Mon, Wed`)."""
    joined: list[Point] = []
    for point in found:
        before = joined[-1] if joined else None
        gap = text[before.end : point.at] if before else ""
        if before and before.form == "dayn" and point.form in _DATES and point.days and _BESIDE.fullmatch(gap):
            joined[-1] = replace(point, at=before.at)  # the date wins, as it does in parentheses
        elif before and (first := _first_of_month(before, point, gap)):
            joined[-1] = replace(point, at=before.at, days=days_between(first, point.days[-1]), ranged=True)
        elif before and _same_scale(before, point) and _RANGE.fullmatch(gap):
            days = days_between(before.days[0], point.days[-1]) if before.days and point.days else ()
            joined[-1] = replace(
                point, at=before.at, days=days, mismatch=before.mismatch or point.mismatch, ranged=True
            )
        elif before and before.form == point.form == "weekday" and _LIST.fullmatch(gap):
            days = (*before.days, *point.days) if before.days and point.days else ()
            joined[-1] = replace(point, at=before.at, days=days, ranged=True)
        else:
            joined.append(point)
    return joined


def _first_of_month(one: Point, two: Point, gap: str) -> date | None:
    """The first day of `Mon 24 – Fri 28 Aug`, where only the last one tells the month."""
    number = _DAY_FIRST.match(gap)
    if number is None or one.form != "weekday" or two.form not in _DATES or two.weekday is None or not two.days:
        return None
    last = two.days[-1]
    away = last.day - int(number[1])
    first = last - timedelta(days=away)
    fits = away > 0 and first.weekday() == one.weekday
    return first if fits and _RANGE.fullmatch(gap, number.end()) else None


def _same_scale(one: Point, two: Point) -> bool:
    """Whether two points can be the ends of one range."""
    if one.ranged or two.form in ("clock", "eod", "eow") or one.form in ("clock", "eod", "eow"):
        return False
    return one.form == two.form or {one.form, two.form} <= (_DATES | {"weekday"})
