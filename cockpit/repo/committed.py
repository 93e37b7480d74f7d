"""Whether git has files exactly as they lie on disk, so that they can be had back whatever is done to them."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.repo.git import Git
from cockpit.repo.trouble import Problem


def uncommitted(git: Git, paths: Sequence[str]) -> tuple[str, ...] | Problem:
    """Those of some files, relative to the folder of sprint.toml, of which HEAD has no or other bytes."""
    inside = {git.inside(path): path for path in paths}
    if "" in inside:
        return Problem("refused", f"{inside['']} is not inside the repository {git.root}")
    if git.read("rev-parse", "--verify", "--quiet", "HEAD").code:
        return tuple(paths)
    tracked = git.read("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD", "--", *inside)
    changed = git.read("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", *inside)
    for answer in (tracked, changed):
        if answer.problem:
            return answer.problem
    other = {entry[3:] for entry in changed.fields}
    known = set(tracked.fields)
    return tuple(path for inner, path in inside.items() if inner not in known or inner in other)
