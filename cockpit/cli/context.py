"""The sprint a command works on: its sprint.toml, its board, its clock, and who asks."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.early import parse_time, refuse_the_past, sprint_file
from cockpit.cli.output import BrokenSprint, Refused, Unusable, warn
from cockpit.core.facts import Facts, take_stock
from cockpit.disk.kept import kept_settings
from cockpit.disk.kept_board import look_up
from cockpit.plan.settings_error import SettingsError, in_one_line

if TYPE_CHECKING:
    from cockpit.core.model import Board
    from cockpit.core.record import Record
    from cockpit.core.settings import Settings
    from cockpit.disk.store import Outcome, Store


@dataclass(frozen=True, slots=True)
class View:
    """A sprint to look at. `now` is aware: the clock, or what `--at` says; `home` the folder of sprint.toml.

    `as_of` is the past time it stands at, None for today. `record` is what git told, None before it was asked.
    """

    home: Path
    board: Board
    settings: Settings
    now: datetime
    as_of: datetime | None = None
    record: Record | None = None

    def facts(self) -> Facts:
        """What the board means now."""
        facts = take_stock(self.board, self.now, self._first_seen())
        if self.as_of is not None or not facts.queue:
            return facts
        from cockpit.disk.told import without_heard

        return without_heard(facts, self.home)

    def _first_seen(self) -> Mapping[str, datetime]:
        if self.record is None or self.record.history is None:
            return {}
        from cockpit.core.sights import first_sights

        return first_sights(self.board, self.record.history)

    def told(self, *, evidence: bool = True, history: bool = True, created: bool = False) -> View:
        """The same with what git tells: evidence and its findings on the board, all of it in `record`."""
        from cockpit.cli.truth import tell

        return tell(self, evidence=evidence, history=history, created=created)


@dataclass(frozen=True, slots=True)
class Desk:
    """A sprint to change."""

    store: Store
    board: Board
    now: datetime

    def done(self, outcome: Outcome) -> str:
        """What an edit did, in one line; raises `Refused` where it was refused."""
        if outcome.kind == "refused":
            raise Refused(outcome.message)
        return " ".join(outcome.message.splitlines())


def view_sprint(options: Namespace) -> View:
    """The sprint that `--sprint` names or that lies upward, to look at. Raises `Unusable` for none to use."""
    file = sprint_file(options)
    if options.as_of:
        from cockpit.cli.truth import view_past

        with _told(file):
            return view_past(options, file)
    with _told(file):
        found = look_up(file)
    for notice in found.notices:
        warn(notice)
    return View(file.parent, found.board, found.settings, clock(options, found.settings.calendar.zone))


def open_sprint(options: Namespace) -> Desk:
    """The same sprint, to change it."""
    refuse_the_past(options)
    from cockpit.disk.store import Store

    file = sprint_file(options)
    with _told(file):
        store = Store(file)
        snapshot = store.load()
    for notice in snapshot.notices:
        warn(notice)
    return Desk(store, snapshot.board, clock(options, snapshot.settings.calendar.zone))


def settings_here(options: Namespace) -> Settings:
    """Only the settings of the sprint. Raises `Unusable` where there is none or it is broken."""
    file = sprint_file(options)
    with _told(file):
        return kept_settings(file, file.read_bytes())


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Raises `Unusable` in words for what goes wrong while a sprint is read."""
    try:
        yield
    except SettingsError as error:
        raise _broken(error, file) from None
    except OSError as error:
        raise Unusable(f"{from_here(file)}: {error.strerror or error}") from None


def clock(options: Namespace, zone: tzinfo) -> datetime:
    """Now, or what `--at` says; aware, in the sprint's zone. Raises `Unusable` for a time that is none."""
    if not options.at:
        return datetime.now(zone)
    return read_time(options.at, zone, flag="--at")


def read_time(text: str, zone: tzinfo, *, flag: str) -> datetime:
    """An ISO time, aware; without an offset it is wall time of the zone."""
    moment = parse_time(text, flag=flag)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _broken(error: SettingsError, file: Path) -> BrokenSprint:
    """One line for the first problem, with the number of the others."""
    first = replace(error.problems[0], path=from_here(file))
    others = len(error.problems) - 1
    more = f" (and {others} more, see cockpit check)" if others else ""
    return BrokenSprint(in_one_line(first) + more, error.problems, file)


def from_here(path: Path) -> str:
    """A path as a person in the working folder would write it."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
