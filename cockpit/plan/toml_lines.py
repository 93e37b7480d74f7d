"""Where each key and value of a TOML document stands. `tomllib` gives values without positions, this gives positions.

The scanner expects text that `tomllib` has accepted (TOML 1.0); on anything else it stops early with what it has.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]
"""Keys from the root of the document; an index for each element of an array or an array of tables."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'')
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_BLANK = re.compile(r"[ \t]*")
_VOID = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Spot:
    """Offsets in the text: where the key (or array element, or table header) begins, and where its value begins."""

    key: int
    value: int


@dataclass(slots=True)
class Positions:
    """Spots by key path, with the nearest parent standing in for what is not in the document."""

    text: str
    spots: dict[KeyPath, Spot] = field(default_factory=dict)

    def place(self, path: KeyPath, *, value: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of a key, or of its value; of the nearest parent when it is not there."""
        while path and path not in self.spots:
            path, value = path[:-1], False
        spot = self.spots.get(path, Spot(0, 0))
        return self.at(spot.value if value else spot.key)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of an offset."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


def positions(text: str) -> Positions:
    """The places of all keys and values in TOML source."""
    scanner = _Scanner(text)
    with contextlib.suppress(_Lost):
        scanner.document()
    return Positions(text, scanner.spots)


class _Lost(Exception):
    """The text is not TOML from here on."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spots: dict[KeyPath, Spot] = {}
        self.lengths: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        self.skip(_VOID)
        while self.at < len(self.text):
            if self.peek() == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(_VOID)

    def header(self) -> KeyPath:
        start, double = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        keys = [key for key, _ in self.dotted()]
        self.expect("]]" if double else "]")
        path: KeyPath = ()
        for key in keys[:-1]:
            self.spots.setdefault((*path, key), Spot(start, start))
            path = self.enter((*path, key))
        path = (*path, keys[-1])
        if double:
            count = self.lengths.get(path, 0)
            self.lengths[path] = count + 1
            self.spots.setdefault(path, Spot(start, start))
            path = (*path, count)
        self.spots.setdefault(path, Spot(start, start))
        return path

    def enter(self, path: KeyPath) -> KeyPath:
        """A table named on the way: for an array of tables, its last element."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def pair(self, table: KeyPath) -> None:
        path = table
        for key, start in self.dotted():
            path = (*path, key)
            self.spots.setdefault(path, Spot(start, start))
        begin = self.spots[path].key
        self.expect("=")
        self.skip(_BLANK)
        self.spots[path] = Spot(begin, self.at)
        self.value(path)

    def dotted(self) -> list[tuple[str, int]]:
        keys = [self.key()]
        while self.peek() == ".":
            self.at += 1
            keys.append(self.key())
        return keys

    def key(self) -> tuple[str, int]:
        self.skip(_BLANK)
        start = self.at
        if found := _BARE.match(self.text, self.at):
            key = found.group()
        elif found := _QUOTED.match(self.text, self.at):
            key = _unquoted(found.group())
        else:
            raise _Lost
        self.at = found.end()
        self.skip(_BLANK)
        return key, start

    def value(self, path: KeyPath) -> None:
        if self.peek() == "[":
            self.bracketed("]", lambda index: self.element(path, index))
        elif self.peek() == "{":
            self.bracketed("}", lambda _: self.pair(path))
        elif found := _STRING.match(self.text, self.at):
            self.at = found.end()
        else:
            self.skip(_SCALAR)

    def element(self, path: KeyPath, index: int) -> None:
        self.spots[*path, index] = Spot(self.at, self.at)
        self.value((*path, index))

    def bracketed(self, close: str, inner: Callable[[int], None]) -> None:
        self.at += 1
        index = 0
        self.skip(_VOID)
        while self.peek() != close:
            inner(index)
            index += 1
            self.skip(_VOID)
            if self.peek() != close:
                self.expect(",")
                self.skip(_VOID)
        self.at += 1

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self.text, self.at):
            self.at = found.end()

    def expect(self, token: str) -> None:
        if not self.text.startswith(token, self.at):
            raise _Lost
        self.at += len(token)


def _unquoted(literal: str) -> str:
    try:
        document: Mapping[str, object] = tomllib.loads(f"k = {literal}")
    except tomllib.TOMLDecodeError:
        raise _Lost from None
    return str(document["k"])
