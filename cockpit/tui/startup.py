"""Python's search for garbage, put off while the cockpit starts and rare afterwards.

Nothing of what is imported is ever garbage, and boards go by their reference counts. The whole search would look at
every item of a big board for nothing, a tenth of a second and more in which no key is answered.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 50_000, 15, 15
"""New objects between searches among the youngest, how many of these between searches among the young, and how many of
those before all are searched. Each search takes milliseconds in which no key is answered, mostly for boards that are
gone a moment later by themselves: hundreds of ticks lie between two of them."""


def begins() -> None:
    """Before the heavy imports. They take a seventh less time without the search."""
    gc.disable()


def over() -> None:
    """When the board stands. What is there by now stays, so later searches leave it out and are short."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        gc.enable()
