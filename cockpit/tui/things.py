"""What a key on the screen stands for: an item, a blocker, an arrow, a checkpoint, a line of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cockpit.core.daywork import in_lists
from cockpit.core.facts import Facts
from cockpit.core.model import SHARED, Blocker, Board, Dependency, Item
from cockpit.core.queue import Queued
from cockpit.tui.layout import TRACK
from cockpit.view.look import track_ids


@dataclass(frozen=True, kw_only=True)
class Place:
    """A line of a file, relative to the folder of sprint.toml."""

    path: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Things:
    """Keys are those of `view.rows`."""

    board: Board
    facts: Facts

    @cached_property
    def track_ids(self) -> tuple[str, ...]:
        """The tracks of the board, `shared` last if more stands in it than the criteria of checkpoints."""
        gates = {item for gate in self.board.checkpoints for item in gate.items}
        shared = any(item.id not in gates for item in in_lists(self.board, SHARED))
        return track_ids(self.board, shared or not self.board.tracks)

    def item(self, key: str | None) -> Item | None:
        return self.board.by_id.get(key) if key else None

    def queued(self, key: str | None) -> Queued | None:
        """The blocker a `blk:` key names, raised or derived."""
        if not key or not key.startswith("blk:"):
            return None
        return next((entry for entry in (*self.facts.queue, *self.facts.resolved) if entry.id == key[4:]), None)

    def blocker(self, key: str | None) -> Blocker | None:
        if not key or not key.startswith("blk:"):
            return None
        return next((blocker for blocker in self.board.blockers if blocker.id == key[4:]), None)

    def dependency(self, key: str | None) -> Dependency | None:
        if not key or not key.startswith("dep:"):
            return None
        return next((dep for dep in self.board.dependencies if dep.id == key[4:]), None)

    def ends_of(self, key: str | None) -> tuple[str, ...]:
        """The items at both ends of an arrow: what it needs, and what needs those."""
        dep = self.dependency(key)
        if dep is None:
            return ()
        needs = set(dep.needs)
        return (*dep.needs, *(item.id for item in self.board.items if needs & set(item.needs)))

    def text_of(self, key: str | None) -> str:
        """The words of what a key names, for the clipboard and for questions."""
        if item := self.item(key):
            return item.text
        if entry := self.queued(key):
            return entry.text
        if dep := self.dependency(key):
            names = (self.board.track_name(dep.source), "↔" if dep.both else "→", self.board.track_name(dep.target))
            return f"{' '.join(names)}: {dep.what}"
        for gate in self.board.checkpoints:
            if key == f"cp:{gate.id}":
                return gate.name
        return ""

    def place_of(self, key: str | None) -> Place | None:
        """The line an editor should open for a key."""
        if not key:
            return None
        kind, _, rest = key.partition(":")
        if kind == "place" and rest.rpartition(":")[2].isdigit():
            path, _, line = rest.rpartition(":")
            return Place(path=path, line=int(line))
        if kind == "finding" and rest.isdigit() and int(rest) < len(self.board.findings):
            finding = self.board.findings[int(rest)]
            return Place(path=finding.path, line=finding.line)
        if kind == "risk" and rest.isdigit() and int(rest) < len(self.board.risks):
            place = self.board.risks[int(rest)].place
            return Place(path=place.path, line=place.line)
        return self._place_of_thing(key)

    def _place_of_thing(self, key: str) -> Place | None:
        gate = next((gate for gate in self.board.checkpoints if key == f"cp:{gate.id}"), None)
        if gate is not None and gate.places:
            return Place(path=gate.places[0].path, line=gate.places[0].line)
        thing = self.item(key) or self.queued(key) or self.dependency(key)
        if thing is not None and thing.mentions:
            return Place(path=thing.mentions[0].path, line=thing.mentions[0].line)
        return None

    def track_of(self, key: str | None, pane: str) -> str:
        """The track something new belongs to: the pane's, the row's, else the first."""
        if pane.startswith(TRACK):
            return pane.removeprefix(TRACK)
        if key and key.startswith("trk:"):
            return key.removeprefix("trk:")
        thing = self.item(key) or self.queued(key)
        if thing is not None and thing.track:
            return thing.track
        return self.track_ids[0] if self.track_ids else SHARED
