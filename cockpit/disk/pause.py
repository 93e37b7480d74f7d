"""Python's search for garbage, put off for one piece of work.

While a thousand plans are read, hardly anything becomes garbage that reference counts do not see, but every few
thousand new objects all older ones would be searched again: a tenth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def undisturbed(work: Callable[P, T]) -> Callable[P, T]:
    """`work` without searches for garbage meanwhile. Where they are off already, they stay off."""

    @wraps(work)
    def paused(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return paused
