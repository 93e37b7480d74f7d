"""Milestones that hold a plan's work, and headings that are tasks because each tells what makes it done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

TITLED = "# Milestones\n\n## 1. Setup\n- make the folders\n- choose the tools\n\n## 2. Login\n- login page\n"
NUMBERED = "# Shop\n\n## Milestone 1: Setup\n- [ ] folders\n\n## Milestone 2: Team sync ⬜\n- [ ] read the feeds\n"
DATED = (
    "# Plan\n\n## Sprint 1 milestones\n\n### M1.0 – Setup (Nov 25)\n- folders\n- tools\n\n"
    "### M1.1 – Role gate (Nov 26) – Ada\n- login page\n\n### M1.2 – Basic page + risk logic (Nov 27)\n- front page\n"
)


@pytest.mark.parametrize(
    ("text", "kinds", "gates"),
    [
        (TITLED, "task task task", ["1. Setup", "2. Login"]),
        (NUMBERED, "task task", ["Milestone 1: Setup", "Milestone 2: Team sync ⬜"]),
        (DATED, "task task task task", ["M1.0 – Setup", "M1.1 – Role gate – Ada", "M1.2 – Basic page + risk logic"]),
        (f"{TITLED}\n## Notes\n- written in May\n", "task task task", ["1. Setup", "2. Login"]),
        (f"{NUMBERED}\n## Tasks\n- [ ] a\n- [ ] b\n- [ ] c\n", "criterion note task task task", ["Milestone 1: Setup"]),
        ("## Milestone 1: Setup\n- [ ] the folders are there\n", "criterion", ["Milestone 1: Setup"]),
    ],
)
def test_milestones_hold_the_work_of_a_plan_that_lists_no_other(text: str, kinds: str, gates: list[str]) -> None:
    board = board_of(text, ALONE)
    assert sorted(item.kind for item in board.items) == sorted(kinds.split())
    assert [one.name for one in board.checkpoints] == gates
    if kinds.startswith("task"):
        assert sum(len(one.items) for one in board.checkpoints) == len(board.items)


def test_work_below_a_dated_milestone_is_due_then() -> None:
    board = board_of(DATED, ALONE)
    assert [f"{item.due:%d}" for item in board.items if item.due] == ["25", "25", "26", "27"]


LINES = "- New: `cli.py`\n- Read the address\n- **Done when:** all pages are read\n\n"
LEADS = "Goal: it shines.\n\nScope:\n- A header with a title\n\nDefinition of done:\n- It fits\n\n"
TASKS = "**Why:** people ask.\n\n**Tareas**\n\n1. Medir la caché\n\n**Criterio de hecho**\n\n- [ ] Está medida\n\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            f"## Sprint 1\n\n### 1.1 Reader\n{LINES}### 1.2 Writer\n{LINES}",
            ["task Reader", "criterion all pages are read", "task Writer", "criterion all pages are read"],
        ),
        (
            f"## Breakdown\n\n### PIN-001 – Frame\n\n{LEADS}### PIN-002 – Board\n\n{LEADS}",
            ["task Frame", "task Board", *["task A header with a title", "criterion It fits"] * 2],
        ),
        (
            f"## P0 – este sprint\n\n### 0.1 Caché\n{TASKS}### 0.2 Disco\n{TASKS}",
            ["task Caché", "task Disco", *["task Medir la caché", "criterion Está medida"] * 2],
        ),
        (f"## Sprint 1\n\n### Phase 1: Reader\n{LINES}### Phase 2: Writer\n{LINES}", None),
        (f"## Sprint 1\n\n### 1.1 Reader\n{LINES}### 1.2 Writer\nText.\n", None),
        (f"## Requirements\n\n### REQ-001 – Frame\n\n{LEADS}### REQ-002 – Board\n\n{LEADS}", None),
    ],
)
def test_headings_below_each_of_which_it_is_told_what_makes_them_done(text: str, items: list[str] | None) -> None:
    found = [f"{kind} {name}" for kind, _, name in told(board_of(text, ALONE).items)]
    if items is None:
        assert not any("Reader" in one or "Frame" in one for one in found)
    else:
        assert sorted(found) == sorted(items)


@pytest.mark.parametrize(
    ("line", "criterion"),
    [
        ("**Exit criteria.** The pages load", "The pages load"),
        ("**Exit criteria**: all pages load", "all pages load"),
        ("- **Acceptance**: all of the above", None),
        ("**It loads quickly.** The pages load", None),
    ],
)
def test_criteria_in_a_line(line: str, criterion: str | None) -> None:
    items = board_of(f"## Sprint 1\n\n- Draw the page\n- Load the page\n\n{line}\n", ALONE).items
    assert [item.text for item in items if item.kind == "criterion"] == ([criterion] if criterion else [])


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        (
            "## Risks\n### Dependencies\n- **Risk**: the limits sink\n- **Mitigation**: a cache\n",
            [("the limits sink", "a cache")],
        ),
        ("## Tasks\n- Write it\n  - **Riesgo:** la memoria no alcanza\n", [("la memoria no alcanza", "")]),
        ("## Tasks\n- **Risk**: low\n", []),
    ],
)
def test_bullets_that_say_they_are_risks(text: str, risks: list[tuple[str, str]]) -> None:
    assert [(risk.text, risk.fallback) for risk in board_of(text, ALONE).risks] == risks
