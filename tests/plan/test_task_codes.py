"""Tables whose tasks are told by an id and, in the next column, by what is to be done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told
from tests.plan.test_tables import table


@pytest.mark.parametrize("header", ["Task|Detail", "ID|Detail", "Task|Description", "ID|Details", "Task ID|What"])
@pytest.mark.parametrize(
    "codes", [("**S0-T1**", "**S0-T2**"), ("S0-T1", "S0-T2"), ("T01", "T02"), ("TASK-1", "TASK-2")]
)
def test_the_detail_is_the_text(header: str, codes: tuple[str, str]) -> None:
    rows = (f"{codes[0]}|Write the API of users", f"{codes[1]}|Draw the login")
    board = board_of("## Sprint 0\n" + table(header, *rows), ALONE)
    assert [text.split("T1 ")[-1] for _, _, text in told(board.items)] == ["Write the API of users", "Draw the login"]


@pytest.mark.parametrize(
    "markdown",
    [
        table("ID|Description", "FR-1|The shop shall sell", "FR-2|The shop shall ship"),
        table("ID|Detail", "RISK-1|It may rain", "RISK-2|It may snow"),
    ],
)
def test_ids_of_other_things_are_no_tasks(markdown: str) -> None:
    assert board_of("## Sprint 0\n" + markdown, ALONE).items == ()


def test_files_beside_the_detail_stay_files() -> None:
    row = "**S0-T1**|Write the API of `users`|`src/users.rs`, `src/lib.rs`"
    board = board_of("## Sprint 0\n" + table("Task|Detail|Files", row, row.replace("T1", "T2")), ALONE)
    assert [text.endswith("Write the API of users") for _, _, text in told(board.items)] == [True, True]


@pytest.mark.parametrize("header", ["State|Description|Milestone", "Proposed state|Description|Milestone"])
def test_what_a_team_calls_its_tasks_does_not_matter(header: str) -> None:
    rows = ("STATE-041|**Solver**: find the longest path|m-2", "STATE-042|**Order**: sort by it|m-2")
    board = board_of("## Gaps\n\n**Proposed states**:\n\n" + table(header, *rows), ALONE)
    assert [text for _, _, text in told(board.items)] == ["Solver: find the longest path", "Order: sort by it"]
