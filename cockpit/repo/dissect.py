"""A plan taken apart: plain task lines, one by one, and everything around them.

A line such as `- [ ] text` at the left margin, with nothing below that belongs to it, means the same whichever other
lines of its kind stand beside it: what it is depends on the headings and leads around it and on its own words. So
versions of a plan in which only such lines were added, removed, reworded, ticked or moved have one context, and each
line has to be read in it only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_BOX = re.compile(rb"([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)[xX](?=\](?:[ \t\r]|\Z))")
_PLAIN = re.compile(rb"[-*+] \[ \][ \t]\S[^\r]*\r?\Z")
_ENDS_ITEM = re.compile(rb"#{1,6}(?:[ \t\r]|\Z)|[-*+][ \t]+\S")
_BLANK = re.compile(rb"[ \t]*\r?\Z")
_TEXT, _OUTDENTED, _PLAIN_LINE, _ENDS = 1, 2, 4, 8
_MARK = b"\0"
"""Stands in a context for a run of plain lines; no text of a plan that is read has it."""


@dataclass(frozen=True, slots=True)
class Dissection:
    """`context` are the lines of an opened plan with a mark and the bullet in place of each run of plain lines.

    `runs` are the plain lines by run. `fixed_at` and `run_at` are the numbers of the lines that `context` has, without
    the marks, and of those in `runs`, in the plan.
    """

    context: tuple[bytes, ...]
    runs: tuple[tuple[bytes, ...], ...]
    fixed_at: tuple[int, ...]
    run_at: tuple[tuple[int, ...], ...]


class _Opened(dict[bytes, bytes]):
    """Lines with their boxes open; each is looked at once, as versions of a plan share nearly all of theirs."""

    def __missing__(self, line: bytes) -> bytes:
        found = _BOX.match(line) if b"x]" in line or b"X]" in line else None
        known = self[line] = line if found is None else found[1] + b" " + line[found.end() :]
        return known


class _Looks(dict[bytes, int]):
    """What can be said of a line alone; 0 for a blank one."""

    def __missing__(self, line: bytes) -> int:
        look = 0
        if line and not _BLANK.match(line):
            look = _TEXT | (_OUTDENTED if line[:1] not in b" \t" else 0)
            look |= (_PLAIN_LINE if _PLAIN.match(line) else 0) | (_ENDS if _ENDS_ITEM.match(line) else 0)
        self[line] = look
        return look


class Dissector:
    """Opens plans and takes them apart; it remembers each line, so it is made for versions that are read together."""

    def __init__(self) -> None:
        self._opened = _Opened()
        self._looks = _Looks()

    def opened(self, data: bytes) -> bytes:
        """A document with all boxes open, byte for byte as long as before."""
        return b"\n".join(map(self._opened.__getitem__, data.split(b"\n")))

    def dissect(self, data: bytes) -> Dissection:
        """Take a plan apart. `data` is `opened`."""
        lines = data.split(b"\n")
        context: list[bytes] = []
        runs: list[tuple[bytes, ...]] = []
        fixed_at: list[int] = []
        run_at: list[tuple[int, ...]] = []
        kinds = self._kinds(lines) if _MARK not in data else [b""] * len(lines)
        end = 0
        for kind, members in groupby(kinds):
            start, end = end, end + len(list(members))
            if kind:
                context.append(_MARK + kind)
                runs.append(tuple(lines[start:end]))
                run_at.append(tuple(range(start + 1, end + 1)))
            else:
                context += lines[start:end]
                fixed_at += range(start + 1, end + 1)
        return Dissection(tuple(context), tuple(runs), tuple(fixed_at), tuple(run_at))

    def _kinds(self, lines: Sequence[bytes]) -> list[bytes]:
        """The bullet of each plain line, b"" for any other line."""
        found = [b""] * len(lines)
        looks = list(map(self._looks.__getitem__, lines))
        below = _ENDS | _OUTDENTED
        """The first line below that is not blank; nothing below is as good as one that is none of the item's own."""
        closes = _ENDS
        for number in range(len(lines) - 1, -1, -1):
            look = looks[number]
            if not look:
                closes = _OUTDENTED
                continue
            if look & _PLAIN_LINE and below & closes:
                found[number] = lines[number][:1]
            below, closes = look, _ENDS
        return found


def opened(data: bytes) -> bytes:
    """A document with all boxes open, byte for byte as long as before."""
    return Dissector().opened(data)


def dissect(data: bytes) -> Dissection:
    """Take a plan apart. `data` is `opened`."""
    return Dissector().dissect(data)


def together(context: Sequence[bytes], runs: Sequence[Sequence[bytes]]) -> tuple[bytes, list[int]]:
    """A plan with other lines in its runs, and what each of its lines is: n > 0 the nth line of the context (without
    marks), -k a line of the kth run (both from 1)."""
    lines: list[bytes] = []
    origin: list[int] = []
    waiting = iter(runs)
    fixed = run = 0
    for line in context:
        if line[:1] == _MARK and len(line) == 2:
            run += 1
            more = next(waiting)
            lines += more
            origin += [-run] * len(more)
        else:
            fixed += 1
            lines.append(line)
            origin.append(fixed)
    return b"\n".join(lines), origin


def starts(data: bytes) -> Iterator[int]:
    """The offset of each line."""
    place = 0
    yield place
    while (place := data.find(b"\n", place) + 1) > 0:
        yield place
