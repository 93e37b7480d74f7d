"""What weekly and sprint plans of teams hold: people as columns, timetables by the hour, checkpoints in a line."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told
from tests.plan.test_tables import table

PEOPLE = table(
    "|Ada (API)|T2 (Ben, UI)",
    "**Main task**|Write the login|Draw the login",
    "Time|3h|4h",
    "Deliverables|`login.py`|Two pages",
)
HOURS = table("Window|Focus", "T0–15m|Plan (done)", "T15–75m|Login and board", "T75m–2h|Ship it")
CLOCK = table(
    "T+|Clock|What must be true",
    "0:00|Sat 11:00|Kick-off",
    "**0:40–1:10**|11:40|Draw the board",
    "24:00|Sun 11:00|Hand it in",
)
TICKETS = table("Ticket|Lands in", "#15 Change the password|`auth.py`", "#16 Show the console|`admin.py`")
CASES: dict[str, tuple[str, list[str]]] = {
    "people as columns, kinds as rows": (
        f"## Week 1\n\n{PEOPLE}",
        ["task Write the login", "task Draw the login", "deliverable login.py", "deliverable Two pages"],
    ),
    "the same below no week": (f"## Background\n\n{PEOPLE}", []),
    "minutes from the start": (f"## Path\n\n{HOURS}", ["task Plan (done)", "task Login and board", "task Ship it"]),
    "hours from the start": (f"## Path\n\n{CLOCK}", ["task Kick-off", "task Draw the board", "task Hand it in"]),
    "the minutes of a demo": (f"## Demo script\n\n{HOURS}", []),
    "hours of a day": (f"## Path\n\n{CLOCK.replace('0:00', '9:00', 1)}", []),
    "numbers": ("## Path\n\n" + table("Level|Flags", "0|All off", "1|One is on", "2|All on"), []),
    "tickets with their titles": (
        f"# Sprint 2\n\n{TICKETS}",
        ["task #15 Change the password", "task #16 Show the console"],
    ),
    "requirements with their titles": (f"# Sprint 2\n\n{TICKETS.replace('#', 'REQ-')}", []),
    "a demo at the end of the week": (
        "## Week 1\n\n- Write the login\n- Test the login\n\n**Demo checkpoint:** users can log in\n",
        ["task Write the login", "task Test the login", "criterion users can log in"],
    ),
    "what is done below a stage": (
        "## Milestone 1: Login\n\nDone:\n- login page\n- mails, sent by night\n",
        ["task login page", "task mails, sent by night"],
    ),
    "what is done below no stage": ("## Background\n\nDone:\n- login page\n", []),
    "subjects of a backlog": (
        "## Backlog\n\n### Data team\n1. Full tables\n\n### Notes\n- Keep it small\n",
        ["task Full tables"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_teams_write(name: str) -> None:
    text, expected = CASES[name]
    assert sorted(f"{kind} {text}" for kind, _, text in told(board_of(text, ALONE).items)) == sorted(expected)


def test_a_column_of_a_person_owns_its_cells_and_done_lists_are_done() -> None:
    assert [item.owner for item in board_of(f"## Week 1\n\n{PEOPLE}", ALONE).items][:2] == ["Ada (API)", "T2 (Ben, UI)"]
    items = board_of(CASES["what is done below a stage"][0], ALONE).items
    assert {item.state for item in items} == {"done"}
