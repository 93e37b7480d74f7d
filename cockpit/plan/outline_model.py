"""What a markdown file consists of, as far as plans go: blocks with the byte ranges they stand in.

All offsets are byte offsets in the file as it stands on disk (a BOM counts); lines count from 1. `text` fields hold
the raw inline markdown source, repaired where UTF-8 was once read as something else, and are for reading and showing
only; what is written back goes by the spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cockpit.core.model import Severity, Span

Newline = Literal["\n", "\r\n", "\r"]


@dataclass(frozen=True, slots=True)
class Box:
    """A task marker. `offset` is the ONE byte between the brackets, `char` what stands there: space, `x` or `X`."""

    offset: int
    char: str

    @property
    def checked(self) -> bool:
        return self.char != " "


@dataclass(frozen=True, slots=True)
class Heading:
    """ATX or setext heading; `text` without the marks around it."""

    level: int
    text: str
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """One list item. `text` is the first line of its first paragraph (after a box), `more` the paragraph's other lines.

    `span` goes from the bullet to the end of the first line's content, `content` is the offset after the bullet and its
    spaces, `text_span` the bytes of `text`. `depth` 1 is top level, `parent` the index in `Outline.blocks` of the item
    around it, and items of one list share `list_id`. `ticked` is a bullet whose box a tick put there;
    `through` says that all of its list is ticked, so that all its boxes may be such.
    """

    text: str
    line: int
    span: Span
    content: int
    bullet: str
    depth: int
    box: Box | None
    parent: int | None
    list_id: int
    text_span: Span
    more: tuple[str, ...] = ()
    ticked: bool = False
    through: bool = False

    @property
    def boxed(self) -> bool:
        """Whether it was surely written with a box, so that lines without one beside it are something else."""
        return self.box is not None and not (self.ticked or self.through)


@dataclass(frozen=True, slots=True)
class Cell:
    """`span` is the trimmed content, `outer` everything between the pipes. An escaped pipe reads as `|` in `text`."""

    text: str
    span: Span
    outer: Span


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is empty-texted where the author left it so. Rows may have fewer cells than the header, never more."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Each source line apart, hard breaks gone. `in_item` is the index in `Outline.blocks` of the item around it.

    The first paragraph of a list item is not repeated here: it is the item's `text` and `more`.
    """

    lines: tuple[Line, ...]
    in_item: int | None = None


@dataclass(frozen=True, slots=True)
class Fence:
    """Code, fenced or indented; `info` is the word after the fence."""

    line: int
    span: Span
    info: str = ""


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """YAML front matter. `entries` are its plain top-level `key: value` lines as (key, value, line)."""

    line: int
    span: Span
    entries: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    line: int


Block = Heading | ListItem | Table | Paragraph | Fence | HtmlBlock | FrontMatter | Rule


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file's form that a person should look at; a finding without its path."""

    code: str
    severity: Severity
    line: int
    column: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A file's blocks in document order: a list item comes before its children and inner blocks.

    `newline` is the most frequent line ending, `line_starts` the offset of each line. `text_ok` says that the file is
    valid UTF-8; where it is not, every bad byte reads as `?`. `hidden` are lines that look like tasks and are none.
    `mis_decoded` says that texts were repaired.
    """

    blocks: tuple[Block, ...]
    newline: Newline
    bom: bool
    size: int
    line_starts: tuple[int, ...]
    text_ok: bool
    decoded: str
    problems: tuple[Problem, ...] = ()
    hidden: tuple[Line, ...] = ()
    mis_decoded: bool = False

    def line_of(self, offset: int) -> int:
        """The line, from 1, that a byte offset stands on."""
        return max(1, bisect_right(self.line_starts, offset))

    def column_of(self, offset: int) -> int:
        """The column, in bytes from 1, that a byte offset stands at."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def items(self) -> Iterator[ListItem]:
        """All list items in document order."""
        return (block for block in self.blocks if isinstance(block, ListItem))
