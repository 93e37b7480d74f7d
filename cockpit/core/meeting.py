"""A standup while it runs: whose turn it is, how long, what was parked and what was done. Pure; the clock is given.

It walks its stops in order: the blockers first, then each track. Time counts for the stop one is at, and for none
while it is paused or after its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cockpit.core.model import Board, Ceremony

BLOCKERS = ""
"""The first stop; the others are ids of tracks."""
TURN, LIMIT = timedelta(minutes=3), timedelta(minutes=15)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """A point for later. `who` takes it up (any name, empty for nobody yet), `stop` is where it came up."""

    text: str
    who: str
    stop: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What became of one thing during the meeting, in all: two changes of one thing are one deed, or none.

    `key` is an item's id, `blk:` + a blocker's or `dep:` + a handoff's. `before` and `after` are states of an item,
    `open` and `resolved` of a blocker, `open` and `met` of a handoff, or empty where the thing did not exist.
    """

    key: str
    track: str
    text: str
    before: str
    after: str
    at: datetime

    @property
    def verb(self) -> str:
        """What was done, in a word or two: `ticked`, `raised`, `doing`."""
        if self.key.startswith("dep:"):
            return self.after if self.after == "met" else "not met after all"
        if not self.after:
            return "removed"
        if self.key.startswith("blk:"):
            return {"resolved": "resolved", "open": "raised again" if self.before else "raised"}[self.after]
        if not self.before:
            return "added"
        return {"done": "ticked", "todo": "unticked" if self.before == "done" else "to do"}.get(self.after, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`spent` is what each stop had before the stretch that began at `since`; that is None while no time counts.

    `limit` is for the whole meeting, `turn` for one track. `ended` is None until it is over. Times are aware.
    """

    began: datetime
    stops: tuple[str, ...]
    spent: tuple[timedelta, ...]
    limit: timedelta = LIMIT
    turn: timedelta = TURN
    at: int = 0
    since: datetime | None = None
    parked: tuple[Parked, ...] = ()
    deeds: tuple[Deed, ...] = ()
    ended: datetime | None = None

    @property
    def stop(self) -> str:
        """Where one is: `BLOCKERS` or a track's id."""
        return self.stops[self.at]

    @property
    def track(self) -> str | None:
        """The track whose turn it is, None at the blockers."""
        return self.stop or None

    @property
    def tracks(self) -> tuple[str, ...]:
        return self.stops[1:]

    @property
    def paused(self) -> bool:
        return self.since is None and self.ended is None

    @property
    def running(self) -> bool:
        """Whether it is under way; a paused one is."""
        return self.ended is None

    def used(self, stop: str, now: datetime) -> timedelta:
        """How long a stop has had."""
        at = self.stops.index(stop)
        return self.spent[at] + (self._stretch(now) if at == self.at else _NOTHING)

    def used_in_all(self, now: datetime) -> timedelta:
        """How long the meeting has taken without its pauses."""
        return sum(self.spent, self._stretch(now))

    def allowed(self, stop: str) -> timedelta:
        """What a stop may take: a track its turn, the blockers what the tracks leave, at least one turn."""
        if stop != BLOCKERS:
            return self.turn
        return max(self.turn, self.limit - self.turn * len(self.tracks))

    def left(self, now: datetime) -> timedelta:
        """What the stop one is at still has; below zero when it is over its time."""
        return self.allowed(self.stop) - self.used(self.stop, now)

    def _stretch(self, now: datetime) -> timedelta:
        return _NOTHING if self.since is None else max(_NOTHING, elapsed(self.since, now))


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Real time between two aware moments, right over a change of the clocks (wall clocks of one zone are not)."""
    return timedelta(seconds=end.timestamp() - start.timestamp())


def begin(tracks: Iterable[str], now: datetime, ceremony: Ceremony | None = None) -> Meeting:
    """A standup that begins now at the blockers, with the times of its ceremony where there is one."""
    stops = (BLOCKERS, *dict.fromkeys(track for track in tracks if track != BLOCKERS))
    return Meeting(
        began=now,
        stops=stops,
        spent=(_NOTHING,) * len(stops),
        limit=timedelta(minutes=ceremony.minutes) if ceremony else LIMIT,
        turn=timedelta(minutes=ceremony.minutes_per_track) if ceremony else TURN,
        since=now,
    )


def turned(meeting: Meeting, step: int, now: datetime) -> Meeting:
    """The stop `step` further, at most the first or last. Turning goes on with a paused meeting's time."""
    if not meeting.running:
        return meeting
    at = min(max(meeting.at + step, 0), len(meeting.stops) - 1)
    return replace(_closed(meeting, now), at=at, since=now)


def pause(meeting: Meeting, now: datetime) -> Meeting:
    """Stop the time, or let it go on."""
    if not meeting.running:
        return meeting
    return replace(meeting, since=now) if meeting.paused else _closed(meeting, now)


def park(meeting: Meeting, text: str, now: datetime, who: str = "") -> Meeting:
    """Put a point off; one without words is none."""
    text, who = " ".join(text.split()), " ".join(who.split())
    if not text:
        return meeting
    return replace(meeting, parked=(*meeting.parked, Parked(text=text, who=who, stop=meeting.stop, at=now)))


def finish(meeting: Meeting, now: datetime) -> Meeting:
    """The end; what was done and parked stays."""
    return replace(_closed(meeting, now), ended=now) if meeting.running else meeting


def reopen(meeting: Meeting, now: datetime) -> Meeting:
    """An end taken back: it goes on where it was, the time in between counts for nothing."""
    return meeting if meeting.running else replace(meeting, ended=None, since=now)


def with_tracks(meeting: Meeting, tracks: Iterable[str], now: datetime) -> Meeting:
    """The same meeting after the sprint's tracks changed: who had their time keeps it, one stays where one is."""
    stops = (BLOCKERS, *dict.fromkeys(track for track in tracks if track != BLOCKERS))
    if stops == meeting.stops:
        return meeting
    closed = _closed(meeting, now)
    spent = dict(zip(closed.stops, closed.spent, strict=True))
    at = stops.index(meeting.stop) if meeting.stop in stops else min(meeting.at, len(stops) - 1)
    since = now if meeting.since is not None else None
    return replace(closed, stops=stops, spent=tuple(spent.get(stop, _NOTHING) for stop in stops), at=at, since=since)


def _closed(meeting: Meeting, now: datetime) -> Meeting:
    """The time up to now noted, and no stretch open."""
    if meeting.since is None:
        return meeting
    spent = list(meeting.spent)
    spent[meeting.at] = meeting.used(meeting.stop, now)
    return replace(meeting, spent=tuple(spent), since=None)


def note(meeting: Meeting, before: Board, after: Board, now: datetime, others: Iterable[str] = ()) -> Meeting:
    """What changed between two boards is done in this meeting, but for the keys that `others` changed.

    Taking something back leaves no deed.
    """
    if not meeting.running or before is after:
        return meeting
    old, new, foreign = _things(before), _things(after), frozenset(others)
    deeds = {deed.key: deed for deed in meeting.deeds}
    for key in dict.fromkeys((*old, *new)):
        was, now_is = old.get(key), new.get(key)
        if key in foreign or (was and was[2]) == (now_is and now_is[2]):
            continue
        track, text, _ = now_is or was or ("", "", "")
        first = deeds[key].before if key in deeds else (was[2] if was else "")
        deed = Deed(key=key, track=track, text=text, before=first, after=now_is[2] if now_is else "", at=now)
        deeds.pop(key, None)
        if deed.before != deed.after:
            deeds[key] = deed
    return replace(meeting, deeds=tuple(deeds.values()))


def _things(board: Board) -> Mapping[str, tuple[str, str, str]]:
    """Track, text and state of all that a meeting can change, by key."""
    names = {dep.id: f"{board.track_name(dep.source)} to {board.track_name(dep.target)}: {dep.what}"
             for dep in board.dependencies}  # fmt: skip
    return {
        **{item.id: (item.track, item.text, item.state) for item in board.items if item.kind != "blocker"},
        **{
            f"blk:{blocker.id}": (blocker.track, blocker.text, "resolved" if blocker.resolved else "open")
            for blocker in board.blockers
        },
        **{
            f"dep:{dep.id}": (dep.source, names[dep.id], "met" if dep.met_by_hand else "open")
            for dep in board.dependencies
        },
    }
