"""How long from a key press until the byte stands on the disk (not until the disk has synced it).

    python -m benchmarks.tick [TICKS]

Four ways, in turns in one run: a bare program that opens the file and writes one byte in place, a store that is told
to tick, a bare program in a pseudo-terminal that writes the byte for each key, and the cockpit in one whose Space key
is pressed. The clock of the last two stops when the system tells that a plan was modified (inotify): looking for it
without a pause would take a core from the cockpit, and a reader with the file open would deny the write lease.
"""

from __future__ import annotations

import ctypes
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.keys import Screen, make_sprint
from cockpit.core.model import State
from cockpit.disk import write
from cockpit.disk.rewrite import Rewrite
from cockpit.disk.store import Store

NOW = datetime(2025, 11, 26, 9, tzinfo=UTC)
WANTED_MS = 5.0
PATIENCE_S = 0.5
IN_MODIFY = 0x2
BARE = """
import os, sys, tty
tty.setraw(0)
os.write(1, b"ready")
at = open(sys.argv[1], "rb").read().index(b"] ") - 1
for _ in iter(lambda: os.read(0, 1), b""):
    fd = os.open(sys.argv[1], os.O_RDWR)
    os.pwrite(fd, b"x" if os.pread(fd, 1, at) == b" " else b" ", at)
    os.close(fd)
"""


def bare(plan: Path, ticks: int) -> list[float]:
    """One byte, in place, and back."""
    at, times = plan.read_bytes().index(b"[ ]") + 1, []
    for number in range(ticks):
        start = time.perf_counter()
        fd = os.open(plan, os.O_RDWR)
        os.pwrite(fd, b"x "[number % 2 : number % 2 + 1], at)
        os.close(fd)
        times.append((time.perf_counter() - start) * 1000)
    return times


def store(home: Path, ticks: int) -> tuple[list[float], list[float]]:
    """(from the wish to the byte, from the wish to the new board)."""
    real, moments = write._write, [0.0]  # noqa: SLF001 (the moment of the write is what is measured)

    def noted(rewrite: Rewrite, fd: int) -> None:
        real(rewrite, fd)
        moments[0] = time.perf_counter()

    write._write = noted  # noqa: SLF001
    opened = Store(home / "sprint.toml")
    ids = [item.id for item in opened.load().board.items]
    to_byte, to_board = [], []
    for number in range(ticks):
        want: State = "todo" if number // len(ids) % 2 else "done"
        start = time.perf_counter()
        outcome = opened.set_state([ids[number % len(ids)]], want, who="Ada", now=NOW)
        to_board.append((time.perf_counter() - start) * 1000)
        to_byte.append((moments[0] - start) * 1000)
        if outcome.kind != "written":
            raise SystemExit(outcome.message)
    opened.close()
    write._write = real  # noqa: SLF001
    return to_byte, to_board


class Bare:
    """A program in a pseudo-terminal that does nothing else than write a byte for each key."""

    def __init__(self, plan: Path) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execv(sys.executable, [sys.executable, "-c", BARE, str(plan)])
        while b"ready" not in os.read(self.master, 1 << 16):
            pass

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def keys(screen: Screen | Bare, plans: Path, ticks: int) -> list[float]:
    """From the key to the byte, through a whole program that waits for it, asleep."""
    times, told = [], modifications(plans)
    try:
        for _ in range(ticks):
            while select.select([screen.master, told], [], [], 0.2)[0]:
                for stream in select.select([screen.master, told], [], [], 0)[0]:
                    os.read(stream, 1 << 20)
            start = time.perf_counter()
            os.write(screen.master, b" ")
            if select.select([told], [], [], PATIENCE_S)[0]:
                times.append((time.perf_counter() - start) * 1000)
    finally:
        screen.end()
        os.close(told)
    if len(times) < ticks * 0.9:
        raise SystemExit(f"a key wrote nothing {ticks - len(times)} times of {ticks}")
    return times


def modifications(folder: Path) -> int:
    """A stream that has something to read as soon as a file in the folder was written to: inotify(7)."""
    libc = ctypes.CDLL(None, use_errno=True)
    stream: int = libc.inotify_init1(os.O_CLOEXEC)
    if stream < 0 or libc.inotify_add_watch(stream, os.fsencode(folder), IN_MODIFY) < 0:
        raise OSError(ctypes.get_errno(), "inotify")
    return stream


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main() -> None:
    ticks = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        make_sprint(home, 2, 100)
        plan = home / "plans" / "one_1.md"
        floor = bare(plan, ticks * 2)
        to_byte, to_board = store(home, ticks)
        to_bare_key = keys(Bare(plan), home / "plans", ticks)
        screen = Screen(home)
        screen.wait_for(b"Write part")
        to_key = keys(screen, home / "plans", ticks)
    middle = statistics.median(floor)
    print(f"{'two plans of 100 boxes':34} {'p50':>9} {'p99':>9} {'ratio':>7}   wanted p99 ≤ {WANTED_MS:g} ms")
    for words, times in (
        ("bare write of one byte", floor), ("store: wish → byte on disk", to_byte),
        ("store: wish → new board", to_board), ("bare program: key → byte on disk", to_bare_key),
        ("cockpit: key → byte on disk", to_key),
    ):  # fmt: skip
        half, most = statistics.median(times), percentile(times, 0.99)
        print(f"{words:34} {half:6.3f} ms {most:6.3f} ms {half / middle:7.1f}")


if __name__ == "__main__":
    main()
