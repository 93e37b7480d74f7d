"""Lists of work that no heading calls so: to-do lists, phases and versions, timetables; and what is none of them."""

from __future__ import annotations

import pytest

from cockpit.plan.imperative import is_work
from tests.plan.builder import ALONE, board_of, told

ORDERS = [
    "Add tests for the service",
    "**Database**: create the schema",
    "Design the login page",
    "T012 Set up CI",
    "Tests für alle Teams schreiben",
    "Crear la primera migración",
    "Rédiger le guide",
    "Сформировать требования",
    "实现登录功能",
    "テストを追加",
    "로그인 구현",
]
FACTS = [
    "Design of the login page",
    "Test coverage is 80%",
    "All calculators work in the browser",
    "**Performance**: 0.07% false positives",
    "Report (26 pages)",
    "The list is open",
    "Added tests for the service",
    "",
]


@pytest.mark.parametrize("text", ORDERS)
def test_what_is_to_be_done(text: str) -> None:
    assert is_work(text)


@pytest.mark.parametrize("text", FACTS)
def test_what_is_so(text: str) -> None:
    assert not is_work(text)


WORK: dict[str, str] = {
    "a to-do list without headings": "# My to-do list\n\n- User testing\n- Nicer buttons\n",
    "a sprint": "# Execution plan\n\n## Sprint 1 (Execution)\n\n- Implement the list\n- Add unit tests\n",
    "a version of a roadmap": "# Roadmap\n\n## v1.1\n\n- Dark mode\n- A plugin system\n",
    "what comes after a version": "# Roadmap\n\n## After v0.0.1\n\n- Shell completion\n- A doctor\n",
    "a term of a roadmap": "# Roadmap\n\n## Mid term\n\n- Dark mode\n- Two panes\n",
    "parts of a backlog by version": "## Backlog\n\n### V2.1 — Calculators\n\n- Holding tax\n- Rent\n",
    "parts of a list before and after a release": "## TODO\n\n### After release\n\n- User testing\n- Options\n",
    "a timetable by weeks": "# Plan\n\n### Timeline\n\n- Week 1: a draft\n- Weeks 2-3: the review\n",
    "names of lists as items": "# Kickoff\n\n1. Goal\n   - a map\n2. Tasks\n   - Read it all\n   - Talk to Ada\n",
    "decisions that somebody must make": "## Decisions still pending\n\n1. The radius\n2. The split\n",
    "weeks of a timetable": "# Spec\n\n## Timeline\n\n### Week 6: Tools\n\n- Final tests\n- A guide\n",
    "what follows a release": "## Post-1.0 roadmap\n\n### v.1.1.0: More\n\n- Better search\n- Two panes\n",
    "changes, if the lines say so": "# Spec\n\n## Documentation updates\n\n- Update the guide with:\n  - pay\n- Add a page\n",
    "a checklist without boxes": "# Cutover checklist\n\n## Before\n\n- owner found\n- tests green\n",
    "signs of a week": "# Course\n\n## Week 2: Tools\n\n- ⏳ **Day 8**: An API\n- ⏳ **Day 9**: A database\n",
    "sprints of a plan": "## Delivery plan (5 sprints)\n\n### Sprint 1: Base (CRUD)\n\n- Data models\n- Pages\n",
    "what is missing": "## Was noch fehlt\n\n- Rollen im Admin\n- Bezahlung\n",
}
NONE: dict[str, str] = {
    "changes that were made": "# Spec\n\n## Changes\n\n- The guide was updated\n- Added a page\n",
    "lines of a checklist with boxes": "# Checklist\n\n- [ ] Done\n\n## Help\n\n- ring Ada\n- ring Grace\n",
    "rollback in a checklist": "# Checklist\n\n## Rollback\n\n- restore it\n- check it\n",
    "who signs": "## Sign-off\n\n- **Scope owner**: @ada\n- **Defined**: 2025-12-02\n- **Review**: open\n",
    "facts of a phase": "# Plan\n\n## Phase 1: API\n\n- The API is stable\n- 12 tests pass\n",
    "a phase in a report": "# Summary\n\n## Phase 1\n\n- Add tests\n- Add docs\n",
    "a phase of a manual": "# How to deploy\n\n## Phase 1\n\n- Build it\n- Copy it\n",
    "notes below a to-do list": "# To-dos\n\n## Background\n\n- Fix was late\n- Add more time\n",
    "any other title": "# Roadmap\n\n## Team\n\n- Add Ada\n- Ask Grace\n",
    "questions": "# To-dos\n\n## What is missing?\n\n- Add Ada\n- Ask Grace\n",
    "a list of the document alone": "# Notes\n\n- Add Ada\n- Ask Grace\n",
    "days, which are headlines": "# Plan\n\n## Week 1\n\n- Monday: draft\n- Tuesday: review\n",
}


@pytest.mark.parametrize("name", WORK)
def test_lists_of_work(name: str) -> None:
    items = board_of(WORK[name], ALONE).items
    assert [item.kind for item in items] == ["task", "task"], told(items)
    assert all(item.counted for item in items)


@pytest.mark.parametrize("name", NONE)
def test_other_lists(name: str) -> None:
    assert [item for item in board_of(NONE[name], ALONE).items if item.place.form == "bullet" and not item.due] == []


