"""Ids that people type, and the keys by which two places are the same thing."""

from __future__ import annotations

import re
from hashlib import blake2b

from cockpit.core.text import normalise

_PARENTHESES = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_NUMBERS = re.compile(r"(?<![\w.])[<>≤≥~±]?=?\s*\d[\d.,:]*\s*%?(?![\w])")
_NOTE_SIGNS = re.compile(r"[(),;（）]+")
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"^(?:task|story|issue|item|us|phase)?[\s#:.-]*", re.IGNORECASE)


class Ids:
    """Hands out ids: a track and six hex digits of a hash of the identity. Two things never get the same one."""

    __slots__ = ("_used",)

    def __init__(self) -> None:
        self._used: set[str] = set()

    def make(self, prefix: str, identity: str, *, place: str = "") -> str:
        """The id of an identity. One that is taken is told apart by `place`, so that the first keeps its id."""
        found = f"{prefix}-{_digest(identity)}"
        if found in self._used and place:
            found = f"{prefix}-{_digest(identity + chr(0) + place)}"
        attempt = 0
        while found in self._used:
            attempt += 1
            found = f"{prefix}-{_digest(f'{identity}{chr(0)}{place}{chr(0)}{attempt}')}"
        self._used.add(found)
        return found


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=3).hexdigest()


def basename(path: str) -> str:
    """The last part of a path; a folder keeps its `/`."""
    bare = path.rstrip("/")
    return bare.rpartition("/")[2] + ("/" if path.endswith("/") else "")


def same_path(one: str, other: str) -> bool:
    """Whether two paths can be one file: where both tell folders these agree, as far as both go."""
    parts = [
        [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")] for path in (one, other)
    ]
    shorter, longer = sorted(parts, key=len)
    return not shorter or longer[-len(shorter) :] == shorter


def distinct(path: str, others: list[str]) -> str:
    """The shortest end of a path, from its name on, that none of some other paths ends in."""
    parts = [part for part in path.split("/") if part]
    for many in range(1, len(parts) + 1):
        found = "/".join(parts[-many:])
        if not any(f"/{other}".endswith(f"/{found}") for other in others):
            return found
    return path


def loose(key: str) -> str:
    """A criterion's identity: without numbers and parentheses."""
    if any(char.isdigit() or char in "([（" for char in key):
        key = _NUMBERS.sub(" ", _PARENTHESES.sub(" ", key))
        key = _SPACES.sub(" ", key).strip(" .,;:!?–—-")
    return key


def note_key(key: str) -> str:
    """A key as a note in parentheses can name it: without commas, semicolons and parentheses."""
    return _SPACES.sub(" ", _NOTE_SIGNS.sub(" ", key)).strip(" .!?:") if _NOTE_SIGNS.search(key) else key


def without_code(key: str, code: str) -> str:
    """A key without the leading id in front of it."""
    if code and key.startswith(head := normalise(code)):
        rest = key[len(head) :].lstrip(" ])}:.,–—-")
        return rest or key
    return key


def code_key(code: str) -> str:
    """Two ways to write one id have one key: `Task 1.1`, `task-1.1` and `1.1`; `TASK-001` and `task 001`."""
    folded = normalise(code).strip("[](){} ")
    bare = _CODE.sub("", folded)
    return bare if bare and bare[0].isdigit() else folded
