"""Watching that cannot go silent: whatever happens to the plans, a moment later the board is what the disk says."""

from __future__ import annotations

import asyncio
import ctypes
import os
import random
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from cockpit.disk.store import Store
from cockpit.disk.watch import Places, WatchEvent, watch
from tests.disk.files import in_child
from tests.torture.conftest import Tell
from tests.torture.editors import SAVES
from tests.torture.world import Row, World

PATIENCE_S = 20.0
STRANGER = 61_234


class Cockpit:
    """A store that looks at the disk when the watcher says so, as the cockpit does."""

    def __init__(self, home: Path, *, poll: bool = False) -> None:
        self.store, self.reloads, self.notices = Store(home / "sprint.toml"), 0, list[str]()
        self.store.load()
        git = home / ".git"
        places = Places(home / "sprint.toml", (home / "docs" / "plans",), git if git.is_dir() else None)
        self._task = asyncio.create_task(self._run(watch(lambda: places, poll=poll)))

    async def _run(self, events: AsyncIterator[WatchEvent]) -> None:
        async for event in events:
            if event.kind == "notice":
                self.notices.append(event.message)
                continue
            before = self.store.snapshot.board
            if (await asyncio.to_thread(self.store.refresh)).board is not before:
                self.reloads += 1

    async def caught_up(self, home: Path, seconds: float = PATIENCE_S) -> float:
        """Seconds until the board is what a fresh look at the disk says; infinite when that never comes."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            fresh = await asyncio.to_thread(Store(home / "sprint.toml").load)
            if self.store.snapshot.board == fresh.board:
                return time.monotonic() - start
            await asyncio.sleep(0.02)
        return float("inf")

    async def end(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


def switch(home: Path) -> None:
    """Another branch, with other plans."""
    now = subprocess.run(["git", "branch", "--show-current"], cwd=home, capture_output=True, text=True, check=True)
    other = "main" if now.stdout.strip() == "side" else "side"
    subprocess.run(["git", "checkout", "-qf", other], cwd=home, check=True)
    subprocess.run(["git", "clean", "-qfd", "docs"], cwd=home, check=True)


def flood(plans: Path, number: int, files: int) -> None:
    (plans / f"flood{number}").mkdir()
    for count in range(files):
        (plans / f"flood{number}" / f"{count}.md").write_text(f"## Tasks\n\n- [ ] flood {number} {count}\n")


def rebuild(plans: Path, deep: bool) -> None:
    """Delete the folder (or the one above it) and make it again."""
    kept = (plans / "claude.md").read_bytes() if (plans / "claude.md").exists() else b"## Tasks\n\n- [ ] anew\n"
    shutil.rmtree(plans.parent if deep else plans)
    plans.mkdir(parents=True)
    (plans / "claude.md").write_bytes(kept)


def half(plans: Path) -> None:
    """Save in two halves with a pause between them."""
    path = plans / "claude.md"
    data = path.read_bytes() if path.exists() else b"## Tasks\n\n- [ ] anew\n"
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(0.02)
        file.write(data[len(data) // 2 :] + b"\nMore prose.\n")


def away(plans: Path, number: int) -> None:
    plans.rename(plans.parent / f"old{number}")
    plans.mkdir()


def accidents(world: World, rng: random.Random, number: int) -> Callable[[], object]:
    """One thing that may happen to plans."""
    plans, saves = world.plans, list(SAVES.values())

    def edit() -> None:
        path = plans / "claude.md"
        data = path.read_bytes() if path.exists() else b"## Tasks\n\n- [ ] anew\n"
        path.touch()
        rng.choice(saves)(path, data + b"\n- [ ] more %d\n" % number)

    return rng.choice([
        edit, edit, edit, lambda: half(plans), lambda: rebuild(plans, deep=rng.random() < 0.5),
        lambda: switch(world.home), lambda: flood(plans, number, 30), lambda: (plans / "claude.md").unlink(missing_ok=True),
        lambda: away(plans, number),
    ])  # fmt: skip


def repository(home: Path) -> World:
    world = World(home, 20)
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["commit", "-qm", "start"],
        ["checkout", "-qb", "side"],
    ):
        subprocess.run(["git", *command], cwd=home, check=True)
    (world.plans / "side.md").write_text("## Tasks\n\n- [ ] only here\n")
    world.plan.write_text(world.text({1: "done"}))
    subprocess.run(["git", "add", "."], cwd=home, check=True)
    subprocess.run(["git", "commit", "-qm", "side"], cwd=home, check=True)
    return world


@pytest.mark.parametrize("poll", [False, True], ids=["events", "polling"])
async def test_any_accident_is_seen(tmp_path: Path, full: bool, tell: Tell, poll: bool) -> None:
    world, rng = repository(tmp_path), random.Random(12)
    row = Row(attack=f"watching by {'polling' if poll else 'events'}: any accident")
    cockpit, slowest = Cockpit(tmp_path, poll=poll), 0.0
    await asyncio.sleep(0.3)
    for number in range(120 if full else 10):
        accidents(world, rng, number)()
        row.foreign += 1
        took = await cockpit.caught_up(tmp_path)
        row.damaged += took == float("inf")
        slowest = max(slowest, took)
    row.writes = cockpit.reloads
    row.note = f"slowest {slowest:.2f} s; here writes are reloads and damaged is never seen"
    await cockpit.end()
    tell(row)


async def test_a_thousand_plans_at_once_are_one_reload(tmp_path: Path, full: bool, tell: Tell) -> None:
    world, files = World(tmp_path, 10), 1000 if full else 200
    row = Row(attack=f"watching: {files} plans at once")
    cockpit = Cockpit(tmp_path)
    await asyncio.sleep(0.5)
    aside = tmp_path / "aside"
    flood(tmp_path, 0, files)
    (tmp_path / "flood0").rename(aside)
    aside.rename(world.plans / "flood")  # as a checkout of many files looks to the board: all of them, at once
    row.damaged = int(await cockpit.caught_up(tmp_path, 20) == float("inf"))
    await asyncio.sleep(1)
    row.writes, row.foreign = cockpit.reloads, files
    assert cockpit.reloads == 1
    before = cockpit.reloads
    await asyncio.to_thread(flood, world.plans, 1, files)  # written one by one
    row.damaged += await cockpit.caught_up(tmp_path, 20) == float("inf")
    row.note = f"{cockpit.reloads - before} reloads when written one by one"
    await cockpit.end()
    tell(row)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become a user with nothing left")
def test_without_an_inotify_instance_left(tmp_path: Path, full: bool, tell: Tell) -> None:
    """The system's limit is really reached, for a user that exists only here."""
    world, row = World(tmp_path / "sprint", 10), Row(attack="watching: no inotify instance left")
    for folder in (world.home, *world.home.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o055)
    for path in (world.home, *world.home.rglob("*")):
        os.chown(path, STRANGER, STRANGER)

    async def look() -> None:
        cockpit = Cockpit(world.home)
        for _ in range(200):
            if not cockpit.notices:
                await asyncio.sleep(0.1)
        assert cockpit.notices, "it should say that it looks by itself now"
        for number in range(10 if full else 2):
            world.plan.write_text(world.text({number: "done"}))
            assert await cockpit.caught_up(world.home) < PATIENCE_S
        assert len(cockpit.notices) == 1
        await cockpit.end()

    def work() -> None:
        os.setgroups([])
        os.setgid(STRANGER)
        os.setuid(STRANGER)
        os.environ["XDG_STATE_HOME"] = str(world.home / ".state")
        libc = ctypes.CDLL(None)
        for _ in range(100_000):
            if libc.inotify_init() < 0:
                break
        asyncio.run(look())

    row.damaged, row.foreign = in_child(work), 10 if full else 2
    tell(row)
