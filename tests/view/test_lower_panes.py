"""Checkpoints, handoffs and blockers on the sample sprint, as they look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cockpit.core.facts import take_stock
from cockpit.view.arrows import dependency_pane, ends_of
from cockpit.view.blockers import blocker_pane
from cockpit.view.checkpoints import checkpoint_pane
from cockpit.view.glyphs import ASCII
from cockpit.view.look import Look
from tests.view.sample import eod, item, sample_board, sample_facts
from tests.view.tools import lines_of, picture, text_of

BOARD = sample_board()
FACTS = sample_facts(BOARD)
DAY_3 = "Starlight · Week 2  Wed 26 Nov"


def test_checkpoints_with_what_the_next_one_needs() -> None:
    assert lines_of(checkpoint_pane(BOARD, FACTS, Look(width=32)), 32) == picture(
        """
        Checkpoints
        ────────────────────────────────
        ✓ Monday EOD        3/3   passed
        ◐ Wednesday EOD     2/4   in 8 h
        ○ Friday EOD        0/4   in 2 d

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
    assert lines_of(checkpoint_pane(BOARD, facts, Look(width=32)), 32)[3] == "! Wednesday EOD     2/4   missed"


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
