"""States other than done, said in words behind a task's text: `(doing)`, `(moved to 2025-11-27)`, `~~text~~`. Pure."""

from __future__ import annotations

import re
from datetime import date

from cockpit.core.model import Span, State
from cockpit.plan.splice import Refusal, Splice
from cockpit.plan.vocabulary import Vocabulary

_NOTE = re.compile(r"\s*[(（]([^()（）]{1,200})[)）]\s*$")
_STRUCK = re.compile(r"~~(?=\S)(.*?)(?<=\S)~~", re.DOTALL)
WORDS: dict[State, str] = {"doing": "doing", "blocked": "blocked", "deferred": "deferred"}


def note_for(state: State, until: date | None) -> str:
    """What stands behind a text in that state, with the space before it; nothing for `todo` and `done`."""
    if state == "deferred" and until is not None:
        return f" (moved to {until.isoformat()})"
    return f" ({WORDS[state]})" if state in WORDS else ""


def reword(data: bytes, span: Span, want: State, vocabulary: Vocabulary, until: date | None) -> tuple[Splice, ...]:
    """Make the text at `span` (valid UTF-8) say `want`, touching as few bytes as will do."""
    start, end = span
    body = data[start:end].rstrip()
    return minimal(data, start, start + len(body), reworded(body.decode(), want, vocabulary, until).encode())


def reworded(text: str, want: State, vocabulary: Vocabulary, until: date | None) -> str:
    """A text that says `want`: old notes, signs and strikes about a state go, the new one comes.

    Raises Refusal where other words of the text would contradict it.
    """
    bare = text
    for first, last in _state_notes(text, vocabulary):
        bare = bare[:first] + bare[last:]
    if (struck := _STRUCK.fullmatch(bare)) and vocabulary.refine(bare) == "cancelled":
        bare = struck[1]
    sign = vocabulary.leading_glyph(bare)
    if sign is not None and sign.at == 0 and sign.state not in (None, "todo", "done", want):
        bare = bare[sign.length :]
    told = vocabulary.refine(bare)
    if want == "cancelled":
        return f"~~{bare}~~" if "~~" not in bare and bare else f"{bare} (cancelled)"
    if told is not None and told != want:
        raise Refusal(f"its own words say {told}; edit the line", final=True)
    return bare + ("" if told == want else note_for(want, until))


def _state_notes(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The notes at the end of a text that tell a state, last first, as (start, end) in characters."""
    found, end = [], len(text)
    while note := _NOTE.search(text, 0, end):
        if note.start() == 0:
            break
        if vocabulary.refine(f"x ({note[1]})") is not None:
            found.append((note.start(), note.end()))
        end = note.start()
    return found


def minimal(data: bytes, start: int, end: int, new: bytes) -> tuple[Splice, ...]:
    """Replace bytes `start` to `end` by `new`, touching only what differs; nothing if nothing does."""
    old = data[start:end]
    if old == new:
        return ()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return (Splice(start + head, end - tail, new[head : len(new) - tail]),)
