"""Wishes to change the plans: what a key means for what the cursor stands on. The engine carries them out in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from cockpit.tui import state as go
from cockpit.tui.blocking import Blocking, ask_for_track
from cockpit.tui.keys import EOD

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.core.model import State
    from cockpit.disk.store import Store
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.messages import OutcomeLike
    from cockpit.tui.offers import StoreLike
    from cockpit.tui.scene import Scene

RetroKind = Literal["well", "badly", "agreed"]


class Changes:
    """What becomes of a wish comes back as a message."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self.blocking = Blocking(app, lambda: self.subject, self._targets)
        self.table: Mapping[str, Callable[[], None]] = {
            "tick": self.tick,
            "doing": lambda: self._say_state("doing"),
            "deferred": self._defer,
            "mark": self._mark,
            "add": self._add,
            "undo": lambda: app.engine.wish(lambda store, now: store.undo(now=now)),
            "redo": lambda: app.engine.wish(lambda store, now: store.redo(now=now)),
            "reapply": self._reapply,
            **self.blocking.table,
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

    def _states(self, targets: tuple[str, ...]) -> set[State]:
        """The states they are in on the screen."""
        return {item.state for target in targets if (item := self._app.painter.as_painted(target))}

    def tick(self) -> None:
        app, key = self._app, self.subject
        scene = app.scene
        if scene is None or key is None:
            return
        if targets := self._targets(scene):
            states = self._states(targets)
            if states == {"blocked"}:
                self.blocking.release(targets)
            else:
                self._set(targets, "todo" if states == {"done"} else "done")
        elif dep := scene.dependency(key):
            app.engine.wish(lambda store, now: store.meet(dep.id, now=now))
        elif scene.queued(key):
            self.blocking.resolve(scene, key)
        elif key.startswith("day:"):
            app.change(go.toggle_fold(app.ui, key))
        elif key.startswith("cp:"):
            app.say("a checkpoint passes by its criteria; tick those", "warn")
        elif key.startswith("trk:"):
            app.say("enter shows the track's items; tick those", "warn")

    def _set(self, targets: tuple[str, ...], want: State) -> None:
        app = self._app
        app.engine.wish(lambda store, now: store.set_state(targets, want, now=now))
        if app.ui.marked:
            app.change(replace(app.ui, marked=frozenset()))

    def _say_state(self, want: State) -> None:
        """That state, or back to `todo` when all have it already."""
        scene = self._app.scene
        targets = self._targets(scene) if scene is not None else ()
        if scene is None or not targets:
            return
        self._set(targets, "todo" if self._states(targets) == {want} else want)

    def _defer(self) -> None:
        """Put off; at the end of the day, to the next workday."""
        app, scene = self._app, self._app.scene
        if scene is None or app.ui.page != EOD:
            self._say_state("deferred")
            return
        calendar = scene.board.sprint.calendar
        until, targets = calendar.next_workday(calendar.today(scene.facts.now)), self._targets(scene)
        if targets:
            app.engine.wish(lambda store, now: store.set_state(targets, "deferred", until=until, now=now))

    def _reapply(self) -> None:
        app = self._app
        if app.scene is not None and not app.scene.reverted:
            app.say("no program took anything back", "dim")
            return
        app.engine.wish(lambda store, now: store.reapply(now=now))

    def _mark(self) -> None:
        app = self._app
        if app.scene is not None and app.scene.item(self.key):
            assert self.key is not None
            app.change(go.toggle_mark(app.ui, self.key))
            app.actions.perform("down")

    def _add(self) -> None:
        """A blocker where blockers are shown, a note or an action in the retro, else a task, for that track."""
        app, scene, pane = self._app, self._app.scene, self._app.painter.focused
        if scene is None or pane is None:
            return
        turn = app.ui.meeting.track if app.standup.running and app.ui.meeting is not None else None
        track = turn or scene.track_of(self.key, pane.pane_id)
        if app.ui.page == "retro":
            self._ask_note()
            return
        if pane.pane_id in ("blockers", "queue", "standup"):
            self.blocking.ask(scene, track)
            return
        ask_for_track(app, scene, "new task for", track, lambda text, chosen: self._ask_due(chosen, text))

    def _ask_note(self) -> None:
        """A line for the retro: its first sign tells where it belongs."""

        def sort(text: str) -> None:
            if text[0] in "+-":
                self._note("well" if text[0] == "+" else "badly", text[1:])
            else:
                prompt = "whose action (enter: everybody's)"
                self._app.ask.question(prompt, lambda owner: self._note("agreed", text, owner), empty=True)

        self._app.ask.question("action, or + went well, or - did not", sort)

    def _note(self, kind: RetroKind, text: str, owner: str = "") -> None:
        def write(store: StoreLike, now: datetime) -> OutcomeLike:
            from cockpit.disk.retro import note

            return note(cast("Store", store), kind, text, owner=owner, now=now)

        self._app.engine.wish(write)

    def _ask_due(self, track: str, text: str) -> None:
        def add(due: str) -> None:
            self._app.engine.wish(lambda store, now: store.add_task(track, text, due=due, now=now))

        self._app.ask.question("due, such as Thu or Day 3 (enter: no day)", add, empty=True)
