from __future__ import annotations

import pytest

from cockpit.tui.keys import BY_ID
from cockpit.tui.palette import Cockpit
from tests.tui.fakes import cockpit, settled
from tests.tui.test_app import text_of


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("eod", BY_ID["eod"].help), ("UNDO", BY_ID["undo"].help), ("view-ret", BY_ID["view-retro"].help),
        ("retro", BY_ID["view-retro"].help), ("find", BY_ID["view-findings"].help),
        ("put the item", BY_ID["deferred"].help), ("theme mono", "Theme mono"), ("explainable", "explainable_v4.py"),
    ],
)  # fmt: skip
async def test_what_is_asked_for_comes_first(query: str, best: str) -> None:
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        found = [hit async for hit in Cockpit(app.screen).search(query)]
        assert max(found, key=lambda hit: hit.score).text == best


async def test_no_emoji_stands_before_what_is_typed() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert "🔎" not in text_of(app)
        assert "> " in text_of(app)
