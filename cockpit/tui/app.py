"""The cockpit on the screen: wiring only. A message or a key changes the state, the state decides what is painted.

Nothing that reads plans is imported here; the engine's thread does that while the first picture already stands.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.screen import Screen

from cockpit.tui import keys as keymap
from cockpit.tui import startup
from cockpit.tui.ahead import Ahead
from cockpit.tui.alarm import Alarm
from cockpit.tui.ask import Ask
from cockpit.tui.crier import Crier
from cockpit.tui.engine import Engine
from cockpit.tui.guard import AsciiOnly, Colourless, Guard
from cockpit.tui.messages import Answered, FilesChanged, FromRemote, Loaded, NoSprint, Stock, Tone, Trouble, Unreadable
from cockpit.tui.news import News
from cockpit.tui.offers import Beyond, Clock, Memory, StoreLike
from cockpit.tui.painter import Painter
from cockpit.tui.remote import Remote
from cockpit.tui.rowblock import RowBlock
from cockpit.tui.rowlist import RowList
from cockpit.tui.screens import CockpitScreen
from cockpit.tui.standup import Standup
from cockpit.tui.state import UiState
from cockpit.tui.themes import ThemeShelf
from cockpit.tui.title import TerminalTitle
from cockpit.tui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from cockpit.tui.actions import Actions
    from cockpit.tui.scene import Scene

Watch = Callable[[], AsyncIterator[Message]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asked for. `theme` empty means the sprint's own; `track` the one to open on.

    `as_of` is the past time to show, read-only; without an offset it is wall time of the sprint.
    """

    view: str = "board"
    track: str = ""
    theme: str = ""
    ascii_signs: bool = False
    as_of: datetime | None = None


