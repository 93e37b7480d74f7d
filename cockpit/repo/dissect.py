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

_BOX = re.compile(rb"^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)[xX](?=\](?:[ \t\r\n]|\Z))", re.MULTILINE)
_PLAIN = re.compile(rb"[-*+] \[ \][ \t]\S[^\r]*\r?\Z")
_ENDS_ITEM = re.compile(rb"#{1,6}(?:[ \t\r]|\Z)|[-*+][ \t]+\S")
_BLANK = re.compile(rb"[ \t]*\r?\Z")
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


def opened(data: bytes) -> bytes:
    """A document with all boxes open, byte for byte as long as before."""
    return _BOX.sub(rb"\1 ", data)


def dissect(data: bytes) -> Dissection:
    """Take a plan apart. `data` is `opened`."""
    lines = data.split(b"\n")
    context: list[bytes] = []
    runs: list[tuple[bytes, ...]] = []
    fixed_at: list[int] = []
    run_at: list[tuple[int, ...]] = []
    has_mark = _MARK in data
    kinds = _kinds(lines) if not has_mark else [b""] * len(lines)
    for kind, members in groupby(range(len(lines)), key=kinds.__getitem__):
        numbers = tuple(members)
        if kind:
            context.append(_MARK + kind)
            runs.append(tuple(lines[n] for n in numbers))
            run_at.append(tuple(n + 1 for n in numbers))
        else:
            context += [lines[n] for n in numbers]
            fixed_at += [n + 1 for n in numbers]
    return Dissection(tuple(context), tuple(runs), tuple(fixed_at), tuple(run_at))


def _kinds(lines: Sequence[bytes]) -> list[bytes]:
    """The bullet of each plain line, b"" for any other line."""
    found = [b""] * len(lines)
    below = b""
    """The first line below that is not blank."""
    adjacent = True
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line or _BLANK.match(line):
            adjacent = False
            continue
        if _PLAIN.match(line) and _closes(below, adjacent=adjacent):
            found[number] = line[:1]
        below, adjacent = line, True
    return found


def _closes(below: bytes, *, adjacent: bool) -> bool:
    """Whether the line below an item is none of its own."""
    if not below:
        return True
    return bool(_ENDS_ITEM.match(below)) if adjacent else below[:1] not in b" \t"


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
