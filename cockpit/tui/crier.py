"""Ceremonies offer themselves: at their time the bell rings once and a line says which key leads there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.core.occasions import Occasion
    from cockpit.tui.app import CockpitApp

LEADS: Mapping[str, tuple[str, str]] = {
    "standup": ("standup", "begins it"),
    "retro": ("view-retro", "shows it"),
    "eod": ("eod", "ends the day"),
}
"""What leads to a ceremony, by its kind: an action and what that does."""


class Crier:
    """Looks at the clock once a second."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._heard: tuple[str, datetime] | None = None
        self._looked: datetime | None = None
        self._said = ""

    def second(self) -> None:
        """Announce the ceremony that is on, once, until it is over; ring only if it began under our eyes."""
        from cockpit.core.occasions import current_and_next

        app = self._app
        if app.scene is None or app.scene.as_of is not None:
            return
        now, last = app.clock(), self._looked
        self._looked = now
        board = app.scene.board
        current, _ = current_and_next(board.ceremonies, board.sprint.calendar, now)
        if current is None:
            if self._said and app.news.note[0] == self._said:
                app.say("")
            self._said = ""
        if current is None or self._heard == (current.ceremony.name, current.start):
            return
        self._heard = (current.ceremony.name, current.start)
        if app.ui.meeting is not None and current.ceremony.kind == "standup":
            return
        self._said = self.words(current)
        if self._said:
            app.say(self._said, "good", lasting=True)
        if last is not None and last < current.start:
            app.bell()

    def words(self, occasion: Occasion) -> str:
        """`Daily standup now: s begins it`; nothing where one is there already, because the header says it."""
        action, does = LEADS.get(occasion.ceremony.kind, ("", ""))
        if action == f"view-{self._app.ui.page}":
            return ""
        key = self._app.key_table.key_of(action) if action else ""
        return f"{occasion.ceremony.name} now" + (f": {key} {does}" if key else "")
