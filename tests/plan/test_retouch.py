"""A board retouched after some states changed is the board that assembling everything again would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.model import Board, State
from cockpit.plan.assemble import assemble
from cockpit.plan.edit import apply, splices_for
from cockpit.plan.entries import Document
from cockpit.plan.retouch import Index, retouch
from cockpit.plan.splice import Refusal
from tests.plan.builder import STARLIGHT, documents_of

CLAUDE = """# Claude (Week 2)

## Tasks

### Monday
- [ ] `detector.py` – the detector
  - [ ] unit tests
- [x] Read the papers
- [/] Write `notes.md`
- [ ] T2 Train the model, Depends on: T1

### Wednesday
| Task | Status | Depends on |
|------|--------|------------|
| Review `detector.py` | In progress | T2 |
| T1 Collect samples | Not started | |

## Checkpoint: Wednesday EOD
- [ ] Model trained
- ✅ Samples collected

## Blockers
- [ ] **Blocked**: no GPU (waits on Grok, raised 2025-11-25 09:00, blocks `detector.py`)

**Status**: COMPLETE
"""
GROK = """# Grok

## Deliverables
- [ ] `detector.py` as a service, by Tue
- [x] `pipeline.md`, by Thu
- [-] `old.py`

### Claude → Grok
- What: `detector.py`
- When: Mon EOD

## Day 3
- ✅ Shipped the alerts
- 🔄 Tune the alerts
"""
SHARED = """# Verification

- [ ] `detector.py`
- [ ] Read the papers
- [ ] ready for production
"""
PLANS = {"claude_next.md": CLAUDE, "grok_next.md": GROK, "plan.md": SHARED, "check.md": SHARED}
STATES: tuple[State, ...] = ("todo", "doing", "blocked", "deferred", "cancelled", "done")


def read(plans: Mapping[str, str | bytes]) -> dict[str, Document]:
    return {one.path: one for one in documents_of(plans, STARLIGHT, {"check.md": "reference"})}


def with_state(data: bytes, document: Document, place: int, state: State) -> bytes:
    """The plan with one of its entries in another state, as it was where that cannot be written."""
    if not document.entries:
        return data
    mention = document.entries[place % len(document.entries)].mention
    try:
        return apply(data, splices_for(document, mention, state, STARLIGHT))
    except Refusal:
        return data


def both(before: Mapping[str, Document], after: Mapping[str, Document]) -> tuple[Board | None, Board]:
    """The board retouched, if it is, and assembled."""
    board = assemble(STARLIGHT, before.values())
    _ = board.by_id
    changed = [path for path in after if after[path].data != before[path].data]
    return retouch(board, Index.of(board), before, after, changed), assemble(STARLIGHT, after.values())


Edits = list[tuple[str, int, State]]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(PLANS)), st.integers(0, 20), st.sampled_from(STATES)), max_size=4),
    st.lists(st.tuples(st.sampled_from(sorted(PLANS)), st.integers(0, 20), st.sampled_from(STATES)), max_size=3),
)
def test_it_is_what_assembling_gives(first: Edits, then: Edits) -> None:
    plans = {path: text.encode() for path, text in PLANS.items()}
    for path, place, state in first:
        plans[path] = with_state(plans[path], read(plans)[path], place, state)
    before = read(plans)
    for path, place, state in then:
        plans[path] = with_state(plans[path], read(plans)[path], place, state)
    quick, whole = both(before, read(plans))
    if quick is not None:
        assert quick == whole
        assert quick.by_id == whole.by_id


LINES = (
    "- [ ] one", "- [x] one", "- [x] two", "- [ ] three, by Wed", "- [!] three, by Wed", "## Tuesday", "- [ ]two",
    "- [ ] `a.py`", "- [ ] `a.py` (moved to 2025-11-28)", "- [ ] `a.py` (doing)",
)  # fmt: skip


@given(*[st.lists(st.sampled_from(LINES), min_size=1, max_size=6)] * 4)
def test_whatever_else_was_edited(one: list[str], other: list[str], new: list[str], more: list[str]) -> None:
    def plans(claude: list[str], plan: list[str]) -> dict[str, Document]:
        return read({"claude_next.md": "\n".join(["# Tasks", *claude]), "plan.md": "\n".join(["# To do", *plan])})

    quick, whole = both(plans(one, other), plans(new, more))
    assert quick is None or quick == whole


def test_what_another_plan_moved_stays_deferred_when_its_line_shifts() -> None:
    def plans(first: str) -> dict[str, Document]:
        own = f"- [ ] zero{first}\n- [ ] `a.py`\n"
        return read({"claude_next.md": own, "plan.md": "## Claude\n- [ ] `a.py` (moved to 2025-11-28)\n"})

    quick, whole = both(plans(""), plans(" (doing)"))
    assert quick == whole
    assert [item.state for item in whole.items] == ["doing", "deferred"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] unit tests", "- [x] unit tests"),
        ("- [x] Read the papers", "- [ ] Read the papers"),
        ("- [/] Write", "- [x] Write"),
        ("- [ ] T2 Train", "- [!] T2 Train"),
        ("- [ ] Model trained", "- [x] Model trained"),
        ("Not started", "Done"),
    ],
)
def test_a_tick_is_retouched(old: str, new: str) -> None:
    assert old in CLAUDE
    quick, whole = both(read({"claude_next.md": CLAUDE}), read({"claude_next.md": CLAUDE.replace(old, new)}))
    assert quick == whole


@pytest.mark.parametrize(
    ("old", "new"),
    [("- [x] Read the papers\n", ""), ("Read the papers", "Read all papers"), ("### Monday", "### Tuesday")],
)
def test_other_edits_are_not(old: str, new: str) -> None:
    quick, _ = both(read({"claude_next.md": CLAUDE}), read({"claude_next.md": CLAUDE.replace(old, new)}))
    assert quick is None


def test_plans_that_come_to_differ_are_assembled() -> None:
    before = {"claude_next.md": "# Tasks\n- [ ] one", "plan.md": "# Claude\n\n## Tasks\n- [ ] one"}
    quick, whole = both(read(before), read({**before, "plan.md": before["plan.md"].replace("[ ]", "[x]")}))
    assert [one.code for one in whole.findings] == ["conflicting-mentions"]
    assert quick is None


def test_a_plan_more_is_assembled() -> None:
    before = read({"plan.md": SHARED})
    after = {**before, **read({"grok_next.md": GROK})}
    board = assemble(STARLIGHT, before.values())
    assert retouch(board, Index.of(board), before, after, ["grok_next.md"]) is None


def test_a_need_that_is_done_comes_too_late_no_more() -> None:
    text = """# Tasks

| ID | Task | Due | Depends on | Status |
|----|------|-----|------------|--------|
| T-1 | one | Thu | - | Todo |
| T-2 | two | Tue | T-1 | Todo |
"""
    before, done = read({"plan.md": text}), read({"plan.md": text.replace("- | Todo", "- | Done")})
    quick, whole = both(before, done)
    assert any(one.code == "dependency-after-need" for one in assemble(STARLIGHT, before.values()).findings)
    assert quick == whole
    assert quick is not None
    assert not any(one.code == "dependency-after-need" for one in quick.findings)


def test_the_old_board_stays() -> None:
    before, after = read({"plan.md": SHARED}), read({"plan.md": SHARED.replace("[ ] Read", "[x] Read")})
    board = assemble(STARLIGHT, before.values())
    copy, index = replace(board), Index.of(board)
    assert retouch(board, index, before, after, ["plan.md"]) is not None
    assert board == copy
