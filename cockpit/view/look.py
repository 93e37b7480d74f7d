"""What a view is asked for besides the board: its size, its signs, what is open, what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest

from cockpit.core.meeting import Meeting
from cockpit.core.model import SHARED, Board
from cockpit.core.record import Record
from cockpit.view.glyphs import SPOKEN, UNICODE, Glyphs
from cockpit.view.rows import BLANK, TRACK_COLOURS, Pane, Row, Span, fit, in_focus

PAGE = 116
"""Cells a list is at most wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`width` in cells is what rows are fitted to. `height` in rows is what a pane's body has; None never folds.

    `opened` are the `day:` keys of folded days a person opened. `chosen` is the key whose details a pane shows (a
    checkpoint's). `day` chooses the day of view 2 and `track` the track of view 6 (None: today, all). `subject` is the
    key the item view is about. `now` is the clock where it is newer than the facts. `record` is what git told, None
    before it was asked. `meeting` is the standup that runs, in view 6. `waits`: somebody else sums up what takes long
    (`view.retro.prepare`), until then what was summed up last is shown.
    """

    width: int
    height: int | None = None
    glyphs: Glyphs = UNICODE
    focused: bool = False
    opened: frozenset[str] = frozenset()
    chosen: str | None = None
    day: date | None = None
    track: str | None = None
    subject: str | None = None
    now: datetime | None = None
    record: Record | None = None
    meeting: Meeting | None = None
    waits: bool = False

    @property
    def spoken(self) -> bool:
        """Whether the rows are to be read as lines of text: no columns, no drawing."""
        return self.glyphs is SPOKEN

    def sized(self, width: int, height: int | None = None) -> Look:
        """The same look for a part of the pane."""
        return replace(self, width=max(1, width), height=height)


def track_style(board: Board, track: str) -> str:
    """The track's own colour, the same in every view; `shared` has none."""
    for number, known in enumerate(board.tracks):
        if known.id == track:
            return f"track-{number % TRACK_COLOURS + 1}"
    return "dim"


def track_span(board: Board, track: str, *, bold: bool = False) -> Span:
    return Span(board.track_name(track), track_style(board, track), bold)


def track_ids(board: Board, shared: bool) -> tuple[str, ...]:
    """The declared tracks in order, then `shared` if asked for."""
    return (*(track.id for track in board.tracks), *((SHARED,) if shared else ()))


def rule(look: Look) -> Row:
    return Row((Span(look.glyphs.line * look.width, "rule"),))


def bar(done: int, total: int, width: int, style: str, glyphs: Glyphs) -> tuple[Span, ...]:
    """A bar of `width` cells; a first or last missing item always shows."""
    if width <= 0:
        return ()
    full = 0 if total <= 0 else round(width * min(done, total) / total)
    if 0 < done < total and width > 1:
        full = min(max(full, 1), width - 1)
    parts = (Span(glyphs.bar * full, style, bold=True), Span(glyphs.line * (width - full), "bar-todo"))
    return tuple(span for span in parts if span.text)


def titled(title: str, look: Look, right: tuple[Span, ...] = ()) -> tuple[Row, ...]:
    """A pane's title and the thin rule under it."""
    if look.spoken:
        return (Row((Span(title),), right),)
    head = (Row((Span(title, "bright", bold=True),), right), rule(look))
    return in_focus(head) if look.focused else head


def section(title: str, look: Look, right: tuple[Span, ...] = (), style: str = "bright") -> list[Row]:
    """A title within a pane, with air above and a rule below."""
    head = Row((Span(title, style, bold=True),), right)
    return [BLANK, head] if look.spoken else [BLANK, BLANK, head, rule(look)]


def beside(left: Sequence[Row], right: Sequence[Row], widths: tuple[int, int], gap: int, look: Look) -> list[Row]:
    """Two stacks of rows next to each other, so wide; the left rows keep their keys."""
    rows: list[Row] = []
    width, rest = widths
    for one, other in zip_longest(left, right, fillvalue=BLANK):
        spans = (*fit(one, width, look.glyphs.ellipsis), Span(" " * gap), *fit(other, rest, look.glyphs.ellipsis))
        rows.append(Row(spans, key=one.key, reach=(0, width)))
    return rows


def paged(found: Pane, look: Look) -> Pane:
    """A pane no wider than people like to read, at the left of a wider one: its facts stay near its words."""
    if look.width <= PAGE or look.spoken:
        return found
    head = tuple(Row(fit(row, PAGE, look.glyphs.ellipsis), key=row.key) for row in found.head)
    body = tuple(Row(fit(row, PAGE, look.glyphs.ellipsis), key=row.key, reach=(0, PAGE)) for row in found.body)
    return Pane(head=head, body=body, start=found.start)


def empty(text: str) -> Row:
    """What a pane says when it has nothing to show."""
    return Row((Span(text, "faint"),), indent=2)


def pane(title: str, look: Look, body: tuple[Row, ...], right: tuple[Span, ...] = (), start: str | None = None) -> Pane:
    return Pane(head=titled(title, look, right), body=body, start=start)
