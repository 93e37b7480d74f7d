"""Tables below a sprint or tasks with nothing but a column for each area or person."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, day, sprint, told
from tests.plan.test_tables import table


@pytest.mark.parametrize(
    ("header", "owners"),
    [
        ("Backend|Frontend", ("Backend", "Frontend")),
        ("shop-api|shop-mobile", ("shop-api", "shop-mobile")),
        ("Anna|Ben", ("Anna", "Ben")),
        ("Backend tasks|Frontend tasks", ("Backend", "Frontend")),
        ("Member A|Member B", ("Member A", "Member B")),
    ],
)
@pytest.mark.parametrize("heading", ["## Sprint 1: Identity", "## Week 2", "## Sprint 1 tasks", "## Tasks"])
def test_each_cell_is_work_of_its_column(heading: str, header: str, owners: tuple[str, str]) -> None:
    board = board_of(
        f"# Plan\n{heading}\n\n" + table(header, "write API|draw login", "test API|✅ add the menu"), ALONE
    )
    assert told(board.items) == [
        ("task", "todo", "write API"),
        ("task", "todo", "draw login"),
        ("task", "todo", "test API"),
        ("task", "done", "add the menu"),
    ]
    assert [item.owner for item in board.items] == [*owners, *owners]


def test_areas_that_are_tracks_and_the_days_of_the_sprint_above() -> None:
    plan = "## Sprint 1 (Nov 24 – Nov 26)\n" + table("Shop API|Shop App", "User entity|Login screen", "JWT|-")
    board = board_of(plan, sprint("Shop API", "Shop App"))
    assert [(item.text, item.track, day(item)) for item in board.items] == [
        ("User entity", "shop-api", "Wed"),
        ("Login screen", "shop-app", "Wed"),
        ("JWT", "shop-api", "Wed"),
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "## Architecture\n" + table("Backend|Frontend", "Rust|React", "Postgres|Vite"),
        "## Sprint 1\n" + table("Platform|Language", "Server|Rust", "Client|Swift"),
        "## Sprint 1\n" + table("Problem|Solution", "login is slow|cache it", "logout fails|fix it"),
        "## Sprint 1\n" + table("Backend|Frontend", "40%|30%", "8h|6h"),
        "## Sprint 1\n" + table("Backend|Frontend", "high|low", "high|low", "high|low"),
        "## Retrospective\n" + table("Backend|Frontend", "write more tests|ask earlier"),
        "## Tasks\n" + table("Anna|Ben", "frontend of the shop|backend of the shop"),
    ],
)
def test_other_tables_are_no_work(plan: str) -> None:
    assert board_of(plan, ALONE).items == ()


@pytest.mark.parametrize("header", ["Role|งาน", "Role|Focus", "Member|Sprint content"])
def test_what_each_role_does_in_a_sprint(header: str) -> None:
    plan = "## Sprint 5 (W9–10) — Goals\n" + table(header, "P1|goal page, animation", "P2|goals of the API, alerts")
    board = board_of(plan, ALONE)
    assert [(item.kind, item.text, item.owner) for item in board.items] == [
        ("task", "goal page, animation", "P1"),
        ("task", "goals of the API, alerts", "P2"),
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "## Sprint 5\n" + table("Role|Name", "Backend lead|Anna Kowalska", "Frontend lead|Benjamin Ba"),
        "## Sprint 5\n" + table("Role|Responsibilities", "Lead|leads the whole team", "Dev|writes all the code"),
        "## Sprint 5\n" + table("Role|FTE", "Lead|0.5", "Dev|2"),
        "## Team\n" + table("Role|Focus", "Lead|leads the whole team", "Dev|writes all the code"),
    ],
)
def test_who_is_there_is_no_work(plan: str) -> None:
    assert board_of(plan, ALONE).items == ()
