"""Collecting a repository's documents for `init`: markdown files, the days of their last commits, the local zone."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.plan.infer import Source

MOST_FILES = 2_000
LARGEST = 2 * 1024 * 1024
SKIPPED = frozenset({"node_modules", "vendor", "venv", "target", "dist", "build", "site-packages", "__pycache__"})
"""Folders full of other people's documents."""


def gather(home: Path) -> list[Source]:
    """The markdown documents below a folder, parsed; those in hidden folders and among dependencies left out."""
    from cockpit.plan.infer import Source
    from cockpit.plan.outline import parse_outline

    written = last_commits(home)
    sources: list[Source] = []
    for path in markdown_files(home):
        try:
            data = (home / path).read_bytes()
        except OSError:
            continue
        sources.append(Source(path, parse_outline(data), written.get(path)))
    return sources


def markdown_files(home: Path) -> Iterator[str]:
    """Paths of regular markdown files, relative and with `/`, sorted."""
    found = 0
    for folder, folders, names in os.walk(home):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(names):
            file = Path(folder) / name
            if name.lower().endswith((".md", ".markdown")) and _is_plain(file):
                yield file.relative_to(home).as_posix()
                found += 1
        if found > MOST_FILES:
            return


def _is_plain(file: Path) -> bool:
    try:
        status = file.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST


def last_commits(home: Path) -> Mapping[str, date]:
    """The day of each file's last commit, by path relative to `home`; empty without git."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "log", "--no-ext-diff", "--relative",
               "--format=%x00%cs", "--name-only", "-z", "--max-count=2000", "--", "*.md", "*.markdown"]  # fmt: skip
    try:
        asked = subprocess.run(command, cwd=home, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found: dict[str, date] = {}
    day: date | None = None
    for part in asked.stdout.decode("utf-8", "surrogateescape").split("\0"):
        word = part.strip("\n")
        try:
            day = date.fromisoformat(word)
        except ValueError:
            if word and day:
                found.setdefault(word, day)
    return found


def local_zone() -> str:
    """The IANA name of the machine's time zone, `UTC` when it has none."""
    from zoneinfo import ZoneInfo

    real = os.path.realpath("/etc/localtime")
    for name in (os.environ.get("TZ", "").lstrip(":"), real.partition("zoneinfo/")[2]):
        try:
            if name:
                return ZoneInfo(name).key
        except (ValueError, OSError, KeyError):
            continue
    return "UTC"
