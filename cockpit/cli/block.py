"""`cockpit block TRACK TEXT`: raise a blocker in a track's plan."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """Who is blocked, by what, what it waits on and what it holds up."""
    parser.add_argument("track_id", metavar="TRACK", help="the id or name of the track that is blocked")
    parser.add_argument("text", metavar="TEXT", help="what is the matter, in one line")
    parser.add_argument("--waits-on", metavar="TEXT", default="", help="a track, a person, a vendor: any text")
    parser.add_argument(
        "--item", metavar="ITEM", action="append", default=[], help="what it holds up; may be given several times"
    )


def run(options: Namespace) -> int:
    """Write the blocker under the fitting heading of the track's plan."""
    from cockpit.cli.context import open_sprint
    from cockpit.cli.items import find_items
    from cockpit.cli.output import say
    from cockpit.cli.tracks import find_track
    from cockpit.disk.author import author

    desk = open_sprint(options)
    track = find_track(desk.board, options.track_id)
    items = [item.id for item in find_items(desk.board, options.item)]
    outcome = desk.store.block(
        track, options.text, waits_on=options.waits_on, items=items, who=author(desk.store.home), now=desk.now
    )
    say(desk.done(outcome))
    return 0