class CockpitApp(App[None], inherit_bindings=False):
    """`open_store` runs in the engine's thread; `watch` yields what to tell the app when something on disk changed.

    `sprint_file` is read for the theme's name only, so that the first picture has the right colours.
    """

    TITLE = "cockpit"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    ALLOW_SELECT = False

    def __init__(
        self,
        open_store: Callable[[], StoreLike],
        *,
        clock: Clock,
        watch: Watch | None = None,
        wishes: Wishes | None = None,
        sprint_file: Path | None = None,
        shelf: ThemeShelf | None = None,
        environ: Mapping[str, str] = os.environ,
        memory: Memory | None = None,
        beyond: Beyond | None = None,
    ) -> None:
        self.colourless = bool(environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if self.colourless else None)
        self.environ = environ
        self.clock = clock
        self.watch_files = watch
        self.watching = False
        self.home = sprint_file.parent if sprint_file is not None else Path.cwd()
        self.wishes = wishes or Wishes()
        self.wardrobe = Wardrobe(shelf or ThemeShelf.usual(), sprint_file, self.wishes.theme, self.colourless)
        first = self.wardrobe.palette.textual()
        self.register_theme(first)
        self.set_reactive(App.theme, first.name)  # worn from the start: another one later is another reading of styles
        self.stylesheet.set_variables(self.get_css_variables())
        self.engine = Engine(open_store, self.post_message, clock, memory, beyond, self.wishes.as_of, self.home)
        self.key_table, _ = keymap.table()
        self.ui = UiState(view=self.wishes.view if self.wishes.view in keymap.VIEWS else "board")
        self.scene: Scene | None = None
        self.notice: NoSprint | Unreadable | None = None
        self.news = News(self)
        self.painter = Painter(self)
        self.remote = Remote(self)
        self.standup = Standup(self)
        self.crier = Crier(self)
        self.alarm = Alarm(self)
        self.ask = Ask(self)
        self.terminal_title = TerminalTitle(self)

    @cached_property
    def actions(self) -> Actions:
        """What keys do; imported after the first picture."""
        from cockpit.tui.actions import Actions

        return Actions(self)

    def _key(self, key: str, character: str | None) -> bool:
        return self.actions.press(key, character)

    # what Textual asks

    def get_default_screen(self) -> Screen[None]:
        """Textual's hook: the one screen."""
        return CockpitScreen(self.painter.boxes, self._key, self.painter.draw, self.wardrobe.palette)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's hook: the guard first, and under NO_COLOR no colour code at all."""
        rest = [line for line in super().get_line_filters() if not isinstance(line, NoColor)]
        ascii_only = [AsciiOnly()] if self.wishes.ascii_signs else []
        return [Guard(), *rest, *ascii_only, *([Colourless()] if self.colourless else [])]

    @property
    def cockpit_screen(self) -> CockpitScreen:
        """The one screen, whatever stands over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, CockpitScreen)
        return screen

    # life

    def on_mount(self) -> None:
        """Paint the first picture; the engine starts when it stands."""
        self.painter.paint()
        self.set_interval(1.0, self._second)

    def post_display_hook(self) -> None:
        """Textual's hook after each painting."""
        self.engine.start()

    async def _watch(self, watch: Watch) -> None:
        async for message in watch():
            self.post_message(message)

    def on_unmount(self) -> None:
        """Finish what was accepted and leave the terminal as it was found."""
        self.engine.stop()
        self.terminal_title.restore()

    def _second(self) -> None:
        """Once a second: the header's clock, the theme file, and the facts when a minute has passed."""
        if self.wardrobe.reload_if_changed():
            self.wear()
            self.say(*self.wardrobe.problem_note())
        if self.scene is None:
            self.engine.refresh()
        elif self.painter.minute_passed(self.clock()):
            self.engine.stock()
        self.news.second()
        self.remote.second()
        self.crier.second()
        self.alarm.second()
        self.standup.second()
        self.painter.top()

    def wear(self) -> None:
        """Put on the wardrobe's palette."""
        theme = self.wardrobe.palette.textual()
        self.register_theme(theme)
        if self.theme == theme.name:
            self.refresh_css(animate=False)
        self.theme = theme.name
        self.cockpit_screen.recolour(self.wardrobe.palette)

    # what the engine and the watcher say

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        from cockpit.tui.scene import Scene

        before = self.scene
        first = before is None
        self.notice = None
        self.scene = Scene(
            board=message.board,
            facts=message.facts,
            record=message.record,
            as_of=message.as_of,
            settings=message.snapshot.settings,
            problem=message.snapshot.problem or "",
            reverted=len(message.snapshot.reverted),
            ascii_signs=self.wishes.ascii_signs,
        )
        self._take_settings()
        if before is not None:
            self.standup.note(before.board, self.scene.board, message.flash)
        if first:
            self.ui = self.scene.opening(self.ui, self.wishes.track)
            self.terminal_title.show(self.scene.board.sprint.name)
        if message.glimpse:
            self.call_after_refresh(self.engine.glimpse_painted.set)
        else:
            startup.over()
        if not message.glimpse and not self.watching and self.watch_files is not None:
            self.watching = True
            self.run_worker(self._watch(self.watch_files), group="watch", exclusive=True, exit_on_error=False)
        self.news.tell(message, before)
        self.painter.paint()

    def _take_settings(self) -> None:
        assert self.scene is not None
        self.key_table, problems = keymap.table(self.scene.settings.keys)
        for problem in problems:
            self.say(f"{self.scene.settings.file}: {problem}", "warn")
        if self.wardrobe.follow(self.scene.settings.theme):
            self.wear()
            self.say(*self.wardrobe.problem_note())

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        tones: Mapping[str, Tone] = {"written": "good", "already": "dim", "refused": "bad"}
        self.say(message.outcome.message, tones[message.outcome.kind])

    @on(Ahead)
    def _ahead(self, message: Ahead) -> None:
        self.painter.ahead(message)

    @on(Stock)
    def _stock(self, message: Stock) -> None:
        if self.scene is not None:
            self.news.told(self.scene.record, message.record)
            self.scene = self.scene.later(message.facts, message.board, message.record)
            self.painter.paint()

    @on(FilesChanged)
    def _files_changed(self) -> None:
        self.engine.refresh()

    @on(NoSprint)
    @on(Unreadable)
    def _no_board(self, message: NoSprint | Unreadable) -> None:
        self.notice = message
        startup.over()
        self.painter.paint()

    @on(FromRemote)
    def _from_remote(self, message: FromRemote) -> None:
        self.remote.take(message)

    @on(Trouble)
    def _trouble(self, message: Trouble) -> None:
        self.say(message.text, message.tone, lasting=True)

    # what is typed and what the mouse says

    def on_paste(self, event: events.Paste) -> None:
        """Text from the clipboard goes into the line that is open, and nowhere else."""
        self.ask.paste(event.text)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        self.actions.point(message)

    @on(RowBlock.Pressed)
    def _pressed(self, message: RowBlock.Pressed) -> None:
        self.actions.press_block(message.block.name or "", message.x, message.y)

    def on_resize(self, event: events.Resize) -> None:
        """Another size may show other panes."""
        self.painter.paint(size=(event.size.width, event.size.height))

    def on_app_focus(self) -> None:
        """Back from another window: look whether plans changed."""
        self.engine.refresh()

    # what everybody may do

    def change(self, ui: UiState) -> None:
        """The one way the state changes by hand."""
        self.ui = ui
        self.painter.paint()

    def say(self, text: str, tone: Tone = "dim", *, lasting: bool = False) -> None:
        """One line at the right of the footer."""
        self.news.say(text, tone, lasting=lasting)
