"""Writing a state into a status cell, the way that table writes it, and into lines that carry a status word. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from cockpit.core.model import State
from cockpit.plan.edit_forms import DONE, OPEN, Edit
from cockpit.plan.edit_tails import WORDS, has_words, worded
from cockpit.plan.edit_words import minimal
from cockpit.plan.outline_model import Row, Table
from cockpit.plan.splice import Refusal, Splice
from cockpit.plan.vocabulary import Vocabulary

_BOX = re.compile(r"^(\W*\[)[ xX](\]\W*)$")
_WORD = re.compile(r"^[\W_]*[^\W\d_]+(?:[ -][^\W\d_]+){0,2}[\W_]*$")
_VS16 = "\ufe0f"


def status_cell(edit: Edit) -> tuple[Splice, ...]:
    """The cell in its table's own words and signs; the column stays as wide as it was where that fits."""
    table, row, column = _cell_at(edit)
    cell = row.cells[column]
    wanted = _written(edit, table, row, column)
    if edit.bytes_of(cell.span) == wanted.encode():
        return ()
    (start, end), now = cell.outer, edit.text_of(cell.outer)
    return minimal(edit.data, start, end, _padded(now, wanted).encode())


def _cell_at(edit: Edit) -> tuple[Table, Row, int]:
    at = edit.mention.slot[0]
    for table in edit.document.outline.blocks:
        if isinstance(table, Table) and table.span[0] <= at <= table.span[1]:
            for row in table.rows:
                for column, cell in enumerate(row.cells):
                    if cell.outer[0] <= at <= cell.outer[1] and row.span[0] <= at <= row.span[1]:
                        return table, row, column
    raise Refusal("there is no such cell any more")


def _written(edit: Edit, table: Table, row: Row, column: int) -> str:
    """How the wanted state is written in that column: as most other rows do, else as this cell's own form suggests."""
    now = edit.text_of(row.cells[column].span)
    if (box := _BOX.match(now)) and edit.want in ("done", "todo"):
        return f"{box[1]}{'x' if edit.want == 'done' else ' '}{box[2]}"
    others = [edit.text_of(other.cells[column].span) for other in table.rows if len(other.cells) > column]
    used = Counter(text for text in others if _tells(edit.vocabulary, text, edit.want))
    if used:
        return used.most_common(1)[0][0]
    sign = edit.vocabulary.leading_glyph(now)
    others_state = [edit.vocabulary.leading_glyph(text) for text in others]
    if sign is not None and all(found is not None for found in others_state):
        return _signed(edit.want, alone=not re.search(r"\w", now[sign.length :]))
    return WORDS[edit.want]


def _signed(want: State, *, alone: bool) -> str:
    """A state in a place where signs are used; only done and open have signs that everybody reads the same."""
    sign = {"done": DONE, "todo": OPEN}.get(want)
    return WORDS[want] if sign is None else sign if alone else f"{sign} {WORDS[want]}"


def _tells(vocabulary: Vocabulary, text: str, want: State) -> bool:
    """Whether a cell says that state and nothing more: `✅ Done`, not `Done (PR 12)`."""
    if not text.strip():
        return want == "todo"
    sign = vocabulary.leading_glyph(text)
    rest = text[sign.length :] if sign else text
    return vocabulary.state_of_cell(text) == want and (not rest.strip() or _WORD.match(rest) is not None)


def _padded(now: str, wanted: str) -> str:
    """`wanted` in the place of the content of `now` (all between two pipes), as wide as before if there is room."""
    left = now[: len(now) - len(now.lstrip())] if now.strip() else now[:1]
    right = now[len(now.rstrip()) :] if now.strip() else now[1:]
    spare = width(now) - width(wanted)
    if now.strip() and len(left) > len(right) and len(right) <= 1:
        return " " * max(spare - width(right), min(len(left), 1)) + wanted + right
    return left + wanted + " " * max(spare - width(left), min(len(right), 1))


def width(text: str) -> int:
    """Terminal cells, near enough to keep columns straight: wide and emoji characters count two."""
    cells = 0
    for char in text:
        if unicodedata.combining(char) or char in (_VS16, "\u200d"):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells


def status_words(edit: Edit) -> tuple[Splice, ...]:
    """A status in words outside tables: `**Status**: In progress` below a heading, `status: todo` in front matter."""
    now = edit.text_of(edit.mention.slot)
    inside = edit.mention.span[0] < edit.mention.slot[0] <= edit.mention.span[1]
    if inside and edit.mention.form == "heading" and (has_words(now) or not now[:1].isalnum()):
        return worded(edit.data, edit.mention.slot, edit.want) if has_words(now) else _heading_sign(edit, now)
    bare, wanted = now.strip("\"'"), WORDS[edit.want]
    if sign := edit.vocabulary.leading_glyph(bare):
        wanted = _signed(edit.want, alone=not bare[sign.length :].strip())
    elif bare == bare.lower():
        joint = next((char for char in "-_" if char in bare), " ")
        wanted = wanted.lower().replace(" ", joint)
    elif bare == bare.upper():
        wanted = wanted.upper()
    quote = now[0] if now[:1] in "\"'" and now[-1:] == now[:1] else ""
    return minimal(edit.data, *edit.mention.slot, f"{quote}{wanted}{quote}".encode())


def _heading_sign(edit: Edit, now: str) -> tuple[Splice, ...]:
    """A heading without a status line carries `✅` behind its text."""
    start, end = edit.mention.slot
    if edit.want == "done":
        return minimal(edit.data, start, end, DONE.encode() if now else f" {DONE}".encode())
    if edit.want == "todo":
        if not now and edit.mention.state == "done":
            raise Refusal("what stands below this heading, or a summary, says that it is done", final=True)
        before = start - 1 if now and edit.data[start - 1 : start] == b" " else start
        return (Splice(before, end, b""),) if now else ()
    raise Refusal("a heading can be done or not, nothing else", final=True)
