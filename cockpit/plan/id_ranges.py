"""Ranges of ids in lists of dependencies: `US-01 – US-04` names four stories."""

from __future__ import annotations

import re

_RANGE = re.compile(
    r"(?P<prefix>#|[^\W\d_]{1,10}[-_ ]?|[^\W\d_]{1,4}\d{1,2}[-.]T?|(?=\d))(?P<first>\d{1,4})\s*"
    r"(?:[-–—‑~]|\.\.\.?|…|→|->|to|bis|through|thru|do|à|a|al|hasta|até|до|по)\s*(?:(?P<again>(?P=prefix))|(?=\d))"
    r"(?P<last>\d{1,4})"
)
_MOST = 40


def in_range(name: str) -> tuple[str, ...]:
    """All ids of a range; none where a text is no range of ids."""
    found = _RANGE.fullmatch(name.strip())
    if found is None or not found["prefix"] or (found["again"] is None and found["prefix"].endswith(" ")):
        return ()
    first, last = int(found["first"]), int(found["last"])
    if not first < last < first + _MOST:
        return ()
    width = len(found["first"])
    return tuple(f"{found['prefix']}{number:0{width}d}" for number in range(first, last + 1))
