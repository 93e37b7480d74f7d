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

from cockpit.core.quick import quick
from cockpit.plan.outline_model import (
    Block,
    Box,
    Fence,
    FrontMatter,
    Heading,
    HtmlBlock,
    ListItem,
    Outline,
    Paragraph,
    Rule,
)
from cockpit.plan.outline_problems import Watch
from cockpit.plan.outline_source import Source, front_matter_entries
from cockpit.plan.outline_tables import TableBuilder
from cockpit.plan.ticked_bullets import mark_ticked

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_BORDERS = frozenset({"Start", "End"})
_BOXES = frozenset({b"[ ]", b"[x]", b"[X]"})
_ATX = re.compile(rb"#{1,6}(?=[ \t\r\n]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+$")
_BULLETS = b"-*+0123456789"

_Handlers = Mapping[str, Callable[[Any, int, int], None]]


def parse_outline(data: bytes, *, each_alone: bool = False) -> Outline:
    """Read a markdown file. Pure and total: any bytes give an outline, in time linear in their number. `each_alone` as
    in `read_document`."""
    source = Source(data)
    builder = _Builder(source)
    builder.run()
    builder.watch.conflicts(builder.blocks)
    mark_ticked(builder.blocks, by_state=not each_alone)
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


_new_box, _new_item = quick(Box), quick(ListItem)
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
        self.awaiting_text = False  # the next inline event would stand directly in an item
        self.text_start = -1  # of such events
        self.text_end = -1
        self.table = TableBuilder(source)

    def run(self) -> None:
        """Walk over the parser's events."""
        base = self.source.base
        starts, ends = self._handlers()
        event: Any
        place: Any
        before: Any = {"end": 0}
        for event, place in _MARKDOWN.events_with_range(self.source.decoded):
            if type(event) is dict:
                [kind] = event
                if kind in _BORDERS:
                    tag = event[kind]
                    name = tag if type(tag) is str else next(iter(tag))
                    handler = (starts if kind == "Start" else ends).get(name)
                    if handler is not None:
                        self.text_end = before["end"] + base
                        handler(tag, place["start"] + base, place["end"] + base)
                        continue
                elif kind == "TaskListMarker":
                    self._marker(place["start"] + base, place["end"] + base)
                    before = place
                    continue
            elif event == "Rule":
                self.text_end = before["end"] + base
                self._settle()
                self.blocks.append(Rule(self.source.line_of(place["start"] + base)))
                continue
            if self.awaiting_text:
                self.text_start = place["start"] + base
                self.awaiting_text = False
            before = place

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
        self.lists.pop()

    def _open_item(self, _tag: Any, start: int, _end: int) -> None:
        if self.source.buffer[start] not in _BULLETS:
            start = self.source.begin(start)
        self.items.append(_OpenItem(len(self.blocks), start, self.lists[-1]))
        self.blocks.append(_PENDING)
        self.awaiting_text = True

    def _close_item(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.items.pop()
        self.awaiting_text = bool(self.items)

    def _marker(self, start: int, end: int) -> None:
        """A task marker. pyromark takes any white space for a blank and tabs into the range; GitHub does not."""
        sign = self.source.data[end - 3 : end]
        if not self.items or end - start != 3 or sign not in _BOXES:
            if self.awaiting_text:
                self.text_start, self.awaiting_text = start, False
            return
        item = self.items[-1]
        item.box, item.marker_end = _new_box(end - 2, chr(sign[1])), end

    def _container(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()

    def _settle(self) -> None:
        """Another block begins or the item ends: what inline text stood there is complete."""
        if self.text_start >= 0:
            start, self.text_start = self.text_start, -1
            if not self.items[-1].settled:
                self._add_item(start, self.text_end)
            else:
                self._add_paragraph(start, self.text_end)
        elif self.items and not self.items[-1].settled:
            self._add_item(0, 0)

    def _add_item(self, start: int, end: int) -> None:
        """The innermost open item is complete but for its children; its text is a range, empty when it has none."""
        item, source = self.items[-1], self.source
        item.settled = True
        line = source.line_of(item.start)
        line_end = max(source.line_end(line), item.start)
        sign, content = source.bullet(item.start, line_end)
        more: tuple[str, ...] = ()
        if start < end <= source.next_line:
            span = source.trimmed(start, end)
            text = source.text(*span)
        elif lines := source.lines(start, end):
            text, span, more = lines[0].text, lines[0].span, tuple([further.text for further in lines[1:]])
            self.watch.lines(lines[1:], first=False)
        else:
            at = max(item.marker_end, min(item.marker_end + 1, line_end)) if item.box else content
            text, span = "", (at, at)
        parent = self.items[-2].index if len(self.items) > 1 else None
        whole = (item.start, line_end)
        done = _new_item(text, line, whole, content, sign, len(self.lists), item.box, parent, item.list_id, span, more)
        self.blocks[item.index] = done
        if item.box is None and text.startswith("["):
            self.watch.item_text(done)

    # paragraphs and headings

    def _open_paragraph(self, _tag: Any, _start: int, _end: int) -> None:
        if self.text_start >= 0:
            self._settle()
        self.awaiting_text = False

    def _close_paragraph(self, _tag: Any, start: int, end: int) -> None:
        if self.items and not self.items[-1].settled:
            self._add_item(start, end)
        else:
            self._add_paragraph(start, end)
        self.awaiting_text = bool(self.items)

    def _add_paragraph(self, start: int, end: int) -> None:
        if lines := self.source.lines(start, end):
            self.blocks.append(Paragraph(lines, self.items[-1].index if self.items else None))
            self.watch.lines(lines, first=True)

    def _heading(self, tag: Any, start: int, end: int) -> None:
        self._settle()
        self.awaiting_text = False
        source = self.source
        level = int(tag["Heading"]["level"][1])
        start = source.begin(start)
        if marks := _ATX.match(source.buffer, start, end):
            first, last = source.trimmed(marks.end(), end)
            text = _CLOSING_HASHES.sub("", source.text(first, last)).rstrip(" \t")
        else:
            text = " ".join(line.text for line in source.lines(start, end)[:-1])
        self.blocks.append(Heading(level, text, source.line_of(start), source.trimmed(start, end)))

    def _close_leaf(self, _tag: Any, _start: int, _end: int) -> None:
        self.awaiting_text = bool(self.items)

    # blocks that hold no items

    def _code(self, tag: Any, start: int, end: int) -> None:
        self._settle()
        self.awaiting_text = False
        kind = tag["CodeBlock"]
        info = "" if isinstance(kind, str) else kind["Fenced"]
        self.blocks.append(Fence(self.source.line_of(self.source.begin(start)), (start, end), info))

    def _html(self, _tag: Any, start: int, end: int) -> None:
        self._settle()
        self.awaiting_text = False
        self.blocks.append(HtmlBlock(self.source.line_of(self.source.begin(start)), (start, end)))

    def _front_matter(self, _tag: Any, start: int, end: int) -> None:
        self.awaiting_text = False
        entries = front_matter_entries(self.source, start, end)
        self.blocks.append(FrontMatter(self.source.line_of(start), (start, end), entries))

    # tables

    def _open_table(self, _tag: Any, _start: int, _end: int) -> None:
        self._settle()
        self.awaiting_text = False

    def _close_table(self, _tag: Any, start: int, end: int) -> None:
        self.awaiting_text = bool(self.items)
        self.blocks.append(self.table.close(start, end))
