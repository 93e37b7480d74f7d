"""State signs behind a text: `Write the spec ✅`, `Auth module - ✅ Done`, `### Payments ⏳`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cockpit.core.model import Span, State
from cockpit.plan.reading import Reading
from cockpit.plan.vocabulary import Vocabulary

_VS16 = "\ufe0f"
_TAIL = re.compile(
    rf"(?P<joint>(?:\s*(?:[-–—:：|→]|\()\s*|\s+)[*_]*)(?P<sign>[^\x00-\xff]){_VS16}?"
    r"(?P<words>[ \t]*[*_]*[^\W\d_][^\W_]*(?:[ -][^\W\d_]+){0,2}[*_]*)?\)?[*_]*"
    r"(?P<aside>\s*\([^()]{1,40}\))?[\s.]*$"
)
_BEFORE = re.compile(
    r"\s+[-–—]\s+(?P<words>[*_]*[^\W\d_]+(?:[ -][^\W\d_]+)?[*_]*)$|\s*:\s+(?P<said>[*_]*[A-Z]{4,}[*_]*)$"
)
"""Words of state in front of the sign: `Auth module - COMPLETE ✅`."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tail:
    """`text` is what stands before the sign, `shown` the sign with the words behind it, `state` what they say."""

    text: str
    shown: str
    state: State | None


def tail_of(text: str, vocabulary: Vocabulary) -> Tail | None:
    """The state sign that a text ends with, words behind it included; None where it ends with none."""
    if text.isascii():
        return None
    start = max(0, len(text) - _LONGEST)
    found = _TAIL.search(text, start)
    while found is not None and found["sign"] not in vocabulary.glyphs:
        found = _TAIL.search(text, found.start() + 1)
    if found is None or not text[: found.start()].strip("*_ "):
        return None
    words = found["words"] or ""
    state = vocabulary.state_of_cell(found["sign"] + words)
    if words and vocabulary.state_of_words(words) is None:
        return None  # the sign belongs to the words: `→ ✅ bitmatch`
    aside = found["aside"] or ""
    if aside and (told := vocabulary.state_of_words(aside)) is not None and told != state:
        return None  # `✅ (started)`
    end = found.end("words") if words else found.end("sign")
    if text[end : end + 1] == _VS16:
        end += 1
    before, at = text[: found.start()], found.start("sign")
    said = _BEFORE.search(before) if not words else None
    told = vocabulary.state_of_words(said["words"] or said["said"]) if said is not None else None
    if said is not None and told is not None and state in (None, told):
        state, before, at = told, before[: said.start()], said.start("words" if said["words"] else "said")
    closing = "**" if before.count("**") % 2 else ""  # `**Auth ✅**`
    return Tail(before + closing + aside, text[at:end], state)


def tail_span(reading: Reading, span: Span, tail: Tail) -> Span | None:
    """The bytes of the sign and its words in a text at `span`; None where repaired text has other bytes."""
    raw = reading.raw(span)
    at = raw.rfind(tail.shown)
    if at < 0:
        return None
    first = span[0] + len(raw[:at].encode("utf-8"))
    return first, first + len(tail.shown.encode("utf-8"))
