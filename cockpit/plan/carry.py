"""What is open of a plan as the plan of the next sprint: its own headings, lists and tables, pruned and moved in time.

Pure. Lines stand as they stood, but for the note that says where they come from and for the times in them. Prose,
what is done and what an empty heading said stay behind in the old plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from cockpit.core.settings import Settings
from cockpit.core.text import normalise
from cockpit.plan.entries import Document
from cockpit.plan.outline_model import Block, Cell, FrontMatter, Heading, ListItem, Paragraph, Row, Table
from cockpit.plan.section import Section
from cockpit.plan.sections import read_structure
from cockpit.plan.shift import Shift
from cockpit.plan.tools import tools_for

_NOTE = re.compile(r"[ \t]*\(carried from \d{4}-\d\d-\d\d(?:, ×(\d{1,4}))?\)")
_LINK = re.compile(r" {0,3}\[([^\]^][^\]]*)\]:\s+\S")
_KEPT_FACTS = frozenset({"owner", "due", "estimate", "depends", "type", "file", "priority", "span"})


def times_carried(line: str) -> int:
    """How often a line has been carried over already, as its note says."""
    return max((int(found[1] or 1) for found in _NOTE.finditer(line)), default=0)


class Pruning:
    """One plan on its way into the next sprint.

    `lines` are those of open things with the note for each (empty: none); `rename` changes the words of the title.
    """

    def __init__(
        self, document: Document, settings: Settings, lines: Mapping[int, str], shift: Shift,
        rename: Callable[[str], str],
    ) -> None:  # fmt: skip
        self._document, self._lines, self._shift, self._rename = document, lines, shift, rename
        self._blocks = document.outline.blocks
        self._sections = read_structure(document.outline, tools_for(settings)).of
        self._items = {entry.mention.line for entry in document.entries}
        self._texts = [line.rstrip("\r\n") for line in _split(document)]
        self._by_line = {_line(block): block for block in self._blocks}
        self._out: dict[int, str] = {}
        self._dues: dict[int, str] = {}

    def text(self, intro: str, dues: Mapping[int, str] | None = None) -> str:
        """The new plan, with `intro` below its title. `dues` are ISO days to write behind lines whose time would not
        be read as it is meant."""
        self._out, self._dues = {}, dict(dues or {})
        for place, block in enumerate(self._blocks):
            if self._stays(place, block):
                self._with_path(place)
                self._emit(place, block)
        title = next((block.line for block in self._blocks if isinstance(block, Heading) and block.level == 1), 0)
        if title and self._first_heading() == title:
            self._heading_line(title)
            self._out[title] = self._rename(self._texts[title - 1])
            title += title + 1 in self._out and not self._texts[title].strip("=- ")
        else:
            title = 0
        return self._joined(title, intro)

    def _first_heading(self) -> int:
        return next((block.line for block in self._blocks if isinstance(block, Heading)), 0)

    # what stays

    def _stays(self, place: int, block: Block) -> bool:
        if isinstance(block, Table):
            return any(row.line in self._lines for row in block.rows)
        if isinstance(block, ListItem):
            return self._item_stays(place, block)
        if isinstance(block, Paragraph) and any(line.line in self._lines for line in block.lines):
            return True
        if isinstance(block, Heading | FrontMatter):
            return block.line in self._lines
        return self._is_part(place, block)

    def _item_stays(self, place: int, block: ListItem) -> bool:
        """Open ones, what stands below them and is no item itself, and all that an open heading or lead says."""
        if block.line in self._lines:
            return True
        if block.line in self._items:
            return False
        above = self._blocks[block.parent] if block.parent is not None else None
        if isinstance(above, ListItem) and block.parent is not None and self._item_stays(block.parent, above):
            return True
        return self._section(place).line in self._lines

    def _is_part(self, place: int, block: Block) -> bool:
        """Prose and code inside an open item, or directly below an open heading."""
        if isinstance(block, Paragraph) and block.in_item is not None:
            above = self._blocks[block.in_item]
            return isinstance(above, ListItem) and above.line in self._lines
        line = _line(block)
        owner = next((one for one in reversed(self._blocks[:place]) if isinstance(one, ListItem | Heading)), None)
        if isinstance(owner, ListItem) and self._texts[line - 1][:1] in (" ", "\t"):
            return owner.line in self._lines
        return self._section(place).line in self._lines and isinstance(owner, Heading)

    def _section(self, place: int) -> Section:
        return self._sections[place]

    # what is written

    def _with_path(self, place: int) -> None:
        """The headings, leads and list items that lead to a block, and the facts they state."""
        section: Section | None = self._section(place)
        while section is not None:
            if section.level and section.raw:
                self._heading_line(section.line)
            for kind, fact in section.facts.items():
                if kind in _KEPT_FACTS and not isinstance(self._at(fact.line), ListItem | Table | Heading):
                    self._heading_line(fact.line)
            section = section.parent
        block = self._blocks[place]
        parent = block.parent if isinstance(block, ListItem) else None
        while parent is not None:
            above = self._blocks[parent]
            assert isinstance(above, ListItem)
            if above.line not in self._items:
                self._out.setdefault(above.line, self._shift.everywhere(self._texts[above.line - 1]))
            parent = above.parent

    def _heading_line(self, line: int) -> None:
        self._out.setdefault(line, self._shift.everywhere(self._texts[line - 1]))
        under = self._texts[line].strip() if line < len(self._texts) else ""
        if isinstance(self._at(line), Heading) and under and set(under) in ({"="}, {"-"}):
            self._out.setdefault(line + 1, self._texts[line])

    def _at(self, line: int) -> Block | None:
        return self._by_line.get(line)

    def _emit(self, place: int, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
            return
        first = _line(block)
        following = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        last = _line(following) - 1 if following is not None else len(self._texts)
        dedent = self._promoted(block) if isinstance(block, ListItem) else 0
        for number in range(first, last + 1):
            text = self._texts[number - 1]
            if not text.strip() and number != first:
                self._out.pop(number, None)
                continue
            if isinstance(block, ListItem) and number == first:
                text = self._item(block)
            elif isinstance(block, Heading):
                text = self._out.get(number) or self._shift.everywhere(text)
            elif number in self._lines or not isinstance(block, Paragraph):
                text = self._shift.due(text)
            self._out[number] = text[min(dedent, len(text) - len(text.lstrip())) :]

    def _item(self, item: ListItem) -> str:
        start = self._document.outline.line_starts[item.line - 1]
        raw = self._document.data[start : item.text_span[1]].decode("utf-8", "surrogateescape")
        rest = self._texts[item.line - 1][len(raw) :]
        if item.line not in self._lines:
            return self._shift.everywhere(raw) + rest if self._shift.due(raw) == raw else self._shift.due(raw) + rest
        return self._noted(self._shift.due(raw), item.line) + rest

    def _noted(self, text: str, line: int) -> str:
        if due := self._dues.get(line):
            text = f"{_NOTE.sub('', text)} (by {due})"
        note = self._lines[line]
        return f"{_NOTE.sub('', text)} ({note})" if note else text

    def _table(self, table: Table) -> None:
        for line in (table.line, table.line + 1):
            self._out[line] = self._texts[line - 1]
        for row in table.rows:
            if row.line in self._lines:
                self._out[row.line] = self._row(row)

    def _row(self, row: Row) -> str:
        """The row with its times moved; the note stands in the item's own cell."""
        start = self._document.outline.line_starts[row.line - 1]
        mine = self._own_cell(row)
        line = self._document.data[start : start + len(self._texts[row.line - 1].encode("utf-8", "surrogateescape"))]
        for cell in reversed(row.cells):
            begin, end = cell.span[0] - start, cell.span[1] - start
            text = line[begin:end].decode("utf-8", "surrogateescape")
            own = self._noted(self._shift.due(text), row.line)
            text = own if cell is mine else self._shift.everywhere(text)
            line = line[:begin] + text.encode("utf-8", "surrogateescape") + line[end:]
        return line.decode("utf-8", "surrogateescape")

    def _own_cell(self, row: Row) -> Cell:
        """The cell that says what is to be done."""
        entry = next((one for one in self._document.entries if one.mention.line == row.line), None)
        if entry is None:
            return row.cells[0]
        mention = entry.mention
        same = [cell for cell in row.cells if normalise(cell.text) == mention.key]
        same += [cell for cell in row.cells if mention.key and mention.key in normalise(cell.text)]
        same += [cell for cell in row.cells if cell.outer[0] <= mention.slot[0] <= cell.outer[1]]
        return (same or [*row.cells])[0]

    def _promoted(self, item: ListItem) -> int:
        """By how many columns an item moves left because those above it are done and stay behind."""
        starts, columns, parent = self._document.outline.line_starts, 0, item.parent
        inner = item
        while parent is not None:
            above = self._blocks[parent]
            assert isinstance(above, ListItem)
            if above.line in self._items and above.line not in self._lines:
                mine, its = (one.span[0] - starts[one.line - 1] for one in (inner, above))
                columns += max(0, mine - its)
            inner, parent = above, above.parent
        return columns

    def _joined(self, title: int, intro: str) -> str:
        newline = self._document.outline.newline
        lines = sorted(self._out)
        tables = [block for block in self._blocks if isinstance(block, Table)]
        lists = {item.line for item in self._document.outline.items()}
        lists |= {line for table in tables for line in (table.line + 1, *(row.line for row in table.rows))}
        parts: list[str] = [] if title else [intro, ""]
        for line, following in pairwise([*lines, 0]):
            parts.append(self._out[line])
            if line == title:
                parts += ["", intro]
            if following and following > line + 1:
                tight = line in lists and following in lists and self._texts[following - 2].strip()
                parts += [] if tight else [""]
            elif following and line == title:
                parts.append("")
        return newline.join([*parts, *self._links(parts)]) + newline

    def _links(self, parts: list[str]) -> list[str]:
        """The link definitions of the old plan that the new one needs."""
        text = "\n".join(parts).casefold()
        found = [(line, match[1]) for line in self._texts if (match := _LINK.match(line))]
        needed = [line for line, label in found if f"[{label}]".casefold() in text and line not in parts]
        return ["", *needed] if needed else []


def _line(block: Block) -> int:
    return block.lines[0].line if isinstance(block, Paragraph) else block.line


def _split(document: Document) -> list[str]:
    starts, data = document.outline.line_starts, document.data
    ends = [*starts[1:], len(data)]
    return [data[a:b].decode("utf-8", "surrogateescape") for a, b in zip(starts, ends, strict=True)]
