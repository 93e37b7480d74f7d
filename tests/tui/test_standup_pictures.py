"""The running standup, compared with pictures that were looked at and found good."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import pytest

from cockpit.disk.store import Store
from cockpit.tui.app import CockpitApp, Wishes
from tests.e2e.terminal import sample_in
from tests.tui.fakes import settled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

NINE = datetime(2025, 11, 26, 9, tzinfo=ZoneInfo("America/Los_Angeles"))


class Compare(Protocol):
    def __call__(
        self,
        app: CockpitApp,
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_a_track_over_its_time(tmp_path: Path, size: tuple[int, int], snap_compare: Compare) -> None:
    sample_in(tmp_path)
    clock = [NINE]
    sprint = tmp_path / "sprint.toml"
    app = CockpitApp(lambda: Store(sprint), clock=lambda: clock[0], wishes=Wishes(view="standup"), sprint_file=sprint,
                     environ={})  # fmt: skip

    async def play(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press("s", "P", *"Later", "enter", *"grok", "enter", "]", "space")
        await settled(pilot)
        clock[0] += timedelta(minutes=3, seconds=14)
        app._second()
        app.say("")
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=play)
