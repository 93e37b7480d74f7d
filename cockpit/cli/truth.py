"""What git tells of the sprint a command looks at, and the sprint as git had it at a past time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.context import View, clock
from cockpit.cli.early import parse_time
from cockpit.cli.output import Unusable, warn
from cockpit.core.marks import dressed
from cockpit.core.model import Board
from cockpit.repo.past import Past
from cockpit.repo.trouble import Problem, told_by_git
from cockpit.repo.truth import Asked, Truth

if TYPE_CHECKING:
    from cockpit.disk.journal import Entry


def tell(view: View, *, evidence: bool, history: bool, created: bool) -> View:
    """A view with what git tells of it; what is wrong with git is said in one line on stderr."""
    truth = Truth(view.home, view.settings)
    asked = Asked(evidence=evidence, history=history, created=created)
    plans = plans_of(view.board, view.home) if history and view.as_of is None else {}
    try:
        record = truth.read(view.board, plans, view.now, asked=asked, journal=_journal(view), as_of=view.as_of)
    finally:
        truth.close()
    if record.problem:
        warn(told_by_git(record.problem))
    return replace(view, board=dressed(view.board, record), record=record)


def plans_of(board: Board, home: Path) -> dict[str, bytes]:
    """The bytes of a board's plans as they are on disk."""
    found: dict[str, bytes] = {}
    for path in board.plans:
        with suppress(OSError):
            found[path] = (home / path).read_bytes()
    return found


def _journal(view: View) -> Sequence[Entry]:
    from cockpit.disk.journal import Journal

    return () if view.as_of else Journal(view.home).read()


def view_past(options: Namespace, file: Path) -> View:
    """The sprint of `--as-of`. Raises `Unusable` without a repository, SettingsError for a broken sprint.toml."""
    from cockpit.disk.kept import kept_settings

    past = Past(file.parent, file.name, lambda: kept_settings(file, file.read_bytes()))
    moment = past.moment(parse_time(options.as_of, flag="--as-of"))
    then = past.at(moment)
    if isinstance(then, Problem):
        raise Unusable(f"--as-of: {then.message}")
    for notice in then.notices:
        warn(f"--as-of: {notice}")
    zone = then.settings.calendar.zone
    now = clock(options, zone) if options.at else moment.astimezone(zone)
    return View(file.parent, then.board, then.settings, now, as_of=moment)
