"""Which plans a pattern of sprint.toml means.

As in `.gitignore`: without a slash a pattern fits a file or folder of that name at any depth, with one it is anchored
to the plans folder; `*`, `?` and `[…]` stay within a name, `**` goes through folders; a folder means all below it.
"""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means the plan at `path`, relative to its plans folder, with `/`."""
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./").rstrip("/")
    written = "" if "/" in pattern else r"(?:[^/]+/)*"
    names = pattern.strip("/").split("/")
    for place, name in enumerate(names):
        last = place == len(names) - 1
        if name == "**":
            written += ".*" if last else r"(?:[^/]+/)*"
        else:
            written += _name(name) + ("" if last else "/")
    return re.compile(written + r"(?:/.*)?", re.DOTALL)


def _name(pattern: str) -> str:
    """One name's pattern, which no slash can satisfy."""
    pieces = re.split(r"(\*+|\?|\[[!^]?[^\]]+\])", pattern)
    return "".join({"*": "[^/]*", "?": "[^/]"}.get(piece[:1]) or _piece(piece) for piece in pieces)


def _piece(piece: str) -> str:
    if piece[:1] == "[" and piece[-1:] == "]" and len(piece) > 2:
        return f"(?!/){fnmatch.translate(piece)[4:-3]}"
    return re.escape(piece)
