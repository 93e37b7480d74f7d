"""Collecting a repository's documents for `init`: markdown files, the days of their last commits, the local zone.

Bounded, whatever the folder is: so many folders, so many files, so many seconds; what git knows is asked first.
"""

from __future__ import annotations

import os
import stat
import subprocess
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.plan.infer import Source

MOST_FILES, MOST_FOLDERS = 500, 5_000
SECONDS = 4.0
"""For finding and for reading, together."""
LARGEST, MOST_BYTES = 512 * 1024, 4 * 1024 * 1024
"""Of one document, which is no plan when it is larger, and of all."""
SKIPPED = frozenset({"node_modules", "vendor", "venv", "target", "dist", "build", "site-packages", "__pycache__"})
"""Folders full of other people's documents."""
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents, parsed; `partly` says that there are more of them."""

    sources: list[Source]
    partly: bool = False


def gather(home: Path) -> Gathered:
    """The markdown documents below a folder, those in hidden folders and among dependencies left out.

    Those nearest to `home` are looked at first, and no more than the limits allow.
    """
    from cockpit.plan.infer import Source
    from cockpit.plan.outline import parse_outline

    end = time.monotonic() + SECONDS
    paths, partly = markdown_files(home, end)
    written = last_commits(home, max(1.0, end - time.monotonic())) if paths else {}
    sources: list[Source] = []
    size = 0
    for path in paths:
        if sources and (size > MOST_BYTES or time.monotonic() > end):
            partly = True
            break
        try:
            data = (home / path).read_bytes()
        except OSError:
            continue
        size += len(data)
        sources.append(Source(path, parse_outline(data), written.get(path)))
    return Gathered(sorted(sources, key=lambda source: _in_folders(source.path)), partly)


def markdown_files(home: Path, end: float) -> tuple[list[str], bool]:
    """Paths of regular markdown files, relative and with `/`, the nearest first; and whether there are more.

    `end` is the monotonic time at which to stop looking.
    """
    found, partly = _known_to_git(home, end - time.monotonic()), False
    if not found:
        found, partly = _walked(home, end)
    found.sort(key=lambda path: (path.count("/"), path))
    plain = [path for path in found if _is_plain(home / path)]
    return plain[:MOST_FILES], partly or len(plain) > MOST_FILES


def _known_to_git(home: Path, limit: float) -> list[str]:
    """What git tracks or would; nothing outside of a repository."""
    kinds = ("--cached", "--others", "--exclude-standard")
    listed = _git(home, ("ls-files", "-z", *kinds), limit)
    return [path for path in dict.fromkeys(listed.split("\0")) if path.lower().endswith(_ENDINGS) and _is_ours(path)]


def _is_ours(path: str) -> bool:
    return not any(_is_skipped(name) for name in PurePosixPath(path).parts[:-1])


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED


def _walked(home: Path, end: float) -> tuple[list[str], bool]:
    """Breadth first, so that what is left out is what lies deep."""
    found: list[str] = []
    waiting, seen = deque([""]), 0
    while waiting:
        if seen >= MOST_FOLDERS or len(found) > MOST_FILES or time.monotonic() > end:
            return found, True
        folder, seen = waiting.popleft(), seen + 1
        try:
            with os.scandir(home / folder) as entries:
                inside = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError:
            continue
        waiting.extend(f"{folder}{name}/" for name, is_folder in inside if is_folder and not _is_skipped(name))
        found += [folder + name for name, is_folder in inside if not is_folder and name.lower().endswith(_ENDINGS)]
    return found, False


def _in_folders(path: str) -> tuple[tuple[bool, str], ...]:
    """The order of a listing: a folder's files before the folders in it."""
    parts = path.split("/")
    return tuple((number < len(parts) - 1, part) for number, part in enumerate(parts))


def _is_plain(file: Path) -> bool:
    try:
        status = file.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST


def last_commits(home: Path, limit: float = SECONDS) -> Mapping[str, date]:
    """The day of each file's last commit, by path relative to `home`; empty without git, or when it takes too long."""
    words = ("log", "--no-ext-diff", "--relative", "--format=%x00%cs", "--name-only", "-z", "--max-count=2000", "--",
             "*.md", "*.markdown")  # fmt: skip
    found: dict[str, date] = {}
    day: date | None = None
    for part in _git(home, words, limit).split("\0"):
        word = part.strip("\n")
        try:
            day = date.fromisoformat(word)
        except ValueError:
            if word and day:
                found.setdefault(word, day)
    return found


def _git(home: Path, words: Iterable[str], limit: float) -> str:
    """What git prints, nothing where it cannot or is too slow."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", *words]
    try:
        asked = subprocess.run(command, cwd=home, capture_output=True, timeout=max(0.1, limit), check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.decode("utf-8", "surrogateescape") if asked.returncode == 0 else ""


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
