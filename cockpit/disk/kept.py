"""Answers kept from one call of the command line to the next, so that what has not changed is not worked out again.

In the user's cache folder, JSON only, one small file per sprint and kind. An answer is taken only for exactly the bytes
it was worked out from, by exactly this program; whatever else is the matter with a kept file, it is as if there were
none. Nothing of it is needed, all of it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import cockpit
from cockpit.core.settings import Settings
from cockpit.plan.choosing import ARCHIVE
from cockpit.plan.config_plain import settings_of

MOST_FILES = 200
LARGEST = 8 * 1024 * 1024
"""Bytes of one kept answer; a longer one is as quickly worked out as read."""
_ROOMS = ("core", "plan", "disk")


def kept_folder() -> Path:
    """Where answers are kept: below the user's cache folder, as platformdirs finds it (importing that takes longer
    than reading what is kept)."""
    home = Path.home()
    usual = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    told = os.environ.get("XDG_CACHE_HOME", "").strip() if sys.platform != "darwin" else ""
    return (Path(told) if told else usual) / "cockpit" / "kept"


@cache
def program() -> bytes:
    """What stands for this program: its version, and name, size and time of every file that reading depends on."""
    top = Path(cockpit.__file__).parent
    parts = [cockpit.__version__, sys.version]
    for room in _ROOMS:
        with os.scandir(top / room) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    parts.append(f"{room}/{entry.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).digest()


def key_of(parts: Iterable[bytes]) -> str:
    """A key for an answer worked out from these bytes; where one part ends and the next begins counts."""
    digest = hashlib.blake2b(program(), digest_size=24)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def recall(sprint_file: Path, kind: str, key: str) -> Any:
    """What was kept under a key; None if nothing was."""
    with suppress(OSError, ValueError, RecursionError, TypeError, KeyError):
        kept = json.loads(_place(sprint_file, kind).read_bytes())
        if kept["key"] == key:
            return kept["value"]
    return None


def key_kept(sprint_file: Path, kind: str) -> str:
    """The key something is kept under; empty if nothing is."""
    with suppress(OSError):
        with _place(sprint_file, kind).open("rb") as file:
            found = re.match(rb'\{"key":"([0-9a-f]+)"', file.read(200))
        return found[1].decode() if found else ""
    return ""


def remember(sprint_file: Path, kind: str, key: str, value: object) -> None:
    """Keep a value that JSON can carry, instead of what was kept for that sprint and kind before."""
    place = _place(sprint_file, kind)
    data = json.dumps({"key": key, "value": value}, separators=(",", ":")).encode()
    if len(data) > LARGEST:
        return
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
                file.write(data)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
        _thin_out(place.parent)


def kept_settings(sprint_file: Path, data: bytes) -> Settings:
    """The settings that `data`, the content of a sprint.toml, declares. Raises `SettingsError`."""
    if kept := recalled_settings(sprint_file, data):
        return kept
    from cockpit.plan.config import plain_settings

    plain = plain_settings(data, file=sprint_file.name)
    remember(sprint_file, "settings", key_of([data]), plain)
    return _at_home(sprint_file, settings_of(plain, sprint_file.name))


def recalled_settings(sprint_file: Path, data: bytes) -> Settings | None:
    """The settings kept for exactly these bytes of a sprint.toml, None if there are none."""
    with suppress(KeyError, TypeError, ValueError, AttributeError, IndexError):
        if (plain := recall(sprint_file, "settings", key_of([data]))) is not None:
            return _at_home(sprint_file, settings_of(plain, sprint_file.name))
    return None


def _at_home(sprint_file: Path, settings: Settings) -> Settings:
    """An ended sprint that was put away, its sprint.toml unchanged, has its plans beside it."""
    home = sprint_file.absolute().parent
    if home.parent.name != ARCHIVE or any((home / folder).is_dir() for folder in settings.plans):
        return settings
    return replace(settings, plans=(".",))


def _place(sprint_file: Path, kind: str) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.realpath(sprint_file)), digest_size=12).hexdigest()
    return kept_folder() / f"{name}.{kind}.json"


def _thin_out(folder: Path) -> None:
    """Forget the sprints that were not asked about for longest."""
    files: list[tuple[int, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # another cockpit thins out too
                files.append((entry.stat().st_mtime_ns, entry.path))
    for _, path in sorted(files)[: max(0, len(files) - MOST_FILES)]:
        Path(path).unlink(missing_ok=True)
