"""The JSON of `cockpit status`: its shape is a promise, its values are the facts."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, PositiveInt, TypeAdapter

from cockpit.core.facts import take_stock
from cockpit.report.status import status
from tests.report.boards import FRIDAY, small_board

State = Literal["todo", "doing", "blocked", "deferred", "cancelled", "done"]


class Strict(BaseModel):
    """Exactly these keys, none missing, none more."""

    model_config = ConfigDict(extra="forbid", strict=False)


class Count(Strict):
    done: NonNegativeInt
    total: NonNegativeInt


class SprintShape(Strict):
    name: str
    goal: str
    start: date
    end: date
    timezone: str
    now: AwareDatetime
    day: PositiveInt | None
    days: PositiveInt
    phase: Literal["upcoming", "running", "ended"]


class TrackShape(Count):
    id: str
    name: str
    role: str
    items: list[str]


class MentionShape(Strict):
    path: str
    line: PositiveInt
    form: Literal["checkbox", "mark", "glyph", "status-cell", "row", "bullet", "heading", "front-matter"]
    state: State | None
    role: Literal["plan", "reference", "retro", "ignore"]


class EvidenceShape(Strict):
    state: Literal["landed", "existing", "branch", "staged", "worktree", "missing", "deleted", "ambiguous", "none"]
    path: str
    commit: str
    author: str
    date: AwareDatetime | None
    late: bool
    merged: AwareDatetime | None
    candidates: list[str]


class ItemShape(Strict):
    id: str
    kind: Literal["deliverable", "task", "action", "criterion", "metric", "blocker", "note"]
    track: str
    owner: str
    type: str
    group: str
    section: list[str]
    text: str
    state: State
    counted: bool
    start: date | None
    due: AwareDatetime | None
    target: str
    estimate: str
    parent: str | None
    children: Count
    files: list[str]
    mentions: list[MentionShape]
    evidence: EvidenceShape
    late: bool
    ready: bool
    blocked_by: list[str]


class HeadlineShape(Strict):
    start: date
    end: date
    track: str
    text: str
    path: str
    line: PositiveInt


class CheckpointShape(Count):
    id: str
    name: str
    due: AwareDatetime | None
    scope: str
    state: Literal["open", "passed", "missed"]
    items: list[str]


class DependencyShape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    to: str
    both: bool
    what: str
    how: str
    due: AwareDatetime | None
    state: Literal["met", "pending", "due", "late"]
    needs: list[str]
    mentions: list[MentionShape]


class BlockerShape(Strict):
    id: str
    track: str
    text: str
    since: AwareDatetime | None
    age_hours: float | None
    rung: str | None
    waits_on: str
    waiting: list[str]
    blocks: list[str]
    derived: bool
    resolved: bool
    mentions: list[MentionShape]


class RiskShape(Strict):
    text: str
    fallback: str
    track: str


class PrerequisiteShape(Strict):
    text: str
    of: str
    met: bool
    track: str
    item: str | None
    path: str
    line: PositiveInt


class MetricShape(Strict):
    name: str
    track: str
    target: str
    actual: str


class CeremonyShape(Strict):
    kind: Literal["standup", "eod", "retro", "other"]
    name: str
    at: time
    days: list[Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
    date: date | None  # type: ignore[valid-type, unused-ignore]
    minutes: PositiveInt
    minutes_per_track: PositiveInt
    next: AwareDatetime | None


class RungShape(Strict):
    name: str
    after_hours: float | None
    tracks_waiting: PositiveInt | None
    before_due_hours: float | None


class ClaimShape(Strict):
    path: str
    line: PositiveInt
    text: str
    done: int | None
    total: int | None


class FindingShape(Strict):
    code: str
    severity: Literal["error", "warning", "hint"]
    path: str
    line: PositiveInt
    column: PositiveInt
    message: str
    remedy: str


SHAPES: dict[str, Any] = {
    "schema": Literal[1],
    "sprint": SprintShape,
    "progress": Count,
    "tracks": list[TrackShape],
    "items": list[ItemShape],
    "headlines": list[HeadlineShape],
    "checkpoints": list[CheckpointShape],
    "dependencies": list[DependencyShape],
    "blockers": list[BlockerShape],
    "risks": list[RiskShape],
    "prerequisites": list[PrerequisiteShape],
    "metrics": list[MetricShape],
    "ceremonies": list[CeremonyShape],
    "escalation": list[RungShape],
    "claims": list[ClaimShape],
    "findings": list[FindingShape],
}


def check_shape(data: dict[str, Any]) -> None:
    """Fails where data read from JSON is not what `cockpit status --json` promises."""
    assert list(data) == list(SHAPES)
    for key, shape in SHAPES.items():
        value = data[key]
        if key == "dependencies":
            value = [{name: part for name, part in entry.items() if name != "from"} for entry in value]
            assert all(isinstance(entry["from"], str) for entry in data[key])
        TypeAdapter(shape).validate_json(json.dumps(value))
    _check_references(data)


def _check_references(data: dict[str, Any]) -> None:
    items = {item["id"] for item in data["items"]}
    assert len(items) == len(data["items"])
    for holder in (*data["tracks"], *data["checkpoints"]):
        assert items.issuperset(holder["items"])
    for dependency in data["dependencies"]:
        assert items.issuperset(dependency["needs"])
    assert {found["item"] for found in data["prerequisites"]} <= items | {None}
    assert {item["parent"] for item in data["items"]} <= items | {None}


@pytest.fixture(name="data")
def read_back() -> dict[str, Any]:
    board = small_board()
    data: dict[str, Any] = json.loads(json.dumps(status(board, take_stock(board, FRIDAY))))
    return data


def test_shape(data: dict[str, Any]) -> None:
    check_shape(data)


def test_sprint_and_progress(data: dict[str, Any]) -> None:
    assert data["sprint"] == {
        "name": "Übung", "goal": "Parse", "start": "2025-03-24", "end": "2025-04-04", "timezone": "Europe/Berlin",
        "now": "2025-03-28T09:30:00+01:00", "day": 5, "days": 10, "phase": "running",
    }  # fmt: skip
    assert data["progress"] == {"done": 1, "total": 3}


def test_tracks_in_order_and_shared_last_without_reference_items(data: dict[str, Any]) -> None:
    assert [(track["id"], track["done"], track["total"], track["items"]) for track in data["tracks"]] == [
        ("ada", 1, 2, ["ada-000001", "ada-000002"]),
        ("bob", 0, 1, ["bob-000001"]),
        ("shared", 0, 0, ["shared-000001"]),
    ]


def test_no_shared_track_when_only_reference_items_stand_there() -> None:
    board = small_board()
    board = type(board)(sprint=board.sprint, tracks=board.tracks, items=(*board.items[:3], board.items[4]))
    data = status(board, take_stock(board, FRIDAY))
    assert [track["id"] for track in data["tracks"]] == ["ada", "bob"]
    assert data["items"][-1]["id"] == "shared-000002"


def test_an_item_with_all_its_facts(data: dict[str, Any]) -> None:
    parser, _, docs = data["items"][:3]
    assert parser["due"] == "2025-03-27T17:00:00+01:00"
    assert (parser["start"], parser["late"], parser["ready"]) == ("2025-03-25", True, True)
    assert parser["children"] == {"done": 1, "total": 1}
    assert parser["mentions"][0] == {
        "path": "plans/ada.md", "line": 7, "form": "checkbox", "state": "todo", "role": "plan",
    }  # fmt: skip
    assert parser["evidence"] == {
        "state": "landed", "path": "src/parser.py", "commit": "abc", "author": "Ada",
        "date": "2025-03-27T18:00:00+01:00", "late": True, "merged": None, "candidates": ["x"],
    }  # fmt: skip
    assert docs["due"] == "2025-04-02T17:00:00+02:00"
    assert (docs["ready"], docs["blocked_by"]) == (False, ["ada-000001"])


def test_evidence_can_be_left_out() -> None:
    board = small_board()
    data = status(board, take_stock(board, FRIDAY), evidence=False)
    assert {item["evidence"]["state"] for item in data["items"]} == {"none"}


def test_blockers_in_the_order_of_the_queue_resolved_last(data: dict[str, Any]) -> None:
    assert [(entry["id"], entry["derived"], entry["resolved"]) for entry in data["blockers"]][-1] == (
        "b-2",
        False,
        True,
    )
    raised = next(entry for entry in data["blockers"] if entry["id"] == "b-1")
    assert (raised["since"], raised["age_hours"], raised["rung"]) == ("2025-03-27T03:30:00+01:00", 30.0, "Say")


def test_scope_ladder_and_ceremonies(data: dict[str, Any]) -> None:
    assert [checkpoint["scope"] for checkpoint in data["checkpoints"]] == ["all", "ada"]
    assert [(rung["after_hours"], rung["before_due_hours"]) for rung in data["escalation"]] == [
        (0.0, None),
        (None, 24.0),
    ]
    standup, retro = data["ceremonies"]
    assert (standup["at"], standup["days"], standup["next"]) == (
        "09:00:00", ["Mon", "Tue", "Wed", "Thu", "Fri"], "2025-03-31T09:00:00+02:00",
    )  # fmt: skip
    assert (retro["days"], retro["date"], retro["next"]) == ([], "2025-03-21", None)


@pytest.mark.parametrize(
    ("now", "day", "phase"),
    [("2025-03-20T12:00+01:00", None, "upcoming"), ("2025-03-29T12:00+01:00", None, "running"),
     ("2025-04-04T23:59+02:00", 10, "running"), ("2025-04-05T00:00+02:00", None, "ended")],
)  # fmt: skip
def test_day_is_null_outside_the_sprint_and_on_free_days(now: str, day: int | None, phase: str) -> None:
    board = small_board()
    data = status(board, take_stock(board, datetime.fromisoformat(now)))
    assert (data["sprint"]["day"], data["sprint"]["phase"]) == (day, phase)
