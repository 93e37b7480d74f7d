from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cockpit.core.calendar import Calendar
from cockpit.view import words
from tests.view.sample import CALENDAR, NOW, ZONE

LONG = Calendar(start=date(2025, 11, 24), end=date(2025, 12, 12), zone=ZONE)


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "0 min"), (0.7, "42 min"), (1, "1 h"), (26.9, "26 h"), (47.9, "47 h"), (48, "2 d"), (200, "8 d")],
)
def test_lengths(hours: float, said: str) -> None:
    assert words.length(hours) == said


def test_an_unknown_age_says_so() -> None:
    assert words.age(None) == "? h"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (datetime(2025, 11, 26, 17, tzinfo=ZONE), "in 8 h"),
        (datetime(2025, 11, 28, 17, tzinfo=ZONE), "in 2 d"),
        (datetime(2025, 11, 25, 17, tzinfo=ZONE), "15 h late"),
        (datetime(2025, 11, 26, 9, 30, tzinfo=ZONE), "in 34 min"),
        (NOW + timedelta(seconds=30), "now"),
    ],
)
def test_time_left(due: datetime, said: str) -> None:
    assert words.time_left(due, NOW) == said


def test_time_left_counts_the_hour_the_clocks_gain() -> None:
    before, after = datetime(2025, 11, 1, 17, tzinfo=ZONE), datetime(2025, 11, 2, 17, tzinfo=ZONE)
    assert words.time_left(after, before) == "in 25 h"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (datetime(2025, 11, 26, 9, tzinfo=ZONE), "in 04:12"),
        (datetime(2025, 11, 26, 17, tzinfo=ZONE), "in 8 h"),
        (datetime(2025, 11, 28, 16, tzinfo=ZONE), "Fri 16:00"),
        (datetime(2025, 12, 5, 16, tzinfo=ZONE), "Fri 5 Dec 16:00"),
    ],
)
def test_countdown(start: datetime, said: str) -> None:
    assert words.countdown(start, NOW, CALENDAR) == said


@pytest.mark.parametrize(
    ("first", "last", "calendar", "said"),
    [
        (date(2025, 11, 24), date(2025, 11, 25), CALENDAR, "Mon–Tue"),
        (date(2025, 11, 26), date(2025, 11, 26), CALENDAR, "Wed"),
        (date(2025, 11, 27), date(2025, 11, 26), CALENDAR, "Wed"),
        (date(2025, 12, 1), date(2025, 12, 1), CALENDAR, "Mon 1 Dec"),
        (date(2025, 12, 1), date(2025, 12, 3), LONG, "Mon 1–Wed 3 Dec"),
        (date(2025, 11, 28), date(2025, 12, 3), LONG, "Fri 28 Nov–Wed 3 Dec"),
    ],
)
def test_ranges_of_days(first: date, last: date, calendar: Calendar, said: str) -> None:
    assert words.range_label(first, last, calendar) == said


def test_a_due_names_the_hour_only_when_it_is_not_the_end_of_the_day() -> None:
    eod, noon = datetime(2025, 11, 26, 17, tzinfo=ZONE), datetime(2025, 11, 26, 12, tzinfo=ZONE)
    assert words.due_label(eod, CALENDAR) == "Wed"
    assert words.due_label(noon, CALENDAR) == "Wed 12:00"
    assert words.due_label(None, CALENDAR) == ""
    assert words.due_in_full(eod, CALENDAR) == "Wed 26 Nov EOD"


def test_counts_and_lists() -> None:
    assert [words.count(number, "item") for number in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert [words.listing(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "", "A", "A and B", "A, B and C",
    ]  # fmt: skip
