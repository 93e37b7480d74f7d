"""What differs between two readings of the plans, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.tui.messages import SnapshotLike

if TYPE_CHECKING:
    from cockpit.core.model import Board


def is_news(old: SnapshotLike, new: SnapshotLike) -> bool:
    """Whether there is something to show."""
    return new.board is not old.board or new.problem != old.problem or new.reverted != old.reverted or bool(new.notices)


def changes(old: Board, new: Board, paths: tuple[str, ...]) -> dict[str, str]:
    """Keys of items that differ, and what happened to them; `` stands for the plans themselves."""
    if not paths:
        return {}
    found: dict[str, str] = {"": ", ".join(path.rsplit("/", 1)[-1] for path in paths[:2])}
    if len(paths) > 2:
        found[""] = f"{len(paths)} plans"
    for item in new.items:
        before = old.by_id.get(item.id)
        if before is None:
            found[item.id] = "added"
        elif before.state != item.state:
            found[item.id] = "ticked" if item.state == "done" else "unticked" if before.state == "done" else item.state
        elif before.text != item.text or before.due != item.due or before.owner != item.owner:
            found[item.id] = "edited"
    for item_id in old.by_id.keys() - new.by_id.keys():
        found[item_id] = "gone"
    return found
