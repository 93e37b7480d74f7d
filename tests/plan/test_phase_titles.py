"""Phases whose titles name risks and the like, Chinese numbers and verbs, orders of delivery, work said to be done."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from tests.plan.builder import ALONE, board_of

PHASES: dict[str, list[str]] = {
    "# Bank plan\n\n## Phase 6 — proposal, risk and approval\n\n- Build read models\n- Add durable halts\n": [
        "Build read models",
        "Add durable halts",
    ],
    "# Bank plan\n\n## Phase 6 risks\n\n- Build servers are late\n- Add-ons are dear\n": [],
    "# 实施计划\n\n## 二、Phase 2：改用新编辑器\n\n### 2.1 页面\n\n- 新建 `page.tsx`\n- 移除旧的导入\n": [
        "新建 page.tsx",
        "移除旧的导入",
    ],
    "# Golf roadmap\n\n## Suggested delivery order\n\n1. Admin portal\n2. Season goals\n": [
        "Admin portal",
        "Season goals",
    ],
    "# Golf sprint plan\n\n## Suggested delivery order\n\n1. Admin portal\n2. Season goals\n": [],
}


@pytest.mark.parametrize("text", PHASES)
def test_a_phase_holds_its_work_whatever_its_title_names(text: str) -> None:
    assert [item.text for item in board_of({"notes.md": text}, ALONE).items] == PHASES[text]


DONE: list[tuple[str, State]] = [
    ("Season goals. Completed in `0.21.0`.", "done"),
    ("Season goals. Shipped in v2.", "done"),
    ("Season goals; done", "done"),
    ("Season goals. Reading was completed in 0.3.0; writing is left", "todo"),
    ("Find out what was delivered in 2024", "todo"),
]


@pytest.mark.parametrize(("line", "state"), DONE)
def test_a_line_that_ends_with_its_completion_is_done(line: str, state: State) -> None:
    assert [item.state for item in board_of(f"## Tasks\n\n- {line}\n", ALONE).items] == [state]


@pytest.mark.parametrize("title", ["Risk and dependency watchlist", "Risk register", "Risks & issues list"])
def test_lists_of_what_may_hinder_are_risks(title: str) -> None:
    board = board_of(f"# Plan\n\n## Risks\n\n### {title}\n\n1. The network may fail\n2. Keys are missing\n", ALONE)
    assert [risk.text for risk in board.risks] == ["The network may fail", "Keys are missing"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("三、范围", "范围"),
        ("（二）范围", "范围"),
        ("十二、 范围", "范围"),
        ("一个范围", "一个范围"),
        ("3.1 范围", "范围"),
    ],
)
def test_chinese_numbers_are_no_part_of_a_title(text: str, said: str) -> None:
    assert label(text) == said


@pytest.mark.parametrize("line", ["新建页面", "可选：检查策略", "先定义字段", "加入审查", "保留旧按钮"])
def test_chinese_lines_that_begin_with_a_verb_are_work(line: str) -> None:
    assert is_work(line)


@pytest.mark.parametrize("line", ["精确报警优先", "侧栏：约 224px", "页面已包含校验"])
def test_chinese_lines_that_tell_facts_are_none(line: str) -> None:
    assert not is_work(line)
