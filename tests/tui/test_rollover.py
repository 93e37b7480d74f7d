"""The roll-over on the screen, on the sample's files: the preview comes first, and only `yes` writes."""

from __future__ import annotations

import asyncio
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cockpit.tui.app import CockpitApp
from cockpit.tui.clock import SprintClock
from cockpit.tui.start import make_app
from tests.repo.lived import Repo
from tests.tui.fakes import settled
from tests.tui.test_app import SMALL, WIDE
from tests.tui.test_remote import until

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    shutil.copy(ROOT / "sprint.toml", made.folder)
    shutil.copytree(ROOT / "docs/plans", made.folder / "docs/plans")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "plans")
    return made


def friday(repo: Repo) -> CockpitApp:
    return make_app(repo.folder, clock=SprintClock(datetime(2025, 11, 28, 18), freeze=True))  # noqa: DTZ001


async def typed(pilot: Pilot[None], text: str) -> None:
    for char in text:
        await pilot.press(char)
    await pilot.press("enter")


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_preview_then_yes(repo: Repo, size: tuple[int, int]) -> None:
    old = (repo.folder / "docs/plans/claude_next.md").read_bytes()
    app = friday(repo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("7", "O")
        await until(app, "the next sprint begins on (enter: 2025-12-01)")
        await pilot.press("enter")
        await until(app, "Starlight · Week 2 → Starlight · Week 3")
        await until(app, "nothing is written yet")
        assert not (repo.folder / "docs/plans/archive").exists()
        await pilot.press("G")
        await until(app, "< 15 min")
        await pilot.press("enter")
        await until(app, "write the plans of Starlight · Week 3? (yes does it)")
        await typed(pilot, "yes")
        # that it is written is said, too, until the look at the changed plans says something else
        await settled(pilot, lambda: app.scene is not None and app.scene.board.sprint.name == "Starlight · Week 3")
        assert (repo.folder / "docs/plans/archive/2025-11-28/claude_next.md").read_bytes() == old
        assert "(carried from 2025-11-28)" in (repo.folder / "docs/plans/claude_next.md").read_text()
        assert app.ui.page == "retro"


async def test_anything_but_yes_writes_nothing(repo: Repo) -> None:
    app = friday(repo)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("O")
        await typed(pilot, "2025-12-03")
        await until(app, "Wed 2025-12-03 to Tue 2025-12-09")
        await pilot.press("O")
        await typed(pilot, "no")
        await until(app, "nothing was written")
        await pilot.press("escape", "escape")
        assert app.ui.page == "board"
        assert not (repo.folder / "docs/plans/archive").exists()
        assert repo.git("status", "--porcelain", "docs", "sprint.toml") == ""


async def test_uncommitted_plans_are_refused(repo: Repo) -> None:
    repo.write({"docs/plans/gpt_next.md": "# GPT\n\n- [ ] rewritten\n"})
    app = friday(repo)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("O", "enter")
        await until(app, "nothing is written yet")
        await pilot.press("enter")
        await typed(pilot, "yes")
        await until(app, "not committed yet: docs/plans/gpt_next.md")
        assert not (repo.folder / "docs/plans/archive").exists()


@pytest.mark.parametrize(
    ("text", "said"), [("soon", "soon is no date"), ("2025-11-27", "is not after the sprint's end")]
)
async def test_a_start_that_is_none(repo: Repo, text: str, said: str) -> None:
    app = friday(repo)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("O")
        await typed(pilot, text)
        await until(app, said)
        for _ in range(20):
            await asyncio.sleep(0.01)
        assert app.ui.page == "board"
