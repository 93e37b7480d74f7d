"""What goes on into the next sprint, what that sprint is called, and when it is."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.facts import take_stock
from cockpit.core.model import Blocker, Board, Dependency, Item, Mention, Role, Sprint, State, Track
from cockpit.plan.shift import Shift
from cockpit.report.next_sprint import next_sprint
from cockpit.report.rollover import CannotRoll, next_calendar, next_name, open_things, provenance, renamed

OLD = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
NEXT = Calendar(start=date(2025, 12, 1), end=date(2025, 12, 5), zone=UTC)
NOW = datetime(2025, 11, 28, 16, tzinfo=UTC)


def mention(line: int, *, path: str = "a.md", role: Role = "plan", slot: tuple[int, int] = (3, 4)) -> Mention:
    return Mention(path=path, line=line, form="checkbox", state=None, role=role, text="t", key="t", slot=slot)


def item(number: int, state: State = "todo", **other: object) -> Item:
    given: dict[str, object] = {"kind": "task", "mentions": (mention(number),)} | other
    return Item(id=f"a-{number}", track="a", text=f"task {number}", state=state, **given)  # type: ignore[arg-type]


def lines(*items: Item, dependencies: tuple[Dependency, ...] = (), blockers: tuple[Blocker, ...] = ()) -> list[int]:
    board = Board(
        sprint=Sprint(name="S", calendar=OLD), tracks=(Track(id="a", name="A"), Track(id="b", name="B")), items=items,
        dependencies=dependencies, blockers=blockers,
    )  # fmt: skip
    return [one.line for one in open_things(board, take_stock(board, NOW))]


def test_what_goes_on() -> None:
    states: tuple[State, ...] = ("todo", "doing", "blocked", "deferred", "cancelled", "done")
    assert lines(*(item(n, state) for n, state in enumerate(states, 1))) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("other", "goes_on"),
    [
        ({"kind": "deliverable"}, True),
        ({"kind": "action"}, True),
        ({"kind": "criterion", "counted": False}, True),
        ({"kind": "note", "counted": False}, False),
        ({"kind": "metric", "counted": False}, False),
        ({"reference": True}, False),
        ({"mentions": (mention(1, role="retro"),)}, False),
        ({"mentions": (mention(1, role="reference"),)}, False),
        ({"mentions": (mention(1, slot=(0, 0)),)}, False),
        ({"mentions": ()}, False),
    ],
)
def test_which_things_go_on(other: dict[str, object], goes_on: bool) -> None:
    assert lines(item(1, "todo", **other)) == ([1] if goes_on else [])


def test_every_place_of_an_item_goes_on_once() -> None:
    twice = (mention(3), mention(7), mention(9, role="reference"))
    assert lines(item(1, mentions=twice), item(2, mentions=(mention(3),))) == [3, 7]


def test_handoffs_and_blockers_go_on_until_they_are_over() -> None:
    def arrow(line: int, *, met: bool) -> Dependency:
        return Dependency(
            id=f"d{line}", source="a", target="b", both=False, what="x", met_by_hand=met, mentions=(mention(line),)
        )

    def stop(line: int, *, resolved: bool) -> Blocker:
        return Blocker(id=f"b{line}", track="a", text="x", resolved=resolved, mentions=(mention(line),))

    arrows = (arrow(1, met=True), arrow(2, met=False))
    assert lines(dependencies=arrows, blockers=(stop(3, resolved=True), stop(4, resolved=False))) == [2, 4]


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("Starlight · Week 2", "Starlight · Week 3"),
        ("Week 2 (Nov 24)", "Week 3 (Dec 1)"),
        ("R · 24 Nov – 28 Nov 2025", "R · 1 Dec – 5 Dec 2025"),
        ("Sprint 9", "Sprint 10"),
        ("Sprint 09 of V4", "Sprint 10 of V4"),
        ("week 12: V4", "week 13: V4"),
        ("KW 48", "KW 49"),
        ("Release 4", "Release 5"),
        ("V4 research", "V5 research"),
        ("Sprint 2025-11-24", "Sprint 2025-12-01"),
        ("2025-11-24 to 2025-11-28", "2025-12-01 to 2025-12-05"),
        ("Bugs", "Bugs"),
    ],
)
def test_the_name_of_the_next_sprint(name: str, following: str) -> None:
    assert next_name(name, Shift(OLD, NEXT).everywhere(name)) == following


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("# Week 2: who does what", "# Week 3: who does what"),
        ("# Starlight · Week 2", "# Starlight · Week 3"),
        ("# WEEK2 plan", "# WEEK3 plan"),
        ("# Week 20", "# Week 20"),
        ("# Phase 2", "# Phase 2"),
        ("# Claude: research", "# Claude: research"),
    ],
)
def test_titles_follow_the_name(title: str, following: str) -> None:
    assert renamed(title, "Starlight · Week 2", "Starlight · Week 3") == following


def test_where_a_line_comes_from() -> None:
    assert provenance(OLD.end, 1) == "carried from 2025-11-28"
    assert provenance(OLD.end, 3) == "carried from 2025-11-28, ×3"


@pytest.mark.parametrize(
    ("old", "start", "end"),
    [
        (OLD, date(2025, 12, 1), date(2025, 12, 5)),
        (OLD, date(2025, 12, 3), date(2025, 12, 9)),
        (Calendar(start=OLD.start, end=OLD.end, zone=UTC, holidays=frozenset({date(2025, 11, 27)})),
         date(2025, 12, 1), date(2025, 12, 5)),
        (Calendar(start=date(2025, 11, 17), end=date(2025, 11, 28), zone=UTC), date(2025, 12, 1), date(2025, 12, 12)),
        (Calendar(start=OLD.start, end=date(2025, 11, 30), zone=UTC), date(2025, 12, 1), date(2025, 12, 5)),
        (Calendar(start=OLD.start, end=date(2025, 11, 30), zone=UTC, workdays=frozenset(range(7))),
         date(2025, 12, 1), date(2025, 12, 7)),
    ],
)  # fmt: skip
def test_the_next_sprint_is_as_long(old: Calendar, start: date, end: date) -> None:
    new = next_calendar(old, start)
    assert (new.start, new.end) == (start, end)
    assert (new.workdays, new.day_end, new.zone) == (old.workdays, old.day_end, old.zone)


@pytest.mark.parametrize("start", [date(2025, 11, 24), date(2025, 11, 28), date(2025, 11, 29), date(2025, 12, 7)])
def test_a_start_that_is_none(start: date) -> None:
    with pytest.raises(CannotRoll):
        next_calendar(OLD, start)


@given(st.integers(0, 6), st.integers(0, 20), st.integers(1, 30))
def test_the_next_sprint_always_has_as_many_days(first: int, length: int, gap: int) -> None:
    start = date(2025, 11, 24 + first)
    old = Calendar(start=start, end=date.fromordinal(start.toordinal() + length), zone=UTC)
    begins = date.fromordinal(old.end.toordinal() + gap)
    if not old.is_workday(begins):
        with pytest.raises(CannotRoll):
            next_calendar(old, begins)
        return
    assert len(next_calendar(old, begins).days) == max(1, len(old.days))


TOML = """
[sprint]
name = "Week 2"
goal = "done"
start = 2025-11-24
end = 2025-11-28
holidays = [2025-11-27, 2025-12-25]

