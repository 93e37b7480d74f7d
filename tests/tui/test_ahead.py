"""On a big board a tick shows on its row before all is summed up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from cockpit.core.facts import Facts
from cockpit.tui import ahead
from cockpit.tui.app import CockpitApp
from cockpit.tui.stocktaking import Stocktaker
from cockpit.view.glyphs import UNICODE
from tests.tui.fakes import FakeStore, cockpit, settled

WIDE = (120, 40)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Open: boards are summed up. Every board is a big one."""
    opened = threading.Event()
    opened.set()
    real = Stocktaker._facts

    def slowly(self: Stocktaker, *args: object) -> Facts:
        opened.wait(10)
        return real(self, *args)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(ahead, "MANY", 0)
    monkeypatch.setattr(Stocktaker, "_facts", slowly)
    yield opened
    opened.set()


def under_cursor(app: CockpitApp) -> tuple[str, str]:
    """The sign and the words of the row one stands on."""
    pane = app.painter.focused
    assert pane is not None
    assert pane.key is not None
    row = pane.row_in_sight(pane.key)
    assert row is not None
    return row.spans[0].text, row.spans[2].text


async def until_shown(pilot: Pilot[None], app: CockpitApp, sign: str) -> None:
    for _ in range(200):
        await pilot.pause()
        if under_cursor(app)[0] == sign:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(under_cursor(app))


async def test_a_tick_shows_before_all_is_summed_up(gate: threading.Event) -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        sign, text = under_cursor(app)
        assert sign == UNICODE.states["doing"]
        assert app.scene is not None
        version, done = app.scene.version, app.scene.facts.done
        gate.clear()
        await pilot.press("space")
        await until_shown(pilot, app, UNICODE.states["done"])
        assert under_cursor(app)[1] == text
        assert (app.scene.version, app.scene.facts.done) == (version, done)
        gate.set()
        await settled(pilot)
        assert under_cursor(app) == (UNICODE.states["done"], text)
        assert app.scene.facts.done == done + 1


async def test_space_on_such_a_row_takes_the_tick_back(gate: threading.Event) -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        gate.clear()
        await pilot.press("space")
        await until_shown(pilot, app, UNICODE.states["done"])
        await pilot.press("space")
        gate.set()
        await settled(pilot)
        assert [one[2] for one in store.asked if one[0] == "set"] == ["done", "todo"]
        assert under_cursor(app)[0] == UNICODE.states["todo"]


async def test_a_small_board_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    posted: list[object] = []
    monkeypatch.setattr(ahead.Ahead, "paint", lambda *args: posted.append(args))
    app = cockpit(FakeStore())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        assert under_cursor(app)[0] == UNICODE.states["done"]
        assert not posted
