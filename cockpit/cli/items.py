"""Finding the item a person means on the command line: by id, by file name, or by a part of its text."""

from __future__ import annotations

from collections.abc import Iterable

from cockpit.cli.output import Refused
from cockpit.core.model import Board, Item
from cockpit.core.text import normalise

SHOWN = 12
"""Candidates listed when a name is ambiguous."""


def find_items(board: Board, names: Iterable[str]) -> list[Item]:
    """The items meant, each once. Raises `Refused` for the first name that means none or several."""
    return list({item.id: item for item in (find_item(board, name) for name in names)}.values())


def find_item(board: Board, name: str) -> Item:
    """The one item that `name` means. Raises `Refused`, with the candidates, for none or several."""
    for candidates in _readings(board, name):
        listed = [item for item in candidates if not item.reference] or candidates
        if len(listed) == 1:
            return listed[0]
        if listed:
            raise _ambiguous(name, listed)
    raise Refused(f'no item is called "{name}"' + _near(board, name))


def is_known(board: Board, name: str, *, wholly: bool = False) -> bool:
    """Whether a name means anything; with `wholly` it is to be all of an id, a file's name or a text."""
    return any(_readings(board, name, wholly=wholly))


def _readings(board: Board, name: str, *, wholly: bool = False) -> Iterable[list[Item]]:
    """What a name may mean, from the strictest reading to the loosest."""
    if name in board.by_id:
        yield [board.by_id[name]]
    wanted, key = name.strip().removeprefix("./").casefold(), normalise(name)
    yield [item for item in board.items if item.is_file and _is_file(wanted, item.files)]
    if wanted:
        yield [item for item in board.items if wanted in (m.leading_id.casefold() for m in item.mentions)]
    if key:
        yield [item for item in board.items if normalise(item.text) == key]
    if wholly:
        return
    if key:
        yield [item for item in board.items if key in normalise(item.text)]
    yield [item for item in board.items if _is_file(wanted, item.files)]


def _is_file(wanted: str, files: Iterable[str]) -> bool:
    return bool(wanted) and any(
        path.casefold() == wanted or path.casefold().endswith(f"/{wanted}") for path in (file for file in files)
    )


def _ambiguous(name: str, items: list[Item]) -> Refused:
    lines = [f"  {item.id}  {item.text}  ({item.place.path}:{item.place.line})" for item in items[:SHOWN]]
    if len(items) > SHOWN:
        lines.append(f"  and {len(items) - SHOWN} more")
    return Refused(f'"{name}" means {len(items)} items; give an id', more=lines)


def _near(board: Board, name: str) -> str:
    from difflib import get_close_matches

    names = {known.casefold(): known for item in board.items for known in (item.id, item.text, *item.files)}
    close = get_close_matches(name.casefold(), names, n=1, cutoff=0.7)
    return f'; did you mean "{names[close[0]]}"?' if close else ""
