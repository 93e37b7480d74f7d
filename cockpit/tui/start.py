"""Opens the cockpit on a folder: the one entry for the command line. Light to import; the rest comes in the thread."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.tui.app import CockpitApp, Wishes
from cockpit.tui.clock import SprintClock
from cockpit.tui.guard import harmless
from cockpit.tui.messages import FilesChanged, SnapshotLike, Trouble
from cockpit.tui.offers import NoSprintError, StoreLike
from cockpit.tui.repository import Repository

if TYPE_CHECKING:
    from textual.message import Message

    from cockpit.disk.kept_board import LookedUp
    from cockpit.disk.store import Store
    from cockpit.disk.watch import Places

SPRINT_FILE = "sprint.toml"
_PLAN_FOLDERS = ("docs/plans", "plans", "docs", ".")


def run_cockpit(
    folder: Path, *, sprint: Path | None = None, clock: SprintClock | None = None, wishes: Wishes | None = None,
    mouse: bool = True,
) -> int:  # fmt: skip
    """Show the sprint of `folder` (or of the file `sprint`) until it is left; the exit code.

    Without a sprint.toml upward the cockpit says so and opens the board as soon as there is one.
    """
    app = make_app(folder, sprint=sprint, clock=clock, wishes=wishes)
    app.run(mouse=mouse)
    if minutes := app.standup.left_over():
        sys.stdout.write("\n".join(map(harmless, minutes.split("\n"))))
    return app.return_code or 0


def make_app(
    folder: Path, *, sprint: Path | None = None, clock: SprintClock | None = None, wishes: Wishes | None = None
) -> CockpitApp:
    """The cockpit on a folder, not yet running."""
    clock = clock or SprintClock()
    found = sprint or find_upward(folder)
    home = found.parent if found is not None else folder.absolute()
    opened = _Opened(folder, sprint, clock)
    return CockpitApp(
        opened.store,
        clock=clock,
        watch=opened.watch,
        memory=opened,
        beyond=Repository(opened.file),
        wishes=wishes,
        sprint_file=home / (found or Path(SPRINT_FILE)).name,
    )


def find_upward(folder: Path) -> Path | None:
    """The nearest sprint.toml at or above a folder, without importing what reads plans."""
    folder = folder.absolute()
    return next((path for home in (folder, *folder.parents) if (path := home / SPRINT_FILE).is_file()), None)


class _Opened:
    """The store once it is open, for the watcher; and how to open it, in the engine's thread."""

    def __init__(self, folder: Path, sprint: Path | None, clock: SprintClock) -> None:
        self._folder, self._sprint, self._clock = folder, sprint, clock
        self._store: Store | None = None
        self._offer: Offer | None = None

    def recall(self) -> LookedUp | None:
        """The board of the last time, if nothing has changed since."""
        file = self._sprint or find_upward(self._folder)
        if file is None:
            return None
        from cockpit.disk.kept_board import glimpse

        return glimpse(file.absolute())

    def keep(self, snapshot: SnapshotLike) -> None:
        """Remember a board for the next start."""
        from cockpit.disk.kept_board import keep
        from cockpit.disk.store import Snapshot

        if self._store is not None and isinstance(snapshot, Snapshot):
            keep(self._store.sprint_file, snapshot)

    def file(self) -> Path:
        """The sprint.toml. Raises NoSprintError where there is none."""
        file = self._sprint or find_upward(self._folder)
        if file is None:
            self._offer = self._offer or Offer(self._folder, self._clock().date())
            raise NoSprintError(self._folder.absolute(), self._offer.text)
        return file.absolute()

    def store(self) -> StoreLike:
        """Raises NoSprintError where there is none."""
        from cockpit.disk.store import Store

        self._store = Store(self.file())
        return self._store

    async def watch(self) -> AsyncIterator[Message]:
        """What the app is told when something changed on disk; only once the store is open."""
        module = await asyncio.to_thread(import_module, "cockpit.disk.watch")
        async for event in module.watch(self._places):
            yield Trouble(event.message, "warn") if event.kind == "notice" else FilesChanged()

    def _places(self) -> Places:
        from cockpit.disk.watch import Places

        assert self._store is not None
        home, settings = self._store.home, self._store.snapshot.settings
        git = self._store.repository / ".git"
        folders = tuple(Path(os.path.normpath(home / plans)) for plans in settings.plans)
        return Places(sprint_file=self._store.sprint_file, folders=folders, git=git if git.is_dir() else None)


class Offer:
    """What a sprint.toml could hold: a short one at once, and what `cockpit init` would write as soon as it is known.

    The plans are read in a thread of their own, once; `text` is asked for again with every look for a sprint.toml.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self.text = offer(folder, today)
        self._folder, self._today = folder, today
        self._reader = threading.Thread(target=self._read, name="cockpit-offer", daemon=True)
        self._reader.start()

    def wait(self, seconds: float) -> bool:
        """Whether the plans have been read by then."""
        self._reader.join(seconds)
        return not self._reader.is_alive()

    def _read(self) -> None:
        from cockpit.disk.gather import local_zone
        from cockpit.disk.proposing import proposal_for
        from cockpit.plan.infer_write import HEAD, as_toml

        with suppress(Exception):  # the short one does; what is wrong with a plan is told when there is a board
            proposal = proposal_for(self._folder, zone=local_zone(), today=self._today)
            self.text = as_toml(proposal.table).removeprefix(HEAD)


def offer(folder: Path, today: date) -> str:
    """A sprint.toml for the working week of `today` (the next one at a weekend) and the plans found in `folder`."""
    from cockpit.core.calendar import monday_of

    monday = monday_of(today)
    plans = next((name for name in _PLAN_FOLDERS if any((folder / name).glob("*.md"))), _PLAN_FOLDERS[0])
    name = folder.absolute().name.replace("\\", "").replace('"', "") or "Sprint"
    return f"""[sprint]
name = "{name}"
start = {monday}
end = {monday + timedelta(days=4)}
plans = "{plans}"
"""
