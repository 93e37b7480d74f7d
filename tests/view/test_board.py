"""The panes of the board on the sample sprint, as they look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Board, Headline, Place, Sprint, State
from cockpit.view.arrows import dependency_pane, ends_of
from cockpit.view.blockers import blocker_pane
from cockpit.view.checkpoints import checkpoint_pane
from cockpit.view.footer import footer_row
from cockpit.view.glyphs import ASCII
from cockpit.view.header import header_row
from cockpit.view.look import Look
from cockpit.view.rows import Pane, Span
from cockpit.view.tabs import strip_row, tab_at, tab_counts, tab_row
from cockpit.view.tracks import track_pane
from tests.view.sample import CALENDAR, DAYS, NOW, eod, item, sample_board, sample_facts
from tests.view.tools import lines_of, picture, text_of

BOARD = sample_board()
FACTS = sample_facts(BOARD)
DAY_3 = "Starlight · Week 2  Wed 26 Nov"


def track(name: str, width: int = 36, height: int | None = None, board: Board = BOARD, **more: object) -> Pane:
    look = Look(width=width, height=height, **more)  # type: ignore[arg-type]
    return track_pane(board, take_stock(board, NOW), name, look)


def test_a_track_is_its_days_with_facts_at_the_right_edge() -> None:
    assert lines_of(track("claude"), 36) == picture(
        """
        Claude Research          1 late  2/9
        ━━━━━━━━────────────────────────────
        Mon–Tue  Triplet loss · FPR <0.06%
        ✓ triplet_detector.py        a1b2c3d
        ✓ train_triplet.py       ? not found
        ○ TRIPLET_LOSS_SPEC.md     15 h late

        Wed  today  Stream explainability
        ◐ explainable_v4.py              EOD
        ○ STREAM_IMPORTANCE_REPORT.md    EOD

        Thu  Adversarial robustness
        ○ adversarial_test.py
        ○ ADVERSARIAL_ROBUSTNESS_REPORT.md

        Fri  Research synthesis
        ○ Q1_2026_ROADMAP.md
        ○ WEEK2_RESEARCH_SUMMARY.md
        """
    )


@pytest.mark.parametrize(
    ("height", "days"),
    [
        (40, ["Mon–Tue", "Wed", "Thu", "Fri"]),
        (18, ["Mon–Tue", "Wed", "Thu", "Fri"]),
        (17, ["Mon–Tue", "Wed", "Thu", "Fri  3 more"]),
        (11, ["Mon–Tue", "Wed", "Thu  3 more", "Fri  3 more"]),
        (8, ["Mon–Tue  2 done", "Wed", "Thu  3 more", "Fri  3 more"]),
        (3, ["Mon–Tue  2 done", "Wed", "Thu  3 more", "Fri  3 more"]),
    ],
)
def test_a_short_column_folds_the_last_days_first_and_never_today(height: int, days: list[str]) -> None:
    lines = text_of(track("gpt", height=height).body, 36)
    found = [line for line in lines if line.startswith(("Mon", "Wed", "Thu", "Fri"))]
    assert [line[: len(day)] for line, day in zip(found, days, strict=True)] == days
    assert any("monitoring_client.py" in line for line in lines)
    assert len(lines) <= max(height, 7)


def test_a_day_with_something_late_is_not_folded() -> None:
    lines = text_of(track("claude", height=4).body, 36)
    assert any("TRIPLET_LOSS_SPEC.md     15 h late" in line for line in lines)


def test_an_opened_day_stays_open() -> None:
    shut, opened = track("gpt", height=11), track("gpt", height=11, opened=frozenset({"day:gpt:2025-11-28"}))
    assert [row.key for row in shut.body if row.key and row.key.startswith("day:")] == [
        "day:gpt:2025-11-27",
        "day:gpt:2025-11-28",
    ]
    assert any("V4_DEEP_DIVE.md" in line for line in text_of(opened.body, 36))


def test_folding_moves_nothing_above_the_fold() -> None:
    tall, short = text_of(track("gpt").body, 36), text_of(track("gpt", height=17).body, 36)
    assert short[:13] == tall[:13]


def test_the_cursor_starts_on_the_first_open_item_due_today() -> None:
    assert track("gpt").start == "gpt-000016"


def board_of(*lines: tuple[str, str, State, str | None]) -> Board:
    """Items as (text, days, state, parent's number)."""
    items = [
        item(number, "claude", text, state, days, "task", parent=parent and f"claude-{int(parent):06x}")
        for number, (text, days, state, parent) in enumerate(lines)
    ]
    kept = [replace(one, children=tuple(other.id for other in items if other.parent == one.id)) for one in items]
    return replace(BOARD, items=tuple(kept), headlines=(), evidence={}, blockers=(), checkpoints=(), dependencies=())


def test_nested_items_are_indented_and_their_parent_counts_them() -> None:
    board = board_of(
        ("Train", "Wed", "doing", None),
        ("prepare", "", "done", "0"),
        ("run", "", "todo", "0"),
        ("Report", "", "todo", None),
    )
    assert text_of(track("claude", board=board).body, 36) == picture(
        """
        Wed  today
        ◐ Train                     1/2  EOD
          ✓ prepare
          ○ run

        unscheduled
        ○ Report
        """
    )


def test_today_is_there_without_anything_due() -> None:
    board = board_of(("Late", "Mon", "todo", None), ("Later", "Fri", "todo", None))
    assert text_of(track("claude", board=board).body, 36) == picture(
        """
        Mon
        ○ Late                     39 h late

        Wed  today  nothing due

        Fri
        ○ Later
        """
    )


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("todo", "○ thing                          EOD"),
        ("doing", "◐ thing                          EOD"),
        ("blocked", "! thing                      blocked"),
        ("deferred", "» thing                     deferred"),
        ("cancelled", "× thing                    cancelled"),
        ("done", "✓ thing"),
    ],
)
def test_each_state_is_told_by_its_sign(state: State, line: str) -> None:
    board = board_of(("thing", "Wed", state, None))
    assert text_of(track("claude", board=board).body, 36)[1] == line


