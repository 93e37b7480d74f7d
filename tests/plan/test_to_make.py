"""Titles of things to make, of documents to write and of criteria, and what stands below them."""

from __future__ import annotations

import pytest

from cockpit.plan.to_make import names_what_to_make
from tests.plan.builder import ALONE, board_of, told


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Courses to create", True),
        ("Section 4: New services to build (draft)", True),
        ("Pages we should write/sell", True),
        ("Old repositories to merge or archive", True),
        ("How to create a course", False),
        ("Steps to add a page", False),
        ("Files to update", False),
        ("Tables to create", False),
        ("What to build", False),
        ("Ready to ship", False),
        ("Product to sell", False),
        ("Courses to create by hand and why", False),
    ],
)
def test_titles_of_things_to_make(title: str, expected: bool) -> None:
    assert names_what_to_make(title) is expected


LISTED = """## Courses to create

### Tier 1: basics

1. Reading plans (2 h)
2. Writing them

### Lower priority: later

- Selling them
"""


def test_what_is_to_be_made_is_work() -> None:
    assert told(board_of(LISTED, ALONE).items) == [
        ("task", "todo", "Reading plans (2 h)"),
        ("task", "todo", "Writing them"),
        ("task", "todo", "Selling them"),
    ]


HEADED = """## Part 2: Services to build

### High priority: soon

#### 1. Login
**Purpose**: one account for all

**Features**:
- tokens
- roles

#### 2. Search
**Status**: Done

#### 3. Mail
- [ ] Choose the host

#### Remarks
"""


def test_a_numbered_heading_below_is_one_thing_to_make() -> None:
    assert told(board_of(HEADED, ALONE).items) == [
        ("task", "todo", "Login"),
        ("task", "done", "Search"),
        ("task", "todo", "Choose the host"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Outreach templates", "task"),
        ("Mail using sample reports", "task"),
        ("Issue templates", "note"),
        ("Template", "note"),
        ("Sample", "note"),
        ("Samples of a plan", "note"),
        ("Checklist: AC#7 complete", "criterion"),
        ("AC", "criterion"),
        ("ACs", "criterion"),
        ("AC motors", "task"),
    ],
)
def test_boxes_below_a_title(title: str, kind: str) -> None:
    assert told(board_of(f"## {title}\n- [ ] draft the mail\n", ALONE).items) == [(kind, "todo", "draft the mail")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Story definition of done: the login", "criterion"),
        ("Acceptance criteria of the login", "criterion"),
        ("Acceptance criteria and tasks of the login", "task"),
        ("Checklist of the login", "task"),
    ],
)
def test_a_document_of_criteria(title: str, kind: str) -> None:
    plan = f"# {title}\n\n## Code\n\n1. **Style:**\n   - [x] no warnings\n"
    assert told(board_of(plan, ALONE).items) == [(kind, "done", "no warnings")]


@pytest.mark.parametrize(
    ("said", "state"),
    [("(done)", "done"), ("(already done)", "done"), ("(déjà fait)", "done"), ("(not done)", "todo"), ("", "todo")],
)
def test_a_row_without_status_may_say_that_it_is_done(said: str, state: str) -> None:
    plan = f"## Tasks\n\n| Day | Task |\n|---|---|\n| 1 | Move the mails {said} |\n"
    assert [item.state for item in board_of(plan, ALONE).items] == [state]
