"""What the repository says about the files that items name: landed, existing, on a branch, not found.

Nothing is asked per file: one tree, one graph, one pass over the changes, whatever the number of items. What was learnt
is kept, so a second look costs only what is new. Reading never runs anything of the repository's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, time, tzinfo
from pathlib import Path

from cockpit.core.calendar import Calendar
from cockpit.core.filenames import named_files
from cockpit.core.model import Evidence, EvidenceState, Item
from cockpit.repo.blobs import sizes
from cockpit.repo.git import Git
from cockpit.repo.ledger import Commit, Ledger, head_of, reach, standing_at, tips_of
from cockpit.repo.lookup import Names, Wanted, join, under
from cockpit.repo.scene import Layer, Scene, read_trees, set_scene
from cockpit.repo.trouble import Problem

MOST_FILES = 20_000
"""Files looked at below a folder that is in no repository."""
NONE = Evidence(state="none")

_STATES: dict[Layer, EvidenceState] = {
    "head": "existing",
    "staged": "staged",
    "branch": "branch",
    "worktree": "worktree",
    "gone": "deleted",
}
_WEAKEST_FIRST: tuple[EvidenceState, ...] = (
    "missing",
    "deleted",
    "ambiguous",
    "worktree",
    "staged",
    "branch",
    "existing",
    "landed",
    "none",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`by_item` has every item asked for; `files` each named file of those that name any, in their order.

    `problem` says why git could not answer, or not completely.
    """

    by_item: Mapping[str, Evidence] = field(default_factory=dict)
    files: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    head: str = ""
    problem: Problem | None = None


class Investigator:
    """Looks for evidence, again and again; not for use by two threads at once."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._ledger: Ledger | None = None

    def look(
        self, items: Iterable[Item], calendar: Calendar, *, now: datetime, as_of: datetime | None = None
    ) -> Report:
        """Evidence for items, at `now` (aware; commits of other branches count up to then) or as of a past time."""
        asked = {item.id: (item, named_files(item)) for item in items}
        head = head_of(self._git)
        moment = int((as_of or now).timestamp())
        names = {name for _, files in asked.values() for name in files}
        if not names:
            return Report(by_item=dict.fromkeys(asked, NONE), head=head)
        tips = tips_of(self._git)
        tip = head if as_of is None else standing_at(self._git, moment) if head else ""
        others, live = (head, *tips.values()), as_of is None
        with ThreadPoolExecutor(1) as pool:
            trees = pool.submit(read_trees, self._git, tip, live=live)
            ledger = self._learn(head, tips.values(), int(calendar.at(calendar.start, time.min).timestamp()))
        scene = set_scene(self._git, ledger, tip, others, Wanted.of(names), trees.result(), moment=moment, live=live)
        judge = _Judge(scene, ledger, tips, calendar.zone)
        files = {key: tuple(judge.file(name, item) for name in named) for key, (item, named) in asked.items() if named}
        files = judge.with_sizes(files)
        weakest = {key: _weakest(found) for key, found in files.items()}
        ignored = _ignored(self._git, {key: asked[key][1] for key, one in weakest.items() if one.state == "missing"})
        weakest |= {key: replace(weakest[key], sure=False) for key in ignored}
        return Report(
            by_item={key: weakest.get(key, NONE) for key in asked},
            files=files,
            head=head,
            problem=scene.problem,
        )

    def _learn(self, head: str, tips: Iterable[str], since: int) -> Ledger:
        if self._ledger is None or since < self._ledger.since:
            self._ledger = Ledger(self._git, since)
        self._ledger.learn(head, tips)
        return self._ledger


class _Judge:
    def __init__(self, scene: Scene, ledger: Ledger, tips: Mapping[str, str], zone: tzinfo) -> None:
        self._scene, self._ledger, self._tips, self._zone = scene, ledger, tips, zone
        self._git = scene.git
        self._oids: dict[str, str] = {}
        self._reached: dict[str, set[str]] = {}

    def file(self, name: str, item: Item) -> Evidence:
        bases = _bases(self._git.prefix, item)
        found = self._scene.find(name, bases)
        if found is None:
            return Evidence(state="missing", path=name)
        layer, paths = found
        if len(paths) > 1:
            return Evidence(state="ambiguous", candidates=tuple(self._git.shown(path) for path in paths))
        state, commit, branch = self._origin(layer, paths[0])
        shown = self._git.shown(paths[0])
        self._oids[shown] = self._scene.head.get(paths[0]) or self._scene.staged.get(paths[0], "")
        size = _size(self._git.root / paths[0]) if layer == "worktree" else None
        if commit is None:
            return Evidence(state=state, path=shown, size=size)
        when = datetime.fromtimestamp(commit.when, self._zone)
        arrived = self._scene.arrived.get(commit.oid)
        return Evidence(
            state=state,
            path=shown,
            commit=commit.oid,
            author=commit.author,
            date=when,
            late=state in ("landed", "branch") and item.due is not None and when > item.due,
            merged=None if arrived is None or layer == "branch" else datetime.fromtimestamp(arrived, self._zone),
            branch=branch,
        )

    def _origin(self, layer: Layer, path: str) -> tuple[EvidenceState, Commit | None, str]:
        scene = self._scene
        if layer == "head":
            commit, fresh = scene.landing(path)
            return ("landed" if fresh else "existing"), commit, ""
        if layer == "branch":
            commit = min((scene.elsewhere[one] for one in under(path, scene.elsewhere)), key=lambda one: one.when)
            return "branch", commit, self._branch_with(commit.oid)
        if layer == "gone":
            ends = (scene.steps[one][-1][1] for one in under(path, scene.steps))
            return "deleted", max(ends, key=lambda one: one.when), ""
        return _STATES[layer], None, ""

    def _branch_with(self, oid: str) -> str:
        for name, tip in self._tips.items():
            if name not in self._reached:
                self._reached[name] = reach(self._ledger.commits, tip)
            if oid in self._reached[name]:
                return name
        return ""

    def with_sizes(self, files: Mapping[str, tuple[Evidence, ...]]) -> dict[str, tuple[Evidence, ...]]:
        """The same with the sizes of what git holds, asked for at once."""
        known = sizes(self._git, [oid for oid in self._oids.values() if oid])
        return {
            key: tuple(
                replace(one, size=known.get(self._oids.get(one.path, ""), one.size)) if one.path else one
                for one in found
            )
            for key, found in files.items()
        }


def _bases(prefix: str, item: Item) -> tuple[str, ...]:
    """Folders a name may be written from: the repository, the sprint, the plan."""
    if not item.mentions:
        return tuple(dict.fromkeys(("", prefix)))
    plan = join(prefix, item.place.path).rpartition("/")[0]
    return tuple(dict.fromkeys(("", prefix, f"{plan}/" if plan else "")))


def _weakest(found: Sequence[Evidence]) -> Evidence:
    return min(found, key=lambda one: _WEAKEST_FIRST.index(one.state))


def _ignored(git: Git, missing: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The items one of whose files git is told to ignore."""
    places = {name: f"./{inside}" for names in missing.values() for name in names if (inside := git.inside(name))}
    if not places:
        return frozenset()
    asked = "\0".join(places.values()).encode("utf-8", "surrogateescape")
    told = set(git.read("check-ignore", "-z", "--stdin", "--no-index", stdin=asked).fields)
    return frozenset(key for key, names in missing.items() if any(places.get(name) in told for name in names))


