"""From plain validated data (what JSON can carry) to `Settings`. No pydantic: this is the way of a kept file."""

from __future__ import annotations

import zoneinfo
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from cockpit.core.calendar import Calendar
from cockpit.core.model import STATES, Ceremony, CeremonyKind, Rung
from cockpit.core.settings import CheckpointRule, DependencyRule, MetricRule, PlanRule, Settings, TrackRule

_CEREMONY_NAMES: dict[CeremonyKind, str] = {"standup": "Standup", "eod": "End of day", "retro": "Retro"}
_CEREMONY_TIMES: dict[CeremonyKind, time] = {"standup": time(9), "retro": time(16)}

Plain = dict[str, Any]


def settings_of(plain: Plain, file: str) -> Settings:
    """Settings from the plain form of a validated sprint.toml. `file` is its path as errors name it."""
    sprint, states = plain["sprint"], plain["states"]
    calendar = _calendar(sprint)
    return Settings(
        name=sprint["name"],
        goal=sprint["goal"],
        calendar=calendar,
        plans=tuple(sprint["plans"]),
        theme=sprint["theme"],
        fetch_every=sprint["fetch_every"],
        tracks=tuple(_track(track) for track in plain["tracks"]),
        rules=tuple(PlanRule(path=plan["path"], role=plan["role"]) for plan in plain["plans"]),
        dependencies=tuple(_dependency(table) for table in plain["dependencies"]),
        checkpoints=tuple(_checkpoint(table) for table in plain["checkpoints"]),
        ceremonies=tuple(_ceremony(table, calendar) for table in plain["ceremonies"]),
        escalation=tuple(_rung(table) for table in plain["escalation"]),
        metrics=tuple(_metric(table) for table in plain["metrics"]),
        states={state: tuple(states[state]) for state in STATES if states[state]},
        headings={kind: tuple(titles) for kind, titles in plain["headings"].items() if titles},
        marks=states["marks"],
        keys={action: ",".join(keys) for action, keys in plain["keys"].items()},
        file=file,
    )


def _calendar(sprint: Plain) -> Calendar:
    return Calendar(
        start=date.fromisoformat(sprint["start"]),
        end=date.fromisoformat(sprint["end"]),
        zone=zoneinfo.ZoneInfo(sprint["timezone"]),
        zone_name=sprint["timezone"],
        workdays=frozenset(sprint["workdays"]),
        holidays=frozenset(date.fromisoformat(day) for day in sprint["holidays"]),
        day_end=time.fromisoformat(sprint["day_end"]),
    )


def _track(table: Plain) -> TrackRule:
    return TrackRule(
        id=table["id"],
        name=table["name"] or table["id"],
        role=table["role"],
        aliases=tuple(table["aliases"]),
        plan=tuple(table["plan"]),
        days=table["days"],
    )


def _dependency(table: Plain) -> DependencyRule:
    return DependencyRule(
        source=table["from"],
        target=table["to"],
        what=table["what"],
        how=table["how"],
        due=_due(table["due"]),
        needs=tuple(table["needs"]),
        both=table["both"],
        line=table["line"],
    )


def _checkpoint(table: Plain) -> CheckpointRule:
    return CheckpointRule(name=table["name"], due=_due(table["due"]), items=tuple(table["items"]), line=table["line"])


def _metric(table: Plain) -> MetricRule:
    return MetricRule(
        name=table["name"], target=table["target"], track=table["track"], actual=table["actual"], line=table["line"]
    )


def _due(text: str) -> str | date:
    """ISO text as a date or a moment, words as they are."""
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text)
        except ValueError:
            continue
    return text


def _ceremony(table: Plain, calendar: Calendar) -> Ceremony:
    kind: CeremonyKind = table["kind"]
    at = time.fromisoformat(table["at"]) if table["at"] else _CEREMONY_TIMES.get(kind, calendar.day_end)
    on = date.fromisoformat(table["date"]) if table["date"] else None
    days: Sequence[int] = table["days"]
    if not days and on is None:
        days = (calendar.days[-1].weekday(),) if kind == "retro" else sorted(calendar.workdays)
        on = calendar.days[-1] if kind == "retro" else None
    return Ceremony(
        kind=kind,
        name=table["name"] or _CEREMONY_NAMES.get(kind, kind),
        at=at,
        days=frozenset(() if on else days),
        date=on,
        minutes=table["minutes"],
        minutes_per_track=table["minutes_per_track"],
    )


def _rung(table: Plain) -> Rung:
    return Rung(
        name=table["name"],
        after=_minutes(table["after"]),
        tracks_waiting=table["tracks_waiting"],
        before_due=_minutes(table["before_due"]),
    )


def _minutes(count: int | None) -> timedelta | None:
    return None if count is None else timedelta(minutes=count)
