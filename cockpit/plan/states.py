"""The state that a phrase tells: clause by clause, with negations, hedges, percentages and counts understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from cockpit.core.model import State
from cockpit.plan.words import FAINT_WORDS, HEDGES, NEGATIONS, SOLE_WORDS, WORDS

_CLAUSES = re.compile(r"[;,.()\[\]|–—/]+(?=\s|$|\()|[(\[]|\s[-/]\s|:\s+|:$")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?\s?%")
_COUNT = re.compile(r"(?<![\d./])(\d{1,4})\s?(?:/|of|von|de|из)\s?(\d{1,4})(?![\d./%])")
_MOVED = r"moved to (?:the )?(?:next|week|sprint|day|phase|backlog|later|mon|tue|wed|thu|fri|q[1-4]|v?\d)"
_NO = frozenset({"no", "nein", "non", "não", "нет", "nie", "hayır", "否"})
_KEPT = 4096
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def phrases(text: str) -> tuple[str, ...]:
    """The entries of a `;` separated list of words."""
    return tuple(part for entry in text.split(";") if (part := " ".join(entry.split())))


_ASCII_CASES = str.maketrans({"ı": "i", "ſ": "s", "\u212a": "k"})
"""Letters that are, but for their case, one with a letter of ASCII."""


class Phrases:
    """A compiled set of state words. `tell` gives the state of a text, None where it says nothing known."""

    def __init__(self, words: Mapping[str, State]) -> None:
        self.words = dict(words)
        ordered = sorted(self.words, key=len, reverse=True)
        spaced = "|".join(re.escape(word) for word in ordered if not _CJK.search(word))
        joined = "|".join(re.escape(word) for word in ordered if _CJK.search(word))
        finished = "|".join(re.escape(word) for word in ordered if self.words[word] in ("done", "doing", "blocked"))
        closed = "|".join(re.escape(word) for word in ordered if self.words[word] == "done")
        self.pattern = re.compile(
            rf"(?P<hedged>(?<!\w)(?:{HEDGES})[\s-]+(?:{closed})(?!\w))"
            rf"|(?P<negated>(?<!\w)(?:{NEGATIONS})\s+(?:\w+\s+)?(?:{finished})(?!\w))"
            rf"|(?P<moved>(?<!\w){_MOVED})"
            rf"|(?P<word>(?<!\w)(?:{spaced})(?!\w)|{joined or '(?!)'})"
        )
        away = [*(word for word in ordered if self.words[word] in ("deferred", "cancelled")), "moved to"]
        self._away = re.compile("|".join(map(re.escape, away)), re.IGNORECASE)
        plain = [word.translate(_ASCII_CASES) for word in away]
        self._plain_away = tuple(word.lower() for word in plain if word.isascii())
        self.known: dict[str, State | None] = {}
        self.faint = re.compile(rf"(?<!\w)(?:{'|'.join(FAINT_WORDS)})(?!\w)")

    def may_be_away(self, text: str) -> bool:
        """Whether a text has in it what all have that tell of work put off or dropped, and many others have not."""
        if text.isascii():
            folded = text.lower()
            return any(word in folded for word in self._plain_away)
        return self._away.search(text) is not None

    def tell(self, text: str) -> State | None:
        """The state told by a casefolded text without glyphs. Cells repeat, so answers are kept."""
        if text not in self.known:
            if len(self.known) >= _KEPT:
                self.known.clear()
            self.known[text] = self._tell(text)
        return self.known[text]

    def _tell(self, text: str) -> State | None:
        text = text.strip(" \t.:!*_-–—")
        if sole := SOLE_WORDS.get(text):
            return sole
        told = [state for clause in _CLAUSES.split(text) if clause and (state := self._clause(clause))]
        if not told:
            return None
        first, rest = told[0], told[1:]
        if first == "done":
            return "doing" if any(state in ("todo", "doing", "blocked", "deferred") for state in rest) else "done"
        if first in ("todo", "doing"):
            stronger: tuple[State, ...] = ("cancelled", "blocked", "deferred") if first == "todo" else ("blocked",)
            return next((state for state in stronger if state in rest), first)
        return first

    def faintly(self, text: str) -> State | None:
        """The state told by words that only count where nothing else does."""
        found = self.faint.search(text)
        return FAINT_WORDS[found.group()] if found else None

    def _clause(self, clause: str) -> State | None:
        if clause.strip() in _NO:
            return "todo"
        told = [self._meaning(found) for found in self.pattern.finditer(clause)]
        state = next((state for state in told if state != "done"), told[0] if told else None)
        if state in (None, "done"):
            share = _share(clause)
            if share is not None and (state == "done" or "%" in clause):
                return "done" if share >= 1 else "doing" if share > 0 else "todo"
        return state

    def _meaning(self, found: re.Match[str]) -> State:
        match found.lastgroup:
            case "hedged":
                return "doing"
            case "negated":
                return "todo"
            case "moved":
                return "deferred"
            case _:
                return self.words[found.group()]


def _share(clause: str) -> float | None:
    """How much of the work a clause says is done: `90%`, `2/4`, `3 of 8`."""
    if percent := _PERCENT.search(clause):
        return int(percent[1]) / 100
    if (count := _COUNT.search(clause)) and int(count[2]):
        return int(count[1]) / int(count[2])
    return None


@lru_cache(maxsize=8)
def built_in(extra: tuple[tuple[str, State], ...] = ()) -> Phrases:
    """The built-in words with a sprint's own added."""
    known: dict[str, State] = {word.casefold(): state for state, words in WORDS.items() for word in phrases(words)}
    plain = {word.replace("ı", "i"): state for word, state in {**known, **dict(extra)}.items()}  # `TAMAMLANDI`
    return Phrases(plain)
