"""Where everything stands on a screen of a given size. Pure: sizes in cells and rows in, boxes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

TOP, FOOT = "top", "foot"
TRACK = "track:"
LOWER = ("checkpoints", "arrows", "blockers")
SINGLE: Mapping[str, str] = {
    "day": "day",
    "timeline": "timeline",
    "blockers": "queue",
    "checkpoints": "gates",
    "standup": "standup",
    "retro": "retro",
    "findings": "findings",
}
"""The one pane of each view but the board."""

GUTTER = 1
"""Cells at each side of a pane: the cursor's sign at the left, where one is in the list at the right."""

_NARROW, _SHORT, _ROOMY = 100, 32, 30
_COLUMN_MIN, _COLUMN_MAX, _GAP = 32, 72, 2
_PAGE_MAX = 140
_LOWER_GAP, _LOWEST = 3, 7


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int


class Wanted(NamedTuple):
    """Rows, heads included, that the longest track would fill and that the longest of the panes below would."""

    tracks: int
    lower: int


NOTHING_WANTED = Wanted(0, 10**6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """`boxes` is what is on the screen, `order` every pane of the view as Tab walks them.

    `columns` are the tracks shown now, first and count, of all tracks.
    """

    boxes: Mapping[str, Box]
    order: tuple[str, ...]
    columns: tuple[int, int] = (0, 0)

    @property
    def alone(self) -> bool:
        """Whether only one of several panes is shown; its title then names them all."""
        return len(self.order) > 1 and len(self.panes) == 1

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes on the screen."""
        return tuple(name for name in self.boxes if name not in (TOP, FOOT))


def panes_of(view: str, tracks: tuple[str, ...]) -> tuple[str, ...]:
    """All panes of a view in the order Tab walks them."""
    if view != "board":
        return (SINGLE.get(view, view),)
    return (*(TRACK + track for track in tracks), *LOWER)


def arrange(
    view: str, width: int, height: int, tracks: tuple[str, ...], focus: str | None = None, first: int = 0,
    wanted: Wanted = NOTHING_WANTED,
) -> Arrangement:  # fmt: skip
    """The boxes of a view. `first` is the track that stood leftmost before; it moves only as far as `focus` needs.

    A view not in `SINGLE` and not the board is a pane of that name on the whole body (an opened item, help).
    """
    order = panes_of(view, tracks)
    focus = focus if focus in order else order[0]
    roomy = height >= _ROOMY
    narrow = width < _NARROW
    head = 3 if roomy else 2
    body_top = head + 1
    body = Box(1, body_top, max(1, width - 2), max(1, height - body_top - (2 if roomy else 1)))
    boxes = {TOP: Box(0, 0, width, head), FOOT: Box(0, max(0, height - 1), width, 1)}
    columns = (0, 0)
    if view != "board" or narrow:
        boxes[focus] = body._replace(width=min(body.width, _PAGE_MAX)) if view == "item" else body
        if focus.startswith(TRACK):
            columns = (order.index(focus), 1)
    else:
        columns = _board(boxes, body, order, focus, first, wanted)
    return Arrangement(boxes=boxes, order=order, columns=columns)


def _board(
    boxes: dict[str, Box], body: Box, order: tuple[str, ...], focus: str, first: int, wanted: Wanted
) -> tuple[int, int]:
    tracks = tuple(name for name in order if name.startswith(TRACK))
    both = bool(tracks) and body.height >= _SHORT - 6
    lower_height = _lower_height(body, wanted) if both else body.height
    upper = body._replace(height=body.height - lower_height - 1) if both else body
    count = min(len(tracks), max(1, (body.width + _GAP) // (_COLUMN_MIN + _GAP)))
    at = tracks.index(focus) if focus in tracks else None
    if at is not None:
        first = min(max(first, at - count + 1), at)
    first = max(0, min(first, len(tracks) - count))
    if both or focus in tracks:
        width = min(_COLUMN_MAX, (upper.width - _GAP * (count - 1)) // max(1, count))
        rest = upper.width - count * (width + _GAP) + _GAP
        for n, name in enumerate(tracks[first : first + count]):
            more = rest if n == count - 1 and rest < count else 0  # the last ends where the panes below end
            boxes[name] = Box(upper.x + n * (width + _GAP), upper.y, width + more, upper.height)
    if both or focus not in tracks:
        _lower(boxes, body._replace(y=body.y + body.height - lower_height, height=lower_height))
    return first, count


def _lower_height(body: Box, wanted: Wanted) -> int:
    """Rows of the lower panes: those they do not want go to tracks that want them."""
    usual = min(20, max(12, round(body.height * 0.41)))
    lacking = max(0, wanted.tracks - (body.height - usual - 1))
    return max(usual - lacking, min(usual, max(_LOWEST, wanted.lower)))


def lower_widths(width: int) -> tuple[int, int, int]:
    """The widths of the lower panes on a screen so wide."""
    inner = max(1, width - 2) - 2 * _LOWER_GAP
    side, last = min(52, round(inner * 0.285)), min(60, round(inner * 0.275))
    return side, inner - side - last, last


def _lower(boxes: dict[str, Box], body: Box) -> None:
    x = body.x
    for name, width in zip(LOWER, lower_widths(body.width + 2), strict=True):
        boxes[name] = Box(x, body.y, width, body.height)
        x += width + _LOWER_GAP
