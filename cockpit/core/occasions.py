"""When the ceremonies of a sprint take place, as aware moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from cockpit.core.calendar import Calendar
from cockpit.core.model import Ceremony


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One time a ceremony is held, `start` to `end` (aware)."""

    ceremony: Ceremony
    start: datetime
    end: datetime


def occasions(ceremonies: tuple[Ceremony, ...], calendar: Calendar) -> Iterator[Occasion]:
    """All occasions of a sprint in order of time; weekdays that are no workdays (holidays) are left out."""
    yield from _in_order(ceremonies, calendar)


@lru_cache(16)  # asked every second and for every blocker
def _in_order(ceremonies: tuple[Ceremony, ...], calendar: Calendar) -> tuple[Occasion, ...]:
    found = [
        Occasion(ceremony=ceremony, start=start, end=_later(start, ceremony.minutes))
        for ceremony in ceremonies
        for day in _days(ceremony, calendar)
        for start in [calendar.at(day, ceremony.at)]
    ]
    return tuple(sorted(found, key=lambda occasion: occasion.start.timestamp()))


def _later(start: datetime, minutes: int) -> datetime:
    """So many real minutes later, also while the clocks change."""
    return datetime.fromtimestamp(start.timestamp() + 60 * minutes, start.tzinfo)


def _days(ceremony: Ceremony, calendar: Calendar) -> tuple[date, ...]:
    if ceremony.date is not None:
        return (ceremony.date,)
    return tuple(day for day in calendar.days if day.weekday() in ceremony.days)


def current_and_next(
    ceremonies: tuple[Ceremony, ...], calendar: Calendar, now: datetime
) -> tuple[Occasion | None, Occasion | None]:
    """The ceremony that is on at `now` (aware) and the next to begin."""
    current = None
    for occasion in occasions(ceremonies, calendar):
        if occasion.start > now:
            return current, occasion
        if now < occasion.end:
            current = occasion
    return current, None
