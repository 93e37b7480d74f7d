"""When things are due, as plans write it: `Mon-Tue`, `Wed EOD`, `Day 1–3`, `Nov 24`, `by Thu`, ISO dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cockpit.core.calendar import Calendar
from cockpit.plan.outline_model import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day of what was written, and the aware moment it is due (`day_end` of the last day unless a clock
    time stands there). `start` and `end` are None for a weekday without a unique place in the sprint (`unplaced`).

    `mismatch` is (weekday, Monday 0; the written date) where the two contradict each other; `at` the character offset
    of `written` in the text.
    """

    start: date | None
    end: date | None
    due: datetime | None
    written: str
    at: int = 0
    mismatch: tuple[int, date] | None = None
    days: tuple[date, ...] = ()
    """Each day meant, where several are named (`Mon, Wed`); else first to last."""

    @property
    def several(self) -> bool:
        """Whether it spans more than one day."""
        return self.start is not None and self.end is not None and self.start != self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A weekday beside a date that falls on another one. `taken` is the date the cockpit goes by."""

    weekday: int
    written: date
    taken: date
    text: str
    at: int


def read_when(text: str, calendar: Calendar, *, column: str | None = None) -> When | None:
    """The time in a cell of a Day/Due/Timeline column or a value of `Due:`. `column` is the header as written: under
    `Day` an integer is Day N, under `Days`, `Duration`, `Effort`, `Estimate` everything is a duration (None)."""
    raise NotImplementedError


def heading_when(text: str, calendar: Calendar) -> When | None:
    """The time a heading or lead begins with (weekday, Day/Week N, month and day, ISO); None when it has a clock time."""
    raise NotImplementedError


def inline_when(text: str, calendar: Calendar) -> When | None:
    """The due an item's own text tells: a date, `by Thu`, `(Mon-Tue)`, `Day 7`. Durations are no dates."""
    raise NotImplementedError


def mismatches(text: str, calendar: Calendar) -> tuple[Mismatch, ...]:
    """Every weekday beside a date that contradicts it, anywhere in a line."""
    raise NotImplementedError


def doc_date(outline: Outline) -> date | None:
    """The document's own date: the latest of its Date/Generated/Prepared/Updated lines and front matter."""
    raise NotImplementedError
