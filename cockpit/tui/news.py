"""What has just happened: one line in the footer that goes by itself, and rows that light up once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cockpit.tui.messages import Tone

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp

FLASH_SECONDS = 1.6
NOTE_SECONDS = 20.0


class News:
    """`note` is the line and its style, `lit` the keys of rows and what happened to them."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._number = 0
        self.note: tuple[str, Tone] = ("", "dim")
        self.lit: Mapping[str, str] = {}

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

    def flash(self, changed: Mapping[str, str]) -> None:
        """Somebody else changed these: light their rows for a moment and say it."""
        if self._app.scene is not None:
            self.say(self._app.scene.change_note(changed))
            self.lit = changed
            self._app.set_timer(FLASH_SECONDS, self._unlight)

    def _unlight(self) -> None:
        self.lit = {}
        self._app.painter.grounds()
