"""A plan pruned to what is open: which lines stay, under which headings, with which note."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.settings import Settings, TrackRule
from cockpit.plan.carry import Pruning, times_carried
from cockpit.plan.reader import read_document
from cockpit.plan.shift import Shift
from tests.plan.test_shift import NEXT, OLD

SETTINGS = Settings(
    name="Week 2", calendar=OLD, tracks=(TrackRule(id="ann", name="Ann"), TrackRule(id="ben", name="Ben"))
)
NOTE = "carried from 2025-11-28"


def pruned(text: str, *marks: str, shift: Shift = NEXT, dues: dict[str, str] | None = None) -> str:
    """The plan with the lines that contain one of `marks` open."""
    document = read_document("a.md", text.encode(), SETTINGS, track="ann")
    lines = {n: NOTE for n, line in enumerate(text.splitlines(), 1) if any(mark in line for mark in marks)}
    asked = {n: due for n in lines for mark, due in (dues or {}).items() if mark in text.splitlines()[n - 1]}
    return Pruning(document, SETTINGS, lines, shift, lambda title: title.replace("2", "3")).text("INTRO", asked)


CASES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "headings on the way, with their dates": (
        "# Week 2\n\nProse.\n\n## Monday (Nov 24)\n\n### Tasks\n\nMore.\n\n- [x] a\n- [ ] b\n\n## Tuesday\n\n- [x] c\n",
        ("] b",),
        "# Week 3\n\nINTRO\n\n## Monday (Dec 1)\n\n### Tasks\n\n- [ ] b (carried from 2025-11-28)\n",
    ),
    "a lead": (
        "# P\n\n## Deliverables\n\n**Tuesday EOD**\n\n- [x] a\n\n**Wednesday EOD**\n\n- [ ] b\n- [ ] c\n",
        ("] b", "] c"),
        ("# P\n\nINTRO\n\n## Deliverables\n\n**Wednesday EOD**\n\n- [ ] b (carried from 2025-11-28)\n"
        "- [ ] c (carried from 2025-11-28)\n"),
    ),
    "details stay, done children go": (
        ("# P\n\n## Tasks\n\n- [ ] a\n  - how it is done\n  - [x] part one\n  - [ ] part two\n\n    ```\n    code\n    ```\n"
        "- [x] b\n  - how that was done\n"),
        ("] a", "part two"),
        ("# P\n\nINTRO\n\n## Tasks\n\n- [ ] a (carried from 2025-11-28)\n  - how it is done\n"
        "  - [ ] part two (carried from 2025-11-28)\n\n    ```\n    code\n    ```\n"),
    ),
    "an open part of something done moves up": (
        "# P\n\n## Tasks\n\n- [x] a\n  - [x] one\n  - [ ] two\n    more words\n",
        ("two",),
        "# P\n\nINTRO\n\n## Tasks\n\n- [ ] two (carried from 2025-11-28)\n  more words\n",
    ),
    "the note of the last time is replaced": (
        "# P\n\n## Tasks\n\n- [ ] a (doing) (carried from 2025-11-21, ×2)\n",
        ("] a",),
        "# P\n\nINTRO\n\n## Tasks\n\n- [ ] a (doing) (carried from 2025-11-28)\n",
    ),
    "a table keeps its head": (
        "# P\n\n## Deliverables\n\n| File | Due |\n|---|---|\n| `a.py` | Nov 25 |\n| `b.py` | Nov 26 |\n",
        ("b.py",),
        "# P\n\nINTRO\n\n## Deliverables\n\n| File | Due |\n|---|---|\n| `b.py` (carried from 2025-11-28) | Dec 3 |\n",
    ),
    "a status column": (
        "# P\n\n| # | Task | Status |\n|---|---|---|\n| 1 | Build | Done |\n| 2 | Test it | Open |\n",
        ("Test",),
        "# P\n\nINTRO\n\n| # | Task | Status |\n|---|---|---|\n| 2 | Test it (carried from 2025-11-28) | Open |\n",
    ),
    "without a title": ("- [ ] a\n", ("] a",), "INTRO\n\n- [ ] a (carried from 2025-11-28)\n"),
    "the owner of a section": (
        "# P\n\n**Owner**: Ben\n**Status**: COMPLETE\n\n## Tasks\n\n- [ ] a\n", ("] a",),
        "# P\n\nINTRO\n\n**Owner**: Ben\n\n## Tasks\n\n- [ ] a (carried from 2025-11-28)\n",
    ),
    "a setext heading": (
        "Title 2\n=======\n\nTasks\n-----\n\n- [ ] a\n", ("] a",),
        "Title 3\n=======\n\nINTRO\n\nTasks\n-----\n\n- [ ] a (carried from 2025-11-28)\n",
    ),
    "no words of a code fence": (
        "# P\n\n## Tasks\n\n```\n- [ ] a\n```\n\n- [ ] b\n", ("] b",),
        "# P\n\nINTRO\n\n## Tasks\n\n- [ ] b (carried from 2025-11-28)\n",
    ),
    "links that are defined elsewhere": (
        "# P\n\n- [ ] see [it] or [that][x]\n- [x] [y]\n\n[it]: https://a.example\n[X]: https://b.example\n[y]: c\n", ("see",),
        ("# P\n\nINTRO\n\n- [ ] see [it] or [that][x] (carried from 2025-11-28)\n\n[it]: https://a.example\n"
        "[X]: https://b.example\n"),
    ),
    "nothing": ("# P\n\n- [x] a\n", (), "# P\n\nINTRO\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_stays(name: str) -> None:
    text, marks, expected = CASES[name]
    assert pruned(text, *marks) == expected


@pytest.mark.parametrize("name", CASES)
def test_line_ends_stay(name: str) -> None:
    text, marks, expected = CASES[name]
    assert pruned(text.replace("\n", "\r\n"), *marks) == expected.replace("\n", "\r\n")


def test_a_handoff_keeps_what_it_says() -> None:
    text = "# P\n\n## Dependencies\n\n### Ann → Ben\n\n- **What**: spec\n- **When**: Nov 26\n\n### Ben → Ann\n\n- **What**: x\n"
    document = read_document("a.md", text.encode(), SETTINGS)
    out = Pruning(document, SETTINGS, {5: ""}, NEXT, str).text("INTRO")
    assert (
        out == "# P\n\nINTRO\n\n## Dependencies\n\n### Ann → Ben\n\n- **What**: spec\n- **When**: Dec 3\n"
    )  # fmt: skip


def test_a_day_can_be_written_behind_a_line() -> None:
    out = pruned("# P\n\n## Tasks\n\n- [ ] a\n", "] a", dues={"] a": "2025-12-03"})
    assert "- [ ] a (by 2025-12-03) (carried from 2025-11-28)\n" in out


@pytest.mark.parametrize(
    ("line", "times"),
    [("- [ ] a", 0), ("- [ ] a (carried from 2025-11-28)", 1), ("a (carried from 2025-11-28, ×4) b", 4)],
)
def test_how_often_a_line_was_carried(line: str, times: int) -> None:
    assert times_carried(line) == times


WORDS = ["alpha", "beta", "gamma", "delta", "epsilon"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2)), min_size=1, max_size=5))
def test_every_open_box_comes_along_once_and_no_other(boxes: list[tuple[bool, int]]) -> None:
    depth = 0
    lines: list[str] = []
    for (done, wanted), word in zip(boxes, WORDS, strict=False):
        depth = min(wanted, depth + 1) if lines else 0
        lines.append(f"{'  ' * depth}- [{'x' if done else ' '}] {word}")
    text = "# P\n\n## Tasks\n\n" + "\n".join(lines) + "\n"
    open_words = [word for (done, _), word in zip(boxes, WORDS, strict=False) if not done]
    out = pruned(text, *(f"[ ] {word}" for word in open_words))
    new = read_document("a.md", out.encode(), Settings(name="n", calendar=NEXT.new))
    assert [entry.mention.key for entry in new.entries] == open_words
    assert all(entry.mention.state == "todo" and entry.due is None for entry in new.entries)


def test_a_calendar_of_another_length() -> None:
    short = Shift(OLD, Calendar(start=date(2025, 12, 1), end=date(2025, 12, 2), zone=OLD.zone))
    assert "## Tuesday\n" in pruned("# P\n\n## Friday\n\n- [ ] a\n", "] a", shift=short)
