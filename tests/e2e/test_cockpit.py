"""The cockpit as a person meets it: a real terminal, real files, real editors."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import cockpit_in, needs_tmux, sample_in

pytestmark = [pytest.mark.terminal, needs_tmux]
SIZES = [(80, 24), (120, 40), (200, 60)]
OPEN, TICKED = "○ explainable_v4.py", "✓ explainable_v4.py"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "docs" / "plans").glob("*.md")}


def _differing(before: dict[str, bytes], after: dict[str, bytes]) -> list[tuple[str, bytes, bytes]]:
    assert before.keys() == after.keys()
    assert all(len(before[name]) == len(after[name]) for name in before)
    return [
        (name, before[name][at : at + 1], after[name][at : at + 1])
        for name in before
        for at in range(len(before[name]))
        if before[name][at] != after[name][at]
    ]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return sample_in(home)


@pytest.mark.parametrize("size", SIZES)
def test_space_changes_one_byte_and_u_restores_it(sample: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    before = _bytes(sample)
    with cockpit_in(sample, size=size, socket=tmp_path / "s") as terminal:
        terminal.until("explainable_v4.py")
        terminal.keys("/", *"explainable", "Enter")
        terminal.until(lambda screen: "TRIPLET_LOSS_SPEC" not in screen)
        terminal.keys("n", "Space")
        terminal.until(TICKED)
        changed = _differing(before, _bytes(sample))
        assert len(changed) == 1
        assert changed[0][1:] == (b" ", b"x")
        terminal.keys("u")
        terminal.until(OPEN)
        assert _bytes(sample) == before
        terminal.keys("q")


@pytest.mark.parametrize("size", SIZES)
def test_an_outside_edit_repaints_with_cursor_and_line_kept(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    plan = sample / "docs" / "plans" / "claude_next.md"
    with cockpit_in(sample, size=size, socket=tmp_path / "s") as terminal:
        terminal.until("explainable_v4.py")
        terminal.keys("j")
        time.sleep(0.5)  # the watcher's ears are up
        cursor = terminal.line_with("▌")
        line = next(text for text in plan.read_text().splitlines() if "explainable_v4.py" in text and "[ ]" in text)
        expression = "s/- \\[ \\] \\(.*explainable_v4.py\\)/- [x] \\1/"
        began = time.monotonic()
        subprocess.run(["sed", "-i", expression, str(plan)], check=True)
        assert line not in plan.read_text().splitlines()
        terminal.until(TICKED)
        assert time.monotonic() - began < 5
        assert terminal.line_with("▌") == cursor
        assert "claude_next.md changed on disk" in terminal.screen()


@pytest.mark.parametrize("locale", ["C", "de_DE.ISO-8859-1"])
def test_a_locale_without_unicode_gets_ascii(sample: Path, tmp_path: Path, locale: str) -> None:
    with cockpit_in(sample, socket=tmp_path / "s", LC_ALL=locale) as terminal:
        for key, words in (("1", "o explainable_v4.py"), ("3", "Handoffs"), ("7", "Burn-up"), (":", "command")):
            terminal.keys(key)
            assert terminal.until(words).isascii()


def test_a_broken_sprint_file_leaves_the_last_good_board(sample: Path, tmp_path: Path) -> None:
    file = sample / "sprint.toml"
    good = file.read_bytes()
    with cockpit_in(sample, socket=tmp_path / "s") as terminal:
        terminal.until("explainable_v4.py")
        time.sleep(0.5)
        file.write_bytes(good.replace(b"start = ", b"strat = ", 1))
        screen = terminal.until("sprint.toml broken")
        assert "explainable_v4.py" in screen
        assert "sprint.toml:3" in screen
        file.write_bytes(good)
        terminal.until(lambda screen: "broken" not in screen and "explainable_v4.py" in screen)


def test_plans_come_and_go(sample: Path, tmp_path: Path) -> None:
    plans = sample / "docs" / "plans"
    with cockpit_in(sample, socket=tmp_path / "s") as terminal:
        terminal.until("explainable_v4.py")
        time.sleep(0.5)
        shutil.move(plans, tmp_path / "away")
        terminal.until(lambda screen: "explainable_v4.py" not in screen)
        shutil.move(tmp_path / "away", plans)
        terminal.until("explainable_v4.py")


def test_no_sprint_says_so_and_opens_the_board_when_there_is_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with cockpit_in(home, socket=tmp_path / "s") as terminal:
        terminal.until("There is no sprint.toml in")
        shutil.copytree(sample_in_parts(tmp_path) / "docs", home / "docs")
        shutil.copy(tmp_path / "parts" / "sprint.toml", home)
        terminal.until("explainable_v4.py")


def sample_in_parts(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    return sample_in(tmp_path / "parts")


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_e_opens_the_editor_at_the_line_and_comes_back(sample: Path, tmp_path: Path) -> None:
    with cockpit_in(sample, socket=tmp_path / "s", EDITOR="vim -u NONE -N") as terminal:
        terminal.until("explainable_v4.py")
        terminal.keys("/", *"explainable", "Enter", "n", "e")
        terminal.until(lambda screen: "claude_next.md" in screen and "Board" not in screen)
        terminal.keys("0", "f[", "l", "rx", ":wq", "Enter")
        terminal.until(TICKED)
        text = (sample / "docs" / "plans" / "claude_next.md").read_text()
        assert any("[x]" in line and "explainable" in line for line in text.splitlines())


def test_it_leaves_the_terminal_as_it_was(sample: Path, tmp_path: Path) -> None:
    script = tmp_path / "twice.sh"
    script.write_text('echo before; "$@"; echo after; exec cat\n')
    import sys

    from tests.e2e.terminal import ROOT, Terminal

    terminal = Terminal(tmp_path / "s")
    terminal.tmux(
        "new-session", "-d", "-s", "cockpit", "-x", "100", "-y", "30", "-c", str(sample),
        "-e", f"PYTHONPATH={ROOT}", "sh", str(script), sys.executable, "-m", "cockpit", "--at", "2025-11-26T08:55",
    )  # fmt: skip
    try:
        terminal.until("explainable_v4.py")
        terminal.keys("q")
        screen = terminal.until("after")
        assert "before" in screen
        assert "Board" not in screen
        assert (
            terminal.tmux("display-message", "-p", "-t", "cockpit", "#{mouse_any_flag}#{alternate_on}").strip() == "00"
        )
    finally:
        terminal.tmux("kill-server")
