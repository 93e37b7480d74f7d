"""The key that gets what others pushed, and the header that says how far we are, with real clones."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from cockpit.core.settings import Settings
from cockpit.repo.git import Git
from cockpit.tui import remote
from cockpit.tui.app import CockpitApp
from cockpit.tui.messages import FromRemote
from tests.repo.clones import PLAN, START, edited, ticked, two_clones
from tests.tui.fakes import FakeStore, settled
from tests.tui.test_app import SMALL, WIDE, text_of
from tests.view.sample import CALENDAR, NOW

TICKED = edited(START, *ticked("Write the reader"))


def on(folder: Path, settings: Settings | None = None) -> CockpitApp:
    store = FakeStore(settings=settings or Settings(name="Starlight", calendar=CALENDAR))
    file = folder / "sprint.toml"
    return CockpitApp(lambda: store, clock=lambda: NOW, sprint_file=file, environ={})


async def until(app: CockpitApp, words: str) -> str:
    """The screen, once these words stand on it."""
    for _ in range(400):
        await asyncio.sleep(0.02)
        if words in (text := text_of(app)):
            return text
    raise AssertionError(f"no {words!r} on\n{text_of(app)}")


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_header_says_how_far_we_are(tmp_path: Path, size: tuple[int, int]) -> None:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: TICKED})
    ann.git("push", "--quiet")
    ben.git("fetch", "--quiet")
    ben.commit("Ben", "2025-11-24 11:30", {"x.txt": "1"})
    app = on(ben.folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = await until(app, "origin: 1 behind, 1 ahead")
        assert "Starlight" in text.splitlines()[0]


async def test_the_key_brings_in_what_others_pushed(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: TICKED})
    ann.git("push", "--quiet")
    app = on(ben.folder)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await until(app, "pulled 1 commit from origin")
        assert ben.read(PLAN) == TICKED
        await pilot.press("p")
        await until(app, "nothing new at origin")


async def test_a_conflict_says_where_and_how_to_go_back(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: edited(START, ("the reader", "a reader"))})
    ann.git("push", "--quiet")
    ben.commit("Ben", "2025-11-24 11:30", {PLAN: edited(START, ("the reader", "no reader"))})
    app = on(ben.folder)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await until(app, "stopped at a conflict in ann_next.md; or back to before: git rebase --abort")


async def test_the_screen_goes_on_while_git_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, ben = two_clones(tmp_path)
    gate = threading.Event()

    def slow(_: Git) -> FromRemote:
        gate.wait(20)
        return FromRemote("origin: 7 behind", True, "at last", "good")

    monkeypatch.setattr(remote, "_sync", slow)
    app = on(ben.folder)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        for _ in range(200):
            await asyncio.sleep(0.01)
            if app.remote.idle:
                break
        await pilot.press("p")
        await until(app, "getting what others pushed")
        await pilot.press("p")
        await until(app, "git is busy with the remote already")
        await pilot.press("2")
        assert app.ui.view == "day"
        gate.set()
        await until(app, "at last")
        await until(app, "origin: 7 behind")


async def test_without_a_repository_the_key_says_so(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await until(app, "not a git repository")


async def test_fetch_every_looks_by_itself(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: TICKED})
    ann.git("push", "--quiet")
    settings = replace(Settings(name="Starlight", calendar=CALENDAR), fetch_every=5)
    app = on(ben.folder, settings)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await until(app, "origin: 1 behind")
        assert ben.read(PLAN) == START
