"""The files a sprint created, with who and when and how many lines: the last page of a retro."""

from __future__ import annotations

from datetime import datetime

from cockpit.core.record import CreatedFile
from cockpit.repo.blobs import contents
from cockpit.repo.git import Git
from cockpit.repo.ledger import Commit, Ledger, head_of, reach, standing_at, tips_of
from cockpit.repo.trouble import Problem

MOST_FILES = 5_000


def created_between(git: Git, start: datetime, end: datetime) -> tuple[CreatedFile, ...] | Problem:
    """Files of HEAD (as its first-parent line stood at `end`) that were added from `start` on, in path order."""
    head = head_of(git)
    if not head:
        return ()
    ledger = Ledger(git, int(start.timestamp()))
    ledger.learn(head, tips_of(git).values())
    tip = standing_at(git, int(end.timestamp()))
    tree = git.read("ls-tree", "-r", "-z", "--full-tree", tip) if tip else None
    if tree is None or tree.problem:
        return tree.problem or () if tree else ()
    files = {path: facts.split(" ") for facts, _, path in (entry.partition("\t") for entry in tree.fields)}
    births = _births(ledger, tip)
    oldest = int(start.timestamp())
    fresh = {path: births[path] for path in sorted(files) if path in births and births[path].when >= oldest}
    chosen = dict(list(fresh.items())[:MOST_FILES])
    lines = _lines(git, [files[path][2] for path in chosen if files[path][1] == "blob"])
    zone = start.tzinfo
    return tuple(
        CreatedFile(
            path=git.shown(path),
            commit=commit.oid,
            author=commit.author,
            date=datetime.fromtimestamp(commit.when, zone),
            lines=lines.get(files[path][2]),
        )
        for path, commit in chosen.items()
    )


def _births(ledger: Ledger, tip: str) -> dict[str, Commit]:
    reached = reach(ledger.commits, tip)
    births: dict[str, Commit] = {}
    for oid in (oid for oid in ledger.sequence if oid in reached):
        for status, path in ledger.changes.get(oid, ()):
            if status == "A":
                births.setdefault(path, ledger.commits[oid])
            elif status == "D":
                births.pop(path, None)
    return births


def _lines(git: Git, oids: list[str]) -> dict[str, int]:
    """Lines by blob; what holds a NUL in its first 8,000 bytes is binary, as git has it."""
    found: dict[str, int] = {}
    for oid, data in contents(git, oids):
        if data is not None and b"\0" not in data[:8000]:
            found[oid] = data.count(b"\n") + (bool(data) and not data.endswith(b"\n"))
    return found
