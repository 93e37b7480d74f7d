"""The retro on Friday at four, compared with pictures that were looked at and found good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cockpit.disk.retro import note
from cockpit.disk.store import Store
from cockpit.tui.app import Wishes
from cockpit.tui.clock import SprintClock
from cockpit.tui.start import make_app
from tests.repo.lived_sprint import la, lived
from tests.tui.fakes import settled
from tests.tui.test_standup_pictures import Compare

if TYPE_CHECKING:
    from textual.pilot import Pilot

FRIDAY = "28 16:00"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_a_lived_week(
    tmp_path: Path, size: tuple[int, int], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = lived(tmp_path / "repo", FRIDAY).folder
    store = Store(folder / "sprint.toml")
    store.load()
    note(store, "well", "Handoffs met without a meeting", now=la(FRIDAY))
    note(store, "badly", "Ticks before files: 3", now=la(FRIDAY))
    note(store, "agreed", "Order GPU quota a week ahead", owner="Ben", now=la(FRIDAY))
    store.close()
    app = make_app(folder, clock=SprintClock(la(FRIDAY), freeze=True), wishes=Wishes(view="retro"))

    async def asked(pilot: Pilot[None]) -> None:
        await settled(pilot, lambda: app.scene is not None and app.scene.record is not None)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=asked)
