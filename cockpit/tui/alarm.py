"""A blocker that comes to a rung of the ladder says so once: a line and a bell, here and in no other cockpit again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.core.queue import Queued
    from cockpit.tui.app import CockpitApp
    from cockpit.tui.scene import Scene


class Alarm:
    """Looks once a second whether the facts are others."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._seen: object = None

    def second(self) -> None:
        """Announce the rungs that were reached, unless a ceremony or an older message is being told."""
        app = self._app
        if app.scene is None or app.scene.as_of is not None or app.scene.facts is self._seen or app.news.note[0]:
            return
        self._seen = app.scene.facts
        fresh = self._fresh(app.scene)
        if fresh:
            app.say(_words(fresh), "warn")
            app.bell()

    def _fresh(self, scene: Scene) -> list[Queued]:
        from cockpit.disk.told import untold

        reached = {(entry.id, entry.rung.name): entry for entry in scene.facts.queue if entry.news and entry.rung}
        risen = {key: entry for key, entry in reached.items() if entry.rung_number > 1}
        told = untold(self._app.home, reached) if reached else ()
        return [risen[key] for key in told if key in risen]


def _words(fresh: list[Queued]) -> str:
    """`Emergency call: GPU quota not granted`; of several the number."""
    first = fresh[0]
    assert first.rung is not None
    more = f" (and {len(fresh) - 1} more)" if len(fresh) > 1 else ""
    return f"{first.rung.name}: {first.text}{more}"
