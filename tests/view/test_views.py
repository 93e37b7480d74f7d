"""Views 2 to 7 on the sample sprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Evidence, Sprint
from cockpit.view.blockers import queue_pane
from cockpit.view.checkpoints import gates_pane
from cockpit.view.day import day_pane
from cockpit.view.look import Look
from cockpit.view.rows import keys_of
from cockpit.view.standup import standup_pane
from cockpit.view.timeline import NO_DAYS, shown_days, timeline_pane
from tests.view.sample import CALENDAR, DAYS, NOW, sample_board, sample_facts
from tests.view.tools import lines_of, picture

BOARD = sample_board()
FACTS = sample_facts(BOARD)


def test_a_day_shows_all_tracks_and_what_else_happens() -> None:
    assert lines_of(day_pane(BOARD, FACTS, Look(width=100)), 100) == picture(
        """
        Wednesday 26 Nov                                                                   today  day 3 of 5
        ────────────────────────────────────────────────────────────────────────────────────────────────────
        Mid-week checkpoint

        Claude                                          0/2     Ceremonies
          Stream explainability · Per-method rankings           ────────────────────────────────────────────
        ○ TRIPLET_LOSS_SPEC.md                    15 h late     09:00  Daily standup                  15 min
        ◐ explainable_v4.py                             EOD     17:00  End of day                     15 min
        ○ STREAM_IMPORTANCE_REPORT.md                   EOD

        Grok                                            0/2     Checkpoints
          Baseline analysis · V4 improvements quantified        ────────────────────────────────────────────
        ○ baseline_comparison.md                        EOD     ◐ Wednesday EOD                 2/4   in 8 h
        ! ablation_study.py                            26 h

        GPT                                             1/3     Handoffs
          Monitoring API · Integration-ready                    ────────────────────────────────────────────
        ✓ MONITORING_API_SPEC.md                                ● Claude → Grok                        today
        ○ api_stubs.py                        landed, tick?       Triplet-loss model artifacts and results
        ○ monitoring_client.py                          EOD     ✓ GPT → Claude  Monitoring API spec      met
        """
    )


def test_another_day_can_be_chosen_and_stays_within_the_sprint() -> None:
    assert lines_of(day_pane(BOARD, FACTS, Look(width=76, day=DAYS["Fri"])), 76)[0].startswith("Friday 28 Nov")
    assert lines_of(day_pane(BOARD, FACTS, Look(width=76, day=date(2026, 1, 1))), 76)[0].startswith("Friday 28 Nov")


def test_a_narrow_day_is_one_list_where_everything_has_a_key() -> None:
    keys = set(keys_of(day_pane(BOARD, FACTS, Look(width=76)).body))
    assert {"claude-000004", "cp:wed-gate", "dep:d1", "cer:standup:2025-11-26T09:00:00-08:00"} <= keys


@pytest.mark.parametrize("width", [24, 76, 116])
def test_a_timeline_without_days_says_what_is_missing(width: int) -> None:
    """What is written beyond the sprint has no day of it either."""
    bare = tuple(replace(one, due=one.due and one.due + timedelta(days=90), start=None) for one in BOARD.items)
    board = replace(BOARD, items=bare, headlines=(), checkpoints=(), dependencies=())
    lines = lines_of(timeline_pane(board, take_stock(board, FACTS.now), Look(width=width)), width)
    assert NO_DAYS in " ".join(lines)
    assert "Claude" not in " ".join(lines), "no bare names"
    assert "…" not in "".join(lines)
    assert NO_DAYS not in " ".join(lines_of(timeline_pane(BOARD, FACTS, Look(width=width)), width))


def test_the_timeline_is_a_band_per_track() -> None:
    assert lines_of(timeline_pane(BOARD, FACTS, Look(width=76)), 76)[:22] == picture(
        """
        Timeline
        ────────────────────────────────────────────────────────────────────────────
                     Mon 24       Tue 25       Wed 26       Thu 27       Fri 28

        Claude       ━━━━━━━━━━━━━━━━────────  ───────────  ───────────  ───────────
        2/9          ✓ ✓ ○                     ◐ ○          ○ ○          ○ ○
                     Triplet loss              Stream       Adversarial  Research
                                               explainabi…  robustness   synthesis

        Grok         ━━━━━━━━━━━━━━━━━━━━━━━━  ───────────  ───────────  ───────────
        3/9          ✓ ✓ ✓                     ○ !          ○ ○          ○ ○
                     Performance dashboard     Baseline     Regression   Research
                                               analysis     tests        integration

        GPT          ━━━━━━━━━━━━━━━━━━━━━━━━  ━━━━───────  ───────────  ───────────
        3/11         ✓ ✓                       ✓ ○ ○        ○ ○ ○        ○ ○ ○
                     Deployment guide          Monitoring   Runbooks     Architectu…
                                               API

        Checkpoints  ✓ 3/3                     ◐ 2/4                     ○ 0/4
                     Monday EOD                Wednesday                 Friday EOD
                                               EOD
        """
    )


def test_a_long_sprint_shows_the_days_around_today() -> None:
    calendar = replace(CALENDAR, end=CALENDAR.end + timedelta(days=21))
    board = replace(BOARD, sprint=Sprint(name="Long", calendar=calendar))
    facts = take_stock(board, NOW + timedelta(days=14))
    days = shown_days(board, facts, Look(width=80))
    assert len(days) == 6
    assert date(2025, 12, 10) in days
    assert lines_of(timeline_pane(board, facts, Look(width=80)), 80)[0].endswith("days 11–16 of 20")


def test_the_standup_has_blockers_first() -> None:
    lines = lines_of(standup_pane(BOARD, FACTS, Look(width=116)), 116)
    assert lines[0] == f"{'Wednesday standup':<104}8 of 29 done"
    assert lines[2] == "Mid-week checkpoint"
    assert lines[6:8] == picture(
        """
        ! GPU quota not granted         26 h    Grok holds up Claude                    → Tell the project lead
        ! API review pending             3 h    GPT waits on Claude                     → Raise in the standup
        """
    )


def test_the_standup_tells_each_track_since_today_and_waiting() -> None:
    lines = lines_of(standup_pane(BOARD, FACTS, Look(width=104, track="grok")), 104)
    assert lines[9:] == picture(
        """
        Grok Monitoring                                                                                      3/9
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────────────────────────────────────────────────
        Since Tue                           Today                               Waiting
        ✓ monitor_performance.py              Baseline analysis                 waits for Claude          in 8 h
        ✓ performance_dashboard.md          ○ baseline_comparison.md     EOD      Triplet-loss model artifacts
        ✓ metrics_collector.py              ! ablation_study.py         26 h      and results
                                                                                GPT waits                    Thu
                                                                                  Dashboard metrics and baseline
                                                                                  report
                                                                                with GPT  Metrics API        Thu
        """
    )


def test_what_landed_since_the_last_workday_is_told_by_git_where_it_knows() -> None:
    early, late = datetime(2025, 11, 24, 20, tzinfo=UTC), datetime(2025, 11, 25, 20, tzinfo=UTC)
    evidence = {
        "grok-00000a": Evidence(state="landed", commit="aaaaaaa", date=early),
        "grok-00000b": Evidence(state="landed", commit="bbbbbbb", date=late),
    }
    lines = lines_of(standup_pane(replace(BOARD, evidence=evidence), FACTS, Look(width=76, track="grok")), 76)
    since = lines[lines.index("Since Tue") + 1 : lines.index("Today")]
    assert [line.split()[1] for line in since if line] == ["metrics_collector.py", "performance_dashboard.md"]


def test_the_blocker_view_tells_since_when_and_what_is_held_up() -> None:
    lines = lines_of(queue_pane(BOARD, FACTS, Look(width=60)), 60)
    assert lines[2:8] == picture(
        """
        ! GPU quota not granted                                 26 h
          Grok holds up Claude
          → Tell the project lead
          blocks ablation_study.py                               Wed
          raised Tue 25 Nov 06:55

        """
    )
    assert "✓ Licence of the data set unclear                 after 20 h" in lines
    assert "4 Tell the project lead                     2 tracks waiting" in lines


def test_a_list_stays_as_wide_as_one_reads() -> None:
    assert max(map(len, lines_of(queue_pane(BOARD, FACTS, Look(width=196)), 196))) == 116
    assert max(map(len, lines_of(gates_pane(BOARD, FACTS, Look(width=196)), 196))) == 116


def test_the_cursor_reaches_only_over_what_it_stands_on() -> None:
    rows = {row.key: row for row in standup_pane(BOARD, FACTS, Look(width=116)).body if row.key}
    assert rows["claude-000004"].reach == (40, 76)
    assert {row.reach for row in day_pane(BOARD, FACTS, Look(width=100)).body if row.key} == {(0, 51)}
    assert {row.reach for row in queue_pane(BOARD, FACTS, Look(width=196)).body} == {(0, 116)}
    assert {row.reach for row in queue_pane(BOARD, FACTS, Look(width=100)).body} == {None}
