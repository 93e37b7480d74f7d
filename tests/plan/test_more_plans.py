"""Scopes beside criteria in boxes, sprints whose status line says they are over, tickets, nothing to do, risks in lists."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

CRITERIA = "### Acceptance criteria\n\n- [x] It starts\n- [ ] It stops\n"


def work_of(text: str) -> list[tuple[str, str]]:
    return [(item.state, item.text) for item in board_of(f"# Sprint plan\n\n{text}", ALONE).items if item.counted]


def test_what_is_in_scope_beside_criteria_in_boxes() -> None:
    text = f"## Sprint 1\n\n### Scope\n\n**In scope:**\n- Navigation skeleton\n- Two targets\n\n**Out of scope:**\n- Models\n\n{CRITERIA}"
    assert work_of(text) == [("todo", "Navigation skeleton"), ("todo", "Two targets")]
    boxed = text + "\n### Tasks\n\n- [ ] Draw it\n"
    assert work_of(boxed) == [("todo", "Draw it")]


def test_a_sprint_without_boxes_in_a_plan_with_boxes() -> None:
    text = "## Sprint 1\n\n- [ ] Draw it\n\n## Sprint 2 (1 July – 14 July)\n\n- Comments\n- Followers\n"
    assert work_of(text) == [("todo", "Draw it"), ("todo", "Comments"), ("todo", "Followers")]


@pytest.mark.parametrize(
    ("status", "state"), [("Complete — 2025-11-24", "done"), ("✅ Done", "done"), ("In progress", "todo")]
)
def test_the_status_line_of_a_sprint(status: str, state: str) -> None:
    text = f"## Sprint 1\n\n**Status:** {status}\n\n### Scope\n\n- Navigation skeleton\n- Two targets\n\n{CRITERIA}"
    assert work_of(text) == [(state, "Navigation skeleton"), (state, "Two targets")]


def test_lines_that_begin_with_tickets() -> None:
    text = "## Bug sprint 1: safe\n\n**Goal:** green.\n- B4: delete the copy. It is dead.\n- B1: new migration\n- **Done when:** tests pass\n\n"
    text += "## Sprint 2\n\n- #1 Priority, #6 Expiry, #8 Tags\n- #9 Private notes\n"
    lines = [
        "B4: delete the copy. It is dead.",
        "B1: new migration",
        "#1 Priority, #6 Expiry, #8 Tags",
        "#9 Private notes",
    ]
    assert [text for _, text in work_of(text)] == lines


@pytest.mark.parametrize(
    "line", ["Ninguna en este sprint. Ya responde.", "None. The service is there.", "None needed yet", "Keine", "なし"]
)
def test_nothing_to_do_is_no_task(line: str) -> None:
    assert work_of(f"## Sprint 1\n\n### Backend tasks\n\n- {line}\n") == []
    assert work_of("## Sprint 1\n\n### Backend tasks\n\n- None of the pages may flicker\n") != []


def test_a_scope_and_risks_as_lists_below_bold_words() -> None:
    text = (
        "# Sprint Plan\n\n## Sprint 1 — 对象\n\n- **目标**：更多。\n- **范围**：\n  1. 「多选」：增加状态。\n  2. 「复制」：提供对话框。\n"
        "- **交付物**：\n  - 新的封装\n- **风险/依赖**：\n  - 接口需要统一。\n"
    )
    board = board_of(text, ALONE)
    assert told(board.items) == [
        ("task", "todo", "「多选」：增加状态。"), ("task", "todo", "「复制」：提供对话框。"), ("deliverable", "todo", "新的封装"),
    ]  # fmt: skip
    assert [risk.text for risk in board.risks] == ["接口需要统一。"]


def test_numbered_headings_of_what_is_to_be_built() -> None:
    text = (
        "# Plan\n\n## Sprint 1: Status\n\n### What exists today\n\n- `a.py` — a column\n\n### What to build\n\n"
        "#### 1.1 New status values\n\n**File:** `b.py`\n\nAdd to it:\n\n#### 1.2 Mobile — live card\n\n- Show a dot\n- Use the socket\n"
    )
    found = [item.text for item in board_of(text, ALONE).items]
    assert found == ["New status values", "Mobile — live card"]
    assert (
        board_of(text.replace("What to build", "What we saw").replace("Sprint 1: Status", "Status"), ALONE).items == ()
    )


STORIES = "| # | {} | 驗收條件 |\n|---|---|---|\n| 1.1 | 學員看到風格變化 | 隱藏總分卡 |\n| 1.2 | 目標用中性說法 | 文案改為中性 |\n"


@pytest.mark.parametrize("head", ["故事", "項目", "工作項目"])
def test_stories_beside_what_makes_them_done_in_traditional_chinese(head: str) -> None:
    text = f"## Sprint 1　報告\n\n### 用戶故事與驗收條件\n\n{STORIES.format(head)}\n### 風險\n\n- 跨頁時仍需正確\n- 手冊需更新\n"
    board = board_of(f"# 產品 Sprint 規劃\n\n{text}", ALONE)
    assert told(board.items) == [("task", "todo", "學員看到風格變化"), ("task", "todo", "目標用中性說法")]
    assert [risk.text for risk in board.risks] == ["跨頁時仍需正確", "手冊需更新"]


def test_what_is_to_be_delivered_in_french() -> None:
    text = "# Sprint Plan\n\n## Vague 1\n\n### Track A — UI\n\n**Composants à livrer :**\n\n- `Button` (primary)\n- Champs et listes\n"
    assert [item.kind for item in board_of(text, ALONE).items] == ["deliverable", "deliverable"]
