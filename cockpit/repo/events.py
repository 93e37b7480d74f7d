"""What history tells: events of items, and how much was done of how much, over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any

from cockpit.core.model import SHARED, Item, Kind, State
from cockpit.repo.fold import ChangeKind
from cockpit.repo.sightings import place_of
from cockpit.repo.trouble import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that became of an item.

    `when` is the committer date at which HEAD's first-parent line had it, `made` that of the commit that did it, and
    `commit` and `author` are that one's: for work that came by a merge they tell the person who ticked, not who merged.
    What is not committed has no commit; its time and author are the journal's, None and "" where that has none.
    `added` and `removed` are also told of an item that joins or leaves what is counted. Times are UTC.
    """

    kind: ChangeKind
    thread: int
    item_kind: Kind
    track: str
    text: str
    path: str
    line: int
    state: State
    counted: bool
    commit: str = ""
    author: str = ""
    when: datetime | None = None
    made: datetime | None = None
    before: str = ""
    """The text before a rewording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """How much of the counted was done after a commit; by track as well. The last one may be uncommitted."""

    when: datetime | None
    commit: str
    done: int
    total: int
    tracks: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class History:
    """`events` and `points` oldest first, in the order of the first-parent line.

    `complete` is False where the beginning is unknown (a shallow clone) or versions are missing (a partial one).
    """

    events: tuple[Event, ...] = ()
    points: tuple[Point, ...] = ()
    head: str = ""
    complete: bool = True
    problem: Problem | None = None
    threads: Mapping[str, int] = field(default_factory=dict)
    """The number of each item that stands in a plan now, by each of its places."""

    @cached_property
    def _of_thread(self) -> Mapping[int, tuple[Event, ...]]:
        found: dict[int, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.thread, []).append(event)
        return {thread: tuple(events) for thread, events in found.items()}

    def of(self, item: Item) -> tuple[Event, ...]:
        """What became of an item, through rewording and moves; empty for one that history does not know."""
        for mention in item.mentions:
            if (thread := self.threads.get(place_of(mention, mention.ordinal))) is not None:
                return self._of_thread.get(thread, ())
        return ()

    def first_seen(self, item: Item) -> datetime | None:
        """When an item was first committed, None if unknown."""
        return next((event.made or event.when for event in self.of(item) if event.kind == "added"), None)

    def at(self, moment: datetime) -> Point | None:
        """How it stood at an aware time: the last commit of the line with a committer date up to then."""
        return next((point for point in reversed(self.points) if point.when and point.when <= moment), None)

    def between(self, start: datetime, end: datetime) -> tuple[Event, ...]:
        """Committed events after `start` up to `end`, by the time the line had them."""
        return tuple(event for event in self.events if event.when and event.commit and start < event.when <= end)


@lru_cache(4096)
def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def event_row(event: Event) -> list[Any]:
    """A committed event as values that JSON knows."""
    assert event.when is not None
    assert event.made is not None
    return [
        event.kind, event.thread, event.item_kind, event.track, event.text, event.path, event.line, event.state,
        event.counted, event.commit, event.author, int(event.when.timestamp()), int(event.made.timestamp()),
        event.before,
    ]  # fmt: skip


def event_from(row: list[Any]) -> Event:
    """The inverse of `event_row`. Raises ValueError, TypeError or LookupError for anything else."""
    kind, thread, item_kind, track, text, path, line, state, counted, commit, author, when, made, before = row
    return Event(
        kind=kind, thread=thread, item_kind=item_kind, track=track, text=text, path=path, line=line, state=state,
        counted=counted, commit=commit, author=author, when=moment(when), made=moment(made), before=before,
    )  # fmt: skip


def point_row(point: Point) -> list[Any]:
    """A committed point as values that JSON knows."""
    assert point.when is not None
    return [int(point.when.timestamp()), point.commit, point.done, point.total, point.tracks]


def point_from(row: list[Any]) -> Point:
    """The inverse of `point_row`. Raises ValueError, TypeError or LookupError for anything else."""
    when, commit, done, total, tracks = row
    counts = {track: (made, count) for track, (made, count) in tracks.items()}
    return Point(when=moment(when), commit=commit, done=done, total=total, tracks=counts)


def point_of(counts: Mapping[str, tuple[int, int]], when: datetime | None, commit: str) -> Point:
    """A point from the counts by track; tracks without counted items are left out, `shared` stands last."""
    kept = {track: count for track, count in counts.items() if count[1]}
    order = sorted(kept, key=lambda track: (track == SHARED, track))
    return Point(
        when=when,
        commit=commit,
        done=sum(done for done, _ in kept.values()),
        total=sum(total for _, total in kept.values()),
        tracks={track: kept[track] for track in order},
    )
