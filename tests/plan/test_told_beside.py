"""Boxes with the ids of tasks, stages with signs, issues with a heading each, and what people are proud of."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

CODED = "## Phase 1: Tool\n\n### Package tool\n- [x] T036 Add `init`\n\n### Documentation & examples\n- [ ] T037 Write the guide\n"
STAGES = "## Session summary\n\n- ✅ Wave 1: streaming\n- 🔄 Wave 2: export (ready to start)\n"
OPEN = "## @ada\n\n- Done\n  - the old parser\n- In progress\n  - lessons for beginners\n- Next\n  - names over DNS\n"
PROUD = "## Key achievements\n\n### Technical deliverables:\n- **8 alerts** configured\n- 2 audits\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (CODED, [("task", "done", "T036 Add init"), ("task", "todo", "T037 Write the guide")]),
        (CODED.replace("T037 ", ""), [("task", "done", "T036 Add init")]),
        (STAGES, [("task", "done", "Wave 1: streaming"), ("task", "todo", "Wave 2: export (ready to start)")]),
        (STAGES.replace("🔄", "✅"), []),
        (STAGES.replace("Wave", "Wire"), []),
        (OPEN, [("task", "todo", "lessons for beginners"), ("action", "todo", "names over DNS")]),
        (PROUD, []),
        (PROUD.replace("Key achievements", "Week 2"), [("deliverable", "todo", "2 audits")]),
    ],
)
def test_what_is_work(text: str, items: list[tuple[str, str, str]]) -> None:
    found = [item for item in told(board_of(text, ALONE).items) if item[0] != "note"]
    assert [item for item in found if "alerts" not in item[2]] == items


ISSUES = (
    "## Known issues & mitigations\n\n### Issue 1: The API is slow\n- **Problem**: 30 s a call\n"
    "- **Mitigation**: ask at night\n\n### Issue 2: Two tests fail\n- **Risk**: LOW\n"
)


@pytest.mark.parametrize("title", ["What needs attention", "Known issues to address", "Needs attention"])
def test_what_needs_attention_are_risks(title: str) -> None:
    board = board_of(f"## {title}\n- ⚠️ No retry between shots\n", ALONE)
    assert ([risk.text for risk in board.risks], board.items) == (["⚠️ No retry between shots"], ())


def test_each_issue_with_a_heading_is_a_risk() -> None:
    board = board_of(ISSUES, ALONE)
    assert [(risk.text, risk.fallback) for risk in board.risks] == [
        ("The API is slow", "ask at night"),
        ("Two tests fail", ""),
    ]
    assert board_of(ISSUES.replace("Known issues & mitigations", "Log"), ALONE).risks == ()


@pytest.mark.parametrize("line", ["**Decision:** approve the launch", "**Outcome**: write it in Go"])
def test_what_was_decided_is_nothing_to_do(line: str) -> None:
    assert told(board_of(f"## Deployment plan tasks\n- Watch it\n- {line}\n", ALONE).items) == [
        ("task", "todo", "Watch it")
    ]
