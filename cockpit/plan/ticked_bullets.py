"""Bullets that a tick gave a box: `- text` became `- [x] text`, and the lines beside it have none.

A list that was written without boxes stays one when some of its lines are ticked. Else a tick would make mere details
of the lines beside it, and they would leave the board.
"""

from __future__ import annotations

from dataclasses import replace

from cockpit.plan.outline_model import Block, ListItem


def mark_ticked(blocks: list[Block], *, by_state: bool) -> None:
    """Say of each box whether it stands in such a list: some lines have none, and no or few boxes are open; and whether
    in one of which every line is ticked, of which nobody can tell. Without `by_state` the answer is the same however
    the boxes stand."""
    counts: dict[int, list[int]] = {}
    for block in blocks:
        if isinstance(block, ListItem):
            count = counts.setdefault(block.list_id, [0, 0, 0])
            count[0] += 1
            if block.box is not None:
                count[1] += 1
                count[2] += not block.box.checked
    mixed: set[int] = set()
    done: set[int] = set()
    for list_id, (lines, boxes, opened) in counts.items():
        all_ticked = by_state and not opened
        if boxes and boxes == lines and all_ticked:
            done.add(list_id)
        elif boxes and (all_ticked or boxes * 2 <= lines):
            mixed.add(list_id)
    said = mixed | done
    for place, block in enumerate(blocks) if said else ():
        if isinstance(block, ListItem) and block.box is not None and block.list_id in said:
            blocks[place] = replace(block, ticked=block.list_id in mixed, through=block.list_id in done)
