"""Phases that a document counts: their topics are what is made there."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

BOXES = "- [ ] push what changed\n- [ ] an engine\n"


def _plan(word: str, *topics: str, below: str = BOXES) -> str:
    return "# Plan\n\n" + "".join(f"## {word} {n}: {topic}\n\n{below}\n" for n, topic in enumerate(topics, start=1))


@pytest.mark.parametrize("word", ["Phase", "Milestone", "Sprint", "Epic"])
@pytest.mark.parametrize("topic", ["Sync", "Risk engine", "Metrics dashboard", "Standup bot", "Dependencies"])
def test_a_topic_is_no_kind(word: str, topic: str) -> None:
    kinds = {item.kind for item in board_of(_plan(word, "Base", topic, "Books"), ALONE).items}
    assert kinds == {"task"}


def test_alone_it_is_one() -> None:
    assert {item.kind for item in board_of(_plan("Phase", "Sync", "Base"), ALONE).items} == {"note", "task"}
    twice = _plan("Phase", "Base", "Sync", "Books") + "## Phase 2: more of it\n"
    assert {item.kind for item in board_of(twice, ALONE).items} == {"note", "task"}


def test_what_has_to_hold_in_a_phase_of_checks_is_a_criterion() -> None:
    hold = "- [ ] all tests pass\n- [ ] the page is up\n"
    kinds = [
        item.kind for item in board_of(_plan("Phase", "Base", "Quality criteria", "Beta", below=hold), ALONE).items
    ]
    assert kinds == ["task", "task", "criterion", "criterion", "task", "task"]
