"""Stepping through the days of a sprint."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.days import day_after, day_before, stops

CALENDAR = Calendar(
    start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC, holidays=frozenset({date(2025, 11, 27)})
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-11-{text}").replace(tzinfo=UTC)


BEGIN, MON, TUE, WED, FRI = (
    at(f"{one}") for one in ("24T00:00", "24T23:59:59", "25T23:59:59", "26T23:59:59", "28T23:59:59")
)
NEVER = at("23T12:00")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("23T12:00", ()),
        ("24T08:00", (BEGIN,)),
        ("25T08:00", (BEGIN, MON)),
        ("28T08:00", (BEGIN, MON, TUE, WED)),
        ("30T08:00", (BEGIN, MON, TUE, WED, FRI)),
    ],
)
def test_stops(now: str, expected: tuple[datetime, ...]) -> None:
    assert stops(CALENDAR, at(now)) == expected


@pytest.mark.parametrize(
    ("moment", "before", "after"),
    [
        ("24T00:00", None, MON),
        ("24T09:00", BEGIN, MON),
        ("24T23:59:59", BEGIN, TUE),
        ("25T12:00", MON, TUE),
        ("27T12:00", WED, FRI),
        ("28T12:00", WED, FRI),
        ("28T23:59:59", WED, None),
        ("30T12:00", FRI, None),
        ("21T12:00", None, BEGIN),
    ],
)
def test_steps(moment: str, before: datetime | None, after: datetime | None) -> None:
    now = at("30T12:00")
    assert day_before(CALENDAR, at(moment), now) == before
    assert day_after(CALENDAR, at(moment), now) == after


@given(st.integers(0, 14 * 24 * 60), st.integers(0, 14 * 24 * 60))
def test_back_and_forth(minutes: int, more: int) -> None:
    moment = at("17T00:00") + timedelta(minutes=minutes)
    now = moment + timedelta(minutes=more)
    before, after = day_before(CALENDAR, moment, now), day_after(CALENDAR, moment, now)
    assert before is None or before < moment
    assert after is None or moment < after < now
    if before is not None and CALENDAR.number_of(moment.date()) and CALENDAR.today(before) != CALENDAR.today(moment):
        following = day_after(CALENDAR, before, now)
        assert following is None or following > before
