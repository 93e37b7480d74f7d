"""Values of sprint.toml that TOML has no type for: durations, weekdays, zones, paths. Parsers and what they allow.

Each parser takes what `tomllib` gave and returns plain data, or raises `Unfit` saying what is allowed.
"""

from __future__ import annotations

import difflib
import re
import zoneinfo
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import TypeVar

T = TypeVar("T")

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OTHER = {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
    **{short: n for n, full in enumerate(_FULL) for short in (full[:2], full[:3], full)},
}
_UNIT_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(m|h|d|w)(?:in(?:ute)?s?|ours?|ays?|eeks?)?(?![a-z])")
_TRACK_ID = re.compile(r"[\w][\w.-]*")

DATE = "a date such as 2025-11-24"
CLOCK = "a time such as 09:00:00"
DURATION = 'a duration such as "90m", "4h" or "1d"'
WEEKDAY = 'weekday names such as "Mon" or "Friday"'
DUE = 'a date such as 2025-11-26, or words such as "Wed EOD" or "Day 3"'
TEXTS = "a text or a list of texts"
FOLDER = "a path inside the repository, relative to this file and without .."


class Unfit(ValueError):
    """A value that will not do. `allowed` says what would, `remedy` what to write instead (may be empty), `index`
    which element of a list it is."""

    def __init__(self, allowed: str, remedy: str = "", *, index: int | None = None) -> None:
        super().__init__(allowed)
        self.allowed = allowed
        self.remedy = remedy
        self.index = index


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word closest to a misspelt one, or ''."""
    spellings = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), spellings, n=1, cutoff=cutoff)
    return spellings[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """`did you mean "…"?`, or '' when nothing is near."""
    found = nearest(word, known, cutoff)
    return f'did you mean "{found}"?' if found else ""


def parse_day(value: object) -> str:
    """A TOML date, or the same between quotes, as ISO text."""
    if isinstance(value, datetime):
        raise Unfit(DATE, f"write {value.date().isoformat()}, without the time")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip()):
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            raise Unfit(DATE, "there is no such day") from None
    raise Unfit(DATE)


def parse_clock(value: object) -> str:
    """A TOML time without offset, or the same between quotes (`"9:00"` too), as ISO text."""
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?", value.strip())):
        try:
            return time(int(found[1]), int(found[2]), int(found[3] or 0)).isoformat()
        except ValueError:
            raise Unfit(CLOCK) from None
    if isinstance(value, time):
        return value.isoformat()
    raise Unfit(CLOCK)


def parse_due(value: object) -> str:
    """A date, a moment, or words that the plans' own rules read later; dates as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise Unfit(DUE)


def parse_minutes(value: object) -> int:
    """`0h`, `4h`, `1d 12h`, `90 minutes` as whole minutes."""
    if isinstance(value, str):
        text = value.strip().casefold()
        parts = _DURATION.findall(text)
        rest = _DURATION.sub("", text)
        if parts and not rest.strip(" ,"):
            return round(sum(float(number) * _UNIT_MINUTES[unit] for number, unit in parts))
        if text.isdigit():
            raise Unfit(DURATION, f'write "{text}h" for hours or "{text}m" for minutes')
    if isinstance(value, int) and not isinstance(value, bool):
        raise Unfit(DURATION, f'write "{value}h" for hours or "{value}m" for minutes')
    raise Unfit(DURATION)


def parse_weekdays(value: object) -> list[int]:
    """Weekday names as numbers (Monday 0), sorted. One name, a range such as `Mon-Fri`, or a list of either."""
    if isinstance(value, str):
        try:
            return parse_weekdays([part for part in re.split(r"\s*,\s*", value.strip()) if part])
        except Unfit as unfit:
            raise Unfit(unfit.allowed, unfit.remedy) from None
    if not isinstance(value, list) or not value:
        raise Unfit(f"a list of {WEEKDAY}")
    return sorted({day for days in _each(_weekday_range, value) for day in days})


def _each(parse: Callable[[object], T], elements: list[object]) -> list[T]:
    """All elements parsed; what is unfit says which one it is."""
    parsed: list[T] = []
    for index, element in enumerate(elements):
        try:
            parsed.append(parse(element))
        except Unfit as unfit:
            raise Unfit(unfit.allowed, unfit.remedy, index=index) from None
    return parsed


def _weekday_range(name: object) -> list[int]:
    if not isinstance(name, str):
        raise Unfit(WEEKDAY, f"write a name, not {name}")
    ends = [_weekday(part) for part in re.split(r"\s*(?:-|–|—|\bto\b)\s*", name.strip())]
    if len(ends) == 1:
        return ends
    if len(ends) > 2:
        raise Unfit(WEEKDAY)
    return [(ends[0] + step) % 7 for step in range((ends[1] - ends[0]) % 7 + 1)]


def _weekday(name: str) -> int:
    found = _OTHER.get(name.casefold().rstrip("."))
    if found is None:
        raise Unfit(WEEKDAY, did_you_mean(name, (*WEEKDAYS, *(full.capitalize() for full in _FULL))))
    return found


def parse_zone(value: object) -> str:
    """The name of a zone of the IANA database, checked against it."""
    allowed = 'a time zone such as "Europe/Berlin"'
    if not isinstance(value, str):
        raise Unfit(allowed)
    name = value.strip()
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise Unfit(allowed, _zone_hint(name)) from None
    return name


def _zone_hint(name: str) -> str:
    zones = sorted(zoneinfo.available_timezones())
    by_city = {zone.rsplit("/", 1)[-1]: zone for zone in zones}
    city = nearest(name.rsplit("/", 1)[-1].replace(" ", "_"), by_city, cutoff=0.8)
    return f'did you mean "{by_city[city]}"?' if city else did_you_mean(name, zones)


def parse_folder(value: object) -> str:
    """A relative folder or glob that stays below sprint.toml, with `/`, without `./` and a trailing slash."""
    if not isinstance(value, str) or not value.strip() or any(ord(sign) < 32 for sign in value):
        raise Unfit(FOLDER)
    text = value.strip()
    if "\\" in text:
        raise Unfit(FOLDER, f'write it with slashes: "{text.replace(chr(92), "/")}"')
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if text.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:", text):
        raise Unfit(FOLDER)
    return "/".join(parts) or "."


def parse_track_id(value: object) -> str:
    """A short name for the command line."""
    allowed = "a short name of letters, digits, - _ and . without spaces"
    if not isinstance(value, str):
        raise Unfit(allowed)
    if value == "shared":
        raise Unfit('any name but "shared", which is the track of what belongs to no track')
    if not _TRACK_ID.fullmatch(value):
        better = re.sub(r"[^\w.-]+", "-", value.strip()).strip("-.").casefold()
        raise Unfit(allowed, f'for example "{better}"' if better else "")
    return value


def parse_texts(value: object) -> list[str]:
    """One text or a list of texts, blank ones not allowed."""
    if isinstance(value, list):
        return _each(_text, value)
    return [_text(value, TEXTS)]


def _text(value: object, allowed: str = "a text") -> str:
    if not isinstance(value, str):
        raise Unfit(allowed)
    if not value.strip():
        raise Unfit(f"{allowed} that is not empty")
    return value.strip()


def parse_folders(value: object) -> list[str]:
    """One path or a list of paths that stay below sprint.toml."""
    if value == []:
        raise Unfit(FOLDER)
    if isinstance(value, list):
        return list(dict.fromkeys(_each(parse_folder, value)))
    return [parse_folder(value)]
