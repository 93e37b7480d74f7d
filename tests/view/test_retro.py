"""The retro: its numbers, its drawing, what it says where nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.burnup import BurnUp, Step
from cockpit.core.calendar import Calendar
from cockpit.core.facts import take_stock
from cockpit.core.model import Claim, Evidence, Metric
from cockpit.core.notes import RetroNote
from cockpit.core.outcomes import Handoff, HandoffState
from cockpit.core.record import CreatedFile, Event, History, Point, Record
from cockpit.core.retro import Marked, Retro, sum_up
from cockpit.view.burnup import burnup_rows
from cockpit.view.glyphs import ASCII, SPOKEN, UNICODE
from cockpit.view.look import Look
from cockpit.view.plain import plain
from cockpit.view.retro import retro_pane
from cockpit.view.retro_parts import mark_rows, sum_rows
from cockpit.view.rows import Pane, cells, keys_of
from tests.view.sample import NOW, sample_board
from tests.view.tools import lines_of, picture, text_of

WEEK = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2025, 11, day, hour, tzinfo=UTC)


def drawn(*steps: tuple[int, int, int, int], now: datetime, calendar: Calendar = WEEK) -> BurnUp:
    """A burn-up from (day, hour, done, scope)."""
    made = tuple(Step(at(day, hour), done, scope) for day, hour, done, scope in steps)
    return BurnUp(
        calendar=calendar, steps=(*made, made[-1]._replace(when=now)), as_of=now, start=at(24), end=at(28, 17),
        scope=made[-1].scope,
    )  # fmt: skip


HALF = drawn((24, 0, 0, 4), (25, 12, 2, 4), (26, 0, 2, 5), now=at(26, 12))


def test_the_drawing() -> None:
    """The area is what is done, the line the scope, the dots even progress, the bar now."""
    assert text_of(burnup_rows(HALF, Look(width=42), 6), 42) == picture(
        """
        5 · · · · · ·▔▔▔▔▔·▔·▔·▔.▔·▔˙▔ scope 5
          ▔▔▔▔▔▔▔▔▔▔▔   │   . ·
                        · ˙            ideal 3
                  ▄▄▄▄▄▄▄              done 2
              . · ███████
        0 . · · · ███████ · · · · · ·
          Mon  Tue   Wed  Thu   Fri
        """
    )


def test_the_same_in_ascii() -> None:
    assert text_of(burnup_rows(HALF, Look(width=44, glyphs=ASCII), 6), 44) == picture(
        """
        5 - - - - - -=====-=-=-=-=-=.=.= scope 5
          ===========    |    . . .
                        .|. .            ideal 3
                  ########               done 2
            . . . ########
        0 . - - - ########- - - - - - -
          Mon   Tue   Wed   Thu   Fri
        """
    )


def test_the_same_in_words() -> None:
    rows = burnup_rows(HALF, Look(width=1000, glyphs=SPOKEN))
    assert [row.text for row in rows] == [
        "Monday: 0 of 4 done, even progress would be 1",
        "Tuesday: 2 of 4 done, even progress would be 2",
        "Wednesday: 2 of 5 done, even progress would be 3",
    ]


def test_nothing_known_is_said() -> None:
    empty = BurnUp(calendar=WEEK, steps=(), as_of=at(26), start=at(24), end=at(28, 17))
    assert ["nothing to draw" in row.text for row in burnup_rows(empty, Look(width=60))] == [True]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 400), st.integers(0, 500)), min_size=1, max_size=30),
    st.integers(1, 260),
    st.integers(1, 20),
    st.integers(0, 30),
    st.sampled_from([UNICODE, ASCII]),
)
def test_any_burn_up_fits(
    steps: list[tuple[int, int, int]], width: int, height: int, days: int, glyphs: object
) -> None:
    """Any order of numbers, any length of sprint: rows of the asked width at most, once there is room for an axis."""
    calendar = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 24) + timedelta(days=days), zone=UTC)
    made = tuple(Step(at(24) + timedelta(hours=hour), done, scope) for hour, done, scope in sorted(steps))
    end = calendar.end_of(calendar.end)
    burnup = BurnUp(calendar=calendar, steps=made, as_of=made[-1].when, start=at(24), end=end, scope=made[-1].scope)
    look = Look(width=width, glyphs=ASCII if glyphs is ASCII else UNICODE)
    rows = burnup_rows(burnup, look, height)
    assert len(rows) == height + 1
    assert all(cells(row.text.rstrip()) <= max(width, 26) for row in rows)


def record() -> Record:
    """Two items ticked since Monday, one of them late; one more since."""
    board = sample_board()
    done = [item for item in board.items if item.counted and item.state == "done"]
    events: list[Event] = []
    threads: dict[str, int] = {}
    for number, item in enumerate(board.items):
        if item.counted:
            when = NOW - timedelta(days=4)
            made = Event(
                kind="added", thread=number, item_kind=item.kind, track=item.track, text=item.text,
                path=item.place.path, line=item.place.line, state="todo", counted=True, commit="c0", author="Ada",
                when=when, made=when,
            )  # fmt: skip
            events.append(made)
            if item in done:
                ticked = NOW - timedelta(hours=3) if item is done[0] else NOW - timedelta(days=2)
                events.append(replace(made, kind="ticked", state="done", when=ticked, made=ticked, author="Ben"))
            threads |= {"\0".join((m.path, m.key, str(m.ordinal), *m.section)): number for m in item.mentions}
    points = (
        Point(when=NOW - timedelta(days=4), commit="c0", done=0, total=29, tracks={}),
        Point(when=NOW - timedelta(days=2), commit="c1", done=7, total=29, tracks={}),
        Point(when=NOW - timedelta(hours=3), commit="c2", done=8, total=29, tracks={}),
    )
    history = History(events=tuple(events), points=points, head="c2", threads=threads)
    files = (CreatedFile(path="deploy.sh", commit="c1", author="Ben", date=NOW - timedelta(days=2), lines=1200),)
    return Record(history=history, created=files)


BOARD = replace(
    sample_board(),
    notes=(
        RetroNote(kind="well", text="Handoffs met", path="docs/plans/RETRO_2025-11-28.md", line=5),
        RetroNote(kind="badly", text="From another week", path="docs/plans/RETRO_2025-11-21.md", line=9),
    ),
    metrics=(Metric(name="FPR", track="claude", target="<0.06%", actual="0.05%"),),
    claims=(
        Claim(path="docs/plans/claude_next.md", line=3, text="Status: COMPLETE"),
        Claim(path="docs/plans/claude_next.md", line=9, text="18/21 tests passing", done=18, total=21),
    ),
)
FACTS = take_stock(BOARD, NOW)


@pytest.mark.parametrize("width", [78, 118, 198])
def test_the_numbers_and_all_parts_at_every_size(width: int) -> None:
    lines = lines_of(retro_pane(BOARD, FACTS, Look(width=width, record=record())), width)
    text = "\n".join(lines)
    assert lines[2].split() == (
        [
            "29",
            "planned",
            "7",
            "done",
            "on",
            "time",
            "1",
            "late",
            "21",
            "open",
            "0",
            "added",
            "0",
            "removed",
            "0",
            "not",
            "found",
        ]
    )
    for part in ("Burn-up", "Tracks", "The repository says", "Went well", "Did not go well", "Actions", "Done late",
                 "Still open", "Metrics", "The plans say", "Files created"):  # fmt: skip
        assert part in text
    assert "Handoffs met" in text
    assert "From another week" not in text
    assert "1,200 lines" in text
    assert "tests are not run here" in text
    assert max(map(cells, lines[2:])) <= min(width, 150)


def test_a_key_stands_once_and_reaches_over_its_own_column() -> None:
    pane = retro_pane(BOARD, FACTS, Look(width=118, record=record()))
    keys = [key for key in keys_of(pane.body) if key]
    assert len(keys) == len(set(keys))
    assert {row.reach for row in pane.body if row.key and row.key.startswith("place:")} <= {(0, 36), (0, 57)}
    assert pane.start == keys[0] == "retro:"


def test_without_git_it_says_so_and_calls_nothing_late() -> None:
    lines = lines_of(retro_pane(BOARD, FACTS, Look(width=118, record=Record())), 118)
    assert lines[2].split()[:6] == ["29", "planned", "8", "done", "21", "open"]
    assert lines[3] == "counted from the plans alone: without git nobody knows when something was done or added"
    assert not any("Done late" in line for line in lines)


def test_before_git_was_asked_it_waits() -> None:
    lines = lines_of(retro_pane(BOARD, FACTS, Look(width=118)), 118)
    assert any("the history is being read" in line for line in lines)
    assert not any("without git" in line for line in lines)


def test_marks_are_told_apart_by_their_words() -> None:
    board = sample_board()
    ticked = next(item for item in board.items if item.text == "train_triplet.py")
    board = replace(board, evidence={ticked.id: Evidence(state="missing", path="train_triplet.py")})
    text = plain("retro", board, take_stock(board, NOW), record=record())
    assert "Monday: 7 of 29 done, even progress would be" in text
    assert "Still open, 21" in text


def summed(*states: HandoffState, people: int = 0) -> Retro:
    """A retro in which handoffs came out so, with files by so many people."""
    retro = sum_up(BOARD, NOW, record())
    names = [f"Person Number{number}" for number in range(people)]
    vars(retro)["handoffs"] = tuple(
        Handoff(id=f"{n}", source="a", target="b", both=False, what="w", due=None, state=state)
        for n, state in enumerate(states)
    )
    vars(retro)["created"] = tuple(CreatedFile(path=f"{n}.py", commit="c", author=n, date=NOW, lines=9) for n in names)
    return retro


@pytest.mark.parametrize("width", [30, 36, 44, 56, 74])
def test_what_became_of_handoffs_and_who_made_files_is_never_cut(width: int) -> None:
    retro, look = summed("on time", "late", "missed", "pending", people=4), Look(width=width)
    lines = text_of(sum_rows(retro, look), width)
    assert not any("…" in line for line in lines if not line.startswith(("✓", "○", "◐")))
    for said in ("Handoffs", "1 on time", "1 late", "1 missed", "1 pending", "Blockers", "longest"):
        assert any(said in line for line in lines), said
    told = text_of(mark_rows(retro, look), width)
    assert "…" not in "".join(told)
    assert "4 files, 36 lines by Ben" in " ".join(" ".join(told).split())
    assert "Number3" in "".join(told)


def test_one_row_where_there_is_room() -> None:
    [handoffs] = [row for row in sum_rows(summed("on time", "pending"), Look(width=44)) if "on time" in row.text]
    assert lines_of(Pane(body=(handoffs,)), 44) == ["Handoffs                1 on time  1 pending"]


def test_before_git_saw_the_plans_nothing_is_counted() -> None:
    early = NOW - timedelta(days=5)
    pane = retro_pane(BOARD, take_stock(BOARD, early), Look(width=118, record=record()))
    lines = lines_of(pane, 118)
    assert lines[2] == "there is no history yet at this time"
    assert lines[3].startswith("git saw the plans first on ")
    assert "Handoffs met" in "\n".join(lines), "what the team wrote down stands"
    for part in ("planned", "Burn-up", "Tracks", "Still open", "passed", "not found", "Files created"):
        assert part not in "\n".join(lines)
    assert pane.start == pane.body[0].key


@pytest.mark.parametrize(("width", "said"), [(60, "ticked, not found"), (36, "not found")])
def test_a_mark_rather_says_less_than_it_cuts_the_name(width: int, said: str) -> None:
    retro = summed()
    item = BOARD.items[0]
    vars(retro)["not_found"] = (Marked(item=item, text="PHASE_2_SUMMARY.md", path="p.md", line=1, detail=""),)
    [line] = [line for line in text_of(mark_rows(retro, Look(width=width)), width) if "SUMMARY" in line]
    assert line.split("PHASE_2_SUMMARY.md")[1].strip() == said
