"""Paragraphs that are a task by a bold id, with what is told of it in the lines below; and how they are ticked."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, STARLIGHT, board_of, find, told
from tests.plan.plans import place, read, written

TASK = "## Payments\n\n**Task 3.2: Charge less**  \n**Owner:** Grok  \n**Effort:** 2 days\n"


def test_a_bold_id_with_facts_is_a_task() -> None:
    item = find(board_of(TASK, STARLIGHT), "Charge")
    assert (item.kind, item.state, item.track, item.owner, item.estimate) == ("task", "todo", "grok", "Grok", "2 days")


@pytest.mark.parametrize(
    "text",
    [
        "## Payments\n\n**Task 3.2: Charge less**\n\nProse.\n",
        "## Payments\n\n**Charge less**\n**Owner:** Ada\n",
        "## Principles\n\n**Task 3.2: Charge less**\n**Owner:** Ada\n",
        "## Task 1: Pay\n**Owner**: Ada\n\n**Task 3.2: Charge less**\n**Owner:** Ada\n",
    ],
)
def test_other_bold_lines_are_none(text: str) -> None:
    assert [item for item in board_of(text, ALONE).items if item.text.startswith("Charge")] == []


def test_it_is_ticked_in_front_of_its_line() -> None:
    after = written(TASK, "Charge", "done")
    assert after.decode() == TASK.replace("**Task 3.2", "✅ **Task 3.2")
    assert place(read(after), "Charge").state == "done"
    assert written(TASK, "Charge", "done", "todo").decode() == TASK


def test_its_status_line_keeps_its_state() -> None:
    text = TASK + "**Status:** In progress\n"
    assert place(read(text), "Charge").state == "doing"
    assert written(text, "Charge", "done").decode() == text.replace("In progress", "Done")


TITLES = {
    "stories in a list of work": (
        "## Sprint 1 tasks\n### Story 1.1: Upload (8 points)\n- Drop files\n### Story 1.2: Storage\n- Keep them\n",
        [("task", "todo", "Upload (8 points)"), ("task", "todo", "Storage")],
    ),
    "stories elsewhere": ("## Notes\n### Story 1.1: Upload\n- Drop\n### Story 1.2: Storage\n- Keep\n", []),
    "an id behind a word": (
        "## Epic\n### TASK: P1-SETUP-001 — Start the app\n- **Owner:** Ada\n- **Priority:** P0\n",
        [("task", "todo", "Start the app")],
    ),
    "a lead that names a sprint": (
        "## Sprint 1 tasks\n**Sprint 1: Core** - ⏳ In Progress\n- Schema (Ada) - ⏳ Not started\n- Screens - ✅ Done\n",
        [("task", "todo", "Schema (Ada)"), ("task", "done", "Screens")],
    ),
    "phases of an implementation": (
        "## Implementation phases\n### Phase 1: Setup\n- A scaffold\n- Values\n",
        [("task", "todo", "A scaffold"), ("task", "todo", "Values")],
    ),
    "what agents are busy with": (
        "## Tasks\n| Agent | Role | Status | Focus |\n|---|---|---|---|\n| Agent 1 | Data | Ready | The schema |\n", []
    ),
    "figures by day": ("## View\n| Day | Power | Speed |\n|---|---|---|\n| 1 | 53 (+3) | 48 |\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", TITLES)
def test_titles_and_tables(name: str) -> None:
    text, expected = TITLES[name]
    assert told(board_of(text, ALONE).items) == expected
