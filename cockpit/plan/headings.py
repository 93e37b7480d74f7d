"""What a heading or lead says about the list below it: work of some kind, criteria, or nothing that is on a board."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from cockpit.core.model import Kind
from cockpit.plan.heading_words import HeadingKind, matching
from cockpit.plan.ids import leading_id
from cockpit.plan.labels import label
from cockpit.plan.time_words import begins_with_block, begins_with_time, has_clock

__all__ = ["CLOSED", "ITEM_KINDS", "LOOKED_THROUGH", "HeadingKind", "heading_kind"]

ITEM_KINDS: Mapping[HeadingKind, Kind] = {
    "deliverable": "deliverable",
    "task": "task",
    "action": "action",
    "criterion": "criterion",
    "checkpoint": "criterion",
    "metric": "metric",
    "blocker": "blocker",
}
CLOSED: frozenset[HeadingKind] = frozenset({"closed", "risk", "dependency", "resolved", "escalation", "ceremony"})
LOOKED_THROUGH: frozenset[HeadingKind] = frozenset({"time", "track", "title"})


_LEVEL = re.compile(r"^(?:task|story|epic|sprint|release|team|project|unit)[- ]level$")
_BY = re.compile(
    r"^(?:by|per|nach|par|por) (?!day|week|end)[\w ]{2,20}$|^for (?:all|everyone|each)\b|^everyone(?: else)?$"
)
_SOON = re.compile(
    r"^(?:immediate(?:ly)?|short[- ]term|medium[- ]term|long[- ]term|today|tomorrow|tonight|now|this week|next week|"
    r"this month|next month|later|post-launch|immédiat|sofort|heute|diese woche|hoy|hoje|今日|今週|本周|今天)\b[^:]*$"
)
_BY_THEN = re.compile(r"(?:by|until|before|bis|até|avant)\b")
_ARROW = re.compile(r"\s*(?:<->|<=>|->|=>|[→↔⇄⇔⇒⟷⟶←])\s*")
_AFTER_TIME = re.compile(r"^\W*(?:\([^)]*\))?\W*")
_COLON = re.compile(r"[:：]")
_NUMBERED = re.compile(
    r"^(?:phase|sprint|stage|wave|section|part|workstream|priority|step|project|track|epic)[ -]?#?"
    r"\d[\d.]*[a-z]?\b\s*[:.–—-]*\s*"
)
_AND_SYNC = re.compile(r"(?:&|\band\b) sync$")
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def heading_kind(text: str, *, lead: bool = False, is_track: Callable[[str], bool] | None = None) -> HeadingKind:
    """What a heading (raw inline markdown) says about the list below it.

    `lead` is True for a bold line or a plain `Lead:` above a list. `is_track` tells whether a text is nothing but a
    declared track; a text that begins with one and goes on (`Claude's deliverables`) is judged by the rest.
    """
    name = label(text)
    if not name:
        return "none"
    title, has_colon = _lead_title(name, text) if lead else (name, False)
    if is_track is not None:
        if is_track(title):
            return "track"
        ends = _ARROW.split(_PARENTHESIS.sub("", title))
        if len(ends) == 2 and all(is_track(end) for end in ends):
            return "dependency"
    kind = _kind(title)
    if kind == "none" and lead:
        return "closed" if has_colon and not _NUMBERED.match(title.casefold()) else "title"
    return kind


def _lead_title(name: str, text: str) -> tuple[str, bool]:
    """What a lead says before its colon, and whether it has one."""
    colon = _COLON.search(name)
    if colon and (colon.end() == len(name) or name[colon.end()] == " "):
        return name[: colon.start()].strip(), True
    return name, text.rstrip(" *_").endswith((":", "："))


@lru_cache(maxsize=4096)
def _kind(name: str) -> HeadingKind:
    title = name.casefold().replace("’", "'")
    if has_clock(name) and not has_clock(bare := _PARENTHESIS.sub("", name)) and _kind(bare) == "task":
        return "task"  # `Friday morning plan (9 am)`
    time_end = begins_with_time(name)
    if time_end:
        rest = _AFTER_TIME.sub("", title[time_end:])
        if has_clock(name) and not _BY_THEN.match(title):
            kind = matching(rest)
            return kind if kind in ("ceremony", "checkpoint") else "closed"
        if rest and (kind := matching(_PARENTHESIS.sub("", rest))) != "none" and _says_only(rest, kind):
            return kind
        return "time"
    if has_clock(name):
        kind = matching(title)
        if begins_with_block(name) and kind in ("none", "task", "deliverable"):
            return "time"
        return kind if kind in ("ceremony", "checkpoint") else "closed"
    if _BY.match(title) or _LEVEL.match(title):
        return "title"
    code, _ = leading_id(name)
    if code and code[0].isalpha():
        return "none"  # a task's own title, whatever words it is made of
    bare = _PARENTHESES.sub("", title)
    rest = _NUMBERED.sub("", bare or title)
    kind = matching(rest)
    named = kind == "closed" or (kind == "ceremony" and _AND_SYNC.search(rest)) or (kind == "risk" and "," in rest)
    if rest != (bare or title) and named:
        return "none"  # a phase's own title, whatever it is to make
    return "time" if kind == "none" and _SOON.match(title) else kind


def _says_only(rest: str, kind: HeadingKind) -> bool:
    """Whether what follows a time is the name of a list (`Day 2 tasks`) and not the day's own title."""
    if kind in CLOSED:
        return True
    return len(_PARENTHESIS.sub("", rest).split()) <= 3
