"""Times moved from one sprint to the next: the Nth working weekday becomes the Nth one, in the words that stood there.

Pure. Only dates inside the old sprint move; `Day 3` says the same in both. Names of weekdays move where the two sprints
do not begin on the same one, or a holiday is in the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cockpit.core.calendar import Calendar
from cockpit.plan.time_points import nearest_year
from cockpit.plan.time_words import MARKUP, MONTHS, WEEKDAYS, tokens
from cockpit.plan.when import inline_when

_HIDDEN = re.compile(r"`[^`]*`|\]\([^()]*\)|<?https?://\S+|<!--.*?-->")
_NEAR = 8
"""Characters between a weekday and the date it belongs to."""


@dataclass(frozen=True)
class Shift:
    """From the calendar of a sprint to that of the next one."""

    old: Calendar
    new: Calendar

    def day(self, day: date) -> date:
        """The same place in the week of the next sprint, holidays counted in, so that Friday stays Friday; the workday
        before it where that one is free. Days outside the old sprint stay."""
        if not self.old.contains(day) or not self.new.days:
            return day
        old, new = _weekdays(self.old), _weekdays(self.new)
        place = max(0, sum(one <= day for one in old) - 1)
        found = new[min(place, len(new) - 1)]
        return max((one for one in self.new.days if one <= found), default=self.new.days[0])

    @cached_property
    def keeps_weekdays(self) -> bool:
        return all(day.weekday() == self.day(day).weekday() for day in self.old.days)

    def everywhere(self, text: str) -> str:
        """A text with all its times moved: a heading, a lead, a cell that tells when."""
        return self._moved(text, 0, len(text))

    def due(self, text: str) -> str:
        """An item's text with only the time moved that says when it is due; what was raised or carried stays."""
        when = inline_when(text, self.old)
        if when is None:
            return text
        return self._moved(text, when.at, when.at + len(when.written))

    def _moved(self, text: str, start: int, stop: int) -> str:
        bare = _HIDDEN.sub(lambda found: " " * len(found.group()), text).translate(MARKUP)
        found = [token for token in tokens(bare) if start <= token.start() < stop]
        dates = {n: day for n, token in enumerate(found) if (day := self._date(token))}
        for number, token in reversed(list(enumerate(found))):
            if number in dates:
                new = self._redated(token, dates[number])
            elif token["weekday"] and not self.keeps_weekdays:
                new = self._weekday(token, [(found[n], day) for n, day in dates.items()])
            else:
                continue
            text = text[: token.start()] + new + text[token.end() :]
        return text

    def _date(self, token: re.Match[str]) -> date | None:
        """The first date a token tells, if it is one of the old sprint."""
        try:
            if token["isoday"]:
                day = date(int(token["isoyear"]), int(token["isomonth"]), int(token["isoday"]))
            elif token["mday"] or token["dday"]:
                name, number = (token["mname"], token["mday"]) if token["mday"] else (token["dname"], token["dday"])
                year = token["myear"] or token["dyear"]
                month = MONTHS[name.casefold()]
                near = nearest_year(self.old, month, int(number))
                day = date(int(year), month, int(number)) if year else near or date.min
            elif token["n1"]:
                return self._numeric(token)
            else:
                return None
        except ValueError:
            return None
        return day if self.old.contains(day) else None

    def _numeric(self, token: re.Match[str]) -> date | None:
        """`11/24` or `24.11.`: whichever reading lies in the sprint, none if both do."""
        first, second = int(token["n1"]), int(token["n2"])
        readings = [(first, second), (second, first)] if token["nsep"] == "/" else [(second, first)]
        found = set()
        for month, day in readings:
            if 1 <= month <= 12 and (near := nearest_year(self.old, month, day)) and self.old.contains(near):
                found.add(near)
        return found.pop() if len(found) == 1 else None

    def _redated(self, token: re.Match[str], old: date) -> str:
        new, text = self.day(old), token.group()
        if (name := token["mname"] or token["dname"]) and name.casefold() not in _ENGLISH_NAMES:
            return new.isoformat()
        changes: list[tuple[str, str]] = []
        if token["isoday"]:
            changes = [("isoyear", f"{new.year}"), ("isomonth", f"{new.month:02}"), ("isoday", f"{new.day:02}")]
        elif token["n1"]:
            month_first = old.month == int(token["n1"]) and old.day == int(token["n2"])
            pair = (new.month, new.day) if month_first else (new.day, new.month)
            changes = [("n1", _as_wide(token["n1"], pair[0])), ("n2", _as_wide(token["n2"], pair[1]))]
            if token["nyear"]:
                changes.append(("nyear", f"{new.year}"[-len(token["nyear"]) :]))
        else:
            letter = "m" if token["mday"] else "d"
            changes = self._named(token, letter, old, new)
        for group, words in sorted(changes, key=lambda change: -token.start(change[0])):
            begin, end = token.start(group) - token.start(), token.end(group) - token.start()
            text = text[:begin] + words + text[end:]
        return text

    def _named(self, token: re.Match[str], letter: str, old: date, new: date) -> list[tuple[str, str]]:
        """The parts of a date with a month's name that change."""
        written = token[f"{letter}name"]
        name = _month(written, new.month)
        changes = [(f"{letter}name", name), (f"{letter}day", f"{new.day}")]
        end = new
        if last := token[f"{letter}last"]:
            end = self.day(old + timedelta(days=int(last) - old.day))
            other = _month(written, end.month)
            if letter == "m":
                changes.append(("mlast", f"{end.day}" if end.month == new.month else f"{other} {end.day}"))
            else:
                first = f"{new.day}" if end.month == new.month else f"{new.day} {name}"
                changes = [("dname", other), ("dday", first), ("dlast", f"{end.day}")]
        if token[f"{letter}year"]:
            changes.append((f"{letter}year", f"{end.year}"))
        return changes

    def _weekday(self, token: re.Match[str], dates: list[tuple[re.Match[str], date]]) -> str:
        word = token["weekday"]
        weekday = WEEKDAYS.get(word.casefold())
        if weekday is None:
            return word
        beside = [day for other, day in dates if _apart(token, other) <= _NEAR and day.weekday() == weekday]
        old = beside[0] if beside else self.old.weekday_in(weekday)
        return _on_weekday(word, self.day(old).weekday()) if old and self.old.contains(old) else word


