"""Headings that only divide the list of the heading above, and those that hold no work at all."""

from __future__ import annotations

import pytest

from cockpit.plan.headings import HeadingKind
from cockpit.plan.parts import divides
from cockpit.plan.titles import adjusted, tells_how
from tests.plan.builder import ALONE, board_of, told

PARTS: list[tuple[str, HeadingKind, HeadingKind, str, bool]] = [
    ("1) API", "none", "task", "Objectives this week", True),
    ("2. Backend", "none", "task", "Tasks", True),
    ("4) Deployment & Verification", "criterion", "task", "Objectives", True),
    ("4) Verification", "criterion", "task", "Objectives", False),
    ("Phase 2: Foundation", "none", "action", "What happens next", True),
    ("High priority", "none", "task", "Backlog", True),
    ("Background", "none", "task", "Tasks", False),
    ("1. Which of them?", "none", "task", "Tasks", False),
    ("Beta", "none", "criterion", "Graduation criteria", True),
    ("Performance", "none", "metric", "Success metrics", True),
    ("How it was measured", "none", "metric", "Success metrics", False),
    ("Frame rates", "none", "criterion", "Verification", False),
    ("For code tasks", "task", "criterion", "Definition of done", True),
    ("Tasks", "task", "criterion", "Acceptance criteria", False),
    ("Beta", "none", "none", "Design", False),
    ("✅", "none", "criterion", "Graduation criteria", False),
    ("Coordination", "dependency", "criterion", "Success criteria", True),
    ("Dependencies", "dependency", "criterion", "Success criteria", False),
    ("Soft launch (week 5)", "none", "task", "Launch plan", True),
    ("Soft launch (internal)", "none", "task", "Launch plan", False),
    ("Review call (Mon 10:00)", "none", "task", "Launch plan", False),
]


@pytest.mark.parametrize(("raw", "kind", "above", "title", "expected"), PARTS)
def test_parts(raw: str, kind: HeadingKind, above: HeadingKind, title: str, expected: bool) -> None:
    assert divides(raw, kind, above, title) == expected


def test_what_stands_below_a_part_is_what_the_heading_above_says() -> None:
    board = board_of(
        "## Objectives\n### 1) API\n- spec\n### 2) Deploy & Verification\n- images\n### Notes\n- by the way\n"
        "## Graduation criteria\n### Alpha\n- behind a flag\n### Beta\n- ✅ two reviews\n- [ ] load test\n",
        ALONE,
    )
    assert told(board.items) == [
        ("task", "todo", "spec"),
        ("task", "todo", "images"),
        ("criterion", "todo", "behind a flag"),
        ("criterion", "done", "two reviews"),
        ("criterion", "todo", "load test"),
    ]


ADJUSTED: list[tuple[str, HeadingKind, HeadingKind]] = [
    ("Adding a new task", "task", "closed"),
    ("Finding tasks in the backlog", "task", "closed"),
    ("Common tasks", "task", "closed"),
    ("Monday's tasks", "task", "task"),
    ("Does it change any default?", "none", "closed"),
    ("What are the objectives?", "task", "task"),
    ("In progress", "none", "task"),
    ("Completed tasks", "task", "none"),
    ("Best practices to implement", "closed", "none"),
    ("Template development", "closed", "none"),
    ("Fix documentation examples", "closed", "none"),
    ("Best practices", "closed", "closed"),
    ("Post-launch checkpoint actions", "checkpoint", "action"),
]


@pytest.mark.parametrize(("raw", "kind", "expected"), ADJUSTED)
def test_first_and_last_words(raw: str, kind: HeadingKind, expected: HeadingKind) -> None:
    assert adjusted(raw, kind) == expected


def test_leads_that_tell_how() -> None:
    assert tells_how("**When resolving a blocker:**")
    assert tells_how("**How can it be switched off?**")
    assert not tells_how("**Before we call it complete:**")


def test_boxes_below_a_question_are_answers() -> None:
    board = board_of(
        "## Monitoring\n- **How can people tell that it works?**\n  - [x] Metrics\n### Which signals are there?\n"
        "- [x] Events\n## Next steps\n- [ ] alert\n",
        ALONE,
    )
    assert told(board.items) == [("note", "done", "Metrics"), ("note", "done", "Events"), ("action", "todo", "alert")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Meeting Recording Analysis", "task"),
        ("Quick wins", "task"),
        ("Phase 10: Release command", "task"),
        ("Priority 1: Test workflow", "task"),
        ("Release command", "note"),
        ("Team meeting", "note"),
        ("Meeting notes", "note"),
        ("This quarter's wins", "note"),
    ],
)
def test_boxes_are_notes_only_where_nothing_is_to_be_made(title: str, kind: str) -> None:
    assert [item.kind for item in board_of(f"## {title}\n- [ ] a\n", ALONE).items] == [kind]


