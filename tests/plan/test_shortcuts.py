"""Shortcuts of reading give what the long way gives, for any line."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.model import Item, Mention
from cockpit.core.quick import quick
from cockpit.core.text import clean, normalise, plain, readable
from cockpit.plan.due_memo import Known, due_in_text
from cockpit.plan.time_words import MONTHS, TOKEN, WEEKDAYS, may_tell_time, tokens
from cockpit.plan.when import inline_when

CALENDAR = Calendar(start=date(2025, 11, 24), end=date(2025, 12, 5), zone=UTC)
WINDOWS = (None, (date(2025, 11, 24), date(2025, 11, 28)), (date(2025, 12, 1), date(2025, 12, 5)))
WORDS = [
    "by",
    "due",
    "on",
    "before",
    "the",
    "end",
    "of",
    "this",
    "next",
    "date",
    "moved",
    "to",
    "deferred",
    "as",
    "done",
    "since",
    "Write",
    "part",
    "plan",
    "EOD",
    "eod",
    "day",
    "Day",
    "week",
    "Week",
    "Mon",
    "Tue",
    "wed",
    "Thursday",
    "Friday",
    "sat",
    "Nov",
    "november",
    "May",
    "24",
    "24.",
    "1st",
    "3rd",
    "1stNov",
    "5to7Nov",
    "2025-11-26",
    "11/24",
    "9/10",
    "24.11.",
    "10:30",
    "5pm",
    "3",
    "a.m.",
    "end",
    "close",
    "of",
    "business",
    "7-9",
    "Day3",
    "phase",
    "Monday-Friday",
    "(Mon-Tue)",
    "(Fri)",
    "(Nov",
    "24)",
    "`Thu`",
    "[Thu](x)",
    "<!--Fri-->",
    "https://a.b/Mon",
    "a_Mon",
    "_Thu_",
    "**Wed**",
    "@Thu",
    "at:",
    "by:",
    "(by",
    "–",
    "—",
    "✅",
    "📅",
    "月曜",
    "11月24日",
    "über",
    "März",
    "第3天",
    "ſat",
    "x@",
    "v2.5",
    "3,",
    "ok.",
    "x;",
    "end-of",
]
LINES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
        lambda words: st.lists(
            st.sampled_from((" ", " ", " ", " ", "  ", "", "\t")), min_size=len(words), max_size=len(words)
        ).map(lambda gaps: "".join(part for pair in zip(words, gaps, strict=True) for part in pair))
    ),
    st.text(max_size=60),
)
ENDINGS = st.tuples(
    st.lists(st.sampled_from(("Write", "part", "3", "plan,", "the", "due", "moved", "as", "of", "on")), min_size=1, max_size=6),
    st.sampled_from(("by", "due", "on", "date", "to", "of", "before", "done", "since", "done by", "77,", "x.", "By", "")),
    st.sampled_from((" ", " ", "  ", "")),
    st.sampled_from(("Thu", "thu", "Friday", "Day 7", "day 3", "Week 2", "EOD", "Mon.", "Wed EOD", "Thu, after lunch", "week")),
).map(lambda parts: " ".join([*parts[0], parts[1]]) + parts[2] + parts[3])  # fmt: skip


def found_everywhere(text: str) -> list[tuple[int, int]]:
    """What `tokens` finds, tried at each number and word."""
    found, at = [], 0
    starts = [one.start() for one in re.finditer(r"\d+|[^\W\d_]+", text)]
    known = {name.split("-")[0] for name in (*WEEKDAYS, *MONTHS)}
    for start in starts:
        word = re.compile(r"\d+|[^\W\d_]+").match(text, start)
        assert word
        first = word[0]
        others = [
            "day",
            "days",
            "tag",
            "tage",
            "jour",
            "jours",
            "week",
            "weeks",
            "eod",
            "cob",
            "eob",
            "eow",
            "end",
            "close",
            "día",
            "dia",
        ]
        if start >= at and (first[0].isdigit() or first.casefold() in known or first.casefold() in others):
            token = TOKEN.match(text, start)
            if token:
                at = token.end()
                found.append(token.span())
    return found


@given(LINES)
def test_times_are_found_where_no_shortcut_is_taken(line: str) -> None:
    if not line.isascii():
        return
    assert [token.span() for token in tokens(line)] == found_everywhere(line)
    assert may_tell_time(line) or not found_everywhere(line)


def test_what_is_remembered_of_dues_is_what_is_found() -> None:
    known: Known = {}  # kept over all examples: what one line left behind must hold for the next

    @given(st.lists(st.one_of(ENDINGS, LINES), min_size=1, max_size=8), st.sampled_from(WINDOWS))
    def check(lines: list[str], window: tuple[date, date] | None) -> None:
        for line in lines:
            when = inline_when(line, CALENDAR, within=window)
            expected = (when.start, when.due) if when is not None and when.end is not None else None
            assert due_in_text(line, CALENDAR, window, known) == expected, line

    check()
    assert known


def test_a_thousand_lines_that_end_alike_are_one_memory() -> None:
    known: Known = {}
    dues = {due_in_text(f"Write part {n} of plan {n}, by Thu", CALENDAR, WINDOWS[1], known) for n in range(1000)}
    assert dues == {(date(2025, 11, 27), CALENDAR.end_of(date(2025, 11, 27)))}
    assert len(known) == 1


@given(st.one_of(LINES, st.text(alphabet="aB 1.,;:!?-*_`~[]<>&\\()\t\n\x00\u200b", max_size=30)))
def test_readable_and_normalise_take_no_wrong_shortcut(line: str) -> None:
    assert readable(line) == re.sub(r"\s+", " ", clean(plain(line))).strip()
    text = unicodedata.normalize("NFKC", plain(line)).replace("\ufe0f", "")
    trailing = " \t.,;:!?…。、，；：！？–—-"
    assert normalise(line) == re.sub(r"\s+", " ", text).strip().rstrip(trailing).casefold()


def test_quick_makes_the_same_values() -> None:
    told = {"path": "a.md", "line": 3, "form": "checkbox", "state": None, "role": "plan", "text": "Töxt", "key": "töxt"}
    slow, fast = Mention(**told), quick(Mention)(**told)  # type: ignore[arg-type]
    assert (type(fast), fast, hash(fast), repr(fast)) == (Mention, slow, hash(slow), repr(slow))
    with pytest.raises(AttributeError):
        fast.line = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        quick(Item)(id="x")  # type: ignore[call-arg]
