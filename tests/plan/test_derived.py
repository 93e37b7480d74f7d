"""States that a heading does not tell itself, work told in one line, remarks, and what was not read."""

from __future__ import annotations

import pytest

from cockpit.plan.edit import splices_for
from cockpit.plan.splice import Refusal
from tests.plan.builder import ALONE, board_of, documents_of, find, told

STORY = (
    "## Sprint 1\n\n### US-1.1: See the balance\n\n**Points:** 5\n\n**Tasks:**\n1. Create the page\n\n"
    "**Acceptance criteria:**\n- [x] It loads\n- [{}] It is right\n"
)


@pytest.mark.parametrize(("box", "state"), [("x", "done"), (" ", "todo")])
def test_a_story_is_done_when_all_its_criteria_are_ticked(box: str, state: str) -> None:
    board = board_of(STORY.format(box), ALONE)
    assert [find(board, text).state for text in ("See the balance", "Create the page")] == [state, state]


def test_a_story_without_criteria_is_not() -> None:
    text = "## Sprint 1\n\n### US-1.1: See the balance\n\n**Points:** 5\n\n**Tasks:**\n1. Create the page\n"
    assert {item.state for item in board_of(text, ALONE).items} == {"todo"}


def test_a_story_can_only_be_opened_where_it_was_ticked() -> None:
    [document] = documents_of({"plan.md": STORY.format("x")}, ALONE)
    mention = next(entry.mention for entry in document.entries if entry.mention.form == "heading")
    with pytest.raises(Refusal, match="what stands below"):
        splices_for(document, mention, "todo", ALONE)


SUMMARY = "\n## Summary\n\n**Deliverables:**\n\n- ✅ US-1.1: See the balance (2/2)\n- ✅ US-1.2: Pay\n"


def test_a_summary_tells_the_state_of_a_story_and_adds_only_what_is_new() -> None:
    board = board_of(STORY.format(" ").replace("- [x] It loads\n- [ ] It is right\n", "- it loads\n") + SUMMARY, ALONE)
    assert [item.text for item in board.items if "US-1" in item.text or "balance" in item.text] == [
        "See the balance",
        "US-1.2: Pay",
    ]
    assert find(board, "See the balance").state == "done"


def test_a_summary_does_not_overrule_a_status() -> None:
    text = "## Tasks\n\n### US-1.1: See it\n\n**Status**: In progress\n\n## Deliverables\n\n- ✅ US-1.1: See it\n"
    assert told(board_of(text, ALONE).items) == [("task", "doing", "See it")]


ONE_LINE = {
    "**Deliverables**: A list, a page, the guide.": ("deliverable", "A list, a page, the guide."),
    "**Entregables:** una lista, una página": ("deliverable", "una lista, una página"),
    "**Tasks:** add the list; write the guide": ("task", "add the list; write the guide"),
    "**Acceptance:** the page loads": ("criterion", "the page loads"),
    "**Aceite:** a página abre": ("criterion", "a página abre"),
    "**Milestone:** the API answers": ("criterion", "the API answers"),
    "**Kamień milowy:** API działa": ("criterion", "API działa"),
    "**Criterio de corte:** si no hay API, se usa un mock": ("criterion", "si no hay API, se usa un mock"),
    "Definición de hecho de HU01: el vecino ve su saldo.": ("criterion", "el vecino ve su saldo."),
    "Definition of done for US-3: the guide is read.": ("criterion", "the guide is read."),
}


@pytest.mark.parametrize("line", ONE_LINE)
def test_work_and_criteria_in_one_line(line: str) -> None:
    items = board_of(f"## Sprint 1\n\nThe first one.\n\n{line}\n", ALONE).items
    assert [(item.kind, item.text) for item in items] == [ONE_LINE[line]]


def test_criteria_among_the_boxes_of_a_sprint_are_no_tasks() -> None:
    text = "## Sprint 1\n\n- [ ] Build it\n- **Acceptance:** it is green\n- **Verify:** run both scripts\n"
    assert [(item.kind, item.text) for item in board_of(text, ALONE).items] == [
        ("task", "Build it"),
        ("criterion", "it is green"),
        ("criterion", "run both scripts"),
    ]


def test_how_many_criteria_there_are_is_none() -> None:
    text = "## Document statistics\n\n- **Pages**: 60\n- **Success criteria**: 50+ checkpoints across all phases\n"
    assert board_of(text, ALONE).items == ()


