"""Git behind a sprint, for the engine: what it tells of a board, and the board of the past. Imports late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.tui.messages import SnapshotLike

if TYPE_CHECKING:
    from cockpit.core.model import Board
    from cockpit.core.record import Record
    from cockpit.core.settings import Settings
    from cockpit.repo.truth import Truth

KEPT = 4
"""Settings whose history stays in memory: those of the past may differ from today's."""


class PastError(Exception):
    """Why there is no past to look at; one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSnapshot:
    """The board as of `as_of`. Like a store's snapshot, but nothing can be written by it."""

    board: Board
    settings: Settings
    as_of: datetime
    plans: Mapping[str, bytes] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    problem: str | None = None
    reverted: tuple[object, ...] = ()
    notices: tuple[str, ...] = ()


class Repository:
    """`find` gives the sprint.toml; it may raise."""

    def __init__(self, find: Callable[[], Path]) -> None:
        self._find = find
        self._truths: list[Truth] = []
        self._last: Truth | None = None

    def tell(self, snapshot: SnapshotLike, now: datetime) -> Record:
        """What git tells of a snapshot's board at `now` (aware)."""
        from cockpit.disk.journal import Journal
        from cockpit.repo.truth import Asked

        asked, home = Asked(created=True), self._find().parent
        self._last = self._truth(home, snapshot.settings)
        if isinstance(snapshot, PastSnapshot):
            return self._last.read(snapshot.board, {}, now, asked=asked, as_of=snapshot.as_of)
        documents = getattr(snapshot, "documents", {})
        plans = {path: document.data for path, document in documents.items()}
        return self._last.read(snapshot.board, plans, now, asked=asked, journal=Journal(home).read())

    def _truth(self, home: Path, settings: Settings) -> Truth:
        from cockpit.repo.truth import Truth

        found = next((one for one in self._truths if one.folder == home and one.settings == settings), None)
        if found is None:
            found = Truth(home, settings)
            for old in self._truths[KEPT - 1 :]:
                old.close()
            self._truths = [found, *self._truths[: KEPT - 1]]
        return found

    def moved(self) -> bool:
        """Whether something moved since the last time."""
        return self._last is not None and self._last.moved()

    def at(self, time: datetime) -> PastSnapshot:
        """The board as of a time (without an offset: wall time of the sprint). Raises PastError; SettingsError."""
        from cockpit.disk.kept import kept_settings
        from cockpit.repo.past import LookedBack, Past

        file = self._find()
        past = Past(file.parent, file.name, lambda: kept_settings(file, file.read_bytes()))
        moment = past.moment(time)
        then = past.at(moment)
        if not isinstance(then, LookedBack):
            raise PastError(f"no past to look at: {then.message}")
        zone = then.settings.calendar.zone
        return PastSnapshot(
            board=then.board,
            settings=then.settings,
            as_of=moment.astimezone(zone),
            plans=then.plans,
            notices=then.notices,
        )

    def close(self) -> None:
        for truth in self._truths:
            truth.close()
        self._truths, self._last = [], None
