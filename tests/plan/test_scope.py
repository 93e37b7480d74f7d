"""Parts of a sprint that name no kind, checklists of something, risks by other names: what of it is read."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

PARTS = (
    "Implementation:", "**Testing:**", "### Primary scope", "### In scope", "### Stories", "### Execution order",
    "### Planned work", "### What we will do", "**Must have:**", "### Scope (revised)", "### Backend", "**Frontend & UX:**",
    "### Alcance", "### Escopo da sprint", "### Umfang", "### Périmètre", "### Zakres sprintu", "### Работы", "### 実装", "### 范围",
)  # fmt: skip
STAGES = ("Sprint 1: Base", "Phase 2 – API", "Week 3", "Sprint A", "Fase 1", "第2周")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_sprint_holds_its_work(part: str) -> None:
    text = f"# Plan\n\n## Sprint 1: Base\n\nGoal: a base.\n\n{part}\n\n- Lists of users\n- The tables\n"
    assert [(item.kind, item.text) for item in board_of(text, ALONE).items] == [
        ("task", "Lists of users"),
        ("task", "The tables"),
    ]


@pytest.mark.parametrize("stage", STAGES)
def test_any_short_title_does_where_the_lines_say_what_to_do(stage: str) -> None:
    text = f"## {stage}\n\n### Users and roles\n\n- Add the tables\n- Write the guide\n"
    assert len(board_of(text, ALONE).items) == 2
    assert len(board_of(text.replace("Add the", "The").replace("Write the", "The"), ALONE).items) == 0


NO_WORK = (
    "## Sprint 1\n\n### Notes\n\n- Use tabs\n- Keep it small\n",
    "## Sprint 1\n\n### Likely files\n\n- `src/a/**`\n- `src/b/**`\n",
    "## Sprint 1\n\n### Out of scope\n\n- Add a shop\n- Write a game\n",
    "## Sprint 1\n\n### Principles\n\n- Keep it small\n- Write tests first\n",
    "## Sprint 1\n\n### If it fails\n\n- Roll it back\n- Tell Ada\n",
    "## Sprint 1\n\n**Changes:**\n\n- Show the price\n- Confirm it\n",
    "## Sprint 1\n\n### Test strategy\n\n- Use fakes\n- Write them first\n",
    "## Sprint 1\n\n### Notes for reviewers\n\n- Check the migration\n- Look at the page\n",
    "## Sprint 1\n\n### API endpoints\n\n- `GET /users`\n- POST /users\n- Delete user: DELETE /users/1\n",
    "## Sprint 1\n\n### User flow\n\n- Open the app\n- Choose a shop\n",
    "## Sprint 1\n\n### Known limitations\n\n- Add one user at a time\n- Use the old key\n",
    "## Sprint 1 review\n\n### Backend\n\n- Add a route\n- Write tests\n",
    "# Design\n\n## Implementation\n\n- Add a route\n- Write tests\n",
    "# Design\n\n## Architecture\n\n### Scope\n\n- the API\n- the page\n",
    "# Sprint plan\n\n## Recommended order\n\n1. Sprint 1\n2. Sprint 3\n",
    "# Sprint plan\n\n## Execution order\n\n1. Sprint 1\n2. Sprint 3\n",
    "## Sprint 1\n\n- [ ] Build it\n\n### Scope\n\n- the API\n- the page\n",
)


@pytest.mark.parametrize("text", NO_WORK)
def test_other_parts_do_not(text: str) -> None:
    assert [item.text for item in board_of(text, ALONE).items if item.mentions[0].form != "checkbox"] == []


def test_a_plan_of_one_sprint_needs_no_heading_for_it() -> None:
    text = "## Current story\n\nStory: 6\n\n## Execution order\n\n1. Define the rules\n2. Implement the award\n"
    assert len(board_of({"SPRINT_PLAN.md": text}, ALONE).items) == 2
    assert len(board_of({"NOTES.md": text}, ALONE).items) == 0


@pytest.mark.parametrize("title", ["QA Checklist", "Evaluation Checklist", "Go-live-Checkliste", "上线检查清单"])
def test_a_checklist_of_something_holds_criteria(title: str) -> None:
    text = f"## {title}\n\n### Data & design:\n\n- ✅ Tables\n- Keys\n"
    assert [(item.kind, item.state) for item in board_of(text, ALONE).items] == [
        ("criterion", "done"),
        ("criterion", "todo"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Code review checklist\n\n- Names are good\n",
        "## Meeting checklist\n\n- Start recording\n",
        "## QA checklist\n\n### Background\n\n- Tables\n",
        "## QA checklist\n\n### Panels\n\n#### Rates\n\n- Unit: percent\n",
    ],
)
def test_a_checklist_for_each_time_does_not(text: str) -> None:
    assert board_of(text, ALONE).items == ()


def test_boxes_of_a_checklist_are_what_the_heading_above_says() -> None:
    assert [item.kind for item in board_of("## Tasks\n\n### QA checklist\n\n- [ ] Login\n", ALONE).items] == ["task"]


@pytest.mark.parametrize(
    "title", ["High-risk areas:", "Risk areas", "Areas of concern: risks", "Known issues", "Known non-blocking issues"]
)
def test_risks_by_other_names(title: str) -> None:
    board = board_of(f"## {title}\n\n1. The key may expire\n", ALONE)
    assert ([risk.text for risk in board.risks], board.items) == (["The key may expire"], ())


@pytest.mark.parametrize(
    "title", ["Future backlog themes", "Future tasks", "Icebox: tasks", "Future", "Future deliverables"]
)
def test_what_is_for_some_day_is_no_work_of_a_sprint(title: str) -> None:
    assert board_of(f"## {title}\n\n- More adapters\n- A shop\n", ALONE).items == ()
