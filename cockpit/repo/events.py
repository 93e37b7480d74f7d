"""Events and points of the burn-up from and to values that JSON knows, for the cache."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from cockpit.core.model import SHARED
from cockpit.core.record import Event, Point


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
