"""What plans say can neither steer the terminal nor end the cockpit: the bytes that reach a terminal are looked at."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import ROOT, sample_in

pytestmark = pytest.mark.terminal
HOSTILE = (
    "[/red] [b",
    "[@click=app.quit]x[/]",
    "osc \x1b]52;c;ZXZpbA==\x1b\\ end",
    "title \x1b]0;owned\x07 end",
    "clear \x1b[2J\x1b[31m end",
    "c1 \x9b31m\x9d52;c;ZXZpbA==\x9c end",
    "bidi \u202eevil\u202c \u2066x\u2069 end",
    "tags \U000e0041\U000e0042 zero\u200bwidth end",
    "zalgo " + "a" + "\u0301" * 40 + " end",
    "line\u2028sep\u2029 end",
)


def _written(folder: Path, keys: list[bytes], **environ: str) -> tuple[bytes, int]:
    """All bytes the cockpit writes to its terminal while keys are pressed, and how it ended."""
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(folder)
        kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        command = [sys.executable, "-m", "cockpit", "--at", "2025-11-26T08:55", "--freeze"]
        os.execve(sys.executable, command, {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environ})
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
    seen, end = b"", time.monotonic() + 30
    waiting = list(keys)
    quiet = time.monotonic()
    while time.monotonic() < end:
        if select.select([master], [], [], 0.05)[0]:
            try:
                data = os.read(master, 65_536)
            except OSError:
                break
            seen, quiet = seen + data, time.monotonic()
        elif time.monotonic() - quiet > 0.4 and b"explainable" in seen and waiting:
            os.write(master, waiting.pop(0))
            quiet = time.monotonic()
    _, status = os.waitpid(pid, 0)
    os.close(master)
    return seen, os.waitstatus_to_exitcode(status)


def test_hostile_plans_reach_the_screen_as_plain_text(tmp_path: Path) -> None:
    sample = sample_in(tmp_path)
    plan = sample / "docs" / "plans" / "claude_next.md"
    lines = "".join(f"- [ ] {text} number {n}, by Wed EOD\n" for n, text in enumerate(HOSTILE))
    plan.write_text(plan.read_text() + f"\n## Tasks\n\n{lines}", newline="")
    seen, code = _written(
        sample, [b"/", b"number", b"\r", b"n", b"\r", b"\x1b", b"6", b"8", b":", b"red", b"\x1b", b"q"]
    )
    assert code == 0
    assert b"[/red] [b" in seen
    assert b"\x1b]52" not in seen
    assert b"owned\x07" not in seen
    assert b"\x1b]0;owned" not in seen
    text = seen.decode("utf-8", "replace")
    assert not re.search("[\x80-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text)
    own = re.sub(
        r"\x1b(\[[0-9;?<=>]*[ -/]*[@-~]|\](?:2|22);[^\x07\x1b]*(\x07|\x1b\\)|[=>78]|P[^\x1b]*\x1b\\)", "", text
    )
    assert not re.search("[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]", own)
    assert not re.search("\u0301{5}", text)


def test_no_color_writes_no_colour_code_at_all(tmp_path: Path) -> None:
    seen, code = _written(sample_in(tmp_path), [b"j", b"l", b"3", b"6", b"7", b"?", b"q"], NO_COLOR="1")
    assert code == 0
    for codes in re.findall(rb"\x1b\[([0-9;]*)m", seen):
        numbers = {int(number) for number in codes.split(b";") if number}
        assert numbers <= {0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29}, codes
    assert "▌".encode() in seen
