"""The moments at which the days of a sprint were over: where one stops when stepping through its past."""

from __future__ import annotations

from datetime import datetime, time

from cockpit.core.calendar import Calendar

LAST = time(23, 59, 59)


def stops(calendar: Calendar, now: datetime) -> tuple[datetime, ...]:
    """The beginning of the sprint, then the last second of each workday before today; aware, in the sprint's zone.

    `now` is aware. Empty before the sprint begins.
    """
    begin = calendar.at(calendar.start, time.min)
    if now <= begin:
        return ()
    today = calendar.today(now)
    return (begin, *(calendar.at(day, LAST) for day in calendar.days if day < today))


def day_before(calendar: Calendar, moment: datetime, now: datetime) -> datetime | None:
    """The end of the last day before the one that `moment` (aware) is in; None where the sprint begins."""
    today = calendar.today(moment)
    earlier = [stop for stop in stops(calendar, now) if calendar.today(stop) < today]
    begin = calendar.at(calendar.start, time.min)
    if earlier:
        return earlier[-1]
    return begin if begin < moment <= now else None


def day_after(calendar: Calendar, moment: datetime, now: datetime) -> datetime | None:
    """The end of the day that `moment` (aware) is in, else of the next one; None when that is not over yet."""
    return next((stop for stop in stops(calendar, now) if stop > moment), None)