def test_topics_of_a_meeting_are_no_work_but_its_actions_are() -> None:
    board = board_of("## Notes\n### Roadmap\n- is up for review\n### Action items\n- @ada to review it\n", ALONE)
    assert told(board.items) == [("action", "todo", "@ada to review it")]
    assert board.items[0].owner == "@ada"


def test_the_checklist_of_a_day_is_work_wherever_it_stands() -> None:
    board = board_of("## Quick start\n- [ ] install\n### Day 1 Checklist\n- [ ] health check\n", ALONE)
    assert told(board.items) == [("note", "todo", "install"), ("task", "todo", "health check")]


@pytest.mark.parametrize(
    ("title", "bullets"),
    [("Use the checkpoint file", 0), ("Checkpoint Wednesday", 1), ("Quality checkpoints", 1), ("Feature gates", 0)],
)
def test_checkpoints_of_programs_are_none_of_a_sprint(title: str, bullets: int) -> None:
    assert len(board_of(f"## {title}\n- it holds\n", ALONE).items) == bullets


def test_a_target_below_a_metric_is_its_target() -> None:
    board = board_of("## Key metrics\n1. **Chargebacks**\n   - Current: unknown\n   - Target: < 0.5%\n2. **Mood**\n")
    assert [(metric.name, metric.target) for metric in board.metrics] == [("Chargebacks", "< 0.5%")]


def test_days_below_a_timeline_hold_tasks_and_days_of_a_report_do_not() -> None:
    days = "**Day 1-2 (Monday-Tuesday):**\n- spec\n- tests\n\n**Day 3 (Wednesday):**\n- code\n"
    board = board_of(f"## Estimated timeline\n\n{days}## Progress\n\n{days}", ALONE)
    assert [(item.text, item.due.day) for item in board.items if item.due] == [
        ("spec", 25),
        ("tests", 25),
        ("code", 26),
    ]


def test_days_that_begin_the_lines_of_a_timeline_are_its_headlines() -> None:
    text = "## Timeline\n### Week 1 (Nov 24 - Nov 28)\n1. **Monday**: export\n2. **Friday**: load tests\n"
    assert [(item.text, item.due.day) for item in board_of(text, ALONE).items if item.due] == [
        ("export", 24),
        ("load tests", 28),
    ]


@pytest.mark.parametrize("title", ["Required fixes", "Remaining work", "Issues to fix", "Bugs to resolve"])
def test_what_is_to_be_put_right_is_work(title: str) -> None:
    assert told(board_of(f"## {title}\n1. Drop the wrong labels\n", ALONE).items) == [
        ("task", "todo", "Drop the wrong labels")
    ]


def test_a_grid_of_days_keeps_its_rows_where_their_week_is_not_the_sprints() -> None:
    grid = "| Day | Claude | Grok |\n|-|-|-|\n| **Mon** | pipeline | dashboard |\n| **Tue** | model | -- |\n"
    board = board_of(f"## Timeline (Dec 8 - Dec 12)\n{grid}")
    assert board.headlines == ()
    assert [(item.track, item.text, item.due.day) for item in board.items if item.due] == [
        ("claude", "pipeline", 8),
        ("grok", "dashboard", 8),
        ("claude", "model", 9),
    ]


def test_a_phase_with_a_title_an_owner_and_a_date_is_a_row_of_work() -> None:
    rows = "| Phase | Date | Owner | Status |\n|-|-|-|-|\n| {}Analysis | Nov 26 | Claude | Pending |\n"
    assert told(board_of("## Timeline\n" + rows.format("Phase 1: ")).items) == [("task", "todo", "Phase 1: Analysis")]
    assert told(board_of("## Timeline\n| Phase | Status |\n|-|-|\n| Phase 1: Analysis | Done |\n").items) == []


def test_advice_and_checklists_for_any_occasion_are_no_work() -> None:
    text = "## Strategies\n\n**4. Clear acceptance criteria**\n- Document what done means\n"
    assert told(board_of(text, ALONE).items) == []
    text = "## Dependency checklist\n\nBefore starting any task:\n- [ ] Check this file\n"
    assert told(board_of(text, ALONE).items) == [("note", "todo", "Check this file")]


def test_a_day_in_a_cell_is_closer_than_a_week_in_the_text() -> None:
    table = "## Tasks\n| Task | Date |\n|-|-|\n| Week 2 (Nov 24-28): analysis | Nov 26 |\n| Ship by Tue | Nov 26 |\n"
    assert [item.due.day for item in board_of(table, ALONE).items if item.due] == [26, 25]


def test_a_box_that_somebody_got_in_a_meeting_is_an_action_and_who_was_there_is_not() -> None:
    text = "## Agenda\n- [ ] @ada\n- [x] Bob\n### Next call\n- Shall we move it?\n  - [ ] @ada and @bob will move it\n"
    assert told(board_of(text, ALONE).items) == [
        ("note", "todo", "@ada"),
        ("note", "done", "Bob"),
        ("action", "todo", "@ada and @bob will move it"),
    ]
