"""Whether a plain line of a list says anything that somebody could do: no figure, no remark, no `None`, no story."""

from __future__ import annotations

import re

from cockpit.plan.fact_words import FactKind
from cockpit.plan.groups import is_remark
from cockpit.plan.imperative import leads_to_details
from cockpit.plan.leads import pair_in
from cockpit.plan.wording import Wording, is_placeholder, tells_a_story

_FIGURE = re.compile(
    r"[^\w~]*~?\d{1,3} ?%(?:\s*[-–—:]|$| of\b)|~?\d[\d,.]*\+?\s+(?:[\w-]+\s+){0,2}(?:files?|lines?|tests?)\b"
    r"|.{3,60}:\s*~?\d+\s+(?:tasks?|items?|points?|hours?)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:none|nothing|n/?a|no (?:tasks?|work|changes)|ningun[oa]s?|nenhum[a]?|keine[rs]?|aucune?|nessun[oa]?|"
    r"нет|无|無し?|なし)"
    r"(?:\W*$|[.;,:–—-]\s|\s+(?:in|en|for|para|needed|required|dans|im|für|em|nest[ea]|yet|planned)\b)",
    re.IGNORECASE,
)
"""`None in this sprint. The service is there.`"""
_SAID_OF_WORK: tuple[FactKind, ...] = ("target", "estimate", "status", "owner", "due", "why")
"""What a line tells of the work around it rather than being some."""
_SAID = frozenset({"decision", "verdict", "outcome", "entscheidung", "décision", "decisión", "decisão", "decisione"})
_LONGEST, _LONGEST_TITLED = 400, 1600
"""Characters; behind a bold title of its own a line may tell more."""


def says_something(words: Wording, *, holds: bool = False) -> bool:
    """Whether a plain bullet tells work or the like. `holds`: a list of its own stands below it."""
    raw = words.raw.strip()
    if (
        not words.key
        or is_placeholder(raw)
        or _NOTHING.match(words.text)
        or _FIGURE.match(words.text)
        or tells_a_story(words.text)
        or is_remark(words.text)
    ):
        return False
    if (pair := pair_in(raw)) is not None and pair.value and (pair.kind in _SAID_OF_WORK or pair.key in _SAID):
        return False
    longest = _LONGEST_TITLED if raw.startswith("**") else _LONGEST
    return (holds or not raw.endswith(":") or leads_to_details(raw)) and len(words.text) < longest
