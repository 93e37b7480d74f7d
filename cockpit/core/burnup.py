"""The burn-up: how much of the scope was done, over a sprint, beside the line of even progress. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board
from cockpit.core.record import History


class Step(NamedTuple):
    """From `when` on (aware), so much was done of so much."""

    when: datetime
    done: int
    scope: int


class DayEnd(NamedTuple):
    """How a workday ended; `ideal` is even progress by then."""

    day: date
    done: int
    scope: int
    ideal: float


@dataclass(frozen=True, kw_only=True)
class BurnUp:
    """`steps` are in order of time, the first at the sprint's start, the last where `as_of` found it; empty without a
    history. `scope` is what the ideal line leads to, `begun` what was done when the sprint began."""

    calendar: Calendar
    steps: tuple[Step, ...]
    as_of: datetime
    start: datetime
    end: datetime
    begun: int = 0
    scope: int = 0

    def at(self, moment: datetime) -> Step | None:
        """The step that held at an aware moment; None before the first."""
        return next((step for step in reversed(self.steps) if step.when <= moment), None)

    def ideal(self, moment: datetime) -> float:
        """Even progress over the hours of workdays, from what was done at the start to the whole scope at the end."""
        whole = self.calendar.workday_hours(self.start, self.end)
        passed = self.calendar.workday_hours(self.start, min(moment, self.end))
        return self.begun + (self.scope - self.begun) * (passed / whole if whole else 1.0)

    @property
    def days(self) -> tuple[DayEnd, ...]:
        """Each workday so far, as it stood at midnight (today: as of now)."""
        found: list[DayEnd] = []
        for day in self.calendar.days:
            first = self.calendar.at(day, time.min)
            if first > self.as_of:
                break
            midnight = self.calendar.at(self.calendar.next_workday(day), time.min)
            until = min(midnight, self.as_of)
            step = self.at(until) if until < midnight else self._before(midnight)
            if step is not None:
                found.append(DayEnd(day, step.done, step.scope, self.ideal(self.calendar.end_of(day))))
        return tuple(found)

    def _before(self, moment: datetime) -> Step | None:
        return next((step for step in reversed(self.steps) if step.when < moment), None)


def burn_up(board: Board, history: History | None, as_of: datetime, *, live: bool) -> BurnUp:
    """The burn-up of the sprint up to `as_of`, from the points of the history; `live` lets uncommitted work count."""
    calendar = board.sprint.calendar
    start, end = calendar.at(calendar.start, time.min), calendar.end_of(calendar.end)
    steps = _steps(history, start, as_of, live=live) if history is not None and as_of > start else []
    return BurnUp(
        calendar=calendar, steps=tuple(steps), as_of=as_of, start=start, end=end,
        begun=steps[0].done if steps else 0, scope=steps[-1].scope if steps else 0,
    )  # fmt: skip


def _steps(history: History, start: datetime, as_of: datetime, *, live: bool) -> list[Step]:
    """The points of the line inside the sprint. A time that goes backwards along the line is held where it was."""
    points = history.points
    cut = max((n for n, p in enumerate(points, 1) if p.when and p.commit and p.when <= as_of), default=0)
    kept = [(point.when or as_of, point.done, point.total) for point in points[:cut]]
    kept += [(as_of, point.done, point.total) for point in points[cut:] if live and not point.commit]
    found: list[Step] = []
    at = start
    for when, done, scope in kept:
        at = min(max(at, when), as_of)
        if found and found[-1].when == at:
            found.pop()
        found.append(Step(at, done, scope))
    if found and found[0].when > start:
        found.insert(0, Step(start, 0, 0))
    if found and found[-1].when < as_of:
        found.append(found[-1]._replace(when=as_of))
    return found
