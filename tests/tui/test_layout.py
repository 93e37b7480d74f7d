from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.tui.keys import VIEWS
from cockpit.tui.layout import FOOT, LOWER, TOP, TRACK, Box, Wanted, arrange

THREE = ("claude", "grok", "gpt")


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(
    view=st.sampled_from((*VIEWS, "item", "help", "welcome")),
    width=st.integers(20, 320),
    height=st.integers(8, 120),
    tracks=st.integers(0, 12),
    focus=st.integers(0, 20),
    first=st.integers(0, 14),
)
def test_no_box_leaves_the_screen_or_covers_another(
    view: str, width: int, height: int, tracks: int, focus: int, first: int
) -> None:
    names = tuple(f"t{number}" for number in range(tracks))
    found = arrange(view, width, height, names)
    order = found.order
    found = arrange(view, width, height, names, order[focus % len(order)], first)
    assert order[focus % len(order)] in found.boxes, "what has the focus is on the screen"
    for box in found.boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.width >= 1
        assert box.x + box.width <= width
        assert box.height >= 1
        assert box.y + box.height <= height
    assert not [pair for pair in combinations(found.boxes.values(), 2) if _overlap(*pair)]
    start, shown = found.columns
    assert start + shown <= max(tracks, 0) or view != "board"


def test_the_drawn_board_at_120_by_40() -> None:
    boxes = arrange("board", 120, 40, THREE).boxes
    assert [boxes[TRACK + track] for track in THREE] == [Box(1, 4, 38, 19), Box(41, 4, 38, 19), Box(81, 4, 38, 19)]
    assert {name: (box.x, box.y + box.height) for name, box in boxes.items() if name in LOWER} == {
        "checkpoints": (1, 38),
        "arrows": (36, 38),
        "blockers": (88, 38),
    }
    assert boxes[TOP] == Box(0, 0, 120, 3)
    assert boxes[FOOT] == Box(0, 39, 120, 1)


@pytest.mark.parametrize("focus", [TRACK + "grok", "arrows"])
def test_at_80_by_24_one_pane_stands_alone(focus: str) -> None:
    found = arrange("board", 80, 24, THREE, focus)
    assert found.panes == (focus,)
    assert found.alone
    assert found.boxes[focus] == Box(1, 3, 78, 20)


def test_a_low_wide_screen_shows_tracks_or_what_is_below_them() -> None:
    assert arrange("board", 120, 24, THREE).panes == tuple(TRACK + track for track in THREE)
    assert arrange("board", 120, 24, THREE, "arrows").panes == LOWER


def test_many_tracks_scroll_only_as_far_as_needed() -> None:
    names = tuple("abcdefgh")
    assert arrange("board", 120, 40, names, TRACK + "a").columns == (0, 3)
    assert arrange("board", 120, 40, names, TRACK + "d", first=0).columns == (1, 3)
    assert arrange("board", 120, 40, names, TRACK + "c", first=1).columns == (1, 3)
    assert arrange("board", 120, 40, names, "blockers", first=4).columns == (4, 3)


def test_lines_never_get_too_long() -> None:
    assert arrange("board", 320, 60, THREE).boxes[TRACK + "gpt"].width <= 72


@pytest.mark.parametrize(
    ("tracks", "lower", "height"),
    [(0, 5, 14), (19, 5, 14), (22, 5, 11), (60, 5, 7), (60, 9, 9), (60, 30, 14)],
)
def test_rows_that_the_lower_panes_do_not_want_go_to_tracks_that_want_them(
    tracks: int, lower: int, height: int
) -> None:
    boxes = arrange("board", 120, 40, ("one", "two"), wanted=Wanted(tracks, lower)).boxes
    assert boxes["arrows"].height == height
    assert boxes["track:one"].height + 1 + height == 34
    assert boxes["arrows"].y == boxes["track:one"].y + boxes["track:one"].height + 1


@pytest.mark.parametrize("width", range(104, 224, 3))
def test_tracks_end_where_the_panes_below_end(width: int) -> None:
    boxes = arrange("board", width, 50, ("a", "b", "c")).boxes
    ends = {name: boxes[name].x + boxes[name].width for name in ("track:c", "blockers")}
    assert ends["track:c"] == ends["blockers"], ends
    assert boxes["track:a"].width == boxes["track:b"].width