[[dependencies]]
from = "a"
to = "b"
what = "met"

[[dependencies]]
from = "a"
to = "b"
what = "open"
due = 2025-11-26
needs = ["a.py", "b.py"]

[[checkpoints]]
name = "half"
due = "Wed EOD"
items = ["a.py"]

[[checkpoints]]
name = "gate"
due = 2025-11-28
items = ["a.py", "new"]

[[checkpoints]]
name = "bare"

[[ceremonies]]
kind = "other"
name = "Demo"
date = 2025-11-28

[[ceremonies]]
kind = "standup"

[[metrics]]
name = "FPR"
target = "1"
actual = "2"

[keys]
tick = "x"
"""


def test_the_next_sprint_toml() -> None:
    def moved(day: date) -> date:
        return date.fromordinal(day.toordinal() + 7)

    new = next_sprint(
        tomllib.loads(TOML), name="Week 3", calendar=NEXT, moved_day=moved, moved_text=lambda text: text.upper(),
        finished={"a.py"}, met={0},
    )  # fmt: skip
    assert new == {
        "sprint": {
            "name": "Week 3", "start": NEXT.start, "end": NEXT.end, "holidays": [date(2025, 12, 25)],
        },
        "dependencies": [{"from": "a", "to": "b", "what": "open", "due": date(2025, 12, 3), "needs": ["b.py"]}],
        "checkpoints": [{"name": "gate", "due": date(2025, 12, 5), "items": ["new"]}, {"name": "bare"}],
        "ceremonies": [{"kind": "other", "name": "Demo", "date": date(2025, 12, 5)}, {"kind": "standup"}],
        "metrics": [{"name": "FPR", "target": "1"}],
        "keys": {"tick": "x"},
    }  # fmt: skip
