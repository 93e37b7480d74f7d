"""The end of a day: what became of each track's work, and what should have been done today and is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from cockpit.core.daywork import DayWork, in_lists
from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item
from cockpit.core.news import News, news_since
from cockpit.core.queue import Queued
from cockpit.core.record import Record, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of `day`; what is put off goes to `following`, the next workday.

    `news` are by track, oldest first, with what is not committed yet. `due` are open items and criteria that are due
    that day, in the order of the tracks; `late` counts those that were due before. `raised` are the blockers of that
    day, `open` all that are left.
    """

    day: date
    following: date
    news: Mapping[str, tuple[News, ...]]
    due: tuple[Item, ...]
    late: int
    raised: tuple[Queued, ...]
    open: tuple[Queued, ...]


def closing_of(board: Board, facts: Facts, record: Record | None = None) -> Closing:
    """The end of the day of `facts.now`; `record` is what git told, None before it was asked or without it."""
    calendar = board.sprint.calendar
    today = calendar.today(facts.now)
    midnight = calendar.at(today, time.min)
    raised = _raised(facts, midnight, record)
    news = news_since(board, facts, midnight, record, _ticked_today(board, today), uncommitted=True)
    return Closing(
        day=today,
        following=calendar.next_workday(today),
        news=_with_raised(news, raised),
        due=due_today(board, facts),
        late=sum(_is_counted_late(item, facts, today, board) for item in in_lists(board)),
        raised=raised,
        open=facts.queue,
    )


def _raised(facts: Facts, midnight: datetime, record: Record | None) -> tuple[Queued, ...]:
    """The blockers of the day: those that say so, and lines without a time that no commit has yet."""
    history = record.history if record is not None else None

    def is_new(entry: Queued) -> bool:
        if entry.since is not None or history is None:
            return entry.since is not None and midnight <= entry.since
        threads = {history.threads.get(place_of(mention, mention.ordinal)) for mention in entry.mentions} - {None}
        events = [event for thread in threads if thread is not None for event in history.of_thread(thread)]
        return any(event.kind == "added" and not event.commit for event in events)

    return tuple(entry for entry in facts.queue if not entry.derived and is_new(entry))


def _with_raised(news: Mapping[str, tuple[News, ...]], raised: Sequence[Queued]) -> Mapping[str, tuple[News, ...]]:
    """The news with the blockers of the day; an item that is blocked since today is among the news already."""
    found = dict(news)
    known = {one.item for group in news.values() for one in group if one.item}
    for entry in raised:
        if entry.item is None or entry.item not in known:
            one = News(what="raised", text=entry.text, when=entry.since)
            found[entry.track] = (*found.get(entry.track, ()), one)
    return found


def due_today(board: Board, facts: Facts) -> tuple[Item, ...]:
    """What is open and due on the day of `facts.now`: the tracks' items, then criteria of checkpoints."""
    order = {track.id: number for number, track in enumerate(board.tracks)}
    gates = {item_id for gate in board.checkpoints for item_id in gate.items}
    listed = {item.id for item in in_lists(board)}
    found = [
        item
        for item in board.items
        if facts.standing[item.id].due_today and (item.id in listed or item.id in gates)
        if item.kind not in ("note", "metric")
    ]
    return tuple(sorted(found, key=lambda item: (item.id not in listed, order.get(item.track, len(order)))))


def _ticked_today(board: Board, today: date) -> Mapping[str, DayWork]:
    """Where nobody knows when boxes were ticked: what was due that day and is done."""
    found: dict[str, DayWork] = {}
    for item in in_lists(board):
        if item.state == "done" and item.due is not None and board.sprint.calendar.today(item.due) == today:
            found.setdefault(item.track, DayWork()).recent.append(item)
    return found


def _is_counted_late(item: Item, facts: Facts, today: date, board: Board) -> bool:
    late = item.counted and facts.standing[item.id].late and item.due is not None
    return late and item.due is not None and board.sprint.calendar.today(item.due) < today
