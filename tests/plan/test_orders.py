"""Lists of a plan that say line by line what is to be done, what a stage includes, and leads below criteria."""

from __future__ import annotations

import pytest

from cockpit.plan.reader import read_document
from tests.plan.builder import ALONE, board_of, told

PLAN = "# Shop migration plan\n\n"
ORDERS = "- Move the tables\n- Add a login page\n- Write down the routes\n"
ORDERED: dict[str, str] = {
    "below a number": f"## 2. Accounts and data\n\n{ORDERS}",
    "below what else is how to set up": f"## 1. Project setup\n\n{ORDERS}",
    "below stages": f"## Migration stages\n\n{ORDERS.replace('- ', '1. ')}",
    "below a part of a part": f"## Shop\n\n### Accounts\n\n{ORDERS}",
}
TOLD: dict[str, str] = {
    "advice": f"## Guidelines\n\n{ORDERS}",
    "how people work": f"## Branching model\n\n{ORDERS}",
    "a question": f"## What did we learn?\n\n{ORDERS}",
    "below an appendix of notes": f"## Background\n\n### Accounts\n\n{ORDERS}",
    "mostly names": "## Accounts\n\n- Login page\n- Tables\n- Add a route\n",
    "lines about the heading": "## Accounts\n\n- Move the tables\n- Add a page\n- **Done when:** people can log in\n",
    "beside boxes": f"## Accounts\n\n{ORDERS}\n## Tasks\n\n- [ ] Draw it\n",
}


def _tasks(text: str) -> list[str]:
    return [item.text for item in board_of(PLAN + text, ALONE).items if item.kind == "task" and item.text != "Draw it"]


@pytest.mark.parametrize("text", ORDERED.values(), ids=ORDERED)
def test_lines_of_a_plan_that_say_what_to_do_are_its_work(text: str) -> None:
    assert _tasks(text) == ["Move the tables", "Add a login page", "Write down the routes"]


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_other_lines_of_a_plan_are_not(text: str) -> None:
    assert _tasks(text) == []


def test_only_a_plan_is_read_so() -> None:
    assert not board_of({"docs/accounts.md": f"# Accounts\n\n## Data\n\n{ORDERS}"}, ALONE).items


@pytest.mark.parametrize("lead", ["**Includes.**", "**Included:**", "What's included:", "### Contains"])
def test_what_a_stage_includes_is_its_work(lead: str) -> None:
    text = f"# Milestones\n\n## M1: Basket\n\n{lead}\n\n- Login page.\n- Tables for orders.\n"
    assert told(board_of(text, ALONE).items) == [
        ("task", "todo", "Login page."),
        ("task", "todo", "Tables for orders."),
    ]


def test_a_key_may_end_with_a_full_stop() -> None:
    text = "# Plan\n\n## M1: Basket\n\n**Exit criteria.** Orders arrive.\n\n**Once more.** Orders arrive.\n"
    assert told(board_of(text, ALONE).items) == [("criterion", "todo", "Orders arrive.")]


CONTINUED = {
    "how long it may take": ("Within an hour of the launch:", True),
    "what they may be called": ("Each sprint ends in one of these states:", False),
    "a lead of its own": ("**Notes:**", False),
}


@pytest.mark.parametrize(("lead", "read"), CONTINUED.values(), ids=CONTINUED)
def test_a_lead_below_criteria_goes_on_with_them(lead: str, read: bool) -> None:
    board = board_of(f"# Plan\n\n## Success criteria\n\n{lead}\n\n- Orders arrive\n- Nobody waits\n", ALONE)
    assert [item.text for item in board.items] == (["Orders arrive", "Nobody waits"] if read else [])


def test_a_mark_may_stand_inside_of_bold_text() -> None:
    data = b"# Plan\n\n## Phase 1\n\n1. **[x] Basket** (`basket.py`): with cards\n2. **[ ] Orders**\n"
    entries = read_document("plan.md", data, ALONE).entries
    assert [(one.mention.state, one.mention.text) for one in entries] == [
        ("done", "Basket (basket.py): with cards"),
        ("todo", "Orders"),
    ]
    assert [data[slice(*one.mention.slot)] for one in entries] == [b"x", b" "]


@pytest.mark.parametrize("over", ["✅", "(completed – May)", "✅ COMPLETE (2026-05-01)", "— DONE"])
def test_what_a_stage_that_is_over_lists_is_done(over: str) -> None:
    text = f"# Plan\n\n## Phase 1: Basket {over}\n\n- Add tests\n- Add docs\n\n## Phase 2\n\n- Add cards\n"
    assert told(board_of(text, ALONE).items) == [
        ("task", "done", "Add tests"),
        ("task", "done", "Add docs"),
        ("task", "todo", "Add cards"),
    ]
