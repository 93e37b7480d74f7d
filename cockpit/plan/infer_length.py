"""How long a sprint lasts where a text says it in words: `2 weeks`, `two-week sprints`, `10 dias`, `две недели`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.calendar import MONDAY_TO_FRIDAY, monday_of

_COUNTS = (
    "one an? single ein eine einen un une una uno uma um одна один jeden jedna bir egy",
    "two zwei deux dos duas dois due две два двух dwa dwie dwu dwóch iki két dva dvě två twee",
    "three drei trois tres três tre три трех trzy trzech üç három tři",
    "four vier quatre cuatro quatro quattro четыре cztery dört négy čtyři fyra",
    "five fünf cinq cinco cinque пять pięć beş öt",
    "six sechs seis sei шесть sześć altı hat",
)
_NUMBERS = {word.rstrip("?"): number for number, words in enumerate(_COUNTS, 1) for word in words.split()}
_UNITS = (
    ("h", r"h|hrs?|hours?|stunden?|horas?|heures?|час(?:а|ов)?|godzin\w*|小时|時間|시간"),
    ("d", (
        r"days?|tag(?:e|en)?|jours?|d[ií]as?|giorn[oi]|день|дн(?:я|ей)|dni|dzień|gün|nap|dag(?:ar|en|e)?|天|日間|일간"
    )),
    ("w", (
        r"weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|недел\w*|тижн\w*|tygod\w+|týdn\w*|hafta|hét|hetes|"
        r"veck(?:a|or)|weken|uker|uger|tuần|minggu|周|週間?|주|สัปดาห์"
    )),
    ("m", r"months?|monate?n?|mois|mes(?:es)?|m[eê]s|mesi|месяц\w*|miesi\w+|个月|か月|ヶ月|개월"),
)  # fmt: skip
_NUMBER = (
    r"(?P<first>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?:\s*[-–—/]\s*(?P<last>\d{1,3}))?"
)
_LENGTH = re.compile(
    rf"(?<![\w.,])(?:{_NUMBER})[\s-]*(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS)
    + r")(?![a-zà-ÿа-яё])",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(
    r"bi-?weekly|fortnight|quinzen|quincen|zweiwöchig|двухнедельн|dwutygodniow|隔週|双周", re.IGNORECASE
)
_SPRINT = (
    r"(?:sprints?|iterations?|iteraci[oó]n(?:es)?|iteraç(?:ão|ões)|спринт\w*|sprint\w*|スプリント|迭代|冲刺|스프린트)"
)
_NEAR = re.compile(
    rf"{_SPRINT}(?:\W*(?:length|duration|cadence|is|are|of|lasts?|runs?|each|every|de|dura\w*|dauer\w*|dauert|:|=|par|"
    rf"длит\w+|по|trwa\w*|will|be|for|takes?|周期|期間|長さ|기간))+\W{{0,4}}$|cadence\W{{1,6}}$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_SPRINT}|cadence", re.IGNORECASE)
_AFTER = re.compile(rf"\W{{0,3}}(?:long |per |each |/ ?|por |pro |par |na |за )?{_SPRINT}", re.IGNORECASE)
HOURS_OF_DAY = 24


@dataclass(frozen=True, slots=True)
class Length:
    """So many days or weeks; `text` as written."""

    number: int
    weeks: bool
    text: str

    def end(self, start: date) -> date:
        """The last day of a sprint from `start` on: of weeks the Friday, of days the last working day (all, from 7 on,
        that are whole weeks)."""
        if self.weeks:
            return monday_of(start) + timedelta(days=7 * self.number - 3)
        last = start
        for _ in range(self.number - 1):
            last += timedelta(days=1)
            while last.weekday() not in MONDAY_TO_FRIDAY:
                last += timedelta(days=1)
        return last


def length_in(text: str) -> Length | None:
    """The first length of time that a text names, the longer end of `1-2 weeks`; hours are days begun."""
    return next((length for _, length in _lengths(text)), None)


def is_of_hours(text: str) -> bool:
    """Whether a text names a length of less than a day: `(4 hours)`, `45 minutes`."""
    found = length_in(text)
    return re.search(r"\d\s*-?\s*min(?:ute)?s?\b", text, re.IGNORECASE) is not None or (
        found is not None and not found.weeks and re.search(r"\d\s*-?\s*h", found.text, re.IGNORECASE) is not None
        and found.number == 1
    )  # fmt: skip


def sprint_length_in(text: str) -> Length | None:
    """What a text says a sprint lasts: `Each sprint is 2 weeks`, `two-week sprints`, `Sprint length: 48 hours`."""
    if not _SAID.search(text):
        return None
    for found, length in _lengths(text):
        if found["h"] and length.text and int(re.findall(r"\d+", length.text)[-1]) < HOURS_OF_DAY:
            continue  # a meeting's
        if _NEAR.search(text[: found.start()]) or _AFTER.match(text[found.end() :]):
            return length
    if re.search(_SPRINT, text, re.IGNORECASE) and _FORTNIGHT.search(text):
        return Length(2, True, "two weeks")
    return None


def _lengths(text: str) -> Iterator[tuple[re.Match[str], Length]]:
    for found in _LENGTH.finditer(text):
        number = int(found["last"] or _NUMBERS.get(found["first"].casefold(), 0) or found["first"])
        unit = next(unit for unit, _ in _UNITS if found[unit])
        if number:
            yield found, _measured(number, unit, found[0])


def _measured(number: int, unit: str, text: str) -> Length:
    if unit == "h":
        return Length(max(1, -(-number // HOURS_OF_DAY)), weeks=False, text=text)
    if unit == "d":
        whole = number % 7 == 0 or number in (10, 15, 20)
        return Length(number // (7 if number % 7 == 0 else 5), True, text) if whole else Length(number, False, text)
    return Length(number * (4 if unit == "m" else 1), weeks=True, text=text)
