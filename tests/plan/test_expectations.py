"""Real plans of many kinds against what a person expects of them, line by line: kind, state, track and due.

The files in `expectations/` hold lines and words of ours only; the plans themselves are no part of the project.
"""

from __future__ import annotations

import tomllib
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.settings import Settings, TrackRule
from cockpit.plan.assemble import assemble
from cockpit.plan.reader import read_document
from tests.corpus import CORPUS, needs_corpus

FOLDER = Path(__file__).parent / "expectations"
CASES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def expected(case: dict[str, Any]) -> list[str]:
    """`31-33,40 task todo shared 12-05` for each of its lines."""
    rows: list[tuple[int, str]] = []
    for entry in case["items"]:
        lines, _, told = entry.partition(" ")
        for part in lines.split(","):
            first, _, last = part.partition("-")
            rows += [(line, f"{line} {told}") for line in range(int(first), int(last or first) + 1)]
    return [row for _, row in sorted(rows)]


def read(case: dict[str, Any]) -> list[str]:
    """The same of what the cockpit reads."""
    calendar = Calendar(start=case["start"], end=case["end"], zone=UTC, workdays=frozenset(case["workdays"]))
    tracks = tuple(TrackRule(id=name.casefold(), name=name) for name in case["tracks"])
    settings = Settings(name="Sprint", calendar=calendar, tracks=tracks)
    data = (CORPUS / case["path"]).read_bytes()
    board = assemble(settings, [read_document("plan.md", data, settings, track=case.get("track"))])
    rows = [
        (mention.line, f"{mention.line} {item.kind} {item.state} {item.track} {item.due:%m-%d}")
        if item.due
        else (mention.line, f"{mention.line} {item.kind} {item.state} {item.track} -")
        for item in board.items
        for mention in item.mentions
        if mention.slot != (0, 0)
    ]
    return [row for _, row in sorted(rows)]


@needs_corpus
@pytest.mark.parametrize("name", CASES)
def test_a_plan_reads_as_its_team_meant_it(name: str) -> None:
    case = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    assert read(case) == expected(case)


def test_there_are_plans_of_many_kinds() -> None:
    cases = [tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in CASES]
    assert len(cases) >= 12
    assert len({case["path"].partition("/")[0] for case in cases}) >= 8
    assert len([case for case in cases if case["language"] != "en"]) >= 3