def _weekdays(calendar: Calendar) -> list[date]:
    """The days of a sprint on whose weekday work is done, free or not."""
    span = range((calendar.end - calendar.start).days + 1)
    days = [calendar.start + timedelta(days=n) for n in span]
    return [day for day in days if day.weekday() in calendar.workdays] or days


def _apart(one: re.Match[str], other: re.Match[str]) -> int:
    return max(other.start() - one.end(), one.start() - other.end())


def _as_wide(written: str, number: int) -> str:
    return f"{number:02}" if written.startswith("0") else f"{number}"


def _month(name: str, month: int) -> str:
    """Another month's English name, as long and in the same case."""
    short = len(name) <= 3 and name.casefold() != "may"
    english = _ENGLISH[month - 1][:3] if short else _ENGLISH[month - 1]
    return _in_case(name, english)


def _on_weekday(name: str, weekday: int) -> str:
    """The name of another weekday in the same language: languages stand in the same order, short English names vary."""
    mine = [word for word, value in WEEKDAYS.items() if value == WEEKDAYS[name.casefold()]]
    others = [word for word, value in WEEKDAYS.items() if value == weekday]
    place = mine.index(name.casefold())
    if place == 0:
        return _in_case(name, others[0])
    if name.isascii() and len(name) <= 5 and mine[0].startswith(name.casefold()[:3]):
        return _in_case(name, others[0][:3])
    return _in_case(name, others[place - len(mine)])


def _in_case(like: str, word: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


_ENGLISH = tuple(next(name for name, month in MONTHS.items() if month == number) for number in range(1, 13))
_ENGLISH_NAMES = frozenset((*_ENGLISH, *(name[:3] for name in _ENGLISH), "sept"))
