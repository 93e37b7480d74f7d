"""A whole standup on the sample, by keys alone and with a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from cockpit.disk.store import Store
from cockpit.tui.app import CockpitApp, Wishes
from tests.e2e.terminal import sample_in
from tests.tui.fakes import settled
from tests.tui.test_app import text_of

NINE = datetime(2025, 11, 26, 9, tzinfo=ZoneInfo("America/Los_Angeles"))


class Room:
    """The cockpit on a copy of the sample, its clock, and hands on its keys."""

    def __init__(self, home: Path, pilot: Pilot[None], clock: list[datetime]) -> None:
        self.home, self.pilot, self._clock = home, pilot, clock

    @property
    def app(self) -> CockpitApp:
        assert isinstance(self.pilot.app, CockpitApp)
        return self.pilot.app

    @property
    def screen(self) -> str:
        return text_of(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settled(self.pilot)

    async def type(self, text: str) -> None:
        await self.press(*("space" if char == " " else char for char in text), "enter")

    async def wait(self, minutes: float) -> None:
        self._clock[0] += timedelta(minutes=minutes)
        self.app._second()
        await settled(self.pilot)

    async def saved(self, words: str) -> None:
        """Until the footer tells of the file."""
        await settled(self.pilot, lambda: words in self.screen)

    def plan(self, name: str) -> str:
        return (self.home / "docs" / "plans" / name).read_text("utf-8")


@asynccontextmanager
async def room(
    home: Path, size: tuple[int, int] = (120, 40), now: datetime = NINE, view: str = "board"
) -> AsyncIterator[Room]:
    sample_in(home)
    clock = [now]
    app = CockpitApp(
        lambda: Store(home / "sprint.toml"),
        clock=lambda: clock[0],
        wishes=Wishes(view=view),
        sprint_file=home / "sprint.toml",
        environ={},
    )
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield Room(home, pilot, clock)


MINUTES = """\
# Standup, Wednesday 26 Nov 2025

Starlight · Week 2, day 3 of 5. 09:00–09:16, 14:30 of 15:00. 1 of 29 done, 6 late.

Topic: Half-time: are the handoffs on track?

## Done here

- 09:02 Claude: ticked triplet_detector.py
- 09:03 Claude: raised GPU quota not granted (waits on cloud provider)
- 09:11 GPT: raised API keys expired

## Blockers

- **GPU quota not granted**: Claude waits on cloud provider, raised here. Raise in the standup
- **API keys expired**: GPT, raised here. Raise in the standup

## Claude, 03:30 (00:30 over)

- Headline: Which streams matter, by attention; Explain the streams, rankings
- Overdue: train_triplet.py (16 h late)
- Due today: TRIPLET_LOSS_SPEC.md; explainable_v4.py; STREAM_IMPORTANCE_REPORT.md
- Waits for: GPT, API spec (Wed)
- Holds up: Grok, Model and results (Wed)

## Grok, 04:00 (01:00 over)

- Headline: Baseline comparison, ablation; Baseline analysis, V4 against V3
- Overdue: monitor_performance.py (16 h late); performance_dashboard.md (16 h late); metrics_collector.py (16 h late)
- Due today: baseline_comparison.md; ablation_study.py
- Waits for: Claude, Model and results (Wed)
- Holds up: GPT, Metrics and baselines (Thu)

## GPT, 04:30 (01:30 over)

- Headline: Write the monitoring API spec; Monitoring API, ready to use
- Overdue: PRODUCTION_DEPLOYMENT_GUIDE.md (16 h late); deploy.sh (16 h late)
- Due today: MONITORING_API_SPEC.md; api_stubs.py; monitoring_client.py
- Waits for: Grok, Metrics and baselines (Thu)
- Holds up: Claude, API spec (Wed)

## Parked

1. **Claude**: Does the 10 % rule cover research models? (from Grok)

## Next

