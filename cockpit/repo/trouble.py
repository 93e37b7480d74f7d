"""What git answered, and what went wrong, as values: one line a person can read, and the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cockpit.core.text import clean

ProblemKind = Literal[
    "no-git",
    "no-repository",
    "unsafe",
    "no-commits",
    "missing-object",
    "timeout",
    "too-large",
    "locked",
    "offline",
    "login",
    "conflict",
    "busy",
    "refused",
    "failed",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why git could not do it. `message` and `remedy` are one safe line each; `remedy` may be empty."""

    kind: ProblemKind
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a git command printed. With a `problem`, `out` is what came before it."""

    out: bytes = b""
    err: str = ""
    code: int = 0
    problem: Problem | None = None

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "surrogateescape").rstrip("\n")

    @property
    def fields(self) -> list[str]:
        """The NUL-terminated fields of `-z` output."""
        parts = self.out.decode("utf-8", "surrogateescape").split("\0")
        return parts[:-1] if parts[-1] == "" else parts


_SIGNS: dict[ProblemKind, str] = {
    "unsafe": "dubious ownership|unsafe repository",
    "no-repository": "not a git repository|invalid gitfile|must be run in a work tree|not a git file|not a git dir",
    "no-commits": "does not have any commits|unknown revision|bad revision|ambiguous argument|no such ref"
    "|not a valid object name head|not a valid object name: head",
    "locked": ".lock': file exists|another git process",
    "login": "terminal prompts disabled|authentication failed|could not read username|could not read password"
    "|permission denied (|host key verification failed|repository not found|access denied",
    "offline": "could not resolve|unable to access|connection timed out|connection refused|connection reset"
    "|connection closed|network is unreachable|does not appear to be a git repository|could not read from remote",
    "missing-object": "lazy fetching disabled|promisor|unable to read|bad object|missing blob|missing tree"
    "|missing commit|corrupt|bad tree|failed to read object|invalid object|' not allowed"
    "|could not parse|failed to traverse|could not read",
    "conflict": "conflict (|could not apply|needs merge|unmerged",
}
_REMEDIES: dict[ProblemKind, str] = {
    "unsafe": "git config --global --add safe.directory <the repository>",
    "locked": "wait for the other git, or remove the stale lock file",
    "login": "run `git fetch` once by hand to sign in",
    "offline": "check the connection and the remote's address",
    "missing-object": "the repository lacks objects: a partial clone, or a damaged one (`git fsck`)",
}
_LINE = re.compile(r"^(?:fatal|error): *(.+)$", re.MULTILINE)


def told_by_git(message: str) -> str:
    """A message that names git: `git: bad object HEAD`, `git is not installed`."""
    return message if message.startswith("git ") else f"git: {message}"


def problem_of(code: int, errors: str) -> Problem:
    """What a failed git meant, from its (English) errors and exit code."""
    told = _LINE.findall(errors)
    line = told[0] if told else next((part for part in errors.splitlines() if part.strip()), f"git ended with {code}")
    message = clean(line.strip(), 300)
    folded = errors.lower()
    for kind, signs in _SIGNS.items():
        if any(sign in folded for sign in signs.split("|")):
            return Problem(kind, message, _REMEDIES.get(kind, ""))
    return Problem("failed", message)
