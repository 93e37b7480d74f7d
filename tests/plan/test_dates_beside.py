"""Dates beside the number of a day, ranges whose end names the month, and weeks of a sprint from a weekend."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.calendar import Calendar
from cockpit.plan.when import heading_when, read_when
from tests.plan.builder import ZONE

AUGUST = Calendar(start=date(2026, 8, 24), end=date(2026, 9, 4), zone=ZONE)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Day 1 — September 1", (9, 1)),
        ("Day 1 — September 1 · Scaffold", (9, 1)),
        ("Day 1 - 2026-09-01", (9, 1)),
        ("Day 1 – Thursday, August 27", (8, 27)),
        ("Day 1 — Build", (8, 24)),
        ("Day 1 — read the notes of 3 May", (8, 24)),
    ],
)
def test_a_date_beside_the_number_of_a_day_wins(heading: str, expected: tuple[int, int]) -> None:
    found = heading_when(heading, AUGUST)
    assert found is not None
    assert found.start == date(2026, *expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Mon 24 – Fri 28 Aug", ((8, 24), (8, 28))),
        ("Wed 19 – Fri 21 Aug", ((8, 19), (8, 21))),
        ("Mon 7th to Fri 11th Sep", ((9, 7), (9, 11))),
        ("Mon 31 Aug – Fri 4 Sep", ((8, 31), (9, 4))),
    ],
)
def test_ranges_of_which_only_the_end_names_the_month(
    cell: str, expected: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    found = read_when(cell, AUGUST, column="Dates")
    assert found is not None
    assert (found.start, found.end) == tuple(date(2026, *day) for day in expected)


@pytest.mark.parametrize("start", [date(2026, 2, 7), date(2026, 2, 8), date(2026, 2, 9)])
def test_a_weekend_before_the_first_week_belongs_to_it(start: date) -> None:
    sprint = Calendar(start=start, end=date(2026, 3, 8), zone=ZONE)
    ends = [found.end for number in (1, 2, 3, 4) if (found := heading_when(f"Week {number}", sprint)) is not None]
    assert ends == [date(2026, 2, 13), date(2026, 2, 20), date(2026, 2, 27), date(2026, 3, 6)]
