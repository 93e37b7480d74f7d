"""Ceremonies: a clock time beside a standup, an end of day or a retro, with weekday and duration where they stand."""

from __future__ import annotations

import re
from datetime import date, time

from cockpit.core.model import Ceremony, CeremonyKind
from cockpit.core.text import has_digit, readable
from cockpit.plan.entries import CeremonyRead
from cockpit.plan.leads import pairs_in
from cockpit.plan.outline_model import Paragraph
from cockpit.plan.section import Section
from cockpit.plan.work import Work

_CLOCK = re.compile(
    r"(?<![\d:./$€-])(?P<hour>[01]?\d|2[0-4])(?:[:h](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)?(?P<uhr>\s*uhr\b)?",
    re.IGNORECASE,
)
_RETRO = r"\bretro(?:spective|spektive|spectiva)?\b|\brétro(?:spective)?\b|回顾|ふりかえり|振り返り|회고"
_STANDUP = r"\bstand-?\s?ups?\b|\bdaily (?:sync|scrum|meeting|call)\b|\bpoint quotidien\b|站会|朝会|스탠드업|стендап"
_EOD = r"\bend[ -]of[ -]day\b|\bEOD (?:update|commit|check|report|sync)\b|\btagesabschluss\b"
_KINDS: tuple[tuple[CeremonyKind, re.Pattern[str]], ...] = (
    ("retro", re.compile(_RETRO, re.IGNORECASE)),
    ("standup", re.compile(_STANDUP, re.IGNORECASE)),
    ("eod", re.compile(_EOD, re.IGNORECASE)),
)
_MINUTES = re.compile(r"(\d{1,3})\s*-?\s*min(?:ute)?s?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|per|pro|par)\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?\b", re.IGNORECASE)
_DURATIONS = {"standup": 15, "eod": 15, "retro": 60, "other": 30}


def ceremony_in(work: Work, text: str, line: int, section: Section, *, weight: int = 0) -> bool:
    """Keep the ceremony a text tells of, if it does; `weight` is higher for headings."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not has_digit(text):
        return False
    kind = next((kind for kind, words in _KINDS if words.search(text)), None)
    if kind is None or (clock := clock_in(text)) is None:
        return False
    when = section.near_when(reading.phases)
    days, day = _days(work, kind, text, section)
    minutes = _MINUTES.search(text)
    if kind == "retro" and day is None and not days and when is None:
        return False
    ceremony = Ceremony(
        kind=kind,
        name=_name(text),
        at=clock,
        days=days,
        date=day,
        minutes=int(minutes[1]) if minutes else _DURATIONS[kind],
    )
    reading.ceremonies.append(CeremonyRead(ceremony, weight + bool(minutes), line))
    return True


def ceremony_below(work: Work, block: Paragraph, section: Section) -> bool:
    """Keep the ceremony that a heading names and lines such as `**Time**: 9:00` and `**Duration**: 15 min` date."""
    if section.level > 6 or section.kind != "ceremony" or clock_in(section.raw) is not None:
        return False
    pairs = [pair for line in block.lines for pair in pairs_in(line.text)]
    told = [pair.value for pair in pairs if pair.value and pair.kind in ("estimate", "due")]
    if not any(clock_in(value) for value in told):
        return False
    return ceremony_in(work, f"{section.title}: {' | '.join(told)}", section.line, section, weight=2)


def clock_in(text: str) -> time | None:
    """The first clock time in a text: `9:00 AM`, `9 AM`, `16h30`, `17 Uhr`; a bare number is none."""
    for found in _CLOCK.finditer(text):
        if not (found["minute"] or found["half"] or found["uhr"]):
            continue
        hour, half = int(found["hour"]), (found["half"] or "").casefold()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour < 24:
            return time(hour, int(found["minute"] or 0))
    return None


def _days(work: Work, kind: CeremonyKind, text: str, section: Section) -> tuple[frozenset[int], date | None]:
    """The weekdays a ceremony is held on, or its one date."""
    calendar = work.tools.calendar
    named = [_WEEKDAYS.index(found.casefold()[:3]) for found in _WEEKDAY.findall(text)]
    if kind == "retro":
        if named:
            return frozenset({named[0]}), None
        when = section.near_when(work.reading.phases)
        if when is None:
            return frozenset({calendar.end.weekday()}), None
        last = when[1] if isinstance(when, tuple) else when.end
        return (frozenset(), last) if last is not None else (frozenset({calendar.end.weekday()}), None)
    if len(named) == 2 and named[0] < named[1] and re.search(r"\b\w+\s*(?:-|–|to|bis|à)\s*\w+", text):
        return frozenset(range(named[0], named[1] + 1)) & calendar.workdays, None
    return calendar.workdays, None


def _name(text: str) -> str:
    """The words of a ceremony without its times: `9:00 AM PT – Daily Standup (15 min)` is `Daily Standup`."""
    bare = re.sub(r"\s*[(（][^()（）]*[)）]", "", readable(text))
    parts = [part.strip() for part in re.split(r"\s+[–—-]\s+|:\s+|\s*\|\s*", bare)]
    telling = [part for part in parts if any(words.search(part) for _, words in _KINDS)]
    name = telling[0] if telling else bare
    name = _CLOCK.sub(lambda found: "" if found["minute"] or found["half"] else found[0], name)
    name = re.sub(r"\b(?:P[SD]?T|E[SD]?T|C[SD]?T|M[SD]?T|UTC|GMT|CET|CEST)\b|^\W+|#\d+", "", name)
    return re.sub(r"\s+", " ", name).strip(" -–—:@") or "Standup"


def minutes_per_track(work: Work, text: str, section: Section) -> None:
    """`Each agent: 3-min status update` below a standup heading."""
    ceremonies = work.reading.ceremonies
    if not ceremonies or not _EACH.search(text):
        return
    minutes = _MINUTES.search(text)
    last = ceremonies[-1]
    if minutes is None or last.ceremony.kind != "standup" or last.line < section.line:
        return
    told = last.ceremony
    ceremonies[-1] = CeremonyRead(
        Ceremony(
            kind=told.kind, name=told.name, at=told.at, days=told.days, date=told.date, minutes=told.minutes,
            minutes_per_track=int(minutes[1]),
        ),
        last.weight, last.line,
    )  # fmt: skip
