"""Text that was UTF-8 once, was read as a one-byte encoding and saved again (`âœ…` for `✅`), read back for showing.

Word processors, terminals and clipboards do it to whole files at a time, so the encoding is settled once a document
and each run of non-ASCII characters is then decoded by itself. ftfy's "sloppy" codecs do the decoding: unlike Python's
they accept the bytes those encodings leave undefined. Some programs dropped exactly these bytes; they are put back
where only one well-known sign can have stood there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Repair = Callable[[str], str]

_SUSPICIOUS = re.compile("[âÃÂ][€œ†‰š”“˜™\u0080-\u00bf]|[ðğ]Ÿ|âŒ|â³|â[žŸ]|[\u201a][ÄÅÜúöâàîï]|\uf8ffü|√[©®°±≥§≠]|Ô∏è")
_LEADS = re.compile("[âÃÂðğ\u201a\uf8ff√Ô]")
_RUN = re.compile("[^\x00-\x7f]+")
_CODECS = ("sloppy-windows-1252", "sloppy-windows-1254", "mac-roman")
_LOST = {
    "sloppy-windows-1252": b"\x81\x8d\x8f\x90\x9d",
    "sloppy-windows-1254": b"\x81\x8d\x8e\x8f\x90\x9d\x9e",
    "mac-roman": b"",
}
_KNOWN = frozenset(
    "✅✔✓☑☐⬜❌✖✗⚠⏳⌛⏭⏸⏩⏰⏱⛔❗❓➡⬆⬇⭐✨⚡🎬🎯🏁🏆🏗🏃🐍🐛🍎🌍🎨🎭🏢🏠🌐🌟🔍📍📏📐🎁🍀👍👏💍"
    "🚀🚩🚨🎉🔐🔝🤝🤖🛠🧪\ufe0f→←↔”“‘’"
)
_SHARE = 0.6
_SAMPLE = 2000


def repairer(text: str) -> Repair | None:
    """A function that repairs texts of this document, or None where nothing is wrong (decided without imports)."""
    if text.isascii() or not _LEADS.search(text) or not _SUSPICIOUS.search(text):
        return None
    import ftfy.bad_codecs  # noqa: F401  registers the sloppy codecs; slow to import and hardly ever needed

    codec = _codec_of(text)
    if codec is None:
        return None

    @lru_cache(maxsize=4096)
    def read_back(run: str) -> str:
        return _repair_run(run, codec)

    return lambda part: part if part.isascii() else _RUN.sub(lambda found: read_back(found.group()), part)


def _codec_of(text: str) -> str | None:
    """The encoding under which most runs of the document are UTF-8."""
    runs = [found.group() for found, _ in zip(_RUN.finditer(text), range(_SAMPLE), strict=False)]
    best, score = None, _SHARE * len(runs)
    for codec in _CODECS:
        fitting = sum(1 for run in runs if _decoded(run, codec) is not None)
        if fitting > score:
            best, score = codec, fitting
    return best


def _decoded(run: str, codec: str) -> str | None:
    try:
        return run.encode(codec).decode("utf-8")
    except UnicodeError:
        return None


def _repair_run(run: str, codec: str) -> str:
    """The run decoded; piece by piece where a part of it does not decode (lost bytes, or text that was right)."""
    whole = _decoded(run, codec)
    if whole is not None:
        return whole
    pieces, at = [], 0
    while at < len(run):
        piece, length = _repair_at(run, at, codec)
        pieces.append(piece)
        at += length
    return "".join(pieces)


def _repair_at(run: str, at: int, codec: str) -> tuple[str, int]:
    """What stands at a place of a run, and how many of its characters that takes."""
    for length in (4, 3, 2):
        part = run[at : at + length]
        decoded = _decoded(part, codec) if len(part) == length else None
        if decoded is not None and len(decoded) == 1:
            return decoded, length
    for length in (3, 2):
        part = run[at : at + length]
        found = _with_lost_byte(part, codec) if len(part) == length else None
        if found is not None:
            return found, length
    if run[at : at + 2] in ("ðŸ", "ğŸ"):
        return "", 2  # a picture of which two bytes are gone: nothing to read
    return run[at], 1


def _with_lost_byte(part: str, codec: str) -> str | None:
    """The one well-known sign that `part` becomes with one lost byte put back."""
    try:
        raw = part.encode(codec)
    except UnicodeError:
        return None
    found = set()
    for place in range(1, len(raw) + 1):
        for lost in _LOST[codec]:
            try:
                found.add((raw[:place] + bytes((lost,)) + raw[place:]).decode("utf-8"))
            except UnicodeError:
                continue
    known = sorted(found & _KNOWN)
    return known[0] if known else None
