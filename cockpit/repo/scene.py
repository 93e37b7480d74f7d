"""The layers in which a named file may lie: HEAD, the index, other branches, the working tree, the past.

A scene is what one look at the repository found, cut to the wanted names. As of a past time it consists of commits
only: what HEAD's first-parent line had reached then, and whatever else had been committed anywhere by then.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cockpit.repo.git import Git
from cockpit.repo.ledger import Commit, Ledger, arrivals, line, reach
from cockpit.repo.lookup import Names, Wanted, join, under
from cockpit.repo.trouble import Problem

Layer = Literal["head", "staged", "branch", "worktree", "gone"]
Step = tuple[str, Commit]
"""(status letter, commit) of one path."""


@dataclass(slots=True)
class Scene:
    """`steps` are the changes of each wanted path on the way to `tip`, oldest first; `elsewhere` those HEAD lacks."""

    git: Git
    tip: str
    wanted: Wanted
    start: int
    live: bool
    head: dict[str, str] = field(default_factory=dict)
    staged: dict[str, str] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=dict)
    elsewhere: dict[str, Commit] = field(default_factory=dict)
    arrived: dict[str, int] = field(default_factory=dict)
    """When a commit reached the first-parent line, by its id; only commits that `tip` reaches."""
    problem: Problem | None = None
    _names: dict[Layer, Names] = field(default_factory=dict)

    def names(self, layer: Layer) -> Names:
        """The index of a layer, made when it is first needed."""
        if layer not in self._names:
            self._names[layer] = Names.of(self._paths(layer), self.wanted)
        return self._names[layer]

    def _paths(self, layer: Layer) -> Sequence[str]:
        if layer == "worktree":
            return self._untracked()
        if layer == "gone":
            return [path for path, steps in self.steps.items() if path not in self.head and steps[-1][0] == "D"]
        if layer == "branch":
            return list(self.elsewhere)
        return list(self.head if layer == "head" else self.staged)

    def _untracked(self) -> Sequence[str]:
        if not self.live:
            return ()
        answer = self.git.read("ls-files", "-z", "--others", "--exclude-standard", limit=10.0)
        return answer.fields

    def find(self, name: str, bases: Sequence[str]) -> tuple[Layer, tuple[str, ...]] | None:
        """Where a file lies and which paths it may be: first as it is written in any layer, then by its name alone."""
        layers: tuple[Layer, ...] = ("head", "staged", "branch", "worktree")
        for layer in layers:
            if found := self.names(layer).strong(name, bases) or self._on_disk(layer, name, bases):
                return layer, found
        for layer in layers:
            if found := self.names(layer).weak(name):
                return layer, found
        gone = self.names("gone")
        if found := gone.strong(name, bases) or gone.weak(name):
            return "gone", found
        return None

    def _on_disk(self, layer: Layer, name: str, bases: Sequence[str]) -> tuple[str, ...]:
        """A file that git ignores, and so does not list, where the name says exactly where it is."""
        if layer != "worktree" or not self.live:
            return ()
        places = (joined for base in bases if (joined := join(base, name)))
        return next(((path,) for path in places if os.path.lexists(self.git.root / path)), ())

    def landing(self, path: str) -> tuple[Commit | None, bool]:
        """The commit that brought a path of HEAD, and whether it is the sprint's: what was added in it, else the first
        change in it, else what brought it before (None where history does not say)."""
        births: list[Commit] = []
        updates: list[Commit] = []
        for one in under(path, self.head):
            born: Commit | None = None
            changed: list[Commit] = []
            for status, commit in self.steps.get(one, ()):
                if status == "D":
                    born, changed = None, []
                elif status == "A" and born is None:
                    born = commit
                elif self.recent(commit):
                    changed.append(commit)
            births += [born] if born else []
            updates += changed[:1]
        fresh = [commit for commit in births if self.recent(commit)] or updates
        if fresh:
            return min(fresh, key=lambda commit: commit.when), True
        return min(births, key=lambda commit: commit.when, default=None), False

    def recent(self, commit: Commit) -> bool:
        """Whether a commit was made, or came in by a merge, since the sprint's start."""
        return max(commit.when, self.arrived.get(commit.oid, 0)) >= self.start


