"""What became of the work since a moment: from git's history and the journal, else from evidence and dues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cockpit.core.daywork import DayWork, in_lists
from cockpit.core.facts import Facts
from cockpit.core.model import SHARED, Board, Evidence, Item
from cockpit.core.record import Event, Record

NewsKind = Literal[
    "ticked", "unticked", "landed", "resolved", "added", "removed", "deferred", "doing", "blocked", "cancelled",
    "reopened", "reworded", "raised",
]  # fmt: skip
STATE_KINDS = frozenset({"ticked", "unticked", "deferred", "doing", "blocked", "cancelled", "reopened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something that became of a track's work. `item` is an id, None where the thing is gone or a blocker.

    `when` (aware), `who` and `commit` are empty as far as nobody knows them.
    """

    what: NewsKind
    text: str
    item: str | None = None
    who: str = ""
    when: datetime | None = None
    commit: str = ""


def news_since(
    board: Board, facts: Facts, since: datetime, record: Record | None, works: Mapping[str, DayWork], *,
    uncommitted: bool = False,
) -> Mapping[str, tuple[News, ...]]:  # fmt: skip
    """What became of each track's work after `since`, oldest first where times are known.

    With `uncommitted` also what others wrote and nobody has committed, of which no time is known, criteria of
    checkpoints too.
    """
    found: dict[str, list[News]] = {}
    told: set[str] = set()
    if record is not None and record.history is not None:
        told = _from_history(board, facts, since, record, found, uncommitted=uncommitted)
    evidence = record.evidence if record is not None and record.evidence else board.evidence
    for track, work in works.items():
        for item in work.recent:
            if item.id not in told:
                found.setdefault(track, []).append(_seen("ticked", item, evidence.get(item.id)))
    for item in in_lists(board):
        seen = evidence.get(item.id)
        fresh = seen is not None and seen.date is not None and since < seen.date <= facts.now
        if seen is not None and fresh and seen.state == "landed" and item.state != "done":
            found.setdefault(item.track, []).append(_seen("landed", item, seen))
    for entry in facts.resolved:
        if entry.resolved_at is not None and since < entry.resolved_at <= facts.now:
            found.setdefault(entry.track, []).append(News(what="resolved", text=entry.text, when=entry.resolved_at))
    first = since.timestamp()
    return {
        track: tuple(sorted(news, key=lambda one: one.when.timestamp() if one.when else first))
        for track, news in found.items()
    }


def _seen(what: NewsKind, item: Item, evidence: Evidence | None) -> News:
    if evidence is None:
        return News(what=what, text=item.text, item=item.id)
    return News(
        what=what, text=item.text, item=item.id, who=evidence.author, when=evidence.date, commit=evidence.commit
    )


def _from_history(
    board: Board, facts: Facts, since: datetime, record: Record, found: dict[str, list[News]], *, uncommitted: bool
) -> set[str]:
    """Add what history knows; the ids of the items of which it need not be guessed."""
    assert record.history is not None
    items: dict[int, Item] = {}
    listed = in_lists(board)
    for item in (*(board.items if uncommitted else ()), *listed):
        if (thread := record.history.thread_of(item)) is not None:
            items[thread] = item
    threads: dict[int, list[Event]] = {}
    for event in record.history.events:
        when = event.when or event.made
        fresh = since < when <= facts.now if when is not None else uncommitted and not event.commit
        if fresh and event.item_kind not in ("note", "metric", "blocker"):
            threads.setdefault(event.thread, []).append(event)
    start = board.sprint.calendar.start
    for thread, events in threads.items():
        known = items.get(thread)
        news = _net(events, known, board)
        day = board.sprint.calendar.today(news.when) if news is not None and news.when is not None else start
        if news is None or (known is None and news.what != "removed") or (news.what == "added" and day < start):
            continue
        found.setdefault(known.track if known is not None else events[-1].track or SHARED, []).append(news)
    return {item.id for item in items.values()}


def _net(events: list[Event], item: Item | None, board: Board) -> News | None:
    """What the events of one item come to: its last state, else that it came, went or was reworded."""
    states = [event for event in events if event.kind in STATE_KINDS]
    last = states[-1] if states else events[-1]
    if events[-1].kind == "removed":
        last = events[-1]
        if any(event.kind == "added" for event in events) or not last.counted:
            return None
    elif states and last.kind in ("unticked", "reopened") and states[0].kind not in ("unticked", "reopened"):
        return None
    elif not states and any(event.kind == "added" for event in events):
        last = next(event for event in events if event.kind == "added")
    text = item.text if item is not None else last.text
    when = last.made or last.when
    local = board.sprint.calendar.local(when) if when is not None else None
    return News(
        what=last.kind,
        text=text,
        item=item.id if item is not None else None,
        who=last.author,
        when=local,
        commit=last.commit,
    )
