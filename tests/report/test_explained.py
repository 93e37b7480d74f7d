"""A plan line by line, with what each line is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cockpit.core.model import Mention, Metric, Place, Topic
from cockpit.core.notes import RetroNote
from cockpit.report.explained import explained, meanings_of, not_a_plan
from tests.report.boards import CALENDAR, mention, small_board


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("plans/ada.md", {7: ["deliverable doing ada"], 8: ["task done ada"]}),
        (
            "plans/all.md",
            {1: ["claim"], 3: ["deliverable doing ada"], 9: ["criterion todo"], 12: ["dependency ada → bob"]},
        ),
        ("a", {1: ["headline ada"], 2: ["risk"], 3: ["prerequisite pending"], 4: ["prerequisite met"]}),
        ("plans/check.md", {2: ["task done (reference)"]}),
        ("plans/none.md", {}),
    ],
)
def test_each_kind_of_line_says_what_it_is(path: str, expected: dict[int, list[str]]) -> None:
    assert meanings_of(small_board(), path) == expected


def test_blockers_topics_metrics_and_notes_have_lines_too() -> None:
    board = small_board()
    raised, resolved = board.blockers
    at: tuple[Mention, ...] = (mention("p", 1),)
    board = replace(
        board,
        blockers=(
            replace(raised, mentions=at),
            replace(resolved, mentions=(mention("p", 2),)),
            replace(raised, mentions=(mention("p", 3),), item="ada-000001"),
        ),
        topics=(Topic(day=CALENDAR.start, text="Go", place=Place(path="p", line=4)),),
        metrics=(Metric(name="Speed", track="ada", target="1 s", place=Place(path="p", line=5)),),
        notes=(RetroNote(kind="well", text="Fast", path="p", line=6),),
    )
    assert meanings_of(board, "p") == {
        1: ["blocker open"],
        2: ["blocker resolved"],
        4: ["topic"],
        5: ["metric"],
        6: ["retro note"],
    }


def test_lines_stand_beside_their_meaning_and_are_counted() -> None:
    lines = ["# Ada", "", "Prose", "", "", "", "- [ ] parser.py", "  - [x] tests", "", "more"]
    assert list(explained(small_board(), "plans/ada.md", lines)) == [
        " 1                         # Ada",
        " 2",
        " 3                         Prose",
        " 4",
        " 5",
        " 6",
        " 7  deliverable doing ada  - [ ] parser.py",
        " 8  task done ada            - [x] tests",
        " 9",
        "10                         more",
        "2 lines mean something on the board, 3 do not",
    ]


def test_what_a_line_says_twice_is_told_once() -> None:
    board = small_board()
    claims = (*board.claims, replace(board.claims[0], text="again"))
    first = next(explained(replace(board, claims=claims), "plans/all.md", ["2/4 done"]))
    assert first.split() == ["1", "claim", "2/4", "done"]


@pytest.mark.parametrize(
    ("plans", "message"),
    [
        ((), "x.md is no plan of this sprint; it has none"),
        (("a.md", "b.md"), "x.md is no plan of this sprint; its plans: a.md, b.md"),
        (tuple("abcdefghi"), "x.md is no plan of this sprint; its plans: a, b, c, d, e, f, g, h, …"),
    ],
)
def test_a_file_that_is_no_plan(plans: tuple[str, ...], message: str) -> None:
    assert not_a_plan("x.md", plans) == message