def test_an_item_says_what_it_waits_for() -> None:
    board = board_of(("thing", "Wed", "todo", None))
    board = replace(
        board, items=(replace(board.items[0], needs=("grok-0000ff",)), item(255, "grok", "other", days="Thu"))
    )
    assert text_of(track("claude", board=board).body, 36)[1] == "○ thing                       ← Grok"


def test_a_long_headline_gets_rows_of_its_own() -> None:
    headline = Headline(
        start=DAYS["Wed"], end=DAYS["Wed"], track="claude", place=Place(path="p", line=1),
        text="Stream importance analysis and the attention model",
    )  # fmt: skip
    board = replace(board_of(("thing", "Wed", "todo", None)), headlines=(headline,))
    assert text_of(track("claude", board=board).body, 36)[:3] == [
        "Wed  today",
        "  Stream importance analysis and the",
        "  attention model",
    ]


def test_days_of_a_long_sprint_carry_their_date() -> None:
    calendar = replace(CALENDAR, end=CALENDAR.end + timedelta(days=14))
    board = replace(board_of(("thing", "Fri", "todo", None)), sprint=Sprint(name="Long", calendar=calendar))
    assert "Fri 28 Nov" in text_of(track("claude", board=board).body, 36)


def test_checkpoints_with_what_the_next_one_needs() -> None:
    assert lines_of(checkpoint_pane(BOARD, FACTS, Look(width=32)), 32) == picture(
        """
        Checkpoints
        ────────────────────────────────
        ✓ Monday EOD        3/3  passed
        ◐ Wednesday EOD     2/4  in 8 h
        ○ Friday EOD        0/4  in 2 d

          Wednesday EOD needs
          ✓ Triplet training visible
          ✓ Dashboard prototype up
          ○ Deployment guide has its
            structure
          ○ Handoffs on track
        """
    )


@pytest.mark.parametrize("chosen", ["cp:fri-gate", "shared-00007a"])
def test_another_checkpoint_shows_its_needs_when_the_cursor_is_on_it(chosen: str) -> None:
    lines = lines_of(checkpoint_pane(BOARD, FACTS, Look(width=40, chosen=chosen)), 40)
    assert "  Friday EOD needs" in lines
    assert "  ○ Week 3 can start" in lines


def test_a_missed_checkpoint_says_so() -> None:
    facts = take_stock(BOARD, eod("Thu"))
    assert lines_of(checkpoint_pane(BOARD, facts, Look(width=32)), 32)[3] == "! Wednesday EOD     2/4  missed"


def test_the_handoffs_are_a_sequence_diagram() -> None:
    assert lines_of(dependency_pane(BOARD, FACTS, Look(width=50)), 50) == picture(
        """
        Dependencies         1 due today  1 met  2 pending
        ──────────────────────────────────────────────────
             Claude               Grok                 GPT
                │                   │                   │
        Wed     ●── Triplet-loss ──▶│                   │
                │  model artifacts  │                   │
                │    and results    │                   │
                │◀──────── Monitoring API spec ─────────✓
                │                   │                   │
        Thu     │                   ○╌╌╌╌ Dashboard ╌╌╌▷│
                │                   │    metrics and    │
                │                   │  baseline report  │
                │                   ○◁╌╌ Metrics API ╌╌▷│
                │                   │                   │
        """
    )


