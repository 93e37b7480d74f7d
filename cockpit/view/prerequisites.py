"""What has to be there first, as the plans say it: beside the handoffs, which they draw, and in the item that waits."""

from __future__ import annotations

from cockpit.core.model import Board, Item
from cockpit.core.prerequisites import Prerequisite
from cockpit.view.look import Look, section
from cockpit.view.rows import Row, Span, cells, shorten, wrap

TITLE = "Needed first, as the plans say"
_WIDEST = 36


def prerequisite_rows(board: Board, look: Look) -> list[Row]:
    """All of a board below a title of their own; none if there are none."""
    return [*section(TITLE, look), *listed_alone(board, look)] if board.prerequisites else []


def listed_alone(board: Board, look: Look) -> list[Row]:
    """All of a board, those that are met last."""
    return [row for one in sorted(board.prerequisites, key=lambda one: one.met) for row in _rows(one, look)]


def needed_first(item: Item, board: Board, look: Look) -> list[Row]:
    """Those of one item, without its name."""
    return [row for one in board.prerequisites if one.item == item.id for row in _rows(one, look, named=False)]


def _rows(one: Prerequisite, look: Look, *, named: bool = True) -> list[Row]:
    """Its words, and at the right what waits for it; Enter opens the line."""
    of = shorten(one.of, min(_WIDEST, look.width // 3), look.glyphs.ellipsis) if named else ""
    right = (Span(of, "dim"),) if of else ()
    first, *rest = wrap(one.text, max(8, look.width - cells(of) - 5), 3, look.glyphs.ellipsis) or ("(no words)",)
    style = "done" if one.met else "bright"
    sign = Span(look.glyphs.states["done"], "good") if one.met else Span(look.glyphs.states["todo"], "dim")
    spans = (sign, Span(" "), Span(first, style))
    rows = [Row(spans, right, f"place:{one.path}:{one.line}")]
    return [*rows, *(Row((Span(line, style),), indent=2) for line in rest)]
