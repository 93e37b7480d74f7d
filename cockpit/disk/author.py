"""Who sits here: git's `user.name`, read without running git where its files say it plainly."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator
from pathlib import Path

_SECTION = re.compile(r'^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]\s*(.*)$')
_NAME = re.compile(r"^\s*name\s*=\s*(.*?)\s*$", re.IGNORECASE)


def author(folder: Path) -> str:
    """The name for the journal and for commits: `GIT_AUTHOR_NAME`, `user.name` of the repository around `folder`, of
    the user, of the system, else the account's name. Empty only when even that is unknown."""
    if name := os.environ.get("GIT_AUTHOR_NAME", "").strip():
        return name
    found = ""
    for file in config_files(folder):
        try:
            text = file.read_text("utf-8", "replace")
        except OSError:
            continue
        if re.search(r"^\s*\[\s*include", text, re.MULTILINE | re.IGNORECASE) or "GIT_CONFIG_COUNT" in os.environ:
            return _ask_git(folder) or _account()
        found = _name_in(text) or found
    return found or _account()


def config_files(folder: Path) -> Iterator[Path]:
    """Git's configuration files that may hold a name, weakest first. Source: git-config(1), FILES."""
    if not os.environ.get("GIT_CONFIG_NOSYSTEM"):
        yield Path(os.environ.get("GIT_CONFIG_SYSTEM", "/etc/gitconfig"))
    if "GIT_CONFIG_GLOBAL" in os.environ:
        yield Path(os.environ["GIT_CONFIG_GLOBAL"])
    else:
        home = Path(os.environ.get("HOME", "~")).expanduser()
        yield Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "git" / "config"
        yield home / ".gitconfig"
    for place in (folder.absolute(), *folder.absolute().parents):
        if (dot_git := place / ".git").exists():
            yield from _repository_files(dot_git)
            return


def _repository_files(dot_git: Path) -> Iterator[Path]:
    """The repository's own file, and the worktree's; in a worktree `.git` is a file that points to them."""
    try:
        if dot_git.is_file():
            dot_git = dot_git.parent / dot_git.read_text("utf-8", "replace").partition("gitdir:")[2].strip()
        common = dot_git / "commondir"
        main = dot_git / common.read_text("utf-8", "replace").strip() if common.is_file() else dot_git
    except OSError:
        return
    yield main / "config"
    yield dot_git / "config.worktree"


def _name_in(text: str) -> str:
    section, found = "", ""
    for line in text.splitlines():
        rest = line
        if header := _SECTION.match(line):
            section = header[1].lower() if header[2] is None else ""
            rest = header[3]
        if section == "user" and (name := _NAME.match(rest)):
            found = _value(name[1]) or found
    return found


def _value(raw: str) -> str:
    """A value without quotes and comment. Source: git-config(1), SYNTAX."""
    value, quoted, chars = "", False, iter(raw)
    for char in chars:
        if char == '"':
            quoted = not quoted
        elif char == "\\":
            following = next(chars, "")
            value += {"n": " ", "t": " ", "b": ""}.get(following, following)
        elif char in "#;" and not quoted:
            break
        else:
            value += char
    return value.strip()


def _ask_git(folder: Path) -> str:
    """For configurations that include others."""
    command = ["git", "-c", "core.fsmonitor=false", "config", "--get", "user.name"]
    import subprocess  # slow to load, and rarely needed

    try:
        asked = subprocess.run(command, cwd=folder, capture_output=True, timeout=2, check=False, text=True)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return asked.stdout.strip()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
