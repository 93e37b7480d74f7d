"""What teams agreed to do in their retros, and what of it is still to be done. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from cockpit.core.model import Board, Item
from cockpit.core.notes import is_retro_of


def agreed(board: Board) -> Iterator[Item]:
    """Actions that stand in retro documents and nowhere else."""
    for item in board.items:
        if item.kind == "action" and item.mentions and all(mention.role == "retro" for mention in item.mentions):
            yield item


def is_own(item: Item, board: Board) -> bool:
    """Whether it was agreed on in the retro of this sprint."""
    return is_retro_of(item.place.path, board.sprint.calendar.end)


def earlier_actions(board: Board) -> tuple[Item, ...]:
    """Open actions of the retros before."""
    found = (item for item in agreed(board) if not is_own(item, board))
    return tuple(item for item in found if item.state not in ("done", "cancelled"))


def words_of(item: Item, board: Board) -> tuple[str, str]:
    """The words of an action without the owner written behind them, and that owner, else its track's name, else ""."""
    owner = item.owner or (board.track_name(item.track) if item.track in board.track_by_id else "")
    return item.text.removesuffix(f"({owner})").rstrip() if owner else item.text, owner
