"""When things are due, as people write it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.plan.outline import parse_outline
from cockpit.plan.when import When, doc_date, heading_when, inline_when, mismatches, read_when

WEEK = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=ZoneInfo("America/Los_Angeles"))
LONG = Calendar(start=date(2025, 11, 14), end=date(2025, 11, 27), zone=UTC)
TURN = Calendar(start=date(2025, 12, 29), end=date(2026, 1, 9), zone=UTC, holidays=frozenset({date(2026, 1, 1)}))


def told(when: When | None) -> str | None:
    """`24-25 17:00`: first and last day, and the hour it is due; `?` for a time without a place in the sprint."""
    if when is None:
        return None
    if when.start is None or when.end is None or when.due is None:
        assert (when.start, when.end, when.due, when.days) == (None, None, None, ())
        return "?"
    assert when.days[0] == when.start
    assert when.days[-1] == when.end
    assert when.due.tzinfo is not None
    first, last = when.start.strftime("%m-%d"), when.end.strftime("%m-%d")
    clock = f" {when.due:%H:%M}" if (when.due.hour, when.due.minute) != (17, 0) else ""
    return (first if first == last else f"{first}..{last}") + clock


CELLS = [
    ("Mon-Tue", "Day", "11-24..11-25"),
    ("Wed", "Day", "11-26"),
    ("Wed EOD", "Due", "11-26"),
    ("**Mon**", "Day", "11-24"),
    ("Mon – Fri", "When", "11-24..11-28"),
    ("Tuesday through Thursday", "When", "11-25..11-27"),
    ("Mon, Wed", "Day", "11-24..11-26"),
    ("Wed/Thu", "Day", "11-26..11-27"),
    ("3", "Day", "11-26"),
    ("1-2", "Day", "11-24..11-25"),
    ("2–4", "📅 Day", "11-25..11-27"),
    ("9", "Day", None),
    ("3", "Due", None),
    ("Day 1–3", "Timeline", "11-24..11-26"),
    ("Days 1-2", "Timeline", "11-24..11-25"),
    ("Day 7", "Due", "?"),
    ("Nov 24", "Due", "11-24"),
    ("Nov. 24th", "Due", "11-24"),
    ("November 24, 2025", "Due", "11-24"),
    ("24 Nov 2025", "Due", "11-24"),
    ("24–26 Nov", "Due", "11-24..11-26"),
    ("Nov 24-26", "Due", "11-24..11-26"),
    ("Nov 28 – Dec 2", "Due", "11-28..12-02"),
    ("Thu, Nov 27, 2025", "Due", "11-27"),
    ("2025-11-26", "Due", "11-26"),
    ("2025/11/26", "Due", "11-26"),
    ("11/26", "Due", "11-26"),
    ("26/11", "Due", "11-26"),
    ("11/26/2025", "Due", "11-26"),
    ("26/11/25", "Due", "11-26"),
    ("26.11.", "Due", "11-26"),
    ("26.11.2025", "Fällig", "11-26"),
    ("Nov 20", "Date", "11-20"),
    ("Fri 4 PM", "Due", "11-28 16:00"),
    ("Friday 16:30", "Due", "11-28 16:30"),
    ("12 PM Wed", "Due", "11-26 12:00"),
    ("2025-11-26 09:15", "Due", "11-26 09:15"),
    ("by Wed EOD for the baseline", "When", "11-26"),
    ("end of day Wed", "Due", "11-26"),
    ("EOW", "Due", "11-28"),
    ("Sat", "Day", "?"),
    ("Week 2", "Week", "?"),
    ("水曜日", "期限", "11-26"),
    ("11月26日", "期限", "11-26"),
    ("周三", "截止", "11-26"),
    ("수요일", "마감", "11-26"),
    ("Mittwoch", "Termin", "11-26"),
    ("26. November", "Termin", "11-26"),
    ("26 novembre", "Échéance", "11-26"),
    ("viernes", "Fecha", "11-28"),
    ("26 de novembro de 2025", "Prazo", "11-26"),
    ("среда", "Срок", "11-26"),
    ("26 ноября", "Срок", "11-26"),
    ("1–2", "Days", None),
    ("3 hours", "Due", None),
    ("1–2 days", "Due", None),
    ("~4h", "Due", None),
    ("2 weeks", "Timeline", None),
    ("24h before", "When", None),
    ("5 min", "Response Time", None),
    ("402h", "Time", None),
    ("Wed", "Duration", None),
    ("Day of", "When", None),
    ("Daily", "When", None),
    ("ASAP", "When", None),
    ("TBD", "Due", None),
    ("-", "Due", None),
    ("_____", "Date", None),
    ("", "Due", None),
    ("9/10", "Due", None),
    ("4/4", "Due", None),
    ("85%", "Due", None),
    ("v1.2.3", "Due", None),
    ("13/45/2025", "Due", None),
    ("2025-02-30", "Due", None),
    ("Frıday", "Due", None),
]


@pytest.mark.parametrize(("cell", "column", "expected"), CELLS)
def test_cells(cell: str, column: str, expected: str | None) -> None:
    assert told(read_when(cell, WEEK, column=column)) == expected


HEADINGS = [
    ("Monday (Nov 24) – Kickoff", "11-24"),
    ("Monday EOD (Nov 25)", "11-24"),
    ("Wednesday EOD (Nov 27) – Mid-Week Check", "11-26"),
    ("End of Wednesday (Mid-Week)", "11-26"),
    ("Week 2 (November 24-28, 2025)", "11-24..11-28"),
    ("📅 Day 2: Setup", "11-25"),
    ("**Day 1-2:**", "11-24..11-25"),
    ("**Day 1:** Oct 22 (Tuesday)", "10-22"),
    ("1. Monday: x", "11-24"),
    ("Thursday–Friday: wrap up", "11-27..11-28"),
    ("By Friday", "11-28"),
    ("November 23-24 (Weekend/Monday morning)", "11-23..11-24"),
    ("2025-11-25 Updates", "11-25"),
    ("25 November: review", "11-25"),
    ("Daily Schedule (Mon-Fri)", "11-24..11-28"),
    ("Go-Live (Nov 24)", "11-24"),
    ("Immediate Actions (Day 1)", "11-24"),
    ("Phase 1: Foundation (Days 1–3)", "11-24..11-26"),
    ("Sprint 1 (Foundation) - Days 1-2", "11-24..11-25"),
    ("Phase 2", None),
    ("Day 12", "?"),
    ("Week 1", "?"),
    ("9:00 AM PT – Daily Standup (15 min)", None),
    ("Monday 8:55 AM: ready", None),
    ("Friday 4:00 PM PT – Retro", None),
    ("Claude (Research Track)", None),
    ("November 2025 Refresh", None),
    ("Resolved Blockers (Last 30 Days)", None),
    ("What success looks like on Friday EOD", None),
    ("may the force be with you", None),
    ("Second thoughts", None),
    ("Marching orders", None),
    ("Sunset", None),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_headings(heading: str, expected: str | None) -> None:
    assert told(heading_when(heading, WEEK)) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Day 1", "11-14"),
        ("Day 10", "11-27"),
        ("Days 4–6: Phases 2–3", "11-19..11-21"),
        ("Week 1", "11-14"),
        ("Week 2: Data", "11-17..11-21"),
        ("Weeks 2-3", "11-17..11-27"),
        ("Week 4", "?"),
        ("Monday", "?"),
        ("Monday, Nov 13", "11-13"),
        ("Week 3 (Launch Week)", "11-24..11-27"),
    ],
)
def test_a_sprint_of_several_weeks(heading: str, expected: str) -> None:
    assert told(heading_when(heading, LONG)) == expected


def test_the_heading_above_can_settle_a_weekday() -> None:
    week = (date(2025, 11, 17), date(2025, 11, 23))
    assert told(heading_when("Monday", LONG, within=week)) == "11-17"
    assert told(read_when("Wed-Thu", LONG, column="Day", within=week)) == "11-19..11-20"
    assert told(inline_when("done by Fri", LONG, within=week)) == "11-21"


def test_the_year_is_the_sprints() -> None:
    assert told(read_when("Dec 30", TURN, column="Due")) == "12-30"
    assert told(read_when("Jan 2", TURN, column="Due")) == "01-02"
    december, january = read_when("Dec 30", TURN), read_when("Jan 2", TURN)
    assert december is not None
    assert january is not None
    assert (december.start, january.start) == (date(2025, 12, 30), date(2026, 1, 2))
    assert told(heading_when("Day 4", TURN)) == "01-02"


INLINE = [
    ("Write spec by Thu", "11-27"),
    ("Write spec by end of Thursday", "11-27"),
    ("Artifacts by Wed EOD", "11-26"),
    ("Draft for Thursday EOD", "11-27"),
    ("Deliver (due Fri)", "11-28"),
    ("due: Nov 26", "11-26"),
    ("Deadline: 2025-11-26, no later", "11-26"),
    ("until Friday 12:00", "11-28 12:00"),
    ("Call @ Wed 14:00", "11-26 14:00"),
    ("by 5 PM Thu", "11-27"),
    ("before Nov 25", "11-25"),
    ("text (moved to 2025-11-27)", "11-27"),
    ("Write spec (Mon-Tue)", "11-24..11-25"),
    ("Task (Nov 27)", "11-27"),
    ("Task (Day 3, 2 hours)", "11-26"),
    ("Task 📅 2025-11-26", "11-26"),
    ("ship on 2025-11-26", "11-26"),
    ("ship Nov 26", "11-26"),
    ("**Monday, Nov 24**: share", "11-24"),
    ("Monday: 10% rollout", "11-24"),
    ("Wed–Thu: analysis", "11-26..11-27"),
    ("Day 2 - write", "11-25"),
    ("Ready for Day 3: have tests", "11-26"),
    ("Ready for Day 7: have tests", "?"),
    ("bis Freitag", "11-28"),
    ("avant vendredi", "11-28"),
    ("до пятница", "11-28"),
    ("Think about it from day 1", None),
    ("raised 2025-11-26 09:04", None),
    ("(raised 2025-11-26)", None),
    ("completed 2025-11-25", None),
    ("✅ 2025-11-25", None),
    ("**Completed**: Nov 25", None),
    ("carried from 2025-11-25, ×2", None),
    ("since Nov 24", None),
    ("Fix 9/10 score", None),
    ("(2 days)", None),
    ("(4 hours)", None),
    ("Friday review notes", None),
    ("Review week 2 docs", None),
    ("call at 9:00 AM", None),
    ("Phase 2", None),
    ("you may 3", None),
    ("sat down by the river", None),
    ("Write `2025-11-26.md`", None),
    ("See [notes](2025-11-26.md)", None),
    ("See https://example.org/2025-11-26/", None),
    ("History of 2019-05-08", None),
    ("About page redone (Jan 18, 2025)", None),
    ("Do it later (Jan 18, 2026)", "01-18"),
    ("by Jan 18, 2025", "01-18"),
    ("Reach 95% by default", None),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline(text: str, expected: str | None) -> None:
    assert told(inline_when(text, WEEK)) == expected


def test_where_the_time_stands_is_told() -> None:
    for text, written in [
        ("Write it by **Thu** EOD", "Thu** EOD"),
        ("x (Mon-Tue)", "Mon-Tue"),
        ("Monday (Nov 25) – a", "Monday (Nov 25)"),
    ]:
        when = inline_when(text, WEEK) or heading_when(text, WEEK)
        assert when is not None
        assert when.written == written
        assert text[when.at :].startswith(written)


@pytest.mark.parametrize(
    ("text", "calendar", "weekday", "written", "taken"),
    [
        ("Monday (Nov 25)", WEEK, 0, date(2025, 11, 25), date(2025, 11, 24)),
        ("Monday EOD (Nov 25) – check", WEEK, 0, date(2025, 11, 25), date(2025, 11, 24)),
        ("Wednesday, 27 November 2025", WEEK, 2, date(2025, 11, 27), date(2025, 11, 26)),
        ("Nov 26 (Thursday)", WEEK, 3, date(2025, 11, 26), date(2025, 11, 27)),
        ("Fri Nov 30", WEEK, 4, date(2025, 11, 30), date(2025, 11, 28)),
        ("Friday (Nov 24)", WEEK, 4, date(2025, 11, 24), date(2025, 11, 24)),
        ("Sunday (Nov 24)", WEEK, 6, date(2025, 11, 24), date(2025, 11, 24)),
        ("Monday (Nov 18)", LONG, 0, date(2025, 11, 18), date(2025, 11, 18)),
    ],
)
def test_a_weekday_against_its_date(text: str, calendar: Calendar, weekday: int, written: date, taken: date) -> None:
    (found,) = mismatches(text, calendar)
    assert (found.weekday, found.written, found.taken) == (weekday, written, taken)
    assert text[found.at :].startswith(found.text)
    when = heading_when(text, calendar)
    assert when is not None
    assert when.mismatch == (weekday, written)
    assert when.start == taken


def test_each_contradiction_of_a_line_is_told_once() -> None:
    found = mismatches("Monday (Nov 25), Tuesday (Nov 25) and Wed, Nov 27", WEEK)
    assert [(one.weekday, one.written.day) for one in found] == [(0, 25), (2, 27)]
    assert mismatches("Monday (Nov 24) – Friday (Nov 28)", WEEK) == ()
    assert mismatches("Monday and Nov 25", WEEK) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Date**: November 22, 2025  \n**Status**: x\n", date(2025, 11, 22)),
        ("**Prepared**: 2025-11-22\n\ntext\n\n*Last Updated*: Nov 24, 2025\n", date(2025, 11, 24)),
        ("**Generated**: 22 November 2025\n", date(2025, 11, 22)),
        (
            "---\ntitle: x\ncreated_date: '2025-11-20'\nupdated_date: 2025-11-23 10:00\ndue_date: 2026-01-01\n---\n",
            date(2025, 11, 23),
        ),
        ("- **Date:** 2025/11/22\n", date(2025, 11, 22)),
        ("Stand: 22.11.2025\n", date(2025, 11, 22)),
        ("日付: 2025年11月22日\n", date(2025, 11, 22)),
        ("**Documentation Completed**: November 13, 2025\n", date(2025, 11, 13)),
        ("Due: 2025-11-22\n", None),
        ("**Date**: soon\n", None),
        ("It was November 22, 2025.\n", None),
        ("**Date**: 2025-02-30\n", None),
    ],
)
def test_document_date(text: str, expected: date | None) -> None:
    assert doc_date(parse_outline(text.encode())) == expected


PIECES = st.sampled_from(
    ["Mon", "Friday", "by ", "(", ")", "-", " – ", "Nov ", "24", "25", "2025", "-11-", "/", ".", "Day ", "Week ", " EOD",
     " 4 PM", "9:00", ", ", "、", "月", "日", "周", "第", "to", "1", "99", " ", "`", "*", "May", "de ", "of ", "²", "٣"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)), st.sampled_from([WEEK, LONG, TURN]))
def test_no_text_raises_and_every_answer_is_whole(text: str, calendar: Calendar) -> None:
    for when in (
        read_when(text, calendar),
        read_when(text, calendar, column="Day"),
        heading_when(text, calendar),
        inline_when(text, calendar),
    ):
        told(when)
        if when is not None:
            assert text[when.at : when.at + len(when.written)] == when.written
            assert list(when.days) == sorted(when.days)
            assert when.several == (len(set(when.days)) > 1)
    for found in mismatches(text, calendar):
        assert found.written.weekday() != found.weekday
        assert text[found.at :].startswith(found.text)


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"])
)
def test_full_dates_read_as_written(day: date, form: str) -> None:
    when = read_when(day.strftime(form), WEEK, column="Due")
    assert when is not None
    assert (when.start, when.end) == (day, day)
    assert when.due == WEEK.end_of(day)


@given(st.integers(0, 4), st.integers(0, 4))
def test_ranges_of_weekdays(first: int, last: int) -> None:
    names = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    when = read_when(f"{names[first]}-{names[last]}", WEEK, column="Day")
    assert when is not None
    if first > last:
        assert when.start is None
    else:
        assert when.start == WEEK.start + timedelta(days=first)
        assert when.due == datetime(2025, 11, 24 + last, 17, tzinfo=WEEK.zone)


WEEKS = Calendar(start=date(2025, 11, 24), end=date(2025, 12, 12), zone=UTC)
COUNTED = [
    ("2", (date(2025, 12, 1), date(2025, 12, 5)), "12-02"),
    ("Day 2", (date(2025, 12, 1), date(2025, 12, 5)), "12-02"),
    ("Day 7", (date(2025, 12, 1), date(2025, 12, 5)), "12-02"),
    ("4-5", (date(2025, 12, 8), date(2025, 12, 12)), "12-11..12-12"),
    ("2", (date(2025, 11, 24), date(2025, 12, 12)), "11-25"),
    ("Day 3", (date(2025, 12, 1), date(2025, 12, 2)), "11-26"),
    ("Day 1", (date(2025, 10, 6), date(2025, 10, 10)), "10-06"),
    ("Day 1", None, "11-24"),
    ("0", (date(2025, 12, 1), date(2025, 12, 5)), None),
]


@pytest.mark.parametrize(("cell", "within", "expected"), COUNTED)
def test_days_count_from_the_week_they_stand_in(cell: str, within: tuple[date, date] | None, expected: str) -> None:
    assert told(read_when(cell, WEEKS, column="Day", within=within)) == expected
