"""What words and glyphs mean in plans: states, marks, columns, headings; in the languages plans are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cockpit.core.model import State
from cockpit.core.text import LIMIT, plain
from cockpit.plan.column_words import ColumnKind
from cockpit.plan.columns import column_kind
from cockpit.plan.headings import (
    CLOSED,
    ITEM_KINDS,
    LOOKED_THROUGH,
    HeadingKind,
    heading_kind,
)
from cockpit.plan.labels import is_decoration
from cockpit.plan.states import Phrases, built_in
from cockpit.plan.words import GLYPHS, MARKS, TURNING

__all__ = [
    "CLOSED",
    "ITEM_KINDS",
    "LOOKED_THROUGH",
    "ColumnKind",
    "Glyph",
    "HeadingKind",
    "Mark",
    "Vocabulary",
    "column_kind",
    "heading_kind",
]

_VS16 = "\ufe0f"
_GLYPH_LEAD = re.compile(r"[*_~\s]*")
_MARK = re.compile(r"\[([^\[\]]{0,24})\](?=\s|$)|\[([ xX]?)\](?![(\[:])")
_NOTE = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\s*[.!]?$")
_STRUCK = re.compile(r"~~(?=\S).+?(?<=\S)~~[\s.]*$")
_LEADING_WORD = re.compile(r"(?:\*\*|__|\[)?([A-Za-z][\w' /-]{1,24}?)(?:\*\*|__|\])?\s*(?::|\s[-–—]\s|\](?=\s))")
_BOLD_NOTE = re.compile(r"(?:\*\*|__)[^*_]{2,60}?[(\[]([^()\[\]*_]{2,60})[)\]]\s*:?\s*(?:\*\*|__)\s*:?\s+\S")
_BEHIND_ARROW = re.compile(r"\s(?:(?:→|->|=>)\s+[*_]*|[–—-]\s+(?:\*\*|__))([^\W\d_][^*_→]{2,40}?)[*_]*\s*[.!]?$")
_TRAILING_PLACE = re.compile(r"\s(?:by|on|for|until|till|to|pending|since|from|von|bis|par|por|para)\s.*$")
_KEEPS_OPEN: frozenset[State] = frozenset({"doing", "blocked", "deferred", "cancelled"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A status sign at the start of a text. `state` None when it is used for several; `length` in characters, with
    what stands before it (bold or strike marks), a variation selector and the spaces after it. `at` is its offset."""

    glyph: str
    state: State | None
    length: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A bracketed mark at the start of a list item that is no GitHub box: `[/]`, `[WIP]`, `[ ]text`.

    `text` is what stands between the brackets, `state` None when it is unknown, `length` counts characters with the
    brackets and the spaces after them.
    """

    text: str
    state: State | None
    length: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """State words and glyphs: the built-in ones and those a sprint adds."""

    words: Phrases
    glyphs: Mapping[str, State | None]

    @classmethod
    def of(cls, states: Mapping[State, tuple[str, ...]] | None = None) -> Vocabulary:
        """The built-in vocabulary with `Settings.states` added (an added word or glyph wins)."""
        return _vocabulary(tuple((state, tuple(words)) for state, words in (states or {}).items()))

    def state_of_cell(self, text: str) -> State | None:
        """The state a status cell tells: a word beats a glyph, None for an unknown or empty cell. Never `done` by
        accident: `not done`, `90% done`, `partially complete` are not."""
        cell = plain(text).strip()
        if len(cell) > 1 and cell[0] == "[" and cell[-1] == "]":
            return self.mark_state(cell)
        told = self.words.tell(_folded(cell))
        if told:
            return told
        sign = next((self.glyphs[char] for char in cell if self.glyphs.get(char)), None)
        if sign is None and cell.replace(_VS16, "").strip() in TURNING:
            return "doing"
        return sign or self.words.faintly(_folded(cell))

    def state_of_words(self, text: str) -> State | None:
        """The state told by words alone (`**Status**: In progress`, front matter)."""
        return self.words.tell(_folded(plain(text)))

    def leading_glyph(self, text: str) -> Glyph | None:
        """The status glyph a text begins with (after bold or strike marks), None when it begins with none."""
        found = _GLYPH_LEAD.match(text)
        at = found.end() if found else 0
        sign = text[at : at + 1]
        if not sign or sign.isascii() or sign not in self.glyphs:
            return None
        end = at + 1
        while text[end : end + 1] in (_VS16, " ", "\u00a0", "\t") and end < len(text):
            end += 1
        return Glyph(sign, self.glyphs[sign], end, at)

    def mark_state(self, mark: str) -> State | None:
        """The state of a mark such as `[/]`, `[~]`, `[WIP]` or `/`; None when unknown."""
        inner = mark[1:-1] if len(mark) > 1 and mark[0] == "[" and mark[-1] == "]" else mark
        inner = inner.replace(_VS16, "")
        if not inner.strip():
            return "todo"
        inner = inner.strip().casefold()
        if inner in MARKS:
            return MARKS[inner]
        if inner in self.glyphs:
            return self.glyphs[inner]
        return self.words.tell(inner) if len(inner) > 2 else None

    def leading_mark(self, text: str) -> Mark | None:
        """The mark a list item without a box begins with; None for links and for words that are no states."""
        found = _MARK.match(text)
        if not found:
            return None
        inner = found[1] if found[1] is not None else found[2]
        state = self.mark_state(f"[{inner}]")
        if len(inner) > 7 and inner.strip().casefold() not in self.words.words:
            return None  # a longer one is a mark only as a whole: `[not started]`
        if state is None and (len(inner.replace(_VS16, "")) != 1 or inner.isdigit()):
            return None
        end = found.end()
        while text[end : end + 1] == " ":
            end += 1
        return Mark(inner, state, end)

    def refine(self, text: str) -> State | None:
        """What words and strikes say about an OPEN box: `text (doing)`, `(moved to …)`, `~~text~~`, `text → deferred`,
        `**Later (deferred)**: text`; never `done`."""
        text = text[:LIMIT]
        if text.startswith("~~") and _STRUCK.match(text):
            return "cancelled"
        bare = plain(text)
        note = _NOTE.search(bare)
        if note and (state := self._note(note[1])):
            return state
        for words in (_LEADING_WORD.match(text), _BOLD_NOTE.match(text), _BEHIND_ARROW.search(text)):
            if words is not None and (state := self._note(words[1])):
                return state
        glyph = self.leading_glyph(text)
        return glyph.state if glyph and glyph.state in ("blocked", "deferred") else None

    def _note(self, note: str) -> State | None:
        """The state of a note that is nothing but state words, with or without a reason (`blocked by X`)."""
        folded = _folded(note)
        state = self.words.tell(folded)
        if state not in _KEEPS_OPEN:
            return None
        head = _TRAILING_PLACE.sub("", folded.split(",")[0].split(":")[0]).strip()
        return state if head in self.words.words or folded.startswith("moved to ") else None


def _folded(text: str) -> str:
    """Text for comparing with state words: case and signs gone."""
    text = unicodedata.normalize("NFC", text.replace(_VS16, "")).casefold().replace("ı", "i").replace("i\u0307", "i")
    if text.isascii():
        return text
    return "".join(" " if is_decoration(char) or char in "✓✔√" else char for char in text)


@lru_cache(maxsize=32)
def _vocabulary(states: tuple[tuple[State, tuple[str, ...]], ...]) -> Vocabulary:
    signs: dict[str, State | None] = dict(GLYPHS)
    extra: list[tuple[str, State]] = []
    for state, words in states:
        for word in words:
            bare = word.replace(_VS16, "").strip()
            if len(bare) == 1 and not bare.isalnum():
                signs[bare] = state
            elif bare:
                extra.append((unicodedata.normalize("NFC", bare).casefold(), state))
    return Vocabulary(built_in(tuple(extra)), signs)
