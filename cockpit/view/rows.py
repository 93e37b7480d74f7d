"""Rows of styled spans: what every pane is made of, and how a row is fitted to a number of cells.

A row has text at the left, facts at the right edge and, if the cursor can stand on it, a key. Styles are names; themes
give them colours. Keys, so that the same thing keeps its key in every view and after every reload:

- an item: its id, as it is (`claude-1a2b3c`)
- `cp:` + a checkpoint's id · `dep:` + a dependency's id · `blk:` + a queued blocker's id · `risk:` + its number from 0
- `cer:` + kind + `:` + ISO start of an occasion · `day:` + track + `:` + ISO date (a day that is folded or can be)
- `retro:` the numbers of the retro · `trk:` + a track's id (its row in the timeline)
- `finding:` + its number from 0 · `place:` + path + `:` + line (a mention) · `action:` + an action's name (help)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar, overload

STYLES: Mapping[str, str] = {
    "bright": "what matters now",
    "dim": "context",
    "faint": "structure",
    "done": "the text of finished things, receding",
    "good": "done, passed, met",
    "today": "today, in work",
    "warn": "look at this soon",
    "bad": "late, blocked, missed",
    "accent": "keys, the open tab, the title of the pane with focus",
    "rule": "thin rules and lifelines",
    "bar-done": "the finished part of the sprint's bar",
    "bar-todo": "the rest of a bar",
    "cursor": "behind the row the cursor stands on",
    "marked": "behind rows marked for one action together",
    "lit": "behind rows at the ends of the selected arrow",
    "flash": "behind rows that somebody else just changed",
    "band": "behind header and footer",
    **{f"track-{number}": f"the colour of track {number}" for number in range(1, 9)},
}
TRACK_COLOURS = 8
ELLIPSIS = "…"
JOINER = "\u200d"
"""Holds the parts of an emoji together; the one invisible character that is let through."""
EMOJI_STYLE = "\ufe0f"


class Span(NamedTuple):
    """Text in one style. NamedTuple because a big board makes very many."""

    text: str
    style: str = "bright"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`right` stands at the right edge and is kept when `spans` must be cut. `indent` is in cells.

    `reach` is the half-open range of cells that belong to `key` where rows of other things stand beside it; the
    cursor shows there and nowhere else. None is the whole row.
    """

    spans: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    key: str | None = None
    indent: int = 0
    reach: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """All words of the row without layout, for filters and tests."""
        return "".join(span.text for span in (*self.spans, *self.right))


BLANK = Row()
Entry = TypeVar("Entry")


class LazyRows(Sequence[Row], Generic[Entry]):
    """Rows made when they are looked at: a list of 100,000 items costs no more to show than one of 20.

    `entries` are rows, or things that `draw` turns into rows; `keys` are the keys of all of them.
    """

    def __init__(
        self, entries: Sequence[Row | Entry], draw: Callable[[Entry], Row], keys: tuple[str | None, ...]
    ) -> None:
        self._entries = entries
        self._draw = draw
        self.keys = keys

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(self._row(entry) for entry in self._entries[index])
        return self._row(self._entries[index])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._entries)

    def _row(self, entry: Row | Entry) -> Row:
        return entry if isinstance(entry, Row) else self._draw(entry)

    def with_row(self, index: int, row: Row) -> LazyRows[Entry]:
        """The same with another row at one place."""
        entries = [*self._entries[:index], row, *self._entries[index + 1 :]]
        return LazyRows(entries, self._draw, self.keys)


def keys_of(rows: Sequence[Row]) -> tuple[str | None, ...]:
    """The key of each row; cheap for lazy rows too."""
    if isinstance(rows, LazyRows):
        return rows.keys
    return tuple(row.key for row in rows)