@pytest.mark.parametrize(
    ("task", "status", "state"),
    [("Task", "Status", "done"), ("Tarea", "Estado", "done"), ("Aufgabe", "Status", "done")],
)
def test_a_task_in_a_bullet_with_a_status_beside_it(task: str, status: str, state: str) -> None:
    text = f"## Tasks\n\n### 1. Base (ops)\n\n* **{task}:** Write the file.\n* **{status}:** ✅ Done\n"
    assert told(board_of(text, ALONE).items) == [("task", state, "Write the file.")]


def test_questions_at_a_checkpoint_are_no_criteria() -> None:
    text = "## Week 1\n\n### Checkpoint questions (ask yourself)\n\n1. Why a hash?\n2. What if it leaks?\n"
    assert board_of(text, ALONE).items == ()
    assert [item.text for item in board_of("## What's missing ❌\n\n- Login\n", ALONE).items] == ["Login"]


def test_rules_for_every_task_are_none() -> None:
    text = (
        "# Sprint plan\n\n## Rules\n\n**Non-negotiables, they apply to every task:**\n\n1. Use types\n2. Write tests\n"
    )
    assert board_of(text, ALONE).items == ()


@pytest.mark.parametrize(
    "line",
    [
        "**Deliverables**: 5 files",
        "**Tasks:** see [the list](TASKS.md)",
        "**Tasks:** TBD",
        "**Deliverables:** [all of them](out.md)",
        "Acceptance: we talked about it at length.",
        "Milestone: none of them was met.",
    ],
)
def test_figures_links_and_prose_are_none(line: str) -> None:
    assert board_of(f"## Sprint 1\n\nThe first one.\n\n{line}\n", ALONE).items == ()


@pytest.mark.parametrize(
    "line",
    ["Follow the timeline strictly", "Test frequently", "Commit early and often", "✅ Sprint 1 COMPLETE - go on"],
)
def test_remarks_among_next_steps_are_no_actions(line: str) -> None:
    text = f"## Next steps\n\n- {line}\n- Test the page\n- Complete sprint 2\n"
    assert [item.text for item in board_of(text, ALONE).items] == ["Test the page", "Complete sprint 2"]


LISTS = "# {}\n\n## Users\n\n- one thing\n- other thing\n- third\n\n## Data\n\n| A | B |\n|---|---|\n| x | y |\n| z | w |\n| u | v |\n"


@pytest.mark.parametrize(
    ("title", "more", "found"),
    [
        ("Sprint plan", "", ["1 list and 1 table in this plan hold no items"]),
        ("Roadmap", "", ["1 list and 1 table in this plan hold no items"]),
        ("Design", "", []),
        ("Sprint review", "", []),
        ("Sprint plan", "\n## Tasks\n\n- a\n- b\n- c\n- d\n", []),
    ],
)
def test_a_plan_of_lists_that_hold_no_items_says_so(title: str, more: str, found: list[str]) -> None:
    findings = [
        one for one in board_of({"it.md": LISTS.format(title) + more}, ALONE).findings if one.code == "unread-list"
    ]
    assert [one.message.partition(",")[0] for one in findings] == found
    assert all((one.severity, one.line) == ("hint", 5) for one in findings)


def test_lists_that_rightly_hold_none_are_not_told_of() -> None:
    text = "# Sprint plan\n\n## Principles\n\n- a\n- b\n- c\n\n## Notes\n\n- d\n- e\n- f\n\n## Risks\n\n- g\n- h\n"
    assert [one.code for one in board_of({"it.md": text}, ALONE).findings] == []


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("```\n[ ] 1.1 Types\n[x] 1.2 Config\n- [ ] 1.3 Registry\n[ ] 1.4 Walker\n```\n", ["4 boxes of this plan"]),
        ("```\n[ ] Types\n[ ] Config\n```\n", []),
        ("- [ ] Types\n\n```\n[ ] a\n[ ] b\n[ ] c\n[ ] d\n```\n", []),
    ],
)
def test_boxes_that_stand_in_code_alone_are_told_of(plan: str, found: list[str]) -> None:
    findings = board_of({"it.md": f"# Sprint plan\n\n{plan}"}, ALONE).findings
    told = [one.message.partition(" stand")[0] for one in findings if one.code == "unread-list"]
    assert told == found
