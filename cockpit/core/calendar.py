"""The sprint's calendar: which days count, what Day N is, when a day ends. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import Literal

Phase = Literal["upcoming", "running", "ended"]
MONDAY_TO_FRIDAY: frozenset[int] = frozenset(range(5))


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Days from `start` to `end` inclusive that are workdays (Monday 0) and no holidays, in `zone`."""

    start: date
    end: date
    zone: tzinfo
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    day_end: time = time(17)
    zone_name: str = "UTC"

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The sprint's workdays in order; `days[0]` is Day 1."""
        span = (self.end - self.start).days
        return tuple(day for n in range(span + 1) if self.is_workday(day := self.start + timedelta(days=n)))

    def is_workday(self, day: date) -> bool:
        """Whether work is done on that day, inside the sprint or not."""
        return day.weekday() in self.workdays and day not in self.holidays

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def local(self, moment: datetime) -> datetime:
        """An aware moment as wall time of the sprint."""
        return moment.astimezone(self.zone)

    def at(self, day: date, clock: time) -> datetime:
        """The aware moment of a wall clock on a day."""
        return datetime.combine(day, clock, tzinfo=self.zone)

    def end_of(self, day: date) -> datetime:
        """EOD of that day, aware."""
        return self.at(day, self.day_end)

    def day_of(self, number: int) -> date | None:
        """The date of Day N (the Nth workday, from 1), None outside the sprint."""
        return self.days[number - 1] if 1 <= number <= len(self.days) else None

    def number_of(self, day: date) -> int | None:
        """Which workday of the sprint a date is, from 1; None for any other date."""
        return self.days.index(day) + 1 if day in self.days else None

    def week_of(self, number: int) -> tuple[date, date] | None:
        """First and last day of Week N where a week starts with each Monday after the sprint's start."""
        weeks = self.weeks
        return weeks[number - 1] if 1 <= number <= len(weeks) else None

    @cached_property
    def weeks(self) -> tuple[tuple[date, date], ...]:
        """Calendar weeks (Monday to Sunday) cut to the sprint; a weekend before the first of them belongs to it."""
        found: list[tuple[date, date]] = []
        first = self.start
        while first <= self.end:
            last = min(first + timedelta(days=6 - first.weekday()), self.end)
            if first == self.start and last < self.end and self.workdays.isdisjoint(range(first.weekday(), 7)):
                last = min(last + timedelta(days=7), self.end)
            found.append((first, last))
            first = last + timedelta(days=1)
        return tuple(found)

    def weekday_in(self, weekday: int, first: date | None = None, last: date | None = None) -> date | None:
        """The one date of that weekday (Monday 0) in the sprint, or between two dates; None if not exactly one."""
        start, end = first or self.start, last or self.end
        day = start + timedelta(days=(weekday - start.weekday()) % 7)
        if day > end or day + timedelta(days=7) <= end:
            return None
        return day

    def next_workday(self, day: date) -> date:
        """The first workday after a date, inside the sprint or not."""
        for ahead in range(1, 367):
            if self.is_workday(found := day + timedelta(days=ahead)):
                return found
        return day + timedelta(days=1)

    def previous_workday(self, day: date) -> date:
        """The last workday before a date, inside the sprint or not."""
        for back in range(1, 367):
            if self.is_workday(found := day - timedelta(days=back)):
                return found
        return day - timedelta(days=1)

    def phase(self, now: datetime) -> Phase:
        """Where `now` (aware) stands. A sprint ends with the last minute of its last day."""
        today = self.local(now).date()
        if today < self.start:
            return "upcoming"
        return "running" if today <= self.end else "ended"

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def workday_hours(self, since: datetime, until: datetime) -> float:
        """Hours between two aware moments that fall on workdays (midnight to midnight of the sprint's zone)."""
        if until <= since:
            return 0.0
        day, last, seconds = self.local(since).date(), self.local(until).date(), 0.0
        while day <= last:
            if self.is_workday(day):
                begin = max(since, self.at(day, time.min))
                finish = min(until, self.at(day + timedelta(days=1), time.min))
                seconds += max(0.0, finish.timestamp() - begin.timestamp())
            day += timedelta(days=1)
        return seconds / 3600

    def after_workday_hours(self, since: datetime, hours: float) -> datetime:
        """The aware moment at which so many hours of workdays have passed; the inverse of `workday_hours`."""
        left, at, day = hours * 3600, since, self.local(since).date()
        for _ in range(3660):
            following = self.at(day + timedelta(days=1), time.min)
            if self.is_workday(day):
                room = following.timestamp() - at.timestamp()
                if left <= room:
                    return datetime.fromtimestamp(at.timestamp() + left, self.zone)
                left -= room
            day, at = day + timedelta(days=1), following
        return at


def monday_of(day: date) -> date:
    """The Monday of the working week a day belongs to; a weekend belongs to the week after."""
    past = day.weekday()
    return day + timedelta(days=-past if past in MONDAY_TO_FRIDAY else 7 - past)
