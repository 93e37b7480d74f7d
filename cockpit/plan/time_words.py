"""Names of weekdays and months, and the patterns that times are written in. Data and recognition, no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEEKDAYS = (
    (
        "monday mon montag lundi lunes segunda-feira lunedì poniedziałek понедельник pazartesi 月曜日 月曜 周一 "
        "星期一 월요일"
    ),
    "tuesday tues tue dienstag mardi martes terça-feira martedì wtorek вторник salı 火曜日 火曜 周二 星期二 화요일",
    (
        "wednesday weds wed mittwoch mercredi miércoles quarta-feira mercoledì środa среда çarşamba 水曜日 水曜 "
        "周三 星期三 수요일"
    ),
    (
        "thursday thurs thur thu donnerstag jeudi jueves quinta-feira giovedì czwartek четверг perşembe 木曜日 木曜 "
        "周四 星期四 목요일"
    ),
    "friday fri freitag vendredi viernes sexta-feira venerdì piątek пятница cuma 金曜日 金曜 周五 星期五 금요일",
    "saturday sat samstag samedi sábado sabato sobota суббота cumartesi 土曜日 土曜 周六 星期六 토요일",
    "sunday sun sonntag dimanche domingo domenica niedziela воскресенье pazar 日曜日 日曜 周日 星期日 星期天 일요일",
)
_MONTHS = (
    "january jan januar janvier enero janeiro gennaio stycznia января ocak",
    "february feb februar février febrero fevereiro febbraio lutego февраля şubat",
    "march mar märz mars marzo março marca марта mart",
    "april apr avril abril aprile kwietnia апреля nisan",
    "may mai mayo maio maggio maja мая mayıs",
    "june jun juni juin junio junho giugno czerwca июня haziran",
    "july jul juli juillet julio julho luglio lipca июля temmuz",
    "august aug août agosto sierpnia августа ağustos",
    "september sept sep septembre septiembre setembro settembre września сентября eylül",
    "october oct oktober octobre octubre outubro ottobre października октября ekim",
    "november nov novembre noviembre novembro listopada ноября kasım",
    "december dec dezember décembre diciembre dezembro dicembre grudnia декабря aralık",
)


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, first) for name in line.split()}


WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Casefolded names of weekdays, Monday 0."""
MONTHS = _numbered(_MONTHS, 1)

MARKUP = str.maketrans("*~_`", "    ")
"""Blanks out emphasis so that places in a text stay the same."""

_DASH = r"\s*(?:-|–|—|‑|~|〜|to|through|thru|until|bis|al|au|até|à|a|do|по|and|&)\s*"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"


