"""The running standup on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cockpit.core import meeting as m
from cockpit.core.facts import take_stock
from cockpit.core.model import Board, Track
from cockpit.core.standup import brief_for
from cockpit.report.minutes import minutes
from cockpit.view.bigdigits import big, is_big
from cockpit.view.glyphs import ASCII, UNICODE, Glyphs
from cockpit.view.look import Look
from cockpit.view.meeting import meeting_pane
from cockpit.view.minutes import minutes_pane
from cockpit.view.rows import STYLES, Pane, fit, keys_of
from cockpit.view.turn import clock_text, in_words
from tests.view.boards import boards
from tests.view.sample import NOW, sample_board, sample_facts
from tests.view.test_random import HEIGHTS, HOURS, SIGNS, WIDTHS
from tests.view.tools import lines_of, picture

BOARD = sample_board()
TRACKS = ("claude", "grok", "gpt")


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def shown(meeting: m.Meeting, width: int, seconds: float, board: Board = BOARD, height: int | None = None) -> list[str]:
    now = at(seconds)
    look = Look(width=width, height=height, meeting=meeting, now=now)
    return lines_of(meeting_pane(board, sample_facts(board, NOW), look), width)


@pytest.mark.parametrize(
    ("seconds", "clock", "words"),
    [
        (134, "02:14", "2 min 14 s"), (0.2, "00:01", "0 s"), (0, "00:00", "0 s"), (-0.5, "00:00", "0 s"),
        (-1, "+00:01", "1 s"), (-90, "+01:30", "1 min 30 s"), (-120, "+02:00", "2 min"), (7200, "120:00", "120 min"),
    ],
)  # fmt: skip
def test_the_clock_says_how_much_is_left_and_how_much_over(seconds: float, clock: str, words: str) -> None:
    assert clock_text(timedelta(seconds=seconds)) == clock
    assert in_words(timedelta(seconds=seconds)) == words


def test_the_blockers_come_first_with_who_waits_and_the_next_step() -> None:
    assert shown(m.begin(TRACKS, NOW), 104, 46)[3:11] == picture(
        """
        ────────────────────────────────────────────────────────────────────────────────────────────────────────
        Mid-week checkpoint                                                                    Wednesday standup

        ! GPU quota not granted                                   26 h    → Tell the project lead
          Grok holds up Claude

        ! API review pending                                       3 h    → Raise in the standup
          GPT waits on Claude
        """
    )


def test_a_track_has_the_screen_to_itself() -> None:
    lines = shown(m.turned(m.begin(TRACKS, NOW), 2, at(60)), 104, 280)
    assert "40 s over" in lines[0]
    assert "2 of 3" in lines[1]
    assert "04:40 of 15:00 in all" in lines[2]
    assert lines[3].startswith("━")
    assert lines[4] == f"Monitoring{'3 of 9':>94}"
    body = "\n".join(lines[5:])
    assert all(
        words in body for words in ("Since Tue", "Today", "Waiting", "baseline_comparison.md", "waits for Claude")
    )
    assert "api_stubs.py" not in body
    assert lines[-1] == "Next  GPT"


def test_what_was_done_in_it_stays_in_its_place_and_is_no_news() -> None:
    meeting = m.turned(m.begin(TRACKS, NOW), 1, NOW)
    items = tuple(replace(one, state="done") if one.text == "explainable_v4.py" else one for one in BOARD.items)
    after = replace(BOARD, items=items)
    text = "\n".join(shown(m.note(meeting, BOARD, after, NOW), 104, 1, after))
    assert text.count("explainable_v4.py") == 1
    assert text.index("TRIPLET_LOSS_SPEC") < text.index("✓ explainable_v4.py") < text.index("STREAM_IMPORTANCE")


def test_a_resolved_blocker_stays_until_the_end_and_a_new_one_is_called_new() -> None:
    first, second, *rest = BOARD.blockers
    new = replace(second, id="new", text="Runner is down", since=NOW)
    after = replace(BOARD, blockers=(replace(first, resolved=True, resolved_at=NOW), second, new, *rest))
    lines = shown(m.note(m.begin(TRACKS, NOW), BOARD, after, NOW), 104, 1, after)
    assert any(line.startswith("✓ GPU quota not granted") and line.endswith("resolved") for line in lines)
    assert any("Runner is down" in line and line.endswith("new") for line in lines)
    assert not any("API review" in line and line.endswith("new") for line in lines)


def test_entries_stand_apart_where_there_is_room() -> None:
    meeting = m.turned(m.begin(TRACKS, NOW), 1, NOW)
    high, low = (shown(meeting, 104, 1, height=height) for height in (40, 14))
    assert len(high) > len(low)
    gaps = [sum(not line[37:70].strip() for line in lines) for lines in (high, low)]
    assert gaps[0] > gaps[1]
    for text in ("TRIPLET_LOSS_SPEC", "explainable_v4.py", "STREAM_IMPORTANCE"):
        assert all(sum(text in line for line in lines) == 1 for lines in (high, low))


def test_parked_points_and_who_comes_next_stand_below() -> None:
    meeting = m.park(m.begin(TRACKS, NOW), "Does the 10 % rule cover research models?", NOW, "Claude")
    lines = shown(m.park(meeting, "And then?", NOW), 104, 1)
    assert "  1  Does the 10 % rule cover research models?  Claude" in lines
    assert "  2  And then?" in lines
    assert lines[-1] == "Next  Claude then Grok then GPT"
    assert shown(m.turned(meeting, 3, NOW), 104, 1)[-1] == "Last track"


def test_paused_says_so() -> None:
    assert "paused" in shown(m.pause(m.begin(TRACKS, NOW), at(5)), 80, 500)[0]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("text", ["0123456789:-+%/", "ABCDEFGHIJKLM", "NOPQRSTUVWXYZ", "a.b_c d"])
def test_large_letters_are_rectangles_all_different(text: str, glyphs: Glyphs) -> None:
    assert is_big(text)
    lines = big(text, glyphs)
    assert len({len(line) for line in lines}) == 1
    shapes = {big(char, glyphs) for char in text}
    assert len(shapes) == len(set(text))


@pytest.mark.parametrize("name", ["Données", "データ", "a" * 90, "", "@ops!"])
def test_a_name_that_cannot_be_large_is_written(name: str) -> None:
    board = replace(BOARD, tracks=(Track(id="x", name=name),))
    lines = shown(m.turned(m.begin(("x",), NOW), 1, NOW), 80, 1, board)
    assert name[:20] in lines[0]
    assert not is_big(name) or len(name) > 20


MEETINGS = st.lists(st.sampled_from(["]", "[", "t", "P", "end"]), max_size=8)


@given(boards(), HOURS, WIDTHS, HEIGHTS, SIGNS, MEETINGS, st.integers(0, 4000))
@settings(max_examples=80)
def test_it_is_drawn_at_every_width_and_minuted_whatever_the_plans_say(
    board: Board, now: datetime, width: int, height: int | None, glyphs: Glyphs, steps: list[str], seconds: int
) -> None:
    meeting = m.begin([track.id for track in board.tracks], now)
    for step in steps:
        meeting = {
            "]": m.turned(meeting, 1, now), "[": m.turned(meeting, -1, now), "t": m.pause(meeting, now),
            "P": m.park(meeting, "later \x1b[31m | `x`", now, "who"), "end": m.finish(meeting, now),
        }[step]  # fmt: skip
    later, facts = now + timedelta(seconds=seconds), take_stock(board, now)
    look = Look(width=width, height=height, glyphs=glyphs, meeting=meeting, now=later)
    text = minutes(board, facts, brief_for(board, facts), meeting, later)
    for pane in (meeting_pane(board, facts, look), minutes_pane(text, look)):
        check(pane, width, glyphs)
    assert text.startswith("# Standup, ")
    assert text.count("\n## ") == 3 + len(meeting.tracks) + bool(meeting.parked)


def check(pane: Pane, width: int, glyphs: Glyphs) -> None:
    for row in (*pane.head, *pane.body):
        spans = fit(row, width, glyphs.ellipsis)
        assert sum(cell_len(span.text) for span in spans) == width
        assert {span.style for span in spans} <= STYLES.keys()
    assert pane.start is None or pane.start in keys_of(pane.body)
