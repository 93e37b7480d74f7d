"""What was ticked here, when and by whom: `.cockpit/journal.jsonl` next to sprint.toml, one JSON object a line.

It serves history that is not committed yet and the noticing of ticks that another program took back; the plans stay
the truth. Entries are appended in one write, so a crash leaves whole lines and at most one torn last one, which is
ended before the next. A journal with other damage is set aside, never mended and never fatal. `.cockpit/` ignores
itself in git.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal

from cockpit.disk.lock import Lock
from cockpit.disk.own_files import FOLDER, LARGEST, create, make_folder, open_own, read_own, replace_own
from cockpit.plan.splice import Refusal

How = Literal["set", "undo", "redo", "reapply"]
NAME = "journal.jsonl"
LIMIT = 2 * 1024 * 1024
"""Bytes; when a journal has grown past them its older half goes."""
_LINE = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item changed in one plan. `at` is timezone-aware; `before` and `after` are states, or `added`, `met`,
    `raised`, `resolved`; `key`, `section` and `ordinal` are the item's identity; `step` is the same for what was done
    at once; `how` is `set`, `undo`, `redo` or `reapply`."""

    at: datetime
    who: str
    how: str
    path: str
    line: int
    text: str
    before: str
    after: str
    key: str = ""
    section: tuple[str, ...] = ()
    ordinal: int = 0
    step: str = ""

    def to_json(self) -> str:
        fields = {
            "at": self.at.isoformat(), "who": self.who, "how": self.how, "path": self.path, "line": self.line,
            "text": self.text[:500], "before": self.before, "after": self.after, "key": self.key[:1000],
            "section": list(self.section), "ordinal": self.ordinal, "step": self.step,
        }  # fmt: skip
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def entry_from(line: bytes) -> Entry | None:
    """An entry from its line, None where the line is none."""
    try:
        raw: Any = json.loads(line)
        return Entry(
            at=_aware(datetime.fromisoformat(raw["at"])), who=str(raw["who"]), how=str(raw["how"]),
            path=str(raw["path"]), line=int(raw["line"]), text=str(raw["text"]), before=str(raw["before"]),
            after=str(raw["after"]), key=str(raw["key"]), section=tuple(map(str, raw["section"])),
            ordinal=int(raw["ordinal"]), step=str(raw["step"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Journal:
    """The journal of a sprint whose sprint.toml stands in `home`. Nothing here raises: a tick that stands in the plan
    is not worth less because it could not be noted. `trouble` says in one line what went wrong last."""

    def __init__(self, home: Path, *, limit: int = LIMIT) -> None:
        self.folder, self._limit = home / FOLDER, limit
        self.file = self.folder / NAME
        self.trouble = ""
        self._read_to: int | None = None
        self._last = b""

    def append(self, entries: Sequence[Entry]) -> bool:
        """Note entries, all or none; whether that worked."""
        lines = b"".join(_encoded(entry) for entry in entries)
        try:
            make_folder(self.folder)
            with Lock(Path(os.path.realpath(self.file))):
                fd = open_own(self.file, os.O_RDWR | os.O_CREAT | os.O_APPEND)
                try:
                    size = os.fstat(fd).st_size
                    torn = size > 0 and os.pread(fd, 1, size - 1) != b"\n"
                    _append_whole(fd, (b"\n" if torn else b"") + lines, size)
                    full = size + len(lines) > self._limit
                finally:
                    os.close(fd)
                if full:
                    self._shorten()
        except (OSError, Refusal) as error:
            self.trouble = f"{FOLDER}/{NAME} cannot be written: {getattr(error, 'strerror', None) or error}"
            return False
        self.trouble = ""
        return True

    def read(self) -> tuple[Entry, ...]:
        """All entries, oldest first. A damaged journal is set aside and its whole lines go on."""
        try:
            data = read_own(self.file)
        except OSError:
            return ()
        lines = data.split(b"\n")
        entries = [entry_from(line) for line in lines if line.strip()]
        whole = [entry for entry in entries if entry is not None]
        torn_end = bool(lines[-1].strip()) and entries[-1] is None
        if len(entries) - len(whole) > torn_end + _ends_mended(lines):
            self._set_aside(whole)
        return tuple(whole)

    def news(self) -> tuple[Entry, ...]:
        """Entries added since this was last asked, by anybody; the first time, none."""
        try:
            with os.fdopen(open_own(self.file), "rb") as file:
                data = self._unread(file)
        except FileNotFoundError:
            self._read_to, self._last = 0, b""
            return ()
        except OSError:
            return ()
        whole = data[: data.rfind(b"\n") + 1]
        if whole:
            self._read_to = (self._read_to or 0) + len(whole)
            self._last = whole[whole.rfind(b"\n", 0, -1) + 1 :]
        return tuple(entry for line in whole.split(b"\n") if (entry := entry_from(line)) is not None)

    def _unread(self, file: BinaryIO) -> bytes:
        """What stands behind the last line that was read, wherever that is by now: the journal may have been shortened
        meanwhile. Where it is nowhere, all of it is news."""
        if self._read_to is None:
            data = file.read(LARGEST)
            self._read_to = data.rfind(b"\n") + 1
            self._last = data[data.rfind(b"\n", 0, self._read_to - 1) + 1 : self._read_to] if self._read_to else b""
            return b""
        file.seek(self._read_to - len(self._last))
        data = file.read(LARGEST)
        if not data.startswith(self._last):
            file.seek(0)
            data = file.read(LARGEST)
            at = data.rfind(b"\n" + self._last) + 1 if self._last else 0
            at = at if at or data.startswith(self._last) else -1
            self._read_to = at + len(self._last) if at >= 0 else 0
            return data[self._read_to :]
        return data[len(self._last) :]

    def _shorten(self) -> None:
        """Keep the newer half."""
        data = read_own(self.file)
        start = data.find(b"\n", len(data) - self._limit // 2) + 1
        replace_own(self.file, data[start:])

    def _set_aside(self, whole: Iterable[Entry]) -> None:
        """Keep the damaged file under another name and go on with the lines that are whole."""
        with suppress(OSError, Refusal), Lock(Path(os.path.realpath(self.file))):
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
            aside = self.folder / f"journal.damaged-{stamp}.jsonl"
            create(aside, read_own(self.file))
            replace_own(self.file, b"".join(_encoded(entry) for entry in whole))
            self.trouble = f"the journal was damaged and is kept as {FOLDER}/{aside.name}"


def _encoded(entry: Entry) -> bytes:
    line = entry.to_json().encode("utf-8", "replace")
    return (line if len(line) < _LINE else _short(entry)) + b"\n"


def _short(entry: Entry) -> bytes:
    return replace(entry, text=entry.text[:80], key=entry.key[:200], section=()).to_json().encode("utf-8", "replace")


def _ends_mended(lines: Sequence[bytes]) -> int:
    """How many torn lines were ended by the entry after them: they begin like an entry and stop early."""
    return sum(line.startswith(b'{"at":') and not line.endswith(b"}") for line in lines[:-1])


def _append_whole(fd: int, data: bytes, size: int) -> None:
    """Append in one write; take a half one back, so that a full disk leaves no half line."""
    try:
        written = os.write(fd, data)
    except OSError:
        written = -1
    if written != len(data):
        with suppress(OSError):
            os.ftruncate(fd, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
