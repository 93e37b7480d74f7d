"""Steps that can be undone and done again, in this session."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from cockpit.disk.journal import Entry, How
from cockpit.disk.notes import shortened, true_states
from cockpit.disk.steps import Done, Performed, Place

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Step:
    """What was done at once, and what the journal says of it: `belongs` names the entry of each thing done."""

    done: tuple[Done, ...]
    entries: tuple[Entry, ...]
    belongs: tuple[int, ...] = ()

    @classmethod
    def of(cls, performed: Performed, entries: tuple[Entry, ...]) -> Step:
        """A step that was just performed; `entries` are those of its changed places."""
        changed = {
            wish: number for number, wish in enumerate(n for n, one in enumerate(performed.places) if one.changed)
        }
        return cls(performed.done, entries, tuple(changed[done.wish] for done in performed.done))

    def turned(self, performed: Performed, how: How, who: str, now: datetime) -> Step:
        """The step that undoes this one, now that this was performed."""
        name, entries = uuid.uuid4().hex, []
        belongs = tuple(self.belongs[done.wish] for done in performed.done)
        for number, entry in enumerate(self.entries):
            wish = self.belongs.index(number) if number in self.belongs else None
            place = performed.places[wish] if wish is not None else Place(None, None, changed=True)
            before, after = true_states(place, entry.after, entry.before or "removed")
            entries.append(replace(entry, at=now, who=who, how=how, before=before, after=after, step=name))
        return Step(performed.done, tuple(entries), belongs)

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
