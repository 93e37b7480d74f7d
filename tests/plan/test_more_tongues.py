"""Titles, keys and orders of plans in more languages."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

TITLES = [
    ("criterion", "完成标志"),
    ("criterion", "完了の定義"),
    ("criterion", "Definición de terminado"),
    ("criterion", "Definição de pronto do sprint"),
    ("task", "Historias de usuario"),
    ("task", "用户故事"),
    ("task", "Arbeitspakete"),
    ("task", "Écrans à développer"),
    ("task", "Pantallas a crear (MVP)"),
]


@pytest.mark.parametrize(("kind", "title"), TITLES, ids=[title for _, title in TITLES])
@pytest.mark.parametrize("form", ["## {}\n\n", "## 2\n\n**{}**\n"], ids=["heading", "lead"])
def test_titles_name_their_lists(kind: str, title: str, form: str) -> None:
    items = board_of("# Shop\n\n" + form.format(title) + "- Menu\n- Basket\n", ALONE).items
    assert [(item.kind, item.text) for item in items] == [(kind, "Menu"), (kind, "Basket")]


OTHERS = ["Fichiers à créer", "Notas sobre historias de usuario", "Comment démarrer"]


@pytest.mark.parametrize("title", OTHERS)
def test_titles_that_tell_of_them_do_not(title: str) -> None:
    items = board_of(f"# Shop\n\n## {title}\n\n- Menu\n- Basket\n", ALONE).items
    assert not any(item.kind in ("task", "criterion") for item in items)


def test_a_line_of_acceptance_in_a_list_of_work_is_a_criterion() -> None:
    text = "# 排期\n\n## 里程碑\n\n### Week 1：題庫\n\n- 完成題庫讀取\n- 完成選題\n- 驗收：十分鐘內組卷\n\n### Week 2：作答\n\n- 完成表單\n- 完成自動儲存\n"
    assert [(item.kind, item.text) for item in board_of(text, ALONE).items] == [
        ("task", "完成題庫讀取"),
        ("task", "完成選題"),
        ("criterion", "十分鐘內組卷"),
        ("task", "完成表單"),
        ("task", "完成自動儲存"),
    ]


def test_chinese_orders_may_name_their_object_first() -> None:
    text = "# 计划\n\n## 一、解析\n\n1. 将知识拆为规则\n2. 用结构化输入解析读数\n3. 把草稿映射为记录\n"
    assert told(board_of(text, ALONE).items) == [
        ("task", "todo", "将知识拆为规则"),
        ("task", "todo", "用结构化输入解析读数"),
        ("task", "todo", "把草稿映射为记录"),
    ]


@pytest.mark.parametrize("line", ["将来的版本", "用户反馈很好", "用于演示的数据"])
def test_other_words_that_begin_so_are_no_orders(line: str) -> None:
    text = f"# 计划\n\n## 一、说明\n\n1. {line}\n2. {line}二\n3. {line}三\n"
    assert board_of(text, ALONE).items == ()


@pytest.mark.parametrize("head", ["对策", "應對方案", "预案"])
def test_a_column_of_answers_makes_a_table_of_risks(head: str) -> None:
    text = f"# 计划\n\n## 其他\n\n| 风险 | {head} |\n|---|---|\n| 没有真实设备 | 用模拟数据 |\n"
    assert [risk.text for risk in board_of(text, ALONE).risks] == ["没有真实设备"]
