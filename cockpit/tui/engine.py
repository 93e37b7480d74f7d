"""The one thread that reads and writes plans. Jobs run in order; what they find is posted as messages.

One thread, so that two quick key presses are carried out in the order they were pressed, and so that a store needs no
locks of its own. On leaving, jobs already accepted are finished first: a tick is never half wished.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

from textual.message import Message

from cockpit.tui.ahead import show_ahead
from cockpit.tui.differences import changes, is_news
from cockpit.tui.messages import Answered, Loaded, NoSprint, SnapshotLike, Stock, Trouble, Unreadable
from cockpit.tui.offers import Beyond, Clock, Job, Memory, NoSprintError, Said, StoreLike
from cockpit.tui.research import Research, in_words
from cockpit.tui.stocktaking import Stocktaker

if TYPE_CHECKING:
    from cockpit.core.facts import Facts
    from cockpit.core.model import Board
    from cockpit.core.record import Record

GLIMPSE_SECONDS = 0.3


class Engine:
    """`open_store` is called in the thread, so that what it imports never delays the first picture.

    `memory` may know the board without reading the plans; it is shown at once, and only then is the store opened. What
    that imports would compete with the painting, so it waits for `glimpse_painted`, though not for long.

    `beyond` is asked in a thread of its own; the board is shown without what it tells, which comes when it comes.
    `as_of` is the past time to begin at (without an offset: wall time of the sprint); the store is then never opened.
    `home` is the folder of sprint.toml.
    """

    def __init__(
        self,
        open_store: Callable[[], StoreLike],
        post: Callable[[Message], object],
        clock: Clock,
        memory: Memory | None = None,
        beyond: Beyond | None = None,
        as_of: datetime | None = None,
        home: Path | None = None,
    ) -> None:
        self._open_store = open_store
        self._memory = memory
        self._kept: Board | None = None
        self.glimpse_painted = threading.Event()
        self._post = post
        self._clock = clock
        self._jobs: Queue[Callable[[], None] | None] = Queue()
        self._store: StoreLike | None = None
        self._snapshot: SnapshotLike | None = None
        self._beyond, self._as_of, self._only_past = beyond, as_of, as_of is not None
        self._record: Record | None = None
        self._stocktaker = Stocktaker(home)
        self._research = (
            Research(beyond, self._found, lambda text: post(Trouble(text, "warn")), self._now) if beyond else None
        )
        self._refresh_waits = threading.Event()
        self._learn_zone: Callable[[tzinfo], None] | None = getattr(clock, "learn_zone", None)
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="cockpit-engine", daemon=True)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waiting."""
        return self._jobs.unfinished_tasks == 0 and (self._research is None or self._research.idle)

    def start(self) -> None:
        """Once; later calls do nothing."""
        if self._thread.ident is None:
            self._put(self._open)
            self._thread.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Finish what was accepted, at most so long."""
        if self._research is not None:
            self._research.stop()
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

    def sum_up(self) -> None:
        """Have the retro of the board now ready to be drawn, and the board drawn again."""
        self._put(self._sum_up)

    def aside(self, job: Callable[[], None]) -> None:
        """Something that only takes time, where it does not keep the screen waiting."""
        self._put(job)

    def wish(self, job: Job) -> None:
        """Change something and report what became of it."""
        self._put(lambda: self._wish(job))

    def step(self, days: int) -> None:
        """A day back into the past, or forth, up to now."""
        self._put(lambda: self._step(days))

    def leave_past(self) -> None:
        """Back to now, unless the past is all that was asked for."""
        self._put(self._leave_past)

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
        if self._as_of is not None:
            self._look_back(self._as_of)
            return
        if self._store is None:
            self._show_glimpse()
            self._store = self._open_store()
        from cockpit.tui import scene  # noqa: F401 - imported here, in the thread, not where it is first drawn

        self._show(self._store.load())
        self._put(_preload)
        self._put(self._keep)

    def _show_glimpse(self) -> None:
        """Whatever goes wrong with it: the plans are read in any case."""
        with suppress(Exception):
            if self._memory is not None and (seen := self._memory.recall()) is not None:
                from cockpit.tui import scene  # noqa: F401 - so that drawing the glimpse waits for no import

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
        if self._snapshot is None or (force and self._as_of is not None):
            self._open()
            return
        if self._store is None or self._as_of is not None:
            return
        old, new = self._snapshot, self._store.refresh()
        if force or is_news(old, new):
            self._show(new, changes(old.board, new.board, new.changed))

    def _stock(self) -> None:
        if self._snapshot is not None:
            board, facts = self._seen(self._snapshot)
            self._post(Stock(facts, board, self._record))

    def _sum_up(self) -> None:
        if self._snapshot is not None:
            from cockpit.view.retro import prepare

            board, facts = self._seen(self._snapshot)
            prepare(board, facts, self._record)
            self._post(Stock(facts, board, self._record))

    def _wish(self, job: Job) -> None:
        if self._as_of is not None and self._snapshot is not None:
            self._post(Answered(Said("refused", "the past is read-only", self._snapshot)))
            return
        if self._store is None:
            return
        outcome = job(self._store, self._clock())
        old, new = self._snapshot, outcome.snapshot
        if old is None or new.board is not old.board or new.reverted != old.reverted:
            show_ahead(self._post, old, new, self._now(new))
            self._show(new, changes(old.board, new.board, new.changed) if old is not None else None)
        self._post(Answered(outcome))

    def forget_reverted(self) -> None:
        """Take the other program's word for what it took back."""
        self._put(lambda: self._show(self._store.forget_reverted()) if self._store is not None else None)

    # the past, and what git tells

    def _look_back(self, moment: datetime) -> None:
        assert self._beyond is not None
        snapshot = self._beyond.at(moment)
        self._as_of, self._record = snapshot.as_of, None
        self._show(snapshot)

    def _leave_past(self) -> None:
        if self._as_of is None or self._only_past:
            return
        self._as_of = self._record = None
        if self._store is None:
            self._open()
        else:
            self._show(self._store.refresh())

    def _step(self, days: int) -> None:
        from cockpit.core.days import day_after, day_before

        snapshot = self._snapshot
        if snapshot is None or self._beyond is None:
            return
        calendar, now = snapshot.settings.calendar, datetime.now(UTC) if self._only_past else self._clock()
        moment = (day_before if days < 0 else day_after)(calendar, self._as_of or now, now)
        if moment is not None:
            self._look_back(moment)
        elif days > 0 and self._as_of is not None and not self._only_past:
            self._leave_past()
        else:
            text = "the sprint begins here" if days < 0 else "no day after this one is over"
            self._post(Answered(Said("already", text, snapshot)))

    def _now(self, snapshot: SnapshotLike) -> datetime:
        """The time at a snapshot: the past stands still."""
        moment: datetime | None = getattr(snapshot, "as_of", None)
        return self._clock() if moment is None else moment

    def _found(self, snapshot: SnapshotLike, record: Record) -> None:
        self._put(lambda: self._learn(snapshot, record))

    def _learn(self, snapshot: SnapshotLike, record: Record) -> None:
        """What git told of a snapshot is true of later ones until it tells more, but not of another time."""
        if getattr(snapshot, "as_of", None) != self._as_of:
            return
        if record.problem and (self._record is None or self._record.problem != record.problem):
            self._post(Trouble(in_words(record), "warn"))
        if record != self._record:  # after most ticks git has nothing new to say, and nothing is drawn again
            self._record = record
            self._stock()

    # showing

    def _show(self, snapshot: SnapshotLike, flash: dict[str, str] | None = None) -> None:
        self._snapshot, self._trouble = snapshot, ""
        self._post(self._loaded(snapshot, flash))
        if self._research is not None:
            self._research.ask(snapshot)

    def _seen(self, snapshot: SnapshotLike) -> tuple[Board, Facts]:
        return self._stocktaker.seen(snapshot, self._record, self._now(snapshot))

    def _loaded(self, snapshot: SnapshotLike, flash: dict[str, str] | None = None, *, glimpse: bool = False) -> Loaded:
        if self._learn_zone is not None:
            self._learn_zone(snapshot.settings.calendar.zone)
        board, facts = self._seen(snapshot)
        return Loaded(
            snapshot, facts, board=board, record=self._record, as_of=self._as_of, flash=flash, glimpse=glimpse
        )


def _preload() -> None:
    """Import what the first key or the next view needs, now that the board stands."""
    from cockpit.tui import actions  # noqa: F401 - the import is all that is wanted
    from cockpit.view import panes

    panes.preload()
