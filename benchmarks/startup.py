"""How long until something stands on the screen, as a ratio to the smallest Textual app there can be.

    python benchmarks/startup.py [rounds]

Each program runs in a pseudo-terminal of its own, in turns, so that load of the machine touches all alike. Printed are
medians from exec to the first frame, and to the sample's items, and their ratios to the bare app's first frame. It is
not the first look at that sprint: `cockpit status` went before.
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
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("1 Board ready")
Bare().run()
"""
FRAME, ITEMS = b"Board", b"explainable_v4.py"
PATIENCE = 20.0


def seconds_until(command: list[str], folder: Path, *marks: bytes) -> list[float]:
    """Seconds from exec until each mark has been written to the terminal."""
    start = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(command[0], command, {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor",
                                        "PYTHONPATH": str(ROOT)})  # fmt: skip
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    found: list[float] = []
    try:
        while len(found) < len(marks) and time.perf_counter() - start < PATIENCE:
            if select.select([master], [], [], 0.5)[0]:
                try:
                    seen += os.read(master, 65_536)
                except OSError:  # it has ended
                    break
                while len(found) < len(marks) and marks[len(found)] in seen:
                    found.append(time.perf_counter() - start)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(master)
    if len(found) < len(marks):
        raise SystemExit(f"{marks[len(found)]!r} never came; the screen had {seen[-300:]!r}")
    return found


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "sprint.toml", folder)
        shutil.copytree(ROOT / "docs" / "plans", folder / "docs" / "plans")
        (folder / "bare.py").write_text(BARE)
        bare_command = [sys.executable, str(folder / "bare.py")]
        command = [sys.executable, "-m", "cockpit", "--at", "2025-11-26T08:55", "--freeze"]
        own = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([*command[:3], "status", "--no-evidence"], cwd=folder, env=own, check=True, capture_output=True)
        bare, frame, items = [], [], []
        for number in range(rounds + 1):
            one = seconds_until(bare_command, folder, FRAME)
            two = seconds_until(command, folder, FRAME, ITEMS)
            if number:  # the first round fills the caches
                bare.append(one[0])
                frame.append(two[0])
                items.append(two[1])
    floor = statistics.median(bare)
    print(f"{'':24} {'median':>9} {'ratio':>6}  wanted")
    for words, times, wanted in (
        ("bare Textual app", bare, ""),
        ("cockpit, first frame", frame, "≤ 1.3"),
        ("cockpit, items", items, "≤ 2.0"),
    ):
        median = statistics.median(times)
        print(f"{words:24} {median * 1000:6.0f} ms {median / floor:6.2f}  {wanted}")


if __name__ == "__main__":
    main()
