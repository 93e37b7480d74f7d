"""The terminal's window title: set while the cockpit runs, given back when it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.tui.guard import harmless

if TYPE_CHECKING:
    from textual.app import App

_SAVE, _RESTORE = "\x1b[22;0t", "\x1b[23;0t"


class TerminalTitle:
    """Uses xterm's title stack; a terminal without one is left with an empty title."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._saved = False

    def show(self, text: str) -> None:
        if not self._saved:
            self._write(_SAVE)
            self._saved = True
        self._write(f"\x1b]2;{harmless(text)[:80]} · cockpit\x1b\\")

    def restore(self) -> None:
        if self._saved:
            self._write(f"\x1b]2;\x1b\\{_RESTORE}")
            self._saved = False

    def _write(self, data: str) -> None:
        driver = self._app._driver  # noqa: SLF001 - Textual has no other way to a window title
        if driver is not None and not driver.is_headless:
            driver.write(data)
            driver.flush()
