"""How long from a key press until the screen is painted, on the sample and with 100,000 items.

    python benchmarks/keys.py [PLANS] [BOXES_PER_PLAN]

The cockpit runs in a pseudo-terminal; a key is written to it, and the clock stops when the last byte of the answer
has come (nothing more for 5 ms, which are taken off). Printed are medians and 95th percentiles, and the ratio to the
sample.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUIET = 0.005
PRESSES = 120
SPRINT = """
[sprint]
name = "Many"
start = 2025-11-24
end = 2025-11-28
timezone = "UTC"
plans = "plans"
[[tracks]]
id = "one"
name = "One"
plan = "one_*.md"
[[tracks]]
id = "two"
name = "Two"
plan = "two_*.md"
"""


def make_sprint(folder: Path, plans: int, boxes: int) -> None:
    """So many plans with so many boxes, for two tracks."""
    (folder / "plans").mkdir()
    (folder / "sprint.toml").write_text(SPRINT)
    for number in range(plans):
        lines = [f"# Plan {number}", "", "## Tasks", ""]
        days = ("Mon", "Tue", "Wed", "Thu", "Fri")
        lines += [f"- [ ] Write part {n} of plan {number}, by {days[n % 5]}" for n in range(boxes)]
        name = f"{'one' if number % 2 else 'two'}_{number}.md"
        (folder / "plans" / name).write_text("\n".join(lines) + "\n")


class Screen:
    """The cockpit in a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            command = [sys.executable, "-m", "cockpit", "--at", "2025-11-26T08:55", "--freeze"]
            settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
            os.execve(sys.executable, command, {**os.environ, **settings})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def read(self, quiet: float, patience: float) -> tuple[bytes, float]:
        """All that comes until nothing came for `quiet` seconds; when the last of it came."""
        seen, last, end = b"", 0.0, time.perf_counter() + patience
        while time.perf_counter() < end:
            if select.select([self.master], [], [], quiet if seen else 0.5)[0]:
                seen += os.read(self.master, 1 << 20)
                last = time.perf_counter()
            elif seen:
                break
        return seen, last

    def wait_for(self, mark: bytes) -> None:
        seen = b""
        while mark not in seen:
            seen += self.read(0.2, 180)[0]
        self.read(0.5, 10)

    def press(self, key: bytes) -> float:
        """Milliseconds from the key to the end of what it painted."""
        while select.select([self.master], [], [], 0)[0]:
            os.read(self.master, 1 << 20)  # something else that was painted meanwhile, such as the clock
        start = time.perf_counter()
        os.write(self.master, key)
        seen, last = self.read(QUIET, 2)
        time.sleep(0.02)
        return (last - start) * 1000 if seen else 0.0

    def tick(self) -> float:
        """Milliseconds from Space until the row is painted, ticked or unticked."""
        took = self.press(b" ")
        self.read(0.3, 0.4)
        return took

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def measure(folder: Path, mark: bytes) -> dict[str, list[float]]:
    screen = Screen(folder)
    try:
        screen.wait_for(mark)
        keys = {"j": b"j", "k": b"k", "half a page": b"\x04", "end and top": b"G", "next pane": b"\t"}
        found = {"tick": [screen.tick() for _ in range(PRESSES // len(keys))]}
        for name, key in keys.items():
            presses = [
                screen.press(key if n % 2 or name != "end and top" else b"g") for n in range(PRESSES // len(keys))
            ]
            found[name] = [one for one in presses if one]
        return found
    finally:
        screen.end()


def main() -> None:
    plans, boxes = (int(value) for value in (*sys.argv[1:3], "1000", "100")[:2])
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        shutil.copy(ROOT / "sprint.toml", small)
        shutil.copytree(ROOT / "docs" / "plans", Path(small) / "docs" / "plans")
        make_sprint(Path(large), plans, boxes)
        sample, many = measure(Path(small), b"explainable_v4.py"), measure(Path(large), b"Write part")
    heading = f"{'key':14} {'sample p50':>11} {'p95':>9}   {f'{plans * boxes:,} p50':>14} {'p95':>9} {'ratio':>6}"
    print(f"{heading}   wanted p95 ≤ 30 ms")
    for name in sample:
        one, other = sorted(sample[name]), sorted(many[name])
        if not one or not other:
            print(f"{name:14} nothing was painted")
            continue
        p95 = [times[int(len(times) * 0.95) - 1] for times in (one, other)]
        middle = [statistics.median(times) for times in (one, other)]
        print(f"{name:14} {middle[0]:8.1f} ms {p95[0]:6.1f} ms   {middle[1]:11.1f} ms {p95[1]:6.1f} ms "
              f"{middle[1] / middle[0]:6.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
