"""The bytes of a plan made ready for the parser, and text taken back out of them by byte range."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from cockpit.core.model import Span
from cockpit.plan.misdecoded import repairer
from cockpit.plan.outline_model import Line, Newline

BOM = b"\xef\xbb\xbf"
_ENTRY = re.compile(r"([A-Za-z_][\w .-]*?)\s*:(?:\s+(.*)|$)")
_ENTRY_ITEM = re.compile(r"-\s+(.*)")
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_BULLET = re.compile(rb"([-*+]|\d{1,9}[.)])[ \t]*")
_PLAIN_BULLETS = {b"- ": "-", b"* ": "*", b"+ ": "+"}
_BLANKS = re.compile(rb"[ \t\r\n>]*")
_UNREADABLE = dict.fromkeys(range(0xDC80, 0xDD00), "?")


class Source:
    """A file's bytes. `buffer` is as long but valid UTF-8 (bad bytes are `?`), so offsets agree everywhere.

    A lone carriage return ends a line in markdown, but inside code the parser overlooks it, so it sees a line feed.

    `next_line` is where the line after the one asked for last begins.
    """

    __slots__ = (
        "_content_end", "_first", "_line",
        "base", "buffer", "data", "decoded", "line_starts", "next_line", "repair", "text_ok",
    )  # fmt: skip

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.base = len(BOM) if data.startswith(BOM) else 0
        self.buffer = _LONE_RETURN.sub(b"\n", data) if b"\r" in data else data
        body = self.buffer[self.base :] if self.base else self.buffer
        try:
            self.decoded, self.text_ok = body.decode(), True
        except UnicodeDecodeError:
            self.decoded = body.decode("utf-8", "surrogateescape").translate(_UNREADABLE)
            self.text_ok, self.buffer = False, data[: self.base] + self.decoded.encode()
        lengths = accumulate(map(len, data.splitlines(keepends=True)), initial=0)
        starts = tuple(lengths)
        self.line_starts = starts[:-1] if len(starts) > 1 else starts
        self.repair = repairer(self.decoded)
        self._line, self._first, self.next_line, self._content_end = 0, 0, -1, -1

    @property
    def bom(self) -> bool:
        return self.base > 0

    def newline(self) -> Newline:
        """The most frequent line ending; a line feed where there is none."""
        pairs = self.data.count(b"\r\n")
        feeds, returns = self.data.count(b"\n") - pairs, self.data.count(b"\r") - pairs
        if pairs > feeds and pairs >= returns:
            return "\r\n"
        return "\r" if returns > feeds else "\n"

    def line_of(self, offset: int) -> int:
        """The line, from 1, that an offset stands on. Quick for offsets that rise, as a parser's mostly do."""
        if not self._first <= offset < self.next_line:
            starts = self.line_starts
            self._line = bisect_right(starts, offset) or 1
            self._first = starts[self._line - 1]
            self.next_line = starts[self._line] if self._line < len(starts) else len(self.data) + 1
            self._content_end = -1
        return self._line

    def line_end(self, line: int) -> int:
        """Where a line's content ends, its end-of-line mark and trailing blanks left off."""
        if line != self._line:
            self.line_of(self.line_starts[line - 1])
        if self._content_end < 0:  # kept, because many items of one line ask for it in `- - - -`
            self._content_end = self._first + len(self.buffer[self._first : self.next_line].rstrip(b" \t\r\n"))
        return self._content_end

    def text(self, start: int, end: int) -> str:
        """What stands in a byte range, repaired for reading."""
        text = self.buffer[start:end].decode("utf-8", "replace")
        return text if self.repair is None else self.repair(text)

    def bullet(self, start: int, line_end: int) -> tuple[str, int]:
        """The bullet of an item and the offset where its content begins."""
        sign = _PLAIN_BULLETS.get(self.buffer[start : start + 2])
        if sign is not None and start + 2 < line_end and self.buffer[start + 2] not in b" \t":
            return sign, start + 2
        found = _BULLET.match(self.buffer, start, line_end)
        return (found[1].decode(), found.end()) if found else ("", start)

    def begin(self, start: int) -> int:
        """Where a block begins whose range the parser opened too early, as it does after tabs."""
        found = _BLANKS.match(self.buffer, start)
        return found.end() if found else start

    def trimmed(self, start: int, end: int) -> Span:
        """A range without the blanks around it."""
        raw = self.buffer[start:end]
        body = raw.lstrip(b" \t\r\n")
        if not body:
            return (start + 1, start + 1) if raw[:1] == b" " else (start, start)
        first = end - len(body)
        return first, first + len(body.rstrip(b" \t\r\n"))

    def lines(self, start: int, end: int) -> tuple[Line, ...]:
        """The source lines of a paragraph, each without indentation, quote marks and the mark of a hard break."""
        number = self.line_of(start)
        if end <= self.next_line:
            first, last = self.trimmed(start, end)
            return (Line(self.text(first, last), number, (first, last)),) if first < last else ()
        starts = self.line_starts
        found: list[Line] = []
        while start < end:
            stop = min(starts[number] if number < len(starts) else end, end)
            raw = self.buffer[start:stop]
            body = raw.lstrip(b" \t>") if found else raw.lstrip(b" \t")
            first = start + len(raw) - len(body)
            body = body.rstrip(b" \t\r\n")
            if stop < end and body.endswith(b"\\") and not body.endswith(b"\\\\"):
                body = body[:-1].rstrip(b" \t")
            last = first + len(body)
            if body:
                found.append(Line(self.text(first, last), number, (first, last)))
            start, number = stop, number + 1
        return tuple(found)


def front_matter_entries(source: Source, start: int, end: int) -> tuple[tuple[str, str, int], ...]:
    """The `key: value` lines at the top level; a list below a key becomes its value, joined with commas."""
    entries: list[tuple[str, list[str], int]] = []
    for line in source.lines(start, end)[1:-1]:
        top = line.span[0] == source.line_starts[line.line - 1]
        if top and (found := _ENTRY.match(line.text)):
            entries.append((found[1], [_unquoted(found[2])] if found[2] else [], line.line))
        elif entries and (part := _ENTRY_ITEM.match(line.text)):
            entries[-1][1].append(_unquoted(part[1]))
    return tuple((key, ", ".join(values), line) for key, values, line in entries)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
