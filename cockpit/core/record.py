"""What the repository tells of a sprint, as values: history, evidence, the files it created. Filled by `repo`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from cockpit.core.model import Blocker, Evidence, Finding, Item, Kind, Mention, State

ChangeKind = Literal[
    "added", "removed", "ticked", "unticked", "deferred", "doing", "blocked", "cancelled", "reopened", "reworded"
]


def place_of(mention: Mention, ordinal: int) -> str:
    """Where an entry stands, by what it says and not by its line."""
    return "\0".join((mention.path, mention.key, str(ordinal), *mention.section))


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

    `complete` is False where the beginning is unknown (a shallow clone) or versions are missing (a partial one);
    `problem` is one line that tells why git could not go on, else empty.
    """

    events: tuple[Event, ...] = ()
    points: tuple[Point, ...] = ()
    head: str = ""
    complete: bool = True
    problem: str = ""
    threads: Mapping[str, int] = field(default_factory=dict)
    """The number of each item that stands in a plan now, by each of its places."""

    @cached_property
    def _of_thread(self) -> Mapping[int, tuple[Event, ...]]:
        found: dict[int, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.thread, []).append(event)
        return {thread: tuple(events) for thread, events in found.items()}

    def thread_of(self, item: Item | Blocker) -> int | None:
        """The number of an item (or a blocker's line) for all its life, None for one that history does not know."""
        for mention in item.mentions:
            thread = self.threads.get(place_of(mention, mention.ordinal))
            if thread is not None:
                return thread
        return None

    def of(self, item: Item | Blocker) -> tuple[Event, ...]:
        """What became of an item, through rewording and moves; empty for one that history does not know."""
        thread = self.thread_of(item)
        return () if thread is None else self._of_thread.get(thread, ())

    def of_thread(self, thread: int) -> tuple[Event, ...]:
        """The same by the item's number."""
        return self._of_thread.get(thread, ())

    def first_seen(self, item: Item | Blocker) -> datetime | None:
        """When an item was first committed, None if unknown."""
        return next((event.made or event.when for event in self.of(item) if event.kind == "added"), None)

    def at(self, moment: datetime) -> Point | None:
        """How it stood at an aware time: the last commit of the line with a committer date up to then."""
        return next((point for point in reversed(self.points) if point.when and point.when <= moment), None)

    def between(self, start: datetime, end: datetime) -> tuple[Event, ...]:
        """Committed events after `start` up to `end`, by the time the line had them."""
        return tuple(event for event in self.events if event.when and event.commit and start < event.when <= end)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedFile:
    """A file the sprint created. `path` is relative to the folder of sprint.toml, `date` an aware committer date.

    `lines` is None for a binary file.
    """

    path: str
    commit: str
    author: str
    date: datetime
    lines: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that git told. `evidence` is by item id, `findings` are the marks that follow from it (`claimed-not-found`,
    `landed-not-ticked`); `files` has each file's of the items that name any, in their order; `history` is None without
    git; `problem` says in one line why something is missing."""

    history: History | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    files: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    created: tuple[CreatedFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    problem: str = ""
