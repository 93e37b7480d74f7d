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


STAGED: dict[str, str] = {
    "wrapped": "## Stage 5: Reports\n\n- Pages for the owner,\n  one for each month\n- Charts\n",
    "about reports": "## Stage 5 — Mails and a monthly report\n\n- Pages for the owner\n- Charts\n",
    "about a review": "## Phase 0 – audit review and decisions\n\n- Pages for the owner\n- Charts\n",
    "below its aim": "## Phase 3 (planned)\n\nConnect the shop to the bank:\n\n1. **Host**: a bridge\n2. **Session**: kept\n",
    "of an area with its folder": "## Phase 1\n\n### Frontend (`apps/web`)\n\n- Pages for the owner\n- Charts\n",
}


@pytest.mark.parametrize("text", STAGED.values(), ids=STAGED)
def test_what_a_stage_of_a_plan_names_is_its_work(text: str) -> None:
    assert len(_tasks(text)) == 2


@pytest.mark.parametrize("topic", ["Review", "Lessons learned", "Final report", "What we delivered"])
def test_a_stage_that_is_only_told_of_lists_no_work(topic: str) -> None:
    assert _tasks(f"## Sprint 1: {topic}\n\n- Pages for the owner\n- Charts\n") == []


@pytest.mark.parametrize("key", ["Accept when", "Done when", "Acceptance"])
@pytest.mark.parametrize("value", ["all shops answer", "each shop answers"])
def test_a_bullet_may_be_a_criterion(key: str, value: str) -> None:
    board = board_of(f"# Plan\n\n## Stage 5\n\n- Pages\n- Charts\n- **{key}:** {value}\n", ALONE)
    assert [item.text for item in board.items if item.kind == "criterion"] == [value]


def test_an_order_of_implementation_is_the_work_of_a_plan() -> None:
    text = "# Shop – implementation plan\n\n## Implementation order\n\n1. **Data**\n   - `db.py`\n\n2. **Pages**\n"
    assert told(board_of(text, ALONE).items) == [("task", "todo", "Data"), ("task", "todo", "Pages")]


def test_how_a_task_is_acted_on_is_no_action() -> None:
    text = "## Tasks\n\n### Task 1: Draw the label\n\n- **File**: `a.py`\n- **Action**: Draw it so:\n  - small\n  - green\n"
    assert told(board_of(text, ALONE).items) == [("task", "todo", "Draw the label")]


WISHES = (
    "# Shop roadmap\n\n## Candidate features\n\n### Gift cards\n\nPeople ask for them.\n\n### 2. Returns\n\nBy post.\n"
)


def test_headings_of_planned_features_with_prose_are_work() -> None:
    assert told(board_of(WISHES, ALONE).items) == [("task", "todo", "Gift cards"), ("task", "todo", "Returns")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Candidate features", "Team"),
        ("### 2. Returns\n\nBy", "### Notes\n\nBy"),
        ("Shop roadmap", "Shop"),
        ("By post.", "By post.\n\n**Task**: choose one"),
        ("By post.", "- [ ] by post"),
    ],
)
def test_other_headings_with_prose_are_not(old: str, new: str) -> None:
    board = board_of({"docs/shop.md": WISHES.replace(old, new)}, ALONE)
    assert not [item for item in board.items if item.text in ("Gift cards", "Returns")]


@pytest.mark.parametrize(("open_sign", "count"), [("☐", 2), ("⬜", 2), ("❌", 0), ("🟢", 0)])
def test_a_list_with_ticks_and_empty_boxes_is_tracked(open_sign: str, count: int) -> None:
    text = f"# Shop\n\n## Build order\n\n1. ✅ Session layer – one login\n2. {open_sign} Browser manager\n"
    assert len(board_of({"docs/shop.md": text}, ALONE).items) == count
