"""Where no sprint is, the cockpit offers what `cockpit init` would write, and waits for nothing."""

from __future__ import annotations

import threading
from datetime import date, datetime
from pathlib import Path

import pytest

from cockpit.disk import proposing
from cockpit.disk.gather import local_zone
from cockpit.disk.proposing import proposal_for
from cockpit.plan.config import read_settings
from cockpit.plan.infer_write import as_toml
from cockpit.tui.clock import SprintClock
from cockpit.tui.start import Offer, make_app, offer
from tests.tui.fakes import settled
from tests.tui.test_app import text_of

TODAY = date(2025, 11, 26)
PLANS = {
    "docs/plans/claude_next.md": "# Claude\n**Week**: November 24-28, 2025\n## Tasks\n- [ ] a\n- [ ] b\n- [ ] c\n",
    "docs/plans/grok_next.md": "# Grok\n**Agent**: Grok\n## Tasks\n- [ ] d\n- [ ] e\n- [ ] f\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in PLANS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_it_is_what_init_would_write(folder: Path) -> None:
    made = Offer(folder, TODAY)
    assert made.wait(30)
    assert as_toml(proposal_for(folder, zone=local_zone(), today=TODAY).table).endswith(made.text)
    assert [track.name for track in read_settings(made.text.encode()).tracks] == ["Claude", "Grok"]


def test_until_then_and_after_a_failure_the_short_one_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(*_: object, **__: object) -> None:
        go.wait(30)
        raise RuntimeError("no")

    monkeypatch.setattr(proposing, "proposal_for", slow)
    made = Offer(folder, TODAY)
    assert made.text == offer(folder, TODAY)
    go.set()
    assert made.wait(30)
    assert made.text == offer(folder, TODAY)


async def test_the_page_shows_it_as_soon_as_it_is_known(folder: Path) -> None:
    app = make_app(folder, clock=SprintClock(datetime(2025, 11, 26, 12), freeze=True))  # noqa: DTZ001
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, lambda: "[[tracks]]" in text_of(app))
        assert "cockpit init writes one" in text_of(app)
        assert 'name = "Claude"' in text_of(app)
