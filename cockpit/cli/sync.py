"""`cockpit sync`: get what others pushed, and put our commits on top."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """How long the network may take."""
    parser.add_argument("--limit", type=_seconds, default=60.0, metavar="SECONDS", help="for the network (default 60)")


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 3600:
        raise ValueError(text)
    return value


def run(options: Namespace) -> int:
    """Fetch, then rebase with uncommitted changes set aside; stop at a conflict and say what to do."""
    from cockpit.cli.early import refuse_the_past, sprint_file
    from cockpit.cli.output import Refused, say
    from cockpit.cli.repository import git_here
    from cockpit.repo.sync import sync

    refuse_the_past(options)
    done = sync(git_here(sprint_file(options).parent), limit=options.limit)
    if done.kind == "refused":
        raise Refused(": ".join((done.message, *done.steps)))
    if done.kind == "stopped":
        raise Refused(done.message, more=done.steps)
    say(done.message)
    return 0
