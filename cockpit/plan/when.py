"""When things are due, as plans write it: `Mon-Tue`, `Wed EOD`, `Day 1–3`, `Nov 24`, `by Thu`, ISO dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from cockpit.core.calendar import Calendar
from cockpit.plan.columns import column_kind
from cockpit.plan.doc_dates import doc_date
from cockpit.plan.labels import is_decoration, label
from cockpit.plan.time_points import Point, Window, day_numbers, distance, points, week_numbers, week_of
from cockpit.plan.time_words import MARKUP, has_clock, may_tell_time

__all__ = [
    "Mismatch",
    "When",
    "doc_date",
    "heading_when",
    "inline_when",
    "is_dated",
    "masked",
    "mismatches",
    "read_when",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day of what was written, and the aware moment it is due (`day_end` of the last day unless "
    "a clock
    time stands there). All three are None for a weekday without a unique place in the sprint.

    `mismatch` is (weekday, Monday 0; the written date) where the two contradict each other; `at` the character offset
    of `written` in the text. `days` are the days meant: each one where several are named (`Mon, Wed`), else all from
    first to last.
    """

    start: date | None
    end: date | None
    due: datetime | None
    written: str
    at: int = 0
    mismatch: tuple[int, date] | None = None
    days: tuple[date, ...] = ()

    @property
    def several(self) -> bool:
        """Whether it spans more than one day."""
        return self.start is not None and self.end is not None and self.start != self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A weekday (Monday 0) beside a date that falls on another one. `taken` is the date the cockpit goes by, `at` the
    character offset of `text` in the line."""

    weekday: int
    written: date
    taken: date
    text: str
    at: int


def is_dated(when: When | None) -> bool:
    """Whether a time has days."""
    return when is not None and when.start is not None and when.end is not None


_NAMED = re.compile(r"\s*@?[A-Z][\w.-]*(?:(?:\s*[&+/]\s*|\s+)@?[A-Z][\w.-]*){0,2}\s*(?:[,;|·]|\s[-–—])\s*")
_HIDDEN = re.compile(r"`[^`]*`|\]\([^()]*\)|<?https?://\S+|<!--.*?-->")
_MARKS = re.compile(r"[*~_`]")
_DURATION = re.compile(
    r"[~≈<>≤≥+\s]*\d+(?:[.,]\d+)?\s*(?:(?:-|–|—|to|bis|à|a)\s*\d+(?:[.,]\d+)?\s*)?"
    r"(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|w|weeks?|months?|tage?|stunden|wochen|jours?|heures?|semaines?|"
    r"días?|horas?|"
    r"semanas?|dias?|giorni|ore|дн\w*|час\w*|dni|godz\w*|gün|saat|ngày|giờ|日間?|時間|天|小时|일|시간)\b.*",
    re.IGNORECASE,
)  # fmt: skip
_WHOLE_NUMBERS = re.compile(r"\s*(\d{1,3})\s*(?:(?:-|–|—|to|bis)\s*(\d{1,3}))?\s*")
_NUMBERING = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+)(?=\s)\s*")
_PREFIX = re.compile(
    r"(?:(?:by|due|on|until|before|for|from|starting|end of|mid|early|late|week of|target|bis|am|"
        r"semana|woche|semaine|settimana|"
        r"ab|del|du|vom|dal|desde|od|с|de|entre)\b[\s:]*)*", re.IGNORECASE
)  # fmt: skip
_STAGE = re.compile(
    r"(?:phases?|sprint|iteration|milestone|stage|wave|gate|checkpoint|go-?live|release|etapa|étape|fase|этап|"
    r"meilenstein)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:\b(?:by|due(?: date| on| by)?|before|until|till|for|deadline|moved to|deferred to|postponed to|target|"
    r"bis|para|"
    r"hasta|até|avant|pour|до|к|do|entro)\b|📅|⏰|@)[\s:*_]*(?:the\s+)?(?:end of\s+)?(?:this\s+|next\s+)?$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    r"(?:week of|semana del?|woche (?:vom|ab)|semaine du|settimana del)(?: the| el| la)?\s*$", re.IGNORECASE
)
_PAST = re.compile(
    r"(?:\b(?:completed?|done|since|updated|modified|created|raised|resolved|landed|merged|added|reported|from|started|"
    r"generated|"
    r"finished|as of|released|published|prepared|version|erledigt|seit|depuis|desde|с)\b|✅|➕)[\s:*_]*(?:on|"
    r"at)?[\s:*_]*$",
    re.IGNORECASE,
)
_NEAR_SPRINT = 14
_LONGEST = 1000
"""Characters of a text that are looked at; nobody writes a due date after them."""


def read_when(text: str, calendar: Calendar, *, column: str | None = None, within: Window | None = None) -> When | None:
    """The time in a cell of a Day/Due/Timeline column or a value of `Due:`. `column` is the header as written: under
    `Day` an integer is Day N, under `Days`, `Duration`, `Effort`, `Estimate` everything is a duration (None).
    `within` narrows weekdays and Day N to some days (those of the heading above, say)."""
    text = text[:_LONGEST]
    bare = text.translate(MARKUP)
    if not bare.strip():
        return None
    kind = column_kind(column) if column else None
    if kind == "estimate":
        return None
    number = _WHOLE_NUMBERS.fullmatch(bare)
    if number:
        return _counted(text, number, calendar, label(column or "").casefold(), kind, within)
    if _DURATION.fullmatch(bare.strip()):
        return None
    found = points(bare, calendar, within, cell=True)
    return _when(found[0], text, calendar) if found else None


def heading_when(text: str, calendar: Calendar, *, within: Window | None = None) -> When | None:
    """The time a heading or lead begins with (weekday, Day/Week N, month and day, ISO) or ends with in parentheses;
    None when it has a clock time. Of a numbered phase or sprint, the dates beside it."""
    text = text[:_LONGEST]
    if not may_tell_time(text) or has_clock(text):
        return None
    bare = masked(text)
    start = _text_start(bare)
    found = points(bare, calendar, within)
    stage = _STAGE.match(bare, start) is not None
    prefix = _PREFIX.match(bare, start)
    first = prefix.end() if prefix else start
    for point in found:
        begins = point.at in (start, first)
        if begins and not point.days and (later := _beside(found, point)):
            return _when(later, text, calendar)
        if begins and len(point.days) == 1 and _WEEK_OF.search(bare[start : point.at]):
            return _when(replace(point, days=week_of(calendar, point.days[0])), text, calendar)
        if begins or stage or _fills_parenthesis(bare, point):
            return _when(point, text, calendar)
    return None


def inline_when(text: str, calendar: Calendar, *, within: Window | None = None) -> When | None:
    """The due an item's own text tells: a date, `by Thu`, `(Mon-Tue)`, `Day 7`. Durations are no dates, and "
    "neither is
    when something was done, raised or updated."""
    text = text[:_LONGEST]
    if not may_tell_time(text):
        return None
    bare = masked(text)
    found = points(bare, calendar, within)
    weaker: Point | None = None
    for point in found:
        before = bare[: point.at]
        if _PAST.search(before[-40:]):
            continue
        if _DEADLINE.search(before[-40:]):
            return _when(point, text, calendar)
        if _long_ago(point, calendar):
            continue
        if _fills_parenthesis(bare, point) or _leads(bare, point):
            return _when(point, text, calendar)
        if weaker is None and _stands_alone(bare, point, calendar):
            weaker = point
    return _when(weaker, text, calendar) if weaker else None


def mismatches(text: str, calendar: Calendar) -> tuple[Mismatch, ...]:
    """Every weekday beside a date that contradicts it, anywhere in a line."""
    text = text[:_LONGEST]
    if not may_tell_time(text):
        return ()
    return tuple(
        Mismatch(
            weekday=point.mismatch[0],
            written=point.mismatch[1],
            taken=point.days[0] if point.days else point.mismatch[1],
            text=_written(point, text),
            at=point.at,
        )
        for point in points(masked(text), calendar)
        if point.mismatch
    )


def _counted(
    text: str, number: re.Match[str], calendar: Calendar, header: str, kind: str | None, within: Window | None
) -> When | None:
    """A bare number in a cell: Day N under Day, Week N under Week, else nothing."""
    first = int(number[1])
    last = int(number[2] or first)
    days: tuple[date, ...] = ()
    if kind == "day":
        days = day_numbers(calendar, first, last, within)
    elif header in ("week", "weeks", "woche", "semaine", "semana", "週", "周", "week #"):
        days = week_numbers(calendar, first, last)
    if not days:
        return None
    return When(
        start=days[0], end=days[-1], due=calendar.end_of(days[-1]), written=text.strip(), days=days,
        at=len(text) - len(text.lstrip()),
    )  # fmt: skip


def _when(point: Point, text: str, calendar: Calendar) -> When:
    days = point.days
    due = None
    if days:
        due = calendar.at(days[-1], point.clock) if point.clock else calendar.end_of(days[-1])
    return When(
        start=days[0] if days else None,
        end=days[-1] if days else None,
        due=due,
        written=_written(point, text),
        at=point.at,
        mismatch=point.mismatch,
        days=days,
    )


def _written(point: Point, text: str) -> str:
    """The time as it stands in the text, with the parenthesis that closes one inside it."""
    written = text[point.at : point.end]
    closes = written.count("(") > written.count(")") and text[point.end : point.end + 1] == ")"
    return f"{written})" if closes else written


def masked(text: str) -> str:
    """Text with code, link targets and markup blanked out, as long as before."""
    if "`" in text or "](" in text or "://" in text or "<!" in text:
        text = _HIDDEN.sub(lambda found: " " * len(found.group()), text)
    return text.translate(MARKUP) if _MARKS.search(text) else text


def _text_start(bare: str) -> int:
    """Where a heading's text begins, after emoji and numbering."""
    start = 0
    while start < len(bare) and (bare[start] in " \t-–—•·" or is_decoration(bare[start])):
        start += 1
    numbering = _NUMBERING.match(bare, start)
    return numbering.end() if numbering else start


