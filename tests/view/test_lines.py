"""Header, tab bar, pane names and footer on the sample sprint, as they look."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.core import meeting
from cockpit.core.facts import take_stock
from cockpit.view.footer import footer_row
from cockpit.view.header import header_row
from cockpit.view.look import Look
from cockpit.view.rows import Span
from cockpit.view.tabs import strip_row, tab_at, tab_counts, tab_row
from tests.view.sample import NOW, sample_board, sample_facts
from tests.view.tools import text_of

BOARD = sample_board()
FACTS = sample_facts(BOARD)
DAY_3 = "Starlight · Week 2  Wed 26 Nov"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (116, f"{DAY_3} day 3 of 5   ━━━━━━━━─────────────────────  8/29  1 late             standup in 04:12"),
        (76, "Starlight · Week 2  Wed 26 Nov   ━━━────────  8/29  1 late  standup in 04:12"),
        (60, "Starlight · Week 2  Wed  8/29  1 late       standup in 04:12"),
        (37, "Starlight · Week 2  Wed  8/29  1 late"),
        (36, "Starlight · Wee…  Wed  8/29  1 late"),
        (24, "Starlight…  8/29  1 late"),
    ],
)
def test_the_header_drops_context_before_facts(width: int, line: str) -> None:
    assert text_of((header_row(BOARD, FACTS, Look(width=width)),), width) == [line[:width]]


def test_header_notes_stand_before_the_countdown() -> None:
    row = header_row(BOARD, FACTS, Look(width=116), (Span("origin: 3 behind", "warn"),))
    assert row.text.endswith("origin: 3 behind  standup in 04:12")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.1, "standup now"),
        (2, "end of day in 6 h"),
        (8.5, "standup Thu 09:00"),
        (55.2, "retro now"),
        (60, "Emergency call"),
    ],
)
def test_the_next_ceremony(hours: float, said: str) -> None:
    now = NOW + timedelta(hours=hours)
    assert header_row(BOARD, take_stock(BOARD, now), Look(width=116)).text.endswith(said)


def test_a_standup_begun_early_is_on_until_it_ends() -> None:
    running = meeting.begin(("claude", "grok"), NOW)
    over = meeting.finish(running, NOW + timedelta(seconds=9))
    assert header_row(BOARD, FACTS, Look(width=116, meeting=running)).text.endswith("standup now")
    assert header_row(BOARD, FACTS, Look(width=116, meeting=over)).text.endswith("standup in 04:12")


@pytest.mark.parametrize(("hours", "said"), [(0, False), (2, False), (24, True), (24.5, False)])
def test_a_rung_stands_in_the_header_until_a_standup_heard_of_it(hours: float, said: bool) -> None:
    now = NOW + timedelta(hours=hours)
    row = header_row(BOARD, take_stock(BOARD, now), Look(width=160))
    assert any("Emergency call" in span.text for span in row.right) is said


def test_after_the_end_the_header_counts_what_is_open() -> None:
    row = header_row(BOARD, take_stock(BOARD, NOW + timedelta(days=9)), Look(width=116))
    assert "ended" in row.text
    assert "21 open" in row.text


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (116, "1 Board   2 Day   3 Timeline   4 Blockers 2   5 Checkpoints   6 Standup   7 Retro   8 Findings 1"),
        (90, "1 Board  2 Day  3 Timeline  4 Blockers 2  5 Checkpoints  6 Standup  7 Retro  8 Findings 1"),
        (76, "1 Board  2 Day  3 Time  4 Block 2  5 Check  6 Stand  7 Retro  8 Find 1"),
        (40, "1  2  3  4 Block 2  5  6  7  8 1"),
    ],
)
def test_the_tab_bar_shrinks(width: int, line: str) -> None:
    look, counts = Look(width=width), tab_counts(BOARD, FACTS)
    assert text_of((tab_row("blockers", counts, look),), width) == [line]
    assert tab_at(line.index("2 D" if "Day" in line else "2"), "blockers", counts, look) == "day"
    assert tab_at(width + 1, "blockers", counts, look) is None


def test_the_strip_keeps_the_open_pane_in_sight() -> None:
    names = [(f"Track {number}", "dim") for number in range(12)]
    line = text_of((strip_row(names, 7, Look(width=40)),), 40)[0]
    assert "Track 7" in line
    assert line.startswith("‹ ")
    assert line.endswith(" ›")


def test_a_message_is_worth_more_than_hints() -> None:
    hints = [("space", "tick"), ("enter", "open"), ("e", "edit"), ("a", "add"), ("/", "filter"), ("?", "help")]
    wide = text_of((footer_row(hints, Look(width=76)),), 76)
    assert wide == ["space tick   enter open   e edit   a add   / filter   ? help"]
    told = text_of((footer_row(hints, Look(width=60), "gpt_next.md changed on disk"),), 60)
    assert told == ["space tick   ? help              gpt_next.md changed on disk"]


def test_back_and_forth_stay_together() -> None:
    hints = [("space", "tick"), ("[", "earlier"), ("]", "later"), ("?", "help")]
    (told,) = text_of((footer_row(hints, Look(width=58), "a message of some length"),), 58)
    assert told.split("   ")[:2] == ["space tick", "? help"]
    assert "earlier" not in told
    (wide,) = text_of((footer_row(hints, Look(width=72), "a message of some length"),), 72)
    assert "[ earlier   ] later" in wide
