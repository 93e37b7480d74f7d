"""Words for times and counts in reports, and foreign text made safe for markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from cockpit.core.calendar import Calendar

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPECIAL = re.compile(r"([\\`*\[\]<|])|(?<!\w)_|_(?!\w)|^([#>+-])(?=\s)")


def day(value: date) -> str:
    """`Fri 28 Nov`."""
    return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}"


def moment(value: datetime, calendar: Calendar) -> str:
    """`Fri 28 Nov 16:00`, in the sprint's zone; without a clock at the hour a day ends."""
    local = calendar.local(value)
    return day(local.date()) if local.time() == calendar.day_end else f"{day(local.date())} {local:%H:%M}"


def short(value: datetime, calendar: Calendar) -> str:
    """`Thu 16:00` where the sprint has that weekday once, else with the date."""
    local = calendar.local(value)
    if (calendar.end - calendar.start).days >= 7 or not calendar.contains(local.date()):
        return moment(value, calendar)
    name = DAYS[local.weekday()]
    return name if local.time() == calendar.day_end else f"{name} {local:%H:%M}"


def length(hours: float) -> str:
    """`40 min`, `26 h`, `3 d`: one unit, rounded down, hours up to two days."""
    if hours < 1:
        return f"{int(hours * 60)} min"
    return f"{int(hours)} h" if hours < 48 else f"{int(hours / 24)} d"


def count(number: int, noun: str, more: str = "") -> str:
    """`1 item`, `3 items`, `2,700 lines`."""
    return f"{number:,} {noun if number == 1 else more or noun + 's'}"


def percent(part: int, whole: int) -> str:
    """`68 %`, rounded down: 100 % is all of it."""
    return f"{100 * part // whole} %" if whole else "0 %"


def listing(names: tuple[str, ...]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"


def escaped(text: str) -> str:
    """Text of a plan as markdown that shows exactly it: no markup, no table cells, no HTML."""
    line = " ".join(text.split())
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", line).replace("&", "&amp;")


def code(text: str) -> str:
    """A path as a code span, whatever is in it; it may stand in a table."""
    line = " ".join(text.split()).replace("|", "\\|")
    ticks = "`" * (1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    padded = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{ticks}{padded}{ticks}" if line else ""


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: frozenset[int] = frozenset()) -> list[str]:
    """A markdown table; the columns in `right` are aligned there. Cells are taken as they are."""
    rule = ["--:" if column in right else "---" for column in range(len(head))]
    return [f"| {' | '.join(cells)} |" for cells in (head, tuple(rule), *rows)]
