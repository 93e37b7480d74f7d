"""Short words for times and counts. English on purpose: the plans are read in many languages, the screens speak one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cockpit.core.calendar import Calendar

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def full_weekday(day: date) -> str:
    return FULL_WEEKDAYS[day.weekday()]


def full_date(day: date) -> str:
    """`Wed 26 Nov`."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"


def is_plain_week(calendar: Calendar) -> bool:
    """Whether each weekday stands at most once in the sprint, so that its name alone says which day is meant."""
    return (calendar.end - calendar.start).days < 7


def day_label(day: date, calendar: Calendar) -> str:
    """`Wed` where that says enough, else `Wed 26 Nov`."""
    return weekday(day) if is_plain_week(calendar) and calendar.contains(day) else full_date(day)


def range_label(first: date, last: date, calendar: Calendar, dash: str = "–") -> str:
    """`Mon–Tue`, `Wed`, or `Mon 1–Wed 3 Dec` in a longer sprint."""
    if first >= last:
        return day_label(last, calendar)
    if is_plain_week(calendar) and calendar.contains(first) and calendar.contains(last):
        return f"{weekday(first)}{dash}{weekday(last)}"
    start = f"{weekday(first)} {first.day}" if first.month == last.month else full_date(first)
    return f"{start}{dash}{full_date(last)}"


def clock(moment: datetime, calendar: Calendar) -> str:
    """`15:00`, in the sprint's zone; `EOD` at the hour a day ends."""
    local = calendar.local(moment)
    return "EOD" if local.time() == calendar.day_end else f"{local:%H:%M}"


def due_label(due: datetime | None, calendar: Calendar) -> str:
    """`Wed`, or `Wed 15:00` when it is not the end of the day; empty without a due."""
    if due is None:
        return ""
    day, at = day_label(calendar.today(due), calendar), clock(due, calendar)
    return day if at == "EOD" else f"{day} {at}"


def due_in_full(due: datetime | None, calendar: Calendar) -> str:
    """`Wed 26 Nov EOD`; `no day` without a due."""
    return f"{full_date(calendar.today(due))} {clock(due, calendar)}" if due else "no day"


def length(hours: float) -> str:
    """`40 min`, `26 h`, `3 d`: one unit, rounded down, hours up to two days."""
    if hours < 1:
        return f"{int(hours * 60)} min"
    return f"{int(hours)} h" if hours < 48 else f"{int(hours / 24)} d"


def age(hours: float | None) -> str:
    """How old something is; `? h` when nobody knows since when."""
    return "? h" if hours is None else length(hours)


def hours_between(first: datetime, last: datetime) -> float:
    """Elapsed hours, right over a change of the clocks."""
    return (last.timestamp() - first.timestamp()) / 3600


def time_left(due: datetime, now: datetime) -> str:
    """`in 8 h`, `now`, `3 h late`."""
    hours = hours_between(now, due)
    if abs(hours) < 1 / 60:
        return "now"
    return f"in {length(hours)}" if hours > 0 else f"{length(-hours)} late"


def countdown(start: datetime, now: datetime, calendar: Calendar) -> str:
    """To the next ceremony: `in 04:12` in the last hour, `in 3 h` that day, else `Thu 09:00`."""
    seconds = int(start.timestamp() - now.timestamp())
    if seconds < 3600:
        return f"in {minutes_and_seconds(max(0, seconds))}"
    if calendar.today(start) == calendar.today(now):
        return f"in {seconds // 3600} h"
    day = calendar.today(start)
    label = weekday(day) if day - calendar.today(now) < timedelta(days=7) else full_date(day)
    return f"{label} {calendar.local(start):%H:%M}"


def minutes_and_seconds(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def count(number: int, noun: str) -> str:
    """`1 item`, `3 items`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listing(names: tuple[str, ...]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
