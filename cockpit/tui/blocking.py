"""What the keys do to blockers: raise, change, resolve, say on, and show only some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cockpit.core.model import SHARED
from cockpit.tui.state import filter_by

if TYPE_CHECKING:
    from cockpit.core.model import Blocker
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.scene import Scene

WAITS_ON = "waits on (enter: nobody knows)"
SHOWN_IN = ("blockers", "queue")


class Blocking:
    """`subject` tells what the cursor stands on, `targets` the items a change is for."""

    def __init__(
        self, app: CockpitApp, subject: Callable[[], str | None], targets: Callable[[Scene], tuple[str, ...]]
    ) -> None:
        self._app, self._subject, self._targets = app, subject, targets
        self.table: Mapping[str, Callable[[], None]] = {
            "blocked": self._block,
            "change": self._change,
            "escalate": self._escalate,
            "narrow": self._narrow,
        }

    def resolve(self, scene: Scene, key: str) -> None:
        """Space in the queue: what was raised is resolved or opened again, an item that is blocked goes on."""
        entry = scene.queued(key)
        if entry is None:
            return
        if entry.derived:
            self._app.say("this follows from what is late; it goes when that is done", "warn")
        elif entry.resolved:
            self._app.engine.wish(lambda store, now: store.set_state((entry.id,), "todo", now=now))
        else:
            self.release((entry.id,))

    def release(self, ids: tuple[str, ...]) -> None:
        """Nothing blocks these any more."""
        self._app.engine.wish(lambda store, now: store.unblock(ids, now=now))
        self._unmark()

    def _unmark(self) -> None:
        if self._app.ui.marked:
            self._app.change(replace(self._app.ui, marked=frozenset()))

    def _block(self) -> None:
        """The items are blocked, by something or somebody; pressed again, they are not."""
        app, scene = self._app, self._app.scene
        targets = self._targets(scene) if scene is not None else ()
        if scene is None or not targets:
            return
        if all(scene.board.by_id[item].state == "blocked" for item in targets):
            self.release(targets)
            return
        app.ask.question(WAITS_ON, lambda text: self._blocked(scene, targets, text), empty=True)

    def _blocked(self, scene: Scene, targets: tuple[str, ...], waits_on: str) -> None:
        """Their lines say so; a blocker of each track tells what they wait on, where somebody knows."""
        if not waits_on:
            self._app.engine.wish(lambda store, now: store.set_state(targets, "blocked", now=now))
        items = [item for one in targets if waits_on and (item := scene.item(one)) is not None]
        for track in dict.fromkeys(item.track for item in items):
            held = [item for item in items if item.track == track]
            text, ids = ", ".join(item.text for item in held), tuple(item.id for item in held)
            self.raised(track, text, waits_on, ids, mark=True)
        self._unmark()

    def raised(self, track: str, text: str, waits_on: str, items: tuple[str, ...] = (), *, mark: bool = False) -> None:
        """A new line in the track's plan."""
        self._app.engine.wish(
            lambda store, now: store.block(track, text, waits_on=waits_on, items=items, mark=mark, now=now)
        )

    def ask(self, scene: Scene, track: str) -> None:
        """What is the matter, and what it waits on; in the plan of `track` unless another is chosen."""

        def ask_waits_on(text: str, chosen: str) -> None:
            self._app.ask.question(WAITS_ON, lambda waits_on: self.raised(chosen, text, waits_on), empty=True)

        ask_for_track(self._app, scene, "new blocker for", track, ask_waits_on)

    def _change(self) -> None:
        """Other words for the blocker, and who it waits on; both lines begin with what stands there."""
        app, scene, key = self._app, self._app.scene, self._subject()
        found = self._raised(scene, key) if scene is not None else None
        if found is None:
            app.say("only a blocker that somebody raised can be changed; e edits the line", "warn")
            return

        def ask_waits_on(text: str) -> None:
            def changed(waits_on: str) -> None:
                app.engine.wish(
                    lambda store, now: store.change_blocker(found.id, text=text, waits_on=waits_on, now=now)
                )

            app.ask.question(WAITS_ON, changed, empty=True, value=found.waits_on)

        app.ask.question("what is the matter", ask_waits_on, value=found.text)

    def _raised(self, scene: Scene, key: str | None) -> Blocker | None:
        name = key.removeprefix("blk:") if key else ""
        return next((blocker for blocker in scene.board.blockers if blocker.id == name), None)

    def _escalate(self) -> None:
        """Copy what the ladder asks to be said, ready for a chat or a call."""
        app, scene = self._app, self._app.scene
        entry = scene.queued(self._subject()) if scene is not None else None
        if scene is None or entry is None:
            app.say("stand on a blocker to escalate it", "dim")
            return
        from cockpit.view.blockers import in_words

        text = in_words(entry, scene.board)
        app.copy_to_clipboard(text)
        app.say(f"copied: {text}", "good")

    def _narrow(self) -> None:
        """The queue of one's own track, of each track, of the upper rungs, then all of it again."""
        app, scene = self._app, self._app.scene
        if scene is None:
            return
        ways = ["", *dict.fromkeys(_ways(scene, app.wishes.track))]
        at = ways.index(app.ui.needle) if app.ui.needle in ways else 0
        app.change(filter_by(app.ui, ways[(at + 1) % len(ways)]))
        if len(ways) == 1:
            app.say("there is nothing to choose from", "dim")


def ask_for_track(app: CockpitApp, scene: Scene, prompt: str, track: str, answer: Callable[[str, str], None]) -> None:
    """Ask for a line that goes into a track's plan; `answer` gets it with the id of the track that was chosen."""
    ids = scene.track_ids or (SHARED,)
    at = ids.index(track) if track in ids else 0
    names = [scene.board.track_name(one) for one in ids]
    app.ask.question_for(prompt, names, at, lambda text, number: answer(text, ids[number]))


def _ways(scene: Scene, own: str) -> Iterator[str]:
    """Filters that leave something of the queue."""
    queue = scene.facts.queue
    if own:
        yield f"track:{own}"
    for track in scene.board.tracks:
        if any(track.id == entry.track or track.id in entry.waiting for entry in queue):
            yield f"track:{track.id}"
    for number in sorted({entry.rung_number for entry in queue} - {0, 1}):
        yield f"rung:{number}"
    if any(entry.derived for entry in queue) and not all(entry.derived for entry in queue):
        yield "is:raised"
