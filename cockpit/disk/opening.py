"""Getting hold of a plan for writing: the real file, open once, leased where the system grants it, or at rest."""

from __future__ import annotations

import errno
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from cockpit.disk import lease
from cockpit.disk.stamp import Stamp
from cockpit.plan.splice import Refusal

PATIENCE_S = 1.0
ABSENCE_S = 0.05
"""How long a plan may be away: editors and git remove a file just before they write it anew."""
QUIET_NS = 30_000_000
"""Without a lease, how long a file must have been left alone by others before it is written."""
_PAUSE_S = 0.005

_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Held:
    """An open plan. Nothing may be opened, locked or parsed while it is `leased`."""

    path: Path
    fd: int
    status: os.stat_result
    leased: bool

    def still_there(self) -> bool:
        """Whether the path still leads to this very file."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_ino, now.st_dev) == (self.status.st_ino, self.status.st_dev)

    def release(self) -> None:
        if self.leased:
            lease.give_back(self.fd)
        os.close(self.fd)


def real_file(path: Path, root: Path) -> Path:
    """The real path of a plan, links followed. Refuses what is gone, no regular file, read-only or outside `root`
    (a real path itself)."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(root):
        raise Refusal("it leads out of the repository", final=True)
    return real


def hold(real: Path, *, own: Stamp | None = None, patience_s: float = PATIENCE_S) -> Held:
    """Open a real path for reading and writing in place. `own` is the stamp after the caller's own last write.

    Never creates a file. Raises Refusal with the reason when the file cannot be had in `patience_s`.
    """
    deadline = time.monotonic() + patience_s
    gone_after = time.monotonic() + ABSENCE_S
    while True:
        held = _try(real, gone_after)
        if held is not None:
            if held.still_there() and (held.leased or _at_rest(held.fd, own)):
                return held
            held.release()
        if time.monotonic() > deadline:
            raise Refusal("another program keeps writing to it; press again")
        time.sleep(_PAUSE_S if held else _PAUSE_S / 5)


def _try(real: Path, gone_after: float) -> Held | None:
    try:
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("it is no regular file", final=True)
        if not status.st_mode & 0o222:  # root could write it all the same
            raise Refusal("it is read-only")
        fd = os.open(real, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        _refuse(error, gone_after)
        return None
    leased = lease.take_patiently(fd) == "leased"
    return Held(real, fd, os.fstat(fd), leased)


def _refuse(error: OSError, gone_after: float) -> None:
    """Refuse what waiting cannot mend; come back from what it may."""
    if error.errno in _READ_ONLY:
        raise Refusal("it is read-only") from error
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        if time.monotonic() > gone_after:
            raise Refusal("the file is gone") from error
    elif error.errno not in (errno.EWOULDBLOCK, errno.ELOOP, errno.EINTR):
        raise Refusal(f"it cannot be opened: {error.strerror}") from error


def _at_rest(fd: int, own: Stamp | None) -> bool:
    status = os.fstat(fd)
    age = time.time_ns() - status.st_mtime_ns
    return not 0 <= age < QUIET_NS or Stamp.of(status) == own