def evidence_on_disk(folder: Path, items: Iterable[Item]) -> Report:
    """Without git: whether the files exist below a folder (hidden and vendored folders are not searched)."""
    asked = {item.id: (item, named_files(item)) for item in items}
    wanted = Wanted.of(name for _, files in asked.values() for name in files)
    names = Names.of(_files_below(folder) if wanted.bases else (), wanted)
    by_item: dict[str, Evidence] = {}
    files: dict[str, tuple[Evidence, ...]] = {}
    for key, (item, named) in asked.items():
        found = tuple(_disk_evidence(folder, names, name, item) for name in named)
        files |= {key: found} if found else {}
        by_item[key] = _weakest(found) if found else NONE
    return Report(by_item=by_item, files=files)


def _disk_evidence(folder: Path, names: Names, name: str, item: Item) -> Evidence:
    bases = _bases("", item)
    exact = next((path for base in bases if (path := join(base, name)) and os.path.lexists(folder / path)), "")
    paths = (exact,) if exact else names.strong(name, bases) or names.weak(name)
    if len(paths) > 1:
        return Evidence(state="ambiguous", candidates=paths)
    if not paths:
        return Evidence(state="missing", path=name)
    return Evidence(state="worktree", path=paths[0], size=_size(folder / paths[0]), sure=False)


def _files_below(folder: Path) -> list[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != "node_modules")
        inside = os.path.relpath(place, folder)
        found += [one if inside == "." else f"{inside}/{one}" for one in files]
        if len(found) >= MOST_FILES:
            break
    return found


def _size(path: Path) -> int | None:
    try:
        return None if path.is_dir() else path.lstat().st_size
    except OSError:
        return None
