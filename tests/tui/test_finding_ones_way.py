"""Where one stands after a filter, in the timeline and in a small standup, and what is in sight there."""

from __future__ import annotations

import pytest

from tests.tui.fakes import cockpit, settled
from tests.tui.test_app import SMALL, WIDE, standing, text_of


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_filter_leads_to_the_first_thing_it_found(size: tuple[int, int]) -> None:
    app = cockpit()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"regression", "enter")
        await settled(pilot)
        pane, key = standing(app)
        assert pane == "track:grok", "not in a track where nothing was found"
        assert app.scene is not None
        assert "regression" in app.scene.text_of(key)
        assert "regression_tests.py" in text_of(app)


async def test_a_filter_that_leaves_what_one_stands_on_moves_nothing() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = standing(app)
        await pilot.press("slash", *"v4", "enter")
        await settled(pilot)
        assert standing(app) == before


async def test_a_filter_hides_the_days_of_others_and_does_not_call_what_it_hides_resolved() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Triplet loss" in text_of(app)
        assert app.scene is not None
        assert app.scene.facts.queue
        await pilot.press("slash", *"runbook", "enter")
        await settled(pilot)
        text = text_of(app)
        assert "OPERATIONS_RUNBOOK.md" in text
        assert "Triplet loss" not in text
        assert "nothing is blocked" not in text
        assert f"{len(app.scene.facts.queue)} left out by the filter" in text


async def test_a_small_timeline_begins_with_its_days_and_a_track_leads_to_its_items() -> None:
    app = cockpit(view="timeline")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "Mon 24" in text_of(app)
        assert standing(app) == ("timeline", "trk:claude")
        await pilot.press("space")
        await settled(pilot)
        assert "enter shows the track's items" in text_of(app).splitlines()[-1]
        await pilot.press("j", "a")
        await settled(pilot)
        assert "new task for Grok" in text_of(app).splitlines()[-1]
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert standing(app)[0] == "track:grok"
        await pilot.press("escape")
        await settled(pilot)
        assert standing(app) == ("timeline", "trk:grok")


async def test_a_large_timeline_begins_on_the_first_handoff() -> None:
    app = cockpit(view="timeline")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert (standing(app)[1] or "").startswith("dep:")
        assert "Mon 24" in text_of(app)


async def test_the_keys_are_told_whole_on_a_small_screen() -> None:
    app = cockpit()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("?")
        seen = ""
        for _ in range(8):
            await settled(pilot)
            seen += text_of(app)
            await pilot.press("ctrl+d")
        assert "…" not in seen
        assert "the next track in the standup" in " ".join(seen.split())
