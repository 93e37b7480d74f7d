"""Panes by name: the one place that knows which function draws which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.view.arrows import dependency_pane
from cockpit.view.blockers import blocker_pane, queue_pane
from cockpit.view.checkpoints import checkpoint_pane, gates_pane
from cockpit.view.day import day_pane
from cockpit.view.findings import findings_pane
from cockpit.view.item import item_pane
from cockpit.view.look import Look
from cockpit.view.meeting import meeting_pane
from cockpit.view.retro import retro_pane
from cockpit.view.rows import Pane
from cockpit.view.standup import standup_pane
from cockpit.view.timeline import timeline_pane
from cockpit.view.tracks import track_pane

HEAD = 2
"""Rows every pane's title and rule take."""
TRACK = "track:"
DRAWN: Mapping[str, Callable[[Board, Facts, Look], Pane]] = {
    "checkpoints": checkpoint_pane,
    "arrows": dependency_pane,
    "blockers": blocker_pane,
    "queue": queue_pane,
    "gates": gates_pane,
    "day": day_pane,
    "timeline": timeline_pane,
    "standup": lambda board, facts, look: (meeting_pane if look.meeting else standup_pane)(board, facts, look),
    "retro": retro_pane,
    "findings": findings_pane,
    "item": item_pane,
}


def draw(name: str, board: Board, facts: Facts, look: Look) -> Pane:
    """The pane of that name: `track:` and a track's id, or a key of `DRAWN`.

    `look.height` is here the height of the whole pane. Raises KeyError for a name that nobody draws.
    """
    if look.height is not None:
        look = replace(look, height=max(1, look.height - HEAD))
    if name.startswith(TRACK):
        return track_pane(board, facts, name.removeprefix(TRACK), look)
    return DRAWN[name](board, facts, look)
