from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cockpit.core.model import State
from cockpit.plan.splice import Refusal
from tests.plan.plans import SETTINGS, place, read, written

BOXES = "# Plan\n\n## Tasks\n\n- [ ] one\n- [ ] two\n"
MARKS = "# Plan\n\n## Tasks\n\n- [/] one\n- [ ] two\n- [>] three\n"
GLYPHS = "# Plan\n\n## Tasks\n\n- ⏳ one\n- ✔️ two\n- ⏳ three\n"
ROWS = "# Plan\n\n## Deliverables\n\n| Deliverable | Owner |\n|---|---|\n| `a.py` | Claude |\n| two words | Claude |\n"
BULLETS = "# Plan\n\n## Tasks\n\n- one\n- two\n"
CELLS = (
    "# Plan\n\n## Tasks\n\n| Task | Status      | Owner |\n|---|---|---|\n"
    "| one  | Not started | A     |\n| two  | ✅ Complete | B     |\n| three | Not started | B |\n"
)

TABLE: list[tuple[str, str, State, str, str]] = [
    # checkbox: one byte for done and back; words for the rest
    (BOXES, "one", "done", "- [ ] one", "- [x] one"),
    (BOXES, "one", "doing", "- [ ] one", "- [ ] one (doing)"),
    (BOXES, "one", "blocked", "- [ ] one", "- [ ] one (blocked)"),
    (BOXES, "one", "deferred", "- [ ] one", "- [ ] one (deferred)"),
    (BOXES, "one", "cancelled", "- [ ] one", "- [ ] ~~one~~"),
    (BOXES.replace("[ ] one", "[x] one"), "one", "todo", "- [x] one", "- [ ] one"),
    (BOXES.replace("[ ] one", "[x] one"), "one", "doing", "- [x] one", "- [ ] one (doing)"),
    (BOXES.replace("[ ] one", "[X] one"), "two", "done", "- [ ] two", "- [X] two"),
    (BOXES.replace("one", "one (doing)"), "one", "todo", "- [ ] one (doing)", "- [ ] one"),
    (BOXES.replace("one", "one (doing)"), "one", "blocked", "- [ ] one (doing)", "- [ ] one (blocked)"),
    (BOXES.replace("one", "one (doing)"), "one", "done", "- [ ] one (doing)", "- [x] one (doing)"),
    (BOXES.replace("one", "one (doing)"), "one", "cancelled", "- [ ] one (doing)", "- [ ] ~~one~~"),
    (BOXES.replace("one", "~~one~~"), "one", "todo", "- [ ] ~~one~~", "- [ ] one"),
    (BOXES.replace("one", "~~one~~"), "one", "doing", "- [ ] ~~one~~", "- [ ] one (doing)"),
    (BOXES.replace("one", "one (Grok)"), "one", "doing", "one (Grok)", "one (Grok) (doing)"),
    (BOXES.replace("one", "one  "), "one", "doing", "- [ ] one  ", "- [ ] one (doing)  "),
    (BOXES.replace("one", "one\n  and more"), "one", "doing", "- [ ] one\n  and more", "- [ ] one\n  and more (doing)"),
    (BOXES.replace("one", "one\n  and more"), "one", "cancelled", "- [ ] one\n  and more", "- [ ] ~~one\n  and more~~"),
    (BOXES.replace("one", "one.\n  More"), "one", "doing", "- [ ] one.\n", "- [ ] one. (doing)\n"),
    (BOXES.replace("one", "one (blocked by GPT)"), "one", "todo", "one (blocked by GPT)", "one"),
    (BOXES.replace("one", "⛔ one"), "one", "todo", "- [ ] ⛔ one", "- [ ] one"),
    (BOXES.replace("- [ ] one", "1. [ ] one"), "one", "done", "1. [ ] one", "1. [x] one"),
    ("- [ ] one\n  - [ ] inner\n", "inner", "done", "  - [ ] inner", "  - [x] inner"),
    # marks: where the document has them
    (MARKS, "one", "done", "- [/] one", "- [x] one"),
    (MARKS, "one", "blocked", "- [/] one", "- [!] one"),
    (MARKS, "one", "todo", "- [/] one", "- [ ] one"),
    (MARKS, "two", "doing", "- [ ] two", "- [/] two"),
    (MARKS, "two", "deferred", "- [ ] two", "- [>] two"),
    (MARKS, "two", "done", "- [ ] two", "- [x] two"),
    (MARKS.replace("[/]", "[~]"), "two", "doing", "- [ ] two", "- [~] two"),
    (BOXES.replace("[ ] one", "[WIP] one"), "one", "done", "- [WIP] one", "- [x] one"),
    # glyphs: the list's own, the document's own, the usual ones
    (GLYPHS, "one", "done", "- ⏳ one", "- ✔️ one"),
    (GLYPHS, "two", "todo", "- ✔️ two", "- ⏳ two"),
    (GLYPHS, "one", "blocked", "- ⏳ one", "- ⏳ one (blocked)"),
    (GLYPHS, "two", "doing", "- ✔️ two", "- ⏳ two (doing)"),
    (GLYPHS, "one", "cancelled", "- ⏳ one", "- ⏳ ~~one~~"),
    (GLYPHS.replace("⏳ three", "⛔ three"), "one", "blocked", "- ⏳ one", "- ⛔ one"),
    (GLYPHS.replace("⏳ three", "⛔ three"), "three", "todo", "- ⛔ three", "- ⏳ three"),
    (GLYPHS.replace("⏳ one", "**⏳ one**"), "one", "done", "- **⏳ one**", "- **✔️ one**"),
    (GLYPHS.replace("✔️", "⏳"), "one", "done", "- ⏳ one", "- ✅ one"),
    ("## Tasks\n\n- ✅ one\n- ✅ two\n", "one", "todo", "- ✅ one", "- ⬜ one"),
    # rows: a sign at the start of the item's own cell
    (ROWS, "a.py", "done", "| `a.py` |", "| ✅ `a.py` |"),
    (ROWS, "two words", "done", "| two words |", "| ✅ two words |"),
    (ROWS.replace("`a.py`", "✅ `a.py`"), "a.py", "todo", "| ✅ `a.py` |", "| `a.py` |"),
    (ROWS.replace("`a.py`", "✅ `a.py`"), "a.py", "doing", "| ✅ `a.py` |", "| `a.py` (doing) |"),
    (ROWS, "two words", "cancelled", "| two words |", "| ~~two words~~ |"),
    (ROWS.replace("two words", "two words (blocked)"), "two words", "done", "| two words (blocked)", "| ✅ two words"),
    # bullets become boxes
    (BULLETS, "one", "done", "- one", "- [x] one"),
    (BULLETS, "one", "doing", "- one", "- [ ] one (doing)"),
    (BULLETS, "one", "cancelled", "- one", "- [ ] ~~one~~"),
    (BULLETS.replace("- one", "3. one"), "one", "done", "3. one", "3. [x] one"),
    # status cells: as their table writes it, as wide as it was
    (CELLS, "one", "done", "| Not started | A", "| ✅ Complete | A"),
    (CELLS, "two", "todo", "| ✅ Complete | B", "| Not started | B"),
    (CELLS, "one", "doing", "| Not started | A", "| In progress | A"),
    (CELLS, "one", "blocked", "| Not started | A", "| Blocked     | A"),
    (CELLS.replace("✅ Complete", "WIP        "), "one", "done", "| Not started | A", "| Done        | A"),
    (CELLS.replace("Not started |", "            |"), "one", "done", "|             | A", "| ✅ Complete | A"),
    (CELLS.replace("Not started |", "            |"), "two", "todo", "| ✅ Complete |", "|             |"),
    (CELLS.replace("Not started |", "⬜|").replace("✅ Complete ", "✅"), "one", "done", "| ⬜| A", "| ✅| A"),
    (CELLS.replace("Not started |", "[ ] |"), "one", "done", "| [ ] | A", "| [x] | A"),
    (CELLS.replace("✅ Complete", "✅ Complete (see PR 12)"), "one", "done", "| Not started | A", "| Done        | A"),
    # headings and front matter with a status
    ("## TASK-001: one\n\n**Status**: Not started\n", "one", "done", "Not started", "Done"),
    ("## TASK-001: one\n\n**Status**: ⏳ Pending\n", "one", "doing", "⏳ Pending", "In progress"),
    ("---\ntitle: one\nstatus: todo\n---\n", "one", "done", "status: todo", "status: done"),
    ('---\ntitle: one\nstatus: "in-progress"\n---\n', "one", "todo", '"in-progress"', '"to-do"'),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "item", "want", "old", "new"), TABLE)
