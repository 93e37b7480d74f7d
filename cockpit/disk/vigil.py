"""Watching over what was written: the journal and the plans, read so that neither is ahead of the other.

A cockpit notes each write in the journal before it lets go of the plan's lock. So whoever holds that lock finds a plan
and a journal that agree; without it either may be newer, and another cockpit's write might look like somebody taking
a tick back. What looks like that at first sight is therefore looked at again under the lock before it is believed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from cockpit.core.settings import Settings
from cockpit.disk.claims import Claims
from cockpit.disk.journal import Entry, Journal
from cockpit.disk.lock import Lock
from cockpit.disk.shelf import Shelf
from cockpit.plan.splice import Refusal

PATIENCE_S = 1.0
"""How long a look may wait for another cockpit that is writing. What stays undecided is decided at the next look."""
TURNS = 8
"""How often to look again at what keeps changing."""
_MISSING = 200


class Vigil:
    """The claims of one store, kept true. Not for several threads at once; the store sees to that."""

    def __init__(self, journal: Journal, shelf: Shelf) -> None:
        self.claims = Claims()
        self._journal, self._shelf = journal, shelf
        self._unsure: set[str] = set()
        self._missing: tuple[Entry, ...] = ()

    def begin(self) -> None:
        """From here on the journal is followed. To be called before the plans are read."""
        self._note(self._journal.news())

    def wrote(self, entries: Sequence[Entry], paths: Iterable[str]) -> None:
        """Note an own step, whose plans are still locked and as the shelf has them."""
        self._journal.append(entries)
        news = self._journal.news()
        steps = {entry.step for entry in entries}
        unheard = () if any(entry.step in steps for entry in news) else entries  # the journal failed
        self._note((*news, *unheard))
        for path in paths:
            self._decide(path)

    def look(self, settings: Settings) -> set[str]:
        """Compare what others did with what was written. The plans for which that could not be done now."""
        self._note(self._journal.news())
        self._unsure |= self._shelf.stirred
        held: set[str] = set()
        for _ in range(TURNS):
            paths = sorted(self._unsure - held)
            for path in paths:
                document = self._shelf.documents.get(path)
                if document is None or not (self._is_missing(path) or self.claims.doubts(path, document)):
                    self._decide(path)
                elif not self._ascertain(path, settings):
                    held.add(path)
            if not paths:
                break
        return set(self._unsure)

    def catches_up(self, settings: Settings, paths: AbstractSet[str]) -> bool:
        """Look at the disk. Whether these plans, as they then are in memory, could be held against what was written."""
        self._shelf.look(settings)
        return self.look(settings).isdisjoint(paths)

    def _ascertain(self, path: str, settings: Settings) -> bool:
        """Read a plan and the journal while no cockpit writes, and decide; whether that could be done."""
        real = Path(os.path.realpath(self._shelf.plans[path].file.file))
        try:
            with Lock(real, patience_s=PATIENCE_S):
                if not self._shelf.again(path, settings):
                    return False
                self._note(self._journal.news())
        except Refusal:
            return False
        self._decide(path)
        return True

    def _decide(self, path: str) -> None:
        """The plan and the entries for it are the newest there are."""
        self._missing = tuple(entry for entry in self._missing if entry.path != path)
        self._unsure.discard(path)
        self.claims.compare(path, self._shelf.documents.get(path))

    def _note(self, entries: Sequence[Entry]) -> None:
        if entries or self._missing:
            self._missing = self.claims.note((*self._missing, *entries), self._shelf.documents)[-_MISSING:]
            self._unsure.update(entry.path for entry in entries)

    def _is_missing(self, path: str) -> bool:
        return any(entry.path == path for entry in self._missing)
