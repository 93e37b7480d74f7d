"""A board as data that JSON can carry, and back: equal to the one it was made from, time zones included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from types import NoneType
from typing import Any
from zoneinfo import ZoneInfo

from cockpit.core import model
from cockpit.core.calendar import Calendar
from cockpit.core.notes import RetroNote
from cockpit.core.prerequisites import Prerequisite
from cockpit.core.quick import quick

_CLASSES: tuple[type, ...] = (
    Calendar, model.Place, model.Mention, model.Item, model.Evidence, model.Headline, model.Topic, model.Checkpoint,
    model.Dependency, model.Blocker, model.Risk, model.Metric, model.Ceremony, model.Rung, model.Claim, model.Finding,
    model.Track, model.Sprint, model.Board, RetroNote, Prerequisite,
)  # fmt: skip
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in _CLASSES}
_MANY = (model.Item, model.Mention)
_PLAIN = frozenset({str, int, float, bool, NoneType})


def pack(value: Any) -> Any:
    """A board or a part of it as lists, single-key dicts, texts and numbers. Raises TypeError for anything else."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [pack(part) for part in value]
    if kind in _NAMES:
        return {kind.__name__: [pack(getattr(value, name)) for name in _NAMES[kind]]}
    if kind in _PACKERS:
        return _PACKERS[kind](value)
    if isinstance(value, Mapping):
        return {"map": [[key, pack(part)] for key, part in value.items()]}
    raise TypeError(f"{kind.__name__} has no packed form")


def unpack(data: Any) -> Any:
    """The inverse of `pack`. Raises KeyError, TypeError or ValueError for what `pack` never made."""
    kind = type(data)
    if kind is list:
        return tuple([unpack(part) for part in data])
    if kind is dict:
        ((name, inner),) = data.items()
        return _MAKERS[name](inner)
    return data


def _datetime(value: datetime) -> dict[str, Any]:
    """A moment of a zone as its wall time, so that it is the same moment of the same zone again."""
    if isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key:
        return {"zoned": [value.replace(tzinfo=None).isoformat(), value.tzinfo.key, value.fold]}
    return {"datetime": value.isoformat()}


def _zoned(inner: list[Any]) -> datetime:
    text, zone, fold = inner
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


_PACKERS: Mapping[type, Callable[[Any], Any]] = {
    datetime: _datetime,
    date: lambda value: {"date": value.isoformat()},
    time: lambda value: {"time": value.isoformat()},
    timedelta: lambda value: {"seconds": value.total_seconds()},
    frozenset: lambda value: {"set": [pack(part) for part in sorted(value)]},
    ZoneInfo: lambda value: {"zone": value.key},
}


def _maker(kind: type) -> Callable[[list[Any]], Any]:
    names, make = _NAMES[kind], quick(kind) if kind in _MANY else kind
    return lambda inner: make(**dict(zip(names, map(unpack, inner), strict=True)))


_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    **{kind.__name__: _maker(kind) for kind in _CLASSES},
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "zoned": _zoned,
    "time": time.fromisoformat,
    "seconds": lambda inner: timedelta(seconds=inner),
    "set": lambda inner: frozenset(map(unpack, inner)),
    "zone": ZoneInfo,
    "map": lambda inner: {key: unpack(part) for key, part in inner},
}
