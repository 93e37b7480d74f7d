"""What plans say has to be there first, where no handoff between declared tracks says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """`Dependencies: Sprint 1 is complete`. `of` is the title of the task, stage or list that waits, `item` the id of
    the item that does, if it is one; `track` that of the plan or heading. `path` as in `Place`."""

    text: str
    of: str
    met: bool
    track: str
    path: str
    line: int
    item: str | None = None
