"""What the tables of sprint.toml must agree on among each other. Pure, over plain validated data (`config_plain`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cockpit.plan.config_errors import Problem, shown
from cockpit.plan.config_values import WEEKDAYS, did_you_mean
from cockpit.plan.toml_lines import KeyPath

Plain = dict[str, Any]
LONGEST_DAYS = 1000


def disagreements(plain: Plain) -> Iterator[Problem]:
    """All problems between keys that are fine each for itself."""
    yield from _dates(plain["sprint"])
    yield from _unique_tracks(plain["tracks"])
    yield from _track_references(plain)
    yield from _same_document(plain["plans"])
    yield from _ceremonies(plain["ceremonies"])
    yield from _ladder(plain["escalation"])
    yield from _once("states", plain["states"], "each word in one state")
    yield from _once("headings", plain["headings"], "each heading under one kind")


def _dates(sprint: Plain) -> Iterator[Problem]:
    start, end = date.fromisoformat(sprint["start"]), date.fromisoformat(sprint["end"])
    path: KeyPath = ("sprint", "end")
    if end < start:
        remedy = "swap start and end" if (start - end).days < LONGEST_DAYS else ""
        yield Problem(path=path, found=sprint["end"], allowed=f"{sprint['start']} (the start) or later", remedy=remedy)
        return
    if (end - start).days >= LONGEST_DAYS:
        last = start + timedelta(days=LONGEST_DAYS - 1)
        yield Problem(
            path=path, found=sprint["end"], allowed=f"a day up to {last} ({LONGEST_DAYS} days)", remedy="check the year"
        )
        return
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    if not any(day.weekday() in sprint["workdays"] and day.isoformat() not in sprint["holidays"] for day in days):
        names = [WEEKDAYS[number] for number in sorted({day.weekday() for day in days})]
        yield Problem(
            path=("sprint", "workdays"),
            found=f"no workday from {sprint['start']} to {sprint['end']}",
            allowed="at least one",
            remedy=f"write workdays = {shown(names)}",
        )


def _unique_tracks(tracks: list[Plain]) -> Iterator[Problem]:
    taken: dict[str, int] = {}
    for index, track in enumerate(tracks):
        names: list[tuple[KeyPath, str]] = [(("id",), track["id"]), (("name",), track["name"])]
        names += [(("aliases", n), alias) for n, alias in enumerate(track["aliases"])]
        for path, name in names:
            other = taken.setdefault(name.casefold(), index) if name else index
            if other != index:
                yield Problem(
                    path=("tracks", index, *path),
                    found=shown(name),
                    allowed="a name that no other track has",
                    remedy=f"track {tracks[other]['id']} has it already",
                )


def _track_references(plain: Plain) -> Iterator[Problem]:
    ids = [track["id"] for track in plain["tracks"]]
    if not ids:
        return
    for index, dependency in enumerate(plain["dependencies"]):
        for key in ("from", "to"):
            yield from _declared(("dependencies", index, key), dependency[key], ids)
        if dependency["from"] == dependency["to"]:
            yield Problem(path=("dependencies", index, "to"), found=shown(dependency["to"]), allowed="another track")
    for index, metric in enumerate(plain["metrics"]):
        if metric["track"]:
            yield from _declared(("metrics", index, "track"), metric["track"], ids)


def _declared(path: KeyPath, name: str, ids: list[str]) -> Iterator[Problem]:
    if name not in ids:
        allowed = "a declared track: " + ", ".join(f'"{known}"' for known in ids)
        yield Problem(path=path, found=shown(name), allowed=allowed, remedy=did_you_mean(name, ids, 0.5))


def _same_document(plans: list[Plain]) -> Iterator[Problem]:
    taken: dict[str, int] = {}
    for index, plan in enumerate(plans):
        first = taken.setdefault(plan["path"], index)
        if first != index:
            yield Problem(
                path=("plans", index, "path"),
                found=shown(plan["path"]),
                allowed="each path once",
                remedy=f"it has the role {plans[first]['role']} already",
            )


def _ceremonies(ceremonies: list[Plain]) -> Iterator[Problem]:
    for index, ceremony in enumerate(ceremonies):
        path: KeyPath = ("ceremonies", index)
        if ceremony["days"] and ceremony["date"]:
            yield Problem(path=(*path, "date"), found="both days and date", allowed="one of them", at_key=True)
        if ceremony["kind"] != "other":
            continue
        if not ceremony["name"]:
            yield Problem(
                path=(*path, "name"),
                found="nothing",
                allowed="a name, for a ceremony of kind other",
                remedy='write name = "…"',
                at_key=True,
            )
        if not ceremony["at"]:
            yield Problem(
                path=(*path, "at"),
                found="nothing",
                allowed="a time, for a ceremony of kind other",
                remedy="write at = 09:00:00",
                at_key=True,
            )


def _ladder(rungs: list[Plain]) -> Iterator[Problem]:
    keys = ("after", "tracks_waiting", "before_due")
    for index, rung in enumerate(rungs):
        given = [key for key in keys if rung[key] is not None]
        if len(given) == 1:
            continue
        path: KeyPath = ("escalation", index, given[1]) if given else ("escalation", index)
        yield Problem(
            path=path,
            found=" and ".join(given) or "none of them",
            allowed=f"one of {', '.join(keys)}",
            remedy="" if given else 'write after = "4h"',
            at_key=True,
        )


def _once(table: str, states: Plain, allowed: str) -> Iterator[Problem]:
    """No word may stand under two keys of a table."""
    taken: dict[str, str] = {}
    for state, words in states.items():
        for index, word in enumerate(words if isinstance(words, list) else ()):
            first = taken.setdefault(word.casefold(), state)
            if first != state:
                yield Problem(
                    path=(table, state, index),
                    found=shown(word),
                    allowed=allowed,
                    remedy=f"it stands under {first} already",
                )
