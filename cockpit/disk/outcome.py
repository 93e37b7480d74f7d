"""What the store hands out: the board at one moment, and what came of a wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cockpit.core.changes import Change
from cockpit.core.model import Board
from cockpit.core.settings import Settings
from cockpit.disk.claims import Reverted
from cockpit.plan.entries import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The board as the plans had it at one moment.

    `changed` are the plans that others changed since the snapshot before, `changes` what they did to items; own writes
    are in neither. `reverted` are ticks of this session that another program took back and that nobody has decided on
    yet. `problem` says in one line why sprint.toml cannot be read (the board then shows its last good state).
    `notices` are one-line messages worth showing once.
    """

    board: Board
    settings: Settings
    documents: Mapping[str, Document]
    changed: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    reverted: tuple[Reverted, ...] = ()
    problem: str | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a wish, in one line. `already`: nothing had to be written; `refused`: nothing was."""

    kind: Literal["written", "already", "refused"]
    message: str
    snapshot: Snapshot
    paths: tuple[str, ...] = ()
