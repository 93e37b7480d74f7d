"""The end of the day on the screen: its page, and the commit of the plans with the terminal given to hooks."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from cockpit.tui import state as go
from cockpit.tui.keys import EOD

if TYPE_CHECKING:
    from cockpit.repo.commit import Committed, Proposal
    from cockpit.repo.git import Git
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.scene import Scene
    from cockpit.view.rows import Pane


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a commit would hold; without `git` only why nothing can be committed."""

    lines: tuple[str, ...]
    git: Git | None = None
    proposal: Proposal | None = None
    message: str = ""
    ahead: bool = False


def prepare(home: Path, scene: Scene) -> Prepared:
    """Ask git. Reads only, and takes its time: not for the thread of the screen."""
    from cockpit.plan.choosing import part_at
    from cockpit.repo.commit import Proposal, propose
    from cockpit.repo.git import Git, open_git
    from cockpit.repo.plandiffs import plan_diffs
    from cockpit.repo.sync import ahead_behind
    from cockpit.report.eod import commit_message, plan_of_commit

    git, settings = open_git(home), scene.settings
    if not isinstance(git, Git):
        return Prepared((git.message,))
    plans = {path: home / path for path in scene.board.plans}
    found = propose(git, plans, lambda path: part_at(settings, path) is not None)
    if not isinstance(found, Proposal):
        return Prepared((f"not now: {found.message}", *([found.remedy] if found.remedy else [])))
    diffs = plan_diffs(git, found, settings)
    day = scene.board.sprint.calendar.today(scene.facts.now)
    message = commit_message(scene.board, day, diffs) if diffs else ""
    standing = ahead_behind(git)
    lines = plan_of_commit(message, diffs, found.left_out, found.staged)
    return Prepared(lines, git, found, message, ahead=standing is not None and standing.ahead > 0)


class Closing:
    """What was shown is what is committed; if the plans have moved on, it is shown again instead."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._prepared: Prepared | None = None
        self._version = 0
        self._busy = False

    def begin(self) -> None:
        """Open the page, or close it."""
        app = self._app
        if app.scene is None:
            return
        if app.scene.as_of is not None:
            app.say("the past is read-only", "warn")
        elif app.ui.page == EOD:
            app.change(go.back(app.ui))
        else:
            self._prepared, self._version = None, 0
            app.change(go.enter_pane(go.open_key(app.ui, EOD), EOD))

    def pane(self, width: int) -> Pane:
        """What stands on the page; asks git anew when the plans are others."""
        from cockpit.view.closing import closing_pane

        app = self._app
        assert app.scene is not None
        if self._version != app.scene.version and not self._busy:
            self._version = app.scene.version
            self._ask_git()
        told = self._prepared
        look = app.scene.page_look(app.ui, EOD, width)
        return closing_pane(
            app.scene.board, app.scene.facts, look, told.lines if told else (), ahead=told is not None and told.ahead
        )

    def _ask_git(self, then: Callable[[Prepared], None] | None = None) -> None:
        scene, home = self._app.scene, self._app.home
        assert scene is not None
        self._busy = True

        def work() -> None:
            try:
                found = prepare(home, scene)
            except Exception as error:  # noqa: BLE001 - whatever it is, the cockpit goes on and says it
                found = Prepared((" ".join(str(error).split()) or type(error).__name__,))
            self._app.call_later(self._take, found, then)

        threading.Thread(target=work, name="cockpit-closing", daemon=True).start()

    def _take(self, found: Prepared, then: Callable[[Prepared], None] | None) -> None:
        self._busy = False
        shown, self._prepared = self._prepared, found
        if then is not None and shown is not None:
            if (found.proposal, found.message) == (shown.proposal, shown.message):
                then(found)
            else:
                self._app.say("the plans have changed meanwhile: look, and press again", "warn")
        self._app.painter.paint()

    @property
    def stamp(self) -> tuple[int, bool]:
        """Another one for each answer of git."""
        return id(self._prepared), self._busy

    def chosen(self, key: str) -> None:
        """Enter on a row of the page that is no item."""
        from cockpit.view.closing import COMMIT, PUSH

        if self._busy or key not in (COMMIT, PUSH):
            return
        if key == PUSH:
            self._push()
        else:
            self._ask_git(self._commit)

    def _commit(self, prepared: Prepared) -> None:
        from cockpit.repo.commit import commit

        git, proposal = prepared.git, prepared.proposal
        if git is None or proposal is None or not proposal.files:
            self._app.say(prepared.lines[0], "dim")
            return
        now = self._app.clock()
        self._outside(lambda terminal: commit(git, proposal, prepared.message, terminal=terminal, now=now))

    def _push(self) -> None:
        from cockpit.repo.commit import push

        git = self._prepared.git if self._prepared is not None else None
        if git is not None:
            self._outside(lambda terminal: push(git, terminal=terminal))

    def _outside(self, work: Callable[[bool], Committed]) -> None:
        """Hooks and git talk to the person: the terminal is theirs meanwhile."""
        app = self._app
        try:
            with app.suspend():
                outcome = work(True)
                if outcome.kind == "refused":
                    sys.stdout.write(f"\n{outcome.message}\n[enter] ")
                    sys.stdout.flush()
                    sys.stdin.readline()
        except SuspendNotSupported:
            outcome = work(False)
        words = ": ".join((outcome.message, *outcome.steps[:1]))
        app.say(words, "bad" if outcome.kind == "refused" else "good", lasting=outcome.kind == "refused")
        self._version = 0
        app.engine.refresh(force=True)
        app.refresh()
        app.painter.paint()
