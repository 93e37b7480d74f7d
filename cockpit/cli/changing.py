"""What `tick`, `untick` and `set` have in common: find the items, change them in one step, say what happened."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cockpit.core.model import State


def item_arguments(parser: ArgumentParser) -> None:
    """The items a command is about."""
    parser.add_argument(
        "items", nargs="+", metavar="ITEM", help="an id, a file name, or a part of the text that is unique"
    )


def change(options: Namespace, want: State) -> int:
    """Give all items of a call one state, all or none of them."""
    from cockpit.cli.context import open_sprint
    from cockpit.cli.items import find_items
    from cockpit.cli.output import say
    from cockpit.disk.author import author

    desk = open_sprint(options)
    items = find_items(desk.board, options.items)
    who = author(desk.store.home)
    outcome = desk.store.set_state([item.id for item in items], want, who=who, now=desk.now)
    say(desk.done(outcome))
    return 0
