"""Days of a sprint: workdays, holidays, weeks, the hour a day ends, changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.calendar import Calendar

PACIFIC = ZoneInfo("America/Los_Angeles")
WEEK = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=PACIFIC)
TWO_WEEKS = Calendar(start=date(2025, 11, 14), end=date(2025, 11, 27), zone=PACIFIC)


def test_days_are_numbered_over_workdays() -> None:
    assert [WEEK.number_of(day) for day in WEEK.days] == [1, 2, 3, 4, 5]
    assert TWO_WEEKS.day_of(2) == date(2025, 11, 17)
    assert TWO_WEEKS.number_of(date(2025, 11, 15)) is None
    assert WEEK.day_of(0) is None
    assert WEEK.day_of(6) is None


def test_holidays_and_other_workdays_move_the_numbers() -> None:
    odd = Calendar(
        start=date(2025, 11, 24),
        end=date(2025, 11, 30),
        zone=PACIFIC,
        workdays=frozenset({0, 2, 5, 6}),
        holidays=frozenset({date(2025, 11, 26)}),
    )
    assert odd.days == (date(2025, 11, 24), date(2025, 11, 29), date(2025, 11, 30))


@pytest.mark.parametrize(
    ("calendar", "weekday", "day"),
    [(WEEK, 2, date(2025, 11, 26)), (WEEK, 5, None), (TWO_WEEKS, 2, None), (TWO_WEEKS, 4, None)],
)
def test_a_weekday_has_a_date_only_where_it_is_unique(calendar: Calendar, weekday: int, day: date | None) -> None:
    assert calendar.weekday_in(weekday) == day


def test_weeks_are_cut_to_the_sprint() -> None:
    assert TWO_WEEKS.weeks == (
        (date(2025, 11, 14), date(2025, 11, 16)),
        (date(2025, 11, 17), date(2025, 11, 23)),
        (date(2025, 11, 24), date(2025, 11, 27)),
    )
    assert TWO_WEEKS.week_of(4) is None


def test_end_of_day_is_aware() -> None:
    assert WEEK.end_of(date(2025, 11, 26)).isoformat() == "2025-11-26T17:00:00-08:00"


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        (datetime(2025, 11, 24, 7, 59, tzinfo=UTC), "upcoming"),
        (datetime(2025, 11, 24, 8, 0, tzinfo=UTC), "running"),
        (datetime(2025, 11, 29, 7, 59, tzinfo=UTC), "running"),
        (datetime(2025, 11, 29, 8, 0, tzinfo=UTC), "ended"),
    ],
)
def test_phase_follows_the_sprints_zone(moment: datetime, phase: str) -> None:
    assert WEEK.phase(moment) == phase


def test_workday_hours_skip_the_weekend_and_count_the_repeated_hour() -> None:
    friday, monday = datetime(2025, 10, 31, 12, tzinfo=PACIFIC), datetime(2025, 11, 3, 9, tzinfo=PACIFIC)
    assert WEEK.workday_hours(friday, monday) == 12 + 9
    daily = Calendar(start=WEEK.start, end=WEEK.end, zone=PACIFIC, workdays=frozenset(range(7)))
    assert daily.workday_hours(friday, monday) == 12 + 24 + 25 + 9
    assert WEEK.workday_hours(monday, friday) == 0


def test_neighbouring_workdays() -> None:
    assert WEEK.next_workday(date(2025, 11, 28)) == date(2025, 12, 1)
    assert WEEK.previous_workday(date(2025, 11, 24)) == date(2025, 11, 21)
    assert WEEK.at(date(2025, 11, 24), time(9)).utcoffset() == datetime(2025, 11, 24, tzinfo=PACIFIC).utcoffset()
