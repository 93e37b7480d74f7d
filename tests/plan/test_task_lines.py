"""Bold lines that are tasks, criteria or deliverables; lines that tell of work rather than being some."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from tests.plan.builder import ALONE, STARLIGHT, board_of, day, told
from tests.plan.plans import SETTINGS, read, written

DAY = """## Day 2 (Tuesday): pilot

**Task 2a: Choose the stores (1 hour)**
```sql
SELECT 1
```

**Task 2b: Run the tests** (2 hours)
- fetch the pages
- compare

**Expected deliverable:** a report
"""


def test_bold_tasks_are_items_and_what_stands_below_are_their_steps() -> None:
    board = board_of(DAY, ALONE)
    assert [(item.kind, item.text, day(item)) for item in board.items] == [
        ("task", "Choose the stores (1 hour)", "Tue"),
        ("task", "Run the tests (2 hours)", "Tue"),
        ("deliverable", "a report", "Tue"),
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("## Day 2\n**Task 1: alone**\n\nText\n", []),
        ("## Day 2\n**Task 1: a**\n- [ ] b\n\n**Task 2: c**\n- [ ] d\n", ["b", "d"]),
        ("## Rollback procedure\n**Task 1: a**\n\n**Task 2: b**\n", []),
        ("## Day 2\n**Task 1: a** and more of it\n\n**Task 2: b**, too\n", []),
        ("## Day 2\n**Aufgabe 1: a**\n\n**Aufgabe 2: ✅ b**\n", ["a", "b"]),
    ],
)
def test_other_bold_lines(text: str, items: list[str]) -> None:
    assert [item.text for item in board_of(text, ALONE).items] == items


def test_a_bold_task_is_ticked_in_front_of_its_words() -> None:
    text = "## Day 2\n\n**Task 1: write it**\n\n**Task 2: read it**\n"
    ticked = written(text, "write it", "done", settings=SETTINGS)
    assert ticked.decode() == text.replace("write it", "✅ write it")
    assert [(entry.mention.text, entry.mention.state) for entry in read(ticked).entries] == [
        ("write it", "done"),
        ("read it", None),
    ]
    assert written(text, "write it", "done", "todo", settings=SETTINGS).decode() == text


@pytest.mark.parametrize(
    "key", ["Success criteria", "Acceptance criterion", "Definition of done", "Abnahmekriterium Phase 1", "完了条件"]
)
def test_a_criterion_in_one_line(key: str) -> None:
    board = board_of(f"## Tuesday\n### Grok: alerts\n**Task**: choose them\n**{key}**: all of them ring\n", STARLIGHT)
    assert told(board.items) == [("task", "todo", "choose them"), ("criterion", "todo", "all of them ring")]


STORY = (
    "In the past the manager was running as an internal controller of the life cycle, so moving and renaming it as a "
    "new controller of its own has a low chance of making anything slower, and no bugs are reported in what there is."
)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Target: 1,000 products", 0),
        ("Estimate: 2 days", 0),
        ("Owner: Bob", 0),
        ("Priority: finish the set-up", 1),
        (STORY, 0),
        (STORY[:100], 1),
        (STORY.replace("was running", "runs").replace("so moving", "and moving"), 1),
    ],
)
def test_what_is_said_of_work_is_none(line: str, items: int) -> None:
    assert len(board_of(f"## Tasks\n- {line}\n", ALONE).items) == items


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("write it (doing)", "doing"),
        ("write it (blocked)", "blocked"),
        ("write it (moved to 2025-12-03)", "deferred"),
        ("~~write it~~", "cancelled"),
        ("write it (soon)", "todo"),
    ],
)
def test_words_tell_the_state_of_a_plain_bullet(text: str, state: State) -> None:
    assert [item.state for item in board_of(f"## Tasks\n- {text}\n", ALONE).items] == [state]


def test_a_number_as_a_picture_is_no_part_of_a_title() -> None:
    assert told(board_of("## Next steps\n### 2️⃣ 단기 목표 (1-2주)\n- ask Bob\n", ALONE).items) == [
        ("action", "todo", "ask Bob")
    ]
