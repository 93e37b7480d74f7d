"""Rows as items: columns by keyword, headlines, milestones, and tables that hold nothing to do."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.model import Board
from tests.plan.builder import ALONE, ZONE, board_of, day, find, told


def table(*rows: str) -> str:
    """A table of rows with cells parted by `|`, the first the header."""
    cells = rows[0].count("|") + 1
    return "\n".join([f"| {rows[0]} |", "|---" * cells + "|", *(f"| {row} |" for row in rows[1:])]) + "\n"


def slot_text(board: Board, markdown: str) -> list[str]:
    data = markdown.encode()
    return [data[slice(*item.place.slot)].decode() for item in board.items]


def test_status_tables_keep_the_state_of_their_rows() -> None:
    markdown = table(
        "Task|Owner|Status", "a|Claude|✅ Done", "b|Grok|🟡 In progress", "c|GPT|⏭️ Deferred", "d|Ada|Blocked"
    )
    board = board_of(markdown)
    assert told(board.items) == [
        ("task", "done", "a"),
        ("task", "doing", "b"),
        ("task", "deferred", "c"),
        ("task", "blocked", "d"),
    ]
    assert [item.track for item in board.items] == ["claude", "grok", "gpt", "shared"]
    assert [item.owner for item in board.items] == ["Claude", "Grok", "GPT", "Ada"]
    assert slot_text(board, markdown) == ["✅ Done", "🟡 In progress", "⏭️ Deferred", "Blocked"]
    assert {item.place.form for item in board.items} == {"status-cell"}


@pytest.mark.parametrize(
    ("header", "row", "state"),
    [
        ("Aufgabe|Status", "a|erledigt", "done"),
        ("タスク|状態", "a|完了", "done"),
        ("Tarefa|Estado", "a|Em andamento", "doing"),
        ("Tâche|Statut", "a|à faire", "todo"),
        ("Задача|Статус", "a|готово", "done"),
        ("Status|Task", "✅|a", "done"),
        ("Task|Status", "a|✅ Not started", "todo"),
        ("Task|Status", "a|whatever", "todo"),
        ("Task|Status", "a|", "todo"),
    ],
)
def test_status_columns_in_any_language_and_place(header: str, row: str, state: str) -> None:
    [item] = board_of(table(header, row)).items
    assert (item.text, item.state) == ("a", state)


def test_deliverable_tables_without_a_status_say_nothing_of_state() -> None:
    markdown = table("Deliverable|Type|Owner|Due", "`a.py`|Code|Claude|Tue EOD", "✅ `b.md`|Doc|Grok|Wed EOD")
    board = board_of(markdown)
    a, b = board.items
    assert (a.kind, a.text, a.is_file, a.type, a.track, day(a), a.state) == (
        "deliverable", "a.py", True, "Code", "claude", "Tue", "todo",
    )  # fmt: skip
    assert (b.text, b.state, day(b)) == ("b.md", "done", "Wed")
    assert a.place.form == b.place.form == "row"
    assert a.place.state is None
    data = markdown.encode()
    assert a.place.slot == (data.index(b"`a.py`"), data.index(b"`a.py`"))
    assert data[slice(*b.place.slot)].decode() == "✅ "


def test_due_is_the_end_of_its_day() -> None:
    item = find(board_of(table("Deliverable|Due", "`a.py`|Tue EOD")), "a.py")
    assert item.due is not None
    assert item.due.isoformat() == "2025-11-25T17:00:00-08:00"


def test_rows_without_a_text_of_their_own_are_no_items() -> None:
    markdown = table("Task|Status", "-|-", "Sprint 1|Done", "**Total**|3/4", "TASK-007|Done", "TBD|", "real|Done")
    assert [item.text for item in board_of(markdown).items] == ["real"]


def test_id_and_phase_columns() -> None:
    board = board_of(
        table("Phase|ID|Task|Owner|Days|Status", "1|T-1|a|QA|1–2|🟡 Ready", "2|T-2|b|QA|2|🟡 Ready"), ALONE
    )
    a, b = board.items
    assert (a.group, a.place.leading_id, a.owner, a.estimate, a.state) == ("Phase 1", "T-1", "QA", "1–2", "todo")
    assert b.group == "Phase 2"


def test_dependency_columns() -> None:
    board = board_of(table("ID|Task|Depends on|Status", "T-1|a|-|Done", "T-2|b|T-1|Todo"), ALONE)
    a, b = board.items
    assert (a.needs, b.needs) == ((), (a.id,))


def test_day_rows_are_headlines_where_the_track_has_a_deliverable_then() -> None:
    markdown = (
        "## Claude\n"
        + table(
            "Day|Task|Key deliverable|Target",
            "Mon-Tue|Triplet|`a.py` + script|FPR <1%",
            "Wed|Explain|`b.py`|rank",
            "Thu|Attack|a report|",
        )
        + "\n"
        + table("Deliverable|Due", "`a.py`|Tue EOD")
    )
    board = board_of(markdown)
    [line] = board.headlines
    assert (line.start, line.end, line.track, line.text, line.target) == (
        date(2025, 11, 24), date(2025, 11, 25), "claude", "Triplet", "FPR <1%",
    )  # fmt: skip
    assert {(item.text, day(item)) for item in board.items} == {("a.py", "Tue"), ("b.py", "Wed"), ("Attack", "Thu")}
    shown = find(board, "a.py").mentions
    assert [(mention.form, mention.line, mention.slot == (0, 0)) for mention in shown] == [
        ("row", 10, False),
        ("row", 4, True),
    ]


def test_numbers_in_a_day_column_are_days_of_the_sprint() -> None:
    board = board_of("## Phase 1\n" + table("Day|Action|Owner", "1-2|check|Claude", "3|load|Grok"))
    assert [(item.text, item.track, day(item)) for item in board.items] == [
        ("check", "claude", "Tue"),
        ("load", "grok", "Wed"),
    ]


def test_a_column_for_each_track() -> None:
    markdown = "## Deliverables\n" + table("Deliverable|Owner|Due", "`x.py`|Grok|Mon") + "\n## Timeline\n"
    board = board_of(
        markdown + table("Day|Claude (Strategy)|Grok (Monitoring)", "**Mon**|Review|Monitor", "**Tue**|--|Dashboard")
    )
    assert [(line.track, line.text) for line in board.headlines] == [("grok", "Monitor")]
    assert {(item.text, item.track, day(item)) for item in board.items if not item.is_file} == {
        ("Review", "claude", "Mon"),
        ("Dashboard", "grok", "Tue"),
    }


def test_milestone_rows_are_checkpoints() -> None:
    board = board_of(
        table("Milestone|Target date|Status|Criteria", "Foundation|Day 2|✅|import works", "Live|Day 4|⏳|users")
    )
    assert [(gate.name, gate.due and gate.due.astimezone(ZONE).date()) for gate in board.checkpoints] == [
        ("Foundation", date(2025, 11, 25)),
        ("Live", date(2025, 11, 27)),
    ]
    assert [(item.kind, item.state, item.details) for item in board.items] == [
        ("criterion", "done", ("import works",)),
        ("criterion", "todo", ("users",)),
    ]


def test_metric_tables_are_no_items() -> None:
    board = board_of("## Metrics\n" + table("Metric|Target|Actual|Status", "FPR|<0.06%|0.05%|✅", "Size|<5 MB||⏳"))
    assert board.items == ()
    assert [(metric.name, metric.target, metric.actual) for metric in board.metrics] == [
        ("FPR", "<0.06%", "0.05%"),
        ("Size", "<5 MB", ""),
    ]


def test_risk_tables_are_no_items() -> None:
    board = board_of(table("Risk|Impact|Mitigation|Status", "too slow|High|cache|🟡 Monitoring", "-|-|-|-"))
    assert board.items == ()
    assert [(risk.text, risk.fallback) for risk in board.risks] == [("too slow", "cache")]


@pytest.mark.parametrize(
    "markdown",
    [
        "## Summary statistics\n" + table("Metric|Count", "Plans|3"),
        "## Files\n" + table("File|Purpose", "`a.py`|does things"),
        "## What was delivered\n" + table("Document|Status", "`a.md`|✅ Created"),
        "## Velocity\n" + table("Sprint|Planned|Completed", "Sprint 1|14|12"),
        "## Team\n" + table("Name|Role", "Ada|Lead"),
    ],
)
def test_tables_with_nothing_to_do(markdown: str) -> None:
    assert board_of(markdown).items == ()
