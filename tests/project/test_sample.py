"""The sample sprint reads as its team means it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Board
from cockpit.disk.store import Store
from cockpit.report.status import status

ROOT = Path(__file__).resolve().parents[2]
WEDNESDAY = datetime.fromisoformat("2025-11-26T08:55:00-08:00")
MONDAY = datetime.fromisoformat("2025-11-24T08:55:00-08:00")


@pytest.fixture(scope="module")
def board() -> Board:
    return Store(ROOT / "sprint.toml").load().board


@pytest.fixture(scope="module")
def told(board: Board) -> dict[str, Any]:
    return status(board, take_stock(board, WEDNESDAY))


def test_monday_begins_at_nothing_of_29(board: Board) -> None:
    facts = take_stock(board, MONDAY)
    assert (facts.done, facts.total, facts.day, facts.days) == (0, 29, 1, 5)


def test_wednesday_is_half_time(told: dict[str, Any]) -> None:
    assert (told["sprint"]["day"], told["sprint"]["days"], told["sprint"]["phase"]) == (3, 5, "running")


def test_29_deliverables_with_owner_type_and_due(told: dict[str, Any]) -> None:
    counted = [item for item in told["items"] if item["counted"]]
    assert {item["kind"] for item in counted} == {"deliverable"}
    assert Counter(item["track"] for item in counted) == {"claude": 9, "grok": 9, "gpt": 11}
    assert all(item["owner"] and item["due"] and item["type"] for item in counted)
    dues = Counter((item["track"], int(item["due"][8:10])) for item in counted)
    by_day = {track: [dues[track, day] for day in (25, 26, 27, 28)] for track in ("claude", "grok", "gpt")}
    assert by_day == {"claude": [2, 3, 1, 3], "grok": [3, 2, 2, 2], "gpt": [2, 3, 3, 3]}
    assert {item["due"][10:] for item in counted} == {"T17:00:00-08:00"}


def test_a_deliverable_is_ticked_in_its_tracks_plan(told: dict[str, Any]) -> None:
    for item in told["items"]:
        if item["kind"] == "deliverable":
            first = item["mentions"][0]
            assert (first["path"], first["form"]) == (f"docs/plans/{item['track']}_next.md", "checkbox")
            assert "docs/plans/WEEK2_EXECUTION_PLAN.md" in {mention["path"] for mention in item["mentions"]}


def test_three_tracks_and_nothing_shared_that_counts(told: dict[str, Any]) -> None:
    tracks = {track["id"]: (track["name"], track["role"], track["total"]) for track in told["tracks"]}
    shared = tracks.pop("shared", None)
    assert tracks == {
        "claude": ("Claude", "Research", 9), "grok": ("Grok", "Monitoring", 9), "gpt": ("GPT", "Documentation", 11),
    }  # fmt: skip
    assert shared is None or shared[2] == 0


def test_four_handoffs_one_both_ways(told: dict[str, Any]) -> None:
    arrows = {(arrow["from"], arrow["to"], arrow["both"]): (arrow["due"] or "")[:10] for arrow in told["dependencies"]}
    assert len(told["dependencies"]) == 4
    assert arrows == {
        ("claude", "grok", False): "2025-11-26",
        ("grok", "gpt", False): "2025-11-27",
        ("gpt", "claude", False): "2025-11-26",
        ("grok", "gpt", True): "",
    }
    needs = {(arrow["from"], arrow["to"]): len(arrow["needs"]) for arrow in told["dependencies"] if not arrow["both"]}
    assert needs == {("claude", "grok"): 2, ("grok", "gpt"): 0, ("gpt", "claude"): 1}


def test_three_checkpoints_at_the_end_of_their_days(told: dict[str, Any]) -> None:
    found = [(point["due"], point["total"], point["scope"] or "") for point in told["checkpoints"]]
    assert [(due, total) for due, total, _ in found] == [
        ("2025-11-24T17:00:00-08:00", 3),
        ("2025-11-26T17:00:00-08:00", 4),
        ("2025-11-28T17:00:00-08:00", 4),
    ]


def test_three_risks_with_their_fallbacks(told: dict[str, Any]) -> None:
    assert [bool(risk["text"].startswith("If ") and risk["fallback"]) for risk in told["risks"]] == [True] * 3


def test_no_blockers_but_those_that_follow_from_the_clock(board: Board) -> None:
    assert board.blockers == ()
    assert take_stock(board, MONDAY).queue == ()


def test_every_headline_of_every_day(told: dict[str, Any]) -> None:
    ahead = Counter((line["start"][:10], line["track"]) for line in told["headlines"] if line["start"] == line["end"])
    days = [f"2025-11-{day}" for day in range(24, 29)]
    assert {day for day, _ in ahead} == set(days)
    assert all(ahead[day, track] for day in days for track in ("claude", "grok", "gpt"))


def test_ceremonies_ladder_and_metrics_stand_once(board: Board) -> None:
    assert [ceremony.kind for ceremony in board.ceremonies] == ["other", "standup", "eod", "retro"]
    assert [rung.name for rung in board.escalation] == [
        "Raise in the standup",
        "Post in chat, async input",
        "Emergency call",
        "Escalate to the project lead",
        "Tell the lead",
    ]
    assert len({metric.name for metric in board.metrics}) == len(board.metrics) == 6
    assert {metric.track for metric in board.metrics} == {"claude", "grok", "gpt"}


def test_nothing_to_find_in_it(board: Board) -> None:
    assert [
        (finding.code, finding.path, finding.line) for finding in board.findings if finding.severity != "hint"
    ] == []
