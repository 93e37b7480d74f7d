"""`cockpit unblock ITEM…`: nothing blocks it any more."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.core.facts import Facts
    from cockpit.core.model import Board
    from cockpit.core.queue import Queued


def arguments(parser: ArgumentParser) -> None:
    """Blockers, and items that are blocked."""
    parser.add_argument(
        "items", nargs="+", metavar="ITEM", help="a blocker or what it holds up: an id, a file name, a part of the text"
    )


def run(options: Namespace) -> int:
    """Resolve blockers, and let what was blocked go on, in one step."""
    from cockpit.cli.context import open_sprint
    from cockpit.cli.output import say
    from cockpit.core.facts import take_stock
    from cockpit.disk.author import author

    desk = open_sprint(options)
    facts = take_stock(desk.board, desk.now)
    ids = list(dict.fromkeys(_meant(desk.board, facts, name) for name in options.items))
    say(desk.done(desk.store.unblock(ids, who=author(desk.store.home), now=desk.now)))
    return 0


def _meant(board: Board, facts: Facts, name: str) -> str:
    """The id of the one open blocker with that id or text, else of the item that the name means.

    A part of a text means only what is blocked; what has exactly that name may be free already. Raises `Refused`.
    """
    from cockpit.cli.items import find_item, is_known
    from cockpit.cli.output import Refused
    from cockpit.core.text import normalise

    wanted = normalise(name)
    exact = [entry for entry in facts.queue if name == entry.id or wanted == normalise(entry.text)]
    parts = [entry for entry in facts.queue if wanted and wanted in normalise(entry.text)]
    for found in (exact, parts):
        raised = [entry for entry in found if not entry.derived] or found
        if len(raised) == 1:
            return raised[0].item or raised[0].id if _is_item(raised[0], board) else raised[0].id
    blocked = replace(board, items=tuple(item for item in board.items if facts.standing[item.id].blocked))
    if is_known(blocked, name):
        return find_item(blocked, name).id
    if is_known(board, name, wholly=True):
        return find_item(board, name).id
    raise Refused(f'nothing blocked is called "{name}"')


def _is_item(entry: Queued, board: Board) -> bool:
    """Whether an entry of the queue is nothing but an item that says it is blocked."""
    return not entry.derived and all(blocker.id != entry.id for blocker in board.blockers)
