"""Gates of several sprints, aims in words, criteria ticked on the first day, tasks that a table calls blocked."""

from __future__ import annotations

import pytest

from cockpit.plan.blocking_rows import ids_in
from cockpit.plan.items import names_in
from tests.plan.builder import ALONE, board_of, told
from tests.plan.test_tables import table

OPEN = "## Tasks\n" + "".join(f"- [ ] do thing {number}\n" for number in range(9))


@pytest.mark.parametrize("title", ["Exit gate", "Quality Gate", "Checkpoint", "Milestone", "Go/No-Go", "Hito"])
@pytest.mark.parametrize(("head", "stages"), [("##", ("Sprint 1", "Sprint 2")), ("##", ("Phase A", "Phase B"))])
def test_gates_without_a_name_are_called_by_their_sprint(title: str, head: str, stages: tuple[str, str]) -> None:
    one, two = stages
    markdown = (
        f"{head} {one} – Schema\n### {title}\n- It validates\n\n{head} {two}: HTML (3 days)\n### {title}\n- It parses\n"
    )
    board = board_of(markdown, ALONE)
    assert [gate.name for gate in board.checkpoints] == [f"{one}: {title}", f"{two}: {title}"]


def test_a_lead_can_be_a_gate_of_its_sprint() -> None:
    board = board_of("## Sprint 1 - Schema\nExit gate:\n\n- It validates\n", ALONE)
    assert [gate.name for gate in board.checkpoints] == ["Sprint 1: Exit gate"]


def test_gates_with_a_name_keep_it() -> None:
    board = board_of("## Sprint 1\n### Gate 2: Beta\n- It validates\n", ALONE)
    assert [gate.name for gate in board.checkpoints] == ["Beta"] or "Gate 2" in board.checkpoints[0].name


@pytest.mark.parametrize(
    ("line", "name", "target"),
    [
        ("**Deployment frequency**: Daily", "Deployment frequency", "Daily"),
        ("**Security**: Zero critical vulnerabilities", "Security", "Zero critical vulnerabilities"),
        ("Zero critical bugs", "Zero critical bugs", "Zero"),
        ("**Lead time**: <2 days", "Lead time", "<2 days"),
    ],
)
def test_aims_in_words_are_metrics(line: str, name: str, target: str) -> None:
    board = board_of(f"## Business KPIs\n- {line}\n", ALONE)
    assert [item.kind for item in board.items] == ["metric"]
    assert [(metric.name, metric.target) for metric in board.metrics] == [(name, target)]


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("CODE REVIEW", "doing"),
        ("In Review", "doing"),
        ("🟡 QA", "doing"),
        ("In QA", "doing"),
        ("TESTING", "doing"),
        ("UAT", "doing"),
        ("Peer review", "doing"),
        ("Done", "done"),
        ("Not reviewed", "todo"),
        ("Code review pending", "todo"),
    ],
)
def test_columns_of_boards_between_doing_and_done(cell: str, state: str) -> None:
    [item] = board_of(table("Task|Status", f"write it|{cell}"), ALONE).items
    assert item.state == state


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US-1.2 (shares Modal, Button)", ("US-1.2",)),
        ("US-1.2 (shares Modal), US-1.3", ("US-1.2", "US-1.3")),
        ("Phase 1 (schema) and US-4 (API)", ("Phase 1", "US-4")),
        ("BKM-65 (WeasyPrint)", ("BKM-65",)),
        ("Write the API (v2)", ("Write the API (v2",)),
        ("(US-1.2)", ("US-1.2",)),
        ("None", ()),
    ],
)
def test_names_of_what_is_waited_for(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


# criteria that are ticked on the first day


@pytest.mark.parametrize("title", ["Success Metrics", "Success Criteria", "Definition of Done", "Acceptance criteria"])
def test_criteria_that_all_hold_while_the_work_is_open_are_a_claim(title: str) -> None:
    board = board_of(
        f"# Sprint plan\n{OPEN}## {title}\n### Must have\n- ✅ It runs\n- ✅ It is fast\n- ✅ It is safe\n"
        "### Nice to have\n- It sings\n",
        ALONE,
    )
    assert {item.state for item in board.items} == {"todo"}
    assert [(finding.code, finding.line) for finding in board.findings if finding.code == "ticked-before-due"] == [
        ("ticked-before-due", 14)
    ]


@pytest.mark.parametrize(
    ("plan", "criteria"),
    [
        (OPEN.replace("[ ]", "[x]"), "- ✅ It runs\n- ✅ It is fast\n- ✅ It is safe\n"),
        (OPEN, "- [x] It runs\n- [x] It is fast\n- [x] It is safe\n"),
        (OPEN, "- ✅ It runs\n- ⏳ It is fast\n- ✅ It is safe\n"),
        ("## Tasks\n- [ ] one\n", "- ✅ It runs\n- ✅ It is fast\n- ✅ It is safe\n"),
        ("# Completion report\n" + OPEN, "- ✅ It runs\n- ✅ It is fast\n- ✅ It is safe\n"),
    ],
)
def test_other_ticks_are_believed(plan: str, criteria: str) -> None:
    board = board_of(f"{plan}## Success Criteria\n{criteria}", ALONE)
    assert "done" in {item.state for item in board.items if item.kind == "criterion"}
    assert "ticked-before-due" not in [finding.code for finding in board.findings]


# what a table calls blocked


@pytest.mark.parametrize(
    "header", ["Dependency|Blocking|Blocked", "Zależność|Blokujący|Blokowany", "What|Predecessor|Successor"]
)
def test_tables_of_what_holds_up_what(header: str) -> None:
    tasks = table("Key|Summary", "BKM-1|write", "BKM-2|test", "BKM-3|ship", "BKM-4|rest")
    board = board_of(f"## Sprint 1\n{tasks}\n## Order\n{table(header, 'the base|BKM-1 (S4)|BKM-2–BKM-3')}", ALONE)
    first = board.items[0].id
    assert told(board.items) == [("task", "todo", text) for text in ("write", "test", "ship", "rest")]
    assert [item.needs for item in board.items] == [(), (first,), (first,), ()]


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("BKM-62, BKM-66", ("BKM-62", "BKM-66")),
        ("BKM-132–134", ("BKM-132", "BKM-133", "BKM-134")),
        ("T-08 to T-10", ("T-08", "T-09", "T-10")),
        ("BKM-9–BKM-1", ("BKM-9",)),
        ("the base", ()),
    ],
)
def test_ids_in_a_cell(cell: str, ids: tuple[str, ...]) -> None:
    assert ids_in(cell) == ids
