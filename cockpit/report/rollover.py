"""Friday writes Monday: what of a sprint goes on into the next one, and what the next sprint is. Pure.

Carried over is what is open: tasks, deliverables and actions that are neither done nor cancelled, criteria of
checkpoints and goals that are not met, blockers that are not resolved, handoffs that did not take place. Not carried
over: what is done, daily themes, prose, risks, claims, metrics of the plans. Reference documents and what a retro
agreed on stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from cockpit.core.calendar import Calendar
from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item, Mention

WARN_AT = 3
"""From this carry on somebody should ask whether the thing will ever be done."""
_COUNTED = re.compile(
    r"(?i)(\b(?:week|wk|w|sprint|iteration|cycle|kw|woche|semaine|semana|settimana)\s*[#.·-]?\s*)(\d{1,3})(?!\d|[-/.]\d)"
)
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")


SHOWN_ONLY = (0, 0)
"""The slot of a mention that only shows a file: a day's headline."""


class CannotRoll(Exception):
    """Why there is nothing to roll over into, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An open thing that goes on. `line` is where it stands in the old plan, `item` the id of an item."""

    path: str
    line: int
    text: str
    track: str = ""
    item: str | None = None
    noted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A plan of the next sprint. `carried` counts its open lines."""

    path: str
    data: bytes
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """A thing that is carried over for the `times`th time."""

    text: str
    path: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollover:
    """All that a roll-over does. Paths are relative to the folder of sprint.toml.

    `moves` are (from, to), `copies` likewise; `files` are written under old names; `stays` are left alone.
    """

    name: str
    end: date
    next_name: str
    calendar: Calendar
    archive: str
    moves: tuple[tuple[str, str], ...]
    copies: tuple[tuple[str, str], ...] = ()
    files: tuple[NewFile, ...] = ()
    stays: tuple[str, ...] = ()
    often: tuple[Often, ...] = ()
    tracks: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def open_things(board: Board, facts: Facts) -> tuple[Carried, ...]:
    """What goes on, once for each line of a plan where it stands."""
    found = {(one.path, one.line): one for one in _all_open(board, facts)}
    return tuple(found[place] for place in sorted(found))


def _all_open(board: Board, facts: Facts) -> Iterator[Carried]:
    for dependency in board.dependencies:
        fact = facts.dependencies.get(dependency.id)
        if fact is None or fact.state != "met":
            for mention in _live(dependency.mentions):
                yield Carried(path=mention.path, line=mention.line, text=dependency.what, noted=False)
    for blocker in board.blockers:
        if not blocker.resolved:
            for mention in _live(blocker.mentions):
                yield Carried(path=mention.path, line=mention.line, text=blocker.text, track=blocker.track)
    for item in board.items:
        if is_open(item):
            for mention in _live(item.mentions):
                if mention.slot == SHOWN_ONLY:
                    continue
                yield Carried(
                    path=mention.path, line=mention.line, text=item.text, track=item.track, item=item.id
                )  # fmt: skip


def is_open(item: Item) -> bool:
    """Whether an item goes on."""
    if item.reference or item.state in ("done", "cancelled"):
        return False
    return item.counted or item.kind == "criterion"


def _live(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Mentions in plans; what a retro says stays there."""
    return (mention for mention in mentions if mention.role == "plan")


def provenance(end: date, times: int) -> str:
    """The note behind a line that is carried for the `times`th time out of a sprint that ended on a day."""
    return f"carried from {end.isoformat()}" + (f", ×{times}" if times > 1 else "")


def next_calendar(old: Calendar, start: date) -> Calendar:
    """The calendar of a sprint of the same length that begins on a day: as many working weekdays, holidays counted in,
    so that a week stays a week. Raises CannotRoll for a start inside the old sprint or on a free day."""
    if start <= old.end:
        raise CannotRoll(f"{start} is not after the sprint's end, {old.end}")
    holidays = frozenset(day for day in old.holidays if day >= start)
    if start.weekday() not in old.workdays or start in holidays:
        raise CannotRoll(f"{start} is no workday of this sprint")
    span = range((old.end - old.start).days + 1)
    wanted = max(1, sum((old.start + timedelta(days=n)).weekday() in old.workdays for n in span))
    day, left = start, wanted - 1
    while left:
        day += timedelta(days=1)
        left -= day.weekday() in old.workdays
    return Calendar(
        start=start, end=day, zone=old.zone, workdays=old.workdays, holidays=holidays, day_end=old.day_end,
        zone_name=old.zone_name,
    )  # fmt: skip


def next_name(name: str, moved: str) -> str:
    """The name with the number of its week or sprint one higher; `moved` is the name with its dates moved, and what
    is taken where there are some. Without either, its last number is counted on."""
    if counted := _COUNTED.search(moved):
        return moved[: counted.start(2)] + _higher(counted[2]) + moved[counted.end(2) :]
    return moved if moved != name else _LAST_NUMBER.sub(lambda found: _higher(found[0]), name, count=1)


def renamed(title: str, name: str, following: str) -> str:
    """The title of a plan with the sprint's name, or its `Week 2`, as it is called next."""
    if name and name in title:
        return title.replace(name, following)
    was, now = _COUNTED.search(name), _COUNTED.search(following)
    if was is None or now is None:
        return title
    word = was[1].strip(" #.·-")
    pattern = re.compile(rf"(?i)(\b{re.escape(word)}\s*[#.·-]?\s*){was[2]}(?!\d)")
    return pattern.sub(lambda found: found[1] + now[2], title)


def _higher(number: str) -> str:
    return str(int(number) + 1).zfill(len(number))
