"""The git repository a command works in, and git's refusals as the command line tells them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cockpit.cli.output import Refused, Unusable

if TYPE_CHECKING:
    from cockpit.repo.git import Git
    from cockpit.repo.trouble import Problem


def git_here(home: Path) -> Git:
    """The repository around the folder of sprint.toml. Raises `Unusable` where there is none."""
    from cockpit.repo.git import Git, open_git

    found = open_git(home)
    if not isinstance(found, Git):
        raise Unusable(in_words(found))
    return found


def refuse(problem: Problem) -> NoReturn:
    """Raises `Refused` with the way out."""
    raise Refused(in_words(problem))


def in_words(problem: Problem) -> str:
    """One line: what is wrong, and the way out where one is known."""
    return f"{problem.message}: {problem.remedy}" if problem.remedy else problem.message
