"""What is an item, of which kind, in which state: rules 1 to 3 and 6, one snippet at a time."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, find, told
from tests.plan.plans import read

Told = list[tuple[str, str, str]]

CASES: dict[str, tuple[str, Told]] = {
    "every checkbox is an item, any bullet, any depth": (
        "- [ ] a\n  * [x] b\n    1. [X] c\n+ [ ] d\n",
        [("task", "todo", "a"), ("task", "done", "b"), ("task", "done", "c"), ("task", "todo", "d")],
    ),
    "a heading gives its kind": (
        "# Plan\n## Deliverables\n- [ ] a\n## Next steps\n- b\n## Success criteria\n- c\n## Tasks\n- d\n",
        [
            ("deliverable", "todo", "a"),
            ("action", "todo", "b"),
            ("criterion", "todo", "c"),
            ("task", "todo", "d"),
        ],
    ),
    "a heading that says nothing has tasks in boxes and no bullets": (
        "## Architecture\n- [ ] box\n- bullet\n- ✅ glyph\n",
        [("task", "todo", "box")],
    ),
    "a closed heading makes notes of boxes": (
        "## How to release\n- [ ] tag it\n- push\n",
        [("note", "todo", "tag it")],
    ),
    "a lead that names nothing closes the bullets, boxes stay what the heading says": (
        "## Success criteria\n**Speed:**\n- fast\n- [ ] p95 below 50 ms\n",
        [("criterion", "todo", "p95 below 50 ms")],
    ),
    "a track, a time and a bold title are looked through": (
        "## Tasks\n### Claude\n- a\n### Monday\n- b\n**Later on**\n- c\n",
        [("task", "todo", "a"), ("task", "todo", "b"), ("task", "todo", "c")],
    ),
    "a first title never gives a kind": ("# Deliverables\n- a\n- [ ] b\n", [("task", "todo", "b")]),
    "days at the top of a plan hold tasks": ("# Plan\n## Monday\n- a\n", [("task", "todo", "a")]),
    "nested bullets are details unless they have a box": (
        "## Tasks\n- a\n  - detail\n  - [ ] part\n",
        [("task", "todo", "a"), ("task", "todo", "part")],
    ),
    "prose after a list ends what the heading said": (
        "## Tasks\n- a\n\nNow for something else.\n\n- b\n",
        [("task", "todo", "a")],
    ),
    "what is not done": (
        "## Open questions\n- who?\n## Key principles\n- be kind\n## Achievements\n- ✅ shipped\n## What's not in scope\n- ❌ moon\n",
        [],
    ),
    "code, comments, quotes of links and front matter hold no items": (
        "---\nlist:\n  - [ ] no\n---\n```\n- [ ] no\n```\n<!--\n- [ ] no\n-->\n- [x](https://a.b) no\n- [ ](u) no\n",
        [],
    ),
    "glyph lines have the state of their sign": (
        "## Tasks\n- ✅ a\n- ❌ b\n- ⏸️ c\n- 🚫 d\n1. ☑️ e\n",
        [
            ("task", "done", "a"),
            ("task", "todo", "b"),
            ("task", "deferred", "c"),
            ("task", "blocked", "d"),
            ("task", "done", "e"),
        ],
    ),
    "marks": (
        "- [/] a\n- [-] b\n- [>] c\n- [!] d\n- [✓] e\n- [WIP] f\n- [ ]g\n- [x]h\n",
        [
            ("task", "doing", "a"),
            ("task", "cancelled", "b"),
            ("task", "deferred", "c"),
            ("task", "blocked", "d"),
            ("task", "done", "e"),
            ("task", "doing", "f"),
            ("task", "todo", "g"),
            ("task", "done", "h"),
        ],
    ),
    "words and strikes refine an open box only": (
        "- [ ] a (doing)\n- [ ] b (blocked)\n- [ ] c (moved to 2025-11-27)\n- [ ] ~~d~~\n- [x] e (doing)\n- [x] ~~f~~\n",
        [
            ("task", "doing", "a"),
            ("task", "blocked", "b"),
            ("task", "deferred", "c"),
            ("task", "cancelled", "d"),
            ("task", "done", "e"),
            ("task", "done", "f"),
        ],
    ),
    "a box decides against its glyph": ("- [ ] ✅ a\n- [x] ⏳ b\n", [("task", "todo", "a"), ("task", "done", "b")]),
    "continuation lines belong to the sentence": (
        "- [ ] write the\n  long guide\n- [ ] short\n  **Owner**: Ada\n",
        [("task", "todo", "write the long guide"), ("task", "todo", "short")],
    ),
    "facts under a heading are no items": (
        "## Tasks\n- **Owner**: Ada | **Duration**: 2 days\n- **Status**: open\n- a\n",
        [("task", "todo", "a")],
    ),
    "placeholders in bullets are nothing": (
        "## Tasks\n- TBD\n- ...\n- [describe the task]\n- -\n- None\n- a\n",
        [("task", "todo", "a")],
    ),
    "a phase with its boxes": (
        "## Phase 1: Build (Nov 24-25)\n- [ ] a\n### Acceptance criteria\n- [ ] b\n",
        [("task", "todo", "a"), ("criterion", "todo", "b")],
    ),
}


@pytest.mark.parametrize(("markdown", "expected"), CASES.values(), ids=CASES.keys())
def test_items(markdown: str, expected: Told) -> None:
    assert told(board_of(markdown).items) == expected


@pytest.mark.parametrize(
    ("markdown", "counted"),
    [
        ("- [ ] a\n", True),
        ("## Deliverables\n- a\n", True),
        ("## Next steps\n- a\n", True),
        ("## Success criteria\n- [ ] a\n", False),
        ("## How to release\n- [ ] a\n", False),
        ("- [ ] \n", False),
        ("- [ ] [describe the task]\n", False),
        ("- [ ] ______\n", False),
        ("- [ ] TBD\n", False),
    ],
)
def test_what_counts(markdown: str, counted: bool) -> None:
    [item] = board_of(markdown).items
    assert item.counted is counted


def test_reference_documents_say_nothing() -> None:
    board = board_of(
        {"check.md": "## Deliverables\n- [x] `a.py`\n## Criteria\n- [x] fast\n"}, roles={"check.md": "reference"}
    )
    assert [(item.kind, item.counted, item.reference, item.state) for item in board.items] == [
        ("note", False, True, "todo"),
        ("criterion", False, True, "todo"),
    ]


def test_retro_documents_count_only_actions() -> None:
    board = board_of({"retro.md": "## Actions\n- [ ] a\n## Tasks\n- [x] b\n"}, roles={"retro.md": "retro"})
    assert [(item.kind, item.counted) for item in board.items] == [("action", True), ("task", False)]


def test_a_template_counts_nothing() -> None:
    board = board_of({"SPRINT_TEMPLATE.md": "- [ ] a\n"})
    assert [item.counted for item in board.items] == [False]


def test_an_ignored_document_is_not_read() -> None:
    assert board_of({"old.md": "- [ ] a\n"}, roles={"old.md": "ignore"}).items == ()


def test_nested_boxes_know_their_parent() -> None:
    board = board_of("- [ ] a\n  - [x] b\n  - [ ] c\n")
    a, b, c = board.items
    assert (b.parent, c.parent) == (a.id, a.id)
    assert a.children == (b.id, c.id)


def test_details_stand_with_their_item() -> None:
    item = find(board_of("- [ ] a\n  - first\n  - second\n", ALONE), "a")
    assert item.details == ("first", "second")


def test_an_unknown_mark_is_open_and_reported() -> None:
    board = board_of("- [?] a\n- [z] b\n")
    assert [item.state for item in board.items] == ["todo", "todo"]
    assert "unknown-mark" in {finding.code for finding in board.findings}


def test_a_heading_with_an_id_is_an_item_with_its_criteria() -> None:
    board = board_of(
        "## Tasks\n### TASK-001: Database schema\n**Owner**: Ada  \n**Estimate**: 4 hours  \n**Dependencies**: None\n"
        "**Status**: In progress\n\n**Acceptance Criteria**:\n\n- [ ] runs\n- [x] rolls back\n"
        "### TASK-002: Builder\n**Owner**: Grok\n**Dependencies**: TASK-001\n**Status**: Not started\n"
    )
    schema, runs, rolls, builder = board.items
    assert (schema.text, schema.state, schema.owner, schema.estimate) == ("Database schema", "doing", "Ada", "4 hours")
    assert schema.children == (runs.id, rolls.id)
    assert (runs.kind, rolls.state) == ("criterion", "done")
    assert (builder.track, builder.state, builder.needs) == ("grok", "todo", (schema.id,))


def test_front_matter_with_title_and_status_is_an_item() -> None:
    board = board_of(
        "---\nid: BACK-5\ntitle: Show progress\nstatus: Done\n---\n## Acceptance Criteria\n- [x] #1 shown\n"
    )
    item, criterion = board.items
    assert (item.kind, item.state, item.text) == ("task", "done", "Show progress")
    assert criterion.parent == item.id


@pytest.mark.parametrize(("note", "day"), [("moved to 2025-11-27", 27), ("moved to 2025-13-45", 26), ("deferred", 26)])
def test_what_was_moved_is_due_on_the_day_it_moved_to(note: str, day: int) -> None:
    [entry] = read(f"## Wednesday\n\n- [ ] one ({note})\n").entries
    assert entry.mention.state == "deferred"
    assert entry.due is not None
    assert entry.due.day == day
