"""Times on their way into the next sprint: what moves, in which words, and what stays."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.plan.shift import Shift
from cockpit.plan.when import inline_when


def week(start: date, end: date, *holidays: date) -> Calendar:
    return Calendar(start=start, end=end, zone=UTC, holidays=frozenset(holidays))


OLD = week(date(2025, 11, 24), date(2025, 11, 28))
NEXT = Shift(OLD, week(date(2025, 12, 1), date(2025, 12, 5)))
TUESDAYS = Shift(OLD, week(date(2025, 12, 2), date(2025, 12, 8)))
HOLIDAY = Shift(OLD, week(date(2025, 12, 22), date(2025, 12, 26), date(2025, 12, 25), date(2025, 12, 26)))
AFTER_HOLIDAY = Shift(week(date(2025, 11, 24), date(2025, 11, 28), date(2025, 11, 27)), NEXT.new)


@pytest.mark.parametrize(
    ("text", "following", "on_tuesday"),
    [
        ("Monday (Nov 24): kickoff", "Monday (Dec 1): kickoff", "Tuesday (Dec 2): kickoff"),
        ("Mon–Tue: triplet loss", "Mon–Tue: triplet loss", "Tue–Wed: triplet loss"),
        ("WED EOD (NOV 26)", "WED EOD (DEC 3)", "THU EOD (DEC 4)"),
        ("24 November 2025", "1 December 2025", "2 December 2025"),
        ("November 24–28, 2025", "December 1–5, 2025", "December 2–8, 2025"),
        ("24–28 November", "1–5 December", "2–8 December"),
        ("2025-11-26", "2025-12-03", "2025-12-04"),
        ("11/24", "12/1", "12/2"),
        ("24.11.", "1.12.", "2.12."),
        ("Nov 27th", "Dec 4th", "Dec 5th"),
        ("Sept 1", "Sept 1", "Sept 1"),
        ("22 November 2025", "22 November 2025", "22 November 2025"),
        ("Freitag", "Freitag", "Montag"),
        ("le 24 novembre", "le 2025-12-01", "le 2025-12-02"),
        ("Day 3, Week 1", "Day 3, Week 1", "Day 3, Week 1"),
        ("see `2025-11-26.md` and https://example.org/2025-11-26",) * 3,
    ],
)
def test_times_move(text: str, following: str, on_tuesday: str) -> None:
    assert NEXT.everywhere(text) == following
    assert TUESDAYS.everywhere(text) == on_tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("spec, by Nov 26 (raised 2025-11-25 09:04)", "spec, by Dec 3 (raised 2025-11-25 09:04)"),
        ("spec (carried from 2025-11-28)", "spec (carried from 2025-11-28)"),
        ("report on 11/24 data, due 2025-11-27", "report on 11/24 data, due 2025-12-04"),
        ("look at what broke on Nov 24", "look at what broke on Dec 1"),
        ("no time at all", "no time at all"),
    ],
)
def test_of_an_item_only_the_due_moves(text: str, expected: str) -> None:
    assert NEXT.due(text) == expected


def test_a_range_over_the_end_of_a_month() -> None:
    shift = Shift(OLD, week(date(2025, 12, 29), date(2026, 1, 2)))
    assert shift.everywhere("Nov 24–28, 2025") == "Dec 29–Jan 2, 2026"
    assert shift.everywhere("24–28 November") == "29 December–2 January"


@pytest.mark.parametrize("day", range(24, 29))
def test_a_week_goes_day_by_day(day: int) -> None:
    assert NEXT.day(date(2025, 11, day)) == date(2025, 11, day) + timedelta(days=7)
    assert AFTER_HOLIDAY.day(date(2025, 11, day)) == date(2025, 11, day) + timedelta(days=7)


def test_a_free_day_gives_the_workday_before() -> None:
    assert HOLIDAY.day(date(2025, 11, 27)) == HOLIDAY.day(date(2025, 11, 28)) == date(2025, 12, 24)
    assert HOLIDAY.everywhere("Friday") == "Wednesday"


@given(st.integers(-40, 40), st.integers(1, 15), st.integers(1, 15), st.integers(1, 30))
def test_days_stay_in_order_and_inside(day: int, length: int, following: int, gap: int) -> None:
    old = week(date(2025, 11, 24), date(2025, 11, 24) + timedelta(days=length))
    begins = old.end + timedelta(days=gap)
    new = week(begins, begins + timedelta(days=following))
    shift, one = Shift(old, new), date(2025, 11, 24) + timedelta(days=day)
    if not old.contains(one) or not new.days:
        assert shift.day(one) == one
        return
    assert shift.day(one) in new.days
    assert shift.day(one) <= max(new.days[0], shift.day(min(one + timedelta(days=1), old.end)))


@given(st.sampled_from(OLD.days), st.sampled_from(["by {:%a}", "({:%b} {:%d})", "due {:%Y-%m-%d}", "by {:%A} EOD"]))
def test_what_was_due_is_read_as_due_a_week_later(day: date, form: str) -> None:
    for shift in (NEXT, TUESDAYS):
        text = shift.due("x " + form.format(day, day))
        when = inline_when(text, shift.new)
        assert when is not None
        assert when.end == shift.day(day)
