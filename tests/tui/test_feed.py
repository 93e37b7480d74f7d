"""The feed: what others changed, who it was, and the way from there to the item."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cockpit.core.record import Event, History, Record
from cockpit.tui.feed import MOST, Entry, Feed, authors_since, feed_pane
from cockpit.tui.keys import FEED
from tests.tui.fakes import FakeStore, cockpit, settled
from tests.tui.test_app import text_of

NOON = datetime(2025, 11, 26, 12, tzinfo=UTC)


def event(commit: str, author: str) -> Event:
    return Event(
        kind="ticked", thread=1, item_kind="task", track="claude", text="x", path="a.md", line=1, state="done",
        counted=True, commit=commit, author=author, when=NOON,
    )  # fmt: skip


def record(head: str, *events: Event) -> Record:
    return Record(history=History(events=events, head=head))


ONE = event("a1", "Ann")


@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        (None, record("a", ONE), ""),
        (record("a", ONE), None, ""),
        (record("a", ONE), record("a", ONE, event("", "Ann")), ""),
        (record("a", ONE), record("b", ONE), ""),
        (record("a", ONE), record("b", ONE, event("b1", "Ben")), "Ben"),
        (record("a", ONE), record("b", ONE, event("b1", "Ben"), event("b2", "Cy"), event("b3", "Ben")), "Ben, Cy"),
        (record("a", ONE), record("b", ONE, *(event(f"b{n}", f"P{n}") for n in range(5))), "5 people"),
        (record("", ONE), record("b", ONE, event("b1", "Ben")), ""),
        (Record(), record("b", ONE), ""),
    ],
)
def test_who_moved_head(before: Record | None, after: Record | None, who: str) -> None:
    assert authors_since(before, after) == who


def test_the_last_twenty_are_kept_newest_first() -> None:
    feed = Feed()
    for number in range(MOST + 5):
        feed.add(Entry(NOON, f"change {number}"))
    assert [entry.text for entry in feed] == [f"change {number}" for number in range(MOST + 4, 4, -1)]
    assert len(feed_pane(feed, 80).body) == MOST


def test_only_a_fresh_change_without_a_name_is_credited() -> None:
    feed = Feed()
    assert feed.credit("Ann", NOON) is None
    feed.add(Entry(NOON, "one"))
    assert feed.credit("", NOON) is None
    assert feed.credit("Ann", NOON + timedelta(minutes=5)) is None
    assert feed.credit("Ann", NOON + timedelta(seconds=4)) == Entry(NOON, "one", who="Ann")
    assert feed.credit("Ben", NOON + timedelta(seconds=5)) is None


async def test_a_foreign_change_is_in_the_feed_and_leads_to_its_item() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("F")
        assert "nothing yet" in text_of(app)
        item = next(one for one in store.board.items if one.text == "explainable_v4.py")
        store.put(replace(item, state="done"))
        store.changed = ("docs/plans/claude_next.md",)
        app.engine.refresh()
        await settled(pilot, lambda: app.news.lit)
        assert app.ui.page == FEED
        assert "claude_next.md changed on disk: explainable_v4.py ticked" in text_of(app)
        app.news.told(record("a", ONE), record("b", ONE, event("b1", "Ben")))
        assert app.news.note[0].endswith("explainable_v4.py ticked, by Ben")
        app.painter.paint()
        await pilot.pause()
        assert any("explainable_v4.py ticked" in line and line.endswith("Ben") for line in text_of(app).splitlines())
        await pilot.press("enter")
        assert app.ui.opened[-1] == item.id
        await pilot.press("escape", "escape", "escape")
        assert app.ui.page == "board"


async def test_an_own_change_is_no_news() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        assert list(app.news.feed) == []


async def test_a_tick_taken_back_says_at_once_how_to_write_it_again() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        item = next(one for one in store.board.items if one.state == "done")
        store.put(replace(item, state="todo"))
        store.changed, store.reverted = ("docs/plans/claude_next.md",), ("one",)
        app.engine.refresh()
        await settled(pilot, lambda: app.news.lit)
        assert "another program took back a tick: R writes again" in text_of(app)
        assert [entry.item for entry in app.news.feed] == [item.id]
