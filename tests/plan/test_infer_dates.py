"""Explicit dates and ranges in text, in several languages and spellings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.infer_dates import Range, dates_in, ranges_in

WEEK = ("2025-11-24", "2025-11-28")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Week 2 (November 24-28, 2025)", WEEK),
        ("Nov 24 – 28, 2025", WEEK),
        ("Nov. 24 to Nov. 28, 2025", WEEK),
        ("Monday, Nov 24 - Friday, Nov 28, 2025", WEEK),
        ("24–28 November 2025", WEEK),
        ("24th to 28th of something", None),
        ("Mon 24 Nov – Fri 28 Nov 2025", WEEK),
        ("2025-11-24 to 2025-11-28", WEEK),
        ("2025-11-24/2025-11-28", WEEK),
        ("2025/11/24 ~ 11/28", WEEK),
        ("24.–28.11.2025", WEEK),
        ("24.11.–28.11.2025", WEEK),
        ("24. bis 28. November 2025", WEEK),
        ("du 24 au 28 novembre 2025", WEEK),
        ("2025年11月24日〜28日", WEEK),
        ("2025년 11월 24일 ~ 11월 28일", WEEK),
        ("Dec 29, 2025 – Jan 9, 2026", ("2025-12-29", "2026-01-09")),
        ("Dec 29 – Jan 9, 2026", ("2025-12-29", "2026-01-09")),
        ("29 Dez – 9 Jan 2026", ("2025-12-29", "2026-01-09")),
        ("del 24 al 28 de noviembre de 2025", WEEK),
        ("24 de noviembre al 28 de noviembre del 2025", WEEK),
        ("de 24 a 28 de novembro de 2025", WEEK),
        ("dal 24 al 28 novembre 2025", WEEK),
        ("lunes 24 al viernes 28 de noviembre, 2025", WEEK),
        ("od 24 do 28 listopada 2025", WEEK),
        ("24 t/m 28 november 2025", WEEK),
        ("с 24 по 28 ноября 2025 г.", WEEK),
        ("24 Kasım – 28 Kasım 2025", WEEK),
        ("2025. november 24. – 28.", WEEK),
        ("24/11/2025 - 28/11/2025", WEEK),
        ("11/24/2025 – 11/28/2025", WEEK),
        ("11/24 - 11/28/25", WEEK),
        ("05/10/2026 – 16/10/2026", ("2026-10-05", "2026-10-16")),
        ("Mon 24 Nov 2025 → Fri 28 Nov 2025", WEEK),
        ("50/50 - 10/10", None),
        ("Nov 24-28", None),
        ("Nov 28-24, 2025", None),
        ("February 27-30, 2025", None),
        ("21:00 Oct 23 - 09:00 Oct 24, 2025", None),
        ("pages 24-28, 2025", None),
        ("version 1.2.2025", None),
    ],
)
def test_a_range(text: str, expected: tuple[str, str] | None) -> None:
    found = [(str(span.start), str(span.end)) for span in ranges_in(text)]
    assert found == ([expected] if expected else [])


def test_a_year_that_is_not_written_is_the_nearest() -> None:
    assert list(ranges_in("Dec 1-7", date(2025, 11, 30))) == [
        Range(date(2025, 12, 1), date(2025, 12, 7), year_written=False)
    ]
    assert [span.start.year for span in ranges_in("23 Apr – 30 Apr", date(2026, 11, 21))] == [2026]
    assert [span.start.year for span in ranges_in("12 Jan – 23 Jan", date(2026, 11, 21))] == [2027]
    assert list(ranges_in("Dec 23-Jan 1", date(2025, 11, 26))) == [Range(date(2025, 12, 23), date(2026, 1, 1), False)]
    assert list(ranges_in("Dec 23-Jan 1", date(2025, 1, 2))) == [Range(date(2024, 12, 23), date(2025, 1, 1), False)]


@pytest.mark.parametrize(
    ("text", "shift"),
    [("Monday Nov 4 - Friday Nov 8, 2025", -1), ("Mon Nov 24 – Fri Nov 28, 2025", 0), ("Nov 24-28, 2025", None),
     ("Monday Nov 4 - Saturday Nov 8, 2025", None), ("Tue 23 – Thu 25 September 2025", 0)],
)  # fmt: skip
def test_weekdays_beside_the_dates_tell_a_wrong_calendar(text: str, shift: int | None) -> None:
    assert [span.shift for span in ranges_in(text)] == [shift]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("**Date**: November 22, 2025", "2025-11-22"), ("22nd November 2025", "2025-11-22"), ("am 3.2.2025", "2025-02-03"),
     ("2025-02-30", None), ("2025/2/3", "2025-02-03"), ("2025年2月3日", "2025-02-03"), ("Nov 22", None)],
)  # fmt: skip
def test_a_single_date(text: str, expected: str | None) -> None:
    assert [str(day) for day in dates_in(text)] == ([expected] if expected else [])


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_a_written_range_is_read_back(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    for text in (f"{start} – {end}", f"{start:%B} {start.day}, {start.year} to {end:%b} {end.day}, {end.year}"):
        assert [(span.start, span.end) for span in ranges_in(text)] == [(start, end)]


@given(st.text(alphabet="Nov Mai 0123456789-–./年月日,to", max_size=40), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_ranges_that_run_forward(text: str, near: date) -> None:
    assert all(span.start < span.end and span.days > 1 for span in ranges_in(text, near))
    assert all(isinstance(day, date) for day in dates_in(text))
