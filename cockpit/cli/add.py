"""`cockpit add TRACK TEXT`: a new task in a track's plan."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """The track, the text and when it is due."""
    parser.add_argument("track_id", metavar="TRACK", help="a track's id or name")
    parser.add_argument("text", metavar="TEXT", help="what is to be done, in one line")
    parser.add_argument("--due", metavar="WHEN", help='a date such as 2025-11-26, or words such as "Thu" or "Day 3"')


def run(options: Namespace) -> int:
    """Write the task under the fitting heading of the track's plan."""
    from cockpit.cli.context import open_sprint
    from cockpit.cli.output import say
    from cockpit.cli.tracks import find_track
    from cockpit.disk.author import author

    desk = open_sprint(options)
    track = find_track(desk.board, options.track_id)
    who = author(desk.store.home)
    outcome = desk.store.add_task(track, options.text, due=options.due or "", who=who, now=desk.now)
    say(desk.done(outcome))
    return 0
