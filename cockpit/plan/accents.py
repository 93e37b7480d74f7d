"""Latin letters without their accents: people leave them out as often as not, `Estimacion`, `Dia`, `Tache`."""

from __future__ import annotations

import unicodedata

_WHOLE = str.maketrans("łŁøØđĐßæœ", "lLoOdDsao")
"""Letters that are no base letter with a sign on it."""


def unaccented(text: str) -> str:
    """A text with each accented Latin letter as its base letter; other scripts stay as they are."""
    if text.isascii():
        return text
    return "".join(_bare(char) for char in text).translate(_WHOLE)


def _bare(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if parts[0].isascii() else char
