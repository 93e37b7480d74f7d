"""What a team writes down in its retro. The actions it agrees on are items, not notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

NoteKind = Literal["well", "badly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetroNote:
    """A line under "Went well" or "Did not go well" of a retro document. `path` as in `Place`."""

    kind: NoteKind
    text: str
    path: str
    line: int


_NAME = re.compile(r"(?:^|/)RETRO_(\d{4}-\d\d-\d\d)\.(?:md|markdown)$", re.IGNORECASE)


def retro_name(end: date) -> str:
    """The name of the retro document of a sprint that ends on that day."""
    return f"RETRO_{end.isoformat()}.md"


def retro_end(path: str) -> date | None:
    """The sprint's end that the name of a retro document tells; None for any other name."""
    found = _NAME.search(path)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def is_retro_of(path: str, end: date) -> bool:
    """Whether a document is the retro of the sprint that ends on that day."""
    return retro_end(path) == end
