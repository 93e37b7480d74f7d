"""Columns of tracks on the sample sprint, as they look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Board, Headline, Place, Sprint, State
from cockpit.view.look import Look
from cockpit.view.rows import Pane
from cockpit.view.tracks import track_pane
from tests.view.sample import CALENDAR, DAYS, NOW, item, sample_board, sample_facts
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


def test_a_list_longer_than_the_column_is_not_folded_to_a_number() -> None:
    many = tuple(item(number, "gpt", f"step {number}") for number in range(1, 40))
    aside = tuple(item(number, "gpt", f"aside {number}", kind="criterion") for number in range(40, 60))
    lines = text_of(track("gpt", height=10, board=replace(BOARD, items=(*many, *aside), headlines=())).body, 36)
    assert [line for line in lines if line][:3] == ["Wed  today  nothing due", "unscheduled", "○ step 1"]
    assert lines[-1] == "criteria  20 more"


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


def test_what_has_no_day_stands_under_the_headings_it_has_in_the_plans() -> None:
    board = board_of(
        ("Draw the form", "", "done", None),
        ("Check the size", "", "todo", None),
        ("List the files", "", "todo", None),
        ("Show a badge", "", "doing", None),
    )
    titles = ("Upload", "Upload", "List", "List")
    items = tuple(replace(one, group=title) for one, title in zip(board.items, titles, strict=True))
    shown = text_of(track("claude", board=replace(board, items=items)).body, 36)
    assert shown == picture(
        """
        Wed  today  nothing due

        unscheduled
        Upload                           1/2
        ✓ Draw the form
        ○ Check the size
        List                             0/2
        ○ List the files
        ◐ Show a badge
        """
    )
    alone = tuple(replace(one, group="Upload") for one in board.items)
    assert "Upload" not in text_of(track("claude", board=replace(board, items=alone)).body, 36)
    each = tuple(replace(one, group=one.text) for one in board.items)
    assert "1/1" not in "\n".join(text_of(track("claude", board=replace(board, items=each)).body, 36))
