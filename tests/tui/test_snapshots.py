"""Pictures of what was judged good, at three sizes: on the sample as it was on Wednesday before the standup.

Bump Textual or change a view on purpose: look at the report, then `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from cockpit.cli.lived import make_lived
from cockpit.cli.sample import ZONE
from cockpit.tui.app import CockpitApp, Wishes
from cockpit.tui.clock import SprintClock
from cockpit.tui.start import make_app
from cockpit.tui.themes import ThemeShelf, shipped_folder
from tests.tui.fakes import settled

WEDNESDAY = datetime(2025, 11, 26, 8, 55, tzinfo=ZONE)
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
PAGES = {"board": (), "day": (), "timeline": (), "checkpoints": (), "findings": (), "item": ("enter",), "help": ("?",)}
THEMES = sorted(ThemeShelf((shipped_folder(),)).files())


class Screens(SingleFileSnapshotExtension):
    """A screen as text, or as a picture for people to look at."""

    _write_mode = WriteMode.TEXT
    _file_extension = "svg"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_lived(tmp_path_factory.mktemp("lived"), WEDNESDAY).parent


def picture(folder: Path, view: str, size: tuple[int, int], keys: tuple[str, ...], theme: str = "") -> str:
    """The screen as SVG, without what differs from run to run."""
    clock = SprintClock(WEDNESDAY, freeze=True)
    app = make_app(folder, clock=clock, wishes=Wishes(view=view, theme=theme or "cockpit-dark"))
    svg = asyncio.run(_shot(app, size, keys))
    return re.sub(r"terminal-\d+", "terminal", svg)


async def _shot(app: CockpitApp, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    async with app.run_test(size=size) as pilot:
        await settled(pilot, lambda: app.scene is not None and app.scene.record is not None)
        if keys:
            await pilot.press(*keys)
        await settled(pilot)
        return app.export_screenshot(title="cockpit")


@pytest.fixture
def screens(snapshot: SnapshotAssertion) -> Any:
    return snapshot.use_extension(Screens)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_was_judged(lived: Path, screens: Any, page: str, size: str) -> None:
    view = page if page not in ("item", "help") else "board"
    assert picture(lived, view, SIZES[size], PAGES[page]) == screens


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_looks_as_it_was_judged(lived: Path, screens: Any, theme: str) -> None:
    assert picture(lived, "board", SIZES["120x40"], (), theme) == screens
