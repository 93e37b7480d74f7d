"""How new bytes get into a file that keeps its inode, in which order, and how a file half written is told apart.

Pure arithmetic on bytes and pages. A write inside one memory page is whole or absent even when the process is killed
in the middle of it (the kernel looks for a deadly signal only between pages), so a tick is never torn. A change that
moves the rest of the file over several pages is put in such an order that no step of it loses a byte: a file that
grows is first lengthened and then filled from its end to the front, a file that shrinks is filled from the front and
then cut. Whatever such a file looks like when the process dies, it is the old text to some point and the new one
after it (or the reverse), with the bytes between standing there twice; `finished` recognises exactly that.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from cockpit.plan.splice import Splice, apply

PAGE = mmap.PAGESIZE


@dataclass(frozen=True)
class Rewrite:
    """One file's change: its bytes before, and splices in order.

    Only the bytes from `start` to `stop` (to the end of the file, if the size changes) are touched.
    """

    old: bytes
    splices: tuple[Splice, ...]

    @property
    def start(self) -> int:
        return self.splices[0].start

    @cached_property
    def growth(self) -> int:
        return sum(splice.growth for splice in self.splices)

    @cached_property
    def stop(self) -> int:
        """Where the touched part of the old bytes ends."""
        return len(self.old) if self.growth else self.splices[-1].end

    @property
    def size(self) -> int:
        """The file's size afterwards."""
        return len(self.old) + self.growth

    @cached_property
    def before(self) -> bytes:
        """The touched part as it was."""
        return self.old[self.start : self.stop]

    @cached_property
    def after(self) -> bytes:
        """The touched part as it will be; it begins at `start` too."""
        shifted = [Splice(s.start - self.start, s.end - self.start, s.new) for s in self.splices]
        return apply(self.before, shifted)

    @cached_property
    def new(self) -> bytes:
        """The whole file as it will be."""
        return b"".join([self.old[: self.start], self.after, self.old[self.stop :]])

    @property
    def whole(self) -> bool:
        """Whether one write inside one page does it all, so that nobody can ever see half of it."""
        return self.growth >= 0 and self.start // PAGE == (self.start + len(self.after) - 1) // PAGE


def writes(rewrite: Rewrite) -> Iterator[tuple[int, bytes]]:
    """(offset, bytes) in the order to write them. A file that shrinks is to be cut to `Rewrite.size` afterwards."""
    if rewrite.whole:
        yield rewrite.start, rewrite.after
        return
    start, old, new = rewrite.start, rewrite.before, rewrite.after
    if rewrite.growth > 0:
        yield start + len(old), new[len(old) :]
    kept = min(len(old), len(new))
    edges = [0, *range(PAGE - start % PAGE, kept, PAGE), kept]
    pieces = [(a, b) for a, b in pairwise(edges) if old[a:b] != new[a:b]]
    for a, b in reversed(pieces) if rewrite.growth > 0 else pieces:
        yield start + a, new[a:b]


def finished(torn: bytes, old: bytes, new: bytes) -> bool:
    """Whether `torn` is a state between `old` and `new` (or one of them) in the order in which `writes` goes."""
    if torn in (old, new):
        return True
    if len(new) > len(old):
        same = _common_prefix(torn, old)
        return len(torn) <= len(new) and new[same:].startswith(torn[same:]) and len(torn) >= len(old)
    same = _common_prefix(torn, new)
    return len(torn) == len(old) and torn[same:] == old[same:]


def _common_prefix(one: bytes, other: bytes) -> int:
    """How many bytes two strings share from their start, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def touched_lines(data: bytes, splices: Sequence[Splice]) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines that splices stand on, line ends not included."""
    for splice in splices:
        start = max(data.rfind(b"\n", 0, splice.start), data.rfind(b"\r", 0, splice.start)) + 1
        end = data.find(b"\n", splice.end)
        yield start, len(data) if end < 0 else end