def test_the_name_of_a_file_tells_of_a_list_of_tasks() -> None:
    assert len(board_of({"TODO.md": "- Add tests\n- Fix the build\n"}, ALONE).items) == 2
    assert len(board_of({"notes.md": "- Add tests\n- Fix the build\n"}, ALONE).items) == 0


def test_who_is_responsible_is_no_work() -> None:
    table = "## RACI\n\n| Activity | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n"
    assert board_of(f"{table}| Draft | Ada | Grace | QA | all |\n", ALONE).items == ()


def test_tasks_with_their_milestones_are_tasks() -> None:
    table = "| Task | Start Date | End Date | Associated Milestone |\n|---|---|---|---|\n"
    items = board_of(
        f"{table}| Set up | Week 1 | Week 1 | Milestone 1 |\n| Build | Week 2 | Week 3 | Milestone 2 |\n", ALONE
    ).items
    assert told(items) == [("task", "todo", "Set up"), ("task", "todo", "Build")]


def test_a_story_in_the_backlog_is_told_once() -> None:
    backlog = "## Backlog\n\n| ID | Story | Status |\n|---|---|---|\n| US-57 | Move it | Done |\n\n"
    story = "### US-57: Move it\n\n**Owner**: Ada\n\n**Acceptance criteria**\n\n- It moves\n"
    board = board_of(backlog + story, ALONE)
    assert told(board.items) == [("task", "done", "Move it"), ("criterion", "todo", "It moves")]
    assert board.items[1].parent == board.items[0].id
    with_status = board_of(backlog + story.replace("Ada", "Ada  \n**Status**: Done"), ALONE)
    assert len(with_status.items) == 3


def test_a_sign_is_contradicted_by_the_note_behind_it() -> None:
    assert told(board_of("## Tasks\n\n- Calculators ✅ (started)\n", ALONE).items) == [
        ("task", "doing", "Calculators ✅")
    ]


def test_a_table_of_features_that_are_there_is_no_plan() -> None:
    table = "## Features\n\n| Feature | Status |\n|---|---|\n| Search | ✅ Done |\n| Export | ✅ Done |\n"
    assert board_of(table, ALONE).items == ()
    assert len(board_of(table.replace("✅ Done", "Open"), ALONE).items) == 2


def test_a_file_told_below_a_heading_in_a_list_of_work_makes_it_a_task() -> None:
    text = "## Tasks\n\n### 2.1 Split the controller\n\n**Files**: `src/ride.js`\n"
    assert [item.text for item in board_of(text, ALONE).items] == ["2.1 Split the controller"]


BOARD = "# Tasks\n\n## In progress\n\n- [TASK2](./2.md) Tests\n\n## Completed\n\n- [TASK001](./1.md) Setup\n- [TASK003](./3.md) CI\n"


def test_the_column_of_done_tasks_of_a_board() -> None:
    assert [(item.state, item.text) for item in board_of(BOARD, ALONE).items][1:] == [
        ("done", "TASK001 Setup"),
        ("done", "TASK003 CI"),
    ]
    assert len(board_of(BOARD.replace("## In progress", "## Notes"), ALONE).items) == 0
    assert len(board_of(BOARD.replace("[TASK001](./1.md) ", "").replace("[TASK003](./3.md) ", ""), ALONE).items) == 1


def test_a_line_that_says_it_is_done() -> None:
    items = board_of("## Milestones\n\n- M1: Core (DONE)\n- M2: Tools\n", ALONE).items
    assert [item.state for item in items] == ["done", "todo"]


def test_what_a_line_in_a_checklist_leads_into_is_no_work() -> None:
    text = "# Launch checklist\n\n## Before\n\nThe script performs:\n- a build\n- a check\n\n## After\n\n- Tell Ada\n- Rest\n"
    assert [item.text for item in board_of(text, ALONE).items] == ["Tell Ada", "Rest"]


def test_a_stage_is_work_where_its_neighbours_are() -> None:
    stages = (
        "## Order\n\n### Phase 1\n\n- Add bans\n- Create an API\n- Add checks\n\n### Phase 2\n\n- GeoIP\n- Alerts\n"
    )
    assert len(board_of({"notes.md": stages}, ALONE).items) == 5
    assert len(board_of({"notes.md": stages.replace("### Phase 1", "### Before")}, ALONE).items) == 0


def test_tables_of_done_tasks_and_of_counts() -> None:
    active = (
        "## Active tasks\n\n| ID | Task | Status |\n|---|---|---|\n| T1 | Naive | Done |\n| T2 | Tiling | Ready |\n"
    )
    done = "\n## Completed tasks\n\n| ID | Task | Date |\n|---|---|---|\n| T1 | Naive | 1 |\n| T0 | Setup | 2 |\n"
    counts = "\n## Progress\n\n| Phase | Tasks | Status |\n|---|---|---|\n| Phase 1 | 3 tasks | In progress |\n"
    items = board_of(active + done + counts, ALONE).items
    assert [(item.state, item.text) for item in items] == [("done", "Naive"), ("todo", "Tiling"), ("done", "Setup")]
