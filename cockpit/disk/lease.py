"""A Linux write lease: the kernel's word that nobody else has a file open, and that whoever opens it waits for us.

Three dangers, and what is done about them. A lease that is asked for is broken by a signal that kills a process by
default: SIGURG is chosen, which is ignored by default. Opening a leased path again, in the process that holds the
lease too, waits for up to `/proc/sys/fs/lease-break-time` seconds: nothing may be opened, no lock be taken and no
markdown be parsed while one is held, and every other opening in this package is non-blocking (`O_NONBLOCK` gives
EWOULDBLOCK at once). Cockpits would deny each other the lease by having the plan open: the lock comes first.

Where leases do not exist (other systems, some network file systems) or are not ours to take (another owner's file),
`take` says so and the writer falls back to a quiet guard. Source: fcntl(2), F_SETLEASE.
"""

from __future__ import annotations

import errno
import fcntl
import signal
import sys
import time
from contextlib import suppress
from typing import Literal

WAIT_S = 0.05
_PAUSE_S = 0.0005

Granted = Literal["leased", "busy", "unavailable"]


def take(fd: int) -> Granted:
    """Ask once. `busy`: another program has the file open, so try again; `unavailable`: never here."""
    if sys.platform != "linux":
        return "unavailable"
    try:
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_WRLCK)
    except OSError as error:
        return "busy" if error.errno == errno.EAGAIN else "unavailable"
    return "leased"


def take_patiently(fd: int, patience_s: float = WAIT_S) -> Granted:
    """Ask until granted, until it is clear that it never will be, or until `patience_s` has passed."""
    deadline = time.monotonic() + patience_s
    while (answer := take(fd)) == "busy" and time.monotonic() < deadline:
        time.sleep(_PAUSE_S)
    return answer


def give_back(fd: int) -> None:
    """End a lease. Closing the file does the same; this does it without waiting for the close."""
    with suppress(OSError):
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
