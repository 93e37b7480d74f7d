"""A real terminal for tests: the cockpit in a tmux of its own, keys sent, the screen read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Terminal:
    """One tmux server with one window."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._socket), "-f", os.devnull, *words]
        unsized = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=unsized).stdout

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "cockpit")

    def lines(self) -> list[str]:
        return self.screen().split("\n")

    def keys(self, *names: str) -> None:
        self.tmux("send-keys", "-t", "cockpit", *names)

    def line_with(self, words: str) -> int:
        return next(number for number, line in enumerate(self.lines()) if words in line)

    def until(self, ready: str | Callable[[str], object], seconds: float = PATIENCE) -> str:
        """Wait until the screen holds these words, or until `ready` says so; the screen then."""
        check = (lambda screen: ready in screen) if isinstance(ready, str) else ready
        end = time.monotonic() + seconds
        screen = ""
        while time.monotonic() < end:
            screen = self.screen()
            if check(screen):
                return screen
            time.sleep(0.02)
        raise AssertionError(f"{ready!r} never came; the screen was\n{screen}")


@contextmanager
def cockpit_in(
    folder: Path, *options: str, size: tuple[int, int] = (120, 40), socket: Path, **environ: str
) -> Iterator[Terminal]:
    """The cockpit on a folder, its clock standing before Wednesday's standup unless `options` say otherwise."""
    terminal = Terminal(socket)
    words = [sys.executable, "-m", "cockpit", *(options or ("--at", "2025-11-26T08:55", "--freeze"))]
    settings = {"PYTHONPATH": str(ROOT), "TERM": "tmux-256color", "COLORTERM": "truecolor"}
    settings |= {"LC_ALL": "C.UTF-8", **environ}
    given = [part for name, value in settings.items() for part in ("-e", f"{name}={value}")]
    width, height = map(str, size)
    terminal.tmux("new-session", "-d", "-s", "cockpit", "-x", width, "-y", height, "-c", str(folder), *given, *words)
    try:
        yield terminal
    finally:
        subprocess.run(["tmux", "-S", str(socket), "kill-server"], check=False, capture_output=True)


def sample_in(folder: Path) -> Path:
    """A copy of the sample sprint, for writing."""
    shutil.copy(ROOT / "sprint.toml", folder)
    shutil.copytree(ROOT / "docs" / "plans", folder / "docs" / "plans")
    return folder
