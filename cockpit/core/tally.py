"""Counting the items of a sprint: scope, and what was done in time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cockpit.core.lives import Life


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counted items. `planned` + `added` - `removed` = `total`, the scope; `undated` are done, nobody knows when.

    `on_time` includes what is done and has no due. `overdue` are those of `open` whose due has passed.
    """

    planned: int = 0
    added: int = 0
    removed: int = 0
    on_time: int = 0
    late: int = 0
    undated: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def done(self) -> int:
        return self.on_time + self.late + self.undated

    @property
    def total(self) -> int:
        return self.done + self.open


def count(lives: Sequence[Life], as_of: datetime, *, since: datetime | None) -> Tally:
    inside = [life for life in lives if life.counts]
    done = [life for life in inside if life.state == "done"]
    late = sum(map(was_late, done))
    undated = sum(_is_undated(life, since) for life in done)
    left = [life for life in inside if life.state != "done"]
    return Tally(
        planned=sum(life.planned for life in lives),
        added=sum(life.added is not None for life in lives),
        removed=sum(map(was_removed, lives)),
        on_time=len(done) - late - undated,
        late=late,
        undated=undated,
        open=len(left),
        overdue=sum(life.due is not None and life.due < as_of for life in left),
    )


def _is_undated(life: Life, since: datetime | None) -> bool:
    if life.done_at is not None or life.due is None:
        return False
    return since is None or since > life.due


def was_late(life: Life) -> bool:
    return life.state == "done" and life.done_at is not None and life.due is not None and life.done_at > life.due


def was_removed(life: Life) -> bool:
    return not life.counts and (life.planned or life.added is not None)
