"""Real programs beside a cockpit: git in every way it changes a working copy, and vim with a changed buffer."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from cockpit.core.model import State
from tests.disk.files import kill
from tests.torture.conftest import Tell
from tests.torture.editors import with_note
from tests.torture.procs import Helper
from tests.torture.world import MARK, NOTE, Row, World, ids_of, settle

_EXPECTED = ("would be overwritten", "Please commit", "nothing to commit", "no changes", "unstaged changes", "No stash",
             "No local changes", "could not restore untracked", "CONFLICT", "needs merge",
             "no tracking information")  # fmt: skip


def git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, text=True, check=False)


def colleague(world: World, stop: Path, rounds: int) -> list[int]:
    """Somebody at the same working copy: commits, switches branches, stashes, pulls what others pushed.

    [notes that came in, times git failed for a reason of ours]
    """
    rng, notes, failures = random.Random(8), 0, 0
    here, upstream = world.home, world.home.parent / "upstream"
    for _ in range(rounds):
        match rng.randrange(4):
            case 0:
                plan = upstream / "docs" / "plans" / "claude.md"
                plan.write_bytes(with_note(plan.read_bytes(), notes))
                notes += 1
                done = [git(upstream, "commit", "-qam", "note"), git(here, "pull", "-q", "--rebase", "--autostash")]
                stop_rebase(here)
            case 1:
                done = [git(here, "commit", "-qam", "ticks")]
            case 2:
                done = [git(here, "checkout", "-q", "side"), git(here, "checkout", "-q", "main")]
            case _:
                done = [git(here, "stash", "-q"), git(here, "stash", "pop", "-q")]
        if git(here, "diff", "--name-only", "--diff-filter=U").stdout:  # a stash that met other ticks: let it go
            git(here, "reset", "-q", "--hard")
        for one in done:
            if one.returncode != 0 and not any(words in one.stderr + one.stdout for words in _EXPECTED):
                failures += 1
                print(one.args, one.stdout, one.stderr, file=sys.__stderr__)
    stop.touch()
    return [notes, failures]


def stop_rebase(home: Path) -> None:
    """A tick in the middle of it stops a rebase, and sometimes the way back from it too."""
    git(home, "rebase", "--abort")
    if (home / ".git" / "rebase-merge").exists():
        git(home, "rebase", "--quit")
        git(home, "checkout", "-q", "-f", "main")


def mend(home: Path) -> None:
    """What a person does when it is over: back to the branch, everything that others pushed, nothing half done."""
    stop_rebase(home)
    git(home, "checkout", "-q", "-f", "main")
    git(home, "checkout", "-q", "--", ".")
    git(home, "commit", "-qam", "ticks")
    pulled = git(home, "pull", "-q", "--rebase", "--autostash")
    assert pulled.returncode == 0, pulled.stderr


def test_git_in_the_same_folder(tmp_path: Path, full: bool, tell: Tell) -> None:
    upstream, rng = World(tmp_path / "upstream", 60), random.Random(9)
    git(upstream.home, "init", "-q", "-b", "main")
    git(upstream.home, "add", ".")
    git(upstream.home, "commit", "-qm", "start")
    git(tmp_path, "clone", "-q", "upstream", "sprint")
    world = World(tmp_path / "sprint", 60)
    git(world.home, "branch", "side")
    (world.home / ".git" / "info" / "exclude").write_text(".cockpit/\nstop\n")
    store, stop, row = world.store(), world.home / "stop", Row(attack="git commit, checkout, stash and pull")
    store.load()
    helper = Helper(lambda: colleague(world, stop, 150 if full else 12))
    while not stop.exists():
        number = rng.randrange(world.tasks)
        want: State = "done" if rng.random() < 0.7 else "todo"
        if (item := ids_of(store.snapshot).get(number)) is None:
            row.unseen += 1
            store.refresh()
            continue
        world.note(store.set_state([item], want, who="Ada"), number, want)
        time.sleep(rng.random() * 0.01)
    stop.unlink()
    row.foreign, failures = helper.answer()
    assert failures == 0
    mend(world.home)
    settle(world, store, row)
    tell(world.judge(row, range(row.foreign)))
    assert git(world.home, "fsck", "--strict").returncode == 0


class Vim:
    """vim in a pseudo-terminal, without the developer's settings."""

    def __init__(self, path: Path) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm"
            os.execvp("vim", ["vim", "-Nu", "NONE", "-n", "--cmd", "set noswapfile nobackup nowritebackup", str(path)])
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.screen()

    def screen(self, quiet: float = 0.15, until: bytes = b"") -> str:
        """What it writes until it rests, but for ten seconds at most for what is waited for."""
        seen, deadline = b"", time.monotonic() + 10
        while True:
            if not select.select([self.master], [], [], quiet if seen else 1.0)[0]:
                if until in seen or time.monotonic() > deadline:
                    break
                continue
            try:
                seen += os.read(self.master, 65_536)
            except OSError:  # it has ended
                break
        return seen.decode("utf-8", "replace")

    def type(self, keys: str, until: str = "") -> str:
        os.write(self.master, keys.encode())
        return self.screen(until=until.encode())


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no vim")
def test_vim_with_a_changed_buffer(tmp_path: Path, full: bool, tell: Tell) -> None:
    """vim warns before it saves over a tick. Told to save nevertheless, the tick is reported and written again."""
    world, row, rng = World(tmp_path, 30), Row(attack="vim with a changed buffer"), random.Random(10)
    store = world.store()
    store.load()
    for number in range(12 if full else 2):
        vim = Vim(world.plan)
        vim.type(f"/{MARK}\ro{NOTE.format(number)}\x1b")
        time.sleep(1.1)  # vim compares whole seconds
        target, want = rng.choice([n for n in range(30) if n not in world.wants]), "done"
        assert world.note(store.set_state([ids_of(store.snapshot)[target]], "done", who="Ada"), target, "done"), want
        assert "changed since" in vim.type(":w\r", "changed since")
        vim.type("y\r", "written")
        vim.type(":q!\r")
        kill(vim.pid)
        os.close(vim.master)
        assert f"[ ] write part {target:04}" in world.plan.read_text()
        one = Row(attack="")
        settle(world, store, one)
        row.overwritten, row.reported, row.again = (
            row.overwritten + one.overwritten, row.reported + one.reported, row.again + one.again,
        )  # fmt: skip
        row.foreign += 1
    tell(world.judge(row, range(row.foreign)))
