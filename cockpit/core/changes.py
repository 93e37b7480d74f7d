"""What became of a plan between two of its states, as values: the items that changed, and how many lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cockpit.core.model import SHARED, Kind

What = Literal["ticked", "unticked", "state", "added", "removed", "reworded", "plan added", "plan removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was done to a plan. `line` is where it stands now (before, for what was removed);
    `item` its id on the board, where it is one; `before` and `after` are states or, when reworded, texts. `until` is
    the day that something deferred moved to."""

    path: str
    line: int
    what: What
    text: str
    item: str | None = None
    before: str = ""
    after: str = ""
    kind: Kind = "task"
    track: str = SHARED
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDiff:
    """What a commit would do to one plan: `added` and `removed` lines as git counts them, and its items."""

    path: str
    added: int
    removed: int
    changes: tuple[Change, ...] = ()
