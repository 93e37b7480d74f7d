"""`cockpit explain PLAN`: the plan line by line, beside each line what the board takes it for."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path


def arguments(parser: ArgumentParser) -> None:
    """The plans to print."""
    parser.add_argument("plan", metavar="PLAN", nargs="+", help="a plan: its path, or its name where one plan has it")


def run(options: Namespace) -> int:
    """Print the plans as they lie on disk. Raises `Unusable` for a file that is no plan of the sprint."""
    from cockpit.cli.context import view_sprint
    from cockpit.cli.output import Unusable, say
    from cockpit.report.explained import explained, not_a_plan

    if options.as_of:
        raise Unusable("--as-of: `explain` reads the plans as they are now")
    view = view_sprint(options)
    for name in options.plan:
        path = _plan_called(name, view.home, view.board.plans)
        if path is None:
            raise Unusable(not_a_plan(name, view.board.plans))
        if len(options.plan) > 1:
            say(f"{path}:")
        for line in explained(view.board, path, _lines(view.home / path)):
            say(line)
    return 0


def _plan_called(name: str, home: Path, plans: tuple[str, ...]) -> str | None:
    """The plan that a path, seen from the working folder or from sprint.toml's, or a file's name means."""
    from_here = os.path.relpath(os.path.realpath(name), os.path.realpath(home))
    for path in (from_here, os.path.normpath(name)):
        if path in plans:
            return path
    called = [plan for plan in plans if plan.rpartition("/")[2] == name]
    return called[0] if len(called) == 1 else None


def _lines(file: Path) -> list[str]:
    """As the reader counts them: LF, CR and CR LF end a line."""
    from cockpit.cli.output import Unusable

    try:
        data = file.read_bytes()
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror or error}") from None
    return [line.decode("utf-8", "replace") for line in data.splitlines()]
