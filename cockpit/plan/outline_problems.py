"""Lines that look like tasks to people and are none to a markdown parser, and what git leaves after a conflict."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

from cockpit.plan.outline_model import Block, Fence, Line, ListItem, Problem
from cockpit.plan.outline_source import Source

_HIDDEN_LIST = re.compile(r"\d{1,9}[.)][ \t]+\[[ xX]\](?:\s|$)")
_UNSPACED_BULLET = re.compile(r"[-*+]\[[ xX]?\](?:\s|$)")
_FOREIGN_BULLET = re.compile(r"[•·‣◦▪–—]\s*\[[ xX]?\](?:\s|$)")
_EMPTY_BOX = re.compile(r"\[\](?![(\[:])")
_PADDED_BOX = re.compile(r"\[(?:\s{2,}|\s+[xX]\s*|[xX]\s+|[^\S ])\](?![(\[:])")
_UNSPACED_BOX = re.compile(r"\[[ xX]\](?![\s(\[:])")
_WIDE_INDENT = re.compile(r"[\u3000\u00a0\u2000-\u200a]+[ \t]*[-*+][ \t]+\[[ xX]\](?:\s|$)")
_CONFLICT = re.compile(rb"^(?:<{7}|>{7})(?: |\r?$)|^={7}\r?$", re.MULTILINE)

_SPACE_REMEDY = "Write `- [ ] text`: one character in the box, a space on each side of it."
_INDENT_REMEDY = "Indent it with ordinary spaces."
_LIST_REMEDY = "Put an empty line before the list, or start its numbers with 1."
_CONFLICT_REMEDY = "Resolve the conflict and remove the marker lines."


class Watch:
    """Collects problems while an outline is built. `item_text` and `line` are called for everything suspicious."""

    __slots__ = ("hidden", "problems", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.hidden: list[Line] = []

    def item_text(self, item: ListItem) -> None:
        """An item without a box whose text begins with a bracket."""
        text = item.text
        if _EMPTY_BOX.match(text):
            why = "The box is empty: without a space between the brackets this is no task."
        elif _PADDED_BOX.match(text):
            why = "The box holds more than one character, so this is no task."
        elif _UNSPACED_BOX.match(text):
            why = "Without a space after the box this is no task."
        else:
            return
        line = self.source.line_of(item.text_span[0])
        self._add("malformed-box", Line(text, line, item.text_span), why, _SPACE_REMEDY)

    def line(self, line: Line, *, first: bool) -> None:
        """A line of a paragraph that begins with a bullet, a digit or a bracket."""
        text = line.text
        if not first and _HIDDEN_LIST.match(text):
            why = "A list that does not start with 1 cannot follow a paragraph directly, so this is no task."
            self._add("hidden-list", line, why, _LIST_REMEDY)
        elif _UNSPACED_BULLET.match(text):
            why = "Without a space between the bullet and the box this is no task."
            self._add("malformed-box", line, why, _SPACE_REMEDY)
        elif _WIDE_INDENT.match(text):
            self._add("malformed-box", line, "It is indented with a wide space, so this is no task.", _INDENT_REMEDY)
        elif _FOREIGN_BULLET.match(text):
            self._add("malformed-box", line, "This sign is no bullet in markdown, so this is no task.", _SPACE_REMEDY)

    def lines(self, lines: Iterable[Line], *, first: bool) -> None:
        for line in lines:
            if line.text[0] in "-*+•·‣◦▪–—0123456789\u3000\u00a0":
                self.line(line, first=first)
            first = False

    def conflicts(self, blocks: Iterable[Block]) -> None:
        """Conflict markers outside code: a start, a middle and an end, in this order."""
        if b"<<<<<<<" not in self.source.data:
            return
        fences = [block.span for block in blocks if isinstance(block, Fence)]
        found, begin = "", 0
        for marker in _CONFLICT.finditer(self.source.data):
            sign = marker.group()[:1].decode()
            if sign == "<":
                found, begin = "<", marker.start()
            elif (found, sign) == ("<", "="):
                found = "<="
            elif (found, sign) == ("<=", ">"):
                found = ""
                around = bisect_right(fences, begin, key=itemgetter(0)) - 1
                if around < 0 or fences[around][1] <= begin:
                    self._conflict(begin)

    def _conflict(self, offset: int) -> None:
        line = self.source.line_of(offset)
        message = "Conflict markers: git could not merge this part, so nothing is written to this file."
        self.problems.append(Problem("conflict-markers", "error", line, 1, message, _CONFLICT_REMEDY))

    def _add(self, code: str, line: Line, message: str, remedy: str) -> None:
        column = line.span[0] - self.source.line_starts[line.line - 1] + 1
        self.problems.append(Problem(code, "warning", line.line, column, message, remedy))
        self.hidden.append(line)
