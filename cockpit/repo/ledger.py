"""All commits of a repository with what each added, changed and deleted, learnt once and kept up to date.

One `log` for the graph and one `diff-tree` for the paths, over all branches, remotes and worktrees; names and trees
only, never a blob, so that a partial clone answers too. A shallow clone's first commits are known to exist, not what
they brought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from cockpit.core.text import clean
from cockpit.repo.git import Git
from cockpit.repo.trouble import Answer, Problem

MOST_COMMITS = 50_000
"""The newest that are looked at; what is older is history without details."""
LONGEST_NAME = 100
_LAST_SECOND = 253_402_300_799
_OID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_MISSING = ("--ignore-missing",)


@dataclass(frozen=True, slots=True)
class Commit:
    """`when` is the committer date in seconds since 1970, `author` as .mailmap has it."""

    oid: str
    parents: tuple[str, ...]
    when: int
    author: str


Change = tuple[str, str]
"""(`A`dded, `M`odified, `T`ype changed or `D`eleted, path)."""


@dataclass(slots=True)
class Ledger:
    """`sequence` has parents before children. `changes` has additions and deletions, and modifications from `since`."""

    git: Git
    since: int
    commits: dict[str, Commit] = field(default_factory=dict)
    sequence: list[str] = field(default_factory=list)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    boundary: frozenset[str] = frozenset()
    """Commits of a shallow clone whose parents are not here."""
    problem: Problem | None = None
    _tips: tuple[str, ...] = ()

    def learn(self, head: str, tips: Iterable[str]) -> None:
        """Take in whatever `head` (may be "") and the other tips reach and is not known yet."""
        wanted = tuple(dict.fromkeys(tip for tip in (head, *tips) if tip))
        if all(tip in self.commits for tip in wanted):
            return
        if self.git.shallow:
            self.boundary = _boundary(self.git)
        fresh = self._read_graph(wanted)
        self._read_changes(fresh, head)
        self._tips = tuple(dict.fromkeys((*self._tips, *wanted)))

    def _read_graph(self, tips: Sequence[str]) -> list[str]:
        known = [f"^{tip}" for tip in self._tips if tip in self.commits]
        answer = self.git.read(
            "log",
            "-z",
            "--date-order",
            "--encoding=UTF-8",
            f"--max-count={MOST_COMMITS}",
            "--format=%H%x00%P%x00%ct%x00%aN",
            "--no-patch",
            *_MISSING,
            "--stdin",
            stdin="".join(f"{tip}\n" for tip in (*tips, *known)).encode(),
        )
        self.problem = answer.problem
        fields, fresh = answer.fields, []
        for start in range(0, len(fields) - 3, 4):
            oid, parents, when, author = fields[start : start + 4]
            if oid not in self.commits:
                kept = () if oid in self.boundary else tuple(parents.split())
                self.commits[oid] = Commit(oid, kept, seconds(when), clean(author, LONGEST_NAME))
                fresh.append(oid)
        fresh.reverse()
        self.sequence += fresh
        return fresh

    def _read_changes(self, fresh: Sequence[str], head: str) -> None:
        """Two halves at once: commits before `since` only need additions and deletions."""
        arrived = arrivals(self.commits, line(self.commits, head))
        groups: tuple[list[str], list[str]] = ([], [])
        for oid in fresh:
            commit = self.commits[oid]
            if len(commit.parents) < 2 and oid not in self.boundary:
                came = self.commits[arrived[oid]].when if oid in arrived else 0
                groups[max(commit.when, came) >= self.since].append(oid)
        with ThreadPoolExecutor(2) as pool:
            for answer in pool.map(self._diff, groups, ("AD", "AMTD")):
                self.problem = self.problem or answer.problem
                self._take(answer)

    def _diff(self, oids: Sequence[str], kinds: str) -> Answer:
        if not oids:
            return Answer()
        return self.git.read(
            "diff-tree",
            "--stdin",
            "--root",
            "-r",
            "-z",
            "--no-renames",
            "--name-status",
            f"--diff-filter={kinds}",
            stdin="".join(f"{oid}\n" for oid in oids).encode(),
            limit=60.0,
        )

    def _take(self, answer: Answer) -> None:
        oid, found = "", list[Change]()
        fields = iter(answer.fields)
        for part in fields:
            if len(part) == 1:
                found.append((part, next(fields, "")))
                continue
            if oid:
                self.changes[oid] = tuple(found)
            oid, found = part, []
        if oid:
            self.changes[oid] = tuple(found)


def seconds(text: str) -> int:
    """A commit's time as a number a calendar can hold."""
    try:
        return min(max(int(text), 0), _LAST_SECOND)
    except ValueError:
        return 0


def reach(commits: dict[str, Commit], *tips: str) -> set[str]:
    """Everything some commits have in their past, themselves included."""
    seen, waiting = set[str](), [*tips]
    while waiting:
        oid = waiting.pop()
        if oid in commits and oid not in seen:
            seen.add(oid)
            waiting += commits[oid].parents
    return seen


def line(commits: dict[str, Commit], tip: str) -> list[str]:
    """The first-parent line from a commit back to the beginning."""
    found, oid = list[str](), tip
    while oid in commits:
        found.append(oid)
        parents = commits[oid].parents
        oid = parents[0] if parents else ""
    return found


def arrivals(commits: dict[str, Commit], trunk: Sequence[str]) -> dict[str, str]:
    """For every commit that a first-parent line reaches, the commit of the line that first had it."""
    came: dict[str, str] = {}
    for station in reversed(trunk):
        waiting = [station]
        while waiting:
            oid = waiting.pop()
            if oid in commits and oid not in came:
                came[oid] = station
                waiting += commits[oid].parents
    return came


def head_of(git: Git) -> str:
    """The commit HEAD stands on, "" before the first one."""
    return git.read("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text


def standing_at(git: Git, moment: int) -> str:
    """The newest commit of HEAD's first-parent line with a committer date up to a moment, "" before the first."""
    return git.read("rev-list", "--max-count=1", "--first-parent", f"--min-age={moment}", "HEAD", "--").text


def tips_of(git: Git) -> dict[str, str]:
    """Where work may be that HEAD does not have: commit by branch (local, then remote) and by worktree."""
    answer = git.read("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/remotes")
    found: dict[str, str] = {}
    for row in answer.text.split("\n"):
        oid, _, name = row.partition(" ")
        if _OID.match(oid):
            found[clean(re.sub(r"^refs/(heads|remotes)/", "", name), LONGEST_NAME)] = oid
    with suppress(OSError):
        for place in sorted((git.common_dir / "worktrees").iterdir()):
            with suppress(OSError, ValueError):
                if _OID.match(oid := (place / "HEAD").read_text("ascii").strip()):
                    found.setdefault(f"worktree {place.name}", oid)
    return found


def _boundary(git: Git) -> frozenset[str]:
    try:
        return frozenset((git.common_dir / "shallow").read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()
