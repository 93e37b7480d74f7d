"""The plans' items through time: one step per commit, each as cheap as what changed in it.

Which entries are one item is decided by the same code that puts the board together; it looks at entries with one text,
or with one file name, so only those whose entries changed are looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from cockpit.core.model import COUNTED_KINDS, Kind, Role, State
from cockpit.core.record import ChangeKind, place_of
from cockpit.plan.entries import Document
from cockpit.plan.identity import basename
from cockpit.plan.merge import Group, Merger, Ref
from cockpit.plan.outline import parse_outline
from cockpit.plan.standing import in_order, state_of
from cockpit.repo.pairing import Live, pair
from cockpit.repo.sightings import EMPTY, Days, Spot, Version

_NOTHING = parse_outline(b"")
Where = tuple[tuple[str, tuple[Spot, ...]], ...]
"""The places of a bucket: (path, spots)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an item in a step; `thread` is its number for all its life, `live` how it is now (or last was)."""

    kind: ChangeKind
    thread: int
    live: Live
    before: Live | None = None


@dataclass(slots=True)
class Fold:
    """All items at one time. Values are replaced, never changed, so a copy of the dictionaries is a copy of it all."""

    documents: dict[str, Version] = field(default_factory=dict)
    threads: dict[str, int] = field(default_factory=dict)
    """The number of each item, of those that went too, by its last key."""
    born: int = 0
    live: dict[str, Live] = field(default_factory=dict)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """(done, total) of the counted items by track."""
    _where: dict[str, Where] = field(default_factory=dict)
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _busy: Counter[tuple[str, date]] = field(default_factory=Counter)
    _busy_of: dict[str, tuple[tuple[str, date], ...]] = field(default_factory=dict)
    _conditional: set[str] = field(default_factory=set)

    def fork(self) -> Fold:
        """The same, to go on from without changing this one."""
        return Fold(
            dict(self.documents), dict(self.threads), self.born, dict(self.live), dict(self.counts), dict(self._where),
            dict(self._keys), Counter(self._busy), dict(self._busy_of), set(self._conditional),
        )  # fmt: skip

    def step(self, turns: Mapping[str, Version], moved: Mapping[str, str] | None = None) -> list[Change]:
        """Put new versions in place of old ones (an empty one: the plan is gone) and tell what became of the items."""
        affected: set[str] = set()
        for path, version in turns.items():
            affected |= self._replace(path, version)
        gone: dict[str, Live] = {}
        come: dict[str, Live] = {}
        busy = dict(self._busy)
        self._settle(affected, gone, come)
        if self._conditional and busy != self._busy:
            self._settle(self._conditional, gone, come)
        return self._changes(gone, come, moved or {})

    def _replace(self, path: str, version: Version) -> set[str]:
        """Note where the sightings of a version are; returns the buckets in which something changed."""
        old = self.documents.pop(path, EMPTY)
        if version.lines:
            self.documents[path] = version
        before, now = old.lines.keys(), version.lines.keys()
        changed: set[Spot] = set(old.ticked ^ version.ticked)
        if old.lines is not version.lines:
            changed |= before ^ now
        if (old.role, old.track) != (version.role, version.track):
            changed |= before | now
        touched = {bucket for kept, _ in changed for bucket in kept.buckets}
        self._conditional |= version.conditional
        for bucket in touched:
            rest = [place for place in self._where.get(bucket, ()) if place[0] != path]
            here = version.places.get(bucket)
            self._where[bucket] = tuple(sorted([*rest, (path, here)], key=_by_path) if here else rest)
        return touched

    def _settle(self, buckets: Iterable[str], gone: dict[str, Live], come: dict[str, Live]) -> None:
        for bucket in sorted(buckets):
            before = {key: self.live.pop(key) for key in self._keys.pop(bucket, ())}
            now = self._items(bucket)
            self.live |= now
            if now:
                self._keys[bucket] = tuple(now)
            for key, live in before.items():
                self._count(live, -1)
                if key in come:
                    del come[key]
                else:
                    gone.setdefault(key, live)
            for key, live in now.items():
                self._count(live, 1)
                come[key] = live

    def _count(self, live: Live, sign: int) -> None:
        if live.in_scope:
            done, total = self.counts.get(live.track, (0, 0))
            self.counts[live.track] = (done + sign * (live.state == "done"), total + sign)

    def _items(self, bucket: str) -> dict[str, Live]:
        """The items of a bucket, by key."""
        where = self._where.get(bucket, ())
        documents = [_stand_in(path, self.documents[path].role, self.documents[path].track) for path, _ in where]
        groups = self._alone(bucket, where) or self._merged(bucket, where, documents)
        found: dict[str, Live] = {}
        for group in groups:
            live = self._live(group, documents, where)
            key = "\0".join((bucket, live.track, *live.section))
            attempt = 0
            while key in found:
                attempt += 1
                key = "\0".join((bucket, live.track, *live.section, f"#{attempt}"))
            found[key] = live
        return found

    def _alone(self, bucket: str, where: Where) -> list[Group]:
        """The item of an entry that stands in a bucket by itself, as most do: there is nothing to merge."""
        if len(where) != 1 or len(where[0][1]) != 1:
            return []
        path, (spot,) = where[0]
        entry = self.documents[path].entry(spot)
        if spot[0].unless_busy or len(entry.owned) > 1:
            return []
        file = basename(entry.owned[0]) if entry.owned else ""
        groups = [Group([Ref(0, 0, entry)], entry.track, entry.due, file)]
        self._note_busy(bucket, groups)
        return groups

    def _merged(self, bucket: str, where: Where, documents: list[Document]) -> list[Group]:
        merger = Merger(documents)
        later: list[tuple[Ref, Days]] = []
        for number, (path, spots) in enumerate(where):
            version = self.documents[path]
            for index, spot in enumerate(spots):
                ref = Ref(number, index, version.entry(spot))
                if spot[0].unless_busy:
                    later.append((ref, spot[0].unless_busy))
                else:
                    _add(merger, ref, bucket)
        self._note_busy(bucket, merger.groups)
        for ref, days in later:
            if not self._is_busy(ref.entry.track, *days):
                _add(merger, ref, bucket)
        merger.settle_shared()
        return merger.groups

    def _live(self, group: Group, documents: list[Document], where: Where) -> Live:
        refs = in_order(group, documents)
        told = [ref.entry for ref in refs if ref.entry.mention.role != "reference"]
        first = refs[0].entry
        mention = first.mention
        spots = [(where[ref.document][0], where[ref.document][1][ref.index]) for ref in refs]
        return Live(
            track=group.track,
            kind=_kind([entry.kind for entry in told] or [first.kind]),
            state=state_of(refs, documents, group.track),
            counted=any(entry.counted for entry in told),
            text=group.file or mention.text,
            words=group.file or mention.key,
            code=mention.leading_id,
            file=bool(group.file),
            path=mention.path,
            line=self.documents[spots[0][0]].lines[spots[0][1]],
            section=mention.section,
            places=tuple(place_of(kept.entry.mention, ordinal) for _, (kept, ordinal) in spots),
        )

    def _note_busy(self, bucket: str, groups: Iterable[Group]) -> None:
        for day in self._busy_of.pop(bucket, ()):
            self._busy[day] -= 1
            if not self._busy[day]:
                del self._busy[day]
        dated = [group for group in groups if group.due is not None and _delivers(group)]
        days = tuple((group.track, group.due.date()) for group in dated if group.due)
        self._busy.update(days)
        if days:
            self._busy_of[bucket] = days

    def _is_busy(self, track: str, first: date, last: date) -> bool:
        days = range(min((last - first).days, 366) + 1)
        return any((track, first + timedelta(days=n)) in self._busy for n in days)

    def _changes(self, gone: dict[str, Live], come: dict[str, Live], moved: Mapping[str, str]) -> list[Change]:
        stayed = gone.keys() & come.keys()
        left = {key: live for key, live in gone.items() if key not in stayed}
        new = {key: live for key, live in come.items() if key not in stayed}
        pairs = pair(left, new, moved) if left and new else {}
        numbers = {key: self.threads.pop(key) for key in pairs}
        found = [Change("removed", self.threads[key], left[key]) for key in left.keys() - pairs.keys()]
        for key, now in pairs.items():
            self.threads[now] = numbers[key]
            found += _transition(numbers[key], left[key], come[now])
        for key in stayed:
            found += _transition(self.threads[key], gone[key], come[key])
        for key in sorted(new.keys() - set(pairs.values()), key=lambda key: (new[key].path, new[key].line, key)):
            if key not in self.threads:  # one that comes back goes on
                self.threads[key] = self.born
                self.born += 1
            found += _birth(self.threads[key], come[key])
        return sorted(found, key=lambda change: (change.live.path, change.live.line, change.thread))


def _by_path(place: tuple[str, tuple[Spot, ...]]) -> str:
    return place[0]


def _add(merger: Merger, ref: Ref, bucket: str) -> None:
    """Add an entry as far as it belongs to a bucket: of several files it is, this one."""
    entry = ref.entry
    if len(entry.owned) > 1:
        own = next(one for one in entry.owned if f"file\0{basename(one)}" == bucket)
        ref = Ref(ref.document, ref.index, replace(entry, owned=(own,)))
    merger.add(ref)


@lru_cache(4096)
def _stand_in(path: str, role: Role, track: str | None) -> Document:
    return Document(path=path, role=role, track=track, data=b"", outline=_NOTHING)


def _delivers(group: Group) -> bool:
    return any(ref.entry.kind == "deliverable" and ref.entry.counted for ref in group.refs)


def _kind(kinds: list[Kind]) -> Kind:
    return next((kind for kind in kinds if kind in COUNTED_KINDS), kinds[0])


def _birth(thread: int, live: Live) -> list[Change]:
    """What is new is added, and ticked too if it was born so."""
    found = [Change("added", thread, live)]
    if live.state != "todo":
        found.append(Change(_KIND_OF[live.state], thread, live))
    return found


def _transition(thread: int, before: Live, live: Live) -> list[Change]:
    found: list[Change] = []
    if before.words != live.words:
        found.append(Change("reworded", thread, live, before))
    if before.counted != live.counted:
        found.append(Change("added" if live.counted else "removed", thread, live, before))
    if before.state != live.state:
        kind = "unticked" if before.state == "done" and live.state == "todo" else _KIND_OF[live.state]
        found.append(Change(kind, thread, live, before))
    return found


_KIND_OF: dict[State, ChangeKind] = {
    "done": "ticked",
    "deferred": "deferred",
    "doing": "doing",
    "blocked": "blocked",
    "cancelled": "cancelled",
    "todo": "reopened",
}
