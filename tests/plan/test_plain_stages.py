"""Bullets directly below a sprint that only name its work, and sprints that say they are over."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

PLAN = "# Shop sprint plan\n\n"
NAMED: dict[str, str] = {
    "below a sprint": "## Sprint 2\n\n- Login page\n- User table\n- CI\n",
    "below one with a title": "## Sprint 2: Accounts (2 weeks)\n\n**Goal:** people can log in\n\n- Login page\n- CI\n",
    "below a week": "## Week 3 – checkout\n\n- Basket\n- Checkout with cards\n",
    "beside its criteria": "## Phase 1\n\n- Basket\n- Orders\n\n### Exit criteria\n\n- Orders arrive\n",
    "in another language": "## Sprint 6 (18 pts)\n\n- UAT tại quán\n- Bảng điều khiển\n",
}
TOLD: dict[str, str] = {
    "facts": "## Sprint 2\n\n- Duration: 2 weeks\n- Team: three\n",
    "sentences": "## Sprint 2\n\n- The team was small\n- We had a great time\n",
    "a single line": "## Sprint 2\n\n- Login page\n",
    "beside a list of tasks": "## Sprint 2\n\n- Login\n- Basket\n\n### Tasks\n\n1. Draw it\n",
    "beside a table": "## Sprint 2\n\n- Login\n- Basket\n\n| Task | Owner |\n|---|---|\n| Draw it | Ada |\n",
    "beside boxes": "## Sprint 2\n\n- Login\n- Basket\n\n### Rest\n\n- [ ] Draw it\n",
    "below a summary": "## Summary\n\n### Sprint 2\n\n- Login\n- Basket\n",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_names_below_a_stage_of_a_plan_are_its_work(text: str) -> None:
    items = [item for item in board_of(PLAN + text, ALONE).items if item.kind != "criterion"]
    wanted = [line[2:] for line in text.split("### ", maxsplit=1)[0].splitlines() if line.startswith("- ")]
    assert told(items) == [("task", "todo", line) for line in wanted]


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_what_tells_of_a_stage_is_no_work(text: str) -> None:
    found = {item.text for item in board_of(PLAN + text, ALONE).items}
    assert found <= {"Draw it"}


def test_other_documents_name_many_things() -> None:
    text = NAMED["below a sprint"]
    assert board_of({"notes.md": "# Shop\n\n" + text.replace("Sprint 2", "Phase 2")}, ALONE).items == ()


@pytest.mark.parametrize("title", ["Shop roadmap", "Migration plan", "Project planning", "Umzugsplan", "移行計画"])
def test_any_plan_names_the_work_of_its_stages(title: str) -> None:
    text = f"# {title}\n\n" + NAMED["below a sprint"].replace("Sprint 2", "Phase 2")
    assert [item.text for item in board_of({"notes.md": text}, ALONE).items] == ["Login page", "User table", "CI"]


def test_below_a_numbered_sprint_names_are_work_in_any_document() -> None:
    assert len(board_of({"notes.md": "# Shop\n\n" + NAMED["below a sprint"]}, ALONE).items) == 3


OVER = [
    "Sprint 0: Base (Completed)",
    "Sprint 0 — done ✅",
    "Phase 1 [complete]",
    "Semana 1 (terminada)",
    "Sprint 0 – DONE",
]


@pytest.mark.parametrize("heading", OVER)
def test_below_a_sprint_that_is_over_lines_are_done(heading: str) -> None:
    text = (
        f"{PLAN}## {heading}\n\n| Task | Status |\n|---|---|\n| Set it up | To do |\n\n**Deliverable:** pages for all\n"
    )
    states = {item.text: item.state for item in board_of(text, ALONE).items}
    assert states == {"Set it up": "todo", "pages for all": "done"}


@pytest.mark.parametrize("heading", ["Sprint 2: Done lists", "Sprint 2: Complete login", "Base (done)"])
def test_a_word_that_does_not_end_the_heading_says_nothing(heading: str) -> None:
    text = f"{PLAN}## {heading}\n\n**Deliverable:** pages for all\n"
    assert [item.state for item in board_of(text, ALONE).items] == ["todo"]


def test_a_step_with_a_colon_among_steps_is_one_of_them() -> None:
    text = "## Implementation plan\n\n1. Add a column\n2. On start:\n   - Read the rows\n   - Check each\n3. Draw a button\n"
    assert [item.text for item in board_of(text, ALONE).items] == ["Add a column", "On start:", "Draw a button"]


def test_items_below_tasks_are_shown_with_what_stands_above() -> None:
    board = board_of("# Plan\n\n## Day 2: Login\n\n### Tasks\n\n- Draw it\n\n## Tasks\n\n- Ask Ada\n", ALONE)
    assert {item.text: item.group for item in board.items} == {"Draw it": "Day 2: Login", "Ask Ada": "Tasks"}


@pytest.mark.parametrize("heading", ["Where we stand", "Current state assessment"])
def test_what_is_missing_in_an_assessment_is_no_list_of_work(heading: str) -> None:
    assert board_of(f"# Plan\n\n## {heading}\n\n### What's missing\n\n- A login\n- Tests\n", ALONE).items == ()


def test_what_is_asked_in_each_standup_is_no_criterion() -> None:
    assert (
        board_of("# 計画\n\n## デイリースタンドアップ\n\n### 確認事項\n\n1. 昨日の作業\n2. 課題\n", ALONE).items == ()
    )


ROADMAP = (
    "## Roadmap\n\n| Sprint | Weeks | Planned dates | Theme | Main outcome |\n|---|---|---|---|---|\n"
    "| **S0** | 1 | Nov 24 – Nov 25 | Set up | The build runs |\n| **S1** | 2 | Nov 26 – Nov 28 | Login | People log in |\n"
)


def test_dated_sprints_of_a_roadmap_are_checkpoints_with_their_outcomes() -> None:
    board = board_of(ROADMAP, ALONE)
    due = {checkpoint.name: f"{checkpoint.due:%a}" for checkpoint in board.checkpoints if checkpoint.due is not None}
    assert due == {"The build runs": "Tue", "People log in": "Fri"}
    assert {item.kind for item in board.items} == {"criterion"}
    weeks = ROADMAP.replace("Nov 24 – Nov 25", "1").replace("Nov 26 – Nov 28", "2")
    assert board_of(weeks, ALONE).checkpoints == ()


@pytest.mark.parametrize(
    ("line", "risks"),
    [
        ("**Dependencies:** none. **Risks:** the model is slow → use the small one.", [("the model is slow", "use the small one")]),
        ("**Main risk**: nobody tests it", [("nobody tests it", "")]),
        ("**Risk:** Low - it is there already", []),
        ("**Risks:** none", []),
    ],
)  # fmt: skip
def test_risks_told_in_a_line(line: str, risks: list[tuple[str, str]]) -> None:
    board = board_of(f"# Plan\n\n## Sprint 1\n\n{line}\n", ALONE)
    assert [(risk.text, risk.fallback) for risk in board.risks] == risks


RUNNING = "## Editor\n\n1. Go to line\n2. Tabs\n\n## Learning\n\n{}. Progress\n{}. Debugger\n"


@pytest.mark.parametrize(
    ("numbers", "items"),
    [((3, 4), ["Go to line", "Tabs", "Progress", "Debugger"]), ((1, 2), []), ((4, 5), [])],
)
def test_numbers_that_run_on_from_heading_to_heading_count_the_work(numbers: tuple[int, int], items: list[str]) -> None:
    board = board_of(f"# Features\n\n{RUNNING.format(*numbers)}", ALONE)
    assert [item.text for item in board.items] == items


@pytest.mark.parametrize(
    "plan",
    [
        "# Report of the week\n\n" + RUNNING.format(3, 4),
        "# Features\n\n1. Go to line\n2. Tabs\n\nAs before.\n\n3. Progress\n",
        "# Features\n\n## Principles\n\n1. Go to line\n2. Tabs\n\n## Guidelines\n\n3. Progress\n4. Debugger\n",
    ],
)
def test_numbers_that_count_something_else(plan: str) -> None:
    assert board_of(plan, ALONE).items == ()


@pytest.mark.parametrize("title", ["Stages", "Etapas", "Phasen", "Étapes", "Этапы", "阶段"])
def test_numbered_headings_below_one_that_says_stages_are_stages(title: str) -> None:
    plan = f"# The product\n\n## {title}\n\n### 1. Base\n\n- Monorepo with workspaces.\n- Documents of decisions.\n"
    assert [item.text for item in board_of(plan, ALONE).items] == [
        "Monorepo with workspaces.",
        "Documents of decisions.",
    ]


BOXES = "\n## Publishing checklist\n\n- [ ] The notes are written\n- [x] The tag is set\n"


@pytest.mark.parametrize(
    "above", ["## v1.0.0\n\n### Features", "## v2.0.0 (later)\n\n### v1.1.0-more", "## Phase 1: Base\n\nCapabilities:"]
)
def test_what_a_version_is_to_hold_is_work_also_where_a_checklist_has_boxes(above: str) -> None:
    board = board_of(f"# Release plan\n\n{above}\n\n- Full runtime\n- Worker with dispatch\n{BOXES}", ALONE)
    assert [item.text for item in board.items if item.counted] == ["Full runtime", "Worker with dispatch"]


@pytest.mark.parametrize("title", ["Roadmap governance", "작업 시 참고사항", "任务注意事项"])
def test_how_the_work_is_governed_is_none(title: str) -> None:
    assert board_of(f"# Plan\n\n## {title}\n\n- Write the comments in one tongue\n", ALONE).items == ()
