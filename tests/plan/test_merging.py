"""One item, however many plans mention it: identity, the state that speaks, ids."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import State
from tests.plan.builder import ALONE, STARLIGHT, board_of, find


def test_a_file_in_three_documents_is_one_item_of_its_track() -> None:
    board = board_of(
        {
            "a.md": "| Deliverable | Owner | Due |\n|---|---|---|\n| `x.py` | Claude | Tue EOD |\n",
            "claude_next.md": "## Deliverables\n- [ ] `src/x.py`: the detector\n",
            "list.md": "## Claude's deliverables\n- Create `x.py`\n## Grok's deliverables\n- `x.py`\n",
        }
    )
    claude, grok = board.items
    assert (claude.track, grok.track) == ("claude", "grok")
    assert [(mention.path, mention.form) for mention in claude.mentions] == [
        ("claude_next.md", "checkbox"),
        ("a.md", "row"),
        ("list.md", "bullet"),
    ]
    assert (claude.text, claude.is_file, claude.files) == ("x.py", True, ("src/x.py",))
    assert claude.due is not None
    assert "the detector" in claude.details[0]


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("`a.py`", ["a.py"]),
        ("Create `a.py`", ["a.py"]),
        ("`a.py` + `b.md`", ["a.py", "b.md"]),
        ("Review `a.py`", []),
        ("Update `a.py` with results", []),
        ("Parse the output of `a.py`", []),
        ("Write the report", []),
        ("`src/` – all sources", ["src/"]),
    ],
)
def test_what_is_the_file_it_names(text: str, owned: list[str]) -> None:
    board = board_of(f"## Deliverables\n- [ ] {text}\n")
    assert [item.text for item in board.items if item.is_file] == owned


def test_two_files_in_one_box_are_two_items_with_that_box() -> None:
    a, b = board_of("## Deliverables\n- [x] `a.py` + `b.md` – Docs\n").items
    assert (a.text, b.text, a.place, a.state, b.state) == ("a.py", "b.md", b.place, "done", "done")


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("## Claude\n- [ ] write it\n", "## Claude\n- [ ] Write **it**.\n", True),
        ("## Claude\n- [ ] write it\n", "## Grok\n- [ ] write it\n", False),
        ("- [ ] write it\n", "- [ ] write it\n", False),
        ("- [ ] write it by Wed\n", "- [ ] write it by Wed\n", True),
        ("## Wednesday\n- [ ] write it\n", "## Wednesday\n- [ ] write it\n", True),
        ("## Wednesday\n- [ ] write it\n", "## Friday\n- [ ] write it\n", False),
        ("## Claude\n- [ ] write it\n", "## Claude\n### Actions\n- [ ] write it\n", False),
    ],
)
def test_texts_across_documents(one: str, other: str, merged: bool) -> None:
    assert len(board_of({"a.md": one, "b.md": other}).items) == (1 if merged else 2)


def test_items_of_one_document_stay_apart() -> None:
    assert len(board_of("## Claude\n- [ ] same\n- [ ] same\n").items) == 2
    assert len(board_of("## Deliverables\n- [ ] `a.py`\n- [ ] `a.py`\n").items) == 2


def test_a_file_told_twice_in_one_document_is_one_while_one_place_keeps_its_state() -> None:
    board = board_of("## Deliverables\n- `a.py`\n\n## Tasks\n- [x] Create `a.py`\n")
    [item] = board.items
    assert (item.state, item.kind, len(item.mentions)) == ("done", "deliverable", 2)


def test_a_status_row_and_a_glyph_line_of_one_track_are_one_and_the_row_wins() -> None:
    board = board_of("## Claude's tasks\n1. ✅ Audit\n\n| Task | Status |\n|---|---|\n| Audit | Deferred |\n")
    [item] = board.items
    assert (item.state, item.place.form) == ("deferred", "status-cell")


@pytest.mark.parametrize(
    ("plans", "state"),
    [
        ({"a.md": "## Claude\n- [x] t\n", "claude_next.md": "- [ ] t\n"}, "todo"),
        ({"a.md": "## Claude\n- [x] t\n", "b.md": "## Claude\n- [ ] t\n"}, "todo"),
        ({"a.md": "## Claude\n- [/] t\n", "b.md": "## Claude\n- [x] t\n"}, "done"),
        ({"a.md": "## Claude\n|Task|Status|\n|-|-|\n|t|Done|\n", "b.md": "## Claude\n- [ ] t\n"}, "todo"),
        ({"a.md": "## Claude\n|Task|Status|\n|-|-|\n|t|Done|\n", "b.md": "## Claude tasks\n- ❌ t\n"}, "done"),
        ({"a.md": "## Claude tasks\n- t\n", "b.md": "## Claude tasks\n- [x] t\n"}, "done"),
    ],
)
def test_which_state_speaks(plans: dict[str, str], state: State) -> None:
    [item] = board_of(plans).items
    assert item.state == state


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ("- [ ] `a.py` by Tue\n", []),
        ("- [ ] `a.py`\n", []),
        ("| Deliverable | Due | Status |\n|---|---|---|\n| `a.py` | Tue | todo |\n", []),
        ("- [ ] `a.py` by Fri\n", ["conflicting-mentions"]),
        ("- [x] `a.py` by Tue\n", ["conflicting-mentions"]),
        ("- [ ] `a.py` by Tue (doing)\n", ["conflicting-mentions"]),
        ("- [ ] `a.py` (moved to 2025-11-28)\n", ["conflicting-mentions"]),
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_a_move_wins_over_places_that_still_have_the_old_day(beside: str, told: list[str], own: bool) -> None:
    plans = ["- [ ] `a.py` (moved to 2025-11-27)\n", beside]
    mine, shared = plans if own else reversed(plans)
    board = board_of(
        {"claude_next.md": f"## Deliverables\n{mine}", "PLAN.md": f"## Deliverables\n### Claude\n{shared}"}
    )
    assert [finding.code for finding in board.findings] == told
    [item] = board.items
    if not told:
        assert item.moved
        assert item.due is not None
        assert item.due.day == 27
        assert item.state == "deferred"


@pytest.mark.parametrize(
    ("own", "other", "state"),
    [
        ("- [ ] `a.py`", "- [ ] `a.py` (moved to 2025-11-28)", "deferred"),
        ("## Tuesday\n- [ ] `a.py`", "| Deliverable |\n|-|\n| `a.py` (moved to 2025-11-28) |", "deferred"),
        ("- [x] `a.py`", "- [ ] `a.py` (moved to 2025-11-28)", "done"),
        ("- [ ] `a.py` (doing)", "- [ ] `a.py` (moved to 2025-11-28)", "doing"),
        ("- [ ] `a.py`", "- [x] `a.py` (moved to 2025-11-28)", "todo"),
        ("- [ ] `a.py`, by 2025-12-02", "- [ ] `a.py` (moved to 2025-11-28)", "todo"),
        ("- [ ] `a.py`", "- [ ] `a.py` (deferred)", "todo"),
    ],
)
def test_what_another_plan_moved_is_deferred_unless_its_own_knows_better(own: str, other: str, state: State) -> None:
    board = board_of({"claude_next.md": f"{own}\n", "PLAN.md": f"## Claude's deliverables\n{other}\n"})
    assert [item.state for item in board.items] == [state]


def test_disagreement_is_a_finding() -> None:
    board = board_of({"a.md": "## Claude\n- [x] t\n", "b.md": "## Claude\n- [ ] t\n"})
    [finding] = [finding for finding in board.findings if finding.code == "conflicting-mentions"]
    assert finding.path in ("a.md", "b.md")


def test_reference_mentions_are_listed_and_say_nothing() -> None:
    plans = {
        "claude_next.md": "## Deliverables\n- [ ] `a.py`\n",
        "check.md": "## Claude's Deliverables\n- [x] `a.py`\n",
    }
    [item] = board_of(plans, roles={"check.md": "reference"}).items
    assert (item.state, item.counted, item.reference) == ("todo", True, False)
    assert [(mention.path, mention.role) for mention in item.mentions] == [
        ("claude_next.md", "plan"),
        ("check.md", "reference"),
    ]


def test_ids() -> None:
    board = board_of("## Claude\n- [ ] a\n- [ ] b\n- [ ] a\n")
    ids = [item.id for item in board.items]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"claude-[0-9a-f]{6}", found) for found in ids)


def test_ids_survive_edits_elsewhere() -> None:
    before = find(board_of("## Claude\n- [ ] keep\n"), "keep")
    after = find(board_of("# New title\n\nprose\n\n## Claude's list\n- [ ] other\n- [x] keep (doing)\n"), "keep")
    assert before.id == after.id


def test_a_file_in_shared_belongs_to_the_only_track_that_has_it() -> None:
    board = board_of({"a.md": "## Deliverables\n- [x] `x.py`\n", "claude_next.md": "## Deliverables\n- [ ] `x.py`\n"})
    [item] = board.items
    assert (item.track, item.state, len(item.mentions)) == ("claude", "todo", 2)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["claude", "grok"])), max_size=8))
def test_the_order_of_documents_decides_no_state(lines: list[tuple[str, str]]) -> None:
    plans = {
        f"{n}.md": f"## {track.title()}\n- [{'x' if n % 2 else ' '}] {text}\n" for n, (text, track) in enumerate(lines)
    }
    forward = board_of(plans, STARLIGHT)
    backward = board_of(dict(reversed(list(plans.items()))), STARLIGHT)
    assert {item.id: item.state for item in forward.items} == {item.id: item.state for item in backward.items}


def test_many_equal_lines_are_read_in_linear_time() -> None:
    text = "- [ ] the same\n" * 3000
    assert len(board_of({"a.md": text, "b.md": text}, ALONE).items) == 6000
