"""Which plans a pattern of sprint.toml means.

As in `.gitignore`: without a slash a pattern fits a file or folder of that name at any depth, with one it is anchored
to the plans folder; `*` and `?` stay within a name, `**` goes through folders; a folder means all below it.
"""

from __future__ import annotations

import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means the plan at `path`, relative to its plans folder, with `/`."""
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./").rstrip("/")
    anchored = "/" in pattern
    pattern = pattern.removeprefix("/")
    parts = ["" if anchored else r"(?:.*/)?"]
    for piece in re.findall(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|[^*?\[]+|\[", pattern):
        parts.append(_PIECES.get(piece) or (piece if piece[0] == "[" and len(piece) > 2 else re.escape(piece)))
    return re.compile("".join([*parts, r"(?:/.*)?\Z"]), re.DOTALL)


_PIECES = {"**/": r"(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
