"""What the worker and the watcher tell the app. Only the app answers; workers never touch a widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from cockpit.core.facts import Facts
    from cockpit.core.model import Board, Finding
    from cockpit.core.record import Record
    from cockpit.core.settings import Settings

Tone = Literal["dim", "good", "warn", "bad"]


class SnapshotLike(Protocol):
    """What was read: `changed` are the plans that differ from the last reading, `problem` one line or None.

    `reverted` are ticks that another program took back, `notices` lines worth showing once.
    """

    @property
    def board(self) -> Board: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def changed(self) -> tuple[str, ...]: ...
    @property
    def problem(self) -> str | None: ...
    @property
    def reverted(self) -> Sequence[object]: ...
    @property
    def notices(self) -> tuple[str, ...]: ...


class OutcomeLike(Protocol):
    """What became of a wish to change something; `message` is one line for people."""

    @property
    def kind(self) -> Literal["written", "already", "refused"]: ...
    @property
    def message(self) -> str: ...
    @property
    def snapshot(self) -> SnapshotLike: ...


class Loaded(Message):
    """A new board. `flash` maps the keys of rows somebody else changed to what happened; empty for an own change.

    `glimpse` is the board of the last time, for the same plans: they are still being read. `board` is the snapshot's
    with what git told so far, which is `record`; `as_of` the past time it stands at.
    """

    def __init__(
        self, snapshot: SnapshotLike, facts: Facts, *, board: Board | None = None, record: Record | None = None,
        as_of: datetime | None = None, flash: Mapping[str, str] | None = None, glimpse: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.snapshot, self.facts, self.flash, self.glimpse = snapshot, facts, dict(flash or {}), glimpse
        self.board, self.record, self.as_of = board or snapshot.board, record, as_of


class Answered(Message):
    """The answer to a wish, for the footer."""

    def __init__(self, outcome: OutcomeLike) -> None:
        super().__init__()
        self.outcome = outcome


class Stock(Message):
    """The same plans at a later time, or with more that git told."""

    def __init__(self, facts: Facts, board: Board, record: Record | None = None) -> None:
        super().__init__()
        self.facts, self.board, self.record = facts, board, record

    def can_replace(self, message: Message) -> bool:
        """Only the latest time matters."""
        return isinstance(message, Stock)


class FilesChanged(Message):
    """Something in the plans changed on disk. A burst of them is one."""

    def can_replace(self, message: Message) -> bool:
        """One reading answers all that came before it."""
        return isinstance(message, FilesChanged)


class NoSprint(Message):
    """There is no sprint.toml in `folder` or above; `offer` is what one could hold."""

    def __init__(self, folder: Path, offer: str) -> None:
        super().__init__()
        self.folder, self.offer = folder, offer


class Unreadable(Message):
    """sprint.toml cannot be read and there is no earlier board; `problems` say where and why."""

    def __init__(self, problems: tuple[Finding, ...]) -> None:
        super().__init__()
        self.problems = problems


class FromRemote(Message):
    """What git said of the remote: `words` and `behind` for the header, `text` for the footer; `moved`: HEAD may."""

    def __init__(
        self, words: str = "", behind: bool = False, text: str = "", tone: Tone = "dim", *, moved: bool = False
    ) -> None:
        super().__init__()
        self.words, self.behind, self.text, self.tone, self.moved = words, behind, text, tone, moved


class Trouble(Message):
    """Something went wrong that a person should read; the last good board stays."""

    def __init__(self, text: str, tone: Tone = "bad") -> None:
        super().__init__()
        self.text, self.tone = text, tone
