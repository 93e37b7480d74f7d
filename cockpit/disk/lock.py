"""One writer at a time among cockpits: an advisory lock on a file beside nothing, in the user's state folder.

The lock is named after the plan's real path, so every name of one plan means one lock, and nothing of it stands in the
repository. A lock dies with its process. Locks are not deleted: deleting a file that others wait for would give two of
them the lock at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from cockpit.plan.splice import Refusal

PATIENCE_S = 5.0
_PAUSES_S = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005)


def lock_folder() -> Path:
    """The folder for locks, made if missing, private to the user. Raises Refusal when there is no such place."""
    wanted = platformdirs.user_state_path("cockpit", appauthor=False) / "locks"
    spare = Path(tempfile.gettempdir()) / f"cockpit-{os.getuid()}"
    for folder in (wanted, spare):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            status = folder.lstat()
        except OSError:
            continue
        if status.st_uid == os.getuid() and os.access(folder, os.W_OK | os.X_OK) and not folder.is_symlink():
            return folder
    raise Refusal(f"no folder for locks can be made: {wanted}")


def lock_name(real_path: Path) -> str:
    """The name of a plan's lock. Source of the form: any hash does; this one is short and has no collisions."""
    return hashlib.sha1(os.fsencode(real_path), usedforsecurity=False).hexdigest()


class Lock:
    """An exclusive lock for a file's real path, held between `with` and its end. Not reentrant.

    The lock file may hold notes for whoever takes the lock next (see `recovery`): `fd` is open for reading and writing.
    """

    def __init__(self, real_path: Path, *, folder: Path | None = None, patience_s: float = PATIENCE_S) -> None:
        self.real_path, self.fd = real_path, -1
        self._file = (folder or lock_folder()) / lock_name(real_path)
        self._patience_s = patience_s

    def __enter__(self) -> Self:
        try:
            self.fd = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise Refusal(f"cannot lock: {error.strerror}: {self._file}") from error
        try:
            self._wait()
        except BaseException:
            os.close(self.fd)
            raise
        return self

    def _wait(self) -> None:
        deadline, tries = time.monotonic() + self._patience_s, 0
        while True:
            try:
                fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Refusal("another cockpit has been writing to it for too long") from None
                time.sleep(_PAUSES_S[min(tries, len(_PAUSES_S) - 1)])
                tries += 1
            except OSError as error:  # a file system without locks
                raise Refusal(f"cannot lock: {error.strerror}: {self._file}") from error
            else:
                return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self.fd)
        self.fd = -1
