"""A whole sprint in git: every number of its retro against the one counted by hand."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from cockpit.core.lives import Life
from cockpit.core.outcomes import Gate, Handoff, Stop
from cockpit.core.retro import Retro, sum_up
from cockpit.core.tally import Tally
from cockpit.disk.store import Store
from tests.repo.lived_sprint import ZONE, la, lived, record_of

LAST = "29 12:00"
RETRO = "28 16:00"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository after the week, the Saturday included."""
    return lived(tmp_path_factory.mktemp("lived") / "repo").folder


@pytest.fixture(scope="module")
def ended(whole: Path) -> Retro:
    return record_of(whole, la(LAST))


@pytest.fixture(scope="module")
def friday(tmp_path_factory: pytest.TempPathFactory) -> Retro:
    """What the team sees in its retro on Friday at four."""
    return record_of(lived(tmp_path_factory.mktemp("friday") / "repo", RETRO).folder, la(RETRO))


def texts(lives: Sequence[Life]) -> list[str]:
    return [life.text for life in lives]


def wall(moment: datetime | None) -> str:
    return f"{moment.astimezone(ZONE):%d %H:%M}" if moment else ""


def gate(one: Gate) -> tuple[object, ...]:
    return one.name, one.state, one.done, one.total, wall(one.at)


def handoff(one: Handoff) -> tuple[object, ...]:
    return one.source, one.target, one.state, None if one.hours is None else round(one.hours)


def stop(one: Stop) -> tuple[object, ...]:
    return one.text, one.track, one.resolved, one.hours


def test_in_all_and_by_track(ended: Retro) -> None:
    assert ended.phase == "ended"
    assert wall(ended.as_of) == "28 23:59"
    assert ended.tally == Tally(planned=12, added=3, removed=3, on_time=7, late=2, open=3, overdue=3)
    assert (ended.tally.done, ended.tally.total) == (9, 12)
    assert dict(ended.tracks) == {
        "ann": Tally(planned=5, added=1, removed=2, on_time=3, open=1, overdue=1),
        "ben": Tally(planned=4, added=2, removed=1, on_time=2, late=1, open=2, overdue=2),
        "cy": Tally(planned=3, on_time=2, late=1),
    }


def test_which_items(ended: Retro) -> None:
    assert [f"{life.done_by} {wall(life.done_at)} {life.text}" for life in ended.done] == [
        "Ann 24 14:00 model.py",
        "Ben 25 16:00 Fix the login (by Tue)",
        "Cy 26 10:00 guide.md",
        "Ann 26 11:00 spec.md",
        "Ann 26 15:00 Train the model (784 lines) (by Wed)",
        "Ben 27 12:00 dashboard.py",
        "Ben 27 16:00 metrics.json",
        "Cy 28 11:00 runbook.md",
        "Cy 28 18:00 Review the docs (by Fri)",
    ]
    assert texts(ended.late) == ["dashboard.py", "Review the docs (by Fri)"]
    assert texts(ended.open) == ["report.md", "Wire the alerts (by Thu)", "Describe the alerts (by Fri)"]
    assert [f"{one.added_by} {wall(one.added)} {one.text}" for one in ended.added] == [
        "Ben 24 15:00 Fix the login (by Tue)",
        "Ben 28 09:30 Describe the alerts (by Fri)",
        "Ann 28 15:00 Hotfix the parser",
    ]
    assert {f"{one.removed_by} {wall(one.removed)} {one.text}" for one in ended.removed} == {
        "Ben 27 11:00 Load test (by Fri)",
        "Ann 28 12:00 Tidy up",
        "Ann 28 15:30 Hotfix the parser",
    }


def test_the_burn_up(ended: Retro) -> None:
    """Work on a branch shows when it is merged; a rename and a rebase change nothing."""
    steps = [f"{wall(step.when)} {step.done}/{step.scope}" for step in ended.burnup.steps]
    assert steps == [
        "24 00:00 0/9", "24 11:00 0/12", "24 14:00 1/12", "24 15:00 1/13", "25 10:00 1/13", "25 16:00 2/13",
        "26 11:00 3/13", "26 15:00 4/13", "26 15:30 5/13", "27 10:00 4/13", "27 11:00 4/12", "27 12:00 5/12",
        "27 16:00 6/12", "27 18:00 7/12", "28 09:30 7/13", "28 10:00 7/13", "28 11:00 8/13", "28 12:00 8/12",
        "28 15:00 8/13", "28 15:30 8/12", "28 18:00 9/12", "28 23:59 9/12",
    ]  # fmt: skip
    assert [(one.day.day, one.done, one.scope) for one in ended.burnup.days] == [
        (24, 1, 13), (25, 2, 13), (26, 5, 13), (27, 7, 12), (28, 9, 12),
    ]  # fmt: skip
    assert ended.burnup.ideal(ended.end) == 12
    assert ended.burnup.ideal(ended.start) == 0


def test_what_was_agreed(ended: Retro) -> None:
    assert [gate(one) for one in ended.gates] == [
        ("Checkpoint: Mid-week", "late", 2, 2, "27 12:00"),
        ("Checkpoint: Final", "missed", 0, 2, ""),
    ]
    assert [handoff(one) for one in ended.handoffs] == [
        ("ann", "ben", "on time", None),
        ("ben", "cy", "on time", None),
        ("cy", "ann", "late", 17),
        ("ann", "cy", "missed", 31),
    ]
    assert [stop(one) for one in ended.stops] == [("No GPU quota", "ben", True, 49.0)]


