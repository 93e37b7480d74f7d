"""What stands below an objective or beside it: features to build, criteria in one line, what is aimed at soon."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

Found = list[tuple[str, str, str]]
FEATURES = """# Plan
## Objectives
### Objective 1: Alerts
**{lead}**:
1. **Thresholds**: Choose one per metric
2. **Mails**: one for each alert
3. **History**: Keep a year of it
4. **Silence**: nights are left out
"""
FOUR = ["Thresholds: Choose one per metric", "Mails: one for each alert", "History: Keep a year of it"]


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("Core features", [*FOUR, "Silence: nights are left out"]),
        ("Exploratory areas", [*FOUR, "Silence: nights are left out"]),
        ("Known features", []),
        ("Implementation focus", []),
    ],
)
def test_features_of_an_objective_are_work_where_half_of_them_say_so(lead: str, found: list[str]) -> None:
    assert [item.text for item in board_of(FEATURES.format(lead=lead), ALONE).items] == found


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("## Objective 1\n\n**Success metric**: ten stores\n", [("criterion", "todo", "ten stores")]),
        ("### Short-term (December)\n**Realistic goals**:\n1. the audit\n", [("task", "todo", "the audit")]),
        ("### Long-term\n**True generalization goal**:\n- no rules at all\n", []),
        ("### Background\n**Realistic goals**:\n- fewer rules\n", []),
        (
            "## Deliverables\n### Stretch goals (if time permits)\n1. `a.md` - the format\n2. the design\n",
            [("deliverable", "todo", "a.md"), ("deliverable", "todo", "the design")],
        ),
        (
            "## Success criteria\n| Task | Success metric |\n|---|---|\n| The audit | Every folder was seen |\n",
            [("criterion", "todo", "The audit")],
        ),
        ("## Numbers\n| Task | Success metric |\n|---|---|\n| The audit | 93 % |\n", []),
    ],
)
def test_other_ways_to_say_what_is_aimed_at(plan: str, found: Found) -> None:
    assert told(board_of(f"# Plan\n\n{plan}", ALONE).items) == found
