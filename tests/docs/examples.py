"""The examples of docs/FORMAT.md: plans, and tables of what is found in them.

A fence with the info `markdown FILE` is a plan; fences with `items`, `headlines`, … after it are tables: a header of
columns, then a row for each thing found; `ticked` is the plan after all that is open was ticked; `toml sprint.toml` is
what the sprint's file says about headings. Plans that follow each other without any of those between them are one
example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cockpit.core.model import Board
from cockpit.core.settings import Settings
from cockpit.plan.assemble import assemble
from cockpit.plan.config import read_settings
from cockpit.plan.reader import read_document

ROOT = Path(__file__).resolve().parents[2]
FORMAT = ROOT / "docs" / "FORMAT.md"
SAMPLE = read_settings((ROOT / "sprint.toml").read_bytes())
SETTINGS = replace(SAMPLE, dependencies=(), metrics=(), escalation=(), ceremonies=())
"""The sample's calendar and tracks, and nothing else declared."""

_MINIMAL = b"[sprint]\nname = 'S'\nstart = 2025-11-24\nend = 2025-11-28\n"
_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^\n`]+)\n(?P<body>.*?)^(?P=ticks)\n", re.MULTILINE | re.DOTALL)
_RENAMED: Mapping[str, Callable[[Any], object]] = {
    "from": lambda thing: thing.source,
    "to": lambda thing: thing.target,
    "places": lambda item: len(item.mentions),
    "form": lambda item: item.place.form,
    "criteria": lambda checkpoint: len(checkpoint.items),
    "waits": lambda blocker: blocker.waits_on,
}


@dataclass
class Example:
    """Plans by name, and the tables expected of them by what they list."""

    line: int
    plans: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    ticked: str = ""
    settings: Settings = SETTINGS


def examples() -> list[Example]:
    """All examples in the order of the page."""
    text = FORMAT.read_text("utf-8")
    found = [Example(0)]
    for fence in _FENCE.finditer(text):
        word, _, name = fence["info"].partition(" ")
        if word == "ticked":
            found[-1].ticked = fence["body"]
            continue
        if word == "toml":
            own = read_settings(_MINIMAL + fence["body"].encode())
            found[-1].settings = replace(SETTINGS, headings=own.headings)
            continue
        if word != "markdown":
            found[-1].tables[word] = list(_table(fence["body"]))
            continue
        if found[-1].tables or found[-1].ticked or not found[-1].plans:
            found.append(Example(text.count("\n", 0, fence.start()) + 1))
        found[-1].plans[name] = fence["body"]
    return found[1:]


def _table(body: str) -> Iterator[dict[str, str]]:
    head, *rows = ([cell.strip() for cell in line.split(" | ")] for line in body.splitlines())
    return (dict(zip(head, row, strict=True)) for row in rows)


def board_of(plans: Mapping[str, str], settings: Settings = SETTINGS) -> Board:
    """The board of the sample's sprint with these plans and no others."""
    own = {name: track.id for track in settings.tracks for name in track.plan}
    written = date(2025, 11, 22)
    return assemble(
        settings,
        [
            read_document(f"docs/plans/{name}", text.encode(), settings, track=own.get(name), written=written)
            for name, text in plans.items()
        ],
    )


def told(board: Board, what: str, columns: list[str]) -> list[dict[str, str]]:
    """What the board has of `items`, `headlines`, … as words in the given columns."""
    return [{column: _words(_value(thing, column)) for column in columns} for thing in getattr(board, what)]


def _value(thing: object, column: str) -> object:
    return _RENAMED[column](thing) if column in _RENAMED else getattr(thing, column)


def _words(value: object) -> str:
    match value:
        case None | "":
            return "–"
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value.astimezone(SETTINGS.calendar.zone):%a %H:%M}"
        case date():
            return f"{value:%a}"
        case _:
            return str(value)
