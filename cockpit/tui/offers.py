"""What the engine is given to work with, as protocols: a store, a memory, a repository; and what it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from cockpit.tui.messages import OutcomeLike, SnapshotLike
from cockpit.tui.research import Witness

if TYPE_CHECKING:
    from cockpit.core.model import State
    from cockpit.tui.repository import PastSnapshot

Clock = Callable[[], datetime]
"""The time, timezone-aware."""


class StoreLike(Protocol):
    """What the engine asks of a store."""

    def load(self) -> SnapshotLike: ...
    def refresh(self) -> SnapshotLike: ...
    def set_state(
        self, item_ids: Sequence[str], want: State, *, until: date | None = None, now: datetime
    ) -> OutcomeLike: ...
    def meet(self, dependency_id: str, *, now: datetime) -> OutcomeLike: ...
    def block(
        self, track: str, text: str, *, waits_on: str = "", items: Sequence[str] = (), mark: bool = False, now: datetime
    ) -> OutcomeLike: ...
    def unblock(self, ids: Sequence[str], *, now: datetime) -> OutcomeLike: ...
    def change_blocker(
        self, blocker_id: str, *, text: str | None = None, waits_on: str | None = None, now: datetime
    ) -> OutcomeLike: ...
    def add_task(
        self, track: str, text: str, *, due: str = "", kind: Literal["task", "action"] = "task", now: datetime
    ) -> OutcomeLike: ...
    def undo(self, *, now: datetime) -> OutcomeLike: ...
    def redo(self, *, now: datetime) -> OutcomeLike: ...
    def reapply(self, *, now: datetime) -> OutcomeLike: ...
    def forget_reverted(self) -> SnapshotLike: ...
    def close(self) -> None: ...


class NoSprintError(Exception):
    """No sprint.toml upward of `folder`."""

    def __init__(self, folder: Path, offer: str) -> None:
        super().__init__(f"no sprint.toml in {folder} or above")
        self.folder, self.offer = folder, offer


class Memory(Protocol):
    """What the last start knew: its board, if exactly that still lies on disk."""

    def recall(self) -> SnapshotLike | None: ...
    def keep(self, snapshot: SnapshotLike) -> None: ...


class Beyond(Witness, Protocol):
    """The repository behind the plans: what it tells of them, and the board as of a time."""

    def at(self, time: datetime) -> PastSnapshot: ...


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to a wish that needed no store."""

    kind: Literal["already", "refused"]
    message: str
    snapshot: SnapshotLike


Job = Callable[[StoreLike, datetime], OutcomeLike]
"""A wish: what it is carried out with, and when that is."""