@dataclass(frozen=True, slots=True)
class Trees:
    """The blob of each path of a commit, and of those added in the index."""

    head: dict[str, str]
    staged: dict[str, str]
    problem: Problem | None


def read_trees(git: Git, tip: str, *, live: bool) -> Trees:
    """What can be found out while the past is being read. `tip` "" before the first commit; `live` asks the index."""
    head, problem = _tree(git, tip) if tip else ({}, None)
    return Trees(head, _staged(git, tip) if live else {}, problem)


def set_scene(
    git: Git, ledger: Ledger, tip: str, others: Iterable[str], wanted: Wanted, trees: Trees, *, moment: int, live: bool
) -> Scene:
    """Look at everything that evidence may be found in. `others` are the commits branches stand on, which count up to
    `moment`; `live` also looks at the working tree."""
    scene = Scene(git, tip, wanted, ledger.since, live, trees.head, trees.staged)
    scene.problem = ledger.problem or trees.problem
    reached = reach(ledger.commits, tip)
    stations = arrivals(ledger.commits, line(ledger.commits, tip))
    scene.arrived = {oid: ledger.commits[station].when for oid, station in stations.items()}
    _follow(scene, ledger, reached, reach(ledger.commits, tip, *others), moment)
    _mend(scene, ledger)
    return scene


def _tree(git: Git, tip: str) -> tuple[dict[str, str], Problem | None]:
    answer = git.read("ls-tree", "-r", "-z", "--full-tree", tip)
    found: dict[str, str] = {}
    for entry in answer.fields:
        facts, _, path = entry.partition("\t")
        found[path] = facts[12:]
        if facts.startswith("160000"):  # a submodule is a folder
            found[f"{path}/"] = ""
    return found, answer.problem


def _staged(git: Git, tip: str) -> dict[str, str]:
    tree = tip or git.read("hash-object", "-t", "tree", "--stdin", stdin=b"").text
    options = ("--cached", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=A")
    fields = git.read("diff-index", *options, tree, "--").fields
    return {path: facts.split(" ")[3] for facts, path in zip(fields[::2], fields[1::2], strict=False)}


def _follow(scene: Scene, ledger: Ledger, reached: set[str], alive: set[str], moment: int) -> None:
    bases, folders = scene.wanted.bases, scene.wanted.folders
    for oid in (oid for oid in ledger.sequence if oid in alive):
        commit = ledger.commits[oid]
        inside = oid in reached
        if not inside and commit.when > moment:
            continue
        for status, path in ledger.changes.get(oid, ()):
            base = path[path.rfind("/") + 1 :]
            if base.casefold() in bases or folders or (not base.isascii() and scene.wanted.wants(path)):
                if inside:
                    scene.steps.setdefault(path, []).append((status, commit))
                elif status == "D":
                    scene.elsewhere.pop(path, None)
                elif status == "A" and path not in scene.head:
                    scene.elsewhere.setdefault(path, commit)


def _mend(scene: Scene, ledger: Ledger) -> None:
    """Find what merges themselves brought: wanted paths of HEAD whose addition no plain commit shows."""
    if ledger.boundary or not scene.tip:
        return
    lost = [path for path in scene.names("head").paths if not path.endswith("/") and path not in scene.steps]
    if not lost or len(lost) > 1000:
        return
    options = ("-m", "--first-parent", "--diff-filter=A", "--name-only", "--no-renames", "-z", "--format=%x01%H")
    answer = scene.git.read("log", *options, scene.tip, "--", *sorted(lost))
    oid = ""
    for part in answer.fields:
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            oid = text[1:]
        elif oid in ledger.commits and text:
            scene.steps.setdefault(text, []).insert(0, ("A", ledger.commits[oid]))
