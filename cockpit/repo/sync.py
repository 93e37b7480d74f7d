"""Getting what others pushed: how far we are from the remote, and bringing our commits on top of theirs.

What `git pull --rebase --autostash` does, in two steps: the network has a time limit and can ask nothing, and the
rebase after it, which needs no network, is never stopped half way. A conflict is left as git leaves it, for people.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cockpit.core.text import clean
from cockpit.repo.git import Git
from cockpit.repo.trouble import Answer, Problem

FETCH_LIMIT = 60.0
REBASE_LIMIT = 900.0
_UNDER_WAY = {
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}


_PUSH_SETTINGS = r"^(push\.(default|autosetupremote)|remote\.(.*\.push|pushdefault)|branch\..*\.pushremote)$"


@dataclass(frozen=True, slots=True)
class Standing:
    """Commits that only we have, and only the upstream has; `remote` is a name such as `origin`."""

    remote: str
    ahead: int
    behind: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of it, in one line. `files` are in conflict, relative to the root; `steps` lead out of it."""

    kind: Literal["pulled", "current", "stopped", "refused"]
    message: str
    files: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Upstream:
    branch: str
    remote: str
    name: str


def ahead_behind(git: Git) -> Standing | None:
    """How far the branch is from its upstream as last fetched; None without one. Local and quick."""
    upstream = _upstream(git)
    if isinstance(upstream, Problem):
        return None
    answer = git.read("rev-list", "--left-right", "--count", "HEAD...@{upstream}", "--")
    counts = answer.text.split()
    if answer.problem or len(counts) != 2:
        return None
    return Standing(upstream.remote, int(counts[0]), int(counts[1]))


def fetch(git: Git, *, limit: float = FETCH_LIMIT) -> Problem | None:
    """Learn what the upstream has. Changes no branch and no file of ours."""
    upstream = _upstream(git)
    if isinstance(upstream, Problem):
        return upstream
    if upstream.remote == ".":
        return None
    options = ("--quiet", "--no-auto-gc", "--no-recurse-submodules")
    return git.act("fetch", *options, "--", upstream.remote, limit=limit, environment=_unasking(git)).problem


def sync(git: Git, *, limit: float = FETCH_LIMIT) -> Synced:
    """Fetch, then put our commits and changes on top of what came."""
    if refusal := _unfit(git):
        return _refused(refusal)
    if problem := fetch(git, limit=limit):
        return _refused(problem)
    before = ahead_behind(git)
    if before is None:
        return _refused(Problem("refused", "the upstream branch is gone", "git branch --set-upstream-to says another"))
    if not before.behind:
        return Synced("current", f"nothing new at {before.remote}{_to_push(before.ahead)}")
    rebase = git.act("rebase", "--autostash", "--fork-point", *_style(git), "@{upstream}", limit=REBASE_LIMIT)
    files = _unmerged(git)
    if files:
        return _stopped(git, files)
    if rebase.problem:
        return _refused(_plainly(rebase))
    if "safe in the stash" in rebase.err:
        return Synced("stopped", "your uncommitted changes could not be put back", steps=("git stash pop has them",))
    came = f"{before.behind} commit{'s' if before.behind > 1 else ''} from {before.remote}"
    now = ahead_behind(git)
    return Synced("pulled", f"pulled {came}{_to_push(now.ahead if now else 0)}")


def under_way(git: Git) -> str:
    """What git is in the middle of (`rebase`, `merge`), or nothing."""
    return next((name for file, name in _UNDER_WAY.items() if (git.git_dir / file).exists()), "")


def _unfit(git: Git) -> Problem | None:
    """Why nothing can be pulled now."""
    if name := under_way(git):
        return Problem("busy", f"a {name} is under way", _way_out(name))
    if files := _unmerged(git):
        return Problem("busy", f"conflicts are not resolved yet: {_named(files)}", "resolve them and git add the files")
    upstream = _upstream(git)
    return upstream if isinstance(upstream, Problem) else None


def _way_out(name: str) -> str:
    if name == "bisect":
        return "git bisect reset ends it"
    return f"git {name} --continue or git {name} --abort ends it"