def test_what_the_repository_says(ended: Retro) -> None:
    assert [one.text for one in ended.not_found] == ["spec.md"]
    assert [one.text for one in ended.landed] == ["report.md"]
    assert [(one.path, one.lines, one.author) for one in ended.created] == [
        ("dashboard.py", 30, "Ben"), ("guide.md", 2, "Cy"), ("logo.png", None, "Cy"), ("metrics.json", 1, "Ben"),
        ("model.py", 10, "Ann"), ("report.md", 5, "Ann"), ("runbook.md", 1, "Cy"),
    ]  # fmt: skip
    assert ended.lines == 49
    assert ended.people == ("Ann", "Ben", "Cy")


def test_what_the_plans_say(ended: Retro) -> None:
    assert [(one.metric.name, one.met) for one in ended.metrics] == [
        ("FPR", True), ("Latency", False), ("Coverage", None),
    ]  # fmt: skip
    claim = ended.said[0]
    assert (claim.claim.path, claim.claim.line, claim.kind) == ("docs/plans/ann.md", 3, "status")
    assert (claim.done, claim.total, claim.contradicted) == (3, 4, True)


def test_on_friday_at_four(friday: Retro) -> None:
    """The evening's tick is still to come; two items are overdue, two due at five are not."""
    assert friday.phase == "running"
    assert friday.tally == Tally(planned=12, added=3, removed=3, on_time=7, late=1, open=4, overdue=2)
    assert friday.tracks["cy"] == Tally(planned=3, on_time=2, open=1)
    assert [one.state for one in friday.gates] == ["late", "open"]
    assert handoff(friday.handoffs[3]) == ("ann", "cy", "missed", 23)
    assert friday.burnup.steps[-1][1:] == (8, 12)
    assert [(one.day.day, one.done) for one in friday.burnup.days][-1] == (28, 8)


CLOCKS = {
    "before": ("22 12:00", Tally(planned=9, open=9), (0, 9), 0),
    "first morning": ("24 08:00", Tally(planned=9, open=9), (0, 9), 0),
    "monday": ("24 16:00", Tally(planned=12, added=1, on_time=1, open=12), (1, 13), 0),
    "wednesday": ("26 13:00", Tally(planned=12, added=1, on_time=3, open=10), (3, 13), 1),
    "thursday": ("27 10:30", Tally(planned=12, added=1, on_time=4, open=9, overdue=1), (4, 13), 1),
}
"""Until when it was lived, with the clock there: the numbers, the burn-up's last step, open blockers."""


@pytest.mark.parametrize("clock", CLOCKS)
def test_with_the_clock_at(clock: str, tmp_path: Path) -> None:
    """On Wednesday the guide is done on a branch only: it does not count."""
    when, tally, last, stops = CLOCKS[clock]
    retro = record_of(lived(tmp_path / "repo", when).folder, la(when))
    assert retro.tally == tally
    steps = retro.burnup.steps
    if clock == "before":
        assert retro.phase == "upcoming"
        assert steps == ()
    else:
        assert steps[-1][1:] == last
        assert steps[-1].when == la(when)
    assert sum(not one.resolved for one in retro.stops) == stops


@pytest.mark.parametrize("when", ["24 16:00", "26 13:00", "27 10:30", RETRO])
def test_a_past_time_is_as_it_was(when: str, whole: Path, tmp_path: Path) -> None:
    """Numbers as of a time, told by the whole history, equal those told at that time."""
    from cockpit.repo.cache import Cache
    from cockpit.repo.truth import Asked, Truth

    then = record_of(lived(tmp_path / "repo", when).folder, la(when))
    snapshot = Store(tmp_path / "repo" / "sprint.toml").load()
    truth = Truth(whole, snapshot.settings, cache=Cache(None))
    record = truth.read(snapshot.board, {}, la(when), asked=Asked(created=True), as_of=la(when))
    truth.close()
    told = sum_up(snapshot.board, la(when), record)
    assert (told.tally, told.tracks) == (then.tally, then.tracks)
    assert [step[1:] for step in told.burnup.steps] == [step[1:] for step in then.burnup.steps]
    assert [texts(lives) for lives in (told.done, told.late, told.open, told.added)] == [
        texts(lives) for lives in (then.done, then.late, then.open, then.added)
    ]


def test_a_shallow_clone_says_what_it_cannot_know(whole: Path, tmp_path: Path) -> None:
    """Its past begins on Friday at 15:30: what was done by then has no time, so that none of it is late."""
    from tests.repo.lived import Repo

    shallow = Repo(whole, create=False).clone(tmp_path / "shallow", "--depth=4").folder
    retro = record_of(shallow, la(LAST))
    assert not retro.complete
    assert retro.tally == Tally(planned=13, removed=1, on_time=1, late=1, undated=7, open=3, overdue=3)
    assert retro.burnup.steps[-1][1:] == (9, 12)


def test_without_git_the_board_alone_is_counted(whole: Path, tmp_path: Path) -> None:
    """Nobody knows when what was done, and what the plan once was."""
    folder = tmp_path / "plain"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns(".git"))
    retro = record_of(folder, la(LAST))
    assert retro.counted_from == "board"
    assert retro.tally == Tally(planned=14, removed=1, undated=10, open=3, overdue=2)
    assert retro.burnup.steps == ()
    assert [one.state for one in retro.handoffs] == ["met", "met", "met", "missed"]
    assert [stop(one) for one in retro.stops] == [("No GPU quota", "ben", True, 49.0)]


def test_a_warm_cache_tells_the_same(whole: Path, ended: Retro, tmp_path: Path) -> None:
    cache = tmp_path / "cache.sqlite"
    cold, warm = (record_of(whole, la(LAST), cache=cache) for _ in range(2))
    assert cold.tally == warm.tally == ended.tally
    assert cold.burnup.steps == warm.burnup.steps == ended.burnup.steps
