"""What a proposed commit does to each plan: its items, and its lines as git counts them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from cockpit.core.changes import Change, PlanDiff
from cockpit.core.settings import Settings
from cockpit.plan.changes import changes_between
from cockpit.plan.choosing import part_at
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document
from cockpit.repo.commit import PlanFile, Proposal
from cockpit.repo.git import Git


def plan_diffs(git: Git, proposal: Proposal, settings: Settings) -> tuple[PlanDiff, ...]:
    """One for each file of the proposal, in its order."""
    return tuple(_diffs(git, proposal, settings))


def _diffs(git: Git, proposal: Proposal, settings: Settings) -> Iterator[PlanDiff]:
    with tempfile.TemporaryDirectory(prefix="cockpit-") as folder:
        for file in proposal.files:
            added, removed = _lines(git, file, Path(folder))
            yield PlanDiff(path=file.shown, added=added, removed=removed, changes=_changes(file, settings))


def _lines(git: Git, file: PlanFile, folder: Path) -> tuple[int, int]:
    """Lines added and removed; line ends do not count where git stores them otherwise than they stand on the disk."""
    before, after = file.before or b"", file.after or b""
    if before and after and b"\r\n" in after and b"\r\n" not in before:
        after = after.replace(b"\r\n", b"\n")
    (folder / "a").write_bytes(before)
    (folder / "b").write_bytes(after)
    names = (str(folder / "a"), str(folder / "b"))
    answer = git.read("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--numstat", "--text", "--", *names)
    counts = answer.text.split("\t")
    return (int(counts[0]), int(counts[1])) if len(counts) > 2 else (0, 0)


def _changes(file: PlanFile, settings: Settings) -> tuple[Change, ...]:
    before, after = (_document(file, data, settings) for data in (file.before, file.after))
    return changes_between(before, after) if before or after else ()


def _document(file: PlanFile, data: bytes | None, settings: Settings) -> Document | None:
    if data is None:
        return None
    part = part_at(settings, file.shown)
    return read_document(
        file.shown, data, settings, role=part.role if part else "plan", track=part.track if part else None
    )
