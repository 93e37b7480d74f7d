"""Lists whose numbers run on from heading to heading: `1.` to `4.` below one, `5.` to `7.` below the next.

Nobody counts remarks through a document: what is numbered so is one list of things, which the headings divide.
"""

from __future__ import annotations

from cockpit.plan.outline_model import Block, ListItem
from cockpit.plan.section import Structure

_LISTS = 2
"""Below so many headings at least."""


def running_lists(blocks: tuple[Block, ...], structure: Structure) -> frozenset[int]:
    """The ids of the lists, of their top level, whose numbers run on from heading to heading."""
    found: list[int] = []
    run: list[int] = []
    headings: set[int] = set()
    following = 0
    for place, block in enumerate(blocks):
        if not isinstance(block, ListItem) or block.parent is not None or not block.bullet[:-1].isdigit():
            continue
        number = int(block.bullet[:-1])
        if run and block.list_id == run[-1]:
            following += 1
            continue
        if number != following or number < 2:
            found += run if len(headings) >= _LISTS else []
            run, headings, following = [], set(), number
        run.append(block.list_id)
        headings.add(id(structure.of[place].heading()))
        following = number + 1
    return frozenset(found + (run if len(headings) >= _LISTS else []))