def _upstream(git: Git) -> _Upstream | Problem:
    head = git.read("symbolic-ref", "--quiet", "--short", "HEAD")
    if head.code:
        return head.problem if head.code > 1 and head.problem else Problem("refused", "no branch is checked out", "")
    branch = head.text
    if git.read("rev-parse", "--verify", "--quiet", "HEAD").code:
        return Problem("no-commits", f"the branch {branch} has no commits yet", "")
    remote = git.read("config", "--get", f"branch.{branch}.remote").text
    name = git.read("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}").text
    if not remote or not name:
        remotes = git.read("remote").text.split("\n")
        if not remotes[0]:
            way = f"git remote add origin <address>, then git push -u origin {branch}"
            return Problem("refused", "the repository has no remote", way)
        known = "origin" if "origin" in remotes else remotes[0]
        return Problem("refused", f"the branch {branch} has no upstream", f"git push -u {known} {branch} gives it one")
    return _Upstream(branch, remote, name)


def nowhere_to_push(git: Git) -> Problem | None:
    """Why a plain `git push` knows no place; None where it does, or where settings of git's own decide."""
    upstream = _upstream(git)
    if not isinstance(upstream, Problem) or upstream.kind != "refused":
        return None
    if not git.read("remote").text:
        return upstream
    return None if git.read("config", "--get-regexp", _PUSH_SETTINGS).text else upstream


def _unasking(git: Git) -> dict[str, str]:
    """An ssh that asks nothing, unless somebody chose another ssh: that one has no terminal to ask at either."""
    if os.environ.get("GIT_SSH_COMMAND") or os.environ.get("GIT_SSH") or not git.read("config", "core.sshCommand").code:
        return {}
    return {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=15"}


def _style(git: Git) -> tuple[str, ...]:
    """Local merges stay merges for whoever told git pull so."""
    branch = git.read("symbolic-ref", "--quiet", "--short", "HEAD").text
    for key in (f"branch.{branch}.rebase", "pull.rebase"):
        value = git.read("config", "--get", key).text
        if value:
            return ("--rebase-merges",) if value in ("merges", "m") else ()
    return ()


def _unmerged(git: Git) -> tuple[str, ...]:
    entries = git.read("ls-files", "-u", "-z", "--full-name").fields
    return tuple(dict.fromkeys(entry.partition("\t")[2] for entry in entries))


def _stopped(git: Git, files: tuple[str, ...]) -> Synced:
    """A conflict: of our commits with theirs, or of what was not committed with what came."""
    if under_way(git) == "rebase":
        steps = (
            "resolve the conflict markers, then: git add " + " ".join(files),
            "go on with: git rebase --continue",
            "or back to before: git rebase --abort",
        )
        return Synced("stopped", f"stopped at a conflict in {_named(files)}", files, steps)
    steps = (
        "what came is in; your uncommitted changes met it, and are safe in git stash too",
        "resolve the conflict markers, then: git add " + " ".join(files),
        "and then: git stash drop",
    )
    return Synced("stopped", f"your uncommitted changes conflict in {_named(files)}", files, steps)


def _plainly(rebase: Answer) -> Problem:
    """What git told of a rebase that did not begin, in one line."""
    lines = [line.strip() for line in rebase.err.splitlines() if line.strip()]
    kept = [line.removeprefix("error: ").removeprefix("fatal: ") for line in lines if line.startswith(("err", "fat"))]
    assert rebase.problem is not None
    files = [line.strip() for line in rebase.err.splitlines() if line.startswith("\t")]
    if kept and files:
        return Problem("refused", clean(f"{kept[0].rstrip(':')}: {_named(tuple(files))}", 300))
    return rebase.problem


def _refused(problem: Problem) -> Synced:
    return Synced("refused", problem.message, steps=(problem.remedy,) if problem.remedy else ())


def _to_push(ahead: int) -> str:
    return f", {ahead} commit{'s' if ahead > 1 else ''} to push" if ahead else ""


def _named(files: tuple[str, ...]) -> str:
    shown = [clean(Path(file).name) for file in files[:3]]
    return ", ".join(shown) + (f" and {len(files) - 3} more" if len(files) > 3 else "")
