"""Deadlines, blocks of a day, ranges of ids, German days, gates joined with work, goals beside a plan in boxes."""

from __future__ import annotations

import pytest

from cockpit.plan.items import names_in
from tests.plan.builder import ALONE, board_of, find, told
from tests.plan.plans import place, read, written

BOXES = "".join(f"- [ ] Thing {number}\n" for number in range(12))


@pytest.mark.parametrize(
    "line",
    ["**Deadline: November 28, 2025 @ 11:00**", "**Submission deadline:** 28 Nov 2025, 11:00", "Fecha límite: 2025-11-28 11:00"],
)  # fmt: skip
def test_a_deadline_of_the_plan_is_a_checkpoint(line: str) -> None:
    [gate] = board_of(f"# Plan\n\n{line}\n\n## Tasks\n\n- [ ] One\n", ALONE).checkpoints
    assert gate.due is not None
    assert (gate.due.day, gate.due.hour) == (28, 11)


@pytest.mark.parametrize(
    "line", ["**Deadline:** Friday", "**Deadline:** TBD", "The deadline: we meet it on 28 Nov 2025"]
)
def test_other_deadlines_are_none(line: str) -> None:
    assert board_of(f"# Plan\n\n{line}\n\n- [ ] One\n", ALONE).checkpoints == ()


def test_a_deadline_of_one_task_is_its_due() -> None:
    text = "# Plan\n\n## Tasks\n\n### TASK-1: Draw it\n\n**Owner:** Ada\n**Deadline:** 2025-11-27\n"
    board = board_of(text, ALONE)
    assert board.checkpoints == ()
    due = find(board, "Draw it").due
    assert due is not None
    assert due.day == 27


def test_blocks_of_a_day_hold_its_work() -> None:
    text = "# Day plan\n\n## Tuesday\n\n### 9:00 – 10:30: Set up\n\n- Create the folder\n- Install it\n\n### 10:30 – 11:00: Standup\n\n- Ask\n"
    found = {item.text: item.due for item in board_of(text, ALONE).items}
    assert set(found) == {"Create the folder", "Install it"}
    assert {due.day for due in found.values() if due is not None} == {25}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US-01 – US-03", ("US-01", "US-02", "US-03")),
        ("BKM-8–10, BKM-12", ("BKM-8", "BKM-9", "BKM-10", "BKM-12")),
        ("T001 to T003", ("T001", "T002", "T003")),
        ("#3-#5", ("#3", "#4", "#5")),
        ("S0-T1 – S0-T2", ("S0-T1", "S0-T2")),
        ("2025-11", ("2025-11",)),
        ("US-03 – US-01", ("US-03 – US-01",)),
        ("API-v1 – API-v2", ("API-v1 – API-v2",)),
    ],
)
def test_a_range_of_ids_names_each(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(("cell", "day"), [("Di", 25), ("Mo–Mi", 26), ("Do.", 27), ("Mi/Do", 27)])
def test_german_short_days_in_a_table(cell: str, day: int) -> None:
    text = f"## Aufgaben\n\n| Aufgabe | Tag |\n|---|---|\n| Seite zeichnen | {cell} |\n"
    due = find(board_of(text, ALONE), "Seite").due
    assert due is not None
    assert due.day == day


@pytest.mark.parametrize(
    ("heading", "line", "kind"),
    [
        ("Automation & quality gates", "Add the linter to CI", "task"),
        ("Automation & quality gates", "The linter is green", "criterion"),
        ("Quality gates", "Verify that the linter is green", "criterion"),
    ],
)
def test_work_for_gates_and_gates(heading: str, line: str, kind: str) -> None:
    text = f"# Sprint plan\n\n## Sprint 1\n\n### {heading}\n\n- {line}\n- {line} twice\n"
    assert {item.kind for item in board_of(text, ALONE).items} == {kind}


def test_goals_beside_a_plan_in_boxes_are_no_tasks() -> None:
    goals = "# Plan\n\n## Sprint goals\n\n1. Improve the pages\n2. Sell more\n\n"
    assert told(board_of(goals, ALONE).items)[:1] == [("task", "todo", "Improve the pages")]
    assert "Improve the pages" not in {item.text for item in board_of(f"{goals}## Backlog\n\n{BOXES}", ALONE).items}
    boxed = goals.replace("1. Imp", "1. [ ] Imp").replace("2. Sell", "2. [ ] Sell")
    assert "Sell more" in {item.text for item in board_of(f"{boxed}## Backlog\n\n{BOXES}", ALONE).items}


def test_a_deadline_that_is_met_is_ticked_in_its_line() -> None:
    text = "# Plan\n\n**Deadline: November 28, 2025**\n\n- [ ] One\n"
    ticked = text.replace("**Dead", "✅ **Dead")
    assert written(text, "Deadline", "done") == ticked.encode()
    assert place(read(ticked), "Deadline").state == "done"
    assert written(ticked, "Deadline", "todo") == text.encode()
