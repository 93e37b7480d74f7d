"""The border to the markdown parser: bytes of a plan in, an `Outline` out. The only module that imports pyromark.

pyromark (pulldown-cmark) delivers events with byte ranges; nothing here recurses with the nesting, because a hostile
file may nest 100,000 levels deep. A tight list item has no paragraph of its own: its text is whatever inline events
come before its first block. In a loose item the paragraph's start comes before the task marker in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pyromark

from cockpit.plan.outline_model import (
    Block,
    Box,
    Fence,
    FrontMatter,
    Heading,
    HtmlBlock,
    Line,
    ListItem,
    Outline,
    Paragraph,
    Rule,
)
from cockpit.plan.outline_problems import Watch
from cockpit.plan.outline_source import Source, front_matter_entries
from cockpit.plan.outline_tables import TableBuilder

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_BOXES = frozenset({b"[ ]", b"[x]", b"[X]"})
_BULLET = re.compile(rb"([-*+]|\d{1,9}[.)])([ \t]*)")
_ATX = re.compile(rb"#{1,6}(?=[ \t\r\n]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+$")
_NO_LINES: tuple[Line, ...] = ()

_Handlers = Mapping[str, Callable[[Any, int, int], None]]


def parse_outline(data: bytes) -> Outline:
    """Read a markdown file. Pure and total: any bytes give an outline, in time linear in their number."""
    source = Source(data)
    builder = _Builder(source)
    builder.run()
    builder.watch.conflicts(builder.blocks)
    return Outline(
        blocks=tuple(builder.blocks),
        newline=source.newline(),
        bom=source.bom,
        size=len(data),
        line_starts=source.line_starts,
        text_ok=source.text_ok,
        decoded=source.decoded,
        problems=tuple(sorted(builder.watch.problems, key=lambda problem: problem.line)),
        hidden=tuple(builder.watch.hidden),
        mis_decoded=source.repair is not None,
    )


class _OpenItem:
    """A list item whose end has not come yet. `settled` once its own text is known."""

    __slots__ = ("box", "index", "list_id", "marker_end", "settled", "start")

    def __init__(self, index: int, start: int, list_id: int) -> None:
        self.index = index
        self.start = start
        self.list_id = list_id
        self.box: Box | None = None
        self.marker_end = 0
        self.settled = False


_PENDING = Rule(0)
"""Holds an item's place among the blocks until its text is known; none is left when parsing ends."""


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.watch = Watch(source)
        self.blocks: list[Block] = []
        self.items: list[_OpenItem] = []
        self.lists: list[int] = []
        self.lists_seen = 0
        self.leaf = False  # inside a block whose inline events are of no interest
        self.text_start = -1  # of inline events that stand directly in an item
        self.text_end = -1
        self.paragraph_start = 0
        self.table = TableBuilder(source)

    def run(self) -> None:
        """Walk over the parser's events."""
        base = self.source.base
        starts, ends = self._handlers()
        event: Any
        for event, place in _MARKDOWN.events_with_range(self.source.decoded):
            if isinstance(event, dict):
                tag: Any = event.get("Start")
                if tag is not None:
                    handler = starts.get(tag if isinstance(tag, str) else next(iter(tag)))
                    if handler is not None:
                        handler(tag, place["start"] + base, place["end"] + base)
                        continue
                elif (tag := event.get("End")) is not None:
                    handler = ends.get(tag if isinstance(tag, str) else next(iter(tag)))
                    if handler is not None:
                        handler(tag, place["start"] + base, place["end"] + base)
                        continue
                elif "TaskListMarker" in event:
                    self._marker(place["start"] + base, place["end"] + base)
                    continue
            elif event == "Rule":
                self._settle()
                self.blocks.append(Rule(self.source.line_of(place["start"] + base)))
                continue
            if not self.leaf and self.items:
                if self.text_start < 0:
                    self.text_start = place["start"] + base
                self.text_end = place["end"] + base

    def _handlers(self) -> tuple[_Handlers, _Handlers]:
        starts: _Handlers = {
            "Paragraph": self._open_paragraph,
            "Heading": self._heading,
            "List": self._open_list,
            "Item": self._open_item,
            "CodeBlock": self._code,
            "HtmlBlock": self._html,
            "MetadataBlock": self._front_matter,
            "Table": self._open_table,
            "TableCell": self.table.cell,
            "BlockQuote": self._container,
            "FootnoteDefinition": self._container,
        }
        ends: _Handlers = {
            "Paragraph": self._close_paragraph,
            "Heading": self._close_leaf,
            "List": self._close_list,
            "Item": self._close_item,
            "CodeBlock": self._close_leaf,
            "HtmlBlock": self._close_leaf,
            "MetadataBlock": self._close_leaf,
            "TableHead": self.table.close_head,
            "TableRow": self.table.close_row,
            "Table": self._close_table,
            "BlockQuote": self._container,
            "FootnoteDefinition": self._container,
        }
        return starts, ends

    # list items

    def _open_list(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.lists_seen += 1
        self.lists.append(self.lists_seen)

    def _close_list(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.lists.pop()

    def _open_item(self, _tag: Any, start: int, _end: int) -> None:
        self.items.append(_OpenItem(len(self.blocks), start, self.lists[-1]))
        self.blocks.append(_PENDING)

    def _close_item(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.items.pop()

    def _marker(self, start: int, end: int) -> None:
        """A task marker. pyromark takes any white space for a blank and tabs into the range; GitHub does not."""
        sign = self.source.data[end - 3 : end]
        if not self.items or end - start != 3 or sign not in _BOXES:
            if not self.leaf and self.text_start < 0:
                self.text_start, self.text_end = start, end
            return
        item = self.items[-1]
        item.box, item.marker_end = Box(end - 2, chr(sign[1])), end

    def _container(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()

    def _settle(self) -> None:
        """Another block begins or the item ends: what inline text stood there is complete."""
        if not self.items:
            return
        item = self.items[-1]
        lines = _NO_LINES
        if self.text_start >= 0:
            lines = self.source.lines(self.text_start, self.text_end)
            self.text_start = -1
        if not item.settled:
            self._add_item(item, lines)
        elif lines:
            self._add_paragraph(lines)

    def _add_item(self, item: _OpenItem, lines: tuple[Line, ...]) -> None:
        item.settled = True
        source = self.source
        line = source.line_of(item.start)
        line_end = max(source.line_end(line), item.start)
        bullet = _BULLET.match(source.buffer, item.start)
        sign, content = "", item.start
        if bullet is not None:
            sign, content = bullet.group(1).decode(), min(bullet.end(), line_end)
        if lines:
            text, span = lines[0].text, lines[0].span
        else:
            at = min(item.marker_end + 1, line_end) if item.box else content
            text, span = "", (at, at)
        parent = self.items[-2].index if len(self.items) > 1 else None
        done = ListItem(
            text, line, (item.start, line_end), content, sign, len(self.lists), item.box, parent, item.list_id, span,
            tuple([more.text for more in lines[1:]]) if len(lines) > 1 else (),
        )  # fmt: skip
        self.blocks[item.index] = done
        if item.box is None and text.startswith("["):
            self.watch.item_text(done)
        if len(lines) > 1:
            self.watch.lines(lines[1:], first=False)

    # paragraphs and headings

    def _open_paragraph(self, _tag: Any, start: int, _end: int) -> None:
        if self.items and (self.items[-1].settled or self.text_start >= 0):
            self._settle()
        self.paragraph_start = start
        self.leaf = True

    def _close_paragraph(self, _tag: Any, start: int, end: int) -> None:
        self.leaf = False
        lines = self.source.lines(start, end)
        item = self.items[-1] if self.items else None
        if item is not None and not item.settled:
            self._add_item(item, lines)
        elif lines:
            self._add_paragraph(lines)

    def _add_paragraph(self, lines: tuple[Line, ...]) -> None:
        self.blocks.append(Paragraph(lines, self.items[-1].index if self.items else None))
        self.watch.lines(lines, first=True)

    def _heading(self, tag: Any, start: int, end: int) -> None:
        self._settle()
        self.leaf = True
        source = self.source
        level = int(tag["Heading"]["level"][1])
        if marks := _ATX.match(source.buffer, start, end):
            first, last = source.trimmed(marks.end(), end)
            text = _CLOSING_HASHES.sub("", source.text(first, last)).rstrip(" \t")
        else:
            text = " ".join(line.text for line in source.lines(start, end)[:-1])
        self.blocks.append(Heading(level, text, source.line_of(start), source.trimmed(start, end)))

    def _close_leaf(self, _tag: Any, _start: int, _end: int) -> None:
        self.leaf = False

    # blocks that hold no items

    def _code(self, tag: Any, start: int, end: int) -> None:
        self._settle()
        self.leaf = True
        kind = tag["CodeBlock"]
        info = "" if isinstance(kind, str) else kind["Fenced"]
        self.blocks.append(Fence(self.source.line_of(start), (start, end), info))

    def _html(self, _tag: Any, start: int, end: int) -> None:
        self._settle()
        self.leaf = True
        self.blocks.append(HtmlBlock(self.source.line_of(start), (start, end)))

    def _front_matter(self, _tag: Any, start: int, end: int) -> None:
        self.leaf = True
        entries = front_matter_entries(self.source, start, end)
        self.blocks.append(FrontMatter(self.source.line_of(start), (start, end), entries))

    # tables

    def _open_table(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.leaf = True

    def _close_table(self, _tag: Any, start: int, end: int) -> None:
        self.leaf = False
        self.blocks.append(self.table.close(start, end))
