"""Headings and leads of real plans that say what a list is, or that it is none."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, STARLIGHT, board_of, told


@pytest.mark.parametrize(
    "title",
    [
        "In progress / pending",
        "Open items / waiting on",
        "What's not built yet",
        "Planned",
        "Remaining & open",
        "This week's goals",
        "Sprint goals",
        "Goals for next week (draft)",
        "本月目标 (2025年1月)",
        "今週の目標",
        "Wochenziele",
        "Objectifs de la semaine",
    ],
)
def test_headings_of_work(title: str) -> None:
    assert told(board_of(f"## {title}\n- draft the guide\n", ALONE).items) == [("task", "todo", "draft the guide")]


@pytest.mark.parametrize(
    "title",
    [
        "Goals",
        "Non-goals",
        "Discussion about change of objectives",
        "Comments on the deliverables",
        "Done / completed",
        "コーディング基準",
        "代码标准",
    ],
)
def test_headings_of_none(title: str) -> None:
    assert told(board_of(f"## {title}\n- draft the guide\n", ALONE).items) == []


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("Tasks are ordered by, in this order:", 0),
        ("Die Aufgaben 2 und 4 berühren beide:", 0),
        ("All tasks must:", 0),
        ("Tasks for Monday:", 1),
        ("These tasks are left:", 1),
    ],
)
def test_a_sentence_about_tasks_leads_into_none(lead: str, items: int) -> None:
    assert len(board_of(f"## Backlog of ideas\n\n{lead}\n\n- the guide\n", ALONE).items) == items


def test_actions_of_a_discussion_are_actions() -> None:
    assert [item.kind for item in board_of("## Discussion: action items\n- ask Bob\n", ALONE).items] == ["action"]


HALVES = (
    "## Priority order\n### Day 1 (Monday)\n1. **Morning**\n   - fix the login (2 h)\n2. **Afternoon**:\n   - tests\n"
)


def test_halves_of_a_day_are_looked_through() -> None:
    board = board_of(HALVES, ALONE)
    assert [(item.text, item.due.day) for item in board.items if item.due] == [
        ("fix the login (2 h)", 24),
        ("tests", 24),
    ]


def test_a_priority_order_of_phases_is_no_list_of_work() -> None:
    assert told(board_of("## Priority order\n1. Phase 0 (setup) first\n2. Phases 2-6 after it\n", ALONE).items) == []


TRACKING = """## Completed
### Day 1 (Monday): setup
#### ✅ Engine
- **File:** `engine.py`
- **Deliverable:** `Engine` class with:
  - a queue
- **Status:** ✅ READY

## In progress / pending
### Day 2 (Tuesday): triggers
#### ⏳ Documentation & Handoff
- **Deliverable:** a guide with:
  - pictures
- what it is about
- **Status:** NOT STARTED
#### ⏳ Lessons learned
- **Status:** CONDITIONAL

