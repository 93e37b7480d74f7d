"""Tables of work whose heads are in other languages than English."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

HEADS = [
    ("Semana", "Actividad", "Responsable"),
    ("Semana", "Atividade", "Responsáveis"),
    ("Semaine", "Activité", "Responsable"),
    ("Woche", "Arbeitspaket", "Verantwortlich"),
    ("时间段", "工作内容", "责任人"),
    ("フェーズ", "実施内容", "担当"),
    ("단계", "업무", "담당"),
    ("Этап", "Мероприятие", "Ответственный"),
]


@pytest.mark.parametrize("heads", HEADS, ids=[heads[1] for heads in HEADS])
def test_a_column_of_work_has_many_names(heads: tuple[str, str, str]) -> None:
    text = "# X\n\n## Y\n\n| {} | {} | {} |\n|---|---|---|\n| 1 | Menu | Ada |\n| 2 | Basket | Bo |\n".format(*heads)
    assert told(board_of(text, ALONE).items) == [("task", "todo", "Menu"), ("task", "todo", "Basket")]


@pytest.mark.parametrize("head", ["Funcionalidades", "功能", "機能", "Fonctionnalité"])
def test_features_are_work_only_where_somebody_plans(head: str) -> None:
    text = f"# X\n\n## Y\n\n| {head} | 说明 |\n|---|---|\n| Menu | a |\n| Basket | b |\n"
    assert board_of(text, ALONE).items == ()
    planned = text.replace("说明", "Verantwortlich")
    assert told(board_of(planned, ALONE).items) == [("task", "todo", "Menu"), ("task", "todo", "Basket")]


@pytest.mark.parametrize(
    ("head", "cell", "state"),
    [("进度", "已完成", "done"), ("Estatus", "En curso", "doing"), ("進度", "実装中", "doing")],
)
def test_states_in_more_tongues(head: str, cell: str, state: str) -> None:
    text = f"# X\n\n## Y\n\n| Tarea | {head} |\n|---|---|\n| Menu | {cell} |\n| Basket | |\n"
    assert told(board_of(text, ALONE).items) == [("task", state, "Menu"), ("task", "todo", "Basket")]
