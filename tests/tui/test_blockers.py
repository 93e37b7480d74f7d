"""The blocker view with keys on a sprint on disk: the files, the messages, what is left on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from cockpit.disk.store import Store
from cockpit.disk.told import fallen, untold
from cockpit.tui.app import CockpitApp, Wishes
from tests.cli.sprints import ADA, BOB, SPRINT, write_sprint
from tests.tui.fakes import settled
from tests.tui.test_app import text_of

PACIFIC = ZoneInfo("America/Los_Angeles")
LADDER = """
[[ceremonies]]
kind = "standup"
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
at = 09:00:00

[[escalation]]
after = "0h"
name = "Say it"
[[escalation]]
after = "4h"
name = "Post in chat"
[[escalation]]
tracks_waiting = 2
name = "Tell the lead"
"""
QUEUE = """
## Blockers

- [ ] **Blocked**: No licence (waits on ACME, raised 2025-11-25 09:00, blocks writer.py)
- [ ] **Blocked**: No desk (raised 2025-11-25 16:00)
"""


class Clock:
    def __init__(self, text: str) -> None:
        self.now = datetime.fromisoformat(text).replace(tzinfo=PACIFIC)

    def __call__(self) -> datetime:
        return self.now


def sprint(folder: Path, ada: str = ADA + QUEUE, bob: str = BOB) -> Path:
    return write_sprint(folder / "repo", SPRINT + LADDER, ada_next=ada, bob_next=bob)


@asynccontextmanager
async def opened(
    home: Path, at: str = "2025-11-26T10:00", *, size: tuple[int, int] = (120, 40), view: str = "blockers"
) -> AsyncIterator[tuple[CockpitApp, Pilot[None], Clock]]:
    clock = Clock(at)
    app = CockpitApp(
        lambda: Store(home / "sprint.toml"), clock=clock, wishes=Wishes(view=view), sprint_file=home / "sprint.toml",
        environ={},
    )  # fmt: skip
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot, clock


async def typed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*["space" if key == " " else key for key in keys])
    await settled(pilot)


def ada(home: Path) -> str:
    return (home / "plans" / "ada_next.md").read_text()


async def test_raise_change_resolve_undo(tmp_path: Path) -> None:
    home = sprint(tmp_path, ADA)
    async with opened(home) as (app, pilot, _):
        assert "nothing is blocked" in text_of(app)
        await typed(pilot, "a", *"No quota", "enter", *"Bob", "enter")
        raised = f"{ADA}\n## Blockers\n\n- [ ] **Blocked**: No quota (waits on Bob, raised 2025-11-26 10:00)\n"
        assert ada(home) == raised
        assert "raised: No quota (ada_next.md:19)" in text_of(app).splitlines()[-1]
        await typed(pilot, "g", "c", *" at all", "enter", *"by", "enter")
        changed = raised.replace("No quota (waits on Bob", "No quota at all (waits on Bobby")
        assert ada(home) == changed
        await typed(pilot, "g", " ")
        assert ada(home) == changed.replace("[ ] **B", "[x] **B").replace("10:00)", "10:00, resolved 2025-11-26 10:00)")
        assert "unblocked: No quota at all" in text_of(app).splitlines()[-1]
        await typed(pilot, "G", " ")
        assert ada(home) == changed, "Space on what is resolved opens it again"
        await typed(pilot, "u", "u", "u", "u")
        assert ada(home) == ADA


async def test_a_blocker_goes_to_the_track_that_was_chosen(tmp_path: Path) -> None:
    home = sprint(tmp_path, ADA)
    bob = home / "plans" / "bob_next.md"
    async with opened(home) as (app, pilot, _):
        assert "nothing is blocked" in text_of(app), "no row that could tell whose"
        await typed(pilot, "a")
        assert text_of(app).splitlines()[-1].split() == ["new", "blocker", "for", "Ada", "▏", "tab", "another"]
        await typed(pilot, *"No", "tab", *" quota")
        assert "new blocker for Bob  No quota▏" in text_of(app).splitlines()[-1]
        await typed(pilot, "enter", "enter")
        assert ada(home) == ADA
        assert bob.read_text() == f"{BOB}\n## Blockers\n\n- [ ] **Blocked**: No quota (raised 2025-11-26 10:00)\n"
        await typed(pilot, "g", "a")
        assert "new blocker for Bob" in text_of(app).splitlines()[-1], "the row under the cursor is Bob's"
        await typed(pilot, "shift+tab", *"No desk", "enter", "enter")
        assert "**Blocked**: No desk" in ada(home)
        await typed(pilot, "1", "G", "a", *"Learn", "tab", "enter", "enter")
        assert "- [ ] Learn" in bob.read_text(), "a task too"
        await typed(pilot, "a", "tab", "escape")
        assert "Ada" not in text_of(app).splitlines()[-1]


async def test_blocked_by_key_and_free_again_with_space(tmp_path: Path) -> None:
    home = sprint(tmp_path, ADA)
    async with opened(home, view="board") as (app, pilot, _):
        await typed(pilot, "w", *"Bob", "enter")
        assert "- [ ] `reader.py` (blocked)\n" in ada(home)
        line = "- [ ] **Blocked**: reader.py (waits on Bob, raised 2025-11-26 10:00, blocks reader.py)\n"
        assert ada(home).endswith(line)
        assert "raised: reader.py (ada_next.md:19)" in text_of(app).splitlines()[-1]
        await typed(pilot, " ")
        assert "unblocked: reader.py (ada_next.md:" in text_of(app).splitlines()[-1]
        await typed(pilot, "u")
        assert "undone: reader.py" in text_of(app).splitlines()[-1]
        await typed(pilot, "u")
        assert ada(home) == ADA, "one step"
        await typed(pilot, "w", "enter")
        assert ada(home) == ADA.replace("`reader.py`", "`reader.py` (blocked)")
        await typed(pilot, " ")
        assert ada(home) == ADA
        await typed(pilot, "w", *"Bob", "enter", "4", "g", " ")
        assert "- [ ] `reader.py`\n" in ada(home), "resolved, and what it alone blocked goes on"
        assert "resolved 2025-11-26 10:00)" in ada(home)
        assert app.scene is not None
        assert app.scene.facts.queue == ()


async def test_what_follows_from_lateness_cannot_be_ticked_away(tmp_path: Path) -> None:
    bob = BOB.replace("- [ ] Write the index", "- [ ] Write the index\n  - Depends on: reader.py")
    home = sprint(tmp_path, ADA, bob)
    async with opened(home, "2025-11-27T10:00") as (app, pilot, _):
        assert "overdue" in text_of(app)
        await typed(pilot, "g", " ")
        assert "this follows from what is late" in text_of(app).splitlines()[-1]
        await typed(pilot, "c")
        assert "only a blocker that somebody raised" in text_of(app).splitlines()[-1]
        assert ada(home) == ADA


async def test_what_is_held_up_is_shown_all_the_way_down(tmp_path: Path) -> None:
    bob = BOB.replace("- [ ] Write the index", "- [ ] Write the index\n  - Depends on: writer.py")
    async with opened(sprint(tmp_path, bob=bob)) as (app, pilot, _):
        await typed(pilot, "g")
        text = text_of(app)
        assert "Ada waits on ACME, holds up Bob" in text
        assert "blocks writer.py" in text
        assert "and so Write the index  Bob" in text
        assert "raised Tue 25 Nov 09:00" in text
        assert "plans/ada_next.md:19" in text


async def test_only_some_of_them(tmp_path: Path) -> None:
    bob = BOB + "\n## Blockers\n\n- [ ] **Blocked**: No pen (raised 2025-11-26 09:59)\n"
    async with opened(sprint(tmp_path, bob=bob)) as (app, pilot, _):
        await typed(pilot, "f", "f")
        text = text_of(app)
        assert "No pen" in text
        assert "No licence" not in text
        assert "filter 'track:bob': 1 of 3" in text.splitlines()[-1]
        await typed(pilot, "f")
        assert "filter 'rung:2': 2 of 3" in text_of(app).splitlines()[-1]
        await typed(pilot, "f")
        assert app.ui.needle == ""
        await typed(pilot, "/", *"acme", "enter")
        text = text_of(app)
        assert "No licence" in text
        assert "No desk" not in text


async def test_what_is_to_be_said_is_copied(tmp_path: Path) -> None:
    async with opened(sprint(tmp_path)) as (app, pilot, _):
        await typed(pilot, "g", "!")
        assert app.clipboard == "Post in chat: No licence (Ada waits on ACME, since 25 h)"


async def test_a_rung_is_announced_once(tmp_path: Path) -> None:
    home = sprint(tmp_path, ADA + "\n## Blockers\n\n- [ ] **Blocked**: No desk (raised 2025-11-26 10:00)\n")
    async with opened(home, "2025-11-26T13:59") as (app, pilot, clock):
        app.alarm.second()
        assert "Post in chat" not in text_of(app).splitlines()[-1]
        clock.now = clock.now.replace(hour=14, minute=1)
        app.engine.stock()
        await settled(pilot)
        app.alarm.second()
        await pilot.pause()
        assert "Post in chat: No desk" in text_of(app).splitlines()[-1]
        assert "Post in chat" in text_of(app).splitlines()[0], "and stands in the header until the next standup"
        assert "→ Post in chat  new" in text_of(app)
    async with opened(home, "2025-11-26T14:05") as (app, pilot, _):
        app.alarm.second()
        await pilot.pause()
        assert "No desk" not in text_of(app).splitlines()[-1], "not again"
    async with opened(home, "2025-11-27T09:20") as (app, pilot, _):
        assert "Post in chat" not in text_of(app).splitlines()[0]
        assert "→ Post in chat" in text_of(app)
        assert "→ Post in chat  new" not in text_of(app)


def test_what_was_told_is_remembered_as_long_as_it_stands(tmp_path: Path) -> None:
    one, two = ("b1", 2), ("b2", 2)
    assert untold(tmp_path, [one]) == (one,)
    assert untold(tmp_path, [one, two, two]) == (two,)
    assert untold(tmp_path, [two]) == ()
    assert untold(tmp_path, [one]) == (one,), "it was gone and came again"
    assert untold(tmp_path, [("b1", 3)]) == (("b1", 3),)
    assert untold(tmp_path, [one]) == (), "it fell, which is no news"
    assert untold(tmp_path, [("b1", 3)]) == (("b1", 3),)
    assert untold(tmp_path, [("b1", 0)]) == ()
    assert untold(tmp_path, [("b1", 3)]) == (), "git had not said yet since when it is there"
    assert fallen(tmp_path) == {"b1": 2}, "not known to have fallen to 3"
    assert untold(tmp_path, [one]) == ()
    assert fallen(tmp_path) == {"b1": 2}
    assert untold(tmp_path, [one]) == ()
    assert fallen(tmp_path) == {"b1": 2}, "it stays where it fell to"
    assert untold(tmp_path, [("b1", 4)]) == (("b1", 4),)
    assert fallen(tmp_path) == {"b1": 3}, "it rose again"
    for broken in ("{broken", '[["b1", "chat"]]', '[["b1"]]', "[1]"):
        (tmp_path / ".cockpit" / "told.json").write_text(broken)
        assert untold(tmp_path, [one]) == (one,)
    assert (tmp_path / ".cockpit" / ".gitignore").read_text().endswith("*\n")
    other = tmp_path / "other"
    other.mkdir()
    (other / ".cockpit").write_text("a file in the way")
    assert untold(other, [one]) == (one,)


async def test_a_rung_that_a_blocker_falls_to_is_not_announced(tmp_path: Path) -> None:
    bob = BOB.replace("- [ ] Write the index", "- [ ] Write the index\n  - Depends on: writer.py")
    home = sprint(tmp_path, bob=bob)
    async with opened(home, "2025-11-26T08:30") as (app, pilot, _):
        app.alarm.second()
        await pilot.pause()
        assert "Post in chat: No desk" in text_of(app).splitlines()[-1]
        (home / "plans" / "bob_next.md").write_text(bob.replace("- [ ] Write the index", "- [x] Write the index"))
        app.engine.refresh(force=True)
        await settled(pilot)
        for _ in range(2):  # as long as nobody has written down that it fell, and from then on
            queue = app.scene.facts.queue if app.scene else ()
            assert {entry.text: entry.rung_number for entry in queue} == {"No licence": 2, "No desk": 2}
            assert {entry.text: entry.news for entry in queue} == {"No licence": False, "No desk": True}
            app.news.note = ("", "dim")
            app.alarm.second()
            app.engine.stock()
            await settled(pilot)
            assert "No licence" not in text_of(app).splitlines()[-1]


async def test_it_can_be_read_on_a_small_screen(tmp_path: Path) -> None:
    async with opened(sprint(tmp_path), size=(80, 24)) as (app, _, _):
        text = text_of(app)
        assert "No licence" in text
        assert "25 h" in text
        assert all(len(line) <= 80 for line in text.splitlines())
