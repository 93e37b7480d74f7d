"""Criteria whose lead is wrapped onto a second line, and headings that say when all is done."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told


@pytest.mark.parametrize(
    "lead",
    [
        "We are done when\nall of this holds:",
        "We are done when all of this holds:",
        "The checks below are mandatory for every increment. Treat them as criteria\nfor each story and sprint review:",
    ],
)
@pytest.mark.parametrize("heading", ["Acceptance criteria", "Quality gates"])
def test_a_lead_wrapped_onto_a_second_line(heading: str, lead: str) -> None:
    items = board_of(f"## {heading}\n\n{lead}\n\n- logins are audited\n- tests are green\n", ALONE).items
    assert told(items) == [("criterion", "todo", "logins are audited"), ("criterion", "todo", "tests are green")]


def test_a_line_of_its_own_still_leads_elsewhere() -> None:
    text = "## Acceptance criteria\n\nAll of it.\n\nWhat we know\nabout the past:\n\n- it was slow\n"
    assert board_of(text, ALONE).items == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Definition of complete MVP", "Definition of MVP", "Definition of a complete sprint", "MVP complete when",
        "MVP is done when", "Done means",
    ],
)  # fmt: skip
def test_headings_that_say_when_all_is_done(heading: str) -> None:
    items = board_of(f"# Plan\n\n## {heading}\n\n- all writes are audited;\n", ALONE).items
    assert [item.kind for item in items] == ["criterion"]
