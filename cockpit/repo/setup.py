"""Registering the merge driver in one clone, and taking it out again. Nothing that is committed changes.

The driver stands in the clone's own configuration, as git demands, and the paths it is for in `.git/info/attributes`:
whoever else clones the repository is not affected, and a `.gitattributes` of the team stays as it is.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cockpit.repo.git import Git
from cockpit.repo.trouble import Problem

NAME = "cockpit"
"""The driver's name, in `merge.cockpit.driver` and `merge=cockpit`."""
_TITLE = "merge plans box by box (cockpit git-setup)"
_BEGIN = "# cockpit git-setup: plans are merged box by box; `cockpit git-setup --undo` takes this out"
_END = "# cockpit git-setup ends"
_SPECIAL = re.compile(r"([\\*?\[\]])")
_TURN = 9
"""The driver's exit code for a merge with conflicts (`merge.CONFLICTED`)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to write or remove. `what` says it in one line; `key` is of git's configuration, or `file` is written.

    `value` None removes the key, an empty file is removed.
    """

    what: str
    key: str = ""
    value: str | None = None
    file: Path | None = None
    content: bytes = b""


def driver(python: str = sys.executable) -> str:
    """The shell command that git runs. Where the cockpit is gone or stumbles, git's own merge takes over.

    `-P`: a folder named `cockpit` in the repository is not what gets run. %S, %X and %Y (the names at conflict
    markers) are filled in by git 2.44 and newer and stay as they are before.
    """
    mine = f"{shlex.quote(python).replace('%', '%%')} -P -m cockpit.repo.merge %O %A %B %L %P %S %X %Y"
    git = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    return f"{mine}; case $? in 0) exit 0;; {_TURN}) exit 1;; *) {git} || exit 1;; esac"


def changes(git: Git, folders: Sequence[str]) -> list[Change] | Problem:
    """What is to be done, the paths last, so that git merges plans below these folders with the driver.

    `folders` are relative to sprint.toml's. Empty where all is done.
    """
    found = [
        Change(f"set {key} in {_shown(git, git.common_dir / 'config')}", key, value)
        for key, value in ((f"merge.{NAME}.name", _TITLE), (f"merge.{NAME}.driver", driver()))
        if _config(git, key) != value
    ]
    rules = _rules(git, folders)
    if isinstance(rules, Problem):
        return rules
    file = git.common_dir / "info" / "attributes"
    old = _read(file)
    new = _without(old)
    new += (b"" if not new or new.endswith(b"\n") else b"\n") + "\n".join([_BEGIN, *rules, _END, ""]).encode(
        "utf-8", "surrogateescape"
    )
    if new != old:
        found.append(Change(f"write {', '.join(rules)} to {_shown(git, file)}", file=file, content=new))
    return found


def undoing(git: Git) -> list[Change]:
    """What is to be done, the paths first, to leave no trace of it; empty if there is none."""
    found = []
    file = git.common_dir / "info" / "attributes"
    old = _read(file)
    if (new := _without(old)) != old:
        found.append(Change(f"remove the cockpit's lines from {_shown(git, file)}", file=file, content=new))
    found += [
        Change(f"remove {key} from {_shown(git, git.common_dir / 'config')}", key)
        for key in (f"merge.{NAME}.name", f"merge.{NAME}.driver")
        if _config(git, key) is not None
    ]
    return found


def carry_out(git: Git, wanted: Sequence[Change]) -> Problem | None:
    """Do it, in order. What was done stays when something fails: doing it again does the rest."""
    for change in wanted:
        if change.file is not None:
            try:
                _write(change.file, change.content)
            except OSError as error:
                return Problem("failed", f"{change.file}: {error.strerror or error}")
        else:
            words = ("--replace-all", change.key, change.value) if change.value is not None else ("--unset", change.key)
            answer = git.act("config", "--local", *words)
            if answer.problem:
                return answer.problem
    return None


def is_set_up(git: Git) -> bool:
    """Whether the driver is registered in this clone."""
    return _config(git, f"merge.{NAME}.driver") is not None


def _config(git: Git, key: str) -> str | None:
    answer = git.read("config", "--local", "--get", key)
    return None if answer.code else answer.text


def _rules(git: Git, folders: Sequence[str]) -> list[str] | Problem:
    rules = []
    for folder in folders:
        inside = git.inside(folder)
        if not inside and git.inside(f"{folder}/x") != "x":
            return Problem("refused", f"{folder} is not inside the repository {git.root}")
        start = "/" + _SPECIAL.sub(r"\\\1", inside) + "/**" if inside else "/**"
        for suffix in ("md", "markdown"):
            pattern = f"{start}/*.{suffix}"
            plain = all(char.isprintable() and char not in ' "' for char in pattern)
            rules.append(f"{pattern if plain else _quoted(pattern)} merge={NAME}")
    return rules


def _quoted(pattern: str) -> str:
    """As git quotes a name in C style."""
    parts = []
    for byte in pattern.encode("utf-8", "surrogateescape"):
        char = chr(byte)
        if char in '"\\':
            parts.append("\\" + char)
        else:
            parts.append(char if 0x20 <= byte < 0x7F else f"\\{byte:03o}")
    return f'"{"".join(parts)}"'


def _without(data: bytes) -> bytes:
    """The attributes without our lines."""
    begin, end = _BEGIN.encode(), _END.encode() + b"\n"
    start = data.find(begin)
    if start < 0:
        return data
    stop = data.find(end, start)
    return data[:start] + (data[stop + len(end) :] if stop >= 0 else b"")


def _read(file: Path) -> bytes:
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return b""


def _write(file: Path, content: bytes) -> None:
    """All of it or nothing; an empty file goes."""
    if not content:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name(f"{file.name}.cockpit")
    beside.write_bytes(content)
    beside.replace(file)


def _shown(git: Git, file: Path) -> str:
    return str(file.relative_to(git.root)) if file.is_relative_to(git.root) else str(file)
