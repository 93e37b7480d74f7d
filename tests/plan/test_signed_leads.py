"""Leads with a picture before the word, in italics, and of what a sprint delivers."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**✅ DoD:** login works", "criterion"),
        ("**✅ Definition of Done:** login works", "criterion"),
        ("**DoD:** login works", "criterion"),
        ("**🎯 Deliverable:** login works", "deliverable"),
        ("**Sprint 1 deliverable**: login works", "deliverable"),
    ],
)
def test_lines_that_say_what_they_are(line: str, kind: str) -> None:
    items = board_of(f"# Plan\n\n## Sprint 1\n\n{line}\n", ALONE).items
    assert told(items) == [(kind, "todo", "login works")]


@pytest.mark.parametrize(
    "lead", ["*Acceptance:*", "_Acceptance:_", "**Acceptance:**", "**Validation:**", "Validation:"]
)
def test_boxes_below_a_lead_to_criteria(lead: str) -> None:
    items = board_of(f"# Plan\n\n## Sprint 1\n\n{lead}\n\n- [ ] docs published\n", ALONE).items
    assert told(items) == [("criterion", "todo", "docs published")]


def test_validation_as_a_heading_is_no_list_of_criteria() -> None:
    assert told(board_of("## Sprint 1\n\n### Validation\n\n- [ ] mails\n", ALONE).items) == [("task", "todo", "mails")]


@pytest.mark.parametrize("heading", ["Completed", "Already done", "Already completed"])
def test_a_table_of_what_is_done_already(heading: str) -> None:
    table = "| # | Task | SP |\n|---|---|---|\n| 0.1 | Config module | 2 |\n"
    assert told(board_of(f"# Plan\n\n## {heading}\n\n{table}", ALONE).items) == [("task", "done", "Config module")]
