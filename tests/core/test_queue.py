"""The queue: what is held up further down, ages and rungs over weekends and changed clocks, what a standup has heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.downstream import Downstream
from cockpit.core.facts import take_stock
from cockpit.core.model import STATES, Blocker, Board, Ceremony, Dependency, Item, Mention, Rung, Sprint, State
from cockpit.core.queue import Queued, heard
from cockpit.core.record import ChangeKind, Event, History, place_of
from cockpit.core.sights import first_sights
from tests.core.test_facts import CALENDAR, LADDER, WEDNESDAY, board, item

BERLIN, PACIFIC = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
STANDUP = Ceremony(kind="standup", name="Standup", at=time(9), days=frozenset(range(5)))


def raised(since: datetime | None = None, **more: object) -> Blocker:
    fields: dict[str, object] = {"id": "b", "track": "grok", "text": "quota", "since": since, **more}
    return Blocker(**fields)  # type: ignore[arg-type]


def only(plans: Board, now: datetime = WEDNESDAY, **more: object) -> Queued:
    [entry] = take_stock(plans, now, **more).queue  # type: ignore[arg-type]
    return entry


# further down


def test_what_is_held_up_goes_on_to_whoever_needs_it() -> None:
    entry = only(
        board(
            item("model", track="claude"),
            item("report", track="grok", needs=("model",)),
            item("guide", track="gpt", needs=("report",)),
            item("done", "done", track="gpt", needs=("model",)),
            item("after-done", track="gpt", needs=("done",)),
            item("other", track="gpt"),
            blockers=(raised(track="claude", blocks=("model",)),),
        )
    )
    assert (entry.blocks, entry.held) == (("model",), ("model", "report", "guide"))
    assert entry.waiting == ("claude", "grok", "gpt")


def test_a_handoff_that_needs_what_is_held_up_makes_its_track_wait() -> None:
    handoff = Dependency(id="d", source="grok", target="gpt", both=False, what="numbers", needs=("report",))
    plans = board(
        item("model"), item("report", track="grok", needs=("model",)), dependencies=(handoff,),
        blockers=(raised(track="claude", blocks=("model",)),),
    )  # fmt: skip
    assert only(plans).waiting == ("claude", "grok", "gpt")
    met = replace(plans, dependencies=(replace(handoff, met_by_hand=True),))
    assert only(met).waiting == ("claude", "grok")


GRAPHS = st.lists(
    st.tuples(st.lists(st.integers(0, 9), max_size=3), st.sampled_from(STATES)), min_size=1, max_size=10
).map(
    lambda rows: tuple(
        item(f"n{number}", state, needs=tuple(f"n{need}" for need in needs))
        for number, (needs, state) in enumerate(rows)
    )
)


@given(GRAPHS, st.sets(st.sampled_from([f"n{n}" for n in range(10)]), min_size=1, max_size=2))
def test_further_down_is_the_closure_even_in_circles(items: tuple[Item, ...], held: set[str]) -> None:
    reached = set(held)
    for _ in items:
        reached |= {one.id for one in items if one.state not in ("done", "cancelled") and reached & set(one.needs)}
    found = Downstream(board(*items)).items(sorted(held))
    assert set(found) == reached - held
    assert len(found) == len(set(found))


# ages and rungs


@pytest.mark.parametrize(
    ("zone", "since", "now", "age", "rung"),
    [
        (PACIFIC, "2025-11-21T16:00", "2025-11-24T09:00", 65, "chat"),  # a weekend is no work
        (PACIFIC, "2025-11-21T16:00", "2025-11-24T16:00", 72, "call"),
        (PACIFIC, "2025-11-26T16:00", "2025-11-28T10:00", 42, "chat"),  # a holiday on Thursday: 8 + 10 hours
        (BERLIN, "2025-03-28T20:00", "2025-03-31T00:01", 51.0166, "chat"),  # an hour less in that weekend
        (BERLIN, "2025-10-24T23:00", "2025-10-27T22:00", 72, "chat"),  # and one more: 1 + 22 hours of work
        (BERLIN, "2025-10-24T23:00", "2025-10-27T23:00", 73, "call"),
    ],
)
def test_age_is_elapsed_and_rungs_count_hours_of_workdays(
    zone: ZoneInfo, since: str, now: str, age: float, rung: str
) -> None:
    begun, moment = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (since, now))
    calendar = Calendar(
        start=begun.date(), end=moment.date() + timedelta(days=3), zone=zone, holidays=frozenset({date(2025, 11, 27)})
    )
    plans = replace(board(blockers=(raised(begun),), escalation=LADDER), sprint=Sprint(name="S", calendar=calendar))
    entry = only(plans, moment)
    assert entry.age_hours == pytest.approx(age, abs=0.001)
    assert entry.rung is not None
    assert entry.rung.name == rung
    assert entry.reached is not None
    assert take_stock(plans, entry.reached).queue[0].rung == entry.rung
    assert take_stock(plans, entry.reached - timedelta(minutes=1)).queue[0].rung != entry.rung


MOMENTS = st.datetimes(datetime(2025, 3, 1), datetime(2025, 11, 30))  # noqa: DTZ001 - wall times


@given(MOMENTS, st.floats(0, 100), st.sampled_from([BERLIN, PACIFIC, ZoneInfo("Australia/Lord_Howe"), UTC]))
def test_after_so_many_hours_of_workdays_so_many_have_passed(wall: datetime, hours: float, zone: ZoneInfo) -> None:
    calendar = Calendar(start=date(2025, 3, 1), end=date(2025, 11, 30), zone=zone)
    since = wall.replace(tzinfo=zone)
    then = calendar.after_workday_hours(since, hours)
    assert then.timestamp() >= since.timestamp()
    assert calendar.workday_hours(since, then) == pytest.approx(hours, abs=1e-3)


def test_nobody_knows_since_when_and_then_git_does() -> None:
    plans = board(blockers=(raised(),), escalation=LADDER)
    entry = only(plans)
    assert (entry.age_hours, entry.rung and entry.rung.name, entry.seen_first) == (None, "standup", False)
    entry = only(plans, first_seen={"b": WEDNESDAY - timedelta(hours=5)})
    assert (entry.age_hours, entry.rung and entry.rung.name, entry.seen_first) == (5, "chat", True)
    written = board(blockers=(raised(WEDNESDAY - timedelta(hours=1)),), escalation=LADDER)
    assert only(written, first_seen={"b": WEDNESDAY - timedelta(hours=5)}).age_hours == 1
    assert only(plans, first_seen={"b": WEDNESDAY + timedelta(hours=5)}).age_hours is None, "not seen yet, then"


# what a standup has heard of


@pytest.mark.parametrize(
    ("since", "now", "rung", "news"),
    [
        ("2025-11-25T10:00", "2025-11-25T13:00", "standup", True),
        ("2025-11-25T10:00", "2025-11-25T14:00", "chat", True),
        ("2025-11-25T10:00", "2025-11-26T09:05", "chat", True),  # in the standup itself
        ("2025-11-25T10:00", "2025-11-26T09:15", "chat", False),  # and it has been said
        ("2025-11-25T10:00", "2025-11-26T10:00", "call", True),
        ("2025-11-25T09:05", "2025-11-25T09:30", "standup", True),  # raised in a standup: for the next one
        ("2025-11-27T18:00", "2025-11-28T09:00", "chat", True),
        ("2025-11-27T18:00", "2025-11-28T09:20", "chat", False),
    ],
)
def test_a_rung_is_news_until_a_standup_has_heard_of_it(since: str, now: str, rung: str, news: bool) -> None:
    begun, moment = (datetime.fromisoformat(text).replace(tzinfo=PACIFIC) for text in (since, now))
    entry = only(board(blockers=(raised(begun),), escalation=LADDER, ceremonies=(STANDUP,)), moment)
    assert entry.rung is not None
    assert (entry.rung.name, entry.news) == (rung, news)


def test_without_standups_a_rung_is_news_for_a_workday() -> None:
    plans = board(blockers=(raised(WEDNESDAY),), escalation=(Rung(name="say", after=timedelta()),))
    assert only(plans, WEDNESDAY + timedelta(hours=23)).news
    assert not only(plans, WEDNESDAY + timedelta(hours=25)).news


@pytest.mark.parametrize(("fallen", "news"), [({}, True), ({"b": 1}, True), ({"b": 2}, False), ({"b": 3}, False)])
def test_what_fell_to_its_rung_is_no_news(fallen: dict[str, int], news: bool) -> None:
    begun, moment = (datetime(2025, 11, 25, hour, tzinfo=PACIFIC) for hour in (10, 14))
    entry = only(board(blockers=(raised(begun),), escalation=LADDER, ceremonies=(STANDUP,)), moment)
    assert (entry.rung_number, entry.news) == (2, True)
    assert [one.news for one in heard([entry], fallen)] == [news]


def test_a_due_that_comes_near_is_reached_when_it_does() -> None:
    due = CALENDAR.end_of(date(2025, 11, 26))
    plans = board(item("a", due=due), escalation=LADDER, blockers=(raised(due - timedelta(hours=30), blocks=("a",)),))
    assert only(plans).reached == due - timedelta(hours=24)


# what git and the journal saw


def seen(kind: ChangeKind, state: State, hour: int) -> Event:
    moment = datetime(2025, 11, 25, hour, tzinfo=UTC)
    return Event(
        kind=kind, thread=0, item_kind="task", track="grok", text="a", path="p.md", line=1, state=state, counted=True,
        when=moment, made=moment,
    )  # fmt: skip


def test_an_item_is_blocked_since_it_last_became_so() -> None:
    place = Mention(path="p.md", line=1, form="checkbox", state="blocked", role="plan", text="a", key="a")
    plans = board(item("a", "blocked", track="grok", mentions=(place,)), item("free"))
    events = (
        seen("added", "todo", 7), seen("blocked", "blocked", 8), seen("reopened", "todo", 9),
        seen("blocked", "blocked", 10), seen("reworded", "blocked", 11),
    )  # fmt: skip
    history = History(events=events, threads={place_of(place, 0): 0})
    assert first_sights(plans, history) == {"a": datetime(2025, 11, 25, 10, tzinfo=UTC)}
    assert first_sights(plans, None) == {}


def test_a_raised_blocker_is_there_since_its_line_is() -> None:
    place = Mention(path="p.md", line=1, form="checkbox", state="todo", role="plan", text="a", key="a")
    plans = board(item("b", kind="blocker", mentions=(place,)), blockers=(raised(),))
    history = History(events=(seen("added", "todo", 7),), threads={place_of(place, 0): 0})
    assert first_sights(plans, history) == {"b": datetime(2025, 11, 25, 7, tzinfo=UTC)}
    assert first_sights(replace(plans, blockers=(raised(WEDNESDAY),)), history) == {}