def test_each_form_writes_each_state(text: str, item: str, want: State, old: str, new: str, newline: str) -> None:
    data = text.replace("\n", newline).encode()
    old, new = (part.replace("\n", newline) for part in (old, new))
    assert text.replace("\n", newline).count(old) >= 1
    result = written(data, item, want)
    assert result.decode() == text.replace("\n", newline).replace(old, new, 1)
    assert (place(read(result), item).state or "todo") == want


@pytest.mark.parametrize("text", [BOXES, MARKS, GLYPHS, ROWS, CELLS], ids=["box", "mark", "glyph", "row", "cell"])
@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_tick_and_untick_of_an_open_item_restores_the_file(text: str, ending: str, bom: bytes) -> None:
    data = bom + (text.rstrip("\n") + ending).encode()
    item = "a.py" if text is ROWS else "two" if text is MARKS else "one"
    assert written(data, item, "done") != data
    assert written(data, item, "done", "todo") == data


@pytest.mark.parametrize("want", ["doing", "blocked", "deferred", "cancelled"])
@pytest.mark.parametrize("text", [BOXES, MARKS, GLYPHS, ROWS, CELLS], ids=["box", "mark", "glyph", "row", "cell"])
def test_a_word_and_back_restores_the_file(text: str, want: State) -> None:
    item = "a.py" if text is ROWS else "two" if text is MARKS else "one"
    assert written(text, item, want, "todo").decode() == text


