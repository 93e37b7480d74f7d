"""Boxes below headings that leave it open whether they are to be done or have to hold: their words say which."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of


def boxes(title: str, *lines: str) -> str:
    return f"{title}\n" + "".join(f"- [ ] {line}\n" for line in lines)


STATES = ("SSL certificates active", "Keys rotated", "No errors in the log", "Error rate <5%", "Site loads")
ORDERS = ("Connect to the database", "Check the indexes", "Wait 24 hours")
NOUNS = ("Video conferencing", "Calendar integration", "Good audio")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (boxes("# Deployment checklist\n\n## 1. Code", *STATES), "criterion"),
        (boxes("## Production checklist\n\n### Security", *STATES), "criterion"),
        (boxes("# Launch readiness checklist\n\n## Next actions", *STATES), "criterion"),
        (boxes("## Testing environment checklist\n\n### Code status", *STATES), "criterion"),
        (boxes("## Production checklist\n\n### Security", *ORDERS), "task"),
        (boxes("## Production checklist\n\n### Security", *NOUNS), "task"),
        (boxes("## Tasks\n\n### Security", *STATES), "task"),
        (boxes("## Database verification", *ORDERS), "task"),
        (boxes("## Database verification", *STATES), "criterion"),
        (boxes("## Acceptance criteria", *ORDERS), "criterion"),
        (boxes("## Success verification criteria", *ORDERS), "criterion"),
    ],
)
def test_a_list_of_boxes(text: str, kind: str) -> None:
    assert {item.kind for item in board_of(text, ALONE).items} == {kind}


def test_an_order_in_a_list_of_states_stays_a_task() -> None:
    board = board_of(boxes("# Deployment checklist\n\n## 1. Code", *STATES, "Check the deployment"), ALONE)
    assert [item.text for item in board.items if item.kind == "task"] == ["Check the deployment"]


PARTS = (
    boxes("## 7. Resilience\n\n### 7.1 Errors", "Handle a lost call", "Add a retry")
    + boxes("\n### 7.2 Faults", "Stop the disk", "Stop the net")
    + boxes("\n### 7.3 TITLE", "Add the restart", "Write it down")
)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Recovery procedures", {"task"}),
        ("Rollback", {"task"}),
        ("How to recover", {"task", "note"}),
        ("Example", {"task", "note"}),
    ],
)
def test_a_procedure_among_parts_of_a_checklist_is_one_of_them(title: str, kinds: set[str]) -> None:
    assert {item.kind for item in board_of(PARTS.replace("TITLE", title), ALONE).items} == kinds


def test_a_procedure_alone_is_none() -> None:
    text = boxes("## 7. Resilience\n\n### 7.3 Recovery procedures", "Add the restart", "Write it down")
    assert {item.kind for item in board_of(text, ALONE).items} == {"note"}


@pytest.mark.parametrize(("title", "count"), [("Artifacts collected (in logs):", 0), ("Artifacts:", 2)])
def test_what_a_run_left_behind_is_not_planned(title: str, count: int) -> None:
    assert len(board_of(f"## Run\n\n**{title}**\n- `run.txt`\n- `out.json`\n", ALONE).items) == count