## Components
### 🟢 Parser
**Status**: done
"""


def test_headings_with_a_state_below_a_day_are_its_work() -> None:
    board = board_of(TRACKING, ALONE)
    assert [(item.text, item.state, item.due.day) for item in board.items if item.due] == [
        ("Engine", "done", 24),
        ("Documentation & Handoff", "todo", 25),
        ("Lessons learned", "todo", 25),
    ]
    assert len(board.items) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Task 1: Setup\n- do a\n### Task 2: Build\n- do b\n", ["Setup", "Build"]),
        ("### Aufgabe 1: Aufbau\n### Aufgabe 2: Abbau\n", ["Aufbau", "Abbau"]),
        ("### Task 1: Setup\n- do a\n", []),
        ("### Task 4 (payout) & Task 5 (report)\n**Due**: Friday\n", []),
        ("### Task 1: Setup\n- [ ] do a\n### Task 2: Build\n- [ ] do b\n", ["do a", "do b"]),
        ("| Nr | Task | Status |\n|-|-|-|\n| 1 | Set up | Done |\n\n## More\n### Task 1: Setup\n### Task 2: Build\n",
         ["Set up", "Build"]),
    ],
)  # fmt: skip
def test_headings_that_are_called_tasks(text: str, expected: list[str]) -> None:
    assert [item.text for item in board_of(f"## Plan\n{text}", ALONE).items] == expected


def test_a_bullet_that_names_a_deliverable_is_it_and_what_stands_below_its_details() -> None:
    text = "## Parser\n- **Deliverable:** a parser with:\n  - errors\n- **Task**: write it (doing)\n- **Note**: small\n"
    assert told(board_of(text, ALONE).items) == [
        ("deliverable", "todo", "a parser with"),
        ("task", "doing", "write it"),
    ]


def test_rows_on_the_way_to_a_go_live_are_tasks() -> None:
    rows = "| # | Task | Owner | Status |\n|-|-|-|-|\n| 5.1 | Deploy a canary | Grok | ⬜ |\n"
    assert told(board_of(f"## Go-live\n{rows}", STARLIGHT).items) == [("task", "todo", "Deploy a canary")]


@pytest.mark.parametrize("day", ["日", "日程", "Day"])
def test_what_is_done_names_a_row_where_its_result_is_the_same_every_day(day: str) -> None:
    rows = "| Day 1 | 設計 | テスト結果 | QA |\n| Day 2 | 実装 | テスト結果 | QA |\n"
    board = board_of(f"## 実行スケジュール\n| {day} | タスク | 成果物 | 担当 |\n|-|-|-|-|\n{rows}", ALONE)
    assert [(item.text, item.due.day) for item in board.items if item.due] == [("設計", 24), ("実装", 25)]


@pytest.mark.parametrize(
    "stage", ["Sprint 2 (weeks 3-4): backend", "Phase 1 – setup", "Milestone 3", "Woche 2", "第2週"]
)
@pytest.mark.parametrize("lead", ["**Goals**:", "**Key goals:**", "Ziele:"])
def test_goals_of_a_stage_are_its_work(stage: str, lead: str) -> None:
    assert told(board_of(f"## {stage}\n{lead}\n- build the pipeline\n", ALONE).items) == [
        ("task", "todo", "build the pipeline")
    ]


def test_goals_of_a_design_are_none() -> None:
    assert told(board_of("## Design\n**Goals**:\n- simple\n\n## Motivation\n### Goals\n- fast\n", ALONE).items) == []


@pytest.mark.parametrize(
    "lead",
    [
        "To be done until the next meeting:",
        "**By next call**",
        "Was bis zum nächsten Treffen gemacht sein sollte:",
        "D'ici la prochaine réunion :",
        "Antes de la próxima reunión:",
        "次回まで:",
    ],
)
@pytest.mark.parametrize("above", ["Meeting", "Was wurde besprochen?"])
def test_what_is_to_be_done_until_people_meet_again_is_an_action(lead: str, above: str) -> None:
    board = board_of(f"## {above}\n- the room\n\n{lead}\n- find icons\n", ALONE)
    assert told(board.items) == [("action", "todo", "find icons")]


def test_what_is_for_the_next_meeting_is_not() -> None:
    assert told(board_of("## Notes\n**For next meeting:**\n- moderator: Bob\n", ALONE).items) == []


BACKLOG = """## Tareas
### Tarea #1

- Descripción: Crear un estado
- Responsable: Grok
- Estado: Hecho

### Tarea #2

**Título**: Crear un campo
**Estado**: En progreso

### Tarea #3
"""


def test_a_task_that_has_only_a_number_is_called_what_its_description_says() -> None:
    board = board_of(BACKLOG, STARLIGHT)
    assert [(item.text, item.state, item.track) for item in board.items] == [
        ("Crear un estado", "done", "grok"),
        ("Crear un campo", "doing", "shared"),
    ]


BLOCKERS = """## Blocker (must be fixed before go-live)
### 1. Connection pool ❌
**Problem**: switched off
**Aufwand**: 2 Stunden
**Verantwortlich**: Grok
### 2. Background
- what it is about

