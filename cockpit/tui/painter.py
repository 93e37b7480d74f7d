"""From the state to the screen: which panes stand where, what is in them, where the cursor is. Paints what differs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.tui import keys as keymap
from cockpit.tui import layout, skeleton
from cockpit.tui.feed import feed_pane
from cockpit.tui.layout import Arrangement, Box
from cockpit.tui.messages import NoSprint
from cockpit.view.rows import BLANK, Pane, Row, in_focus, keys_of

if TYPE_CHECKING:
    from cockpit.core.model import Item
    from cockpit.tui.ahead import Ahead
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.rowlist import RowList
    from cockpit.tui.scene import Scene

_CACHED_PANES = 48


class Painter:
    """Reads the app's state and scene; owns nothing but memory of what was painted."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._panes: dict[Hashable, Pane] = {}
        self._drawn: dict[str, tuple[Hashable, bool]] = {}
        self._slots: dict[str, str] = {}
        self._shown: tuple[tuple[str, ...], Mapping[str, Box]] | None = None
        self._size = (0, 0)
        self._minute: object = None
        self._summed = 0
        self._ahead: tuple[int, Mapping[str, Item]] = (0, {})

    # where

    @property
    def page(self) -> str:
        """What stands in the body."""
        return "welcome" if self._app.notice is not None and not self._app.ui.opened else self._app.ui.page

    def arrangement(self, width: int = 0, height: int = 0) -> Arrangement:
        """Where everything stands, at the screen's size unless another is given."""
        if not width:
            width, height = self._size if self._size[0] else self._app.size
        scene, ui = self._app.scene, self._app.ui
        tracks = scene.track_ids if scene is not None else ()
        page = self.page if scene is not None or self.page in ("welcome", "help") else "empty"
        wanted = scene.wanted(width) if scene is not None and page == "board" else layout.NOTHING_WANTED
        return layout.arrange(page, width, height, tracks, ui.pane, ui.first_track, wanted)

    def boxes(self, width: int, height: int) -> Mapping[str, Box]:
        """For the screen's layout."""
        return self.arrangement(width, height).boxes

    @property
    def focused(self) -> RowList | None:
        """The pane one stands in."""
        arrangement = self.arrangement()
        pane = self._app.ui.pane if self._app.ui.pane in arrangement.boxes else None
        return self._app.cockpit_screen.lists.get(pane or next(iter(arrangement.panes), ""))

    # what

    def draw(self, pane: str, width: int, height: int) -> Pane:
        """What stands in a pane of that size (without its gutters)."""
        app = self._app
        if pane == "welcome" and app.notice is not None:
            from cockpit.tui import pages

            if isinstance(app.notice, NoSprint):
                return pages.welcome_pane(app.notice, width)
            return pages.unreadable_pane(app.notice, width)
        if pane == keymap.ROLLOVER:
            return app.actions.rollover.pane(width)
        if pane == keymap.EOD and app.scene is not None:
            return app.actions.closing.pane(width)
        if pane == keymap.FEED:
            return feed_pane(app.news.feed, width)
        if pane == "help":
            from cockpit.tui.pages import help_pane

            return help_pane(app.key_table, width)
        if app.scene is None:
            return Pane()
        wanted = (self._signature(pane), width, height)
        found = self._panes.get(wanted)
        if found is None:
            if len(self._panes) > _CACHED_PANES:
                self._panes.clear()
            if app.scene.waits(app.ui, pane):
                self._sum_up(app.scene, app.ui.needle)
            found = self._panes[wanted] = app.scene.draw(app.ui, pane, width, height, focused=self.page != "board")
        if self.page == "board" and self._is_focused(pane):
            found = replace(found, head=in_focus(found.head))
        if (arrangement := self.arrangement()).alone:
            found = app.scene.titled_with_all(found, arrangement.order, pane, width)
        if pane == "standup" and app.standup.running:
            return replace(found, head=app.scene.clock_head(app.ui, width, app.clock()))
        return found

    def _sum_up(self, scene: Scene, needle: str) -> None:
        """Have what takes long to draw made ready away from the screen; painted when it is, if it is still wanted."""
        app = self._app
        if not needle:
            app.engine.sum_up()
            return
        board = scene.filtered(needle)

        def work() -> None:
            if app.scene is scene and app.ui.needle == needle:
                from cockpit.view.retro import prepare

                prepare(board, scene.facts, scene.record)
                app.call_later(summed)

        def summed() -> None:
            self._summed += 1
            self.paint()

        app.engine.aside(work)

    def keys_in(self, pane: str) -> tuple[str, ...]:
        """The keys of a pane of the page, on the screen or not."""
        shown = self._app.cockpit_screen.lists.get(pane)
        width, height = shown.inner if shown is not None and shown.display else (80, 10_000)
        return tuple(key for key in keys_of(self.draw(pane, width, height).body) if key)

    def _is_focused(self, pane: str) -> bool:
        focused = self._app.ui.pane
        return focused == pane or focused is None

    def _signature(self, pane: str) -> Hashable:
        """All that decides what stands in a pane, but its size and whether one stands in it: that is its head's."""
        ui, scene = self._app.ui, self._app.scene
        version = scene.version if scene is not None else 0
        chosen = ui.cursors.get(ui.cursor_slot(pane)) if scene is not None and pane in scene.follows_cursor else None
        opened = ui.opened[-1:] if pane == "item" else ()
        keys: Hashable = id(self._app.key_table) if pane == "help" else 0
        if pane == "retro":
            keys = self._summed
        elif pane == keymap.FEED:
            keys = self._app.news.feed.version
        elif pane == keymap.EOD:
            keys = self._app.actions.closing.stamp
        elif pane == "welcome" and (notice := self._app.notice) is not None:
            keys = notice.offer if isinstance(notice, NoSprint) else notice.problems
        alone = self.arrangement().alone
        return (
            pane,
            version,
            ui.needle,
            ui.unfolded,
            chosen,
            opened,
            (ui.day, ui.track, keys, ui.meeting if pane == "standup" else None),
            self.page,
            alone,
        )

    # paint

    def paint(self, size: tuple[int, int] | None = None) -> None:
        """Bring the screen in line with the state."""
        app = self._app
        if not app.screen_stack:
            return
        self._size = size or (app.size.width, app.size.height)
        screen, arrangement = app.cockpit_screen, self.arrangement()
        if arrangement.columns[0] != app.ui.first_track and arrangement.columns[1]:
            app.ui = replace(app.ui, first_track=arrangement.columns[0])
        if self._shown != (arrangement.panes, arrangement.boxes):
            self._shown = (arrangement.panes, arrangement.boxes)
            screen.show_panes(arrangement.panes)
        focus = self.focused
        for name in arrangement.panes:
            self._paint_list(screen.lists[name], active=focus is not None and focus.pane_id == name)
        self.grounds()
        self.top()
        self.foot()

    def ahead(self, message: Ahead) -> None:
        """Rows of items that are in another state, before all is summed up."""
        app = self._app
        if app.scene is not None:
            message.paint(app.scene, [app.cockpit_screen.lists[name] for name in self.arrangement().panes])
            self._ahead = app.scene.version, {one.after.id: one.after for one in message.changed}
        app.call_after_refresh(message.painted.set)

    def as_painted(self, item_id: str) -> Item | None:
        """An item of the board, in the state it is shown in."""
        scene = self._app.scene
        if scene is None:
            return None
        version, ahead = self._ahead
        return (ahead.get(item_id) if version == scene.version else None) or scene.board.by_id.get(item_id)

    def _paint_list(self, pane: RowList, *, active: bool) -> None:
        name, ui = pane.pane_id, self._app.ui
        slot = ui.cursor_slot(name)
        if self._slots.get(name) != slot:
            self._slots[name] = slot
            pane.forget()
        body, focused = self._signature(name), self._is_focused(name)
        drawn, self._drawn[name] = self._drawn.get(name), (body, focused)
        if drawn is None or drawn[0] != body:
            pane.reload(follow=active)
        elif drawn[1] != focused:
            pane.reload_head()
        pane.stand_on(ui.cursors.get(slot), active=active and name not in ("welcome", "empty"))

    def grounds(self) -> None:
        """Rows that are marked, lit or just changed by somebody else."""
        app = self._app
        grounds = dict.fromkeys(app.news.lit, "flash")
        if app.scene is not None and self.focused is not None:
            grounds |= dict.fromkeys(app.scene.ends_of(self.focused.key), "lit")
        grounds |= dict.fromkeys(app.ui.marked, "marked")
        for name in self.arrangement().panes:
            app.cockpit_screen.lists[name].ground_rows(grounds)

    def top(self) -> None:
        """Header and tabs."""
        app = self._app
        width, height = self._width, self.arrangement().boxes[layout.TOP].height
        if app.scene is None:
            rows = skeleton.skeleton_top(height, app.ui.view, width)
        else:
            remote = (app.remote.words, app.remote.behind)
            now = app.clock() if app.scene.as_of is None else app.scene.facts.now
            header, tabs = app.scene.top(app.ui, width, now, self._which_tracks(), remote)
            rows = (header, BLANK, tabs) if height > 2 else (header, tabs)
        app.cockpit_screen.top_block.show(rows)

    def _which_tracks(self) -> tuple[int, int, int]:
        """First, count and number of tracks, as far as not all are on the screen."""
        arrangement = self.arrangement()
        tracks = sum(name.startswith(layout.TRACK) for name in arrangement.order)
        return (*arrangement.columns, tracks)

    def foot(self) -> None:
        """Hints and the last message, or the prompt of the input line."""
        app = self._app
        if not app.screen_stack:
            return
        if app.ask.active:
            rows: tuple[Row, ...] = (app.ask.row(self._width),)
        elif app.scene is None:
            rows = skeleton.skeleton_foot(app.key_table, app.ui.view, app.news.note)
        else:
            hints = keymap.hints(
                app.key_table,
                view=app.ui.view,
                opened=app.ui.page if app.ui.opened else "",
                several=bool(app.ui.marked),
                meeting=app.standup.phase,
                past=app.scene.as_of is not None,
            )
            rows = (app.scene.foot(app.ui, self._width, hints, app.news.note),)
        app.cockpit_screen.foot_block.show(rows)

    @property
    def _width(self) -> int:
        return max(10, (self._size[0] or self._app.size.width) - 4)

    def minute_passed(self, now: datetime) -> bool:
        """Whether the minute is another than at the last call that said so."""
        minute = now.replace(second=0, microsecond=0)
        if self._minute is None:
            self._minute = minute
        if minute == self._minute:
            return False
        self._minute = minute
        return True
