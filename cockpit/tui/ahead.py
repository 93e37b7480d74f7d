"""What was just written, shown on its own rows before a big board is summed up anew: that takes longer than a key may.

The whole picture follows in any case and replaces it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from cockpit.core.facts import Standing
    from cockpit.core.model import Board
    from cockpit.core.restating import Restated
    from cockpit.tui.rowlist import RowList
    from cockpit.tui.scene import Scene

MANY = 5_000
"""Items from which on summing up is felt."""
PAINTED_S = 0.1
"""How long summing up waits for the rows to be painted, so that it does not compete with that."""
WRITTEN_S = 0.01
"""How long Textual's own thread gets to write them to the terminal."""


class Ahead(Message):
    """Items whose states changed, before and after, and how they stand now, by id. `painted` is set when they show."""

    def __init__(self, changed: Sequence[Restated], standing: Mapping[str, Standing]) -> None:
        super().__init__()
        self.changed, self.standing = changed, standing
        self.painted = threading.Event()

    def paint(self, scene: Scene, panes: Sequence[RowList]) -> None:
        """Draw the rows of these items in another state, where they are in sight."""
        for pane in panes:
            for _, before, after in self.changed:
                row = pane.row_in_sight(before.id)
                if row is not None and scene.board.by_id.get(before.id) == before:
                    fresh = scene.restated(row, before, after, self.standing[after.id])
                    if fresh is not None:
                        pane.put(fresh)


class _Seen(Protocol):
    @property
    def board(self) -> Board: ...


def show_ahead(post: Callable[[Message], object], old: _Seen | None, new: _Seen, now: datetime) -> None:
    """Have the rows painted that a wish changed, where summing up takes long; returns when they are."""
    ahead = ahead_of(old, new, now)
    if ahead is not None:
        post(ahead)
        ahead.painted.wait(PAINTED_S)
        time.sleep(WRITTEN_S)


def ahead_of(old: _Seen | None, new: _Seen, now: datetime) -> Ahead | None:
    """What to show at once; None for a small board, and where more than the states of some items changed."""
    if old is None or len(new.board.items) < MANY:
        return None
    from cockpit.core.restating import restated

    changed = restated(old.board, new.board)
    if not changed:
        return None
    from cockpit.core.facts import standings

    return Ahead(changed, standings(new.board, [one.after for one in changed], now))
