"""Lists that say what has to hold before something goes on, and numbered titles that lead into how it is done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

CRITERION, ACTION = ("criterion", "todo"), ("action", "todo")


@pytest.mark.parametrize(
    "above",
    [
        "## Phase 3: Login\n\n**Independent Test**: Run the login by hand and verify that:",
        "## Phase 3: Login\n\n**Independent Test:** Run the login and check:",
        "## Verdict\n\n**Conditions before production:**",
        "### Conditions for go",
        "## Verdict\n\n**Block the deployment until:**",
        "## Success criteria assessment\n\n### Not achieved",
        "### Stage 1 (09:00 - 12:00)\n\n**Go/no-go criteria:**",
        "#### 21:00 - Go/no-go decision",
    ],
)
def test_what_has_to_hold(above: str) -> None:
    board = board_of(f"# Release\n\n{above}\n- The users can log in\n- Health checks pass\n", ALONE)
    assert told(board.items) == [(*CRITERION, "The users can log in"), (*CRITERION, "Health checks pass")]


@pytest.mark.parametrize(
    "above",
    [
        "## Phase 3: Login\n\n**Test tools**: Run the login by hand and verify that:",
        "## Phase 3: Login\n\n**Independent Test**: Run the login by hand.",
        "### Possible outcomes of the gate",
        "## Log\n\n### Not achieved",
        "### How to deploy\n\n**Go/no-go criteria:**",
    ],
)
def test_what_tells_no_criteria(above: str) -> None:
    assert told(board_of(f"# Release\n\n{above}\n- The users can log in\n- Health checks pass\n", ALONE).items) == []


def test_criteria_that_were_judged_keep_their_boxes() -> None:
    plan = (
        "# Handoff\n\n## Success criteria assessment\n\n### ✅ Achieved\n\n- [x] The logs are clean\n\n"
        "### ⚠️ Partially achieved\n\n- [~] The video is sharp\n\n### ❌ Not achieved\n\n- [ ] All scenes are there\n"
    )
    assert told(board_of(plan, ALONE).items) == [
        ("criterion", "done", "The logs are clean"),
        ("criterion", "doing", "The video is sharp"),
        ("criterion", "todo", "All scenes are there"),
    ]


STEPS = "   - Make a table of sizes\n   - Add the lengths\n"


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (f"1. **Update the release checklist:**\n{STEPS}2. **Prepare the demo:**\n{STEPS}", 2),
        (f"4. **Quality baseline:**\n{STEPS}5. **Performance investigation:**\n{STEPS}", 2),
        ("1. **Inspection** of the first scene:\n   ```sh\n   probe scene.mp4\n   ```\n", 1),
    ],
)
def test_numbered_titles_are_the_work_and_their_bullets_its_details(lines: str, items: int) -> None:
    board = board_of(f"# Handoff\n\n## Next actions\n\n{lines}", ALONE)
    assert [(item.kind, item.state) for item in board.items] == [ACTION] * items
    assert not any("table" in item.text for item in board.items)


@pytest.mark.parametrize("title", ["1. **Backend:**", "- **Must have:**"])
def test_titles_that_only_divide_the_work(title: str) -> None:
    board = board_of(f"# Handoff\n\n## Next actions\n\n{title}\n{STEPS}", ALONE)
    assert [item.text for item in board.items] == ["Make a table of sizes", "Add the lengths"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Recommendations for week 2", "action"),
        ("Recommended actions for the next sprint", "action"),
        ("Recommendations", None),
    ],
)
def test_recommendations_for_a_stage_are_actions(title: str, kind: str | None) -> None:
    board = board_of(f"# Week 1\n\n## {title}\n\n1. Fix the loader\n2. Balance the formats\n", ALONE)
    assert [item.kind for item in board.items] == ([kind] * 2 if kind else [])


@pytest.mark.parametrize("title", ["Minor blockers (non-critical)", "Remaining blockers"])
def test_blockers_by_their_weight(title: str) -> None:
    assert [one.text for one in board_of(f"# Audit\n\n## {title}\n\n- No test machine\n", ALONE).blockers] == [
        "No test machine"
    ]
