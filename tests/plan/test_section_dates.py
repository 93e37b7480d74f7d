"""The days of a sprint, week or phase as lines below its heading tell them, and days that are counted anew there."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board
from tests.plan.builder import ALONE, ZONE, board_of, sprint
from tests.plan.test_tables import table

MONTH = sprint(calendar=Calendar(start=date(2025, 11, 3), end=date(2025, 11, 28), zone=ZONE))


def dues(board: Board) -> list[int]:
    """The day of the month that each item is due, 0 for none."""
    return [item.due.astimezone(ZONE).day if item.due else 0 for item in board.items]


@pytest.mark.parametrize(
    "line",
    [
        "**Dates:** 10 Nov – 14 Nov",
        "**Dates**: Nov 10 to Nov 14",
        "**Daty:** 10 Nov – 14 Nov",
        "**Duration:** Nov 10 - Nov 14 (5 days)",
        "**Sprint Duration**: 2025-11-10 → 2025-11-14",
        "**Zeitraum:** 10. bis 14. November",
        "**Fechas:** del 10 al 14 de noviembre de 2025",
        "**Fechas:** del 31 de octubre al 14 de noviembre",
        "**Período:** de 10 a 14 de novembro",
        "**Période :** du 10 au 14 novembre",
        "**Timeline:** Nov 10–14 | **Goal:** all of it",
        "- **Dates**: Nov 10 to Nov 14\n",
        "**Start:** 2025-11-10\n**End:** 2025-11-14",
        "*10 Nov – 14 Nov*",
        "Nov 10–14, 2025",
        "📅 10–14 Nov",
        "**Nov 10 - Nov 14, 2025** | 5 days",
    ],
)
@pytest.mark.parametrize("heading", ["## Sprint 4 — The app", "## Week 7", "## Phase B: Build"])
def test_a_line_below_a_heading_dates_its_section(heading: str, line: str) -> None:
    board = board_of(f"# Plan\n{heading}\n{line}\n**Owner:** Ada\n\n### Tasks\n- [ ] a\n\n## Later\n- [ ] b\n", MONTH)
    assert dues(board) == [14, 0]


@pytest.mark.parametrize(
    "line",
    [
        "**Duration:** 2 weeks",
        "**Dates:** to be agreed",
        "Nothing happens on 10 Nov – 14 Nov but this.",
        "**Updated:** 2025-11-10",
        "**Goal:** all of it by 2025-11-10",
    ],
)
def test_other_lines_date_nothing(line: str) -> None:
    assert dues(board_of(f"# Plan\n## Sprint 4\n{line}\n\n### Tasks\n- [ ] a\n", MONTH)) == [0]


def test_dates_in_a_heading_win() -> None:
    board = board_of("## Sprint 4 (17 Nov – 21 Nov)\n**Dates:** 10 Nov – 14 Nov\n\n### Tasks\n- [ ] a\n", MONTH)
    assert dues(board) == [21]


@pytest.mark.parametrize(
    "weeks",
    [
        "Weeks 1-2", "Week 1 – Week 2", "Wochen 1–2", "Semanas 1-2", "Semaines 1-2", "Settimane 1-2", "semanas 1 a 2",
        "недели 1–2", "tygodnie 1-2",
    ],
)  # fmt: skip
def test_several_weeks(weeks: str) -> None:
    assert dues(board_of(f"# Plan\n## Fase 1: Radar ({weeks})\n### Tasks\n- [ ] a\n", MONTH)) == [14]


@pytest.mark.parametrize(
    "week", ["Week of Nov 17", "Semana del 17 de noviembre: UI", "Woche vom 17. November", "Semaine du 17 novembre"]
)
def test_the_week_of_a_day_lasts_to_its_end(week: str) -> None:
    assert dues(board_of(f"# Plan\n### {week}\n- [ ] a\n### Nov 18\n- [ ] b\n", MONTH)) == [21, 18]


# days that are counted anew

DAYS = "### Day 1-2: a\n- [ ] x\n### Day 3\n- [ ] y\n"
ROWS = "\n" + table("Day|Task", "1|row one", "2|row two")


@pytest.mark.parametrize("name", ["Sprint {}", "Phase {}: things", "🚀 Sprint {}", "Iteration {}", "Fase {}"])
def test_days_of_a_sprint_whose_start_nobody_knows_are_no_days(name: str) -> None:
    one, two = name.format(1), name.format(2)
    board = board_of(f"## {one}\n{DAYS}\n## {two}\n{DAYS}\n- [ ] z on Day 4\n### Plan\n{ROWS}", MONTH)
    assert dues(board) == [4, 5, 0, 0, 0, 0, 0]


def test_days_of_a_sprint_whose_start_is_known_count_from_it() -> None:
    board = board_of(f"## Sprint 1\n{DAYS}\n## Sprint 2\n**Dates:** Nov 17–28\n\n{DAYS}\n- [ ] z on Day 4\n", MONTH)
    assert dues(board) == [4, 5, 18, 19, 20]


def test_days_of_a_week_count_from_it_where_the_sprint_has_that_week() -> None:
    markdown = "## Week 1\n### Day 1\n- [ ] x\n## Week 2\n### Day 1\n- [ ] y\n### Day 2\n- [ ] z\n"
    assert dues(board_of(markdown, MONTH)) == [3, 10, 11]
    assert dues(board_of(markdown, sprint(name="Shop"))) == [24, 0, 0]
    assert dues(board_of(markdown, sprint(name="Week 2"))) == [24, 24, 25]


def test_days_that_go_on_count_from_the_start_of_the_sprint() -> None:
    markdown = "## Week 1\n### Day 1\n- [ ] x\n## Week 2\n### Day 6\n- [ ] y\n### Day 7\n- [ ] z\n"
    assert dues(board_of(markdown, MONTH)) == [3, 10, 11]
    assert dues(board_of("## Sprint 1\n### Day 2\n- [ ] x\n### Day 1\n- [ ] y\n", ALONE)) == [25, 24]


def test_a_table_of_days_below_each_sprint() -> None:
    rows = table("Day|Anna (API)|Ben (UI)", "1|write API|draw login", "2|test API|test login")
    board = board_of(f"## Sprint 1\n{rows}\n## Sprint 2\n{rows}", ALONE)
    assert dues(board) == [24, 24, 25, 25, 0, 0, 0, 0]


def test_days_below_a_later_sprint_are_not_those_of_the_first() -> None:
    markdown = "## Sprint A: done\n- [x] w\n## Sprint E: tests\n### Day 1-2\n- [ ] x\n### Day 3\n- [ ] y\n"
    assert dues(board_of(markdown, MONTH)) == [0, 0, 0]
    named = sprint(name="Shop · Sprint E", calendar=MONTH.calendar)
    assert dues(board_of(markdown, named)) == [0, 4, 5]
