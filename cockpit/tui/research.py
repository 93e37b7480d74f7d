"""The thread that asks git, so that nothing on the screen ever waits for it. What it finds is told when it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from cockpit.tui.messages import SnapshotLike

if TYPE_CHECKING:
    from cockpit.core.record import Record

REST_S = 0.25
"""How long to wait after a wish: a burst of them is answered once, and the screen paints first."""
_ITEMS_A_SECOND = 50_000
"""A big board takes longer to paint, and asking about it would take half of the machine from that."""
LOOK_S = 3.0
"""Between looks whether something moved in the repository."""


class Witness(Protocol):
    """Who asks git. `moved` tells cheaply whether another answer is likely."""

    def tell(self, snapshot: SnapshotLike, now: datetime) -> Record: ...
    def moved(self) -> bool: ...
    def close(self) -> None: ...


Tell = Callable[[SnapshotLike, "Record"], None]


class Research:
    """`told` gets each answer with the snapshot that was asked about, in this thread; `failed` one line of what went
    wrong. `clock` gives the time at a snapshot, aware."""

    def __init__(
        self,
        witness: Witness,
        told: Tell,
        failed: Callable[[str], object],
        clock: Callable[[SnapshotLike], datetime],
        *,
        rest_s: float = REST_S,
        look_s: float = LOOK_S,
    ) -> None:
        self._witness, self._told, self._failed, self._clock = witness, told, failed, clock
        self._rest_s, self._look_s = rest_s, look_s
        self._condition = threading.Condition()
        self._wanted: SnapshotLike | None = None
        self._last: SnapshotLike | None = None
        self._busy = self._ends = False
        self._thread = threading.Thread(target=self._run, name="cockpit-research", daemon=True)

    @property
    def idle(self) -> bool:
        """Whether all that was asked is answered."""
        with self._condition:
            return self._wanted is None and not self._busy

    def ask(self, snapshot: SnapshotLike) -> None:
        """Find out about a snapshot; one that waits is forgotten for it."""
        with self._condition:
            self._wanted = snapshot
            self._condition.notify()
        if not self._thread.is_alive() and not self._ends:
            self._thread.start()

    def stop(self) -> None:
        """Ask no more. What is under way ends by itself, unheard."""
        with self._condition:
            self._ends, self._wanted = True, None
            self._condition.notify()

    def _run(self) -> None:
        while not self._ends:
            snapshot = self._next()
            if snapshot is not None:
                self._answer(snapshot)
            with self._condition:
                self._busy = False
        with suppress(Exception):
            self._witness.close()

    def _next(self) -> SnapshotLike | None:
        """What to find out: what was asked, else the last one again if something moved."""
        with self._condition:
            if self._condition.wait_for(lambda: self._wanted is not None or self._ends, self._look_s):
                many = len(self._wanted.board.items) / _ITEMS_A_SECOND if self._wanted is not None else 0.0
                self._condition.wait_for(lambda: self._ends, self._rest_s + many)
            asked, self._wanted = self._wanted, None
            self._busy = asked is not None
        if asked is not None or self._ends or self._last is None:
            return asked
        with suppress(Exception):
            return self._last if self._witness.moved() else None
        return None

    def _answer(self, snapshot: SnapshotLike) -> None:
        self._last = snapshot
        try:
            record = self._witness.tell(snapshot, self._clock(snapshot))
        except Exception as error:  # noqa: BLE001 - what is on the screen stays right without it; the footer says it
            from cockpit.tui.offers import NoSprintError  # which imports from here

            if not isinstance(error, NoSprintError):  # sprint.toml is gone just now: the header says so
                self._failed(" ".join(f"git: {type(error).__name__}: {error}".split()))
            return
        if not self._ends:
            self._told(snapshot, record)


def in_words(record: Record) -> str:
    """What is wrong with git, naming it once."""
    from cockpit.repo.trouble import told_by_git

    return told_by_git(record.problem)
