"""The sample sprint: where it is shipped, and a scratch copy of it as a git repository."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

ZONE = ZoneInfo("America/Los_Angeles")
WRITTEN = datetime(2025, 11, 22, 16, 30, tzinfo=ZONE)
"""When the sample's plans were committed: the Saturday before the week."""
PLANNER = "Starlight planning"


def shipped() -> Traversable:
    """The folder with the sample's sprint.toml: inside an installed cockpit, else the checkout it runs from.

    Raises FileNotFoundError if neither has one.
    """
    package = resources.files("cockpit")
    for folder in (package / "_sample", package / ".."):
        if (folder / "sprint.toml").is_file() and (folder / "docs" / "plans").is_dir():
            return folder
    raise FileNotFoundError("this cockpit was installed without its sample sprint")


def sample_files() -> Mapping[str, bytes]:
    """The sample's files by path relative to its sprint.toml, with `/`."""
    root = shipped()
    return {"sprint.toml": (root / "sprint.toml").read_bytes()} | dict(_plans(root / "docs" / "plans", "docs/plans"))


def _plans(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _plans(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".md"):
            yield f"{path}/{entry.name}", entry.read_bytes()


def make_scratch(folder: Path) -> Path:
    """Write the sample into an empty folder and commit it; returns its sprint.toml.

    A machine without git gets the files alone. Nothing of the user's git settings, hooks or templates takes part.
    """
    for path, data in sample_files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if git(folder, "init", "--quiet", "--initial-branch=main", "--template="):
        commit(folder, "Plan week 2", when=WRITTEN)
    return folder / "sprint.toml"


def commit(folder: Path, message: str, *, when: datetime, author: str = PLANNER) -> None:
    """Commit everything in the scratch repository as `author` at an aware time."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message, when=when, author=author)


def email_of(author: str) -> str:
    return author.lower().replace(" ", ".") + "@example.org"


def git(
    folder: Path, *arguments: str, when: datetime = WRITTEN, author: str = PLANNER, stdin: bytes | None = None
) -> bool:
    """Run git in the scratch repository with nobody's settings; whether it worked."""
    email = email_of(author)
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_DATE": when.isoformat(),
        "GIT_COMMITTER_NAME": author,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_DATE": when.isoformat(),
    }
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=mine | given, input=stdin, capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0
