"""What is held up when something does not come: the items and tracks further down, however far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from cockpit.core.knots import needing
from cockpit.core.model import SHARED, Board, Item

OVER = ("done", "cancelled")


class Downstream:
    """Answers for one board; the index of needs is made when first asked."""

    def __init__(self, board: Board) -> None:
        self._board = board

    @cached_property
    def _needed_by(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in needing(self._board):
            if item.state not in OVER and not item.reference:
                for need in item.needs:
                    found.setdefault(need, []).append(item)
        return found

    def items(self, held: Iterable[str]) -> tuple[str, ...]:
        """Ids of the open items that need one of `held`, or one that does, nearest first; none of `held` itself."""
        seen = dict.fromkeys(held)
        first, layer = len(seen), list(seen)
        while layer:
            layer = [item.id for known in layer for item in self._needed_by.get(known, ()) if item.id not in seen]
            seen.update(dict.fromkeys(layer))
            layer = list(dict.fromkeys(layer))
        return tuple(seen)[first:]

    def tracks(self, held: Iterable[str]) -> tuple[str, ...]:
        """The tracks of open items among `held`, and those that wait for one of them by a handoff."""
        ids, by_id = set(held), self._board.by_id
        found = [item.track for one in ids if (item := by_id.get(one)) and item.state not in OVER]
        for dependency in self._board.dependencies:
            if not dependency.met_by_hand and any(
                _open(by_id.get(need)) for need in ids.intersection(dependency.needs)
            ):
                found.append(dependency.target)
                found += [dependency.source] if dependency.both else []
        order = {track.id: number for number, track in enumerate(self._board.tracks)}
        return tuple(sorted(set(found) - {SHARED}, key=lambda track: (order.get(track, len(order)), track)))


def _open(item: Item | None) -> bool:
    return item is not None and item.state not in OVER
