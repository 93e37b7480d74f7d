"""Steps that can be undone and done again, in this session."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from cockpit.disk.journal import Entry, How
from cockpit.disk.notes import shortened
from cockpit.disk.steps import Done

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Step:
    """What was done at once, and what the journal says of it."""

    done: tuple[Done, ...]
    entries: tuple[Entry, ...]

    def turned(self, done: tuple[Done, ...], how: How, who: str, now: datetime) -> Step:
        """The step that undoes this one, now that it was carried out as `done`."""
        name = uuid.uuid4().hex
        entries = [
            replace(entry, at=now, who=who, how=how, before=entry.after, after=entry.before or "removed", step=name)
            for entry in self.entries
        ]
        return Step(done, tuple(entries))

    def summary(self, how: How) -> str:
        """`undone: Write the spec (claude_next.md:12)`."""
        texts = list(dict.fromkeys(entry.text for entry in self.entries))
        what = texts[0] if len(texts) == 1 else f"{len(texts)} items"
        places = list(dict.fromkeys(f"{done.path.rpartition('/')[2]}:{done.line}" for done in self.done))
        where = ", ".join(places) if len(places) <= 2 else f"{len(places)} places"
        return f"{how}ne: {shortened(what)}" + (f" ({where})" if where else "")


@dataclass(slots=True)
class History:
    """Steps to undo and to do again, the last one last."""

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """A new step: what was undone before it cannot be done again."""
        self.undo.append(step)
        del self.undo[:-LIMIT]
        self.redo.clear()
