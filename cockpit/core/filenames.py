"""Names of files as plans write them, made comparable."""

from __future__ import annotations

import re
import unicodedata

from cockpit.core.model import Item

_LINE_NUMBER = re.compile(r"(?::\d+(?:[-:]\d+)?|#L?\d+(?:-L?\d+)?)$")


def folded(name: str) -> str:
    """A file name for comparing: one Unicode form, no case."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def base_of(path: str) -> str:
    """The last part of a path; a folder's keeps its `/`."""
    tail = "/" if path.endswith("/") else ""
    return path.rstrip("/").rpartition("/")[2] + tail


def tidy(name: str) -> str:
    """A file as a plan writes it, made comparable: `/` for a backslash, no `./`, no line number."""
    name = name.strip().strip("`\"'")
    if "/" not in name:
        name = name.replace("\\", "/")
    name = _LINE_NUMBER.sub("", name)
    while name.startswith("./"):
        name = name[2:]
    return re.sub(r"//+", "/", name)


def named_files(item: Item) -> tuple[str, ...]:
    """The files whose evidence counts for an item: the one it is, else all it names."""
    names = item.files[:1] if item.is_file else item.files
    return tuple(dict.fromkeys(name for one in names if (name := tidy(one)) and name not in (".", "/")))
