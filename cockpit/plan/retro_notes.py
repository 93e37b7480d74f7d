"""The retro document of a sprint: what went well, what did not, actions. Read, begun and added to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cockpit.core.notes import NoteKind, RetroNote
from cockpit.core.settings import Settings
from cockpit.core.text import readable
from cockpit.plan.entries import Document
from cockpit.plan.outline_model import Heading, ListItem
from cockpit.plan.wording import is_placeholder

_WELL = re.compile(
    r"\b(?:went well|worked|keep(?: doing)?|liked|wins|highlights|accomplish\w*|positives?|gut gelaufen)\b",
    re.IGNORECASE,
)
_BADLY = re.compile(
    r"\b(?:did(?: not|n['’]t)|not (?:go|work)|went wrong|badly|improve\w*|challenges?|problems?|stop(?: doing)?|"
    r"disliked|lacked|negatives?|schlecht gelaufen)\b",
    re.IGNORECASE,
)


def note_kind(heading: str) -> NoteKind | None:
    """What a heading of a retro document collects; None for any other."""
    return "badly" if _BADLY.search(heading) else "well" if _WELL.search(heading) else None


def retro_notes(document: Document) -> Iterator[RetroNote]:
    """The list items below such headings, nested ones left out."""
    if document.role != "retro":
        return
    kind: NoteKind | None = None
    level = 0
    for block in document.outline.blocks:
        if isinstance(block, Heading):
            own = note_kind(block.text) if block.level > 1 else None
            if own or block.level <= level:
                kind, level = own, block.level
        elif isinstance(block, ListItem) and kind and block.parent is None and not is_placeholder(block.text):
            text = readable(" ".join((block.text, *block.more)))
            if text:
                yield RetroNote(kind=kind, text=text, path=document.path, line=block.line)


def new_retro(settings: Settings) -> bytes:
    """A retro document with nothing in it yet."""
    name = readable(settings.name) or "Sprint"
    head = f"# Retro: {name} ({settings.calendar.start.isoformat()} to {settings.calendar.end.isoformat()})"
    return f"{head}\n\n## Went well\n\n## Did not go well\n\n## Actions\n".encode()
