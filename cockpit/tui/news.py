"""What has just happened: one line in the footer that goes by itself, and rows that light up once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cockpit.tui.feed import Entry, Feed, authors_since
from cockpit.tui.messages import Tone

if TYPE_CHECKING:
    from cockpit.core.record import Record
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.messages import Loaded
    from cockpit.tui.scene import Scene

FLASH_SECONDS = 1.6
NOTE_SECONDS = 20.0
READING = "reading the plans …"


class News:
    """`note` is the line and its style, `lit` the keys of rows and what happened to them."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._number = self._waited = 0
        self.note: tuple[str, Tone] = ("", "dim")
        self.lit: Mapping[str, str] = {}
        self.feed = Feed()

    def say(self, text: str, tone: Tone = "dim", *, lasting: bool = False) -> None:
        """Another line; it goes by itself unless `lasting`."""
        self._number += 1
        number = self._number
        self.note = (text, tone)
        self._app.painter.foot()
        if text and not lasting:
            self._app.set_timer(NOTE_SECONDS, lambda: self._unsay(number))

    def _unsay(self, number: int) -> None:
        if number == self._number:
            self.say("")

    def second(self) -> None:
        """A second has passed. Where nothing can be shown yet, that says so and counts."""
        mine = self.note[0].startswith(READING)
        if self._app.scene is None and self._app.notice is None:
            self._waited += 1
            if self._waited > 1 and (mine or not self.note[0]):
                self.say(f"{READING} {self._waited} s", lasting=True)
        elif mine:
            self.say("")

    def tell(self, message: Loaded, before: Scene | None) -> None:
        """What a new board brings; where sprint.toml can no longer be read, that takes the line from older news."""
        if message.snapshot.problem and (before is None or before.problem != message.snapshot.problem):
            self.say("")
        for notice in message.snapshot.notices:
            self.say(notice, "warn")
        if message.flash:
            self.flash(message.flash)

    def flash(self, changed: Mapping[str, str]) -> None:
        """Somebody else changed these: light their rows for a moment and say it."""
        scene = self._app.scene
        if scene is not None:
            text = scene.change_note(changed)
            items = [key for key in changed if key in scene.board.by_id]
            zone = scene.settings.calendar.zone
            item = items[0] if len(items) == 1 else None
            self.feed.add(Entry(self._app.clock().astimezone(zone), text, item=item))
            self.say("" if scene.reverted else text)  # that a tick was taken back stands there, with its remedy
            self.lit = changed
            self._app.set_timer(FLASH_SECONDS, self._unlight)

    def told(self, before: Record | None, after: Record | None) -> None:
        """Git told more: if HEAD moved with what was just said, say who it was."""
        entry = self.feed.credit(authors_since(before, after), self._app.clock())
        if entry is not None and self.note[0] in ("", entry.text):
            self.say(f"{entry.text}, by {entry.who}")

    def _unlight(self) -> None:
        self.lit = {}
        self._app.painter.grounds()
