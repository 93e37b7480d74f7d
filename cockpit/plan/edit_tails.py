"""Writing a state into a sign behind a text: `Write the spec ✅`, `Auth - 🔄 In progress`, `### Payments ⏳`. Pure."""

from __future__ import annotations

import re

from cockpit.core.model import State
from cockpit.plan.edit_words import minimal
from cockpit.plan.splice import Splice

SIGNS: dict[State, str] = {
    "todo": "⬜", "doing": "🔄", "blocked": "🚫", "deferred": "⏸️", "cancelled": "❌", "done": "✅",
}  # fmt: skip
WORDS: dict[State, str] = {
    "todo": "To do", "doing": "In progress", "blocked": "Blocked", "deferred": "Deferred", "cancelled": "Cancelled",
    "done": "Done",
}  # fmt: skip
_WORDED = re.compile(r"(?P<sign>[^\w\s]\ufe0f?)(?P<gap>\s*[*_]*)(?P<words>\w[^*_]*?)(?P<end>[*_]*)$")
_WORDS_FIRST = re.compile(r"(?P<start>[*_]*)(?P<words>\w[^*_]*?)(?P<gap>[*_]*\s*)(?P<sign>[^\w\s*_]\ufe0f?)$")


def has_words(shown: str) -> bool:
    """Whether words stand beside the sign: they would contradict another sign."""
    return _WORDED.match(shown) is not None or _WORDS_FIRST.match(shown) is not None


def worded(data: bytes, span: tuple[int, int], want: State, own: str | None = None) -> tuple[Splice, ...]:
    """The sign and the words at `span` made to say `want`: as `own` does, which says it elsewhere in the list, else in
    the case of the words that stand there."""
    shown = data[span[0] : span[1]].decode()
    found = _WORDED.match(shown) or _WORDS_FIRST.match(shown)
    if found is None:
        return ()
    words = WORDS[want]
    if found["words"].isupper():
        words = words.upper()
    elif found["words"].islower():
        words = words.lower()
    told = found.groupdict()
    new = f"{SIGNS[want]}{told['gap']}{words}{told['end']}" if "end" in told else ""
    return minimal(data, *span, (own or new or f"{told['start']}{words}{told['gap']}{SIGNS[want]}").encode())
