"""The board of the plans in memory, made anew only as far as they changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from cockpit.core.model import Board, Finding
from cockpit.core.settings import Settings
from cockpit.plan.assemble import assemble
from cockpit.plan.entries import Document
from cockpit.plan.retouch import Index, retouch


class Boards:
    """Remembers the last board and what it was made of. Not for several threads at once."""

    def __init__(self) -> None:
        self._made: tuple[Settings, Mapping[str, Document], Board] | None = None
        self._index: Index | None = None

    def of(self, settings: Settings, documents: Mapping[str, Document]) -> Board:
        """What `assemble` gives for these documents, by path in the order of paths; the last board where none of them
        is another object than then. `documents` must not be changed afterwards."""
        board = self._retouched(settings, documents)
        if board is None:
            board = assemble(settings, documents.values())
            self._index = Index.of(board)
        self._made = settings, documents, board
        return board

    def _retouched(self, settings: Settings, documents: Mapping[str, Document]) -> Board | None:
        if self._made is None or self._index is None or self._made[0] is not settings:
            return None
        _, before, board = self._made
        if list(before) != list(documents):
            return None
        changed = [path for path, document in documents.items() if before[path] is not document]
        if not changed:
            return board
        return retouch(board, self._index, before, documents, changed)


def with_findings(board: Board, more: tuple[Finding, ...]) -> Board:
    """The board with findings that no plan tells, after its own."""
    if not more:
        return board
    fresh = replace(board, findings=(*board.findings, *more))
    if (known := board.__dict__.get("by_id")) is not None:
        fresh.__dict__["by_id"] = known
    return fresh


def ids_by_line(board: Board, paths: Collection[str]) -> dict[tuple[str, int], str]:
    """The items that stand in some plans, by path and line."""
    if not paths:
        return {}
    places = ((mention, item.id) for item in board.items for mention in item.mentions)
    return {(mention.path, mention.line): item_id for mention, item_id in places if mention.path in paths}
