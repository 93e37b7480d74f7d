"""The facts of a board as the cockpit shows them: with what git told, and without news that everybody has heard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.tui.messages import SnapshotLike

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.core.facts import Facts
    from cockpit.core.model import Board
    from cockpit.core.record import Record


class Stocktaker:
    """`home` is the folder of sprint.toml, where it is kept how far blockers had come; None remembers nothing."""

    def __init__(self, home: Path | None) -> None:
        self._home = home
        self._dressed: tuple[Board, Record | None, Board] | None = None
        self._last: tuple[Board, Facts] | None = None

    def seen(self, snapshot: SnapshotLike, record: Record | None, now: datetime) -> tuple[Board, Facts]:
        """The board with what git told of it, and what it means at `now`; sorted out already, so that the thread that
        draws it has little left to do."""
        from cockpit.core.marks import dressed

        if self._dressed is None or self._dressed[0] is not snapshot.board or self._dressed[1] is not record:
            self._dressed = snapshot.board, record, dressed(snapshot.board, record)
        board = self._dressed[2]
        facts = self._facts(board, record, now)
        if self._home is None or getattr(snapshot, "as_of", None) is not None:
            return board, facts
        from cockpit.disk.told import without_heard

        return board, without_heard(facts, self._home)

    def _facts(self, board: Board, record: Record | None, now: datetime) -> Facts:
        """From those of the board before, where only the states of some items changed since: what a tick needs of a big
        board takes a tenth of the time then."""
        from cockpit.core.facts import take_stock
        from cockpit.core.restating import restated, take_stock_again
        from cockpit.core.sights import first_sights
        from cockpit.view.schedule import prepare

        seen = first_sights(board, record.history if record is not None else None)
        facts: Facts | None = None
        if self._last is not None:
            before, known = self._last
            changed = restated(before, board)
            if changed is not None:
                facts = take_stock_again(known, before, board, changed, now, seen)
                if facts is not None:
                    prepare(board, facts, before, changed)
        if facts is None:
            facts = take_stock(board, now, seen)
            prepare(board, facts)
        self._last = board, facts
        return facts
