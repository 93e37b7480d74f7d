"""Four real plans, read as their teams meant them. Lines and figures only: the plans are no part of the project."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date
from pathlib import Path

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board, Item
from cockpit.core.settings import Settings
from cockpit.plan.infer import Source, infer_tracks
from cockpit.plan.outline import parse_outline
from tests.corpus import SEEDS, needs_seeds
from tests.plan.builder import STARLIGHT, board_of

pytestmark = needs_seeds
EVERY_DAY = frozenset(range(7))


def seed(number: str) -> bytes:
    return next(SEEDS.glob(f"{number}_*")).read_bytes()


def board_with_its_tracks(data: bytes, calendar: Calendar) -> Board:
    tracks = infer_tracks([Source("plan.md", parse_outline(data))], ["."])
    return board_of({"plan.md": data}, Settings(name="Sprint", calendar=calendar, tracks=tracks))


@pytest.fixture(scope="module")
def phases() -> Board:
    """Eight phases with sixteen tasks over ten days."""
    calendar = Calendar(start=date(2025, 11, 14), end=date(2025, 11, 23), zone=UTC, workdays=EVERY_DAY)
    return board_with_its_tracks(seed("003"), calendar)


@pytest.fixture(scope="module")
def agents() -> Board:
    """Two agents with sub-task counts and deferred work."""
    calendar = Calendar(start=date(2025, 10, 27), end=date(2025, 10, 31), zone=UTC)
    return board_with_its_tracks(seed("004"), calendar)


def between(board: Board, first: int, last: int) -> list[Item]:
    return [item for item in board.items if first <= item.place.line <= last]


def test_phases_are_tracks_with_their_days(phases: Board) -> None:
    assert [track.id for track in phases.tracks] == [f"phase-{number}" for number in range(1, 9)]


def test_sixteen_tasks_have_phase_owner_estimate_and_status(phases: Board) -> None:
    tasks = between(phases, 115, 130)
    assert [item.place.line for item in tasks] == list(range(115, 131))
    assert [item.track[-1] for item in tasks] == list("1112233445566778")
    assert {item.place.line for item in tasks if item.state == "done"} == {117, 127}
    assert {item.state for item in tasks} == {"todo", "done"}
    assert {item.kind for item in tasks} == {"task"}
    assert all(item.counted and item.place.form == "status-cell" for item in tasks)
    lines = seed("003").decode("utf-8", "replace").splitlines()
    for item in tasks:
        cells = [cell.strip() for cell in lines[item.place.line - 1].split("|")]
        assert (item.text, item.owner) == (cells[2], cells[3])
        assert item.estimate[0] == cells[4][0]


def test_tasks_are_due_when_their_phase_is(phases: Board) -> None:
    days = {item.track: item.due.date() for item in between(phases, 115, 130) if item.due}
    assert [days[f"phase-{n}"].day for n in range(1, 9)] == [16, 19, 19, 21, 21, 23, 23, 23]


def test_role_checklists_stand_under_their_roles(phases: Board) -> None:
    boxes = [item for item in phases.items if item.place.form == "checkbox"]
    groups: dict[str, list[int]] = {}
    for item in boxes:
        groups.setdefault(item.group, []).append(item.place.line)
    assert list(groups.values()) == [
        [221, 222, 223, 224],
        [227, 228, 229, 230],
        [233, 234, 235, 236, 237],
        [240, 241, 242, 243, 244],
        [247, 248, 249, 250],
    ]
    tracks = Counter(item.track for item in boxes)
    assert (tracks["phase-1"], tracks["phase-4"]) == (4, 5)


def test_what_the_package_does_not_hold_is_no_work(phases: Board) -> None:
    assert between(phases, 8, 110) == []
    assert between(phases, 195, 217) == []
    assert between(phases, 251, 400) == []


def test_criteria_of_the_go_live_are_not_met_before_it(phases: Board) -> None:
    [gate] = phases.checkpoints
    assert gate.due is not None
    assert (gate.due.date(), len(gate.items)) == (date(2025, 11, 24), 6)
    assert {phases.by_id[item].state for item in gate.items} == {"todo"}
    assert "ticked-before-due" in {finding.code for finding in phases.findings}


def test_four_done_one_done_one_doing_two_deferred(agents: Board) -> None:
    told = Counter((item.track, item.state) for item in agents.items if item.track != "shared")
    assert told == {("cursor", "done"): 4, ("codex", "done"): 1, ("codex", "doing"): 1, ("codex", "deferred"): 2}
    assert [item.place.line for item in agents.items if item.track != "shared"] == list(range(189, 197))


def test_what_the_agents_say_of_themselves_are_claims_and_no_items(agents: Board) -> None:
    counts = {claim.line: (claim.done, claim.total) for claim in agents.claims if claim.total}
    assert (counts[10], counts[11], counts[67]) == ((4, 4), (2, 4), (2, 4))
    lines = {claim.line for claim in agents.claims}
    grades, readiness, cost = {19, 64}, {114, 119}, {145, 149}
    assert grades | readiness | cost <= lines
    assert not {item.place.line for item in agents.items} & (grades | readiness | cost | set(range(1, 100)))


def test_next_steps_are_actions(agents: Board) -> None:
    assert [item.kind for item in between(agents, 240, 260)] == ["action"] * 4


def test_two_plans_of_one_week_disagree_about_dates_and_counts() -> None:
    board = board_of({"plan.md": seed("000"), "handoff.md": seed("001")}, STARLIGHT)
    found = Counter(finding.code for finding in board.findings)
    assert found["weekday-mismatch"] == 2
    [count] = [finding for finding in board.findings if finding.code == "count-mismatch"]
    assert "30" in count.message
    assert "29" in count.message
    due = {(item.due.day, f"{item.due:%a}") for item in board.items if item.due}
    assert due <= {(24, "Mon"), (25, "Tue"), (26, "Wed"), (27, "Thu"), (28, "Fri")}


def test_all_four_stand_on_one_board() -> None:
    plans = {f"{path.stem}.md": path.read_bytes() for path in sorted(SEEDS.iterdir())}
    board = board_of(plans, STARLIGHT)
    assert len(board.plans) == 4
    assert len(board.items) > 100
    assert Path(board.items[0].place.path).suffix == ".md"
