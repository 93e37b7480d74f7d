"""Sections that say all their open work is put off or dropped: `### Left over (deferred)`, `**Status**: postponed`."""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.core.model import State
from cockpit.plan.labels import label
from cockpit.plan.section import Section
from cockpit.plan.vocabulary import Vocabulary

_NOTE = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]$")
_WHOLE = re.compile(r"(.{3,40}?)(?: (?:items?|tasks?|work|stories|points|features))?$", re.IGNORECASE)
_AWAY: tuple[State, ...] = ("deferred", "cancelled")
_PUT_OFF = re.compile(
    r"not (?:in |for )?(?:this|the current) (?:sprint|iteration|release|week|version)|"
    r"(?:what(?:'s|’s| is) )?(?:deferred|postponed|put off)(?: (?:work|items?|features|tasks|scope))?"
    r"(?: (?:to|until|for|from) .{2,40})?|"
    r"(?:verschoben|zurückgestellt|später|reportées?|aplazad[oa]s?|adiad[oa]s?|rinviat[ioae])|nicht in diesem sprint|"
    r"no en este sprint|fora deste sprint|pas dans ce sprint|今回(?:は)?(?:対象外|やらない)|本次不做|暂缓|延后",
    re.IGNORECASE,
)
"""What is put off, as a whole title."""
_OUT = re.compile(r"(?:(?:what(?:'s|’s| is) )?(?:explicitly )?out(?: of scope)?|excluded)", re.IGNORECASE)
_LATER = re.compile(r"\b(?:deferred|postponed|later (?:sprints?|versions?|phases?|releases?))\b", re.IGNORECASE)


def put_off(section: Section, vocabulary: Vocabulary) -> State | None:
    """`deferred` or `cancelled` where the nearest heading or lead that tells a state tells such a one: in its title, or
    in a status line below it. Up to the next task, whose own state counts, and to the document's title."""
    for at in section.below_item():
        if (state := _told(at, vocabulary)) is not None:
            return state if state in _AWAY else None
    return None


@lru_cache(1024)
def names_put_off(raw: str) -> bool:
    """Whether a title says as a whole that what stands below it is put off: `Not this sprint`, `Out (deferred)`."""
    name = label(raw).rstrip(":：")
    bare = _NOTE.sub("", name).rstrip()
    if _OUT.fullmatch(bare):
        note = _NOTE.search(name)
        return note is not None and _LATER.search(note[1]) is not None
    return _PUT_OFF.fullmatch(bare) is not None


def _told(section: Section, vocabulary: Vocabulary) -> State | None:
    if names_put_off(section.raw):
        return "deferred"
    if vocabulary.words.may_be_away(section.raw) and (state := _by_title(label(section.raw), vocabulary)) is not None:
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
