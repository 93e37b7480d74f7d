"""Go or no go: what a checkpoint's criteria say, and what the repository says of the work that was due by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cockpit.core.marks import mark_of
from cockpit.core.model import Board, Checkpoint, Item

Call = Literal["go", "no-go", "doubtful", "nothing"]
_OPEN = frozenset({"todo", "doing", "blocked", "deferred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`nothing`: neither a criterion nor work to judge by. `doubtful`: all criteria are met, but not all is found.

    `criteria` are the unmet ones, `due` the counted work that was due by then and is open, `not_found` what is ticked
    though git never had it, `landed` what is open though it landed.
    """

    call: Call
    criteria: tuple[Item, ...] = ()
    due: tuple[Item, ...] = ()
    not_found: tuple[Item, ...] = ()
    landed: tuple[Item, ...] = ()


def verdict(checkpoint: Checkpoint, board: Board) -> Verdict:
    """The verdict on a checkpoint of a board with its evidence, as far as git was asked.

    Work belongs to it by its due: up to the checkpoint's, of its track or of all.
    """
    wanted = [item for one in checkpoint.items if (item := board.by_id.get(one)) and item.state != "cancelled"]
    work = _work(checkpoint, board)
    every = list({item.id: item for item in (*wanted, *work)}.values())
    marks = {item.id: mark_of(item, found) for item in every if (found := board.evidence.get(item.id))}
    unmet = tuple(item for item in wanted if item.state in _OPEN)
    lost = tuple(item for item in every if marks.get(item.id) == "claimed-not-found")
    opened = tuple(item for item in work if item.state in _OPEN)
    call: Call = "nothing"
    if unmet or (opened and not wanted):
        call = "no-go"
    elif wanted or work:
        call = "doubtful" if lost or opened else "go"
    landed = tuple(item for item in every if marks.get(item.id) == "landed-not-ticked")
    return Verdict(call=call, criteria=unmet, due=opened, not_found=lost, landed=landed)


def _work(checkpoint: Checkpoint, board: Board) -> list[Item]:
    due = checkpoint.due
    if due is None:
        return []
    return [
        item
        for item in board.items
        if item.counted
        and not item.reference
        and item.due is not None
        and item.due <= due
        and item.state != "cancelled"
        and checkpoint.scope in ("", item.track)
        and item.id not in checkpoint.items
    ]
