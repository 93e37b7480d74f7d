"""A cache on disk that can always be thrown away: sqlite in the user's cache folder, JSON in it, never code.

Whatever is wrong with it (damaged, locked, no space, no rights, written by a newer cockpit) costs time, never truth.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

LARGEST = 128 * 1024 * 1024
"""Bytes at which the cache is begun anew."""
_VERSION = 1
_TABLES = (
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID",
    f"PRAGMA user_version = {_VERSION}",
)


def cache_file() -> Path:
    """Where the history of all repositories is cached for this user."""
    return user_cache_path("cockpit", appauthor=False) / "history.sqlite"


def _name(key: str) -> str:
    """A key of any length and of any characters, as a short one."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


class Cache:
    """JSON values by kind and key. Opened when first used; nothing here raises. `None` keeps it in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._link: sqlite3.Connection | None = None
        self._tried = False

    def get(self, kind: str, key: str) -> Any:
        """A value, None if there is none."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, Any]:
        """The values that are there."""
        found: dict[str, Any] = {}
        link = self._open()
        if link is None:
            return found
        try:
            for key in keys:
                row = link.execute("SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, _name(key))).fetchone()
                if row is not None:
                    found[key] = json.loads(row[0])
        except (sqlite3.Error, ValueError, TypeError, RecursionError):
            self._begin_anew()
            return {}
        return found

    def put_many(self, kind: str, values: dict[str, Any]) -> None:
        """Keep values; all or none of them."""
        link = self._open()
        if link is None or not values:
            return
        rows = [(kind, _name(key), json.dumps(value, separators=(",", ":"))) for key, value in values.items()]
        try:
            with link:
                link.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError:  # locked, full, read-only: next time
            return
        except sqlite3.Error:
            self._begin_anew()

    def close(self) -> None:
        if self._link is not None:
            with suppress(sqlite3.Error):
                self._link.close()
        self._link, self._tried = None, False

    def _open(self) -> sqlite3.Connection | None:
        if not self._tried:
            self._tried = True
            self._link = self._connect()
            if self._link is None and self._file is not None and self._file.exists():
                self._begin_anew()
        return self._link

    def _connect(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        link = None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size > LARGEST:
                self._file.unlink()
            link = sqlite3.connect(self._file, timeout=0.5, check_same_thread=False)
            if link.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
                raise sqlite3.DatabaseError("another version")
            link.execute("PRAGMA synchronous = OFF")
            for statement in _TABLES:
                link.execute(statement)
            link.commit()
        except (sqlite3.Error, OSError):
            if link is not None:
                link.close()
            return None
        return link

    def _begin_anew(self) -> None:
        """Throw a damaged cache away and start an empty one; without rights to do so, go on with none."""
        self.close()
        self._tried = True
        if self._file is None:
            return
        with suppress(OSError):
            for name in (self._file.name, f"{self._file.name}-journal", f"{self._file.name}-wal"):
                (self._file.parent / name).unlink(missing_ok=True)
            self._link = self._connect()
