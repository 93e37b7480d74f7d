"""Sections that say all their open work is put off or dropped: `### Left over (deferred)`, `**Status**: postponed`."""

from __future__ import annotations

import re

from cockpit.core.model import State
from cockpit.plan.labels import label
from cockpit.plan.section import Section
from cockpit.plan.vocabulary import Vocabulary

_NOTE = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]$")
_WHOLE = re.compile(r"(.{3,40}?)(?: (?:items?|tasks?|work|stories|points|features))?$", re.IGNORECASE)
_AWAY: tuple[State, ...] = ("deferred", "cancelled")


def put_off(section: Section, vocabulary: Vocabulary) -> State | None:
    """`deferred` or `cancelled` where the nearest heading or lead that tells a state tells such a one: in its title, or
    in a status line below it. Up to the next task, whose own state counts, and to the document's title."""
    for at in section.below_item():
        if (state := _told(at, vocabulary)) is not None:
            return state if state in _AWAY else None
    return None


def _told(section: Section, vocabulary: Vocabulary) -> State | None:
    if vocabulary.words.away.search(section.raw) and (state := _by_title(label(section.raw), vocabulary)) is not None:
        return state
    status = section.facts.get("status")
    return vocabulary.state_of_cell(status.value) if status is not None else None


def _by_title(title: str, vocabulary: Vocabulary) -> State | None:
    """What a title tells in its parenthesis, or as a whole: `Deferred items`."""
    note = _NOTE.search(title)
    for words in (note[1] if note else "", _NOTE.sub("", title).strip()):
        if (state := vocabulary.refine(f"x ({words})")) in _AWAY:
            return state
        if words and (whole := _WHOLE.fullmatch(words)) and (state := vocabulary.refine(f"x ({whole[1]})")) in _AWAY:
            return state
    return None
