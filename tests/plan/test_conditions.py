"""Boxes of a checklist: states of affairs are criteria, what is to be done is work."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

STATES = (
    "- [ ] Database migrations applied\n- [ ] Keys rotated (all)\n- [x] Rate limiting enabled\n- [ ] No open alerts\n"
)
ORDERS = "- [ ] Apply the migrations\n- [ ] Rotate the keys\n- [ ] Rate limiting enabled\n"


@pytest.mark.parametrize(
    ("above", "lines", "kind"),
    [
        ("## Production checklist\n", STATES, "criterion"),
        ("## Production checklist\n\n### Security\n", STATES, "criterion"),
        ("### Pre-flight checklist (ops)\n", STATES, "criterion"),
        ("## Production checklist\n", ORDERS, "task"),
        ("## Demo checklist\n", STATES + "- [ ] Submit the form by Thursday\n", "task"),
        ("## Production checklist\n", "- [ ] Form\n- [ ] Login page\n- [ ] Keys rotated\n", "task"),
        ("## Tasks\n", STATES, "task"),
        ("## Security\n", STATES, "task"),
        ("## Code review checklist for every commit\n", STATES, "task"),
    ],
)
def test_boxes_of_a_checklist(above: str, lines: str, kind: str) -> None:
    board = board_of(f"# Plan\n\n{above}\n{lines}", ALONE)
    assert {item.kind for item in board.items} == {kind}
    assert [item.counted for item in board.items] == [kind == "task"] * len(board.items)


def test_boxes_below_a_task_are_its_steps() -> None:
    plan = f"## Tasks\n\n### TASK-1: Deploy\n\n**Status**: in progress\n\n#### Production checklist\n\n{STATES}"
    assert {item.kind for item in board_of(plan, ALONE).items if item.mentions[0].form == "checkbox"} == {"task"}


@pytest.mark.parametrize("above", ["", "## Ready to launch?\n\n"])
@pytest.mark.parametrize("title", ["Final checks", "Pre-flight checks"])
def test_last_checks_are_criteria(above: str, title: str) -> None:
    board = board_of(f"# Plan\n\n{above}### {title}\n\n- [ ] Payments work\n", ALONE)
    assert [item.kind for item in board.items] == ["criterion"]
