"""Wishes to change the plans: what a key means for what the cursor stands on. The engine carries them out in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cockpit.tui import state as go

if TYPE_CHECKING:
    from cockpit.core.model import State
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.scene import Scene


class Changes:
    """What becomes of a wish comes back as a message."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self.table: Mapping[str, Callable[[], None]] = {
            "tick": self.tick,
            "doing": lambda: self._say_state("doing"),
            "blocked": self._blocked,
            "deferred": lambda: self._say_state("deferred"),
            "mark": self._mark,
            "add": self._add,
            "undo": lambda: app.engine.wish(lambda store: store.undo()),
            "redo": lambda: app.engine.wish(lambda store: store.redo()),
        }

    @property
    def key(self) -> str | None:
        """What a wish is about: what the cursor stands on, else the item that is open."""
        pane, ui = self._app.painter.focused, self._app.ui
        key = pane.key if pane is not None else None
        return ui.opened[-1] if key is None and ui.page == "item" else key

    @property
    def subject(self) -> str | None:
        """Like `key`, but a line of the plans in the item view stands for the item."""
        key, ui = self.key, self._app.ui
        return ui.opened[-1] if ui.page == "item" and key and key.startswith("place:") else key

    def _targets(self, scene: Scene) -> tuple[str, ...]:
        """The items a change is for: the marked ones, else the one under the cursor."""
        keys = sorted(self._app.ui.marked) or ([self.subject] if self.subject else [])
        return tuple(key for key in keys if scene.item(key))

    def tick(self) -> None:
        app, key = self._app, self.subject
        scene = app.scene
        if scene is None or key is None:
            return
        if targets := self._targets(scene):
            open_ones = [item for item in targets if scene.board.by_id[item].state != "done"]
            self._set(targets, "done" if open_ones else "todo")
        elif dep := scene.dependency(key):
            app.engine.wish(lambda store: store.meet(dep.id))
        elif entry := scene.queued(key):
            self._resolve(scene, key, entry.derived, entry.item)
        elif key.startswith("day:"):
            app.change(go.toggle_fold(app.ui, key))
        elif key.startswith("cp:"):
            app.say("a checkpoint passes by its criteria; tick those", "warn")

    def _resolve(self, scene: Scene, key: str, derived: bool, item: str | None) -> None:
        if derived:
            self._app.say("this follows from what is late; it goes when that is done", "warn")
        elif item is not None and scene.blocker(key) is None:
            self._set((item,), "todo")
        else:
            self._set((key.removeprefix("blk:"),), "done")

    def _set(self, targets: tuple[str, ...], want: State, waits_on: str = "") -> None:
        app = self._app
        clock = app.clock
        app.engine.wish(lambda store: store.set_state(targets, want, who=app.who, now=clock()))
        if app.ui.marked:
            app.change(replace(app.ui, marked=frozenset()))

    def _say_state(self, want: State) -> None:
        """That state, or back to `todo` when all have it already."""
        scene = self._app.scene
        targets = self._targets(scene) if scene is not None else ()
        if scene is None or not targets:
            return
        already = all(scene.board.by_id[item].state == want for item in targets)
        self._set(targets, "todo" if already else want)

    def _blocked(self) -> None:
        scene = self._app.scene
        targets = self._targets(scene) if scene is not None else ()
        if scene is None or not targets:
            return
        if all(scene.board.by_id[item].state == "blocked" for item in targets):
            self._set(targets, "todo")
            return
        self._app.ask.question("waits on", lambda text: self._set(targets, "blocked", text))

    def _mark(self) -> None:
        app = self._app
        if app.scene is not None and app.scene.item(self.key):
            assert self.key is not None
            app.change(go.toggle_mark(app.ui, self.key))
            app.actions.perform("down")

    def _add(self) -> None:
        self._app.say("add: not yet", "dim")
