"""What stands in the cells of a table's column."""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.outline_model import Table
from cockpit.plan.vocabulary import Vocabulary

_PLACEHOLDER = re.compile(r"[-–—.…?]*$")


def cells_of(table: Table, place: int) -> list[str]:
    """The texts of a column's cells, without markup, empty ones left out."""
    texts = (plain(row.cells[place].text).strip() for row in table.rows if place < len(row.cells))
    return [text for text in texts if text and not _PLACEHOLDER.match(text)]


def in_words(table: Table, place: int) -> bool:
    """Whether more than half of a column's cells are of several words."""
    cells = cells_of(table, place)
    return sum(" " in cell for cell in cells) * 2 > len(cells)


def is_state(cell: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing but a sign or word of state stands in a cell."""
    bare = cell.replace("\ufe0f", "").strip()
    if len(bare) <= 2:
        return bool(bare) and all(char in vocabulary.glyphs for char in bare)
    return len(bare) <= 24 and bare.casefold() in vocabulary.words.words
