"""State signs behind a text: what they say, and how a tick replaces them."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from cockpit.plan.tails import tail_of
from cockpit.plan.vocabulary import Vocabulary
from tests.plan.builder import ALONE, board_of, told
from tests.plan.plans import place, read, written

TAILS: dict[str, tuple[str, str, State | None] | None] = {
    "Write the spec ✅": ("Write the spec", "✅", "done"),
    "Draft it - ✅ Done": ("Draft it", "✅ Done", "done"),
    "**Auth**: ⏳": ("**Auth**", "⏳", "todo"),
    "**Auth ✅**": ("**Auth**", "✅", "done"),
    "Make it 🔄 In progress": ("Make it", "🔄 In progress", "doing"),
    "Ship (✅ shipped)": ("Ship", "✅ shipped", "done"),
    "Core (10h) ✅ **COMPLETE**": ("Core (10h)", "✅ **COMPLETE**", "done"),
    "Begin ✅ Not started": ("Begin", "✅ Not started", "todo"),
    "Spec ✔️": ("Spec", "✔️", "done"),
    "Spec ✅ (2025-11-25)": ("Spec (2025-11-25)", "✅", "done"),
    "Auth module - COMPLETE ✅": ("Auth module", "COMPLETE ✅", "done"),
    "Auth module: DONE ✅": ("Auth module", "DONE ✅", "done"),
    "Auth module – **In progress** 🔄": ("Auth module", "**In progress** 🔄", "doing"),
    "Auth module - blocked ⏳": ("Auth module - blocked", "⏳", "todo"),
    "Launch 🚀": None,
    "extract → ✅ bitmatch": None,
    "✅": None,
    "Write the spec": None,
    "": None,
}


VOCABULARY = Vocabulary.of()


@pytest.mark.parametrize("text", TAILS)
def test_a_sign_behind_a_text(text: str) -> None:
    found = tail_of(text, VOCABULARY)
    assert (found and (found.text, found.shown, found.state)) == TAILS[text]


LIST = """\
## Tasks

- Write the spec ✅
- Draft it ⏳
- Build it 🔄
- Ship it
"""
BEHIND = "## Tasks\n\n### Task 1: Spec - COMPLETE ✅\n\n### Task 2: Draft\n"
WORDED = "## Tasks\n\n- Spec - ✅ DONE\n- Draft (⏳ Pending)\n- Build: 🔄 **In progress**\n"
READ: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "in a list of work": (LIST, [
        ("task", "done", "Write the spec"), ("task", "todo", "Draft it"), ("task", "doing", "Build it"),
        ("task", "todo", "Ship it"),
    ]),
    "with words": (WORDED, [("task", "done", "Spec"), ("task", "todo", "Draft"), ("task", "doing", "Build")]),
    "below a heading that says no kind": ("## Background\n\n- The old spec ✅\n", []),
    "behind a box, which alone decides": ("- [ ] Write the spec ✅\n", [("task", "todo", "Write the spec ✅")]),
    "behind headings in a list of work": (
        "## Tasks\n\n### Auth ✅\n- tokens\n\n### Payments ⏳\n- cards\n",
        [("task", "done", "Auth"), ("task", "todo", "Payments")],
    ),
    "behind a heading with an id": (
        "## Week\n\n#### Task 2: Quality (8.8/10) ✅\n- fine\n", [("task", "done", "Quality (8.8/10)")]
    ),
    "in front of a heading": ("## Tasks\n\n### ✅ Auth\nProse.\n", [("task", "done", "Auth")]),
    "behind a heading with work of its own": (
        "## Tasks\n\n### Auth ✅\n- [x] tokens\n", [("task", "done", "tokens")]
    ),
    "behind a heading whose line names the work": (
        "## Tasks\n\n### Ada ✅\n**Task**: Build auth\n**Status**: Done\n", [("task", "done", "Build auth")]
    ),
    "behind headings that are no work": ("## Results\n\n### Code quality ✅\n- typed\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_items_with_a_sign_behind_them(name: str) -> None:
    text, expected = READ[name]
    assert told(board_of(text, ALONE).items) == expected


WRITTEN: dict[str, tuple[str, str, tuple[State, ...], str, str]] = {
    "done by the list's sign": (LIST, "Draft it", ("done",), "Draft it ⏳", "Draft it ✅"),
    "open again by the list's sign": (LIST, "Write the spec", ("todo",), "Write the spec ✅", "Write the spec ⏳"),
    "another state in words": (LIST, "Draft it", ("blocked",), "Draft it ⏳", "Draft it (blocked) ⏳"),
    "and back": (LIST, "Draft it", ("blocked", "todo"), "", ""),
    "words as another line has them": (WORDED, "Draft", ("done",), "(⏳ Pending)", "(✅ DONE)"),
    "words of the usual kind": (WORDED, "Spec", ("blocked",), "✅ DONE", "🚫 BLOCKED"),
    "bold words": (WORDED, "Build", ("done",), "🔄 **In progress**", "✅ **Done**"),
    "a heading's sign": (
        "## Tasks\n\n### Auth ✅\n\n### Payments ⏳\n", "Payments", ("done",), "Payments ⏳", "Payments ✅"
    ),
    "a heading's sign taken away": ("## Tasks\n\n### Task 1: Auth ✅\n", "Auth", ("todo",), "Auth ✅", "Auth"),
    "words in front of the sign": (BEHIND, "Spec", ("blocked",), "COMPLETE ✅", "BLOCKED 🚫"),
    "words in front of the sign, and back": (BEHIND, "Spec", ("blocked", "done"), "COMPLETE ✅", "DONE ✅"),
    "a heading's words": (
        "## Tasks\n\n### Task 1: Auth (⏳ pending)\n", "Auth", ("doing", "done"), "⏳ pending", "✅ done"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sign_is_replaced_where_it_stands(name: str) -> None:
    text, item, wants, before, after = WRITTEN[name]
    assert written(text, item, *wants).decode() == text.replace(before, after)


@pytest.mark.parametrize("want", ["todo", "doing", "blocked", "deferred", "done"])
@pytest.mark.parametrize("item", ["Spec", "Draft", "Build"])
def test_what_is_written_reads_so(item: str, want: State) -> None:
    assert place(read(written(WORDED, item, want)), item).state == want


def test_a_ticked_heading_is_done() -> None:
    text = "## Tasks\n\n### Task 1: Auth\n**Owner**: Ada\n"
    after = written(text, "Auth", "done")
    assert after.decode() == text.replace("Task 1: Auth", "Task 1: Auth ✅")
    assert place(read(after), "Auth").state == "done"
    assert written(text, "Auth", "done", "todo").decode() == text
