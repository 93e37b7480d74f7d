"""The escalation ladder: a list or table under an escalation heading, as rungs a blocker climbs by age or reach."""

from __future__ import annotations

import re
from datetime import timedelta

from cockpit.core.model import Rung
from cockpit.core.text import readable
from cockpit.plan.leads import pair_in
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.wording import is_placeholder
from cockpit.plan.work import Work

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12,
    "several": 2, "multiple": 2, "other": 2, "more": 2, "many": 2, "half a": 0,
}  # fmt: skip
_WORD = "|".join(_NUMBERS)
_SPAN = re.compile(
    rf"(?P<n>\d+|\b(?:{_WORD}))\s*\+?\s*-?\s*(?P<unit>min(?:ute)?s?|h|hrs?|hours?|std|stunden?|heures?|horas?|d|days?|tage?|"
    r"jours?|dias?|días?)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\bbefore\b|\bin advance\b|\bvorher\b|\bavant\b|\bantes\b", re.IGNORECASE)
_REACH = re.compile(
    rf"\b(?P<n>\d+|{_WORD})\+?\s+(?:or more\s+)?(?:tracks?|teams?|agents?|people|streams?)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:first|initial|immediate(?:ly)?|day of|new|minor|standup|stand-up|level 0|erste|premi)", re.IGNORECASE
)
_SAME_DAY = re.compile(r"\bsame[- ]day\b|\bstill\b", re.IGNORECASE)
_MAJOR = re.compile(r"\b(?:major|critical|emergency|severe|urgent|asap)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\W*(?:level|tier|stufe|niveau|nível|nivel|step|day|tag|jour)\s*(\d)\b\W*", re.IGNORECASE)
_DEFAULTS = tuple(timedelta(hours=hours) for hours in (0, 4, 24, 72))


def rung_item(work: Work, _place: int, item: ListItem, section: Section) -> bool:
    """A bullet under an escalation heading."""
    if item.box is not None or section.kinds[0] != "escalation" or section.level == 8:
        return False
    if item.parent is not None or (section.heading().level and _LEVEL.match(section.heading().title)):
        return True
    pair = pair_in(item.text)
    if pair is not None and pair.value:
        if item.bullet[0].isdigit() or _tells_when(pair.key) or _SPAN.search(pair.value):
            _add(work, pair.key, readable(pair.value).lstrip("→-> "))
    elif (found := _SPAN.search(item.text)) or _FIRST.search(item.text):
        _add(work, found[0] if found else item.text, readable(item.text))
    return True


def _tells_when(text: str) -> bool:
    """Whether a text says how old or how bad a blocker is; others name whom to ask about what."""
    return any(words.search(text) for words in (_SPAN, _BEFORE, _REACH, _FIRST, _SAME_DAY, _MAJOR, _LEVEL))


def rung_heading(work: Work, section: Section) -> None:
    """`### Level 2: Team lead` below an escalation heading."""
    parent = section.parent
    if parent is None or parent.kinds[0] != "escalation" or section.level > 6:
        return
    level = _LEVEL.match(section.title)
    if level is None:
        return
    rest = section.title[level.end() :].strip(" :–—-")
    if rest:
        found = re.match(r"\W*(?:day|tag|jour)", section.title, re.IGNORECASE)
        trigger = f"{int(level[1]) - 1} days" if found else rest
        _add(work, trigger, rest, position=int(level[1]) - 1)


def rung_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A table under an escalation heading, or with an escalation column."""
    if section.kinds[0] != "escalation":
        return columns.has("escalation") and not columns.has("task", "deliverable")
    headers = [readable(cell.text).casefold() for cell in columns.table.header]
    action = next((n for n, head in enumerate(headers) if head in _ACTIONS), len(headers) - 1)
    for row in columns.table.rows:
        texts = [readable(cell.text) for cell in row.cells]
        if action < len(texts) and texts and not is_placeholder(texts[action]) and action != 0:
            _add(work, " ".join(text for place, text in enumerate(texts) if place != action), texts[action])
    return True


_ACTIONS = frozenset({"how", "action", "response", "step", "escalate to", "contact", "to", "what", "maßnahme", "ação"})


def _add(work: Work, trigger: str, name: str, position: int | None = None) -> None:
    reading = work.reading
    if reading.role != "plan" or reading.template or not name or len(name) > 160:
        return
    place = len(reading.rungs) if position is None else position
    rung = _rung(trigger, name, place)
    if all(_trigger(rung) != _trigger(known) for known in reading.rungs):
        reading.rungs.append(rung)


def _trigger(rung: Rung) -> tuple[object, ...]:
    return rung.after, rung.tracks_waiting, rung.before_due


def _rung(trigger: str, name: str, place: int) -> Rung:
    """What makes a rung count: a reach, a time before the due, an age told or guessed from the words and the order."""
    span = _span(trigger)
    if _BEFORE.search(trigger) and span is not None:
        return Rung(name=name, before_due=span)
    if _BEFORE.search(name) and (ahead := _span(name)) is not None and "due" in trigger.casefold():
        return Rung(name=name, before_due=ahead)
    if reach := _REACH.search(trigger):
        return Rung(name=name, tracks_waiting=max(2, _number(reach["n"])))
    if span is not None:
        return Rung(name=name, after=span)
    if _MAJOR.search(trigger):
        return Rung(name=name, after=_DEFAULTS[2])
    if _SAME_DAY.search(trigger):
        return Rung(name=name, after=_DEFAULTS[1])
    if _FIRST.search(trigger):
        return Rung(name=name, after=_DEFAULTS[0])
    return Rung(name=name, after=_DEFAULTS[min(place, len(_DEFAULTS) - 1)])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.get(text.casefold(), 1)


def _span(text: str) -> timedelta | None:
    found = _SPAN.search(text)
    if found is None:
        return None
    number, unit = _number(found["n"]), found["unit"].casefold()
    if number > 1000:
        return None
    if unit.startswith("m"):
        return timedelta(minutes=number)
    return timedelta(days=number) if unit[0] in "dtj" else timedelta(hours=number)
