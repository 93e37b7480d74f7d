"""`cockpit [DIR]`: the cockpit in the terminal, or its views as plain text where there is none."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace


def arguments(_: ArgumentParser) -> None:
    """The flags that stand everywhere are all there are."""


def run(options: Namespace) -> int:
    """Open the TUI; print the view with `--plain`, without a terminal, and on a dumb one."""
    if options.plain or not is_terminal():
        return print_view(options)
    return _open_screen(options)


def is_terminal() -> bool:
    """Whether there is a screen to draw on and a keyboard to listen to."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def knows_unicode() -> bool:
    """Whether the terminal shows more than ASCII: its locale, where one is named, and what Python made of it."""
    named = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "utf8")
    return all("utf8" in word.lower().replace("-", "") for word in (named, sys.stdout.encoding or ""))


def print_view(options: Namespace) -> int:
    """A view as text that can be read aloud, piped and kept."""
    from cockpit.cli.context import view_sprint
    from cockpit.cli.output import say
    from cockpit.cli.tracks import find_track
    from cockpit.view.plain import plain

    view = view_sprint(options).told(created=options.view == "retro")
    track = find_track(view.board, options.track) if options.track else None
    say(plain(options.view or "board", view.board, view.facts(), track=track, record=view.record).rstrip("\n"))
    return 0


def _open_screen(options: Namespace) -> int:
    from cockpit.tui import startup

    startup.begins()
    from cockpit.cli.early import folder_of, parse_time, sprint_file
    from cockpit.tui.app import Wishes
    from cockpit.tui.clock import SprintClock
    from cockpit.tui.start import run_cockpit

    at = parse_time(options.at, flag="--at") if options.at else None
    return run_cockpit(
        folder_of(options),
        sprint=sprint_file(options) if options.sprint else None,
        clock=SprintClock(at, freeze=options.freeze),
        wishes=Wishes(
            view=options.view or "board",
            track=options.track or "",
            ascii_signs=not knows_unicode(),
            as_of=parse_time(options.as_of, flag="--as-of") if options.as_of else None,
        ),
        mouse=not options.no_mouse,
    )