def with_row(rows: Sequence[Row], index: int, row: Row) -> Sequence[Row]:
    """The rows with another one at one place."""
    return rows.with_row(index, row) if isinstance(rows, LazyRows) else (*rows[:index], row, *rows[index + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """`head` stays (title and rule), `body` scrolls. `start` is the key the cursor takes when it has none here."""

    head: tuple[Row, ...] = ()
    body: Sequence[Row] = ()
    start: str | None = None


def in_focus(head: tuple[Row, ...]) -> tuple[Row, ...]:
    """The head of the pane one stands in: a pane's title in the accent, what stands beside it no longer dim."""
    if not head:
        return head
    spans = tuple(span._replace(style=_focused_style(span)) for span in head[0].spans)
    return (replace(head[0], spans=spans), *head[1:])


def _focused_style(span: Span) -> str:
    return "accent" if span.style == "bright" and span.bold else "bright" if span.style == "dim" else span.style


def cells(text: str) -> int:
    """Width of `text` in terminal cells, as Textual measures it."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def crop(text: str, width: int) -> str:
    """The longest start of `text` of at most `width` cells; never half a character."""
    if width <= 0:
        return ""
    if text.isascii() and text.isprintable():
        return text[:width]
    from rich.cells import split_graphemes

    used, end = 0, 0
    for _, stop, size in split_graphemes(text)[0]:
        if used + size > width:
            break
        used, end = used + size, stop
    return text[:end]


def shorten(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """`text` in at most `width` cells, cut with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    if width <= cells(ellipsis):
        return crop(ellipsis, width)
    return crop(text, width - cells(ellipsis)).rstrip() + ellipsis


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut or filled up at the right."""
    cut = shorten(text, width).rstrip(JOINER)
    return cut + " " * (width - cells(cut))


def span_cells(spans: Iterable[Span]) -> int:
    return sum(cells(span.text) for span in spans)


def fit_spans(spans: Iterable[Span], width: int, ellipsis: str = ELLIPSIS) -> tuple[Span, ...]:
    """`spans` in at most `width` cells, the last that fits cut with an ellipsis."""
    spans = tuple(span for span in spans if span.text)
    if span_cells(spans) <= width:
        return spans
    fitted: list[Span] = []
    left = width
    for number, span in enumerate(spans):
        size = cells(span.text)
        rest = span_cells(spans[number + 1 :])
        if size < left or (size == left and not rest):
            fitted.append(span)
            left -= size
            continue
        text = crop(span.text, max(0, left - cells(ellipsis))).rstrip() + ellipsis
        fitted.append(span._replace(text=crop(text, left)))
        break
    return tuple(span for span in fitted if span.text)


def fit(row: Row, width: int, ellipsis: str = ELLIPSIS) -> tuple[Span, ...]:
    """The row in exactly `width` cells: facts at the right edge, text cut before facts are, the gap between blank."""
    if width <= 0:
        return ()
    right = fit_spans(row.right, max(0, width - min(width // 3, 10)) if row.spans else width, ellipsis)
    taken = span_cells(right)
    indent = min(row.indent, max(0, width - taken - 4))
    gap = 0 if not right else 2 if width >= 24 else 1
    left = fit_spans(row.spans, max(0, width - indent - taken - gap), ellipsis)
    filler = width - indent - taken - span_cells(left)
    parts = (
        *((Span(" " * indent),) if indent else ()),
        *left,
        *((Span(" " * filler),) if filler > 0 else ()),
        *right,
    )
    return _safe(parts, width)


def _safe(spans: tuple[Span, ...], width: int) -> tuple[Span, ...]:
    """What no measuring of parts can promise for text from anywhere: control characters out, the sum exact."""
    if all(_is_shown(span.text) for span in spans) and span_cells(spans) == width:
        return spans
    kept: list[Span] = []
    left = width
    for span in spans:
        text = "".join(char for char in span.text if char.isprintable() and char != EMOJI_STYLE)
        text = crop(text, left)
        kept.append(span._replace(text=text))
        left -= cells(text)
    return (*(span for span in kept if span.text), *((Span(" " * left),) if left else ()))


def _is_shown(text: str) -> bool:
    return text.isprintable() or text.replace(JOINER, "").isprintable()


def split_spans(spans: Iterable[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Fitted spans before and from column `at`; a wide character that stands across it goes to the right part."""
    left: list[Span] = []
    right: list[Span] = []
    for span in spans:
        size = cells(span.text)
        if right or at <= 0:
            right.append(span)
        elif size <= at:
            left.append(span)
            at -= size
        else:
            head = crop(span.text, at)
            left.append(span._replace(text=head))
            right.append(span._replace(text=span.text[len(head) :]))
            at = 0
    return tuple(span for span in left if span.text), tuple(span for span in right if span.text)


def as_text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _cut(line: str, rest: str, width: int, ellipsis: str) -> str:
    """The last line of several: ends with a whole word if that fills most of it, else within one."""
    if cells(line) >= width // 2 and cells(line) + cells(ellipsis) <= width:
        return line + ellipsis
    return shorten(f"{line} {rest}" if line else rest, width, ellipsis)


def wrap(text: str, width: int, lines: int = 99, ellipsis: str = ELLIPSIS) -> tuple[str, ...]:
    """`text` in at most `lines` lines of `width` cells, broken between words, the last one cut with an ellipsis."""
    words, line = text.split(), ""
    found: list[str] = []
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if cells(longer) <= width:
            line = longer
            continue
        if len(found) + 1 >= lines:
            rest = " ".join(words[number:])
            return (*found, _cut(line, rest, width, ellipsis))
        if line:
            found.append(line)
        line = word if cells(word) <= width else shorten(word, width, ellipsis)
    return (*found, line) if line else tuple(found)
