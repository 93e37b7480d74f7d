from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cockpit.disk import watch as watching
from cockpit.disk.watch import Places, WatchEvent, watch

WAIT = 5.0


class Ear:
    """Collects events; `next` waits for one of a kind that came after the last call."""

    def __init__(self, events: AsyncIterator[WatchEvent]) -> None:
        self._queue: asyncio.Queue[WatchEvent] = asyncio.Queue()
        self.task = asyncio.create_task(self._run(events))

    async def _run(self, events: AsyncIterator[WatchEvent]) -> None:
        async for event in events:
            self._queue.put_nowait(event)

    async def next(self, kind: str = "changed", seconds: float = WAIT) -> WatchEvent:
        async with asyncio.timeout(seconds):
            while (event := await self._queue.get()).kind != kind:
                pass
        return event

    async def quiet(self, seconds: float = 0.5) -> list[WatchEvent]:
        """Let all that is under way come in, and forget it."""
        await asyncio.sleep(seconds)
        found = []
        while not self._queue.empty():
            found.append(self._queue.get_nowait())
        return found


@asynccontextmanager
async def listening(home: Path, *, poll: bool = False, sweep_s: float = 60.0) -> AsyncIterator[Ear]:
    """Watch a sprint; the sweep is far away unless a test is about it."""
    git = home / ".git"
    places = Places(home / "sprint.toml", (home / "docs" / "plans",), git if git.is_dir() else None)
    ear = Ear(watch(lambda: places, poll=poll, sweep_s=sweep_s))
    await asyncio.sleep(0.3)
    await ear.quiet(0.1)
    try:
        yield ear
    finally:
        ear.task.cancel()
        await asyncio.gather(ear.task, return_exceptions=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "plans").mkdir(parents=True)
    (tmp_path / "sprint.toml").write_text("[sprint]\n")
    (tmp_path / "docs" / "plans" / "a.md").write_text("- [ ] one\n")
    return tmp_path


def in_place(plans: Path) -> None:
    (plans / "a.md").write_text("- [x] one\n")


def renamed(plans: Path) -> None:
    (plans / ".a.md.tmp").write_text("- [x] one\n")
    (plans / ".a.md.tmp").replace(plans / "a.md")


def like_vim(plans: Path) -> None:
    (plans / "a.md").rename(plans / "a.md~")
    (plans / "a.md").write_text("- [x] one\n")
    (plans / "a.md~").unlink()


def new_plan(plans: Path) -> None:
    (plans / "week" / "deep").mkdir(parents=True)
    (plans / "week" / "deep" / "b.md").write_text("- [ ] two\n")


def removed(plans: Path) -> None:
    (plans / "a.md").unlink()


def folder_renamed(plans: Path) -> None:
    plans.rename(plans.parent / "old")


def sprint_replaced(plans: Path) -> None:
    home = plans.parent.parent
    (home / "fresh").write_text("[sprint]\nname='x'\n")
    (home / "fresh").replace(home / "sprint.toml")


SAVES = [in_place, renamed, like_vim, new_plan, removed, folder_renamed, sprint_replaced]


@pytest.mark.parametrize("poll", [False, True], ids=["events", "polling"])
@pytest.mark.parametrize("save", SAVES)
async def test_every_way_of_saving_is_heard(home: Path, save: Callable[[Path], None], poll: bool) -> None:
    async with listening(home, poll=poll) as ear:
        save(home / "docs" / "plans")
        await ear.next(seconds=2)


async def test_a_burst_is_one_event(home: Path) -> None:
    plans = home / "docs" / "plans"
    async with listening(home) as ear:
        for number in range(300):
            (plans / f"{number}.md").write_text("- [ ] one\n")
        await ear.next()
        assert len(await ear.quiet(0.6)) <= 1


