"""Plans that count their days through weekends: `Day 14` of two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cockpit.plan.infer_choice import Chosen, last_day
from cockpit.plan.infer_sketch import Sketch
from cockpit.plan.infer_sprint import FRIDAY, WEEKEND, Period

_WORKDAYS, _WEEK = 5, 7


def with_weekends(period: Period, sketches: Sequence[Sketch], chosen: Chosen | None) -> Period:
    """A sprint's days, with its weekends where a plan's headings count them."""
    for sketch in sketches:
        lines = (chosen.stretch.said.line, chosen.stretch.last) if chosen and chosen.sketch is sketch else (0, 10**9)
        told = last_day(sketch, *lines)
        if told is None or told[0] <= _WORKDAYS or period.is_weekend:
            continue
        number, said = told
        if number == period.range.days:
            return replace(period, counted=said.place)
        if number % _WEEK == 0 and number == period.range.days + WEEKEND and period.end.weekday() == FRIDAY:
            return replace(period, end=period.end + timedelta(days=WEEKEND), counted=said.place)
    return period
