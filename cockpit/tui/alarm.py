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

        standing = {entry.id: entry for entry in scene.facts.queue}
        told = untold(
            self._app.home, [(key, entry.rung_number if entry.since else 0) for key, entry in standing.items()]
        )
        risen = [standing[blocker] for blocker, rung in told if rung > 1]
        return [entry for entry in risen if entry.news]


def _words(fresh: list[Queued]) -> str:
    """`Emergency call: GPU quota not granted`; of several the number."""
    first = fresh[0]
    assert first.rung is not None
    more = f" (and {len(fresh) - 1} more)" if len(fresh) > 1 else ""
    return f"{first.rung.name}: {first.text}{more}"
