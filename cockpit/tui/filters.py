"""What a filter leaves of the items and of the queue: every word has to be found; some words are about one thing.

`track:grok`, `rung:2`, `is:raised`, `is:derived`, `is:new`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cockpit.core.facts import Facts
from cockpit.core.model import Board, Headline, Item
from cockpit.core.queue import Queued

ABOUT = ("track:", "rung:", "is:")


class Filters:
    """The board and the facts with only what a filter leaves; the last one is remembered."""

    def __init__(self, board: Board, facts: Facts) -> None:
        self._board, self._facts = board, facts
        self._last: tuple[str, Board, Facts] = ("", board, facts)

    def board(self, needle: str) -> Board:
        return self._get(needle)[1]

    def facts(self, needle: str) -> Facts:
        """The same facts with a shorter queue."""
        return self._get(needle)[2]

    def _get(self, needle: str) -> tuple[str, Board, Facts]:
        if self._last[0] != needle:
            words = needle.casefold().split()
            items = tuple(item for item in self._board.items if _keeps_item(item, words, self._board))
            queue, resolved = (
                tuple(entry for entry in entries if _keeps_blocker(entry, words, self._board))
                for entries in (self._facts.queue, self._facts.resolved)
            )
            left_out = len(self._facts.queue) - len(queue)
            facts = replace(self._facts, queue=queue, resolved=resolved, left_out=left_out)
            lines = tuple(_headlines(self._board, items, words))
            self._last = (needle, replace(self._board, items=items, headlines=lines), facts)
        return self._last


def _headlines(board: Board, items: Sequence[Item], words: Sequence[str]) -> Iterator[Headline]:
    """Those that have the words themselves, and those over days of items that are left."""
    dues = {(item.track, item.due) for item in items if item.due is not None}
    days = {(track, board.sprint.calendar.today(due)) for track, due in dues}
    for line in board.headlines:
        folded = f"{line.text} {line.target} {board.track_name(line.track)}".casefold()
        if all(word in folded for word in words) or any(
            track == line.track and line.start <= day <= line.end for track, day in days
        ):
            yield line


def _keeps_item(item: Item, words: Sequence[str], board: Board) -> bool:
    text = " ".join((item.text, item.owner, item.state, board.track_name(item.track), item.group, *item.files))
    folded = text.casefold()
    return all(_is_track(word, (item.track,), board) if word.startswith("track:") else word in folded for word in words)


def _keeps_blocker(entry: Queued, words: Sequence[str], board: Board) -> bool:
    names = map(board.track_name, (entry.track, *entry.waiting))
    held = (board.by_id[one].text for one in entry.held if one in board.by_id)
    rung = entry.rung.name if entry.rung else ""
    folded = " ".join((entry.text, entry.waits_on, rung, *names, *held)).casefold()
    return all(_says(entry, word, board) if word.startswith(ABOUT) else word in folded for word in words)


def _says(entry: Queued, word: str, board: Board) -> bool:
    if word.startswith("track:"):
        return _is_track(word, (entry.track, *entry.waiting, entry.waits_on), board)
    if word.startswith("rung:"):
        return word == f"rung:{entry.rung_number}"
    return {"is:raised": not entry.derived, "is:derived": entry.derived, "is:new": entry.news}.get(word, False)


def _is_track(word: str, tracks: Sequence[str], board: Board) -> bool:
    """Whether `track:NAME` means one of these ids or names."""
    wanted = word.removeprefix("track:")
    known = [name for track in tracks for name in (track, board.track_name(track))]
    return wanted in (name.casefold() for name in known)
