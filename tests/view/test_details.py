"""The item view, the findings and the plain text on the sample sprint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Finding
from cockpit.view.findings import findings_pane
from cockpit.view.glyphs import SPOKEN
from cockpit.view.item import item_pane
from cockpit.view.look import Look
from cockpit.view.panes import draw
from cockpit.view.plain import plain
from cockpit.view.rows import keys_of
from cockpit.view.timeline import timeline_pane
from tests.view.sample import NOW, item, mention, sample_board, sample_facts
from tests.view.tools import lines_of, picture, text_of

BOARD = sample_board()
FACTS = sample_facts(BOARD)


def test_findings_the_grave_first() -> None:
    grave = Finding(
        code="not-utf8", severity="error", path="docs/a.md", line=2, message="No text", remedy="Save as UTF-8"
    )
    board = replace(BOARD, findings=(*BOARD.findings, grave))
    pane = findings_pane(board, FACTS, Look(width=76))
    assert pane.start == "finding:2"
    assert lines_of(pane, 76)[:4] == picture(
        """
        Findings                                          1 error  1 warning  1 hint
        ────────────────────────────────────────────────────────────────────────────
        ! No text                                                             a.md:2
          → Save as UTF-8                                                   not-utf8
        """
    )


def test_a_finding_read_aloud_is_not_broken_by_its_place() -> None:
    long = replace(BOARD.findings[0], message="word " * 40 + "end")
    lines = lines_of(findings_pane(replace(BOARD, findings=(long,)), FACTS, Look(width=5000, glyphs=SPOKEN)), 5000)
    assert any("word word end" in line for line in lines)


def test_no_findings_is_said() -> None:
    assert "cleanly" in lines_of(findings_pane(replace(BOARD, findings=()), FACTS, Look(width=76)), 76)[2]


def test_an_item_with_all_its_mentions_and_relations() -> None:
    one = replace(
        item(3, "claude", "TRIPLET_LOSS_SPEC.md", "todo", "Mon-Tue"),
        type="Spec", owner="Eric", target="FPR <0.06%", needs=("claude-000001",), details=("Two pages at most",),
        mentions=(
            mention("`TRIPLET_LOSS_SPEC.md` spec", 12, "todo"), mention("TRIPLET_LOSS_SPEC.md", 40, None, "docs/b.md"),
        ),
    )  # fmt: skip
    taker = replace(item(200, "grok", "benchmark.py", "todo", "Thu"), needs=(one.id,))
    items = tuple(one if other.id == one.id else other for other in BOARD.items)
    board = replace(BOARD, items=(*items, taker))
    pane = item_pane(board, take_stock(board, NOW), Look(width=70, subject=one.id))
    assert lines_of(pane, 70) == picture(
        """
        ○ TRIPLET_LOSS_SPEC.md
        ──────────────────────────────────────────────────────────────────────
        state       to do  late  ready: all it needs is done
        track       Claude  Eric
        due         Mon 24 Nov to Tue 25 Nov EOD  15 h late
        kind        deliverable, Spec
        target      FPR <0.06%
        files       TRIPLET_LOSS_SPEC.md

        Two pages at most


        Needs
        ──────────────────────────────────────────────────────────────────────
        ✓ triplet_detector.py                                          a1b2c3d


        Needed by
        ──────────────────────────────────────────────────────────────────────
        ○ benchmark.py                                          Grok  ← Claude


        Handoffs
        ──────────────────────────────────────────────────────────────────────
        ● Claude → Grok  Triplet-loss model artifacts and results        today


        In the plans                                                2 mentions
        ──────────────────────────────────────────────────────────────────────
        docs/plans/claude_next.md:12                           checkbox  to do
          Week 2 › Deliverables
          `TRIPLET_LOSS_SPEC.md` spec

        docs/b.md:40                                    checkbox  says nothing
          Week 2 › Deliverables
        """
    )
    assert "place:docs/b.md:40" in keys_of(pane.body)


def test_an_item_that_is_gone_says_so() -> None:
    assert lines_of(item_pane(BOARD, FACTS, Look(width=40, subject="x")), 40)[2] == "  no longer in the plans"


def test_an_unknown_pane_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        draw("nothing", BOARD, FACTS, Look(width=40))


def test_the_plain_board_reads_aloud() -> None:
    assert plain("board", BOARD, FACTS).split("\n")[:13] == picture(
        """
        Starlight · Week 2, Wednesday 26 Nov, day 3 of 5
        8 of 29 done, 1 late, 2 blockers. Next: standup in 4 min.

        Claude Research, 1 late, 2 of 9

        Mon to Tue, Triplet loss - FPR <0.06%
        done: triplet_detector.py, a1b2c3d
        done: train_triplet.py, not found
        to do: TRIPLET_LOSS_SPEC.md, 15 h late

        Wed, today, Stream explainability - Per-method rankings
        doing: explainable_v4.py, EOD
        to do: STREAM_IMPORTANCE_REPORT.md, EOD
        """
    )


def test_plain_handoffs_and_blockers_are_sentences() -> None:
    lines = plain("board", BOARD, FACTS).split("\n")
    assert "due today: Claude to Grok, Triplet-loss model artifacts and results, Wed" in lines
    assert "pending: Grok and GPT, Metrics API, Thu" in lines
    assert "begun: Wednesday EOD, 2 of 4, in 8 h" in lines
    assert "  next: Tell the project lead" in lines


def test_the_plain_board_of_one_track() -> None:
    text = plain("board", BOARD, FACTS, track="grok")
    assert "Grok Monitoring, 3 of 9" in text
    assert "Claude Research" not in text


def test_rows_without_words_make_no_line() -> None:
    assert "" not in text_of(timeline_pane(BOARD, FACTS, Look(width=76)).body[:1], 76)
