from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import meeting as m
from cockpit.core.model import Blocker, Board, Ceremony, Item
from tests.view.sample import sample_board

NINE = datetime(2025, 11, 26, 9, tzinfo=UTC)
TRACKS = ("claude", "grok", "gpt")
STANDUP = Ceremony(kind="standup", name="Daily", at=time(9), minutes=20, minutes_per_track=5)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def minutes(length: timedelta) -> float:
    return length / timedelta(minutes=1)


def test_it_begins_at_the_blockers_with_its_usual_times() -> None:
    begun = m.begin(TRACKS, NINE)
    assert begun.stops == (m.BLOCKERS, "claude", "grok", "gpt")
    assert begun.track is None
    assert begun.running
    assert (begun.limit, begun.turn) == (timedelta(minutes=15), timedelta(minutes=3))
    assert minutes(begun.left(at(2))) == 4, "the blockers have what three tracks leave of 15 minutes"


@pytest.mark.parametrize(
    ("tracks", "limit", "turn", "blockers"), [(3, 20, 5, 5), (10, 15, 3, 3), (0, 15, 3, 15), (1, 15, 3, 12)]
)
def test_a_ceremony_sets_the_times(tracks: int, limit: int, turn: int, blockers: int) -> None:
    ceremony = replace(STANDUP, minutes=limit, minutes_per_track=turn)
    begun = m.begin([f"t{n}" for n in range(tracks)], NINE, ceremony)
    assert minutes(begun.allowed(m.BLOCKERS)) == blockers
    assert all(minutes(begun.allowed(track)) == turn for track in begun.tracks)


def test_time_counts_for_where_one_is_and_runs_over() -> None:
    on = m.turned(m.begin(TRACKS, NINE), 1, at(2))
    assert on.track == "claude"
    assert minutes(on.used(m.BLOCKERS, at(4))) == 2
    assert minutes(on.left(at(4))) == 1
    assert minutes(on.left(at(6.5))) == -1.5
    back = m.turned(m.turned(on, 1, at(6)), -1, at(7))
    assert back.track == "claude"
    assert minutes(back.used("claude", at(8))) == 5, "a turn that comes again goes on"
    assert minutes(back.used_in_all(at(8))) == 8


def test_turning_stays_between_the_first_and_the_last() -> None:
    begun = m.begin(TRACKS, NINE)
    assert m.turned(begun, -1, at(1)).stop == m.BLOCKERS
    assert m.turned(begun, 99, at(1)).track == "gpt"


def test_a_pause_counts_for_nothing_and_turning_ends_it() -> None:
    still = m.pause(m.begin(TRACKS, NINE), at(1))
    assert still.paused
    assert still.running
    assert minutes(still.used_in_all(at(9))) == 1
    on = m.pause(still, at(9))
    assert not on.paused
    assert minutes(on.used_in_all(at(10))) == 2
    turned = m.turned(still, 1, at(9))
    assert not turned.paused
    assert minutes(turned.used_in_all(at(10))) == 2


def test_the_end_can_be_taken_back() -> None:
    over = m.finish(m.begin(TRACKS, NINE), at(5))
    assert over.ended == at(5)
    assert not over.running
    assert not over.paused
    assert m.turned(over, 1, at(6)) is over
    assert m.pause(over, at(6)) is over
    assert m.finish(over, at(6)) is over
    assert minutes(m.reopen(over, at(8)).used_in_all(at(9))) == 6
    running = m.begin(TRACKS, NINE)
    assert m.reopen(running, at(1)) is running


def test_points_are_parked_where_they_come_up() -> None:
    begun = m.begin(TRACKS, NINE)
    assert m.park(begun, "  ", at(1)) is begun
    parked = m.park(m.turned(begun, 2, at(1)), " Does  it scale? ", at(2), " Claude ").parked
    assert parked == (m.Parked(text="Does it scale?", who="Claude", stop="grok", at=at(2)),)


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    begun = m.begin(TRACKS, NINE)
    assert begun.used_in_all(at(-5)) == timedelta()
    assert m.turned(begun, 1, at(-5)).used(m.BLOCKERS, at(0)) == timedelta()


def test_a_change_of_the_clocks_is_no_hour_of_talk() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    begun = m.begin(TRACKS, datetime(2025, 11, 2, 1, 55, tzinfo=zone))
    assert minutes(begun.used_in_all(datetime(2025, 11, 2, 1, 5, fold=1, tzinfo=zone))) == 10


def test_tracks_may_change_meanwhile() -> None:
    on = m.turned(m.begin(TRACKS, NINE), 2, at(3))
    assert m.with_tracks(on, TRACKS, at(4)) is on
    fewer = m.with_tracks(on, ("grok", "ops"), at(4))
    assert fewer.track == "grok"
    assert minutes(fewer.used("grok", at(5))) == 2
    gone = m.with_tracks(on, ("claude",), at(4))
    assert gone.stop == "claude"
    assert m.with_tracks(m.pause(on, at(4)), ("grok",), at(5)).paused


