"""The roll-over on the screen: ask when the next sprint begins, show all that would be written, ask, do it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cockpit.tui import state as go
from cockpit.tui.keys import ROLLOVER
from cockpit.view.rows import Pane, Row, Span, wrap

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.rolling import Prepared

_YES = "yes"
_AFTER_THE_NEWS = 1.0
"""Seconds until the last word: the plans that were written are reported as changed first."""


class RollOver:
    """What was prepared stays until it is done or another is asked for. The work is done in a thread."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._prepared: Prepared | None = None
        self._lines: tuple[str, ...] = ()
        self._busy = False

    def begin(self) -> None:
        """Ask for the first day; in the preview itself, whether to write it."""
        app = self._app
        if app.scene is None or self._busy:
            return
        if app.ui.page == ROLLOVER:
            self.confirm()
            return
        calendar = app.scene.settings.calendar
        usual = calendar.next_workday(calendar.end)
        app.ask.question(f"the next sprint begins on (enter: {usual})", lambda text: self._ask(text, usual), empty=True)

    def _ask(self, text: str, usual: date) -> None:
        try:
            start = date.fromisoformat(text) if text else usual
        except ValueError:
            self._app.say(f"{text} is no date such as {usual}", "bad")
            return
        self._app.say("working out the next sprint …")
        scene = self._app.scene
        assert scene is not None
        file, now = self._app.home / scene.settings.file, self._app.clock()

        def work() -> Callable[[], None]:
            from cockpit.tui.rolling import prepare, preview

            prepared = prepare(file, now, start)
            lines = tuple(preview(prepared, texts=True))
            return lambda: self._show(prepared, lines)

        self._in_thread(work)

    def _show(self, prepared: Prepared, lines: tuple[str, ...]) -> None:
        app = self._app
        self._prepared, self._lines = prepared, lines
        app.say(f"nothing is written yet: {app.key_table.key_of('open')} asks whether to do it", "warn", lasting=True)
        ui = go.open_key(app.ui, ROLLOVER)
        app.change(go.stand_on(go.enter_pane(ui, ROLLOVER), ROLLOVER, f"{ROLLOVER}:0"))

    def confirm(self) -> None:
        """Ask once more; only `yes` does it."""
        prepared = self._prepared
        if prepared is None or self._busy:
            return

        def answered(text: str) -> None:
            if text.casefold() != _YES:
                self._app.say("nothing was written")
                return

            def work() -> Callable[[], None]:
                from cockpit.tui.rolling import carry_out

                carry_out(prepared)
                return lambda: self._done(prepared)

            self._in_thread(work)

        name = prepared.rollover.next_name
        self._app.ask.question(f"write the plans of {name}? ({_YES} does it)", answered, empty=True)

    def _done(self, prepared: Prepared) -> None:
        app = self._app
        self._prepared = None
        if app.ui.page == ROLLOVER:
            app.change(go.back(app.ui))
        app.engine.refresh(force=True)
        words = f"{prepared.rollover.next_name} is written; look at it, then commit"
        app.set_timer(_AFTER_THE_NEWS, lambda: app.say(words, "good", lasting=True))

    def _in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        """What `work` gives is called where the screen is; what it raises is said there."""
        self._busy = True

        def job() -> None:
            try:
                then = work()
            except Exception as error:  # noqa: BLE001 - whatever it is, the cockpit goes on and says it
                words = " ".join(str(error).split()) or type(error).__name__
                then = lambda: self._app.say(words, "bad", lasting=True)  # noqa: E731 - as `work` gives one
            self._app.call_later(self._finish, then)

        threading.Thread(target=job, name="cockpit-rollover").start()

    def _finish(self, then: Callable[[], None]) -> None:
        self._busy = False
        then()

    def pane(self, width: int) -> Pane:
        """The preview; each line can be stood on, so that all of it can be read."""
        rows = []
        for number, line in enumerate(self._lines):
            style = "accent" if line.startswith("── ") else "bright" if line[:1].strip() else "dim"
            text = line.lstrip(" ")
            indent = len(line) - len(text)
            parts = wrap(text, max(10, width - indent - 2)) or ("",)
            rows += [
                Row((Span(part, style),), key=f"{ROLLOVER}:{number}" if place == 0 else None, indent=indent)
                for place, part in enumerate(parts)
            ]
        title = Span("Roll-over: what would be written", "accent", bold=True)
        return Pane(head=(Row((title,)), Row((Span("─" * width, "rule"),))), body=tuple(rows))
