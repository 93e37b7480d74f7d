"""Counting the items of a sprint: scope, and what was done in time. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
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


def count(lives: Iterable[Life], as_of: datetime, *, since: datetime | None) -> Tally:
    """`since`: what was done when the history begins, if there is one, was done by then."""
    planned = added = removed = done = late = undated = left = overdue = 0
    for life in lives:
        planned += life.planned
        added += life.added is not None
        if not life.counts:
            removed += was_removed(life)
        elif life.state == "done":
            done += 1
            late += was_late(life)
            undated += _is_undated(life, since)
        else:
            left += 1
            due = life.due
            overdue += due is not None and due < as_of
    return Tally(
        planned=planned, added=added, removed=removed, on_time=done - late - undated, late=late, undated=undated,
        open=left, overdue=overdue,
    )  # fmt: skip


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them in one."""
    rows = [astuple(tally) for tally in tallies]
    return Tally(**dict(zip((one.name for one in fields(Tally)), map(sum, zip(*rows, strict=True)), strict=False)))


def _is_undated(life: Life, since: datetime | None) -> bool:
    if life.done_at is not None or life.due is None:
        return False
    return since is None or since > life.due


def was_late(life: Life) -> bool:
    return life.state == "done" and life.done_at is not None and life.due is not None and life.done_at > life.due


def was_removed(life: Life) -> bool:
    return not life.counts and (life.planned or life.added is not None)