## Critical
### 3. Log files 🟡
**Aufwand**: 1 Stunde
**Verantwortlich**: Grok
### 4. Slow queries 🟡
**Aufwand**: 4 Stunden
**Verantwortlich**: Claude

## Components
### 5. Parser
**Owner**: Grok
### 6. Lexer
**Owner**: Grok
"""


def test_numbered_headings_with_an_owner_and_an_effort_are_work_and_below_blockers_are_blockers() -> None:
    board = board_of(BLOCKERS, STARLIGHT)
    assert [(blocker.text, blocker.resolved) for blocker in board.blockers] == [("Connection pool", False)]
    assert [(item.text, item.track, item.estimate) for item in board.items if item.kind == "task"] == [
        ("3. Log files", "grok", "1 Stunde"),
        ("4. Slow queries", "claude", "4 Stunden"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("完了定義 (Definition of Done)", "criterion"),
        ("✅ 完成标准（Acceptance criteria）", "criterion"),
        ("待办 (To do)", "task"),
        ("Обзор (Tasks)", "task"),
    ],
)
def test_a_heading_with_its_translation(title: str, kind: str) -> None:
    assert told(board_of(f"# Plan\n## {title}\n- it runs\n", ALONE).items) == [(kind, "todo", "it runs")]


@pytest.mark.parametrize("part", ["立即执行 (今天)", "短期", "Kurzfristig", "À court terme", "Corto plazo"])
def test_parts_by_how_soon_are_looked_through(part: str) -> None:
    assert told(board_of(f"## Next steps\n### {part}\n- ask Bob\n", ALONE).items) == [("action", "todo", "ask Bob")]


def test_what_the_next_session_should_go_on_with_is_an_action() -> None:
    text = (
        "## Log\n**Próxima sesión debe continuar con:**\n- auditar\n\n**The next session should continue with:**\n- b\n"
    )
    assert [item.kind for item in board_of(text, ALONE).items] == ["action", "action"]


def test_phases_of_a_go_live_timeline_hold_tasks() -> None:
    board = board_of("## Go-live timeline with milestones\n### Phase 1: soft launch\n- [ ] deploy\n", ALONE)
    assert told(board.items) == [("task", "todo", "deploy")]
    assert board.checkpoints == ()


def test_scores_of_how_ready_things_are_are_no_work() -> None:
    rows = "| Component | Status | Score |\n|-|-|-|\n| Security | Open issues | 4/10 ⚠️ |\n| Docs | Done | 9/10 |\n"
    assert told(board_of(f"## Go-live readiness scorecard\n### Technical\n{rows}", ALONE).items) == []


@pytest.mark.parametrize(
    ("above", "part", "items"),
    [
        ("Action items (due by next sprint)", "Katrina", 1),
        ("Tasks", "Backend & API", 1),
        ("Ce qui reste à finaliser", "Frontend (10% restant)", 1),
        ("Aufgaben", "Jörg", 1),
        ("Action items", "Decision points", 0),
        ("Next steps", "Combined", 0),
        ("Tasks", "Background", 0),
        ("Tasks", "Where the numbers came from last week", 0),
        ("Design", "Backend", 0),
    ],
)
def test_lists_by_person_or_area_below_a_title_of_work(above: str, part: str, items: int) -> None:
    assert len(board_of(f"# Plan\n## {above}\n### {part}\n- ask the professor\n", ALONE).items) == items


@pytest.mark.parametrize(
    "title", ["Things to do", "Before team meeting things to do", "Ce qui reste à finaliser", "Was noch fehlt"]
)
def test_what_is_left_is_work(title: str) -> None:
    assert told(board_of(f"# Plan\n## {title}:\n- a\n", ALONE).items) == [("task", "todo", "a")]
