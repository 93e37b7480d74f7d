"""Who did what a merge brought: the last commit of the merged branch that shows the same change of the same text."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.repo.fold import Change
from cockpit.repo.ledger import Commit
from cockpit.repo.planlog import Station
from cockpit.repo.sightings import EMPTY, Version
from cockpit.repo.versions import Versions


class Credit:
    """Gives each change of a merge to the commit that made it. `side` are the merged branch's commits, oldest first."""

    def __init__(self, side: Sequence[Station], versions: Versions) -> None:
        self._side, self._versions = side, versions
        self._states: dict[tuple[str, str], dict[str, str]] = {}

    def due_to(self, change: Change, merge: Commit) -> Commit:
        """The commit a change is owed to, the merge itself if it made it."""
        keys = [place.split("\0")[1] for place in change.live.places]
        for station in reversed(self._side):
            for turn in station.turns:
                before, after = self._read(turn.path, turn.old), self._read(turn.path, turn.new)
                if any(_did(change, before.get(key), after.get(key)) for key in keys):
                    return station.commit
        return merge

    def _read(self, path: str, oid: str) -> dict[str, str]:
        if (path, oid) not in self._states:
            version: Version = self._versions.of(path, oid) or EMPTY
            mentions = (version.entry(spot).mention for spot in version.lines)
            self._states[path, oid] = {mention.key: mention.state or "" for mention in mentions}
        return self._states[path, oid]


def _did(change: Change, before: str | None, after: str | None) -> bool:
    """Whether a text's states before and after a commit are the change."""
    if change.kind in ("added", "reworded"):
        return before is None and after is not None
    if change.kind == "removed":
        return before is not None and after is None
    return after == change.live.state and before != after
