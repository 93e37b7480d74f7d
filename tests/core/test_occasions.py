from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.model import Ceremony
from cockpit.core.occasions import current_and_next, occasions

BERLIN, ANGELES = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
WEEK = frozenset(range(5))
STANDUP = Ceremony(kind="standup", name="Daily", at=time(9), days=WEEK)


def calendar(start: date, days: int, zone: ZoneInfo = BERLIN, **more: frozenset[date]) -> Calendar:
    return Calendar(start=start, end=start + timedelta(days=days - 1), zone=zone, **more)  # type: ignore[arg-type]


def starts(found: Calendar, *ceremonies: Ceremony) -> list[str]:
    return [f"{one.start:%a %d %H:%M%z}" for one in occasions(ceremonies, found)]


def test_weekends_and_holidays_have_no_daily_ceremonies() -> None:
    week = calendar(date(2025, 3, 27), 6, holidays=frozenset({date(2025, 3, 28)}))
    assert starts(week, STANDUP) == ["Thu 27 09:00+0100", "Mon 31 09:00+0200", "Tue 01 09:00+0200"]


def test_what_has_a_date_of_its_own_is_held_then_whatever_day_it_is() -> None:
    sunday = Ceremony(kind="other", name="Kick-off", at=time(8, 55), date=date(2025, 3, 23), minutes=5)
    assert starts(calendar(date(2025, 3, 24), 1), STANDUP, sunday) == ["Sun 23 08:55+0100", "Mon 24 09:00+0100"]


@pytest.mark.parametrize(
    ("clock", "current", "following"),
    [
        ("2025-11-24T08:54:59", None, "Readiness check"),
        ("2025-11-24T08:55:00", "Readiness check", "Daily"),
        ("2025-11-24T08:59:59", "Readiness check", "Daily"),
        ("2025-11-24T09:00:00", "Daily", "Daily"),
        ("2025-11-24T09:14:59", "Daily", "Daily"),
        ("2025-11-24T09:15:00", None, "Daily"),
        ("2025-11-28T16:59:00", None, None),
    ],
)
def test_what_is_on_and_what_comes(clock: str, current: str | None, following: str | None) -> None:
    check = Ceremony(kind="other", name="Readiness check", at=time(8, 55), date=date(2025, 11, 24), minutes=5)
    week = calendar(date(2025, 11, 24), 5, ANGELES)
    found = current_and_next((STANDUP, check), week, datetime.fromisoformat(clock).replace(tzinfo=ANGELES))
    assert tuple(one.ceremony.name if one else None for one in found) == (current, following)


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2025, 3, 30), time(1, 55), "00:55"),
        (date(2025, 3, 30), time(3, 5), "01:05"),
        (date(2025, 10, 26), time(1, 55), "23:55"),
        (date(2025, 10, 26), time(9), "08:00"),
    ],
)
def test_on_the_day_the_clocks_change_the_wall_clock_counts(day: date, at: time, utc: str) -> None:
    once = Ceremony(kind="other", name="Night watch", at=at, date=day, minutes=30)
    only = next(occasions((once,), calendar(day, 1)))
    assert f"{only.start.astimezone(UTC):%H:%M}" == utc
    assert only.end.timestamp() - only.start.timestamp() == 1800, "half an hour is half an hour"
    assert current_and_next((once,), calendar(day, 1), only.start + timedelta(minutes=1))[0] == only


CEREMONIES = st.builds(
    Ceremony,
    kind=st.sampled_from(["standup", "eod", "retro", "other"]),
    name=st.just("x"),
    at=st.times().map(lambda clock: clock.replace(microsecond=0)),
    days=st.frozensets(st.integers(0, 6)),
    minutes=st.integers(1, 300),
)


@given(
    st.lists(CEREMONIES, max_size=4),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.integers(1, 120),
    st.sampled_from([BERLIN, ANGELES, ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")]),
    st.integers(-3_000, 200_000),
)
def test_in_a_sprint_of_any_length(
    ceremonies: list[Ceremony], first: date, days: int, zone: ZoneInfo, minutes: int
) -> None:
    found = calendar(first, days, zone)
    listed = list(occasions(tuple(ceremonies), found))
    assert all(one.start.timestamp() <= two.start.timestamp() for one, two in pairwise(listed))
    assert len(listed) == sum(len([day for day in found.days if day.weekday() in one.days]) for one in ceremonies)
    now = datetime.combine(first, time(), tzinfo=UTC) + timedelta(minutes=minutes)
    current, following = current_and_next(tuple(ceremonies), found, now)
    assert following == next((one for one in listed if one.start > now), None)
    assert (current is not None) == any(one.start <= now < one.end for one in listed)
    if current is not None:
        assert current.start <= now < current.end


def test_a_longer_one_is_still_on_while_nothing_newer_is() -> None:
    long = replace(STANDUP, name="Workshop", at=time(8), minutes=180)
    week = calendar(date(2025, 11, 24), 5)
    at = datetime(2025, 11, 24, 9, 30, tzinfo=BERLIN)
    current, _ = current_and_next((long, STANDUP), week, at)
    assert current is not None
    assert current.ceremony.name == "Workshop"