def test_the_day_something_moves_to() -> None:
    moved = written(BOXES, "one", "deferred", until=date(2025, 11, 27))
    assert moved.decode() == BOXES.replace("one", "one (moved to 2025-11-27)")
    assert place(read(moved), "one").state == "deferred"
    assert written(moved, "one", "todo").decode() == BOXES


def test_marks_are_written_where_the_sprint_wants_them() -> None:
    wanted = replace(SETTINGS, marks=True)
    assert written(BOXES, "one", "doing", settings=wanted).decode() == BOXES.replace("[ ] one", "[/] one")


@pytest.mark.parametrize("want", ["todo", "doing", "blocked", "deferred", "cancelled", "done"])
@pytest.mark.parametrize("text", [BOXES, MARKS, GLYPHS, ROWS, BULLETS, CELLS])
def test_what_is_so_already_is_not_written_again(text: str, want: State) -> None:
    item = "a.py" if text is ROWS else "two"
    once = written(text, item, want)
    assert written(once, item, want) == once


def test_a_cell_that_grows_keeps_its_pipes() -> None:
    text = "## Tasks\n\n| Task | Status |\n|:--|--:|\n| one | WIP |\n| two | WIP |\n"
    assert "| one | Done |" in written(text, "one", "done").decode()
    assert "|      WIP |\n" in written(text.replace("| WIP |", "| Blocked  |", 1).replace("| WIP |", "|      WIP |"),
                                       "one", "doing").decode()  # fmt: skip


REFUSED: list[tuple[bytes, str, State, str]] = [
    (b"<<<<<<< HEAD\n- [ ] one\n=======\n- [x] two\n>>>>>>> b\n", "one", "done", "conflict"),
    (b"- [ ] caf\xe9 one\n", "one", "done", "UTF-8"),
    (b"- [ ] Blocked: one\n", "one", "todo", "say blocked"),
    (b"**Date**: 2025-11-20\n\n## Checkpoint: Wednesday\n\n- \xe2\x9c\x85 one\n", "one", "done", "left to people"),
]


@pytest.mark.parametrize(("data", "item", "want", "reason"), REFUSED)
def test_what_cannot_be_written_is_refused_with_its_line(data: bytes, item: str, want: State, reason: str) -> None:
    with pytest.raises(Refusal, match=reason) as refusal:
        written(data, item, want)
    assert refusal.value.path == "docs/plans/claude.md"
    assert refusal.value.line > 0
    assert "\n" not in str(refusal.value)


def test_bad_bytes_elsewhere_are_no_hindrance() -> None:
    data = b"caf\xe9\n\n- [ ] one\n\x00\n"
    assert written(data, "one", "done") == data.replace(b"[ ]", b"[x]")
