"""Whatever the plans say: every pane can be drawn at every width, in known styles, each item where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cockpit.core.facts import take_stock
from cockpit.core.model import SHARED, Board
from cockpit.view.footer import footer_row
from cockpit.view.glyphs import ASCII, UNICODE, Glyphs
from cockpit.view.header import header_row
from cockpit.view.look import Look
from cockpit.view.panes import DRAWN, TRACK, draw
from cockpit.view.plain import VIEWS, plain
from cockpit.view.rows import STYLES, fit, keys_of
from cockpit.view.schedule import agenda, in_lists, shown_tracks
from cockpit.view.tabs import strip_row, tab_at, tab_counts, tab_row
from tests.view.boards import boards

HOURS = st.integers(-100, 700).map(lambda hours: datetime(2025, 11, 24, tzinfo=UTC) + timedelta(hours=hours))
WIDTHS = st.integers(20, 250)
HEIGHTS = st.none() | st.integers(3, 60)
SIGNS = st.sampled_from([UNICODE, ASCII])


def names_of(board: Board) -> list[str]:
    return [*DRAWN, *(TRACK + track for track in (*board.track_by_id, SHARED))]


@given(boards(), HOURS, WIDTHS, HEIGHTS, SIGNS, st.data())
@settings(max_examples=60)
def test_every_pane_is_drawn_at_every_width(
    board: Board, now: datetime, width: int, height: int | None, glyphs: Glyphs, data: st.DataObject
) -> None:
    facts = take_stock(board, now)
    look = Look(
        width=width, height=height, glyphs=glyphs, subject="i0", chosen=data.draw(st.sampled_from(["cp:c0", "i1"]))
    )
    for name in names_of(board):
        pane = draw(name, board, facts, look)
        for row in (*pane.head, *pane.body):
            spans = fit(row, width, glyphs.ellipsis)
            assert sum(cell_len(span.text) for span in spans) == width, name
            assert {span.style for span in spans} <= STYLES.keys()
        assert pane.start is None or pane.start in keys_of(pane.body), name
        assert keys_of(pane.body) == tuple(row.key for row in pane.body)


@given(boards(), HOURS, WIDTHS, st.text(max_size=30))
def test_header_tabs_and_footer_keep_to_one_line(board: Board, now: datetime, width: int, message: str) -> None:
    facts = take_stock(board, now)
    look = Look(width=width)
    counts = tab_counts(board, facts)
    names = [(track.name, "track-1") for track in board.tracks] or [("Shared", "dim")]
    rows = [
        header_row(board, facts, look),
        *(tab_row(view, counts, look) for view in ("board", "findings")),
        *(strip_row(names, number, look) for number in range(len(names))),
        footer_row([("space", "tick"), ("?", "help")], look, message),
    ]
    for row in rows:
        assert sum(cell_len(span.text) for span in fit(row, width)) == width
    for view in ("board", "findings"):
        hit = {tab_at(x, view, counts, look) for x in range(width)} - {None}
        assert view in hit or width < 40


@given(boards(), HOURS)
def test_each_listed_item_stands_once_in_its_track(board: Board, now: datetime) -> None:
    facts = take_stock(board, now)
    placed = [
        entry.item.id
        for track in shown_tracks(board)
        for group in agenda(board, facts, track)
        for entry in group.placed
    ]
    assert sorted(placed) == sorted(item.id for item in in_lists(board))


@given(boards(), HOURS)
def test_the_plain_board_names_each_item_once(board: Board, now: datetime) -> None:
    board = replace(board, blockers=(), dependencies=())
    facts = take_stock(board, now)
    text = plain("board", board, facts)
    tracks = text.split("\n\nCheckpoints")[0]
    for item in in_lists(board):
        marks = [line for line in tracks.split("\n") if line.strip().split(": ", 1)[-1].startswith(item.text[:7])]
        assert len(marks) == 1, item.text
    assert all(item.text[:7] in text for item in board.items if not item.reference and item.kind == "criterion")


@pytest.mark.parametrize("view", ["board", *VIEWS])
@given(board=boards(), now=HOURS)
@settings(max_examples=25)
def test_plain_text_has_no_drawing_in_it(view: str, board: Board, now: datetime) -> None:
    bare = replace(board, findings=(), claims=())
    text = plain(view, bare, take_stock(bare, now), subject="i0")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not set("─━│○◐●▶◀╌✓") & set(text)
    assert all(line == line.rstrip() for line in text.split("\n"))
