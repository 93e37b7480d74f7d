"""Having the system put on the disk what was written, off the way of a key press.

Bytes written to a file survive the death of the process at once; only a power cut can still take them. So a thread
syncs files some time after the last write, and the rest at exit.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

QUIET_S = 2.0
"""A file that is being synced is open, and the next key press would have to wait for that (see `lease`)."""
LATEST_S = 10.0


class Flusher:
    """Syncs files that were written, once they have been left alone for `QUIET_S`, or after `LATEST_S`."""

    def __init__(self) -> None:
        self._waiting: set[Path] = set()
        self._lock = threading.Lock()
        self._written = threading.Event()
        self._closed = False
        self._thread: threading.Thread | None = None

    def add(self, paths: Iterable[Path]) -> None:
        """These files were just written."""
        with self._lock:
            self._waiting.update(paths)
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="cockpit-flush", daemon=True)
                self._thread.start()
                atexit.register(self.close)
        self._written.set()

    def close(self) -> None:
        """Sync what waits, now, and end."""
        self._closed = True
        self._written.set()
        atexit.unregister(self.close)
        self._flush()

    def _run(self) -> None:
        while not self._closed:
            self._written.wait()
            latest = time.monotonic() + LATEST_S
            while self._written.is_set() and (left := latest - time.monotonic()) > 0:
                self._written.clear()
                self._written.wait(min(QUIET_S, left))
            self._flush()

    def _flush(self) -> None:
        with self._lock:
            paths, self._waiting = self._waiting, set()
        for path in paths:
            with suppress(OSError):
                _sync(path)


def _sync(path: Path) -> None:
    """Non-blocking, because another cockpit may hold a lease just now."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
