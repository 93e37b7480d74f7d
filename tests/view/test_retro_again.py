"""A retro summed up again, when only the clock moved, is the one that is summed up anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.facts import take_stock
from cockpit.core.lives import lives_at
from cockpit.core.model import Board, Item
from cockpit.core.record import Event, History, Record, place_of
from cockpit.core.retro import Retro, sum_up
from cockpit.core.tally import count
from cockpit.view.look import Look
from cockpit.view.retro import is_summed, prepare, retro_pane
from tests.view.sample import NOW, sample_board
from tests.view.tools import lines_of

SAMPLE = sample_board()
MINUTES = st.integers(-4 * 1440, 9 * 1440).map(lambda minutes: NOW + timedelta(minutes=minutes))
MOMENTS = st.one_of(st.none(), MINUTES)
MADE = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["added", "ticked", "unticked"]), MOMENTS), max_size=20)


def board_of(texts: int) -> Board:
    """The sample with items that have keys of their own."""
    items = []
    for item in SAMPLE.items[:texts]:
        own = tuple(replace(mention, key=item.text) for mention in item.mentions)
        items.append(replace(item, mentions=own))
    return replace(SAMPLE, items=(*items, *SAMPLE.items[texts:]))


BOARD = board_of(10)


def event(item: Item, thread: int, kind: str, when: datetime | None) -> Event:
    return Event(
        kind=kind, thread=thread, item_kind=item.kind, track=item.track, text=item.text,  # type: ignore[arg-type]
        path=item.mentions[0].path, line=item.mentions[0].line, state="done" if kind == "ticked" else "todo",
        counted=item.counted, commit="c" if when else "", author="Ann", when=when, made=when,
    )  # fmt: skip


def told(made: list[tuple[int, str, datetime | None]]) -> Record:
    committed = sorted((one for one in made if one[2]), key=lambda one: one[2] or NOW)
    events = [event(BOARD.items[n], n, kind, when) for n, kind, when in committed]
    events += [event(BOARD.items[n], n, kind, None) for n, kind, when in made if when is None]
    threads = {place_of(m, m.ordinal): n for n, item in enumerate(BOARD.items[:10]) for m in item.mentions}
    return Record(history=History(events=tuple(events), threads=threads))


def shown(retro: Retro) -> tuple[object, ...]:
    return (
        retro.as_of, retro.phase, retro.lives, retro.tally, dict(retro.tracks), retro.stops, retro.gates,
        retro.handoffs, retro.burnup, retro.facts,
    )  # fmt: skip


@given(MADE, MINUTES, MINUTES)
def test_an_earlier_retro_changes_nothing(
    made: list[tuple[int, str, datetime | None]], first: datetime, now: datetime
) -> None:
    record = told(made)
    last = sum_up(BOARD, first, record)
    again = sum_up(BOARD, now, record, facts=None, last=last)
    assert shown(again) == shown(sum_up(BOARD, now, record))


def test_after_the_sprint_the_clock_does_not_matter() -> None:
    record = told([(1, "ticked", NOW)])
    last = sum_up(BOARD, NOW + timedelta(days=9), record)
    assert sum_up(BOARD, NOW + timedelta(days=9, minutes=1), record, last=last) is last


def test_live_lives_are_taken_over() -> None:
    record = told([(1, "ticked", NOW - timedelta(hours=2))])
    last = sum_up(BOARD, NOW, record)
    assert sum_up(BOARD, NOW + timedelta(minutes=1), record, last=last).lives is last.lives


@given(MADE, MINUTES)
def test_all_tracks_together_are_the_sprint(made: list[tuple[int, str, datetime | None]], now: datetime) -> None:
    retro = sum_up(BOARD, now, told(made))
    assert retro.tally == count(retro.counted, retro.as_of, since=None)


def test_what_became_of_items_later_is_found_once() -> None:
    """The first thing that happened after the moment tells how an item stood, however much followed."""
    later = NOW + timedelta(hours=1)
    history = told([(2, "unticked", later), (2, "ticked", later + timedelta(hours=1)), (3, "added", later)]).history
    lives = {life.item.id: life for life in lives_at(BOARD, history, NOW, live=False) if life.item}
    assert lives[BOARD.items[2].id].state == "done"
    assert BOARD.items[3].id not in lives


def test_a_pane_that_waits_shows_what_was_summed_up_last() -> None:
    facts, record = take_stock(BOARD, NOW), told([])
    look = Look(width=100, record=record, waits=True)
    before = retro_pane(SAMPLE, take_stock(SAMPLE, NOW), Look(width=100))
    assert len(before.body) > 10
    assert "being summed up" in "\n".join(lines_of(retro_pane(BOARD, facts, look), 100))
    prepare(BOARD, facts, record)
    assert is_summed(BOARD, facts, record)
    assert not is_summed(BOARD, take_stock(BOARD, NOW), record)
    late = take_stock(BOARD, NOW + timedelta(minutes=1))
    drawn = lines_of(retro_pane(BOARD, facts, Look(width=100, record=record)), 100)
    assert lines_of(retro_pane(BOARD, late, look), 100) == drawn
