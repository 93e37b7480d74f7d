"""What git says: the mark at the right of a row, the item view's rows, a checkpoint's go or no go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import Board, Evidence, Item, State
from cockpit.core.record import Event, History, Record, place_of
from cockpit.view.checkpoints import gates_pane
from cockpit.view.glyphs import SPOKEN
from cockpit.view.item import item_pane
from cockpit.view.itemrow import item_row
from cockpit.view.look import Look
from cockpit.view.plain import line_of
from tests.view.sample import NOW, ZONE, item, mention, sample_board
from tests.view.tools import lines_of, text_of

LANDED = Evidence(
    state="landed",
    path="src/reader.py",
    commit="3adb4b8" + "0" * 33,
    author="Eric",
    date=datetime(2025, 11, 24, 16, tzinfo=ZONE),
    merged=datetime(2025, 11, 25, 9, tzinfo=ZONE),
    size=12_345,
)


def reader(state: State, **changes: object) -> Item:
    one = replace(item(500, "claude", "reader.py", state, "Thu"), files=("reader.py",), is_file=True)
    return replace(one, mentions=(mention("reader.py", 7, state),), **changes)  # type: ignore[arg-type]


def board_with(one: Item, evidence: Evidence) -> Board:
    board = sample_board()
    return replace(board, items=(*board.items, one), evidence={one.id: evidence})


@pytest.mark.parametrize(
    ("state", "evidence", "fact"),
    [
        ("done", LANDED, "3adb4b8"),
        ("done", replace(LANDED, late=True), "late 3adb4b8"),
        ("todo", LANDED, "landed, tick?"),
        ("doing", LANDED, "landed, tick?"),
        ("deferred", LANDED, "deferred"),
        ("done", Evidence(state="missing", path="reader.py"), "? not found"),
        ("done", Evidence(state="missing", path="reader.py", sure=False), ""),
        ("todo", Evidence(state="missing", path="reader.py"), ""),
        ("done", Evidence(state="deleted", path="reader.py"), "deleted"),
        ("done", Evidence(state="existing", path="reader.py"), ""),
        ("todo", Evidence(state="existing", path="reader.py"), ""),
        ("todo", Evidence(state="branch", path="reader.py"), "on a branch"),
        ("done", Evidence(state="branch", path="reader.py"), "on a branch"),
        ("done", Evidence(state="staged", path="reader.py"), "not committed"),
        ("todo", Evidence(state="worktree", path="reader.py"), "not committed"),
        ("todo", Evidence(state="worktree", path="reader.py", sure=False), ""),
        ("done", Evidence(state="ambiguous", candidates=("a/reader.py", "b/reader.py")), ""),
    ],
)
def test_the_mark_of_a_row(state: State, evidence: Evidence, fact: str) -> None:
    one = reader(state)
    board = board_with(one, evidence)
    row = item_row(one, board, take_stock(board, NOW), Look(width=60))
    assert "".join(span.text for span in row.right) == fact


@pytest.mark.parametrize("change", [{"is_file": False}, {"counted": False}, {"reference": True}])
def test_a_row_that_claims_no_file_is_not_nudged(change: dict[str, object]) -> None:
    one = reader("todo", **change)
    board = board_with(one, LANDED)
    assert "tick?" not in text_of([item_row(one, board, take_stock(board, NOW), Look(width=60))], 60)[0]


def shown(one: Item, evidence: Evidence, record: Record | None = None, width: int = 96) -> list[str]:
    board = board_with(one, evidence)
    pane = item_pane(board, take_stock(board, NOW), Look(width=width, subject=one.id, record=record))
    return [line.rstrip() for line in lines_of(pane, width)]


def test_the_item_view_names_commit_author_dates_and_size() -> None:
    lines = shown(reader("done"), LANDED)
    assert "in git      landed  3adb4b8 Eric  Mon 24 Nov 16:00  merged Tue 25 Nov 09:00  12 kB" in lines
    open_one = shown(reader("todo"), LANDED)
    assert any("landed, but open" in line for line in open_one)
    lost = shown(reader("done"), Evidence(state="missing", path="reader.py"))
    assert "in git      not found" in lost
    assert any("in no commit and not on disk" in line for line in lost)


def test_each_file_of_several_has_its_row() -> None:
    one = reader("todo", files=("reader.py", "guide.md"), is_file=False)
    gone = Evidence(state="branch", path="docs/guide.md", commit="b" * 40, branch="draft", size=10)
    record = Record(evidence={one.id: gone}, files={one.id: (LANDED, gone)})
    lines = [line for line in shown(one, gone, record) if "reader.py  " in line or "guide.md  " in line]
    assert lines == [
        "in git      reader.py  landed  3adb4b8 Eric  Mon 24 Nov 16:00  merged Tue 25 Nov 09:00  12 kB",
        "            guide.md  on draft, not merged  bbbbbbb  10 bytes",
    ]


def told(one: Item) -> History:
    first = Event(
        kind="added", thread=4, item_kind=one.kind, track=one.track, text=one.text, path="docs/plans/a.md", line=7,
        state=one.state, counted=True,
    )  # fmt: skip
    monday, tuesday = datetime(2025, 11, 24, 9, tzinfo=ZONE), datetime(2025, 11, 25, 9, tzinfo=ZONE)
    events = (
        replace(first, commit="a" * 40, author="Ann", made=monday, when=monday),
        replace(first, kind="ticked", commit="b" * 40, author="Ben", made=monday, when=tuesday),
        replace(first, kind="reworded", author="Cy", made=tuesday, before="old words"),
    )
    return History(events=events, threads={place_of(found, found.ordinal): 4 for found in one.mentions})


def test_the_history_of_an_item_newest_first() -> None:
    one = reader("done")
    lines = shown(one, LANDED, Record(history=told(one)))
    start = next(number for number, line in enumerate(lines) if line.startswith("History"))
    assert lines[start].endswith("ticked by Ben")
    assert [" ".join(line.split()) for line in lines[start + 2 : start + 5]] == [
        "Tue 25 Nov 09:00 reworded was: old words Cy working copy",
        "Mon 24 Nov 09:00 ticked merged Tue 25 Nov 09:00 Ben bbbbbbb",
        "Mon 24 Nov 09:00 added Ann aaaaaaa",
    ]
    assert "ticked by" not in "\n".join(shown(reader("todo"), LANDED, Record(history=told(one))))


def test_history_read_aloud() -> None:
    one = reader("done")
    board = board_with(one, LANDED)
    look = Look(width=1000, glyphs=SPOKEN, subject=one.id, record=Record(history=told(one)))
    said = [line_of(row) for row in item_pane(board, take_stock(board, NOW), look).body]
    assert "Mon 24 Nov 09:00: added, Ann, aaaaaaa" in said


def test_a_checkpoint_says_go_or_no_go() -> None:
    board = sample_board()
    criteria = {one for gate in board.checkpoints for one in gate.items}
    done = tuple(replace(one, state="done") if one.counted or one.id in criteria else one for one in board.items)
    passed = replace(board, items=done, evidence={})
    assert sum(line.endswith("  go") for line in _calls(passed)) == len(board.checkpoints)
    claimed = next(one for one in done if one.is_file and one.counted and one.due)
    doubted = replace(passed, evidence={claimed.id: Evidence(state="missing", path=claimed.text)})
    assert any("look first  1 ticked, not found" in line for line in _calls(doubted))
    assert any("not yet" in line for line in _calls(board))


def _calls(board: Board) -> list[str]:
    return lines_of(gates_pane(board, take_stock(board, NOW), Look(width=100)), 100)
