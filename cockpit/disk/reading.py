"""Getting a plan's bytes without being fooled by somebody who is just writing them."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from cockpit.disk.stamp import Stamp

PATIENCE_S = 0.5
HALF_WRITTEN_S = 0.04
"""How long to wait before a file that seems half written is believed."""
_LOOKS = 3
_TAIL = 64
_PAUSE_S = 0.002


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes. `settled`: as long as its stamp stays, they stay."""

    data: bytes
    stamp: Stamp
    settled: bool


def read_file(path: Path, *, limit: int, before: bytes | None = None) -> Content:
    """Read a regular file whole, with the stamp that belongs to its bytes.

    `before` is what it held when last read: a file that seems half written is read again after a moment, because an
    editor that writes in place empties it first. Raises OSError; ValueError for what is no regular file or larger than
    `limit`. A file that keeps changing is returned as it was last seen, unsettled.
    """
    content = _read_steady(path, limit)
    for _ in range(_LOOKS if before is not None else 0):
        if before is None or not half_written(before, content.data):
            break
        time.sleep(HALF_WRITTEN_S)
        seen, content = content, _read_steady(path, limit)
        if content.stamp == seen.stamp:
            break
    return content


def half_written(before: bytes, now: bytes) -> bool:
    """Whether a file looks as if somebody were still writing it: it has shrunk, and it does not end as it did."""
    return len(now) < len(before) and now[-_TAIL:] != before[-_TAIL:]


def _read_steady(path: Path, limit: int) -> Content:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            data, first, last = _read_once(path, limit)
        except BlockingIOError:  # another cockpit holds a lease on it
            if time.monotonic() > deadline:
                raise
        else:
            if first == last and len(data) == last.size:
                return Content(data, last, last.settled(time.time_ns()))
            if time.monotonic() > deadline:
                return Content(data, last, settled=False)
        time.sleep(_PAUSE_S)


def _read_once(path: Path, limit: int) -> tuple[bytes, Stamp, Stamp]:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("is no regular file")
        if status.st_size > limit:
            raise ValueError("is too large")
        parts, size = [], 0
        while size <= limit and (part := os.read(fd, max(status.st_size - size, 0) + 4096)):
            parts.append(part)
            size += len(part)
        return b"".join(parts), Stamp.of(status), Stamp.of(os.fstat(fd))
    finally:
        os.close(fd)
