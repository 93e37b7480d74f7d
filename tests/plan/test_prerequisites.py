"""What has to be there first, where it is no handoff between declared tracks."""

from __future__ import annotations

import pytest

from tests.plan.builder import board_of

Told = tuple[str, str, bool]


def found(plan: str, name: str = "PLAN.md") -> list[Told]:
    return [(one.of, one.text, one.met) for one in board_of({name: plan}).prerequisites]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            "## Dependencies\n\n- The bank signs\n- ✅ The account is open\n- Data is copied ✅\n",
            [("", "The bank signs", False), ("", "The account is open", True), ("", "Data is copied", True)],
        ),
        (
            "## Phase 2: Payments (3 days)\n\n**Duration**: 3 days | **Dependencies**: Phase 1 complete\n",
            [("Phase 2: Payments", "Phase 1 complete", False)],
        ),
        ("## Prerequisites\n\n- **Required**: the token service (✅ exists)\n", [("", "Required: the token service", True)]),
        ("## Sprint 3\n\n**Requires:**\n\n- A server with two disks\n", [("Sprint 3", "A server with two disks", False)]),
        ("## Plan\n\n- **Abhängigkeiten**: die Bank hat unterschrieben\n", [("Plan", "die Bank hat unterschrieben", False)]),
        (
            ("## Dependencies\n\n| Dependency | Owner | Status |\n|---|---|---|\n| Test data | Client | Done |\n"
            "| A contract | Bank | Pending |\n"),
            [("", "Test data · Client", True), ("", "A contract · Bank", False)],
        ),
        ("## Dependencies\n\n### Strategies\n\n- Swap the fake for the real one\n\n### External\n\n- A bank\n",
         [("External", "A bank", False)]),
    ],
)  # fmt: skip
def test_what_is_needed_first(plan: str, expected: list[Told]) -> None:
    assert found(plan) == expected


@pytest.mark.parametrize(
    "plan",
    [
        "## Dependencies\n\n- None\n",
        "**Dependencies**: none\n",
        "## Dependencies\n\n- `stripe` 7.1\n- express ^4.18\n- Run `npm install zod`\n",
        "## Dependencies\n\n- Claude → Grok: the model\n",
        "## Integration points\n\n- The numbers go to the page\n",
        "## Notes\n\nIt needs: time\n",
    ],
)
def test_what_is_not(plan: str) -> None:
    assert found(plan) == []


def test_boxes_below_such_a_heading_stay_items() -> None:
    board = board_of({"PLAN.md": "## Dependencies\n\n- [ ] sign the contract\n"})
    assert [item.text for item in board.items] == ["sign the contract"]
    assert board.prerequisites == ()


def test_names_of_items_are_what_an_item_needs_and_not_told_again() -> None:
    plan = (
        "## Backlog\n\n### US-1: Login\n\n**Owner**: Ann\n\n### US-2: Refunds\n\n**Owner**: Bo\n\n**Dependencies**: US-1\n\n"
        "### US-3: Reports\n\n**Owner**: Bo\n\n**Dependencies**: US-1, the bank\n"
    )
    board = board_of({"PLAN.md": plan})
    by_text = {item.text: item for item in board.items}
    assert by_text["Refunds"].needs == by_text["Reports"].needs == (by_text["Login"].id,)
    assert [(one.text, one.of, one.item) for one in board.prerequisites] == [
        ("US-1, the bank", "Reports", by_text["Reports"].id)
    ]


def test_ids_in_a_table_of_what_blocks_what_are_told_too() -> None:
    plan = (
        "## Tasks\n\n| ID | Task | Owner |\n|---|---|---|\n| AB-1 | Server | Ann |\n| AB-2 | Page | Bo |\n\n"
        "## Dependencies\n\n| Dependency | Blocking | Blocked |\n|---|---|---|\n| Server | AB-1 | AB-2 |\n"
    )
    board = board_of({"PLAN.md": plan})
    page = next(item for item in board.items if item.text == "Page")
    assert [board.by_id[need].text for need in page.needs] == ["Server"]
    assert [one.text for one in board.prerequisites] == ["Server · AB-1 · AB-2"]


def test_a_reference_document_waits_for_nothing() -> None:
    board = board_of({"PLAN.md": "## Dependencies\n\n- A bank\n"}, roles={"PLAN.md": "reference"})
    assert board.prerequisites == ()
