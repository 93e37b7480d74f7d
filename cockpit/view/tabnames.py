"""The views in their order, and their names where there is little room. Light: the first picture needs it."""

from __future__ import annotations

VIEWS = ("board", "day", "timeline", "blockers", "checkpoints", "standup", "retro", "findings")
SHORT = {"timeline": "Time", "blockers": "Block", "checkpoints": "Check", "standup": "Stand", "findings": "Find"}


def tab_name(view: str, *, short: bool) -> str:
    """`Checkpoints`, `Check`."""
    return SHORT.get(view, view.capitalize()) if short else view.capitalize()
