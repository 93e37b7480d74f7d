"""How long from a save by another program until the cockpit has painted it, and how many reloads a burst costs.

    python -m benchmarks.reload [SAVES]

One plan of 100 boxes is saved, in place and by rename in turns. The floor is a bare program that waits for the
system's file events and prints one letter, in a pseudo-terminal too. The cockpit's clock stops with the last byte of
what it painted, except what it takes away again later, such as the light on a row.
"""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.keys import Screen, make_sprint
from cockpit.disk.store import Store
from cockpit.disk.watch import Places, watch

WANTED_MS = 100.0
QUIET_S = 0.04
BARE = """
import sys, watchfiles
print("ready", flush=True)
for _ in watchfiles.watch(sys.argv[1], step=20, debounce=200):
    print("x", end="", flush=True)
"""


def save(plan: Path, number: int) -> None:
    """Tick or untick the first box as an editor would, every other time by writing aside and renaming."""
    data = plan.read_bytes()
    old, new = (b"[ ] Write part 0 ", b"[x] Write part 0 ")[:: 1 if b"[ ] Write part 0 " in data else -1]
    data = data.replace(old, new)
    if number % 2:
        aside = plan.with_name(".aside")
        aside.write_bytes(data)
        aside.replace(plan)
    else:
        plan.write_bytes(data)


def drain(master: int, quiet: float, patience: float) -> tuple[float, float]:
    """(when the first byte came, when the last one before a rest of `quiet` seconds)."""
    first = last = 0.0
    end = time.perf_counter() + patience
    while time.perf_counter() < end:
        if select.select([master], [], [], quiet if last else 0.1)[0]:
            os.read(master, 1 << 20)
            last = time.perf_counter()
            first = first or last
        elif last:
            break
    return first, last


def measure(master: int, plan: Path, saves: int, pause: float) -> list[float]:
    """Milliseconds from each save to the end of what it painted."""
    times = []
    for number in range(saves):
        drain(master, 0.3, pause)
        start = time.perf_counter()
        save(plan, number)
        first, last = drain(master, QUIET_S, 3)
        if first:
            times.append((last - start) * 1000)
    return times


def bare(home: Path, plan: Path, saves: int) -> list[float]:
    pid, master = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", BARE, str(home / "plans")])
    drain(master, 0.5, 10)
    times = measure(master, plan, saves, 0.5)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(master)
    return times


def cockpit(home: Path, plan: Path, saves: int) -> list[float]:
    screen = Screen(home)
    try:
        screen.wait_for(b"Write part")
        time.sleep(1)
        return measure(screen.master, plan, saves, 2.5)
    finally:
        screen.end()


async def bursts(home: Path, plan: Path, count: int) -> list[int]:
    """How many new boards come of ten saves within some milliseconds."""
    store, boards = Store(home / "sprint.toml"), [0]
    store.load()
    places = Places(home / "sprint.toml", (home / "plans",))

    async def listen() -> None:
        async for _ in watch(lambda: places):
            before = store.snapshot.board
            if (await asyncio.to_thread(store.refresh)).board is not before:
                boards[0] += 1

    task, found = asyncio.create_task(listen()), []
    await asyncio.sleep(0.5)
    for _ in range(count):
        before = boards[0]
        for number in range(9):  # an odd number, so that the last one differs from the first state
            save(plan, number)
        await asyncio.sleep(0.8)
        found.append(boards[0] - before)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    store.close()
    return found


def main() -> None:
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        make_sprint(home, 2, 100)
        plan = home / "plans" / "one_1.md"
        floor, painted = bare(home, plan, saves), cockpit(home, plan, saves)
        reloads = asyncio.run(bursts(home, plan, 15))
    print(f"{'a plan of 100 boxes saved':34} {'p50':>9} {'p95':>9} {'ratio':>6}   wanted p95 ≤ {WANTED_MS:g} ms")
    for words, times in (("bare: save → a letter", floor), ("cockpit: save → painted", painted)):
        if len(times) < saves * 0.9:
            raise SystemExit(f"{words}: only {len(times)} of {saves} saves were seen")
        p95 = sorted(times)[int(len(times) * 0.95) - 1]
        middle = statistics.median(times)
        print(f"{words:34} {middle:6.1f} ms {p95:6.1f} ms {middle / statistics.median(floor):6.1f}")
    print(f"{'reloads per burst of nine saves':34} {max(reloads)} at most, {statistics.mean(reloads):.2f} on average")


if __name__ == "__main__":
    main()