def _beside(found: list[Point], point: Point) -> Point | None:
    """A later time with dates, for a `Week 3` that has none of its own."""
    if point.form not in ("weekn", "dayn"):
        return None
    return next((other for other in found if other.at > point.at and other.days), None)


def _fills_parenthesis(bare: str, point: Point) -> bool:
    """Whether nothing but the time and a preposition stands in a pair of parentheses, or, at the end, a name before
    it: `(Grok, Mon–Tue)`."""
    opening = bare.rfind("(", 0, point.at)
    if opening < 0:
        return bare[point.at : point.at + 1] == "("
    prefix = _PREFIX.fullmatch(bare, opening + 1, point.at)
    inside = prefix is not None or bool(_DEADLINE.search(bare[opening + 1 : point.at]))
    if not inside and _NAMED.fullmatch(bare, opening + 1, point.at):
        return bare[point.end :].strip(" .") == ")"
    return inside and bare[point.end :].lstrip()[:1] in (")", ",", ";")


def _leads(bare: str, point: Point) -> bool:
    """Whether a text is `Mon: …`, `Day 5 – …`: the time first, then a separator."""
    if bare[: point.at].strip(" ([") or point.form == "numeric":
        return False
    rest = bare[point.end :].lstrip(" )]")
    return rest[:1] in (":", "–", "—") or (rest[:1] == "-" and bare[point.end : point.end + 1] == " ")


def _long_ago(point: Point, calendar: Calendar) -> bool:
    """Whether a time lies well before the sprint: when something happened, not when it is due."""
    return bool(point.days) and (calendar.start - point.days[-1]).days > _NEAR_SPRINT


def _stands_alone(bare: str, point: Point, calendar: Calendar) -> bool:
    """Whether a time without any preposition is a due all the same: a date near the sprint, `Day 7`."""
    if point.form == "dayn":
        return bool(point.days) and bare[point.at].isupper()
    if point.form in ("weekday", "weekn", "eow") or (point.form == "numeric" and not point.days):
        return False
    return bool(point.days) and distance(calendar, point.days[-1]) <= _NEAR_SPRINT
