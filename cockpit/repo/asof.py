"""The plans and sprint.toml as they stood at a time, from HEAD's first-parent line alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cockpit.repo.blobs import contents
from cockpit.repo.git import Git
from cockpit.repo.ledger import standing_at
from cockpit.repo.trouble import Problem

MOST_FILES = 5_000
LARGEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """`files` by path relative to the folder of sprint.toml, as git held them. Commit "" before the first one."""

    moment: datetime
    commit: str
    files: Mapping[str, bytes]
    missing: tuple[str, ...] = ()
    """Files that were there then but whose contents are not here now, or are too large."""


def plans_at(
    git: Git, moment: datetime, places: Iterable[str], wanted: Callable[[str], bool] = lambda _: True
) -> Past | Problem:
    """The files below some places (relative to the folder of sprint.toml) as the line stood at an aware time.

    Regular files only: what was a link then cannot lead anywhere now.
    """
    head = git.read("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head.problem and head.code != 1:
        return head.problem
    commit = standing_at(git, int(moment.timestamp())) if head.text else ""
    if not commit:
        return Past(moment=moment, commit="", files={})
    roots = [git.inside(place) for place in places]
    answer = git.read("ls-tree", "-r", "-z", "--full-tree", commit, "--", *(root or "." for root in roots))
    if answer.problem:
        return answer.problem
    found: dict[str, str] = {}
    for entry in answer.fields:
        facts, _, path = entry.partition("\t")
        mode, _, oid = facts.split(" ")
        if mode.startswith("100") and wanted(shown := git.shown(path)) and len(found) < MOST_FILES:
            found[shown] = oid
    by_oid = dict(contents(git, found.values(), LARGEST))
    files = {path: data for path, oid in found.items() if (data := by_oid[oid]) is not None}
    return Past(moment=moment, commit=commit, files=files, missing=tuple(found.keys() - files.keys()))