async def test_other_files_say_nothing(home: Path) -> None:
    plans = home / "docs" / "plans"
    async with listening(home) as ear:
        for name in (".a.md.swp", "4913", "a.md~", "notes.txt", ".hidden.md"):
            (plans / name).write_text("x")
        (home / "code.py").write_text("x")
        assert await ear.quiet(0.4) == []


@pytest.mark.parametrize("above", ["docs/plans", "docs"])
async def test_a_plans_folder_that_dies_and_comes_back_is_watched_again(home: Path, above: str) -> None:
    plans = home / "docs" / "plans"
    async with listening(home) as ear:
        for _ in range(2):
            shutil.rmtree(home / above)
            await ear.next()
            await ear.quiet(0.2)
            plans.mkdir(parents=True)
            await ear.next()
            await ear.quiet(0.2)
            (plans / "a.md").write_text("- [ ] again\n")
            await ear.next(seconds=1)
            await ear.quiet(0.2)


async def test_a_plans_folder_that_is_born_later_is_watched(home: Path) -> None:
    shutil.rmtree(home / "docs")
    async with listening(home) as ear:
        (home / "docs" / "plans").mkdir(parents=True)
        await ear.next()
        await ear.quiet()
        (home / "docs" / "plans" / "a.md").write_text("- [ ] one\n")
        await ear.next(seconds=1)


async def test_the_sweep_finds_what_events_miss(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = home / "docs" / "plans" / "a.md"

    async def deaf(*_folders: Path, **_options: object) -> AsyncIterator[set[object]]:
        await asyncio.sleep(3600)
        yield set()

    monkeypatch.setattr(watching, "awatch", deaf)
    async with listening(home, sweep_s=0.1) as ear:
        for number in range(4):
            plan.write_text(f"- [ ] {number}\n")
            await ear.next(seconds=3)
            await ear.quiet(0.1)
            if number == 2:
                await asyncio.sleep(0.6)
        plan.write_text("- [ ] last\n")
        await ear.next(seconds=3)


async def test_a_watch_that_fails_says_so_once_and_polls(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_folders: Path, **_options: object) -> AsyncIterator[set[object]]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watching, "awatch", broken)
    places = Places(home / "sprint.toml", (home / "docs" / "plans",))
    ear = Ear(watch(lambda: places))
    notice = await ear.next("notice")
    assert "limit reached" in notice.message
    await ear.quiet(0.6)
    (home / "docs" / "plans" / "a.md").write_text("- [x] one\n")
    await ear.next(seconds=2)
    assert [event for event in await ear.quiet(0.6) if event.kind == "notice"] == []
    ear.task.cancel()
    await asyncio.gather(ear.task, return_exceptions=True)


async def test_head_that_moves_is_heard(home: Path) -> None:
    (home / ".git" / "logs").mkdir(parents=True)
    async with listening(home) as ear:
        (home / ".git" / "logs" / "HEAD").write_text("0 1 Ada\n")
        await ear.next("git")
        await ear.quiet()
        (home / ".git" / "index").write_text("x")
        assert await ear.quiet(0.4) == []


async def test_a_whole_repository_is_not_watched_below(home: Path) -> None:
    (home / ".git").mkdir()
    below, around = watching._to_watch(Places(home / "sprint.toml", (home,)))
    assert (below, around) == ([], [home])


@pytest.mark.parametrize("name", ["a.md", "week/b.MD"])
def test_stamps_see_every_plan(home: Path, name: str) -> None:
    plans = home / "docs" / "plans"
    (plans / "week").mkdir()
    (plans / "archive").mkdir()
    (plans / "archive" / "old.md").write_text("x")
    (plans / "week" / "b.MD").write_text("x")
    places = Places(home / "sprint.toml", (plans, home / "missing"))
    before = watching.stamps(places)
    assert len(before) == 5
    assert before[os.fspath(home / "missing")] is None
    with (plans / name).open("a") as file:
        file.write("more")
    after = watching.stamps(places)
    assert {path for path in after if after[path] != before[path]} == {os.fspath(plans / name)}
