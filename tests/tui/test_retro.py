"""The retro on the screen: notes and actions typed in stand in their document, and on the screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.tui.fakes import settled
from tests.tui.test_standup import NINE, room

DOCUMENT = "RETRO_2025-11-28.md"


async def test_notes_and_actions_are_typed_in(tmp_path: Path) -> None:
    async with room(tmp_path, view="retro") as here:
        await here.pilot.press("a", *"+ Handoffs met", "enter")
        await settled(here.pilot, lambda: "Handoffs met" in here.screen)
        await here.pilot.press("a", *"- Ticks before files", "enter")
        await settled(here.pilot, lambda: "Ticks before files" in here.screen)
        await here.pilot.press("a", *"Order GPUs early", "enter", *"Grok", "enter")
        await settled(here.pilot, lambda: "Order GPUs early" in here.screen)
        assert here.plan(DOCUMENT) == (
            "# Retro: Starlight · Week 2 (2025-11-24 to 2025-11-28)\n\n## Went well\n\n- Handoffs met\n\n"
            "## Did not go well\n\n- Ticks before files\n\n## Actions\n\n- [ ] Order GPUs early (Grok)\n"
        )
        assert "/29" in here.screen
        await here.pilot.press("u")
        await settled(here.pilot, lambda: "Order GPUs early" not in here.plan(DOCUMENT))


async def test_nothing_typed_writes_nothing(tmp_path: Path) -> None:
    later = NINE + timedelta(hours=2)  # at nine the standup announces itself, over whatever the last line says
    async with room(tmp_path, view="retro", now=later) as here:
        await here.pilot.press("a", "enter", "a", "x", "escape", "a", "+", "enter")
        await settled(here.pilot, lambda: "no text" in here.screen)
        assert not (tmp_path / "docs" / "plans" / DOCUMENT).exists()
