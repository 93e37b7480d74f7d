"""The table of commands. Each has a module of its name in this folder (`git-setup` is `git_setup`), imported when used.

A module has `arguments(parser)`, which adds the command's own flags, and `run(options) -> int`, which returns the exit
code. It may raise `Refused` (exit 1) or `Unusable` (exit 2) of `cockpit.cli.output`. To add a command, add a file and
a line here, in the order in which help and documentation list them.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

COMMANDS: Mapping[str, str] = {
    "demo": "open the sample sprint in a scratch copy",
    "init": "write a sprint.toml for the plans that are here",
    "check": "report what in the plans needs a look",
    "explain": "print a plan line by line, beside each line what the board takes it for",
    "status": "print the board: a summary, or everything as JSON",
    "tick": "tick items: done",
    "untick": "untick items: not done after all",
    "set": "give items a state: todo, doing, blocked, deferred, cancelled, done",
    "add": "add a task to a track's plan",
    "block": "raise a blocker in a track's plan",
    "unblock": "resolve blockers, let blocked items go on",
    "standup": "print what there is to talk about today: text, markdown or JSON",
    "retro": "sum up the sprint: text, JSON, or a completion summary; write its notes",
    "rollover": "put the ended sprint away and write the next one's plans from what is open",
    "eod": "end the day: what changed, what is still due, a commit of the plans alone",
    "sync": "get what others pushed, and put our commits on top",
    "git-setup": "have git merge plans box by box in this clone",
    "schema": "print the JSON Schema of sprint.toml, for editors",
    "keys": "print the keys of the cockpit",
}
"""What each command does, by name."""


class Command(Protocol):
    """What the module of a command offers."""

    def arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, options: Namespace) -> int: ...


def load(name: str) -> Command:
    """The module of a command."""
    return cast("Command", import_module(f"cockpit.cli.{name.replace('-', '_')}"))
