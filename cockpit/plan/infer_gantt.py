"""Days in Mermaid's Gantt charts: from the first day of a section's bars to the last, by the section's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cockpit.plan.infer_dates import Range

MONDAY, SUNDAY = 0, 6
_CHART = re.compile(r"^[ \t]*```\s*mermaid\s*\n\s*gantt\b(?P<chart>.*?)^[ \t]*```", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"\s*section\s+(\S.*)")
_BAR = re.compile(
    r"[^:]*:.*?(?P<start>\d{4}-\d\d-\d\d)\s*,\s*(?:(?P<end>\d{4}-\d\d-\d\d)|(?P<many>\d{1,3})\s*(?P<unit>[dw]))\s*$"
)


def charted(text: str) -> Iterator[tuple[str, Range]]:
    """(section, its days) of all charts in a document; a bar of `7d` lasts seven days, the first one counted."""
    for chart in _CHART.finditer(text):
        found: dict[str, list[date]] = {}
        section = ""
        for line in chart["chart"].splitlines():
            if named := _SECTION.match(line):
                section = named[1].strip()
            elif bar := _BAR.match(line):
                found.setdefault(section, []).extend(_days(bar))
        for section, days in found.items():
            if not days or min(days) == max(days):
                continue
            first, last = min(days), max(days)
            whole = first.weekday() == MONDAY and last.weekday() == SUNDAY
            yield section, Range(first, last - timedelta(days=2) if whole else last)


def _days(bar: re.Match[str]) -> list[date]:
    try:
        start = date.fromisoformat(bar["start"])
        if bar["end"]:
            return [start, date.fromisoformat(bar["end"])]
    except ValueError:
        return []
    many = int(bar["many"]) * (7 if bar["unit"] == "w" else 1)
    return [start, start + timedelta(days=max(many - 1, 0))]
