"""Items over a sprint, as they stood at a moment: what was planned, came, went, was done and when. Pure.

Events of the history are replayed up to that moment; without a history the board says all that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import NamedTuple

from cockpit.core.model import Board, Item, Kind, State
from cockpit.core.occasions import occasions
from cockpit.core.record import Event, History

Spell = tuple[datetime, datetime | None]
"""From when to when something was blocked; None while it is."""


class Life(NamedTuple):
    """An item at the moment asked for; `item` is None for one that has left the plans since.

    `counts`: whether it is in scope. `planned`: whether it was when the sprint began. `added` is when it joined after
    that, `removed` when it left the scope for good. `done_at` is the time of the commit that ticked it, None if it is
    open or nobody knows; `done_by` its author. `spells` are the times in which it was blocked. `born` is the
    time of the commit that wrote it, `gone` when its line left the plans, None where that is not known or not so.
    """

    text: str
    track: str
    kind: Kind
    state: State
    item: Item | None
    path: str
    line: int
    counts: bool
    planned: bool = True
    added: datetime | None = None
    added_by: str = ""
    removed: datetime | None = None
    removed_by: str = ""
    done_at: datetime | None = None
    done_by: str = ""
    spells: tuple[Spell, ...] = ()
    born: datetime | None = None
    gone: datetime | None = None

    @property
    def due(self) -> datetime | None:
        return self.item.due if self.item else None


@dataclass(slots=True)
class _Thread:
    """What the replay knows of an item so far. `scope` are its changes of scope: (when, in, by)."""

    first: Event
    last: Event
    scope: list[tuple[datetime | None, bool, str]] = field(default_factory=list)
    done: Event | None = None
    spells: list[Spell] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        return self.scope[-1][1]


def began(board: Board) -> datetime:
    """When the sprint's plan counts as made: the first standup if it is on the first day, else that day's start."""
    calendar = board.sprint.calendar
    first = calendar.days[0] if calendar.days else calendar.start
    held = (one.start for one in occasions(board.ceremonies, calendar) if one.ceremony.kind == "standup")
    start = next(held, None)
    return start if start and calendar.today(start) == first else calendar.at(first, time.min)


def lives_at(board: Board, history: History | None, moment: datetime, *, live: bool) -> tuple[Life, ...]:
    """All items, the board's first and in its order, then those that are gone from it.

    `live` tells that `moment` is now: the board then says how things stand, what is not committed included.
    """
    if history is None:
        return tuple(_from_board(item) for item in board.items)
    passed, later = _parted(history.events, moment, live=live)
    threads = _replay(passed, moment)
    plan = _Plan(board, passed, threads, moment)
    coming = {event.thread: event for event in reversed(later)}
    """The first thing that became of an item after that moment."""
    places = {(thread.last.path, thread.last.text): number for number, thread in threads.items()}
    found: list[Life] = []
    used: set[int] = set()
    for item in board.items:
        number = history.thread_of(item)
        if number is None:
            number = next((n for m in item.mentions if (n := places.get((m.path, item.text))) is not None), None)
        if number is not None:
            used.add(number)
        if number is not None and number in threads:
            found.append(plan.life(threads[number], item, live=live))
        elif number is None or number not in coming:
            found.append(_from_board(item))
        elif coming[number].kind != "added":
            found.append(_from_board(item, _before(coming[number])))
    found += [plan.life(thread, None, live=live) for number, thread in threads.items() if number not in used]
    return tuple(found)


def _from_board(item: Item, state: State | None = None) -> Life:
    state = state or item.state
    return Life(
        text=item.text, track=item.track, kind=item.kind, state=state, item=item,
        path=item.mentions[0].path if item.mentions else "", line=item.mentions[0].line if item.mentions else 1,
        counts=item.counted and state != "cancelled", planned=item.counted,
    )  # fmt: skip


def _before(event: Event) -> State:
    """The state before the first thing that is known of an item, as far as that tells it."""
    return "done" if event.kind == "unticked" else "todo" if event.kind != "reworded" else event.state


def _parted(events: Sequence[Event], moment: datetime, *, live: bool) -> tuple[list[Event], list[Event]]:
    """What had come to the line by then, and what came later. Committer dates need not grow along the line."""
    cut = 0
    for number, event in enumerate(events, start=1):
        if event.commit and event.when and event.when <= moment:
            cut = number
    passed, later = list(events[:cut]), list[Event]()
    for event in events[cut:]:
        open_now = not event.commit and (live or (event.when is not None and event.when <= moment))
        (passed if open_now else later).append(event)
    return passed, later


def _replay(events: Iterable[Event], moment: datetime) -> dict[int, _Thread]:
    threads: dict[int, _Thread] = {}
    for event in events:
        when = event.when or moment
        thread = threads.get(event.thread)
        if thread is None:
            thread = threads[event.thread] = _Thread(event, event)
            before = event.kind != "added" and event.counted
            thread.scope.append((None, before, ""))
        inside = event.kind != "removed" and event.counted and event.state != "cancelled"
        if inside != thread.counts:
            thread.scope.append((when, inside, event.author))
        thread.last = event
        _note_state(thread, event, event.made or when)
    return threads


def _note_state(thread: _Thread, event: Event, at: datetime) -> None:
    if event.kind == "ticked":
        thread.done = event
    elif event.state != "done":
        thread.done = None
    held = bool(thread.spells) and thread.spells[-1][1] is None
    if event.kind == "blocked":
        if not held:
            thread.spells.append((at, None))
    elif held and (event.state != "blocked" or event.kind == "removed"):
        thread.spells[-1] = (thread.spells[-1][0], at)


class _Plan:
    """Which items were planned: there when the sprint began, or come that day with the first version of their plan."""

    def __init__(self, board: Board, events: Sequence[Event], threads: Mapping[int, _Thread], moment: datetime) -> None:
        calendar, self.moment = board.sprint.calendar, moment
        self.began = began(board)
        self.first_day = calendar.end_of(calendar.today(self.began))
        self.births: dict[str, datetime | None] = {}
        old = {thread.first.path for thread in threads.values() if thread.scope[0][1]}
        for event in events:
            self.births.setdefault(event.path, None if event.path in old else event.when)

    def life(self, thread: _Thread, item: Item | None, *, live: bool) -> Life:
        last = thread.last
        state = item.state if item and live else last.state
        planned = self._planned(thread)
        joined, inside = self._joined(thread), thread.counts
        gone = thread.scope[-1] if not inside and len(thread.scope) > 1 else (None, False, "")
        counts = (item.counted and state != "cancelled") if item and live else inside
        made = (thread.done.made or thread.done.when or self.moment) if thread.done and state == "done" else None
        return Life(
            text=item.text if item else last.text, track=item.track if item else last.track,
            kind=item.kind if item else last.item_kind, state=state, item=item,
            path=last.path, line=item.mentions[0].line if item and item.mentions else last.line, counts=counts,
            planned=planned or (counts and joined[0] is None), added=None if planned else joined[0],
            added_by="" if planned else joined[1],
            removed=gone[0], removed_by=gone[2], done_at=made,
            done_by=thread.done.author if thread.done and made else "", spells=tuple(thread.spells),
            born=(thread.first.made or thread.first.when) if thread.first.kind == "added" else None,
            gone=last.when if last.kind == "removed" and item is None else None,
        )  # fmt: skip

    def _joined(self, thread: _Thread) -> tuple[datetime | None, str]:
        for at, inside, by in thread.scope:
            if inside and at is not None and at > self.began:
                return at, by
        return None, ""

    def _planned(self, thread: _Thread) -> bool:
        inside = False
        for when, into, _ in thread.scope:
            if when is None or when <= self.began:
                inside = into
            elif into and when <= self.first_day and self.births.get(thread.first.path) == when:
                return True
        return inside
