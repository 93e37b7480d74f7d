"""A blocker's line as the cockpit writes it: the words behind the box, and what resolving or changing makes of them.

`**Blocked**: text (waits on GPT, raised 2025-11-26 09:04, blocks train_triplet.py, resolved 2025-11-26 15:10)`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from cockpit.core.calendar import Calendar
from cockpit.core.model import Mention, Span
from cockpit.core.text import clean
from cockpit.plan.edit_forms import text_span
from cockpit.plan.edit_words import minimal
from cockpit.plan.entries import Document
from cockpit.plan.splice import Refusal, Splice

_SPACES = re.compile(r"\s+")
_OWN_NOTE = re.compile(
    r"\s*[(（](?P<told>\s*(?:waits? (?:on|for)|waiting (?:on|for)|raised|since|reported|blocks|resolved)\b[^()（）]*)"
    r"[)）]\s*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r",\s*(?=(?:waits? (?:on|for)|waiting (?:on|for)|raised|since|reported|blocks|resolved)\b)", re.IGNORECASE
)
_WAITS = re.compile(r"\s*(?:waits?|waiting) (?:on|for)\b", re.IGNORECASE)
_LEAD = re.compile(r"\s*(?:\*\*|__)?(?:blocked|blockers?)(?::(?:\*\*|__)|(?:\*\*|__)?\s*:)\s*", re.IGNORECASE)
_WORD = r"resolved \d{4}-\d\d-\d\d(?: \d\d:\d\d)?"
_RESOLVED = re.compile(rf",? {_WORD}(?=[)）])|\s*[(（]{_WORD}[)）]")


def one_line(text: str) -> str:
    """Any text as one safe line."""
    return _SPACES.sub(" ", clean(text)).strip()


def in_note(text: str) -> str:
    """A text that can stand between parentheses and commas."""
    return _SPACES.sub(" ", re.sub(r"[(),;（）]+", " ", one_line(text))).strip()


def minute(moment: datetime, calendar: Calendar) -> str:
    """`2025-11-26 09:04`, wall time of the sprint."""
    return calendar.local(moment).strftime("%Y-%m-%d %H:%M")


def blocker_words(text: str, waits_on: str, raised: datetime | None, blocks: Sequence[str], calendar: Calendar) -> str:
    """The markdown of a raised blocker behind its box."""
    notes = [f"waits on {waits}"] if (waits := in_note(waits_on)) else []
    notes += [f"raised {minute(raised, calendar)}"] if raised else []
    notes += [f"blocks {', '.join(map(in_note, blocks))}"] if blocks else []
    return f"**Blocked**: {text}" + (f" ({', '.join(notes)})" if notes else "")


def resolve(document: Document, mention: Mention, now: datetime, calendar: Calendar) -> Splice | None:
    """Say behind a blocker's words when it was resolved; None where that stands already or words cannot be added."""
    (start, _), text = _line(document, mention)
    if _RESOLVED.search(text) or not text:
        return None
    if note := _OWN_NOTE.search(text):
        at = start + len(text[: note.end("told")].encode())
        return Splice(at, at, f", resolved {minute(now, calendar)}".encode())
    end = start + len(text.encode())
    return Splice(end, end, f" (resolved {minute(now, calendar)})".encode())


def reopen(document: Document, mention: Mention) -> Splice | None:
    """Take the words of `resolve` away again."""
    (start, _), text = _line(document, mention)
    found = _RESOLVED.search(text)
    if found is None:
        return None
    first = start + len(text[: found.start()].encode())
    return Splice(first, first + len(found[0].encode()), b"")


def change(document: Document, mention: Mention, text: str | None, waits_on: str | None) -> tuple[Splice, ...]:
    """Give a blocker's line another text, or another that it waits on (empty: nobody knows); the rest stays.

    Raises Refusal for an empty text.
    """
    (start, end), old = _line(document, mention)
    note = _OWN_NOTE.search(old)
    body = old[: note.start()] if note else old
    lead = found[0] if (found := _LEAD.match(body)) else ""
    words = body[len(lead) :] if text is None else one_line(text)
    if not words:
        raise Refusal("a blocker has to say what is the matter", final=True)
    parts = [part.strip() for part in _PART.split(note["told"])] if note else []
    if waits_on is not None:
        rest = [part for part in parts if not _WAITS.match(part)]
        parts = [f"waits on {waits}", *rest] if (waits := in_note(waits_on)) else rest
    new = lead + words + (f" ({', '.join(parts)})" if parts else "")
    return minimal(document.data, start, end, new.encode())


def _line(document: Document, mention: Mention) -> tuple[Span, str]:
    """Where a blocker's sentence stands, over its soft line breaks, and what it says."""
    start, end = text_span(document, mention)
    try:
        return (start, end), document.data[start:end].decode()
    except UnicodeDecodeError:
        raise Refusal("not UTF-8 where the edit stands", mention.path, mention.line, final=True) from None
