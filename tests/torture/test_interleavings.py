"""Two cockpits and an editor at one box, in every order in which bytes and journal lines can become visible.

No processes: what another program does in the middle of a write or of a look happens at a hook there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from cockpit.core.model import State
from cockpit.disk import vigil
from cockpit.disk.journal import Entry
from cockpit.disk.store import Store
from tests.disk.sprints import CLAUDE, NOW, item, make, plan

P = ParamSpec("P")
R = TypeVar("R")
WANTS: dict[str, State] = {"done": "done", "todo": "todo", "doing": "doing"}
WRITES = {
    "byte": "a plan is written, its line in the journal is not",
    "line": "the line is noted, the writer has not read the journal",
}
LOOKS = {
    "seen": "the plans are read, the journal is not",
    "heard": "the journal is read, nothing is compared",
    "again": "a doubtful plan has just been read again under its lock",
}


class Scene:
    """Cockpits A and B and an editor, who keep book of who wrote last: what each `meant` to stand, what stood there
    in the `past`, whether an editor saved something `anew`, which is nobody's stale buffer."""

    def __init__(self, home: Path) -> None:
        self.file = plan(home)
        self.stores = {"A": make(home), "B": make(home)}
        self.meant: dict[str, State | None] = {"A": None, "B": None}
        self.past: set[State] = {"todo"}
        self.losses: set[tuple[State | None, State]] = set()
        self.anew = False
        self.at: dict[tuple[str, str], str] = {}
        for name, store in self.stores.items():
            store.load()
            self._hook(name, store)

    def _hook(self, name: str, store: Store) -> None:
        append, news, look, again = store.journal.append, store.journal.news, store._shelf.look, store._shelf.again

        def after(moment: str, real: Callable[P, R]) -> Callable[P, R]:
            def call(*args: P.args, **kwargs: P.kwargs) -> R:
                found = real(*args, **kwargs)
                self._moment(name, moment)
                return found

            return call

        def noting(entries: Sequence[Entry]) -> bool:
            self.meant = dict.fromkeys("AB", None if entries[0].how == "undo" else WANTS[entries[0].after])
            self.past |= {WANTS[entries[0].before], WANTS[entries[0].after]}
            self.anew = False
            self._moment(name, "byte")
            return append(entries)

        store.journal.append = after("line", noting)  # type: ignore[method-assign]
        store.journal.news = after("heard", news)  # type: ignore[method-assign]
        store._shelf.look = after("seen", look)  # type: ignore[method-assign]
        store._shelf.again = after("again", again)  # type: ignore[method-assign]

    def _moment(self, name: str, moment: str) -> None:
        if (action := self.at.pop((name, moment), None)) is not None:
            self.do(action)

    def do(self, action: str) -> None:
        who, what = action.split()
        if who == "editor":
            text = CLAUDE.replace("[ ] write", "[x] write") if what == "done" else CLAUDE
            self.file.write_text(text + "- [ ] typed meanwhile\n")
            self.anew |= self.stands not in self.past
            self.losses |= {(meant, self.stands) for meant in self.meant.values()}
            return
        store = self.stores[who]
        if what == "look":
            alarms = {(one.want, one.found) for one in store.refresh().reverted}
            assert alarms <= self.losses, f"a false alarm in {who}"
        elif what == "undo":
            store.undo(who=who, now=NOW)
        else:
            outcome = store.set_state([item(store.snapshot, "spec").id], WANTS[what], who=who, now=NOW)
            assert outcome.kind != "refused", outcome.message
            if outcome.kind == "already" and self.meant[who] and self.stands == WANTS[what]:
                self.meant[who] = WANTS[what]  # what was taken back is let go

    @property
    def stands(self) -> State:
        line = next(line for line in self.file.read_text().splitlines() if "write the spec" in line)
        return "done" if "[x]" in line else "doing" if "(doing)" in line else "todo"

    def check(self) -> None:
        """Both look; each tells what was taken back, and nothing else."""
        for name, store in self.stores.items():
            told = [(one.want, one.found) for one in store.refresh().reverted]
            meant = self.meant[name]
            assert self.anew or told == ([(meant, self.stands)] if meant not in (None, self.stands) else []), name
            assert item(store.snapshot, "spec").state == self.stands


@pytest.fixture(autouse=True)
def hasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock whose holder waits for the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(vigil, "PATIENCE_S", 0.002)


BEFORE = [[], ["A done"], ["A done", "B look"], ["A done", "B look", "B todo"], ["A doing", "B done", "editor todo"]]
AFTER = [[], ["A look"], ["editor todo", "A look", "B look"], ["A todo", "editor done"], ["A undo"]]


@pytest.mark.parametrize("moment", WRITES)
@pytest.mark.parametrize("before", BEFORE, ids=", ".join)
def test_in_the_middle_of_a_write(tmp_path: Path, full: bool, before: list[str], moment: str) -> None:
    """Nobody else can write as a cockpit then; looks and editors come at any time."""
    cases = product(WANTS, ["A look", "editor todo", "editor done"], AFTER if full else AFTER[:1])
    for number, (want, action, after) in enumerate(cases):
        run(tmp_path / str(number), [*before, f"B {want}", *after], {("B", moment): action}, len(before))


@pytest.mark.parametrize("moment", LOOKS)
@pytest.mark.parametrize("before", BEFORE, ids=", ".join)
def test_in_the_middle_of_a_look(tmp_path: Path, full: bool, before: list[str], moment: str) -> None:
    actions = ["editor todo", "editor done"] + [f"B {want}" for want in WANTS if moment != "again"] + ["B look"]
    cases = product(["B done", "editor todo"], actions, AFTER if full else AFTER[:1])
    for number, (first, action, after) in enumerate(cases):
        run(tmp_path / str(number), [*before, first, "A look", *after], {("A", moment): action}, len(before) + 1)


def run(home: Path, actions: list[str], at: dict[tuple[str, str], str], hooked: int) -> None:
    scene = Scene(home)
    try:
        for number, action in enumerate(actions):
            scene.at = dict(at) if number == hooked else {}
            scene.do(action)
        scene.at = {}
        scene.check()
    except AssertionError as error:
        raise AssertionError(f"{actions} with {at} at step {hooked}: {error}") from error
    finally:
        for store in scene.stores.values():
            store._flusher._waiting.clear()
            store.close()