def changed(board: Board, text: str, state: str) -> Board:
    items = tuple(replace(item, state=state) if item.text == text else item for item in board.items)  # type: ignore[arg-type]
    return replace(board, items=items)


def verbs(meeting: m.Meeting) -> list[tuple[str, str, str]]:
    return [(deed.track, deed.verb, deed.text) for deed in meeting.deeds]


@pytest.mark.parametrize(
    ("state", "verb"), [("done", "ticked"), ("blocked", "blocked"), ("deferred", "deferred"), ("todo", "to do")]
)
def test_states_given_during_it_are_noted(state: str, verb: str) -> None:
    board = sample_board()
    noted = m.note(m.begin(TRACKS, NINE), board, changed(board, "explainable_v4.py", state), at(1))
    assert verbs(noted) == [("claude", verb, "explainable_v4.py")]


def test_what_is_taken_back_was_never_done_and_a_second_change_is_the_same_deed() -> None:
    board = sample_board()
    done, doing = changed(board, "api_stubs.py", "done"), changed(board, "api_stubs.py", "doing")
    once = m.note(m.begin(TRACKS, NINE), board, done, at(1))
    assert m.note(once, done, board, at(2)).deeds == ()
    assert verbs(m.note(once, done, doing, at(2))) == [("gpt", "doing", "api_stubs.py")]


def test_what_others_change_is_not_the_meetings() -> None:
    board = sample_board()
    begun = m.begin(TRACKS, NINE)
    after = changed(changed(board, "explainable_v4.py", "done"), "api_stubs.py", "done")
    theirs = [item.id for item in board.items if item.text == "api_stubs.py"]
    assert verbs(m.note(begun, board, after, at(1), theirs)) == [("claude", "ticked", "explainable_v4.py")]
    assert m.note(begun, board, board, at(1)) is begun
    over = m.finish(begun, at(1))
    assert m.note(over, board, after, at(2)) is over


def test_blockers_handoffs_and_new_lines_are_deeds() -> None:
    board = sample_board()
    raised = Blocker(id="new", track="gpt", text="Runner is down", waits_on="Ops")
    kept = tuple(replace(one, resolved=one.id == "b1" or one.resolved) for one in board.blockers)
    first = board.dependencies[0]
    after = replace(
        board,
        blockers=(*kept, raised),
        dependencies=(replace(first, met_by_hand=True), *board.dependencies[1:]),
        items=(*board.items, Item(id="n", kind="task", track="grok", text="New task", state="todo")),
    )
    noted = m.note(m.begin(TRACKS, NINE), board, after, at(1))
    assert verbs(noted) == [
        ("grok", "resolved", "GPU quota not granted"),
        ("claude", "met", "Claude to Grok: Triplet-loss model artifacts and results"),
        ("grok", "added", "New task"),
        ("gpt", "raised", "Runner is down"),
    ]
    assert m.note(noted, after, board, at(2)).deeds == ()


Step = tuple[str, float]
STEPS = st.lists(
    st.tuples(st.sampled_from(["]", "[", "p", "P", "end", "reopen", "tracks"]), st.floats(0, 600)), max_size=30
)


def taken(meeting: m.Meeting, what: str, now: datetime, names: list[str]) -> m.Meeting:
    match what:
        case "]" | "[":
            return m.turned(meeting, 1 if what == "]" else -1, now)
        case "P":
            return m.park(meeting, "later", now)
        case "tracks":
            return m.with_tracks(meeting, [*names, "late"], now)
    return {"p": m.pause, "end": m.finish, "reopen": m.reopen}[what](meeting, now)


@given(STEPS, st.integers(0, 6))
def test_every_second_belongs_to_one_stop_or_to_none(steps: list[Step], tracks: int) -> None:
    names = [f"t{n}" for n in range(tracks)]
    now, still = NINE, timedelta()
    meeting = m.begin(names, now)
    for what, seconds in steps:
        before, now = now, now + timedelta(seconds=seconds)
        still += timedelta() if meeting.since is not None else now - before
        meeting = taken(meeting, what, now, names)
        assert 0 <= meeting.at < len(meeting.stops) == len(meeting.spent)
        assert abs(meeting.used_in_all(now) + still - (now - NINE)) < timedelta(milliseconds=1)
        assert sum((meeting.used(stop, now) for stop in meeting.stops), timedelta()) == meeting.used_in_all(now)
        assert (meeting.ended is not None) + meeting.paused + (meeting.since is not None) == 1
