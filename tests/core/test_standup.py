from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from cockpit.core.facts import take_stock
from cockpit.core.model import SHARED, Board, Ceremony, Evidence, Item
from cockpit.core.news import News
from cockpit.core.record import ChangeKind, Event, History, Record, place_of
from cockpit.core.standup import Brief, brief_for, last_standup, next_steps, standup_of
from tests.view.sample import CALENDAR, DAYS, NOW, eod, mention, sample_board

TUESDAY = datetime(2025, 11, 25, 20, tzinfo=UTC)


def brief(board: Board, record: Record | None = None, now: datetime = NOW) -> Brief:
    return brief_for(board, take_stock(board, now), record)


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def news_of(found: Brief, track: str) -> list[tuple[str, str, str]]:
    return [(one.what, one.text, one.who) for one in found.track(track).news]


def test_each_track_has_its_day() -> None:
    found = brief(sample_board())
    assert [topic.text for topic in found.topics] == ["Mid-week checkpoint"]
    assert [entry.text for entry in found.blockers] == ["GPU quota not granted", "API review pending"]
    assert [track.track for track in found.tracks] == ["claude", "grok", "gpt"]
    claude = found.track("claude")
    assert texts(claude.late) == ["TRIPLET_LOSS_SPEC.md"]
    assert texts(claude.due) == ["explainable_v4.py", "STREAM_IMPORTANCE_REPORT.md"]
    assert [wait.other for wait in claude.holds_up] == ["grok"]
    assert claude.waits_for == (), "the handoff of GPT is met"
    assert [(wait.other, wait.text) for wait in found.track("gpt").waits_for] == [
        ("grok", "Dashboard metrics and baseline report"),
        ("grok", "Metrics API"),
    ]
    assert [entry.text for entry in found.track("grok").blockers] == ["GPU quota not granted"]
    assert [entry.text for entry in found.track("claude").blockers] == ["GPU quota not granted", "API review pending"]
    assert found.track(SHARED).today == ()


def test_an_item_waits_for_another_tracks_once() -> None:
    board = sample_board()
    waiting = next(item for item in board.items if item.text == "api_stubs.py")
    need = next(item for item in board.items if item.text == "TRIPLET_LOSS_SPEC.md")
    put = {waiting.id: replace(waiting, needs=(need.id,))}
    found = brief(replace(board, items=tuple(put.get(item.id, item) for item in board.items)))
    wait = found.track("gpt").waits_for[-1]
    assert (wait.other, wait.text, wait.state, wait.key) == ("claude", "TRIPLET_LOSS_SPEC.md", "late", need.id)
    assert found.track("claude").holds_up[-1].other == "gpt"


@pytest.mark.parametrize(
    ("now", "since"),
    [
        ("2025-11-26T08:55", "2025-11-25T09:00"),
        ("2025-11-26T09:05", "2025-11-25T09:00"),
        ("2025-11-26T18:00", "2025-11-25T09:00"),
        ("2025-11-24T09:00", "2025-11-21T00:00"),
        ("2025-11-30T10:00", "2025-11-28T09:00"),
    ],
)
def test_since_the_standup_of_an_earlier_day(now: str, since: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=CALENDAR.zone)
    assert last_standup(sample_board(), at) == datetime.fromisoformat(since).replace(tzinfo=CALENDAR.zone)


def test_the_times_of_a_day_are_those_of_its_own_standup() -> None:
    board = sample_board()
    usual = board.ceremonies[0]
    special = Ceremony(kind="standup", name="Long one", at=time(10), date=DAYS["Fri"], minutes=30)
    early = replace(usual, days=frozenset({0}))
    board = replace(board, ceremonies=(early, special))
    assert standup_of(board, DAYS["Fri"]) == special
    assert standup_of(board, DAYS["Mon"]) == early
    assert standup_of(board, DAYS["Wed"]) == early
    assert standup_of(replace(board, ceremonies=()), DAYS["Wed"]) is None


