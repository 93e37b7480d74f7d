"""The board for those who only look: kept from the last time if no byte changed since, else read anew and kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.core.model import Board
from cockpit.core.settings import Settings
from cockpit.disk.files import Listing, list_plans, repository_of
from cockpit.disk.kept import kept_settings, key_kept, key_of, recall, recalled_settings, remember
from cockpit.disk.packing import pack, unpack

if TYPE_CHECKING:
    from cockpit.disk.store import Snapshot

MOST_BYTES = 16 * 1024 * 1024
"""Bytes of all plans; a larger sprint is read anew each time."""
MOST_ITEMS = 5000
"""Items of a board kept by a cockpit that shows it; packing more would keep its thread from what is typed."""
MOST_PACKED = 20_000
"""Items of a board that is packed at all: more make a longer answer than is kept."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A board to look at, with the settings it was made with. `notices` are worth telling once.

    Like a store's snapshot, but without documents: nothing can be written by it.
    """

    board: Board
    settings: Settings
    notices: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    reverted: tuple[object, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a board depends on: the bytes of all plans by path, and all else in the key."""

    plans: dict[str, bytes]
    key: str


def look_up(sprint_file: Path) -> LookedUp:
    """The board of a sprint. Raises SettingsError or OSError when there is no usable sprint.toml."""
    data = sprint_file.read_bytes()
    settings = kept_settings(sprint_file, data)
    seen = _see(sprint_file, data, settings)
    if seen and (board := _recalled(sprint_file, seen)):
        return LookedUp(board, settings)
    from cockpit.disk.store import Store

    snapshot = Store(sprint_file).load()
    _keep(sprint_file, seen, settings, snapshot)
    return LookedUp(snapshot.board, snapshot.settings, snapshot.notices)


def glimpse(sprint_file: Path) -> LookedUp | None:
    """The board if it was kept for exactly what lies on disk now, None otherwise. Imports nothing that reads plans."""
    with suppress(OSError):
        data = sprint_file.read_bytes()
        if (settings := recalled_settings(sprint_file, data)) and (seen := _see(sprint_file, data, settings)):
            board = _recalled(sprint_file, seen)
            return LookedUp(board, settings) if board else None
    return None


def keep(sprint_file: Path, snapshot: Snapshot) -> None:
    """Keep a snapshot's board for the next start, if what it was read from still lies on disk."""
    if len(snapshot.board.items) > MOST_ITEMS:
        return
    with suppress(OSError):
        data = sprint_file.read_bytes()
        if settings := recalled_settings(sprint_file, data):
            seen = _see(sprint_file, data, settings)
            if seen and key_kept(sprint_file, "board") != seen.key:
                _keep(sprint_file, seen, settings, snapshot)


def _recalled(sprint_file: Path, seen: _Seen) -> Board | None:
    with suppress(KeyError, TypeError, ValueError, AttributeError, IndexError):
        board = unpack(recall(sprint_file, "board", seen.key))
        return board if isinstance(board, Board) else None
    return None


def _keep(sprint_file: Path, seen: _Seen | None, settings: Settings, snapshot: Snapshot) -> None:
    if seen and len(snapshot.board.items) <= MOST_PACKED and _same(seen, settings, snapshot):
        remember(sprint_file, "board", seen.key, pack(snapshot.board))


def _see(sprint_file: Path, data: bytes, settings: Settings) -> _Seen | None:
    """What lies on disk; None where a plan cannot be read or there is too much."""
    home = sprint_file.parent
    listing = list_plans(home, settings, repository_of(home))
    if sum(plan.stamp.size for plan in listing.plans.values()) > MOST_BYTES:
        return None
    try:
        plans = {path: plan.file.read_bytes() for path, plan in sorted(listing.plans.items())}
    except OSError:
        return None
    return _Seen(plans, key_of([data, *_parts(listing, plans)]))


def _parts(listing: Listing, plans: dict[str, bytes]) -> list[bytes]:
    parts: list[bytes] = []
    for path, content in plans.items():
        plan = listing.plans[path]
        parts += [path.encode("utf-8", "surrogateescape"), plan.role.encode(), (plan.track or "").encode(), content]
    return [*parts, *(repr(finding).encode("utf-8", "surrogateescape") for finding in listing.findings)]


def _same(seen: _Seen, settings: Settings, snapshot: Snapshot) -> bool:
    """Whether the snapshot was made from what was seen, and nothing happened on the way."""
    read = {path: document.data for path, document in snapshot.documents.items()}
    return read == seen.plans and snapshot.settings == settings and not snapshot.notices and snapshot.problem is None
