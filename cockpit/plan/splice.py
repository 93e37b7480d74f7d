"""The smallest change to a file's bytes, and the reason why one is not made. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


class Refusal(Exception):
    """An edit that is not made, and why, in one line a person can act on. Nothing was changed.

    `path` is the plan's path as the board shows it, `line` 0 when no line is meant. `final` says that pressing again
    cannot help until somebody changes the plan.
    """

    def __init__(self, reason: str, path: str = "", line: int = 0, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.path, self.line, self.final = reason, path, line, final

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return where + self.reason


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Bytes `start` to `end` (half-open, offsets in the file as it stands on disk) become `new`."""

    start: int
    end: int
    new: bytes

    @property
    def growth(self) -> int:
        return len(self.new) - (self.end - self.start)


def in_order(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Splices of one file by offset, equal ones once. Two that change the same bytes differently are refused."""
    ordered = sorted(set(splices))
    for before, after in pairwise(ordered):
        if after.start < before.end or after.start == before.start:
            raise Refusal("two changes of one step meet in the same place")
    return tuple(ordered)


def joined(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """One change's splices by offset, those that touch made one; otherwise their inverses might meet in one place.

    What is inserted where another one begins stands before what that one writes.
    """
    found: list[Splice] = []
    for splice in sorted(set(splices)):
        last = found[-1] if found else None
        if last and splice.start == last.end and (last.start, last.end) != (splice.start, splice.end):
            found[-1] = Splice(last.start, splice.end, last.new + splice.new)
        else:
            found.append(splice)
    return in_order(found)


def apply(data: bytes, splices: Sequence[Splice]) -> bytes:
    """`data` with splices, in the order `in_order` gives, applied."""
    parts, at = [], 0
    for splice in splices:
        parts += [data[at : splice.start], splice.new]
        at = splice.end
    return b"".join([*parts, data[at:]])


def invert(data: bytes, splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """The splices that turn `apply(data, splices)` back into `data`."""
    back, shift = [], 0
    for splice in splices:
        start = splice.start + shift
        back.append(Splice(start, start + len(splice.new), data[splice.start : splice.end]))
        shift += splice.growth
    return tuple(back)


def moved(offset: int, splices: Sequence[Splice]) -> int:
    """Where the byte at `offset` stands after the splices; one inside a splice goes to that splice's start."""
    shift = 0
    for splice in splices:
        if splice.start > offset or (splice.start == offset and splice.end > offset):
            break
        if splice.end > offset:
            return splice.start + shift
        shift += splice.growth
    return offset + shift
