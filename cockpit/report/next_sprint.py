"""The next sprint's sprint.toml, as data, from the old one: what goes on is kept, what was this week's alone is not.

Pure. Kept as they stand: tracks, rules for documents, ceremonies, the ladder, states, keys. Moved in time: start, end,
the dates of ceremonies, dues. Left out: the goal (somebody has to set it), holidays that are over, handoffs that took
place, criteria that are met, what metrics came to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from cockpit.core.calendar import Calendar

Table = dict[str, Any]


def next_sprint(
    old: Mapping[str, Any],
    *,
    name: str,
    calendar: Calendar,
    moved_day: Callable[[date], date],
    moved_text: Callable[[str], str],
    finished: Collection[str],
    met: Collection[int],
) -> Table:
    """`old` is the file as parsed. `finished` are texts and files of items that are done, `met` the places of handoffs
    in the file that took place."""
    sprint = {key: value for key, value in old["sprint"].items() if key != "goal"}
    sprint |= {"name": name, "start": calendar.start, "end": calendar.end}
    if "holidays" in sprint:
        sprint["holidays"] = [day for day in sprint["holidays"] if day >= calendar.start]

    def due(table: Table) -> Table:
        return table | ({"due": _due(table["due"], moved_day, moved_text)} if "due" in table else {})

    new: Table = dict(old) | {"sprint": sprint}
    if "dependencies" in old:
        new["dependencies"] = [
            _without(due(table), "needs", finished) for n, table in enumerate(old["dependencies"]) if n not in met
        ]
    if "checkpoints" in old:
        kept = [(table, _without(due(table), "items", finished)) for table in old["checkpoints"]]
        new["checkpoints"] = [after for before, after in kept if not before.get("items") or after.get("items")]
    if "ceremonies" in old:
        new["ceremonies"] = [
            table | ({"date": moved_day(table["date"])} if "date" in table else {}) for table in old["ceremonies"]
        ]
    if "metrics" in old:
        new["metrics"] = [{key: value for key, value in table.items() if key != "actual"} for table in old["metrics"]]
    return {key: value for key, value in new.items() if value != []}


def _due(value: Any, moved_day: Callable[[date], date], moved_text: Callable[[str], str]) -> Any:
    if isinstance(value, datetime):
        return datetime.combine(moved_day(value.date()), value.timetz())
    return moved_day(value) if isinstance(value, date) else moved_text(value)


def _without(table: Table, key: str, finished: Collection[str]) -> Table:
    """A table whose list no longer names what is done."""
    if key not in table:
        return table
    left = [entry for entry in table[key] if entry not in finished]
    return {name: left if name == key else value for name, value in table.items() if name != key or left}
