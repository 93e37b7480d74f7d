"""A track's items in the groups people think in: the days they are due, then what has no day, then what is no work."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import repeat, zip_longest
from operator import itemgetter
from typing import Literal, NamedTuple

from cockpit.core import daywork
from cockpit.core.facts import Facts
from cockpit.core.model import SHARED, Board, Headline, Item
from cockpit.core.restating import Restated, places_of, swapped

in_lists = daywork.in_lists
Tense = Literal["past", "today", "later", "undated", "aside"]


class Placed(NamedTuple):
    """An item in a list, `depth` levels below its parent's row."""

    item: Item
    depth: int


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the plans over those items of a list that stand below it, with how many of them are done."""

    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items under one label. `start` and `end` are the days it covers (None for groups that are no days).

    `entries` are the items, and above them, the headings they stand under in the plans where there are several.
    """

    name: str
    tense: Tense
    placed: tuple[Placed, ...] = ()
    entries: tuple[Placed | Part, ...] = ()
    headlines: tuple[Headline, ...] = ()
    start: date | None = None
    end: date | None = None
    keys: tuple[str | None, ...] = ()
    """The id of each of `entries`, None for a heading: the same in whatever state they are."""

    @property
    def key(self) -> str:
        """The name of the group within its track, the same after every reload."""
        return self.end.isoformat() if self.end else self.name


def shown_tracks(board: Board) -> tuple[str, ...]:
    """The declared tracks in order, then `shared` if anything stands in its list."""
    return (*(track.id for track in board.tracks), *((SHARED,) if in_lists(board, SHARED) else ()))


_KEPT = 2
_last: deque[tuple[Board, date, dict[str, tuple[Group, ...]]]] = deque(maxlen=_KEPT)
"""The agendas made last: a pane is drawn far more often than its board or the day changes."""


def agenda(board: Board, facts: Facts, track: str) -> tuple[Group, ...]:
    """The groups of a track in order. Today is always among them while the sprint runs."""
    today = board.sprint.calendar.today(facts.now)
    made = next((made for known, day, made in tuple(_last) if known is board and day == today), None)
    if made is None:
        made = {}
        _last.append((board, today, made))
    if track not in made:
        made[track] = _agenda(board, track, today)
    return made[track]


def prepare(board: Board, facts: Facts, before: Board | None = None, changed: Sequence[Restated] = ()) -> None:
    """Have the agendas of all tracks ready, so that drawing them takes little time; in any thread.

    They follow from those of the board `before` where only the states of some items changed since.
    """
    if before is not None:
        daywork.carry_lists(before, board, changed)
        _carry(before, board, board.sprint.calendar.today(facts.now), changed)
    for track in shown_tracks(board):
        agenda(board, facts, track)


def _carry(old: Board, new: Board, today: date, changed: Sequence[Restated]) -> None:
    known = next((made for board, day, made in tuple(_last) if board is old and day == today), None)
    if known is None or new is old:
        return
    fresh = dict(known)
    for one in changed:
        if one.after.track in fresh:
            fresh[one.after.track] = _restated(fresh[one.after.track], one)
    _last.append((new, today, fresh))


def _restated(groups: tuple[Group, ...], one: Restated) -> tuple[Group, ...]:
    """The groups with an item in another state, and with the counts of its heading. It stands in one of them, once."""
    for number, group in enumerate(groups):
        for place in places_of(map(_ITEM, group.placed), one.before):
            entry = group.placed[place]
            other = Placed(one.after, entry.depth)
            placed = swapped(group.placed, {place: other})
            entries = placed if group.entries is group.placed else _recounted(group.entries, entry, other)
            return swapped(groups, {number: replace(group, placed=placed, entries=entries)})
    return groups


def _recounted(entries: tuple[Placed | Part, ...], entry: Placed, other: Placed) -> tuple[Placed | Part, ...]:
    """The entries with another one in the place of one, and its heading's count to it."""
    at = places_of(entries, entry)[0]
    changes: dict[int, Placed | Part] = {at: other}
    above = range(at, -1, -1)
    root = next((one for place in above if isinstance(one := entries[place], Placed) and not one.depth), entry)
    part = next(((place, one) for place in above if isinstance(one := entries[place], Part)), None)
    if root.item.group and part is not None:
        more = (other.item.state == "done") - (entry.item.state == "done")
        changes[part[0]] = replace(part[1], done=part[1].done + more)
    return swapped(entries, changes)


_ITEM = itemgetter(0)


def _agenda(board: Board, track: str, today: date) -> tuple[Group, ...]:
    calendar = board.sprint.calendar
    items = in_lists(board, track)
    by_id = {item.id: item for item in items}
    slots: dict[date | str, list[Item]] = {}
    days_of: dict[datetime, date] = {}
    for item in items:
        slots.setdefault(_slot(item, by_id, board, days_of), []).append(item)
    headlines = [line for line in board.headlines if line.track == track]
    days = {slot for slot in slots if isinstance(slot, date)} | {line.end for line in headlines}
    groups = _day_groups(sorted(days), slots, headlines, today)
    if track != SHARED and calendar.number_of(today) and not any(_covers(group, today) for group in groups):
        groups.append(Group(name="today", tense="today", start=today, end=today))
        groups.sort(key=lambda group: group.end or today)
    for name in ("unscheduled", "criteria", "metrics", "notes"):
        if name in slots:
            tense: Tense = "undated" if name == "unscheduled" else "aside"
            groups.append(_with_items(Group(name=name, tense=tense), slots[name]))
    return tuple(groups)


