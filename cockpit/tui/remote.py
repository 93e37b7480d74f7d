"""The remote: how far we are from it, and getting what others pushed, in threads of their own that nobody waits for.

They are daemons, so that leaving the cockpit never waits for a network; a git that is under way then ends by itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.tui.messages import FromRemote, Tone

if TYPE_CHECKING:
    from cockpit.repo.git import Git
    from cockpit.repo.sync import Standing, Synced
    from cockpit.tui.app import CockpitApp

LOOK_SECONDS = 30.0
"""Between two looks at how far we are; local and a matter of milliseconds."""


class Remote:
    """`behind` and `words` are for the header; both empty without a remote."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._busy = False
        self._looked = self._fetched = float("-inf")
        self.behind = False
        self.words = ""

    @property
    def idle(self) -> bool:
        return not self._busy

    def sync(self) -> None:
        """Fetch and rebase; what became of it comes as one line."""
        if self._busy:
            self._app.say("git is busy with the remote already")
            return
        self._app.say("getting what others pushed …", lasting=True)
        self._fetched = time.monotonic()
        self._begin(_sync)

    def second(self) -> None:
        """Called once a second: looks now and then, and fetches as often as `fetch_every` says."""
        scene, now = self._app.scene, time.monotonic()
        if scene is None or self._busy:
            return
        every = scene.settings.fetch_every * 60
        if every and now - self._fetched >= every:
            self._fetched = self._looked = now
            self._begin(_fetch)
        elif now - self._looked >= LOOK_SECONDS:
            self._looked = now
            self._begin(_look)

    def take(self, message: FromRemote) -> None:
        """What a thread found out."""
        self._busy = False
        self.behind, self.words = message.behind, message.words
        if message.text:
            self._app.say(message.text, message.tone, lasting=message.tone in ("bad", "warn"))
        if message.moved:
            self._app.engine.refresh()
        self._app.painter.top()

    def _begin(self, work: Callable[[Git], FromRemote]) -> None:
        self._busy = True
        home = self._app.home

        def job() -> None:
            from cockpit.repo.git import Git, open_git

            try:
                git = open_git(home)
                answer = work(git) if isinstance(git, Git) else FromRemote(*_said(work, git.message))
            except Exception as error:  # noqa: BLE001 - a line in the footer; the cockpit goes on
                answer = FromRemote(text=f"{type(error).__name__}: {error}", tone="bad")
            self._app.post_message(answer)

        threading.Thread(target=job, name="cockpit-remote", daemon=True).start()


def _said(work: object, trouble: str) -> tuple[str, bool, str, Tone]:
    """Without a repository: told to whoever asked, silent otherwise."""
    return ("", False, trouble, "bad") if work is _sync else ("", False, "", "dim")


def _look(git: Git) -> FromRemote:
    from cockpit.repo.sync import ahead_behind

    return FromRemote(*_header(ahead_behind(git)))


def _fetch(git: Git) -> FromRemote:
    """A remote that cannot be reached is no news; the next fetch may reach it."""
    from cockpit.repo.sync import fetch

    fetch(git)
    return _look(git)


def _sync(git: Git) -> FromRemote:
    from cockpit.repo.sync import ahead_behind, sync

    done = sync(git)
    tones: dict[str, Tone] = {"pulled": "good", "current": "dim", "stopped": "warn", "refused": "bad"}
    return FromRemote(*_header(ahead_behind(git)), _line(done), tones[done.kind], moved=done.kind != "refused")


def _line(done: Synced) -> str:
    """One line: at a conflict the whole way out would not fit, `cockpit sync` and git itself tell it."""
    if done.kind == "stopped":
        return f"{done.message}; {done.steps[-1]}"
    return f"{done.message}; {done.steps[0]}" if done.steps else done.message


def _header(standing: Standing | None) -> tuple[str, bool]:
    """`origin: 3 behind`, `origin: 2 ahead`, nothing where all is the same."""
    if standing is None or not (standing.ahead or standing.behind):
        return "", False
    remote = "upstream" if standing.remote == "." else standing.remote
    counts = ((standing.behind, "behind"), (standing.ahead, "ahead"))
    return f"{remote}: {', '.join(f'{count} {word}' for count, word in counts if count)}", standing.behind > 0
