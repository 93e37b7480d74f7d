"""What a call means before anything is read: its folder, its sprint.toml, its time. Imports nothing that reads plans.

The cockpit's first picture waits for this and nothing else.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from cockpit.cli.commands import COMMANDS
from cockpit.cli.output import Refused, Unusable

SPRINT_FILE = "sprint.toml"


def refuse_the_past(options: Namespace) -> None:
    """For commands that change something: raises `Refused` with `--as-of`, because the past is read-only."""
    if options.as_of:
        raise Refused("--as-of: the past is read-only; nothing was changed")


def sprint_file(options: Namespace) -> Path:
    """The sprint.toml to use. Raises `Unusable` where there is none."""
    if options.sprint:
        named = Path(options.sprint)
        file = named / SPRINT_FILE if named.is_dir() else named
        if not file.is_file():
            raise Unusable(f"{file}: there is no such file")
        return file.absolute()
    from cockpit.disk.files import find_sprint

    found = find_sprint(folder_of(options))
    if found is None:
        raise Unusable(f"no {SPRINT_FILE} in {folder_of(options).absolute()} or above; `cockpit init` writes one")
    return found


def folder_of(options: Namespace) -> Path:
    """The folder a call is about. Raises `Unusable` where there is none."""
    folder = Path(options.folder)
    if not folder.exists():
        from cockpit.plan.config_values import did_you_mean

        hint = did_you_mean(options.folder, COMMANDS)
        raise Unusable(f"{options.folder}: neither a command nor a folder{'; ' + hint if hint else ''}")
    return folder if folder.is_dir() else folder.parent


def parse_time(text: str, *, flag: str) -> datetime:
    """An ISO time, naive where it bears no offset; without a clock it is the day's beginning."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(f'{flag}: found "{text}", allowed: a time such as 2025-11-26T08:55') from None
