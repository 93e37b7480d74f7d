"""What a view is asked for besides the board: its size, its signs, what is open, what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cockpit.core.model import SHARED, Board
from cockpit.view.glyphs import UNICODE, Glyphs
from cockpit.view.rows import TRACK_COLOURS, Pane, Row, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`width` in cells is what rows are fitted to. `height` in rows is what a pane's body has; None never folds.

    `opened` are the `day:` keys of folded days a person opened. `chosen` is the key whose details a pane shows (a
    checkpoint's in view 5). `day` and `track` choose the day of view 2 and the track of view 6.
    """

    width: int
    height: int | None = None
    glyphs: Glyphs = UNICODE
    focused: bool = False
    opened: frozenset[str] = frozenset()
    chosen: str | None = None
    day: date | None = None
    track: str | None = None
    now: datetime | None = None


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
    return (Row((Span(title, "accent" if look.focused else "bright", bold=True),), right), rule(look))


def empty(text: str) -> Row:
    """What a pane says when it has nothing to show."""
    return Row((Span(text, "faint"),), indent=2)


def pane(title: str, look: Look, body: tuple[Row, ...], right: tuple[Span, ...] = (), start: str | None = None) -> Pane:
    return Pane(head=titled(title, look, right), body=body, start=start)
