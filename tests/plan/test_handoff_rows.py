"""Tables of handoffs: who waits for what from whom, and when."""

from __future__ import annotations

import pytest

from cockpit.core.model import Dependency
from tests.plan.builder import board_of
from tests.plan.plans import written

Told = tuple[str, str, str, int | None, bool]


def found(text: str) -> list[Told]:
    def short(one: Dependency) -> Told:
        return one.source, one.target, one.what, one.due.day if one.due else None, one.met_by_hand

    return [short(one) for one in board_of(text).dependencies]


WAITING = (
    "## Dependencies between teams\n| Task | Owner | Waiting for | From | Needed by | Status |\n|-|-|-|-|-|-|\n"
    "| A-1 | Grok | a demo | Claude | Thu | ⏳ Pending |\n| A-2 | GPT | the API | @Claude | Tue | ✅ Ready |\n"
)
CASES: dict[str, tuple[str, list[Told]]] = {
    "from and to": (
        "| From | To | What | When |\n|-|-|-|-|\n| Claude | Grok | the model | Wed EOD |\n| Grok | GPT | numbers | - |\n",
        [("claude", "grok", "the model", 26, False), ("grok", "gpt", "numbers", None, False)],
    ),
    "who waits, below a heading about dependencies": (
        WAITING,
        [("claude", "grok", "a demo", 27, False), ("claude", "gpt", "the API", 25, True)],
    ),
    "strangers, blanks and oneself": (
        "| From | To | What |\n|-|-|-|\n| Browser | Grok | a page |\n| Claude | Grok | TBD |\n| GPT | GPT | notes |\n",
        [],
    ),
    "owners who wait for nobody": ("## Tasks\n| Task | Owner | From |\n|-|-|-|\n| Build | Grok | Mon |\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_handoffs(name: str) -> None:
    text, expected = CASES[name]
    assert sorted(found(text), key=str) == sorted(expected, key=str)


def test_a_table_without_handoffs_is_read_as_any_other() -> None:
    board = board_of("## Tasks\n| From | Task | To |\n|-|-|-|\n| Mon | Build | Tue |\n")
    assert [item.text for item in board.items] == ["Build"]
    assert board.dependencies == ()


def test_the_status_of_a_handoff_stands_in_its_cell() -> None:
    text = "| From | To | What | Status |\n|-|-|-|-|\n| Claude | Grok | the model | Open |\n"
    [handoff] = board_of(text).dependencies
    [mention] = handoff.mentions
    assert (mention.form, mention.line, mention.marker) == ("status-cell", 3, "Open")
    assert text.encode()[slice(*mention.slot)] == b"Open"


def test_a_handoff_is_marked_met_in_its_own_row() -> None:
    rows = "| From | To | What | Status |\n|-|-|-|-|\n| Claude | Grok | model | Open |\n| Claude | Grok | data | {} |\n"
    assert written(rows.format("Open"), "data", "done") == rows.format("Done").encode()