def test_without_history_news_are_guessed_from_evidence_and_dues() -> None:
    evidence = {
        "grok-00000a": Evidence(state="landed", commit="aaaaaaa", author="Eric", date=TUESDAY),
        "gpt-000016": Evidence(state="landed", commit="10b960b", author="Ada", date=TUESDAY),
    }
    found = brief(replace(sample_board(), evidence=evidence))
    assert ("ticked", "monitor_performance.py", "Eric") in news_of(found, "grok")
    assert ("landed", "api_stubs.py", "Ada") in news_of(found, "gpt")


def event(kind: ChangeKind, thread: int, when: datetime = TUESDAY, **more: object) -> Event:
    usual = {"item_kind": "deliverable", "track": "grok", "text": "old words", "path": "p.md", "line": 1,
             "state": "todo", "counted": True, "author": "Ada", "commit": "abc1234", "made": when}  # fmt: skip
    return Event(kind=kind, thread=thread, when=when, **{**usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("events", "what"),
    [
        ([event("ticked", 1)], "ticked"),
        ([event("doing", 1), event("blocked", 1)], "blocked"),
        ([event("ticked", 1), event("unticked", 1)], None),
        ([event("unticked", 1)], "unticked"),
        ([event("unticked", 1), event("ticked", 1)], "ticked"),
        ([event("added", 1), event("ticked", 1)], "ticked"),
        ([event("added", 1), event("reworded", 1)], "added"),
        ([event("reworded", 1)], "reworded"),
        ([event("added", 1, CALENDAR.end_of(DAYS["Mon"]) - timedelta(days=2))], None),
        ([event("ticked", 1, NOW - timedelta(days=1))], None),
        ([event("ticked", 1, NOW + timedelta(minutes=1))], None),
        ([event("ticked", 1, when=None, made=TUESDAY, commit="", author="Bob")], "ticked"),  # type: ignore[arg-type]
        ([event("ticked", 1, when=None, made=None, commit="", author="")], None),  # type: ignore[arg-type]
    ],
)
def test_history_tells_what_became_of_an_item_in_all(events: list[Event], what: str | None) -> None:
    board = sample_board()
    place = mention("Fresh words", 90, "done")
    known = Item(id="k", kind="deliverable", track="grok", text="Fresh words", state="done", due=eod("Tue"),
                 mentions=(place,))  # fmt: skip
    board = replace(board, items=(*(item for item in board.items if item.track != "grok"), known))
    history = History(events=tuple(events), threads={place_of(place, 0): 1})
    found = news_of(brief(board, Record(history=history)), "grok")
    assert found == ([(what, "Fresh words", events[-1].author)] if what else [])


def test_what_went_is_told_by_its_last_words_and_what_came_and_went_is_not() -> None:
    gone = [event("removed", 7), event("added", 8), event("removed", 8), event("removed", 9, counted=False)]
    found = brief(sample_board(), Record(history=History(events=tuple(gone))))
    assert ("removed", "old words", "Ada") in news_of(found, "grok")
    assert sum(what == "removed" for what, *_ in news_of(found, "grok")) == 1


def test_resolved_blockers_are_news() -> None:
    board = sample_board()
    at = NOW - timedelta(hours=20)
    assert News(what="resolved", text="Licence of the data set unclear", when=at) in brief(board).track("claude").news


def test_who_acts_next() -> None:
    board = sample_board()
    steps = next_steps(board, brief(board))
    assert [(step.who, step.text, step.step) for step in steps] == [
        ("Grok", "GPU quota not granted", "Tell the project lead"),
        ("Claude", "API review pending", "Raise in the standup"),
        ("Claude", "TRIPLET_LOSS_SPEC.md", ""),
        ("Grok", "baseline_comparison.md", ""),
        ("GPT", "api_stubs.py", ""),
    ]
