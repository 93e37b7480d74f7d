"""The ceremonies and the escalation ladder that plans tell of, as tables of sprint.toml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from cockpit.core.model import Ceremony, Rung
from cockpit.plan.config_values import WEEKDAYS

_UNITS = ((timedelta(days=1), "d"), (timedelta(hours=1), "h"), (timedelta(minutes=1), "m"))


def ceremony_tables(ceremonies: Iterable[Ceremony], workdays: frozenset[int]) -> list[dict[str, Any]]:
    """`[[ceremonies]]` as a person writes them: no key that says the default."""
    return [_ceremony(ceremony, workdays) for ceremony in ceremonies]


def _ceremony(ceremony: Ceremony, workdays: frozenset[int]) -> dict[str, Any]:
    table: dict[str, Any] = {"kind": ceremony.kind}
    if ceremony.kind == "other":
        table["name"] = ceremony.name
    if ceremony.date is not None:
        table["date"] = ceremony.date
    elif ceremony.days != workdays or ceremony.kind != "standup":
        table["days"] = [WEEKDAYS[day] for day in sorted(ceremony.days)]
    table["at"] = ceremony.at
    if ceremony.minutes != 15:
        table["minutes"] = ceremony.minutes
    if ceremony.minutes_per_track != 3:
        table["minutes_per_track"] = ceremony.minutes_per_track
    return table


def rung_tables(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """`[[escalation]]` in the order of the ladder."""
    return [_rung(rung) for rung in rungs if rung.name]


def _rung(rung: Rung) -> dict[str, Any]:
    if rung.tracks_waiting is not None:
        return {"tracks_waiting": rung.tracks_waiting, "name": rung.name}
    if rung.before_due is not None:
        return {"before_due": written(rung.before_due), "name": rung.name}
    return {"after": written(rung.after or timedelta()), "name": rung.name}


def written(span: timedelta) -> str:
    """A duration as sprint.toml takes it, in the largest unit that fits: `1d`, `4h`, `90m`, `0h`."""
    if not span:
        return "0h"
    unit, letter = next((unit, letter) for unit, letter in _UNITS if span % unit == timedelta())
    return f"{span // unit}{letter}"
