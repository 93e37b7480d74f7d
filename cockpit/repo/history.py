"""History of the plans from git: who added, ticked, deferred what and when, and the burn-up, commit by commit.

It follows HEAD's first-parent line, so branches count when they are merged, and goes through renames, rewritten plans
and rebases. What was read once is cached by blob; a line that only grew is continued where it was left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import cockpit
from cockpit.core.record import Event, History, Point
from cockpit.repo.cache import Cache, cache_file
from cockpit.repo.credit import Credit
from cockpit.repo.events import event_from, event_row, moment, point_from, point_of, point_row
from cockpit.repo.fold import Change, Fold
from cockpit.repo.git import Git
from cockpit.repo.ledger import Commit, head_of
from cockpit.repo.planlog import PlanLog, Station, follows, plan_log
from cockpit.repo.sightings import EMPTY, Reader, Version
from cockpit.repo.trouble import Problem
from cockpit.repo.versions import Versions


class Noted(Protocol):
    """What a journal tells of one change: the item by path, key, section and ordinal, and its state `after`."""

    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def after(self) -> str: ...


@dataclass(slots=True)
class _Line:
    """All that is known of the line up to `head`. A line from the cache has no `fold` until somebody needs it."""

    head: str = ""
    fold: Fold | None = field(default_factory=Fold)
    blobs: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=dict)
    """The number of each item that stands in a plan, by its places."""
    complete: bool = True
    keys: dict[str, int] = field(default_factory=dict)
    born: int = 0


class Historian:
    """Reads the history of one sprint's plans, again and again; not for use by two threads at once.

    `places` are the plans' folders and files, relative to the folder of sprint.toml; `is_plan` chooses among the paths
    in them (relative likewise); `flavour` names all that reading depends on apart from the bytes (see `flavour_of`).
    """

    def __init__(
        self,
        git: Git,
        reader: Reader,
        places: Iterable[str],
        is_plan: Callable[[str], bool],
        flavour: str,
        *,
        cache: Path | Cache | None = None,
    ) -> None:
        self._git, self._flavour = git, flavour
        self._places = tuple(sorted({git.inside(place) for place in places}))
        self._is_plan = lambda path: is_plan(git.shown(path))
        self._cache = cache if isinstance(cache, Cache) else Cache(cache or cache_file())
        self._versions = Versions(git, reader, flavour, self._cache)
        self._line: _Line | None = None

    def read(self, working: Mapping[str, bytes] | None = None, journal: Sequence[Noted] = ()) -> History:
        """The history up to HEAD; with `working`, the plans as they are on disk (all of them, by path relative to the
        folder of sprint.toml), up to now, where the journal tells who and when."""
        head = head_of(self._git)
        line = self._line or (self._load(head) if head else None) or _Line()
        problem: Problem | None = None
        if line.head and (working is not None or line.head != head) and not self._fold(line):
            line = _Line()
        if head and line.head != head:
            if line.head and not follows(self._git, line.head, head):
                line = _Line()
            problem = self._follow(line, head)
            if problem is None:
                self._keep(line)
        self._line = line
        found = self._history(line, head, problem)
        return found if working is None else self._with_working(line, found, working, journal)

    def read_at(self, commit: str) -> History:
        """The history as it was when the line stood at one of its commits ("" before the first)."""
        if commit and commit == head_of(self._git):
            return self.read()
        line = _Line()
        problem = self._follow(line, commit) if commit else None
        return self._history(line, commit, problem)

    def _history(self, line: _Line, head: str, problem: Problem | None) -> History:
        return History(
            events=tuple(line.events),
            points=tuple(line.points),
            head=head,
            complete=line.complete and not self._versions.missing,
            problem=problem.message if problem else "",
            threads=line.threads,
        )

    def close(self) -> None:
        self._cache.close()

    def _follow(self, line: _Line, head: str) -> Problem | None:
        log = plan_log(self._git, head, self._places, self._is_plan, line.head)
        sides = [station for stations in log.side.values() for station in stations]
        turns = [turn for station in (*log.stations, *sides) for turn in station.turns]
        self._versions.prepare((turn.path, oid) for turn in turns for oid in (turn.old, turn.new))
        boundary = _boundary(self._git)
        fold = self._fold(line) or Fold()
        for station in log.stations:
            self._pass(line, fold, station, log, known=station.commit.oid not in boundary)
        line.head, line.threads = head, _places(fold)
        return log.problem

    def _pass(self, line: _Line, fold: Fold, station: Station, log: PlanLog, *, known: bool) -> None:
        """One commit of the line. What a shallow clone begins with was there before: no news, only a beginning."""
        found: dict[str, Version] = {}
        for turn in station.turns:
            version = self._versions.of(turn.path, turn.new)
            if version is not None:
                found[turn.path] = version
                line.blobs[turn.path] = turn.new
        changes = fold.step(found, self._moves(station))
        line.complete = line.complete and known
        if not known:
            changes = []
        credit = Credit(log.side.get(station.commit.oid, ()), self._versions)
        for change in changes:
            line.events.append(_event(change, credit.due_to(change, station.commit), station.commit))
        line.points.append(point_of(fold.counts, moment(station.commit.when), station.commit.oid))

    def _moves(self, station: Station) -> dict[str, str]:
        """Plans that were renamed: gone and come in one commit with the same bytes."""
        gone = {turn.old: turn.path for turn in station.turns if not turn.new}
        moved = ((gone[turn.new], turn.path) for turn in station.turns if not turn.old and turn.new in gone)
        return {self._git.shown(old): self._git.shown(new) for old, new in moved}

    def _with_working(
        self, line: _Line, found: History, working: Mapping[str, bytes], journal: Sequence[Noted]
    ) -> History:
        """One more step, from what is committed to what is on disk."""
        fold = (self._fold(line) or Fold()).fork()
        turns = {inside: EMPTY for inside in fold.documents if self._git.shown(inside) not in working}
        files = {inside: data for path, data in working.items() if (inside := self._git.inside(path))}
        changes = fold.step(turns | self._versions.read(files))
        noted = {(one.path, one.key, one.after): one for one in journal}
        events = [_event(change, None, None, _noted(change, noted)) for change in changes]
        points = [point_of(fold.counts, None, "")] if events else []
        return replace(
            found,
            events=(*found.events, *events),
            points=(*found.points, *points),
            threads=_places(fold),
        )

    def _fold(self, line: _Line) -> Fold | None:
        """The items at the end of a line; None where the cache told something else than the plans."""
        if line.fold is None:
            self._versions.prepare(line.blobs.items())
            versions = {path: found for path, oid in line.blobs.items() if (found := self._versions.of(path, oid))}
            fold = Fold()
            fold.step(versions)
            if fold.live.keys() <= line.keys.keys():
                fold.threads, fold.born = line.keys, line.born
                line.fold = fold
        return line.fold

    # the cache

    def _name(self) -> str:
        where = "\0".join((str(self._git.common_dir), self._git.prefix, *self._places, self._flavour))
        return f"line\0{where}"

    def _keep(self, line: _Line) -> None:
        fold = self._fold(line)
        if fold is None:
            return
        value = {
            "head": line.head,
            "blobs": {path: oid for path, oid in line.blobs.items() if oid},
            "keys": fold.threads,
            "born": fold.born,
            "threads": line.threads,
            "events": [event_row(event) for event in line.events],
            "points": [point_row(point) for point in line.points],
            "complete": line.complete and not self._versions.missing,
        }
        self._cache.put_many("line", {self._name(): value})

    def _load(self, head: str) -> _Line | None:
        kept = self._cache.get("line", self._name())
        try:
            if kept is None or not follows(self._git, kept["head"], head):
                return None
            return _revived(kept)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
            return None


def _revived(kept: dict[str, Any]) -> _Line:
    return _Line(
        head=kept["head"],
        fold=None,
        blobs=dict(kept["blobs"]),
        events=[event_from(row) for row in kept["events"]],
        points=[point_from(row) for row in kept["points"]],
        threads=dict(kept["threads"]),
        complete=bool(kept["complete"]),
        keys=dict(kept["keys"]),
        born=int(kept["born"]),
    )


def _places(fold: Fold) -> dict[str, int]:
    return {place: fold.threads[key] for key, live in fold.live.items() for place in live.places}


def flavour_of(settings: bytes) -> str:
    """A name for everything but a plan's bytes that reading it depends on: sprint.toml, and this program."""
    plan = Path(cockpit.__file__).parent / "plan"
    stats = sorted((file.name, file.stat()) for file in plan.glob("*.py"))
    facts = [(name, status.st_size, status.st_mtime_ns) for name, status in stats]
    return hashlib.blake2b(settings + repr(facts).encode(), digest_size=12).hexdigest()


def _boundary(git: Git) -> frozenset[str]:
    if not git.shallow:
        return frozenset()
    try:
        return frozenset((git.common_dir / "shallow").read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def _noted(change: Change, noted: Mapping[tuple[str, str, str], Noted]) -> Noted | None:
    after = {"added": "added", "removed": "removed"}.get(change.kind, change.live.state)
    for place in change.live.places:
        path, key = place.split("\0")[:2]
        if found := noted.get((path, key, after)):
            return found
    return None


def _event(change: Change, made_by: Commit | None, station: Commit | None, noted: Noted | None = None) -> Event:
    live = change.live
    made = moment(made_by.when) if made_by else noted.at if noted else None
    return Event(
        kind=change.kind,
        thread=change.thread,
        item_kind=live.kind,
        track=live.track,
        text=live.text,
        path=live.path,
        line=live.line,
        state=live.state,
        counted=live.counted,
        commit=made_by.oid if made_by else "",
        author=made_by.author if made_by else noted.who if noted else "",
        when=moment(station.when) if station else made,
        made=made,
        before=change.before.text if change.before and change.kind == "reworded" else "",
    )
