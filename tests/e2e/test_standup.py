"""A standup in a real terminal, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.terminal import cockpit_in, needs_tmux, sample_in

pytestmark = [pytest.mark.terminal, needs_tmux]


def test_a_standup_and_its_minutes(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    sample_in(home)
    with cockpit_in(home, "--at", "2025-11-26T08:59:58", socket=tmp_path / "s") as terminal:
        terminal.until("Standup now: s begins it")
        terminal.keys("s")
        terminal.until("then 3 tracks")
        terminal.keys("a", *"GPU", "Enter", *"Ops", "Enter")
        terminal.until("! GPU")
        terminal.keys("]")
        terminal.until("1 of 3")
        terminal.keys("Space")
        terminal.until("✓ triplet_detector.py")
        terminal.keys("]", "P", *"Later?", "Enter", *"gpt", "Enter")
        terminal.until("1  Later?  GPT")
        terminal.keys("]", "a", *"Keys", "Enter", "Enter")
        terminal.until("raised: Keys")
        terminal.keys("t")
        terminal.until("paused")
        terminal.keys("Enter")
        terminal.until("Standup, Wednesday 26 Nov 2025")
        terminal.keys("W", "Enter")
        terminal.until("saved docs/standups/2025-11-26.md")
        terminal.keys("q")
    minutes = (home / "docs/standups/2025-11-26.md").read_text("utf-8")
    done = minutes.split("## Done here\n\n")[1].split("\n\n")[0].splitlines()
    assert [line.split(" ", 2)[2] for line in done] == [
        "Claude: raised GPU (waits on Ops)",
        "Claude: ticked triplet_detector.py",
        "GPT: raised Keys",
    ]
    assert "1. **GPT**: Later? (from Grok)" in minutes


def test_minutes_nobody_kept_are_printed_when_the_cockpit_is_left(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    sample_in(home)
    with cockpit_in(home, "--at", "2025-11-26T09:00", socket=tmp_path / "s") as terminal:
        terminal.until("explainable_v4.py")
        terminal.tmux("set-option", "-g", "remain-on-exit", "on")
        terminal.keys("s")
        terminal.until("then 3 tracks")
        terminal.keys("P", *"Later?", "Enter", "Enter")
        terminal.until("1  Later?")
        terminal.keys("q")
        terminal.until(lambda screen: "1. Later? (from blockers)" in screen and "Board" not in screen)
