"""A store in memory and a fixed clock, so that the screens can be tested without plans on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cockpit.core.model import Board, Item, State
from cockpit.core.settings import Settings
from cockpit.tui.app import CockpitApp, Wishes
from tests.view.sample import CALENDAR, NOW, sample_board

if TYPE_CHECKING:
    from textual.pilot import Pilot


@dataclass(frozen=True)
class FakeSnapshot:
    board: Board
    settings: Settings
    changed: tuple[str, ...] = ()
    problem: str | None = None
    reverted: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FakeOutcome:
    kind: Literal["written", "already", "refused"]
    message: str
    snapshot: FakeSnapshot


NOWHERE = Path("/nowhere/sprint.toml")
"""In no repository: what git says of the checkout that the tests stand in is none of the cockpit's on a `FakeStore`."""


@dataclass
class FakeStore:
    """Remembers what was asked of it. `refusal` makes every wish fail with that line."""

    board: Board = field(default_factory=sample_board)
    settings: Settings = field(default_factory=lambda: Settings(name="Starlight", calendar=CALENDAR))
    refusal: str = ""
    asked: list[tuple[object, ...]] = field(default_factory=list)
    changed: tuple[str, ...] = ()
    problem: str | None = None
    past: list[Board] = field(default_factory=list)
    reverted: tuple[str, ...] = ()

    def load(self) -> FakeSnapshot:
        return FakeSnapshot(self.board, self.settings, (), self.problem, self.reverted)

    def refresh(self) -> FakeSnapshot:
        changed, self.changed = self.changed, ()
        return FakeSnapshot(self.board, self.settings, changed, self.problem, self.reverted)

    def set_state(
        self, item_ids: Sequence[str], want: State, *, until: date | None = None, now: datetime
    ) -> FakeOutcome:
        self.asked.append(("set", tuple(item_ids), want))
        if self.refusal:
            return FakeOutcome("refused", self.refusal, self.load())
        self.past.append(self.board)
        self.put(*(replace(item, state=want) for item in self.board.items if item.id in item_ids))
        return FakeOutcome("written", f"{want}: {len(item_ids)}", self.load())

    def undo(self, *, now: datetime) -> FakeOutcome:
        self.asked.append(("undo",))
        if not self.past:
            return FakeOutcome("already", "nothing to undo", self.load())
        self.board = self.past.pop()
        return FakeOutcome("written", "undone", self.load())

    def redo(self, *, now: datetime) -> FakeOutcome:
        self.asked.append(("redo",))
        return FakeOutcome("already", "nothing to redo", self.load())

    def meet(self, dependency_id: str, *, now: datetime) -> FakeOutcome:
        self.asked.append(("meet", dependency_id))
        return FakeOutcome("written", "met", self.load())

    def block(
        self, track: str, text: str, *, waits_on: str = "", items: Sequence[str] = (), mark: bool = False, now: datetime
    ) -> FakeOutcome:
        self.asked.append(("block", track, text, waits_on, tuple(items)))
        if mark:
            self.put(*(replace(item, state="blocked") for item in self.board.items if item.id in items))
        return FakeOutcome("written", "raised", self.load())

    def unblock(self, ids: Sequence[str], *, now: datetime) -> FakeOutcome:
        self.asked.append(("unblock", tuple(ids)))
        self.put(*(replace(item, state="todo") for item in self.board.items if item.id in ids))
        return FakeOutcome("written", "unblocked", self.load())

    def change_blocker(
        self, blocker_id: str, *, text: str | None = None, waits_on: str | None = None, now: datetime
    ) -> FakeOutcome:
        self.asked.append(("change", blocker_id, text, waits_on))
        return FakeOutcome("written", "changed", self.load())

    def add_task(
        self, track: str, text: str, *, due: str = "", kind: Literal["task", "action"] = "task", now: datetime
    ) -> FakeOutcome:
        self.asked.append(("add", track, text, due, kind))
        return FakeOutcome("written", "added", self.load())

    def reapply(self, *, now: datetime) -> FakeOutcome:
        self.asked.append(("reapply",))
        self.reverted = ()
        return FakeOutcome("written", "written again", self.load())

    def forget_reverted(self) -> FakeSnapshot:
        self.asked.append(("forget",))
        self.reverted = ()
        return self.load()

    def close(self) -> None:
        self.asked.append(("close",))

    # what somebody else does

    def put(self, *items: Item) -> None:
        """Items in place of those with their ids."""
        new = {item.id: item for item in items}
        self.board = replace(self.board, items=tuple(new.get(item.id, item) for item in self.board.items))

    def insert(self, at: int, *items: Item) -> None:
        self.board = replace(self.board, items=(*self.board.items[:at], *items, *self.board.items[at:]))


def cockpit(store: FakeStore | None = None, *, now: datetime = NOW, **wishes: str) -> CockpitApp:
    """A cockpit on a store in memory, its clock frozen."""
    held = store or FakeStore()
    wanted = Wishes(**wishes)  # type: ignore[arg-type]  # tests name only wishes that are words
    return CockpitApp(lambda: held, clock=lambda: now, wishes=wanted, sprint_file=NOWHERE, environ={})


async def settled(pilot: Pilot[None], done: Callable[[], object] | None = None) -> None:
    """Wait until the engine has nothing to do, its messages were answered and `done` says so."""
    app = pilot.app
    assert isinstance(app, CockpitApp)
    for _ in range(400):
        await pilot.pause()
        if app.engine.idle and (app.scene or app.notice or app.news.note[0]) and (done is None or done()):
            await pilot.pause()
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the cockpit did not settle")
