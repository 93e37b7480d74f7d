"""Tables of which every cell is work: days as columns, and boards with a column for each state."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, STARLIGHT, board_of, day, told
from tests.plan.test_tables import table


@pytest.mark.parametrize("header", ["Name|Mon|Tue|Wed", "Person|Monday|Tuesday|Wednesday", "|Day 1|Day 2|Day 3"])
def test_days_as_columns(header: str) -> None:
    board = board_of(table(header, "Anna|write API|test API|off", "Ben|draw login|-|ship the login"), ALONE)
    assert [(item.text, item.owner, day(item)) for item in board.items] == [
        ("write API", "Anna", "Mon"),
        ("test API", "Anna", "Tue"),
        ("draw login", "Ben", "Mon"),
        ("ship the login", "Ben", "Wed"),
    ]


def test_a_row_of_a_track_is_its_work() -> None:
    board = board_of(table("Agent|Mon|Tue", "Claude|write API|test API", "Bo|draw login|-"), STARLIGHT)
    assert {(item.text, item.track) for item in board.items} == {
        ("write API", "claude"),
        ("test API", "claude"),
        ("draw login", "shared"),
    }


@pytest.mark.parametrize(
    "header", ["To Do|In Progress|Done", "Backlog|Doing|Done", "Offen|In Arbeit|Erledigt", "Por hacer|En curso|Hecho"]
)
def test_a_board_as_a_table(header: str) -> None:
    board = board_of(table(header, "write API|draw login|set up repo", "test API||", "✅ plan it||"), ALONE)
    assert told(board.items) == [
        ("task", "todo", "write API"),
        ("task", "doing", "draw login"),
        ("task", "done", "set up repo"),
        ("task", "todo", "test API"),
        ("task", "done", "plan it"),
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        table("Name|Mon|Tue", "Anna|8h|4h", "Ben|off|8h"),
        table("Name|Mon|Tue", "Anna|✅|❌", "Ben|✅|✅"),
        table("Name|Week 1|Week 2", "Anna|Available|Vacation", "Ben|Free|Available"),
        table("Todo|Doing|Done", "4|2|7", "3|1|9"),
        table("レベル|定義|対応", "Critical|機能停止|即時修正", "Low|軽微な問題|次リリース"),
        table("Passed|Failed|Skipped", "all of it|none of it|some of it"),
        table("Planned|Done", "14 points|12 points"),
        "## Standup schedule\n" + table("Name|Mon|Tue", "Anna|leads the round|takes the notes"),
    ],
)
def test_figures_and_presence_are_no_work(markdown: str) -> None:
    assert board_of(markdown, ALONE).items == ()


def test_short_heads_in_other_scripts_are_no_days() -> None:
    board = board_of(table("模块|进度|状态", "项目初始化|100%|✅ 已完成", "测试和优化|0%|⏳ 待开始"), ALONE)
    assert told(board.items) == [("task", "done", "项目初始化"), ("task", "todo", "测试和优化")]
