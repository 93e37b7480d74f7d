"""Which items of an outline stand in one list, below an item, or next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from cockpit.plan.outline_model import Block, ListItem, Outline

_AHEAD = 40


class Lists:
    """The lists of an outline, looked up by their items."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._of: dict[int, list[ListItem]] = {}

    def around(self, item: ListItem) -> list[ListItem]:
        """All items of the list that an item stands in."""
        if not self._of:
            for other in self._outline.items():
                self._of.setdefault(other.list_id, []).append(other)
        return self._of[item.list_id]


def below(blocks: Sequence[Block], place: int) -> list[ListItem]:
    """The first items of the list directly below the item at `place`."""
    found: list[ListItem] = []
    for block in blocks[place + 1 : place + 1 + _AHEAD]:
        if not isinstance(block, ListItem) or block.parent is None or block.parent < place:
            break
        if block.parent == place:
            found.append(block)
    return found


def next_list(blocks: Sequence[Block], place: int) -> list[ListItem]:
    """The first items of the list below the lead at `place`."""
    ahead = takewhile(lambda block: isinstance(block, ListItem), blocks[place + 1 : place + 1 + _AHEAD])
    return [block for block in ahead if isinstance(block, ListItem) and block.parent is None]
