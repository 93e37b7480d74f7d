"""What each action of the table of keys does to what is shown; `changes` has those that change the plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cockpit.tui import state as go
from cockpit.tui.changes import Changes
from cockpit.tui.closing import Closing
from cockpit.tui.keys import BY_ID, ROLLOVER, VIEWS
from cockpit.tui.layout import TOP, TRACK, panes_of
from cockpit.tui.rollover import RollOver

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.rowlist import RowList
    from cockpit.tui.scene import Scene


class Actions:
    """Called with the ids of `keys.ACTIONS`."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self.changes = Changes(app)
        self.rollover = RollOver(app)
        self.closing = Closing(app)
        self._table: Mapping[str, Callable[[], None]] = {
            "down": lambda: self._step(1),
            "up": lambda: self._step(-1),
            "top": lambda: self._edge(last=False),
            "bottom": lambda: self._edge(last=True),
            "half-down": lambda: self._further(0.5),
            "half-up": lambda: self._further(-0.5),
            "next-pane": lambda: self._pane(1),
            "previous-pane": lambda: self._pane(-1),
            "earlier": lambda: self._turn(-1),
            "later": lambda: self._turn(1),
            "next-match": lambda: self._match(1),
            "previous-match": lambda: self._match(-1),
            **self.changes.table,
            "edit": self._edit,
            **app.standup.table,
            "open": self._enter,
            "details": self._open,
            "back": self._back,
            "filter": self._filter,
            "yank": self._yank,
            "reread": self._reread,
            "sync": app.remote.sync,
            "rollover": self.rollover.begin,
            "eod": self.closing.begin,
            "palette": self._palette,
            "help": lambda: app.change(go.toggle_help(app.ui)),
            "feed": lambda: app.change(go.toggle_feed(app.ui)),
            "quit": app.exit,
            **{f"view-{view}": self._view(view) for view in VIEWS},
        }

    # keys and mouse

    def press(self, key: str, character: str | None) -> bool:
        """A key nobody typed into a line; True when it meant something."""
        if self._app.ask.active:
            self._app.ask.press(key, character)
            return True
        action = self._app.key_table.action_for(key, character)
        if action is None:
            return False
        self.perform(action)
        return True

    def perform(self, action: str) -> None:
        scene = self._app.scene
        writes = BY_ID[action].group in ("Change", "Standup") or action == "sync"
        if scene is not None and scene.as_of is not None and writes:
            self._app.say("the past is read-only", "warn")
        else:
            self._table[action]()

    def point(self, at: RowList.Chosen) -> None:
        """A click: the cursor goes there; on the sign it ticks, a double click opens, a name in a title leads there."""
        app, pane = self._app, at.pane
        if at.title_x is not None and app.scene is not None and app.painter.arrangement().alone:
            width = app.cockpit_screen.lists[pane].inner[0]
            pane = app.scene.pane_at(at.title_x, app.painter.arrangement().order, pane, width) or pane
        ui = go.enter_pane(app.ui, pane)
        app.change(go.stand_on(ui, pane, at.key) if at.key else ui)
        if at.key is None:
            return
        if at.sign:
            self.changes.tick()
        elif at.twice:
            self._open()

    def press_block(self, block: str, x: int, y: int) -> None:
        """A click on the tab bar."""
        app = self._app
        if app.scene is not None and block == TOP and y == app.cockpit_screen.top_block.size.height - 1:
            view = app.scene.tab_at(app.ui, x, app.size.width - 4)
            if view is not None:
                app.change(go.show_view(app.ui, view))

    # moving

    def _view(self, view: str) -> Callable[[], None]:
        return lambda: self._app.change(go.show_view(self._app.ui, view))

    def _stand(self, key: str | None) -> None:
        pane = self._app.painter.focused
        if pane is not None and key is not None:
            ui = go.enter_pane(self._app.ui, pane.pane_id)
            self._app.change(go.stand_on(ui, pane.pane_id, key))

    def _step(self, step: int) -> None:
        if (pane := self._app.painter.focused) is not None:
            self._stand(pane.beside(step))

    def _further(self, share: float) -> None:
        if (pane := self._app.painter.focused) is not None:
            self._stand(pane.further(share))

    def _edge(self, *, last: bool) -> None:
        if (pane := self._app.painter.focused) is not None:
            self._stand(pane.edge(last=last))

    def _pane(self, step: int) -> None:
        app = self._app
        order = app.painter.arrangement().order
        focused = app.painter.focused
        ui = go.enter_pane(app.ui, focused.pane_id) if focused is not None else app.ui
        app.change(go.next_pane(ui, order, step))

    def _turn(self, step: int) -> None:
        """Another day of the day view, another track of the standup; in the retro and in the past, of the past."""
        app = self._app
        if app.scene is not None and (app.scene.as_of is not None or app.ui.page == "retro"):
            app.say("")
            app.engine.step(step)
        elif app.scene is not None and not app.standup.turn(step):
            app.change(app.scene.turned(app.ui, step))

    def _match(self, step: int) -> None:
        """The next item of the filter, through all panes of the page in order."""
        app = self._app
        if not app.ui.needle or app.scene is None:
            app.say("no filter: press / and type", "dim")
            return
        order, focused = app.painter.arrangement().order, app.painter.focused
        found = [(pane, key) for pane in order for key in app.painter.keys_in(pane) if app.scene.item(key)]
        here = (focused.pane_id, focused.key) if focused is not None else None
        at = found.index(here) if here in found else (-1 if step > 0 else 0)
        if found:
            pane, key = found[(at + step) % len(found)]
            app.change(go.stand_on(go.enter_pane(app.ui, pane), pane, key))

    def stand_on_match(self) -> None:
        """After a filter was typed: where one stands on nothing that it left, on the first it left."""
        app, focused = self._app, self._app.painter.focused
        if app.ui.needle and app.scene is not None and (focused is None or app.scene.item(focused.key) is None):
            self._match(1)

    # looking

    def _enter(self) -> None:
        """Enter ends a standup that runs, else it opens."""
        if not self._app.standup.enter():
            self._open()

    def _open(self) -> None:
        app, key, scene = self._app, self.changes.key, self._app.scene
        if key is not None and key.startswith("news:"):
            key = app.news.feed.item_of(key)
        if key is None:
            return
        if key.startswith("action:"):
            app.change(go.back(app.ui))
            self.perform(key.removeprefix("action:"))
        elif app.ui.page == ROLLOVER:
            self.rollover.confirm()
        elif key.startswith("eod:"):
            self.closing.chosen(key)
        elif scene is None:
            return
        elif scene.item(key):
            app.change(go.open_key(app.ui, key))
        elif key.startswith("day:"):
            app.change(go.toggle_fold(app.ui, key))
        elif key.startswith(("place:", "finding:", "risk:")):
            self._edit()
        else:
            self._open_thing(scene, key)

    def _open_thing(self, scene: Scene, key: str) -> None:
        app = self._app
        entry = scene.queued(key)
        if entry is not None and entry.item is not None and scene.item(entry.item):
            app.change(go.open_key(app.ui, entry.item))
            return
        kind, _, track = key.partition(":")
        if kind == "trk":
            app.change(go.enter_pane(go.follow(app.ui, "board"), TRACK + track))
            return
        view = {"blk": "blockers", "cp": "checkpoints", "dep": "timeline"}.get(kind)
        if view is None or view == app.ui.view:
            self._edit()
            return
        pane = panes_of(view, ())[0]
        app.change(go.stand_on(go.enter_pane(go.follow(app.ui, view), pane), pane, key))

    def _back(self) -> None:
        app = self._app
        if app.news.note[0]:
            app.say("")
        elif app.scene is not None and app.scene.reverted:
            app.engine.forget_reverted()
        elif app.scene is not None and app.scene.as_of is not None and app.ui == go.back(app.ui):
            app.engine.leave_past()
        if not app.standup.back():
            app.change(go.back(app.ui))

    def _filter(self) -> None:
        if self._app.scene is not None:
            self._app.ask.filter()

    def _yank(self) -> None:
        app, scene = self._app, self._app.scene
        if app.standup.copy():
            return
        text = scene.text_of(self.changes.key) if scene is not None else ""
        place = scene.place_of(self.changes.key) if scene is not None else None
        if not text and place is None:
            return
        line = f"{place.path}:{place.line} {text}".strip() if place else text
        app.copy_to_clipboard(line)
        app.say(f"copied {line}", "good")

    def _reread(self) -> None:
        self._app.say("reading again")
        self._app.engine.refresh(force=True)

    def _palette(self) -> None:
        from cockpit.tui.palette import open_palette

        open_palette(self._app)

    def _edit(self) -> None:
        app = self._app
        place = app.scene.place_of(self.changes.key) if app.scene is not None else None
        if place is None:
            app.say("nothing here stands in a file", "dim")
            return
        from cockpit.tui.outside import edit_file

        edit_file(app, place.path, place.line)
