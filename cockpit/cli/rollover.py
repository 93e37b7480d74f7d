"""`cockpit rollover`: put the ended sprint's plans away and write the next ones from what is open."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date


def arguments(parser: ArgumentParser) -> None:
    """When the next sprint begins."""
    parser.add_argument(
        "--start", metavar="DATE", help="the next sprint's first day (default: the first workday after this one)"
    )
    parser.add_argument("--dry-run", action="store_true", help="show all that would be written, and write nothing")


def run(options: Namespace) -> int:
    """Show what goes on, then do it; nothing is written while plans are not committed."""
    from cockpit.cli.context import clock, settings_here
    from cockpit.cli.early import refuse_the_past, sprint_file
    from cockpit.cli.output import Refused, say
    from cockpit.report.rollover import CannotRoll
    from cockpit.tui.rolling import carry_out, prepare, preview

    refuse_the_past(options)
    start = _day(options.start) if options.start else None
    now = clock(options, settings_here(options).calendar.zone)
    try:
        prepared = prepare(sprint_file(options), now, start)
        say("\n".join(preview(prepared, texts=options.dry_run)))
        if options.dry_run:
            return 0
        carry_out(prepared)
    except CannotRoll as error:
        raise Refused(str(error)) from None
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}, nothing was changed") from None
    say(f"\ndone; look at it, then commit: {prepared.rollover.archive}/ and the new plans")
    return 0


def _day(text: str) -> date:
    from cockpit.cli.output import Unusable

    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(f'--start: found "{text}", allowed: a date such as 2025-12-01') from None
