"""How long the history of plans takes, cold and warm, beside the plain git commands it cannot do without.

python -m benchmarks.history [COMMITS] [PLANS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path

from benchmarks.lived import git, planned
from cockpit.core.calendar import Calendar
from cockpit.core.record import History
from cockpit.core.settings import Settings
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document
from cockpit.repo.cache import Cache
from cockpit.repo.git import open_git
from cockpit.repo.history import Historian
from cockpit.repo.trouble import Problem

SETTINGS = Settings(
    name="Week", calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 12, 5), zone=UTC), plans=("docs/plans",)
)


def read(path: str, data: bytes) -> Document:
    return read_document(path, data, SETTINGS)


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The median of some rounds, by the clock on the wall."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[len(taken) // 2]


def history(folder: Path, cache: Cache) -> History:
    """What a fresh program does: open the repository, the cache, and read."""
    repository = open_git(folder)
    assert not isinstance(repository, Problem)
    historian = Historian(repository, read, ["docs/plans"], lambda path: path.endswith(".md"), "bench", cache=cache)
    try:
        return historian.read()
    finally:
        historian.close()


def plain(folder: Path) -> None:
    """The floor: one log and every version's bytes."""
    raw = git(
        folder, "log", "--first-parent", "--raw", "--no-abbrev", "--no-renames", "--format=%H", "--", "docs/plans"
    )
    oids = {line.split(b" ")[3] for line in raw.split(b"\n") if line.startswith(b":")}
    git(folder, "cat-file", "--batch", "--buffer", stdin=b"\n".join(oids) + b"\n")


def main() -> None:
    commits, plans = (int(value) for value in (*sys.argv[1:3], "1000", "20")[:2])
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "repo", Path(temporary) / "history.sqlite"
        planned(folder, commits, plans)
        found = history(folder, Cache(None))
        assert len(found.points) == commits, len(found.points)
        floor = seconds(lambda: plain(folder))

        def cold() -> None:
            cache.unlink(missing_ok=True)
            history(folder, Cache(cache))

        cold_time, warm_time = seconds(cold), seconds(lambda: history(folder, Cache(cache)))
        print(f"{commits} commits, {plans} plans, {len(found.events)} events")
        for name, taken, limit in (("git alone", floor, 0.0), ("cold", cold_time, 1.0), ("warm", warm_time, 0.1)):
            verdict = f"limit {limit:.1f} s: {'ok' if taken <= limit else 'MISSED'}" if limit else ""
            print(f"{name:<10} {taken * 1000:8.1f} ms   {taken / floor:6.2f} x git alone   {verdict}".rstrip())


if __name__ == "__main__":
    main()
