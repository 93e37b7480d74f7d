"""What a standup is about: news since the last one, today, who waits for whom, who acts next. For screen and reports.

News come from git's history and the journal where they are known; without them, from evidence and from dues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from cockpit.core.actions import earlier_actions
from cockpit.core.daywork import FINISHED, DayWork, day_work, in_lists, is_over
from cockpit.core.facts import DependencyState, Facts
from cockpit.core.model import SHARED, Board, Ceremony, Headline, Item, Topic
from cockpit.core.news import News, news_since
from cockpit.core.occasions import occasions
from cockpit.core.queue import Queued
from cockpit.core.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One side waits for the other. `other` is a track's id, or any name; `key` is that of a row of `view.rows`.

    `state` is a handoff's, or `late` and `pending` for an item or blocker; `both` where each waits for the other.
    """

    other: str
    text: str
    due: datetime | None
    state: DependencyState
    key: str
    both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackBrief:
    """One track's part. `late` are overdue, `due` today and not finished, `doing` begun and due later or never.

    `waits_for` is what it needs of others, `holds_up` what others need of it; `blockers` those of the queue that
    concern it.
    """

    track: str
    headlines: tuple[Headline, ...] = ()
    news: tuple[News, ...] = ()
    late: tuple[Item, ...] = ()
    due: tuple[Item, ...] = ()
    doing: tuple[Item, ...] = ()
    waits_for: tuple[Wait, ...] = ()
    holds_up: tuple[Wait, ...] = ()
    blockers: tuple[Queued, ...] = ()

    @property
    def today(self) -> tuple[Item, ...]:
        """All there is to do: late first."""
        return (*self.late, *self.due, *self.doing)

    def __bool__(self) -> bool:
        return bool(self.news or self.today or self.waits_for or self.holds_up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The standup of `day`; `since` (aware) is when the last one was. `blockers` are in the order to speak of them.

    `tracks` has every declared track, and `shared` where anything of it is of today. `actions` are those that earlier
    retros agreed on and that are still open.
    """

    day: date
    since: datetime
    topics: tuple[Topic, ...]
    blockers: tuple[Queued, ...]
    tracks: tuple[TrackBrief, ...]
    actions: tuple[Item, ...] = ()

    def track(self, track: str) -> TrackBrief:
        return next((brief for brief in self.tracks if brief.track == track), TrackBrief(track=track))


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Who acts next, on what. `step` is what the ladder says of a blocker, empty for an item."""

    who: str
    text: str
    due: datetime | None = None
    step: str = ""


def brief_for(board: Board, facts: Facts, record: Record | None = None) -> Brief:
    """The standup of the day of `facts.now`; `record` is what git told, None before it was asked or without it."""
    calendar = board.sprint.calendar
    today, since = calendar.today(facts.now), last_standup(board, facts.now)
    works = day_work(board, facts, today)
    news = news_since(board, facts, since, record, works)
    waits = _Waits(board, facts)
    tracks = []
    for track in (*(track.id for track in board.tracks), SHARED):
        work = works.get(track, DayWork())
        lines = (line for line in board.headlines if line.track == track)
        brief = TrackBrief(
            track=track,
            headlines=tuple(line for line in lines if line.start <= today <= line.end),
            news=news.get(track, ()),
            late=tuple(work.late),
            due=tuple(item for item in work.due if not is_over(item, facts)),
            doing=tuple(work.running),
            waits_for=tuple(waits.of(track)),
            holds_up=tuple(waits.on(track)),
            blockers=tuple(entry for entry in facts.queue if _concerns(entry, track, board)),
        )
        if track != SHARED or brief:
            tracks.append(brief)
    topics = tuple(topic for topic in board.topics if topic.day == today)
    return Brief(
        day=today, since=since, topics=topics, blockers=facts.queue, tracks=tuple(tracks),
        actions=earlier_actions(board),
    )  # fmt: skip


def standup_of(board: Board, day: date) -> Ceremony | None:
    """The standup that is held on a day, else the first the sprint has; None where it has none."""
    found = [ceremony for ceremony in board.ceremonies if ceremony.kind == "standup"]
    held = [ceremony for ceremony in found if day.weekday() in ceremony.days or ceremony.date == day]
    return next(iter(held or found), None)


def last_standup(board: Board, now: datetime) -> datetime:
    """When the last standup of an earlier day began, else the first minute of the workday before."""
    calendar = board.sprint.calendar
    today = calendar.today(now)
    standups = tuple(ceremony for ceremony in board.ceremonies if ceremony.kind == "standup")
    before = [one.start for one in occasions(standups, calendar) if calendar.today(one.start) < today]
    return before[-1] if before else calendar.at(calendar.previous_workday(today), time.min)


def _concerns(entry: Queued, track: str, board: Board) -> bool:
    return track in (entry.track, *entry.waiting) or named_track(board, entry.waits_on) == track


def named_track(board: Board, name: str) -> str | None:
    """The track a name stands for: its id, its name or an alias."""
    folded = name.casefold()
    for track in board.tracks:
        if folded and folded in (known.casefold() for known in (track.id, track.name, *track.aliases)):
            return track.id
    return None


class _Waits:
    """Handoffs up to the next workday that are not met, and near items that wait for another track's, by track."""

    def __init__(self, board: Board, facts: Facts) -> None:
        calendar = board.sprint.calendar
        self._horizon = calendar.next_workday(calendar.today(facts.now))
        self._of: dict[str, list[Wait]] = {}
        self._on: dict[str, list[Wait]] = {}
        named = {(dep.target, dep.source, need) for dep in board.dependencies for need in dep.needs}
        for dep in sorted(board.dependencies, key=lambda one: one.due.timestamp() if one.due else float("inf")):
            state = facts.dependencies[dep.id].state
            if state != "met" and self._is_near(dep.due, board):
                self._add(dep.target, dep.source, dep.what, dep.due, state, f"dep:{dep.id}", both=dep.both)
        for item in in_lists(board):
            if is_over(item, facts) or not self._is_near(item.due, board):
                continue
            for other in filter(None, map(board.by_id.get, item.needs)):
                key = (item.track, other.track, other.id)
                if other.state not in ("done", "cancelled") and other.track != item.track and key not in named:
                    named.add(key)
                    state = "late" if facts.standing[other.id].late else "pending"
                    self._add(item.track, other.track, other.text, other.due, state, other.id)

    def _is_near(self, due: datetime | None, board: Board) -> bool:
        return due is not None and board.sprint.calendar.today(due) <= self._horizon

    def _add(
        self, waiting: str, source: str, text: str, due: datetime | None, state: DependencyState, key: str,
        *, both: bool = False,
    ) -> None:  # fmt: skip
        for side, here, other in ((self._of, waiting, source), (self._on, source, waiting)):
            side.setdefault(here, []).append(Wait(other=other, text=text, due=due, state=state, key=key, both=both))

    def of(self, track: str) -> Iterator[Wait]:
        """What a track waits for."""
        yield from self._of.get(track, ())

    def on(self, track: str) -> Iterator[Wait]:
        """What others wait for from a track."""
        yield from self._on.get(track, ())


def next_steps(board: Board, brief: Brief) -> tuple[Next, ...]:
    """Who has what to do next: each blocker's owner first, then each track's most pressing open item."""
    found: list[Next] = []
    for entry in brief.blockers:
        who = entry.waits_on or board.track_name(entry.track)
        if (track := named_track(board, who)) is not None:
            who = board.track_name(track)
        found.append(Next(who=who, text=entry.text, step=entry.rung.name if entry.rung else ""))
    for track_brief in brief.tracks:
        item = next((item for item in _pressing(track_brief.today) if item.moved or item.state not in FINISHED), None)
        if item is not None:
            found.append(Next(who=item.owner or board.track_name(item.track), text=item.text, due=item.due))
    return tuple(found)


def _pressing(items: Iterable[Item]) -> list[Item]:
    """Items in order of their due, those that are blocked last."""
    return sorted(items, key=lambda item: (item.state == "blocked", item.due.timestamp() if item.due else float("inf")))
