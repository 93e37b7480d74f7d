"""Whatever the board: the screens, the reports and the JSON say the same of what is blocked, late and ready."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.closing import closing_of
from cockpit.core.facts import OPEN_STATES, Facts, take_stock
from cockpit.core.model import Board, Item
from cockpit.core.standup import brief_for
from cockpit.report.status import status
from cockpit.report.summary import summary
from cockpit.view.blockers import queue_pane
from cockpit.view.itemrow import item_row
from cockpit.view.look import Look
from cockpit.view.panes import draw
from cockpit.view.rows import Row, keys_of
from cockpit.view.standup import standup_pane
from cockpit.view.tabs import tab_counts
from tests.view.boards import boards

HOURS = st.integers(-100, 700).map(lambda hours: datetime(2025, 11, 24, tzinfo=UTC) + timedelta(hours=hours))
LOOK = Look(width=200)


def words_of(row: Row) -> str:
    return "".join(span.text for span in row.right)


def is_blocked(item: Item, board: Board, facts: Facts) -> bool:
    """By the rules, from the plans alone: its own words, an open blocker, work or tracks that come first."""
    over = ("done", "cancelled")
    held = {one for blocker in board.blockers if not blocker.resolved for one in (*blocker.blocks, blocker.item)}
    needs = any(board.by_id[need].state not in over for need in item.needs if need in board.by_id and need != item.id)
    busy = {one.track for one in board.items if one.counted and one.state not in over}
    waits = any(track in busy for track in item.needs_tracks if track != item.track)
    return item.state == "blocked" or item.id in held or needs or waits


@given(boards(), HOURS)
@settings(max_examples=150)
def test_the_facts_follow_the_rules(board: Board, now: datetime) -> None:
    facts = take_stock(board, now)
    for item in board.items:
        standing = facts.standing[item.id]
        listed = item.state in OPEN_STATES and not item.reference
        assert standing.blocked is (listed and is_blocked(item, board, facts)), item.id
        assert standing.ready is (listed and not standing.blocked)
        late = item.due is not None and item.due < now and item.kind not in ("note", "metric")
        assert standing.late is (listed and late)
        assert not standing.blocked_by or standing.blocked


@given(boards(), HOURS)
@settings(max_examples=100)
def test_the_json_says_what_the_facts_say(board: Board, now: datetime) -> None:
    facts = take_stock(board, now)
    told = status(board, facts)
    for item in told["items"]:
        standing = facts.standing[item["id"]]
        assert (item["late"], item["ready"]) == (standing.late, standing.ready)
        assert item["blocked_by"] == list(standing.blocked_by)
    queue = [entry for entry in told["blockers"] if not entry["resolved"]]
    assert [entry["id"] for entry in queue] == [entry.id for entry in facts.queue]
    assert [entry["rung"] for entry in queue] == [entry.rung.name if entry.rung else None for entry in facts.queue]
    assert [entry["waiting"] for entry in queue] == [list(entry.waiting) for entry in facts.queue]


@given(boards(), HOURS)
@settings(max_examples=60)
def test_every_screen_and_report_has_the_same_queue(board: Board, now: datetime) -> None:
    facts = take_stock(board, now)
    ids = [entry.id for entry in facts.queue]
    shown = [key.removeprefix("blk:") for key in keys_of(queue_pane(board, facts, LOOK).body) if key and "blk:" in key]
    assert shown == [*ids, *(entry.id for entry in facts.resolved)]
    on_board = [key.removeprefix("blk:") for key in keys_of(draw("blockers", board, facts, LOOK).body) if key]
    assert [key for key in on_board if not key.startswith("risk:")] == ids
    assert [entry.id for entry in brief_for(board, facts).blockers] == ids
    assert [entry.id for entry in closing_of(board, facts).open] == ids
    standup = {key for key in keys_of(standup_pane(board, facts, LOOK).body) if key and key.startswith("blk:")}
    assert standup <= {f"blk:{one}" for one in ids}
    assert tab_counts(board, facts).get("blockers", 0) == len(ids)
    lines = [line for line in summary(board, facts) if line.startswith("blockers: ")]
    assert lines == ([f"blockers: {len(ids)}"] if ids else [])


@given(boards(), HOURS)
@settings(max_examples=60)
def test_a_row_never_says_otherwise(board: Board, now: datetime) -> None:
    facts = take_stock(board, now)
    for item in board.items:
        standing = facts.standing[item.id]
        row = item_row(item, board, facts, LOOK)
        said = words_of(row)
        assert not standing.ready or "← " not in said
        assert "late" not in said or standing.late or item.state == "done"
        assert (row.spans[0].style == "bad") is (standing.late or item.state == "blocked")
