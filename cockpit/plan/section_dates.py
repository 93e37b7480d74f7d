"""`**Dates:** 23 Apr – 30 Apr` below the heading of a sprint, week or phase: the days of that section."""

from __future__ import annotations

import re

from cockpit.core.calendar import Calendar
from cockpit.plan.labels import label
from cockpit.plan.leads import Pair
from cockpit.plan.time_points import Window
from cockpit.plan.when import When, heading_when, is_dated, read_when

_STARTS = (
    "start|start date|starts|begin|beginn|start datum|inicio|fecha de inicio|início|data de início|début|"
    "date de début|inizio|początek|начало|开始|開始日|시작일"
)
_ENDS = (
    "end|end date|ends|finish|ende|end datum|fin|fecha de fin|fim|data de fim|date de fin|fine|koniec|конец|"
    "结束|終了日|종료일"
)
_START, _END = frozenset(_STARTS.split("|")), frozenset(_ENDS.split("|"))
_REST = re.compile(r"[\W_]*(?:\([^()]*\)|[|·,;–—-]\s*~?\d+\s*\w+(?:\s\w+)?)?[\W_]*")


class SectionDates:
    """Takes the facts below one heading after the other and gives the days they tell, as far as they do."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.starts: dict[int, When] = {}
        """Of sections, by the line of their heading."""

    def of_pair(self, pair: Pair, line: int, within: Window | None) -> When | None:
        """The days that a key and its value give to the section whose heading stands in `line`."""
        if pair.kind in ("span", "estimate"):
            found = heading_when(pair.value, self.calendar, within=within)
            if not is_dated(found) and pair.value[:1].isdigit():  # `3. bis 14. November` is no numbering here
                cell = read_when(pair.value, self.calendar, within=within)
                found = cell if cell is not None and not cell.at else None
            return found if is_dated(found) else None
        if pair.key in _START and (start := heading_when(pair.value, self.calendar)) is not None:
            self.starts[line] = start
            return None
        start_told = self.starts.get(line)
        if pair.key in _END and start_told is not None:
            return self._between(start_told, heading_when(pair.value, self.calendar))
        return None

    def _between(self, start: When, end: When | None) -> When | None:
        if end is None or start.start is None or end.end is None or start.start > end.end:
            return None
        return When(start=start.start, end=end.end, due=end.due, written=end.written)

    def of_line(self, text: str, within: Window | None) -> When | None:
        """The days of a line that is nothing but a range of dates: `*23 Apr – 30 Apr*`."""
        bare = label(text).strip("()[]* ")
        found = heading_when(bare, self.calendar, within=within)
        if found is None or not is_dated(found) or not found.several:
            return None
        rest = bare.replace(found.written, "", 1)
        return found if _REST.fullmatch(rest) else None