def _covers(group: Group, day: date) -> bool:
    return group.start is not None and group.end is not None and group.start <= day <= group.end


def _day_groups(
    days: list[date], slots: Mapping[date | str, list[Item]], headlines: list[Headline], today: date
) -> list[Group]:
    groups: list[Group] = []
    before: date | None = None
    waiting: list[Headline] = []
    for day, following in zip_longest(days, days[1:]):
        items = slots.get(day, [])
        lines = [*waiting, *(line for line in headlines if line.end == day)]
        if not items and following is not None and _begin(following, slots, headlines) <= day:
            waiting = lines
            continue
        waiting = []
        start = min([_begin(day, slots, headlines), *(line.start for line in lines)])
        if before is not None and start <= before:
            start = before + timedelta(days=1)
        lines.sort(key=lambda line: (line.start, line.end) != (start, day))
        tense: Tense = "past" if day < today else "today" if start <= today else "later"
        group = Group(name=day.isoformat(), tense=tense, headlines=tuple(lines), start=start, end=day)
        groups.append(_with_items(group, items))
        before = day
    return groups


def _with_items(group: Group, items: Sequence[Item]) -> Group:
    placed = nest(items)
    entries = under_headings(placed)
    keys = tuple([None if isinstance(entry, Part) else entry.item.id for entry in entries])
    return replace(group, placed=placed, entries=entries, keys=keys)


def _begin(day: date, slots: Mapping[date | str, list[Item]], headlines: list[Headline]) -> date:
    """When what ends on a day began."""
    starts = [item.start for item in slots.get(day, ()) if item.start]
    return min([*starts, *(line.start for line in headlines if line.end == day), day])


def _slot(item: Item, by_id: Mapping[str, Item], board: Board, days_of: dict[datetime, date]) -> date | str:
    """The day an item is due, its nearest dated ancestor's for one without, else the name of a group. `days_of`
    remembers the days of dues."""
    seen: set[str] = set()
    node: Item | None = item
    while node is not None and node.id not in seen:
        if node.due is not None and (node is not item or item.kind not in ("note", "metric")):
            if node.due not in days_of:
                days_of[node.due] = board.sprint.calendar.today(node.due)
            return days_of[node.due]
        seen.add(node.id)
        node = by_id.get(node.parent or "")
    if item.parent in by_id and item.kind == "criterion":
        return "unscheduled"
    return {"criterion": "criteria", "metric": "metrics", "note": "notes"}.get(item.kind, "unscheduled")


def nest(items: Iterable[Item]) -> tuple[Placed, ...]:
    """Items in their order, each followed by those below it; a parent that is elsewhere indents nothing."""
    items = tuple(items)
    sub = [item for item in items if item.parent is not None]
    here = {item.id for item in items} if sub else set()
    below: dict[str, list[Item]] = {}
    for item in sub:
        if item.parent in here and item.parent is not None:
            below.setdefault(item.parent, []).append(item)
    if not below:
        return tuple(map(Placed._make, zip(items, repeat(0), strict=False)))
    placed: list[Placed] = []
    seen: set[str] = set()
    roots = [item for item in items if item.parent not in here]
    waiting = [Placed(item, 0) for item in reversed((*roots, *items))]
    while waiting:
        entry = waiting.pop()
        if entry.item.id in seen:
            continue
        seen.add(entry.item.id)
        placed.append(entry)
        waiting.extend(Placed(child, entry.depth + 1) for child in reversed(below.get(entry.item.id, ())))
    return tuple(placed)


_FEWEST = 2
"""Items a heading has on average, where headings tell more than they take."""


def under_headings(placed: tuple[Placed, ...]) -> tuple[Placed | Part, ...]:
    """Items with the headings they stand under in the plans above them, where there are several."""
    runs: list[list[Placed]] = []
    under: tuple[str, str] | None = None
    roots = 0
    for entry in placed:
        if not entry.depth:
            roots += 1
            here = (entry.item.mentions[0].path if entry.item.mentions else "", entry.item.group)
            if here != under:
                under = here
                runs.append([])
        runs[-1].append(entry)
    if len(runs) < 2 or roots < _FEWEST * len(runs):
        return placed
    entries: list[Placed | Part] = []
    for run in runs:
        entries += [*_part(run), *run]
    return tuple(entries)


def _part(run: list[Placed]) -> tuple[Part, ...]:
    title = run[0].item.group
    states = [entry.item.state for entry in run]
    return (Part(title, sum(state == "done" for state in states), len(states)),) if title else ()


def covered(headlines: Iterable[Headline], day: date) -> tuple[Headline, ...]:
    """The headlines that stand over a day."""
    return tuple(line for line in headlines if line.start <= day <= line.end)
