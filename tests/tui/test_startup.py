"""The start: a board kept from the last time stands at once, and the plans are read all the same."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cockpit.tui import startup
from cockpit.tui.app import CockpitApp, Wishes
from cockpit.tui.messages import SnapshotLike
from tests.tui.fakes import FakeSnapshot, FakeStore, settled
from tests.tui.test_app import text_of
from tests.view.sample import NOW


class Memory:
    """What was kept, and what is to be kept."""

    def __init__(self, kept: FakeSnapshot | None, *, broken: bool = False) -> None:
        self.kept, self.broken = kept, broken
        self.told: list[SnapshotLike] = []

    def recall(self) -> SnapshotLike | None:
        if self.broken:
            raise ValueError("half a file")
        return self.kept

    def keep(self, snapshot: SnapshotLike) -> None:
        self.told.append(snapshot)


class SlowStore(FakeStore):
    """Reads only when it is allowed to."""

    allowed = threading.Event()

    def load(self) -> FakeSnapshot:
        assert self.allowed.wait(10)
        return super().load()


@pytest.fixture
def store() -> Iterator[SlowStore]:
    slow = SlowStore()
    slow.allowed = threading.Event()
    yield slow
    slow.allowed.set()


def app_on(store: FakeStore, memory: Memory) -> CockpitApp:
    return CockpitApp(lambda: store, clock=lambda: NOW, wishes=Wishes(), environ={}, memory=memory)


async def test_the_kept_board_stands_before_the_plans_are_read(store: SlowStore) -> None:
    app = app_on(store, Memory(FakeSnapshot(store.board, store.settings)))
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(2000):
            await pilot.pause(0.01)
            if app.scene is not None:
                break
        assert app.scene is not None
        assert app.scene.board is store.board
        assert not app.engine.idle
        await pilot.press("space")
        assert store.asked == []
        store.allowed.set()
        await settled(pilot)
        assert [asked[0] for asked in store.asked] == ["set"]


async def test_a_board_read_anew_is_kept_for_the_next_start(store: SlowStore) -> None:
    store.allowed.set()
    memory = Memory(FakeSnapshot(replace(store.board, items=()), store.settings))
    app = app_on(store, memory)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, lambda: memory.told)
        assert app.scene is not None
        assert app.scene.board is store.board
        assert [told.board for told in memory.told] == [store.board]


async def test_a_board_that_is_known_is_not_kept_again(store: SlowStore) -> None:
    store.allowed.set()
    memory = Memory(FakeSnapshot(store.board, store.settings))
    async with app_on(store, memory).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
    assert memory.told == []


async def test_a_broken_memory_is_as_good_as_none(store: SlowStore) -> None:
    store.allowed.set()
    app = app_on(store, Memory(None, broken=True))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.scene is not None
        assert app.news.note[0] == ""


async def test_the_theme_is_worn_from_the_first_picture_on() -> None:
    app = app_on(FakeStore(), Memory(None))
    async with app.run_test(size=(120, 40)):
        assert app.screen.styles.background.hex.lower() == app.wardrobe.palette.colours["background"]


def test_garbage_is_looked_for_again_after_the_start_but_seldom() -> None:
    before = gc.get_threshold()
    assert gc.isenabled()
    startup.begins()
    try:
        assert not gc.isenabled()
    finally:
        startup.over()
    assert gc.isenabled()
    assert all(now > then for now, then in zip(gc.get_threshold(), before, strict=True))
    gc.set_threshold(*before)
    gc.unfreeze()


async def test_a_long_reading_says_so_until_the_board_stands(store: SlowStore) -> None:
    app = app_on(store, Memory(None))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not app.engine.idle
        app.news.second()
        assert app.news.note[0] == ""
        app.news.second()
        assert app.news.note[0] == "reading the plans … 2 s"
        app.news.say("sprint.toml:3: no such role", "bad", lasting=True)
        app.news.second()
        assert app.news.note[0] == "sprint.toml:3: no such role"
        app.news.say("")
        app.news.second()
        assert app.news.note[0] == "reading the plans … 4 s"
        store.allowed.set()
        await settled(pilot)
        assert app.scene is not None
        app.news.second()
        assert app.news.note[0] == ""


@pytest.mark.parametrize("width", [50, 80, 100, 120, 200])
async def test_the_tabs_stand_where_they_will_stand_and_are_not_cut(store: SlowStore, width: int) -> None:
    app = app_on(store, Memory(None))
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        line = text_of(app).splitlines()[2]
        assert "…" not in line or width < 60
        if width >= 80:
            names = [word for word in line.split() if word.isalpha()]
            places = [line.index(f" {word}") for word in names]
            store.allowed.set()
            await settled(pilot)
            later = text_of(app).splitlines()[2]
            assert [word for word in later.split() if word.isalpha()] == names
            assert later.index(f" {names[3]}") == places[3], "nothing moves but for counts"
        store.allowed.set()
