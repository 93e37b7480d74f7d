"""How a view comes to the screen: from its top, and never with the interface's thread summing up a big sprint."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from cockpit.core.retro import Retro, sum_up
from cockpit.tui import scene
from cockpit.tui.app import CockpitApp
from cockpit.tui.keys import VIEWS
from cockpit.tui.rowlist import FROM_TOP
from cockpit.view import retro
from cockpit.view.rows import Pane, Row, Span
from tests.tui.fakes import cockpit, settled

LONG = tuple(Row((Span(f"row {number}"),), key=f"row:{number}" if number > 3 else None) for number in range(200))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ("board", "day")])
async def test_a_view_opens_at_its_top(view: str, size: tuple[int, int]) -> None:
    """Also where the row one would stand on is far below; it is scrolled when the person moves."""
    app = cockpit()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(str(VIEWS.index(view) + 1))
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        assert (pane.pane_id in FROM_TOP, pane.top) == (True, 0)
        pane.source = lambda *_: Pane(body=LONG, start="row:150")
        pane.forget()
        pane.reload(follow=True)
        pane.stand_on(None, active=True)
        assert (pane.top, pane.key) == (0, "row:4")
        await pilot.press("j")
        assert pane.key == "row:5"


async def test_a_big_sprint_is_summed_up_by_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []

    def watched(*args: Any, **more: Any) -> Retro:
        threads.append(threading.current_thread().name)
        return sum_up(*args, **more)

    monkeypatch.setattr(retro, "sum_up", watched)
    monkeypatch.setattr(scene, "MANY", 1)
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("7")
        await settled(pilot, lambda: "planned" in text_of(app))
        assert set(threads) == {"cockpit-engine"}
        times = len(threads)
        app.engine.stock()
        await settled(pilot, lambda: len(threads) > times)
        assert set(threads) == {"cockpit-engine"}
        assert "planned" in text_of(app)
        times = len(threads)
        await pilot.press("slash", *"runbook", "enter")
        await settled(pilot, lambda: "OPERATIONS_RUNBOOK.md" in text_of(app) and "explainable" not in text_of(app))
        assert len(threads) > times
        assert set(threads) == {"cockpit-engine"}, "under a filter too"
        app.engine.stock()
        await settled(pilot, lambda: len(threads) > times + 1)
        await pilot.press("escape")
        await settled(pilot, lambda: "explainable" in text_of(app))
        assert set(threads) == {"cockpit-engine"}


def text_of(app: CockpitApp) -> str:
    pane = app.painter.focused
    assert pane is not None
    return "\n".join(span.text for row in pane.content.body for span in row.spans)
