"""What commands print and how they fail. Nothing printed can steer the terminal, whatever the plans contain."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.core.model import Finding

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


INDENT = "  "


class Failure(Exception):
    """A command that cannot do what was asked: `message` is one line, `more` further lines, `code` the exit code."""

    code = 2

    def __init__(self, message: str, *, program: str = "cockpit", more: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.program = program
        self.more = tuple(more)


class Refused(Failure):
    """An edit that was refused or is ambiguous."""

    code = 1


class Unusable(Failure):
    """A call that makes no sense, or a sprint that cannot be read."""


class BrokenSprint(Unusable):
    """A sprint.toml with errors, all of them in `problems`."""

    def __init__(self, message: str, problems: tuple[Finding, ...], file: Path) -> None:
        super().__init__(message)
        self.problems = problems
        self.file = file


def say(text: str = "") -> None:
    """Print lines of text, made safe."""
    sys.stdout.write(safe(text) + "\n")


def warn(text: str) -> None:
    """Tell something on stderr that is worth knowing and stops nothing."""
    sys.stderr.write(f"cockpit: {_line(text)}\n")


def complain(failure: Failure) -> int:
    """Tell on stderr why a command failed; returns its exit code."""
    sys.stderr.write("\n".join([f"{failure.program}: {_line(failure.message)}", *map(_line, failure.more)]) + "\n")
    return failure.code


def say_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print a value as JSON that no terminal takes for a command; still the same value when read back.

    A part of a mapping may be an iterator: it is printed as a list, member by member, so that it never is in memory.
    """
    if not isinstance(value, Mapping) or not any(isinstance(part, Iterator) for part in value.values()):
        sys.stdout.write(_as_json(value, 0) + "\n")
        return
    start = "{"
    for key, part in value.items():
        sys.stdout.write(f"{start}\n{INDENT}{_as_json(key, 1)}: ")
        if isinstance(part, Iterator):
            _say_list(part)
        else:
            sys.stdout.write(_as_json(part, 1))
        start = ","
    sys.stdout.write("\n}\n")


def _say_list(members: Iterator[object]) -> None:
    start = "["
    for member in members:
        sys.stdout.write(f"{start}\n{INDENT * 2}{_as_json(member, 2)}")
        start = ","
    sys.stdout.write("[]" if start == "[" else f"\n{INDENT}]")


def _as_json(value: object, depth: int) -> str:
    """A value so deep within another one; in ASCII where the terminal has no other letters."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if _cannot_print(text):
        text = json.dumps(value, ensure_ascii=True, indent=2)
    return _UNSAFE.sub(_json_escape, text.replace("\n", "\n" + INDENT * depth) if depth else text)


def safe(text: str) -> str:
    """Text without characters that a terminal obeys or that hide others; line ends stay."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = _UNSAFE.sub("\ufffd", text.replace("\t", " "))
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding) if _cannot_print(text) else text


def _line(text: str) -> str:
    return safe(" ".join(text.splitlines()))


def _cannot_print(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
