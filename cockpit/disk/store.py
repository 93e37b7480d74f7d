"""The plans of a sprint as a board that can be read again and changed. The one door from screens to the disk.

Every method may be called from any thread; calls follow one another. A snapshot never changes.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cockpit.core.model import Finding, State
from cockpit.core.settings import Settings
from cockpit.disk import blocking, claims, recovery, wishes
from cockpit.disk.author import author
from cockpit.disk.boards import Boards, ids_by_line, with_findings
from cockpit.disk.files import repository_of
from cockpit.disk.flush import Flusher
from cockpit.disk.history import History, Step
from cockpit.disk.journal import How, Journal
from cockpit.disk.notes import entries_for, summary
from cockpit.disk.outcome import Outcome, Snapshot
from cockpit.disk.pause import undisturbed
from cockpit.disk.shelf import Seen, Shelf, Written
from cockpit.disk.sprint import SprintFile
from cockpit.disk.steps import Performed, Wish, perform
from cockpit.disk.vigil import TURNS, Vigil
from cockpit.disk.wishes import Scene, Target
from cockpit.plan.addition import Addition, AdditionKind
from cockpit.plan.changes import changes_between, with_items
from cockpit.plan.splice import Refusal

__all__ = ["Outcome", "Snapshot", "Store"]


class Store:
    """A sprint on disk. `written` tells the date of a plan's last commit, for documents that bear none."""

    def __init__(self, sprint_file: Path, *, written: Written | None = None) -> None:
        self.sprint_file = sprint_file.absolute()
        self.home = self.sprint_file.parent
        self.repository = repository_of(self.home)
        self.journal = Journal(self.home)
        self._lock = threading.RLock()
        self._sprint = SprintFile(self.sprint_file)
        self._shelf = Shelf(self.home, self.repository, written)
        self._boards = Boards()
        self._vigil = Vigil(self.journal, self._shelf)
        self._history = History()
        self._snapshot: Snapshot | None = None
        self._findings: tuple[Finding, ...] = ()
        self._told: tuple[claims.Reverted, ...] = ()
        self._flusher = Flusher()
        self._who: str | None = None

    # reading

    @property
    def snapshot(self) -> Snapshot:
        """The last snapshot; the first one is loaded."""
        with self._lock:
            return self._snapshot or self.load()

    @undisturbed
    def load(self) -> Snapshot:
        """Read everything. Raises SettingsError or OSError when there is no usable sprint.toml."""
        with self._lock:
            self._sprint.load()
            notices = self._recover()
            self._vigil.begin()
            self._findings = self._shelf.look(self._sprint.refresh())
            self._vigil.look(self._sprint.refresh())
            self._shelf.foreign()
            self._snapshot = self._assembled({}, notices)
            return self._snapshot

    def refresh(self) -> Snapshot:
        """Look at the disk again and read what changed. The board is the same object when nothing did."""
        with self._lock:
            old = self._snapshot
            if old is None:
                return self.load()
            notices, settings = self._recover(), self._sprint.refresh()
            findings = self._shelf.look(settings)
            same = findings == self._findings and settings is old.settings and not notices
            self._findings = findings
            return self._renewed(notices, force=not same or self._sprint.problem != old.problem)

    def _renewed(self, notices: tuple[str, ...] = (), *, force: bool = False) -> Snapshot:
        """The snapshot after a look at the disk: what others did is told once."""
        assert self._snapshot is not None
        self._vigil.look(self._snapshot.settings)
        foreign = self._shelf.foreign()
        if force or foreign or self._told != self._vigil.claims.reverted:
            self._snapshot = self._assembled(foreign, notices)
        elif self._snapshot.changed or self._snapshot.notices:
            self._snapshot = replace(self._snapshot, changed=(), changes=(), notices=())
        return self._snapshot

    def _recover(self) -> tuple[str, ...]:
        """Finish what a cockpit that was killed left half written."""
        return tuple(found.notice for found in recovery.recover(recovery.unfinished(self.repository)))

    def _assembled(self, foreign: Mapping[str, Seen], notices: tuple[str, ...] = ()) -> Snapshot:
        documents, settings = self._shelf.documents, self._sprint.refresh()
        board = with_findings(self._boards.of(settings, documents), self._findings + self._sprint_findings())
        changes = tuple(change for before, after in foreign.values() for change in changes_between(before, after))
        reverted = self._told = self._vigil.claims.reverted
        ids = ids_by_line(board, {one.path for one in changes} | {one.path for one in reverted})
        return Snapshot(
            board=board, settings=settings, documents=documents, changed=tuple(foreign),
            changes=with_items(changes, ids), reverted=claims.with_items(reverted, ids),
            problem=self._sprint.problem, notices=(*notices, *filter(None, [self.journal.trouble])),
        )  # fmt: skip

    def _sprint_findings(self) -> tuple[Finding, ...]:
        return self._sprint.error.problems if self._sprint.error else ()

    # changing

    def set_state(
        self, item_ids: Sequence[str], want: State, *, who: str = "", now: datetime | None = None,
        until: date | None = None,
    ) -> Outcome:  # fmt: skip
        """Give items, or blockers (`done` resolves, `todo` opens again), a state, all in one step or none.

        `until`: the day that deferred items move to.
        """
        verb = {"todo": "open", "deferred": "deferred"}.get(want, want)
        return self._do(lambda scene: wishes.for_states(scene, item_ids, want, until), verb, "set", who, now)

    def meet(
        self, dependency_id: str, *, met: bool | None = None, who: str = "", now: datetime | None = None
    ) -> Outcome:
        """Mark a handoff as met by hand, or not met; without `met`, the other of the two."""

        def targets(scene: Scene) -> list[Target]:
            found = [one for one in scene.board.dependencies if one.id == dependency_id]
            if not found:
                raise Refusal("this handoff is not on the board any more", final=True)
            return wishes.for_handoff(scene, found[0], met=not found[0].met_by_hand if met is None else met)

        return self._do(targets, "handoff", "set", who, now)

    def add(self, track: str, addition: Addition, *, who: str = "", now: datetime | None = None) -> Outcome:
        """Write a new line into a track's plan (`shared`: into one of nobody's own)."""
        moment = now or datetime.now(UTC)
        dated = addition if addition.now else replace(addition, now=moment)
        return self._do(lambda scene: wishes.for_addition(scene, track, dated), "added", "set", who, moment)

    def add_task(
        self, track: str, text: str, *, due: str = "", kind: AdditionKind = "task", who: str = "",
        now: datetime | None = None,
    ) -> Outcome:  # fmt: skip
        """Add a task or action. `due` as people say it: `Thu`, `Day 3`, `2025-11-26`."""
        return self.add(track, Addition(kind=kind, text=text, due=due), who=who, now=now)

    def block(
        self, track: str, text: str, *, waits_on: str = "", items: Sequence[str] = (), mark: bool = False,
        who: str = "", now: datetime | None = None,
    ) -> Outcome:  # fmt: skip
        """Raise a blocker that waits on somebody and holds up items (ids); with `mark` their lines say so too."""
        return self._do(
            lambda at: blocking.raising(at, track, text, waits_on, items, mark=mark), "raised", "set", who, now
        )

    def unblock(self, ids: Sequence[str], *, who: str = "", now: datetime | None = None) -> Outcome:
        """Resolve blockers, and what blocks items alone; items that say they are blocked say so no more."""
        return self._do(lambda scene: blocking.releasing(scene, ids), "unblocked", "set", who, now)

    def change_blocker(
        self, blocker_id: str, *, text: str | None = None, waits_on: str | None = None, who: str = "",
        now: datetime | None = None,
    ) -> Outcome:  # fmt: skip
        """Another text for a blocker, or another that it waits on (empty: nobody knows)."""
        return self._do(lambda scene: blocking.changing(scene, blocker_id, text, waits_on), "changed", "set", who, now)

    def reapply(self, *, who: str = "", now: datetime | None = None) -> Outcome:
        """Write once more what another program took back (`Snapshot.reverted`): all in one step, or, where one of them
        cannot be written, each by itself."""

        def again(places: Callable[[], list[claims.Place]]) -> Outcome:
            return self._do(lambda scene: wishes.for_places(scene, places()), "again", "reapply", who, now)

        with self._lock:
            told = self._vigil.claims
            outcome = again(told.places)
            keys = told.told if outcome.kind == "refused" else ()
            made = [again(lambda key=key: told.places(key)) for key in keys] if len(keys) > 1 else []  # type: ignore[misc]
            done = [one for one in made if one.kind == "written"]
            if not done:
                return outcome
            message = f"again: {len(done)} of {len(made)} items; {outcome.message}"
            return replace(done[-1], message=message, snapshot=self.snapshot, paths=tuple(one.paths[0] for one in done))

    def forget_reverted(self) -> Snapshot:
        """Take the other program's word for what it took back."""
        with self._lock:
            self._vigil.claims.forget_reverted()
            self._told = ()
            self._snapshot = replace(self.snapshot, reverted=())
            return self._snapshot

    def undo(self, *, who: str = "", now: datetime | None = None) -> Outcome:
        """Take the last step back, wherever its lines stand by now."""
        return self._replay(self._history.undo, self._history.redo, "undo", who, now)

    def redo(self, *, who: str = "", now: datetime | None = None) -> Outcome:
        """Do again what was undone last."""
        return self._replay(self._history.redo, self._history.undo, "redo", who, now)

    def _do(self, ask: Callable[[Scene], list[Target]], verb: str, how: How, who: str, now: datetime | None) -> Outcome:
        with self._lock:
            old, moment = self.snapshot, now or datetime.now(UTC)
            try:
                scene = Scene(board=old.board, settings=old.settings, documents=old.documents, now=moment)
                targets = ask(scene)

                def step_of(made: Performed) -> Step:
                    name = uuid.uuid4().hex
                    return Step.of(made, entries_for(targets, made, how, who or self._author(), moment, name))

                asked = [target.wish for target in targets]
                performed, step = self._surely(asked, old.settings, step_of)
            except Refusal as refusal:
                return Outcome(kind="refused", message=str(refusal), snapshot=self.refresh())
            if step is None:
                for one in targets:
                    if one.mention is not None:
                        self._vigil.claims.wished(one.mention, one.after)
                message = summary(targets, f"already {verb}", performed)
                return Outcome(kind="already", message=message, snapshot=self._renewed())
            self._history.add(step)
            return self._wrote(performed, summary(targets, verb, performed))

    def _replay(self, here: list[Step], there: list[Step], how: How, who: str, now: datetime | None) -> Outcome:
        with self._lock:
            snapshot, moment = self.snapshot, now or datetime.now(UTC)
            if not here:
                return Outcome(kind="already", message=f"nothing to {how}", snapshot=snapshot)
            step = here[-1]
            try:
                wanted = [done.inverse() for done in step.done]
                performed, turned = self._performed(
                    wanted, snapshot.settings, lambda made: step.turned(made, how, who or self._author(), moment)
                )
            except Refusal as refusal:
                if refusal.final:
                    here.pop()
                return Outcome(kind="refused", message=f"not {how}ne: {refusal}", snapshot=self.refresh())
            here.pop()
            turned = turned or step
            there.append(turned)
            return self._wrote(performed, turned.summary(how))

    def _surely(
        self, wanted: Sequence[Wish], settings: Settings, step_of: Callable[[Performed], Step]
    ) -> tuple[Performed, Step | None]:
        """Make wishes come true. That all is so already holds only for what the disk says, once it is compared."""
        compared = False
        for _ in range(TURNS):
            performed, step = self._performed(wanted, settings, step_of)
            if step is not None or compared:
                return performed, step
            compared = self._vigil.catches_up(settings, {wish.path for wish in wanted})
        raise Refusal("another program keeps changing it; press again", wanted[0].path)

    def _performed(
        self, wanted: Sequence[Wish], settings: Settings, step_of: Callable[[Performed], Step]
    ) -> tuple[Performed, Step | None]:
        """Make wishes come true, and note what was written while no other cockpit can write these plans."""
        step: Step | None = None

        def note(made: Performed) -> None:
            nonlocal step
            step = step_of(made)
            self._vigil.wrote(step.entries, made.written)

        return perform(self._shelf, settings, wanted, self.repository, note), step

    def _wrote(self, performed: Performed, message: str) -> Outcome:
        """After a write: have it put on the disk, and show it."""
        self._flusher.add(self._shelf.plans[path].file.file for path in performed.written)
        self._vigil.look(self.snapshot.settings)
        foreign = self._shelf.foreign()
        self._snapshot = self._assembled(foreign)
        return Outcome(kind="written", message=message, snapshot=self._snapshot, paths=performed.written)

    def _author(self) -> str:
        """Asked for once: who sits here does not change, and plans may be locked just now."""
        if self._who is None:
            self._who = author(self.home)
        return self._who

    def close(self) -> None:
        """Have the system write to the disk itself what it still holds in memory."""
        self._flusher.close()
