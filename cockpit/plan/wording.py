"""What an item's words say beyond its name: state notes at the end, whom it waits for, since when, its identity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cockpit.core.model import State
from cockpit.core.quick import quick
from cockpit.core.text import normalise, readable
from cockpit.plan.names import leading_id
from cockpit.plan.vocabulary import Vocabulary

_NOTE = re.compile(r"\s*[(（]([^()（）]{1,200})[)）]\s*$")
_OWN_NOTE = re.compile(
    r"\s*(?:waits? (?:on|for)|waiting (?:on|for)|moved to|raised|reported|since|blocks|blocked|resolved|carried|"
    r"deferred|postponed|unblocked)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:^|[,;(]\s*|\b(?:and|but)\s+)(?P<key>waits? (?:on|for)|waiting (?:on|for)|blocked (?:by|on)|raised|reported|"
    r"since|blocks|blocking|resolved)\s*:?\s+(?P<value>[^,;()]+)",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    r"(?:^|[,;(]\s*)blocks\s*:?\s+([^;()]+?)(?=\s*,\s*(?:wait(?:s|ing)? (?:on|for)|blocked (?:by|on)|raised|"
    r"reported|since|resolved)\b|\s*(?:[;()]|$))",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\b(?:waits? (?:on|for)|waiting (?:on|for)|blocked (?:by|on))\s*:?\s+([^,;()]{2,80})", re.IGNORECASE
)
_MOVED = re.compile(r"\bmoved to (\d{4}-\d\d-\d\d)", re.IGNORECASE)
_STORY = re.compile(r"\b(?:was|were|had|has been|now)\b|\bso (?:we|the|that|it)\b", re.IGNORECASE)
_SAID_DONE = re.compile(
    r"(?<=[.;,] )(?:completed|shipped|delivered|released|done) in [`v]*\d[\w.]*`?\W*$|"
    r"\((?:already |bereits |schon |déjà |ya |já |già |уже |已经)?"
    r"(?:done|completed?|finished|erledigt|fertig|fait|terminé|hecho|feito|"
    r"fatto|concluído|готово|сделано|完了|完成|已完成|완료)\)\W*$|"
    r"[.;] *(?:completed|done|shipped|released|delivered|finished)(?: (?:in|on|with) [`*_v]*\d[\w.*`-]*)?\W*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_BLANK = re.compile(r"[\W_]*$")
_PLACEHOLDER = re.compile(
    r"[\W_]*(?:n/?a|none|nil|tbd|tba|todo|pending|unassigned|xxx+|\.\.\.|…|keine?|aucune?|nenhum[a]?|ningun[oa]|なし|无|無|없음|нет|yok|"
    r"insert .*|your .* here|placeholder|item \d|task \d|deliverable \d|example)?[\W_]*$",
    re.IGNORECASE,
)
_OTHER_LETTERS = frozenset("bcfghjlmoqrsvwzBCFGHJLMOQRSVWZ")
"""Letters that no placeholder begins with."""
_TEMPLATE = re.compile(r"^\W*(?:\[[^\]()]{2,80}\](?![(\[:])|<[^<>/:@]{2,60}>|\{[^{}]{1,60}\})[\W_]*$|_{4,}|\$\{|\{\{")


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` as people read it without state notes, `key` its identity, `code` its leading id; `note` what the notes
    at its end say."""

    text: str
    key: str
    code: str
    raw: str
    note: str = ""
    state: State | None = None


_new_wording = quick(Wording)


def read_wording(raw: str, vocabulary: Vocabulary) -> Wording:
    """Take an item's raw text (without box, mark or glyph) apart."""
    note = ""
    state: State | None = None
    if raw.endswith((")", "）")):
        raw, note, state = _notes(raw, vocabulary)
    if state is None and ("~~" in raw or "(" in raw or "*" in raw or "→" in raw or "> " in raw):
        state = vocabulary.refine(raw)
    code, _ = leading_id(raw)
    return _new_wording(readable(raw), normalise(raw), code, raw, note, state)


def _notes(raw: str, vocabulary: Vocabulary) -> tuple[str, str, State | None]:
    """(text without state notes, the notes, the state they tell)."""
    notes: list[str] = []
    state: State | None = None
    while len(notes) < 3 and (found := _NOTE.search(raw)) and found.start() > 0:
        told = vocabulary.refine(f"x ({found[1]})")
        if told is None and not _OWN_NOTE.match(found[1]):
            break
        state = state or told
        notes.append(found[1])
        raw = raw[: found.start()]
    return raw, ", ".join(reversed(notes)), state


def fields(note: str) -> dict[str, str]:
    """`waits on GPT, raised 2025-11-26, blocks a.py` as {waits, since, blocks, resolved: text}."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(note):
        key = match["key"].lower()
        name = (
            "waits"
            if key.startswith(("wait", "blocked"))
            else "blocks"
            if key.startswith("block")
            else "resolved"
            if key == "resolved"
            else "since"
        )
        value = match["value"].strip()
        if name == "since" and name in found and not _DIGIT.search(found[name]):
            found[name] = value  # `raised twice` tells no time
        found.setdefault(name, value)
    return found


def names_blocked(note: str) -> tuple[str, ...]:
    """What a note says is held up: `blocks a.py, write the guide, resolved 2025-11-26` as those two names."""
    found = _BLOCKS.search(note)
    return tuple(name for part in found[1].split(",") if (name := readable(part))) if found else ()


def moved_to(note: str) -> date | None:
    """The day that `moved to 2025-11-27` names, None for no such note."""
    found = _MOVED.search(note)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def waits_for(text: str) -> str:
    """What a text says it waits for, '' if nothing."""
    found = _WAITS.search(text)
    return readable(found[1]) if found else ""


def says_done(text: str) -> bool:
    """Whether a line without a box ends with `(done)` or `(already done)`, or with `. Completed in 0.2.0.`"""
    return _SAID_DONE.search(text) is not None


def tells_a_story(text: str) -> bool:
    """Whether a long line tells how things are or came about, which is nothing to do: `In the past, the … was …`."""
    return len(text) > 200 and _STORY.search(text) is not None


def is_blank(text: str) -> bool:
    """Nothing but punctuation, lines and signs."""
    return _BLANK.match(text) is not None


def is_placeholder(text: str) -> bool:
    """Nothing somebody filled in: empty, `-`, `TBD`, `None`, `____`, `[describe it here]`, `<name>`."""
    first = text[:1]
    if first not in _OTHER_LETTERS and _PLACEHOLDER.match(text) is not None:
        return True
    holed = "[" in text or "<" in text or "{" in text or "__" in text
    return holed and _TEMPLATE.search(text) is not None
