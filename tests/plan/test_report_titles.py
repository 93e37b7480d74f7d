"""What a document's own title says about its lists: nothing, unless the document is a report or a manual."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

STAGE = "## Sprint 1\n\n- Add the login page\n- Create the database\n"
PLANS = [
    "Rabta — Complete MVP Delivery Plan",
    "Finished product: delivery plan",
    "Delivered-value sprint plan",
    "Overview dashboard sprint plan",
    "Template engine delivery plan",
    "How-to videos: sprint plan",
    "Design system roadmap",
    "Shop with order summary, sprint plan",
    "Sprint implementation and testing plan",
]
OTHERS = [
    "Summary",
    "Sprint 1 Report",
    "Sprint 1: completed",
    "Sprint plan (done)",
    "Sprint plan – overview",
    "Report on sprint 1",
    "Architecture of the shop",
    "✅ Sprint plan",
    "Pipeline plan: executive summary and handoff",
    "Sprint plan template",
    "How to plan a sprint in a week",
    "Test plan",
]


@pytest.mark.parametrize("title", PLANS)
def test_a_word_in_the_title_of_a_plan_closes_nothing(title: str) -> None:
    assert [item.kind for item in board_of(f"# {title}\n\n{STAGE}", ALONE).items] == ["task", "task"]


@pytest.mark.parametrize("title", OTHERS)
def test_reports_and_manuals_hold_no_work(title: str) -> None:
    assert board_of(f"# {title}\n\n{STAGE}", ALONE).items == ()


@pytest.mark.parametrize("heading", ["Complete overview of the plan", "How to set it up, a plan"])
def test_a_word_anywhere_in_another_heading_closes(heading: str) -> None:
    assert board_of(f"# Plan\n\n## {heading}\n\n{STAGE.replace('## ', '### ')}", ALONE).items == ()


def test_in_which_order_the_tasks_are_done_is_no_work() -> None:
    strategy = (
        "# Tasks: a complete rewrite\n\n## Implementation strategy\n\n### MVP first\n\n1. Complete phase 1\n2. Stop\n"
    )
    assert board_of(strategy, ALONE).items == ()


@pytest.mark.parametrize(
    ("heading", "line", "count"),
    [
        ("Architecture & Tooling Upgrades", "Decide on the bus", 1),
        ("Data Architecture", "Define the tables", 1),
        ("Data Architecture", "The tables are in Postgres", 0),
        ("Architecture overview", "Define the tables", 0),
        ("Architecture review results", "Define the tables", 0),
    ],
)
def test_architecture_below_a_sprint_is_worked_on_where_the_lines_say_so(heading: str, line: str, count: int) -> None:
    assert len(board_of(f"# Plan\n\n## Sprint 1\n\n### {heading}\n\n- {line}\n", ALONE).items) == count
    assert board_of(f"# Plan\n\n## Product\n\n### {heading}\n\n- {line}\n", ALONE).items == ()