def test_the_diagram_in_ascii() -> None:
    lines = lines_of(dependency_pane(BOARD, FACTS, Look(width=76, glyphs=ASCII)), 76)
    assert lines[4] == "Wed     *------ Triplet-loss model ----->|                                |"


def test_late_handoffs_are_heavy_and_said_first() -> None:
    lines = lines_of(dependency_pane(BOARD, take_stock(BOARD, eod("Thu")), Look(width=76)), 76)
    assert lines[0].endswith("1 late  2 due today  1 met")
    assert lines[4] == "Wed     !━━━━━━ Triplet-loss model ━━━━━▶│                                │"


def test_few_words_are_cut_where_the_height_is_short() -> None:
    body = dependency_pane(BOARD, FACTS, Look(width=50, height=11)).body
    assert len(body) <= 11
    assert any("model artifac…" in line for line in text_of(body, 50))


def test_narrow_handoffs_are_a_list() -> None:
    assert lines_of(dependency_pane(BOARD, FACTS, Look(width=38)), 38) == picture(
        """
        Dependencies        1 due today  1 met
        ──────────────────────────────────────
        ● Claude → Grok                  today
          Triplet-loss model artifacts and
          results
        ✓ GPT → Claude                     met
          Monitoring API spec
        ○ Grok → GPT                       Thu
          Dashboard metrics and baseline
          report
        ○ Grok ↔ GPT  Metrics API          Thu
        """
    )


def test_the_ends_of_an_arrow_are_what_it_needs_and_who_takes_it() -> None:
    taker = replace(item(200, "grok", "benchmark"), needs=("claude-000002",))
    board = replace(BOARD, items=(*BOARD.items, taker))
    assert ends_of(board, "d1") == {"claude-000002", "claude-000003", taker.id}
    assert ends_of(board, "gone") == frozenset()


def test_blockers_then_risks() -> None:
    assert lines_of(blocker_pane(BOARD, FACTS, Look(width=32)), 32) == picture(
        """
        Blockers                       2
        ────────────────────────────────
        ! GPU quota not granted     26 h
          Grok holds up Claude
          → Tell the project lead

        ! API review pending         3 h
          GPT waits on Claude
          → Raise in the standup

        ◇ If the FPR does not improve
          → Keep V4 for week 3

        ◇ If regression tests are too
          strict
          → Allow 10 %
        """
    )


def test_no_blockers_is_good_news() -> None:
    board = replace(BOARD, blockers=(), risks=(), items=())
    assert lines_of(blocker_pane(board, sample_facts(board), Look(width=32)), 32)[2] == "✓ nothing is blocked"


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
    [(0.1, "standup now"), (2, "end of day in 6 h"), (8.5, "standup Thu 09:00"), (55.2, "retro now"), (60, "")],
)
def test_the_next_ceremony(hours: float, said: str) -> None:
    now = NOW + timedelta(hours=hours)
    assert header_row(BOARD, take_stock(BOARD, now), Look(width=116)).text.endswith(said or "late")


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


def themes(*texts: tuple[str, str]) -> Board:
    headlines = tuple(
        Headline(start=DAYS[days[:3]], end=DAYS[days[-3:]], track="claude", text=text, place=Place(path="p", line=1))
        for days, text in texts
    )
    return replace(board_of(("thing", "Mon-Tue", "todo", None)), headlines=headlines)


def test_a_day_with_a_headline_only_joins_the_days_it_lies_in() -> None:
    board = themes(("Mon", "Begin"), ("Mon-Tue", "Triplet loss"), ("Tue", "Go on"))
    assert text_of(track("claude", board=board).body, 36)[:4] == [
        "Mon–Tue  Triplet loss",
        "  Begin",
        "  Go on",
        "○ thing                    15 h late",
    ]


def test_where_the_height_is_short_one_headline_that_fits_stands_beside_the_day() -> None:
    board = themes(("Mon-Tue", "A headline that is too long for it"), ("Mon-Tue", "Triplet loss"))
    assert text_of(track("claude", height=4, board=board).body, 36)[:2] == [
        "Mon–Tue  Triplet loss",
        "○ thing                    15 h late",
    ]
