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
