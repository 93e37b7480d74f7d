"""What a day asks of each track: late, due, under way, and what came in since the workday before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item, State
from cockpit.core.restating import Restated, places_of, swapped

FINISHED: frozenset[State] = frozenset({"done", "cancelled", "deferred"})


def is_over(item: Item, facts: Facts) -> bool:
    """Whether nothing is asked of anybody any more, or not yet."""
    standing = facts.standing.get(item.id)
    return item.state in FINISHED and not (standing and (standing.due_today or standing.late))


def in_lists(board: Board, track: str | None = None) -> tuple[Item, ...]:
    """Items that stand in a track's list, or in any: no reference material, no checkpoint criteria, no blockers.

    Sorted out once for each board, which remembers it.
    """
    lists: dict[str | None, tuple[Item, ...]] | None = vars(board).get(_LISTS)
    if lists is None:
        lists = vars(board)[_LISTS] = _sorted_out(board)
    return lists.get(track, ())


def carry_lists(old: Board, new: Board, changed: Sequence[Restated]) -> None:
    """Let a board know its lists from those of another of which only the states of some items changed."""
    lists: dict[str | None, tuple[Item, ...]] | None = vars(old).get(_LISTS)
    if lists is None or _LISTS in vars(new):
        return
    fresh = dict(lists)
    for track in {None, *(one.after.track for one in changed)} & lists.keys():
        placed = {place: one.after for one in changed for place in places_of(lists[track], one.before)}
        fresh[track] = swapped(lists[track], placed)
    vars(new)[_LISTS] = fresh


_LISTS = "_lists_by_track"


def _sorted_out(board: Board) -> dict[str | None, tuple[Item, ...]]:
    """By track, and for None all of them."""
    criteria = {item_id for checkpoint in board.checkpoints for item_id in checkpoint.items}
    everyones: list[Item] = []
    by_track: dict[str, list[Item]] = {}
    for item in board.items:
        if item.reference or item.kind == "blocker":
            continue
        if item.kind == "criterion" and not item.counted and item.id in criteria:
            continue
        everyones.append(item)
        if (found := by_track.get(item.track)) is None:
            found = by_track[item.track] = []
        found.append(item)
    return {None: tuple(everyones), **{track: tuple(items) for track, items in by_track.items()}}


@dataclass(slots=True)
class DayWork:
    """A track's items by what a day asks of them, each list in the order of the plans.

    `late` were due before the day and are overdue, `due` are due on it, `running` are open, due later and begun.
    `recent` are done and landed (or, where git does not know, were due) on the workday before or the day itself.
    """

    late: list[Item] = field(default_factory=list)
    due: list[Item] = field(default_factory=list)
    running: list[Item] = field(default_factory=list)
    recent: list[Item] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.late or self.due or self.running or self.recent)


def day_work(board: Board, facts: Facts, day: date) -> Mapping[str, DayWork]:
    """The work of a day for every track that has items."""
    today, first = board.sprint.calendar.today, board.sprint.calendar.previous_workday(day)
    found: dict[str, DayWork] = {}
    for item in in_lists(board):
        work = found.setdefault(item.track, DayWork())
        due = today(item.due) if item.due else None
        evidence = board.evidence.get(item.id)
        landed = today(evidence.date) if evidence and evidence.date else due
        if item.state == "done" and landed is not None and first <= landed <= day:
            work.recent.append(item)
        if due is None:
            if item.state == "doing":
                work.running.append(item)
            continue
        if due == day:
            work.due.append(item)
        elif due < day and facts.standing[item.id].late:
            work.late.append(item)
        elif due > day and not is_over(item, facts) and _is_begun(item, day):
            work.running.append(item)
    return found


def _is_begun(item: Item, day: date) -> bool:
    return item.state == "doing" or (item.start is not None and item.start <= day)
