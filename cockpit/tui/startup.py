"""Python's search for garbage, put off while the cockpit starts: nothing of what is imported then is ever garbage."""

from __future__ import annotations

import gc


def begins() -> None:
    """Before the heavy imports. They take a seventh less time without the search."""
    gc.disable()


def over() -> None:
    """When the board stands. What is there by now stays, so later searches leave it out and are short."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
