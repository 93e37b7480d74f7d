"""The ladder: which rung a blocker has reached, when it did, and whether a standup has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board, Rung
from cockpit.core.occasions import occasions

HOUR = timedelta(hours=1)


def rung_of(
    board: Board, since: datetime | None, waiting: int, dues: Sequence[datetime], now: datetime
) -> tuple[int, Rung | None, datetime | None]:
    """The highest rung reached at `now` by a blocker, with its number from 1 (0: none), and when it was reached.

    `since` and `dues` (of what is held up) are aware; `waiting` counts tracks. Age counts hours of workdays only, in
    the sprint's zone. A rung reached by tracks that wait is as old as the blocker; unknown times are None.
    """
    found: tuple[int, Rung | None, datetime | None] = (0, None, None)
    hours = board.sprint.calendar.workday_hours(since, now) if since else 0.0
    for number, rung in enumerate(board.escalation, start=1):
        if rung.after is not None and hours >= rung.after / HOUR and (since or not rung.after):
            found = (number, rung, _after(board.sprint.calendar, since, rung.after))
        elif rung.tracks_waiting is not None and waiting >= rung.tracks_waiting:
            found = (number, rung, since)
        elif rung.before_due is not None and (near := [due for due in dues if due - now <= rung.before_due]):
            reached = min(near) - rung.before_due
            found = (number, rung, max(reached, since) if since else reached)
    return found


def _after(calendar: Calendar, since: datetime | None, wait: timedelta) -> datetime | None:
    return calendar.after_workday_hours(since, wait / HOUR) if since else None


def is_news(board: Board, reached: datetime | None, now: datetime) -> bool:
    """Whether a rung reached then was not heard of in a standup yet: none that began after it is over at `now`."""
    if reached is None or reached > now:
        return False
    standups = tuple(ceremony for ceremony in board.ceremonies if ceremony.kind == "standup")
    if not standups:
        return board.sprint.calendar.workday_hours(reached, now) < 24
    return not any(reached <= one.start and one.end <= now for one in occasions(standups, board.sprint.calendar))
