"""How long evidence takes, beside the git commands it cannot do without; and whether the first picture waits for it.

python -m benchmarks.evidence [DELIVERABLES] [FILES] [COMMITS]
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.history import seconds
from benchmarks.lived import delivered, git
from benchmarks.startup import FRAME, ITEMS, ROOT, seconds_until
from cockpit.core.calendar import Calendar
from cockpit.core.model import Item, Mention
from cockpit.repo.evidence import Investigator, Report
from cockpit.repo.git import open_git
from cockpit.repo.trouble import Problem

WEEK = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
NOW = datetime(2025, 11, 28, 12, tzinfo=UTC)
PLAN = Mention(path="docs/plans/ann.md", line=3, form="checkbox", state="todo", role="plan", text="", key="")
SLOW_S = 2.0
"""How long git takes when it is slow."""


def deliverables(folder: Path, count: int) -> list[Item]:
    """Most are there, a tenth is not; some are named with their folder, some by name alone."""
    paths = git(folder, "ls-files").decode().split()
    rng = random.Random(3)
    names = [path if number % 3 else path.rpartition("/")[2] for number, path in enumerate(rng.sample(paths, count))]
    names = [name if number % 10 else f"missing_{number}.py" for number, name in enumerate(names)]
    return [
        Item(
            id=str(number), kind="deliverable", track="ann", text=name, state="done", files=(name,), is_file=True,
            mentions=(PLAN,),
        )
        for number, name in enumerate(names)
    ]  # fmt: skip


def cold(folder: Path, items: list[Item]) -> Report:
    """What a fresh program does: open the repository and look."""
    repository = open_git(folder)
    assert not isinstance(repository, Problem)
    return Investigator(repository).look(items, WEEK, now=NOW)


def plain(folder: Path) -> None:
    """The floor: one tree, and one log of what was added."""
    git(folder, "ls-tree", "-r", "-z", "HEAD")
    git(folder, "log", "--all", "--diff-filter=A", "--name-only", "--no-renames", "--format=%x01%H%x00%an%x00%ct", "-z")


def look(count: int, files: int, commits: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "repo"
        delivered(folder, files, commits)
        items = deliverables(folder, count)
        found = [one.state for one in cold(folder, items).by_item.values()]
        assert found.count("missing") == count // 10, found.count("missing")
        again = open_git(folder)
        assert not isinstance(again, Problem)
        investigator = Investigator(again)
        investigator.look(items, WEEK, now=NOW)
        floor, first = seconds(lambda: plain(folder), 5), seconds(lambda: cold(folder, items), 5)
        second = seconds(lambda: investigator.look(items, WEEK, now=NOW), 5)
        print(f"{count} deliverables, {files} files, {commits} commits")
        for name, taken, limit in (("git alone", floor, 0.0), ("cold", first, 0.5), ("again", second, 0.0)):
            verdict = f"limit {limit:.1f} s: {'ok' if taken <= limit else 'MISSED'}" if limit else ""
            print(f"{name:<10} {taken * 1000:8.1f} ms   {taken / floor:6.2f} x git alone   {verdict}".rstrip())


def paint(rounds: int = 5) -> None:
    """From exec to the sample's items, with git as it is and with one that takes its time."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(ROOT / "sprint.toml", folder)
        shutil.copytree(ROOT / "docs" / "plans", folder / "docs" / "plans")
        git(folder, "init", "--quiet", "--template=")
        slow = folder / "slow"
        slow.mkdir()
        (slow / "git").write_text(f'#!/bin/sh\nsleep {SLOW_S}\nexec {shutil.which("git")} "$@"\n')
        (slow / "git").chmod(0o755)
        command = [sys.executable, "-m", "cockpit", "--at", "2025-11-26T08:55", "--freeze"]
        usual = os.environ["PATH"]
        times: dict[str, list[float]] = {"git as it is": [], f"git takes {SLOW_S:g} s": []}
        for number in range(rounds + 1):
            for name, path in zip(times, (usual, f"{slow}{os.pathsep}{usual}"), strict=True):
                os.environ["PATH"] = path
                taken = seconds_until(command, folder, FRAME, ITEMS)[1]
                times[name] += [taken] if number else []  # the first round fills the caches
        os.environ["PATH"] = usual
    floor = statistics.median(times["git as it is"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"items on the screen, {name:<16} {median * 1000:6.0f} ms {median / floor:6.2f}  wanted ≤ 1.2")


def main() -> None:
    given = [int(value) for value in sys.argv[1:4]]
    count, files, commits = given + [500, 9000, 150][len(given) :]
    look(count, files, commits)
    paint()


if __name__ == "__main__":
    main()
