"""The sprint a command works on: its sprint.toml, its board, its clock, and who asks."""

from __future__ import annotations

import getpass
import subprocess
from argparse import Namespace
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.commands import COMMANDS
from cockpit.cli.output import BrokenSprint, Refused, Unusable
from cockpit.core.facts import Facts, take_stock
from cockpit.disk.files import SPRINT_FILE, find_sprint
from cockpit.plan.config import SettingsError, in_one_line, read_settings
from cockpit.plan.config_values import did_you_mean

if TYPE_CHECKING:
    from cockpit.core.model import Board
    from cockpit.core.settings import Settings
    from cockpit.disk.store import Outcome, Snapshot, Store


@dataclass(frozen=True, slots=True)
class Context:
    """An open sprint. `now` is aware: the clock, or what `--at` says."""

    store: Store
    snapshot: Snapshot
    now: datetime

    @property
    def board(self) -> Board:
        return self.snapshot.board

    def facts(self) -> Facts:
        """What the board means now."""
        return take_stock(self.board, self.now)

    def done(self, outcome: Outcome) -> str:
        """What an edit did, in one line; raises `Refused` where it was refused."""
        if outcome.kind == "refused":
            raise Refused(outcome.message)
        return outcome.message


def open_sprint(options: Namespace) -> Context:
    """Load the sprint that `--sprint` names or that lies upward. Raises `Unusable` where there is none to use."""
    if options.as_of:
        raise Unusable("--as-of needs the history of the plans, which this cockpit does not read")
    from cockpit.disk.store import Store

    file = sprint_file(options)
    try:
        store = Store(file)
        snapshot = store.load()
    except SettingsError as error:
        raise _broken(error, file) from None
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror or error}") from None
    return Context(store, snapshot, clock(options, snapshot.settings.calendar.zone))


def settings_here(options: Namespace) -> Settings:
    """Only the settings of the sprint. Raises `Unusable` where there is none or it is broken."""
    file = sprint_file(options)
    try:
        return read_settings(file.read_bytes(), file=file.name)
    except SettingsError as error:
        raise _broken(error, file) from None
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror or error}") from None


def sprint_file(options: Namespace) -> Path:
    """The sprint.toml to use. Raises `Unusable` where there is none."""
    if options.sprint:
        named = Path(options.sprint)
        file = named / SPRINT_FILE if named.is_dir() else named
        if not file.is_file():
            raise Unusable(f"{file}: there is no such file")
        return file.absolute()
    folder = Path(options.folder)
    if not folder.exists():
        hint = did_you_mean(options.folder, COMMANDS)
        raise Unusable(f"{options.folder}: neither a command nor a folder{'; ' + hint if hint else ''}")
    file_found = find_sprint(folder if folder.is_dir() else folder.parent)
    if file_found is None:
        raise Unusable(f"no {SPRINT_FILE} in {folder.absolute()} or above; `cockpit init` writes one")
    return file_found


def clock(options: Namespace, zone: tzinfo) -> datetime:
    """Now, or what `--at` says; aware, in the sprint's zone. Raises `Unusable` for a time that is none."""
    if not options.at:
        return datetime.now(zone)
    return read_time(options.at, zone, flag="--at")


def read_time(text: str, zone: tzinfo, *, flag: str) -> datetime:
    """An ISO time; without an offset it is wall time of the zone, without a clock the day's beginning."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(f'{flag}: found "{text}", allowed: a time such as 2025-11-26T08:55') from None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def who(folder: Path) -> str:
    """The name that goes into the journal: git's `user.name`, else the name of the account."""
    command = ["git", "-c", "core.fsmonitor=false", "config", "user.name"]
    try:
        asked = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=2, check=False)
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip()
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _broken(error: SettingsError, file: Path) -> BrokenSprint:
    """One line for the first problem, with the number of the others."""
    shown = tuple(replace(problem, path=_from_here(file)) for problem in error.problems)
    others = len(shown) - 1
    return BrokenSprint(in_one_line(shown[0]) + (f" (and {others} more, see cockpit check)" if others else ""), shown)


def _from_here(file: Path) -> str:
    """A path as a person in this folder would write it."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return str(file)