def _either(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_YEAR = r"(?:,?\s*(?P<{0}year>(?:19|20)\d\d)(?!\d))?"
TOKEN = re.compile(
    rf"(?P<iso>(?<![\d\w/.-])(?P<isoyear>(?:19|20)\d\d)[-/.](?P<isomonth>\d\d?)[-/.](?P<isoday>\d\d?)(?![\d/-]|\.\d))"
    rf"|(?P<cjk>(?:(?P<cyear>(?:19|20)\d\d)[年년]\s*)?(?P<cmonth>\d\d?)[月월]\s*(?P<cday>\d\d?)[日일号號])"
    rf"|(?P<weekday>(?=[^\W\d_])(?<!\w)(?:{_either(WEEKDAYS)})(?!\w)|(?:[月火水木金土日]曜日?|周[一二三四五六日]|"
    rf"星期[一二三四五六日天]))"
    rf"|(?P<monthday>(?=[^\W\d_])(?<!\w)(?P<mname>{_either(MONTHS)})\.?\s+(?P<mday>\d\d?)(?!\d|[.:/]\d){_ORDINAL}"
    rf"(?:{_DASH}(?P<mlast>\d\d?)(?![\d:/%]|\.\d|\s*[ap]m\b){_ORDINAL}(?!\w))?{_YEAR.format('m')})"
    rf"|(?P<daymonth>(?<![\w.:/-])(?P<dday>\d\d?){_ORDINAL}(?:{_DASH}(?P<dlast>\d\d?){_ORDINAL})?\s*(?:of\s+|de\s+)?"
    rf"(?=[^\W\d_])(?P<dname>{_either(MONTHS)})(?!\w)\.?(?:\s+de)?{_YEAR.format('d')})"
    rf"|(?P<numeric>(?<![\w./-])(?P<n1>\d\d?)(?P<nsep>[/.])(?P<n2>\d\d?)(?:(?P=nsep)(?P<nyear>(?:20)?\d\d)?)?(?![\w/]|[.,]\d|\s*%))"
    rf"|(?P<dayn>(?=[^\W\d_])(?<!\w)(?:days?|tage?|jours?|días?|dias?|день|дни|dni|giorn[oi]|gün|dzień|ngày)\s+(?P<day1>\d{{1,3}})(?![\d.]*\d)"
    rf"(?:{_DASH}(?:day\s+)?(?P<day2>\d{{1,3}})(?!\w|[.,]\d))?|第\s*(?P<daycjk>\d{{1,3}})\s*[天日])"
    rf"|(?P<weekn>(?=[^\W\d_])(?<!\w)(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел[яи]|hafta|tydzień|tygodnie|tydzien|weken|vecka|veckor|uge|uger|týden|týdny|hét|tuần|minggu|週|"
    rf"周)\s*(?P<week1>\d\d?)"
    rf"(?:{_DASH}(?:(?:week|woche|semaine|semana|settimana|неделя)\s+)?(?P<week2>\d\d?)(?!\w))?(?!\w)|第\s*(?P<weekcjk>\d\d?)\s*[週周])"
    r"|(?P<clock>(?<![\w:.])(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)(?!:?\d)\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|\s?(?P<half2>[ap]\.?m\b\.?)))"
    r"|(?P<eod>(?=[^\W\d_])(?<!\w)(?:eod|cob|eob|end of (?:the )?day|close of business)(?!\w))"
    r"|(?P<eow>(?=[^\W\d_])(?<!\w)(?:eow|end of (?:the |this )?week)(?!\w))",
    re.IGNORECASE,
)
"""Everything in a text that can be part of a time, one alternative a form."""

_CANDIDATE = re.compile(r"\d+|[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OTHER_STARTS = """
    day days tage jours gün dzień dni ngày день дни tag jour día dia días dias giorno giorni week weeks woche
    wochen semaine semaines semana semanas settimana settimane неделя недели hafta tydzień tydzien tygodnie weken vecka
    veckor uge uger týden týdny hét minggu tuần eod cob eob eow end close
"""
_STARTS = frozenset(word.split("-")[0] for words in (WEEKDAYS, MONTHS, _OTHER_STARTS.split()) for word in words)


_LETTERS = {number: chr(number).lower() if chr(number).isalpha() else " " for number in range(128)}
"""ASCII in lower case, blanks for all that is no letter."""
_NUMBER_ALONE = re.compile(
    r"[0-9](?=[-/.:\sapsnrtAPSNRT])(?:[-/.:]|\s?[apAP]\.?[mM]|(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])[a-zA-Z])"
)
"""Where in an ASCII text a number may be a time without the name of a month as a word of its own beside it. Both cases
are spelt out: the search for them is twice as fast as one that ignores case."""


def tokens(text: str) -> Iterator[re.Match[str]]:
    """`TOKEN.finditer`, tried only where a number or the name of a time stands: many times faster on plain text."""
    numbers = True
    if text.isascii():
        named = names_of_times(text)
        numbers = not named.isdisjoint(MONTHS) or _NUMBER_ALONE.search(text) is not None
        if not numbers and not named:
            return
    elif _CJK.search(text):
        yield from TOKEN.finditer(text)
        return
    at = 0
    for candidate in (_CANDIDATE if numbers else _WORD).finditer(text):
        word = candidate.group()
        if candidate.start() >= at and (word[0].isdigit() or word.casefold() in _STARTS):
            found = TOKEN.match(text, candidate.start())
            if found:
                at = found.end()
                yield found


def lower_letters(text: str) -> str:
    """An ASCII text in lower case, with a blank for each character that is no letter."""
    return text.translate(_LETTERS)


def names_in(words: list[str]) -> frozenset[str]:
    """Those of some words in lower case that a time can begin with."""
    return _STARTS.intersection(words)


def names_of_times(text: str) -> frozenset[str]:
    """The words of an ASCII text, in lower case, that a time can begin with."""
    return names_in(lower_letters(text).split())


def number_alone(text: str) -> bool:
    """Whether a number in an ASCII text may be a time without the name of a month."""
    return _NUMBER_ALONE.search(text) is not None


def may_tell_time(text: str) -> bool:
    """Whether a number that may be a time or the name of one stands in a text: a quick no for most lines."""
    if text.isascii():
        return bool(names_of_times(text)) or number_alone(text)
    if _CJK.search(text):
        return True
    return any(word[0].isdigit() or word.casefold() in _STARTS for word in _CANDIDATE.findall(text))


_CLOCK = re.compile(
    r"(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?<![\w:.])(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:(?:by|due|on|until|before|for|from|starting|end of|eod|mid|early|late|week of|bis|am|ab|le|el|до|"
    r"к)\b:?\s*)*",
    re.IGNORECASE,
)


def has_clock(text: str) -> bool:
    """Whether a clock time stands in a text."""
    return _CLOCK.search(text) is not None


def begins_with_time(text: str) -> int:
    """How many characters at the start of an undecorated text are a weekday, Day N, Week N or date; 0 for none."""
    start = _BEFORE.match(text)
    at = start.end() if start else 0
    found = TOKEN.match(text, at)
    if not found or found.lastgroup is None:
        return 0
    kind = next(name for name in FORMS if found[name] is not None)
    if kind in ("clock", "eod", "eow", "numeric") or (
        kind in ("weekday", "monthday") and not text[at].isupper() and text[at].isascii()
    ):
        return 0
    return found.end()


FORMS = ("iso", "cjk", "weekday", "monthday", "daymonth", "numeric", "dayn", "weekn", "clock", "eod", "eow")


_SHORT = ("mo", "di", "mi", "do", "fr", "sa", "so")
_LONG = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_SHORT_DAYS = re.compile(
    r"\W*(?:mo|di|mi|do|fr|sa|so)\.?(?:\s*[-–—/,&+]\s*(?:mo|di|mi|do|fr|sa|so)\.?)*\W*", re.IGNORECASE
)


def spelt_out(cell: str) -> str:
    """A cell with nothing but German short names of days, `Mo–Mi`, with their full names."""
    if len(cell) > 24 or _SHORT_DAYS.fullmatch(cell) is None:
        return cell
    return _WORD.sub(lambda found: _LONG[_SHORT.index(found.group().casefold())], cell).replace(".", "")


_BLOCK = re.compile(
    r"\W*\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[-–—~]|to|bis|à|a)\s*\d{1,2}(?:[:.h]\d\d)?"
    r"\s*(?:[ap]\.?m\.?|uhr|h)?\W+[^\W\d_]{3}",
    re.IGNORECASE,
)


def begins_with_block(text: str) -> bool:
    """Whether a title is a block of a day: `9:00 – 10:30: Set up`."""
    return _BLOCK.match(text) is not None
