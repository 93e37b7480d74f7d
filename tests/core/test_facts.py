"""Late, ready, blocked, met, missed and the order of the queue: decided in one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.facts import take_stock
from cockpit.core.model import (
    STATES,
    Blocker,
    Board,
    Ceremony,
    Checkpoint,
    Dependency,
    Item,
    Rung,
    Sprint,
    State,
    Track,
)

PACIFIC = ZoneInfo("America/Los_Angeles")
CALENDAR = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=PACIFIC)
WEDNESDAY = datetime(2025, 11, 26, 8, 55, tzinfo=PACIFIC)
LADDER = (
    Rung(name="standup", after=timedelta()),
    Rung(name="chat", after=timedelta(hours=4)),
    Rung(name="call", after=timedelta(days=1)),
    Rung(name="lead", tracks_waiting=2),
    Rung(name="tell", before_due=timedelta(hours=24)),
)


def eod(day: int) -> datetime:
    return CALENDAR.end_of(date(2025, 11, day))


def item(name: str, state: State = "todo", track: str = "claude", **more: Any) -> Item:
    return Item(id=name, kind=more.pop("kind", "deliverable"), track=track, text=name, state=state, **more)


def board(*items: Item, **more: Any) -> Board:
    return Board(
        sprint=Sprint(name="Sprint", calendar=CALENDAR),
        tracks=(Track(id="claude", name="Claude"), Track(id="grok", name="Grok"), Track(id="gpt", name="GPT")),
        items=items,
        **more,
    )


def test_progress_counts_what_counts() -> None:
    facts = take_stock(
        board(
            item("a", "done", due=eod(25)),
            item("b", due=eod(25)),
            item("c", due=eod(28), track="grok"),
            item("d", "cancelled", due=eod(25)),
            item("e", kind="criterion", counted=False, due=eod(24)),
        ),
        WEDNESDAY,
    )
    assert (facts.done, facts.total, facts.progress.planned, facts.progress.behind) == (1, 3, 2, 1)
    assert (facts.tracks["claude"].total, facts.tracks["grok"].total, facts.tracks["gpt"].total) == (2, 1, 0)
    assert (facts.day, facts.days, facts.phase) == (3, 5, "running")


@pytest.mark.parametrize(
    ("state", "day", "late", "ready", "due_today"),
    [
        ("todo", 25, True, True, False),
        ("todo", 26, False, True, True),
        ("doing", 28, False, True, False),
        ("blocked", 25, True, False, False),
        ("deferred", 25, False, False, False),
        ("done", 25, False, False, False),
    ],
)
def test_standing(state: State, day: int, late: bool, ready: bool, due_today: bool) -> None:
    standing = take_stock(board(item("a", state, due=eod(day))), WEDNESDAY).standing["a"]
    assert (standing.late, standing.ready, standing.due_today) == (late, ready, due_today)


def test_an_item_waits_for_items_tracks_and_blockers() -> None:
    facts = take_stock(
        board(
            item("needed", track="grok"),
            item("a", needs=("needed",)),
            item("b", needs_tracks=("gpt",)),
            item("open-gpt", track="gpt"),
            item("c", "blocked", waits_on="GPT"),
            item("d"),
            item("free", needs=("gone",)),
            blockers=(Blocker(id="x", track="claude", text="quota", waits_on="grok", blocks=("d",)),),
        ),
        WEDNESDAY,
    )
    by = {name: facts.standing[name].blocked_by for name in ("a", "b", "c", "d", "free")}
    assert by == {"a": ("needed",), "b": ("gpt",), "c": ("gpt",), "d": ("grok",), "free": ()}
    assert [name for name in by if facts.standing[name].ready] == ["free"]


@pytest.mark.parametrize(
    ("day", "states", "by_hand", "expected"),
    [
        (25, ("todo",), False, "late"),
        (26, ("todo",), False, "due"),
        (27, ("todo",), False, "pending"),
        (25, ("done", "done"), False, "met"),
        (25, ("done", "todo"), False, "late"),
        (25, (), True, "met"),
        (25, (), False, "late"),
    ],
)
def test_dependency(day: int, states: tuple[State, ...], by_hand: bool, expected: str) -> None:
    items = [item(f"n{n}", state) for n, state in enumerate(states)]
    dep = Dependency(
        id="d", source="claude", target="grok", both=False, what="x", due=eod(day),
        needs=tuple(i.id for i in items), met_by_hand=by_hand,
    )  # fmt: skip
    facts = take_stock(board(*items, dependencies=(dep,)), WEDNESDAY)
    assert facts.dependencies["d"].state == expected
    assert [entry.derived for entry in facts.queue] == ([True] if expected == "late" else [])


@pytest.mark.parametrize(
    ("states", "day", "expected"),
    [
        (("done", "done"), 26, "passed"),
        (("done", "todo"), 25, "missed"),
        (("done", "todo"), 26, "open"),
        (("done", "cancelled"), 25, "passed"),
        ((), 25, "open"),
    ],
)
def test_checkpoint(states: tuple[State, ...], day: int, expected: str) -> None:
    items = [item(f"n{n}", state, kind="criterion", counted=False) for n, state in enumerate(states)]
    gate = Checkpoint(id="c", name="Mid-week", due=eod(day), items=tuple(i.id for i in items))
    assert take_stock(board(*items, checkpoints=(gate,)), WEDNESDAY).checkpoints["c"].state == expected


def test_the_queue_goes_by_reach_then_rung_then_age() -> None:
    def raised(name: str, hours: int, *waiting: str) -> Blocker:
        since = WEDNESDAY - timedelta(hours=hours)
        return Blocker(id=name, track="grok", text=name, since=since, waiting=waiting, blocks=())

    blockers = (raised("young", 1), raised("old", 30), raised("older", 31), raised("wide", 1, "gpt", "claude"))
    facts = take_stock(board(blockers=blockers, escalation=LADDER), WEDNESDAY)
    assert [entry.id for entry in facts.queue] == ["wide", "older", "old", "young"]
    assert [entry.rung.name for entry in facts.queue if entry.rung] == ["lead", "call", "call", "standup"]
    assert facts.queue[2].age_hours == 30


def test_rungs_count_workday_hours_and_ages_do_not() -> None:
    friday = datetime(2025, 11, 21, 16, tzinfo=PACIFIC)
    monday = datetime(2025, 11, 24, 9, tzinfo=PACIFIC)
    raised = Blocker(id="b", track="grok", text="quota", since=friday)
    entry = take_stock(board(blockers=(raised,), escalation=LADDER), monday).queue[0]
    assert entry.age_hours == 65
    assert entry.rung
    assert entry.rung.name == "chat"


def test_a_due_that_will_be_missed_reaches_its_rung() -> None:
    blocked = item("a", "blocked", due=eod(26))
    entry = take_stock(board(blocked, escalation=LADDER), WEDNESDAY).queue[0]
    assert (entry.item, entry.age_hours) == ("a", None)
    assert entry.rung
    assert entry.rung.name == "tell"


def test_an_overdue_item_that_others_need_is_a_derived_blocker() -> None:
    facts = take_stock(
        board(item("a", due=eod(25)), item("b", track="grok", needs=("a",)), item("c", due=eod(25))), WEDNESDAY
    )
    assert [(entry.id, entry.derived, entry.waiting, entry.blocks) for entry in facts.queue] == [
        ("late-a", True, ("grok",), ("b",))
    ]


def test_resolved_blockers_leave_the_queue_and_keep_their_age() -> None:
    since = WEDNESDAY - timedelta(hours=30)
    gone = Blocker(id="b", track="grok", text="x", since=since, resolved=True, resolved_at=since + timedelta(hours=6))
    facts = take_stock(board(blockers=(gone,)), WEDNESDAY)
    assert facts.queue == ()
    assert facts.resolved[0].age_hours == 6


def test_ceremonies_follow_the_wall_clock() -> None:
    standup = Ceremony(kind="standup", name="Standup", at=time(9), days=frozenset(range(5)))
    retro = Ceremony(kind="retro", name="Retro", at=time(16), days=frozenset({4}), minutes=30)
    plans = board(ceremonies=(standup, retro))
    before = take_stock(plans, WEDNESDAY)
    assert before.current_ceremony is None
    assert before.next_ceremony
    assert (before.next_ceremony.ceremony, before.next_ceremony.start - WEDNESDAY) == (standup, timedelta(minutes=5))
    during = take_stock(plans, WEDNESDAY + timedelta(minutes=10))
    assert during.current_ceremony
    assert during.current_ceremony.ceremony is standup
    after = take_stock(plans, CALENDAR.at(date(2025, 11, 28), time(17)))
    assert after.next_ceremony is None


items_at_random = st.lists(
    st.builds(
        item,
        st.sampled_from("abcdef"),
        st.sampled_from(STATES),
        st.sampled_from(["claude", "grok", "shared"]),
        due=st.sampled_from([None, eod(24), eod(26), eod(28)]),
        needs=st.lists(st.sampled_from("abcdefz"), max_size=3).map(tuple),
    ),
    unique_by=lambda made: made.id,
    max_size=6,
)


@given(items_at_random)
def test_facts_never_contradict_each_other(items: list[Item]) -> None:
    facts = take_stock(board(*items), WEDNESDAY)
    for made in items:
        standing = facts.standing[made.id]
        assert not (standing.ready and (standing.blocked_by or made.state == "blocked"))
        assert standing.late is (
            made.due is not None and made.due < WEDNESDAY and made.state in ("todo", "doing", "blocked")
        )
    blocked = {entry.item for entry in facts.queue if not entry.derived}
    assert blocked == {made.id for made in items if made.state == "blocked"}
    assert sum(progress.total for progress in facts.tracks.values()) == facts.total
    done = take_stock(board(*[replace(made, state="done") for made in items]), WEDNESDAY)
    assert (done.done, done.queue) == (done.total, ())