- **cloud provider**: GPU quota not granted (Raise in the standup)
- **GPT**: API keys expired (Raise in the standup)
- **Claude**: train_triplet.py, 16 h late
- **Grok**: monitor_performance.py, 16 h late
- **GPT**: PRODUCTION_DEPLOYMENT_GUIDE.md, 16 h late
"""


async def test_a_whole_standup_by_keys_and_its_minutes(tmp_path: Path) -> None:
    async with room(tmp_path) as here:
        await here.press("s")
        assert "left of 06:00" in here.screen
        assert "Half-time: are the handoffs on track?" in here.screen
        assert "nothing is blocked" in here.screen
        await here.wait(2.5)
        await here.press("]", "space")
        assert "✓ triplet_detector.py" in here.screen, "what is done now stays where it was"
        await here.wait(1)
        await here.press("a")
        await here.type("GPU quota not granted")
        await here.type("cloud provider")
        await here.wait(2.5)
        assert "30 s over" in here.screen
        await here.press("]", "t")
        assert "paused" in here.screen
        await here.wait(1.5)
        await here.press("t", "P")
        await here.type("Does the 10 % rule cover research models?")
        await here.type("claude")
        assert "1  Does the 10 % rule cover research models?  Claude" in here.screen
        await here.wait(4)
        await here.press("]", "a")
        await here.type("API keys expired")
        await here.press("enter", "]")
        assert "this was the last track: enter ends the standup" in here.screen
        await here.wait(4.5)
        await here.press("enter")
        assert here.app.standup.minutes() == MINUTES
        assert "Standup, Wednesday 26 Nov 2025" in here.screen
        assert "09:11 GPT: raised API keys expired" in here.screen
        await here.press("W", "enter")
        await here.saved("docs/standups/2025-11-26.md")
        assert (tmp_path / "docs/standups/2025-11-26.md").read_text("utf-8") == MINUTES
        assert here.app.standup.left_over() == ""
    assert "- [x] `triplet_detector.py`" in here.plan("claude_next.md")
    assert "- [ ] **Blocked**: GPU quota not granted (waits on cloud provider, raised 2025-11-26 09:03)" in here.plan(
        "claude_next.md"
    )
    assert "- [ ] **Blocked**: API keys expired (raised 2025-11-26 09:11)" in here.plan("gpt_next.md")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_every_stop_is_shown_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with room(tmp_path, size) as here:
        await here.press("s")
        for turn, words in (("then 3 tracks", "Half-time"), ("1 of 3", "Research"), ("2 of 3", "baseline_comparison")):
            assert turn in here.screen
            assert words in here.screen
            assert here.screen.splitlines()[-1].count("]") == 1
            await here.press("]")
        assert "3 of 3" in here.screen
        await here.press("[")
        assert "2 of 3" in here.screen


async def test_enter_ends_it_and_escape_takes_that_back(tmp_path: Path) -> None:
    async with room(tmp_path) as here:
        await here.press("s", "]")
        await here.wait(1)
        await here.press("enter")
        assert "01:00 of 15:00" in here.screen
        await here.wait(30)
        await here.press("escape")
        assert "1 of 3" in here.screen
        await here.wait(1)
        assert "02:00 of 15:00 in all" in here.screen, "the time at the minutes counts for nothing"
        await here.press("o")
        assert "In the plans" in here.screen, "o opens what the cursor stands on, the standup goes on"
        await here.press("escape")
        assert "1 of 3" in here.screen
        await here.press("1")
        await here.wait(1)
        assert here.app.ui.view == "board"
        await here.press("s")
        assert "03:00 of 15:00 in all" in here.screen


async def test_minutes_are_copied_closed_or_printed(tmp_path: Path) -> None:
    async with room(tmp_path) as here:
        await here.press("s")
        await here.wait(1)
        assert here.app.standup.left_over().startswith("# Standup, Wednesday"), "what is left when the cockpit ends"
        await here.press("W")
        assert "enter ends it" in here.screen
        await here.press("enter", "y")
        assert here.app.clipboard == here.app.standup.minutes()
        assert here.app.standup.left_over() == ""
        await here.press("s")
        assert here.app.ui.meeting is None
        assert "Wednesday standup" in here.screen
        assert here.app.standup.left_over() == ""
        await here.press("t")
        assert "no standup is running: s begins it" in here.screen
        await here.press("P")
        assert not here.app.ask.active


async def test_minutes_are_never_written_over_anything_nor_into_the_plans(tmp_path: Path) -> None:
    async with room(tmp_path) as here:
        before = here.plan("claude_next.md")
        await here.press("s", "enter")
        for name, reason in (
            ("docs/plans/minutes.md", "it would be read as a plan there"),
            ("docs/plans/claude_next.md", "it would be read as a plan there"),
            ("sprint.toml", "it is there already"),
            ("docs", "that is a folder"),
        ):
            await here.press("W", "ctrl+u")
            await here.type(name)
            await here.saved(f"not saved: {name}: {reason}")
        assert here.plan("claude_next.md") == before
        assert not (tmp_path / "docs/plans/minutes.md").exists()
        assert here.app.standup.left_over() != ""


async def test_what_an_agent_ticks_meanwhile_is_not_done_in_the_standup(tmp_path: Path) -> None:
    async with room(tmp_path) as here:
        await here.press("s", "]")
        plan = tmp_path / "docs/plans/gpt_next.md"
        plan.write_text(plan.read_text("utf-8").replace("- [ ] `deploy.sh`", "- [x] `deploy.sh`"), "utf-8")
        here.app.engine.refresh()
        await settled(here.pilot)
        assert "1 of 29 done" in here.app.standup.minutes()
        assert "Nothing was changed." in here.app.standup.minutes()
        await here.press("space", "u")
        assert "Nothing was changed." in here.app.standup.minutes(), "what is taken back was never done"


class Bell:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rung = 0
        monkeypatch.setattr(CockpitApp, "bell", lambda _: self.ring())

    def ring(self) -> None:
        self.rung += 1


async def test_a_ceremony_rings_once_and_offers_itself_without_taking_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bell = Bell(monkeypatch)
    async with room(tmp_path, now=NINE - timedelta(minutes=1)) as here:
        await here.wait(0)
        assert "standup in 01:00" in here.screen
        await here.press("slash", "m", "o")
        await here.wait(1)
        assert bell.rung == 1
        await here.press("n")
        assert here.app.ui.needle == "mon", "what is typed goes on"
        await here.press("escape")
        assert "Standup now: s begins it" in here.screen
        assert here.app.ui.view == "board"
        await here.wait(1)
        assert bell.rung == 1
        await here.wait(14)
        assert "now" not in here.screen.splitlines()[-1], "it is over"


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        (24, (8, 56), "Readiness check now"),
        (26, (17, 5), "End of day now: E ends the day"),
        (28, (16, 10), "Retro now: 7 shows it"),
    ],
)
async def test_who_comes_late_is_told_without_a_bell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: int, clock: tuple[int, int], words: str
) -> None:
    bell = Bell(monkeypatch)
    now = NINE.replace(day=day, hour=clock[0], minute=clock[1])
    async with room(tmp_path, now=now) as here:
        await here.wait(0)
        assert words in here.screen
        assert bell.rung == 0


async def test_in_a_standup_that_began_early_nothing_rings_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bell = Bell(monkeypatch)
    async with room(tmp_path, now=NINE - timedelta(minutes=2)) as here:
        await here.wait(0)
        await here.press("s")
        await here.wait(3)
        assert bell.rung == 0
        assert "begins it" not in here.screen


async def test_where_the_ceremony_is_held_already_the_header_says_enough(tmp_path: Path) -> None:
    async with room(tmp_path, now=NINE.replace(day=28, hour=16, minute=10), view="retro") as here:
        await here.wait(0)
        assert "retro now" in here.screen.splitlines()[0]
        assert "Retro now" not in here.screen
