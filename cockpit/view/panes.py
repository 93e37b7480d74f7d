"""Panes by name: the one place that knows which function draws which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import cast

from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.view.look import Look
from cockpit.view.rows import Pane
from cockpit.view.tracks import track_pane

HEAD = 2
"""Rows every pane's title and rule take."""
TRACK = "track:"
Draw = Callable[[Board, Facts, Look], Pane]
MODULES: Mapping[str, tuple[str, str]] = {
    "checkpoints": ("checkpoints", "checkpoint_pane"),
    "arrows": ("arrows", "dependency_pane"),
    "blockers": ("blockers", "blocker_pane"),
    "queue": ("blockers", "queue_pane"),
    "gates": ("checkpoints", "gates_pane"),
    "day": ("day", "day_pane"),
    "timeline": ("timeline", "timeline_pane"),
    "standup": ("standup", "standup_pane"),
    "meeting": ("meeting", "meeting_pane"),
    "retro": ("retro", "retro_pane"),
    "findings": ("findings", "findings_pane"),
    "item": ("item", "item_pane"),
}
"""Module of `view` and function, imported when it is first drawn: the board never waits for the retro's numbers."""
DRAWN = tuple(name for name in MODULES if name != "meeting")


def preload() -> None:
    """Import all of them, where nobody waits."""
    for name in MODULES:
        _drawer(name)


def _drawer(name: str) -> Draw:
    module, function = MODULES[name]
    return cast("Draw", getattr(import_module(f"cockpit.view.{module}"), function))


def draw(name: str, board: Board, facts: Facts, look: Look) -> Pane:
    """The pane of that name: `track:` and a track's id, or one of `DRAWN`.

    `look.height` is here the height of the whole pane. Raises KeyError for a name that nobody draws.
    """
    if look.height is not None:
        look = replace(look, height=max(1, look.height - HEAD))
    if name.startswith(TRACK):
        return track_pane(board, facts, name.removeprefix(TRACK), look)
    return _drawer("meeting" if name == "standup" and look.meeting else name)(board, facts, look)
