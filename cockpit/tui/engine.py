"""The one thread that reads and writes plans. Jobs run in order; what they find is posted as messages.

One thread, so that two quick key presses are carried out in the order they were pressed, and so that a store needs no
locks of its own. On leaving, jobs already accepted are finished first: a tick is never half wished.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Literal, Protocol

from textual.message import Message

from cockpit.tui.messages import Answered, Loaded, NoSprint, OutcomeLike, SnapshotLike, Stock, Trouble, Unreadable

if TYPE_CHECKING:
    from cockpit.core.model import Board, State

Clock = Callable[[], datetime]
"""The time, timezone-aware."""
GLIMPSE_SECONDS = 0.3


class StoreLike(Protocol):
    """What the engine asks of a store."""

    def load(self) -> SnapshotLike: ...
    def refresh(self) -> SnapshotLike: ...
    def set_state(self, item_ids: Sequence[str], want: State, *, now: datetime) -> OutcomeLike: ...
    def meet(self, dependency_id: str, *, now: datetime) -> OutcomeLike: ...
    def block(
        self, track: str, text: str, *, waits_on: str = "", items: Sequence[str] = (), now: datetime
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


Job = Callable[[StoreLike, datetime], OutcomeLike]
"""A wish: what it is carried out with, and when that is."""


class Engine:
    """`open_store` is called in the thread, so that what it imports never delays the first picture.

    `memory` may know the board without reading the plans; it is shown at once, and only then is the store opened. What
    that imports would compete with the painting, so it waits for `glimpse_painted`, though not for long.
    """

    def __init__(
        self,
        open_store: Callable[[], StoreLike],
        post: Callable[[Message], object],
        clock: Clock,
        memory: Memory | None = None,
    ) -> None:
        self._open_store = open_store
        self._memory = memory
        self._kept: Board | None = None
        self._started = False
        self.glimpse_painted = threading.Event()
        self._post = post
        self._clock = clock
        self._jobs: Queue[Callable[[], None] | None] = Queue()
        self._store: StoreLike | None = None
        self._snapshot: SnapshotLike | None = None
        self._refresh_waits = threading.Event()
        self._learn_zone: Callable[[tzinfo], None] | None = getattr(clock, "learn_zone", None)
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="cockpit-engine", daemon=True)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waiting."""
        return self._jobs.unfinished_tasks == 0

    def start(self) -> None:
        """Once; later calls do nothing."""
        if not self._started:
            self._started = True
            self._put(self._open)
            self._thread.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Finish what was accepted, at most so long."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(seconds)
        self._keep()
        if self._store is not None:
            self._store.close()

    def refresh(self, *, force: bool = False) -> None:
        """Look whether plans changed; many wishes to look are one. `force` reports an unchanged board too."""
        if self._refresh_waits.is_set() and not force:
            return
        self._refresh_waits.set()
        self._put(lambda: self._refresh(force))

    def stock(self) -> None:
        """The facts of the same board now."""
        self._put(self._stock)

    def wish(self, job: Job) -> None:
        """Change something and report what became of it."""
        self._put(lambda: self._wish(job))

    def _put(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except NoSprintError as error:
                self._post(NoSprint(error.folder, error.offer))
            except Exception as error:  # noqa: BLE001 - the last good board stays, whatever happened; the footer says it
                self._report(error)
            finally:
                self._jobs.task_done()

    def _report(self, error: Exception) -> None:
        """One message for a trouble, however often it is met again."""
        text = " ".join(f"{type(error).__name__}: {error}".split())
        if text == self._trouble:
            return
        self._trouble = text
        problems = getattr(error, "problems", None)
        self._post(Unreadable(problems) if problems and self._snapshot is None else Trouble(text))

    def _open(self) -> None:
        if self._store is None:
            self._show_glimpse()
            self._store = self._open_store()
        from cockpit.tui import scene  # noqa: F401 - imported here, in the thread, not where it is first drawn

        self._show(self._store.load())
        self._put(self._keep)

    def _show_glimpse(self) -> None:
        """Whatever goes wrong with it: the plans are read in any case."""
        with suppress(Exception):
            if self._memory is not None and (seen := self._memory.recall()) is not None:
                from cockpit.tui import scene  # noqa: F401

                self._kept = seen.board
                self._post(self._loaded(seen, glimpse=True))
                self.glimpse_painted.wait(GLIMPSE_SECONDS)

    def _keep(self) -> None:
        """Let the next start know this board."""
        snapshot = self._snapshot
        if self._memory is not None and snapshot is not None and snapshot.board != self._kept:
            self._kept = snapshot.board
            with suppress(Exception):
                self._memory.keep(snapshot)

    def _refresh(self, force: bool) -> None:
        self._refresh_waits.clear()
        if self._store is None or self._snapshot is None:
            self._open()
            return
        old, new = self._snapshot, self._store.refresh()
        if force or _news(old, new):
            self._show(new, _changes(old.board, new.board, new.changed))

    def _stock(self) -> None:
        from cockpit.core.facts import take_stock

        if self._snapshot is not None:
            self._post(Stock(take_stock(self._snapshot.board, self._clock())))

    def _wish(self, job: Job) -> None:
        if self._store is None:
            return
        outcome = job(self._store, self._clock())
        old, new = self._snapshot, outcome.snapshot
        if old is None or new.board is not old.board or new.reverted != old.reverted:
            self._show(new, _changes(old.board, new.board, new.changed) if old is not None else None)
        self._post(Answered(outcome))

    def forget_reverted(self) -> None:
        """Take the other program's word for what it took back."""
        self._put(lambda: self._show(self._store.forget_reverted()) if self._store is not None else None)

    def _show(self, snapshot: SnapshotLike, flash: dict[str, str] | None = None) -> None:
        self._snapshot, self._trouble = snapshot, ""
        self._post(self._loaded(snapshot, flash))

    def _loaded(self, snapshot: SnapshotLike, flash: dict[str, str] | None = None, *, glimpse: bool = False) -> Loaded:
        from cockpit.core.facts import take_stock

        if self._learn_zone is not None:
            self._learn_zone(snapshot.settings.calendar.zone)
        return Loaded(snapshot, take_stock(snapshot.board, self._clock()), flash=flash, glimpse=glimpse)


def _news(old: SnapshotLike, new: SnapshotLike) -> bool:
    return new.board is not old.board or new.problem != old.problem or new.reverted != old.reverted or bool(new.notices)


def _changes(old: Board, new: Board, paths: tuple[str, ...]) -> dict[str, str]:
    """Keys of items that differ, and what happened to them; `` stands for the plans themselves."""
    if not paths:
        return {}
    found: dict[str, str] = {"": ", ".join(path.rsplit("/", 1)[-1] for path in paths[:2])}
    if len(paths) > 2:
        found[""] = f"{len(paths)} plans"
    for item in new.items:
        before = old.by_id.get(item.id)
        if before is None:
            found[item.id] = "added"
        elif before.state != item.state:
            found[item.id] = "ticked" if item.state == "done" else "unticked" if before.state == "done" else item.state
        elif before.text != item.text or before.due != item.due or before.owner != item.owner:
            found[item.id] = "edited"
    for item_id in old.by_id.keys() - new.by_id.keys():
        found[item_id] = "gone"
    return found
