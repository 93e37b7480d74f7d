"""Timetables: tables of dates or of clock times whose heads say nothing known, and the stages of a schedule."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

CLOCKS = """| T+ | Clock | What must be true |
|---|---|---|
| 0:00 | Fri 18:00 | Rooms are open |
| **1:00** | **19:00–20:00** | **Pick a theme** |
| 4:00 | 22:00 | API answers |
| 16:00 | 10:00 | Hand in |
"""


def test_each_row_of_a_timetable_by_the_hours_is_a_task() -> None:
    items = board_of({"timeline.md": "# Hack weekend\n\n" + CLOCKS}, ALONE).items
    assert told(items) == [
        ("task", "todo", text) for text in ("Rooms are open", "Pick a theme", "API answers", "Hand in")
    ]


NO_TIMETABLE: dict[str, tuple[str, str]] = {
    "an agenda": ("timeline.md", "# Weekend\n\n## Kick-off meeting agenda\n\n" + CLOCKS),
    "in notes": ("notes.md", "# Weekend\n\n" + CLOCKS),
    "too short": ("timeline.md", "# Weekend\n\n" + CLOCKS[: CLOCKS.index("| 4:00")]),
    "what was measured": ("timeline.md", "# Weekend\n\n## Results\n\n" + CLOCKS.replace("API answers", "Hand in")),
}


@pytest.mark.parametrize(("name", "text"), NO_TIMETABLE.values(), ids=NO_TIMETABLE)
def test_other_tables_with_clock_times_are_none(name: str, text: str) -> None:
    assert board_of({name: text}, ALONE).items == ()


DATED = """| {what} | {when} | {more} |
|---|---|---|
| Mid-term talk | 11/25 | room 4 |
| Report | 11/26 by mail | form 2 |
| Hand over | 11/28 | all |
"""
HEADS = [
    ("일정", "날짜·시각", "준비"),
    ("Termin", "Datum", "Ort"),
    ("Topic", "Dates", "Where"),
    ("演題", "日時", "備考"),
]


@pytest.mark.parametrize("heads", HEADS)
def test_rows_with_dates_in_a_schedule_are_checkpoints(heads: tuple[str, str, str]) -> None:
    table = DATED.format(what=heads[0], when=heads[1], more=heads[2])
    board = board_of({"project-schedule.md": "# Course\n\n## What is due\n\n" + table}, ALONE)
    assert [gate.name for gate in board.checkpoints] == ["Mid-term talk", "Report", "Hand over"]
    assert {gate.due.date().day for gate in board.checkpoints if gate.due} == {25, 26, 28}


@pytest.mark.parametrize(
    ("name", "heads"),
    [("notes.md", ("Topic", "Dates", "Where")), ("schedule.md", ("Change", "Date", "Where"))],
    ids=["in notes", "a history"],
)
def test_dates_elsewhere_are_none(name: str, heads: tuple[str, str, str]) -> None:
    table = DATED.format(what=heads[0], when=heads[1], more=heads[2])
    assert board_of({name: "# Course\n\n## Table\n\n" + table}, ALONE).checkpoints == ()


STAGES = {
    "a German compound": ("notes.md", "# Projektplan: Laden\n\n## Phase 1 – Anfang\n\n"),
    "a timeline": ("notes.md", "# 5-week timeline\n\n## Phase 1\n\n"),
    "from one day to another": ("timeline.md", "# Shop\n\n## Week 5\n\n### 5a (4/28–5/11)：Base\n\n"),
    "with names of months": ("schedule.md", "# Shop\n\n## Beta (28 April – 11 May)\n\n"),
}


@pytest.mark.parametrize(("name", "text"), STAGES.values(), ids=STAGES)
def test_stages_of_a_schedule_name_their_work(name: str, text: str) -> None:
    items = board_of({name: text + "- Login page\n- User table\n"}, ALONE).items
    assert [item.text for item in items] == ["Login page", "User table"]


def test_a_cell_of_the_time_that_says_done_is_the_state() -> None:
    text = "## Open action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Call them | Ada | ✅ Done |\n| Pay | Bo | Fri |\n"
    assert told(board_of(text, ALONE).items) == [("action", "done", "Call them"), ("action", "todo", "Pay")]


def test_a_step_about_acceptance_lists_no_criteria() -> None:
    text = "# 开发计划\n\n### 步骤 2：界面验收\n\n- 前置依赖：步骤 1\n- 涉及文件：\n  - `a.css`\n\n### 步骤 3：发布\n\n- 上线\n"
    items = board_of(text, ALONE).items
    assert [(item.kind, item.text) for item in items] == [("task", "界面验收"), ("task", "发布")]


def test_how_a_backlog_is_kept_is_no_work() -> None:
    text = "## Sprint backlog\n\n- Login\n\n## Backlog management\n\nEach week we:\n\n- Review progress\n- Add tasks\n"
    assert [item.text for item in board_of(text, ALONE).items] == ["Login"]


def test_a_clause_behind_a_german_order_does_not_hide_it() -> None:
    text = (
        "# Projektplan\n\n## Phase 1\n\n"
        "- Daten im Browser speichern, damit die Seite ohne Netz geht.\n- Als App ausbauen: Zeichen und Name.\n"
    )
    assert len(board_of(text, ALONE).items) == 2
