"""The history of plans, every event and every number counted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.facts import take_stock
from cockpit.core.record import Event, History
from cockpit.core.settings import Settings, TrackRule
from cockpit.plan.assemble import assemble
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document
from cockpit.repo.asof import Past, plans_at
from cockpit.repo.cache import Cache
from cockpit.repo.git import Git, open_git
from cockpit.repo.history import Historian, flavour_of
from tests.repo.lived import Repo, at

SETTINGS = Settings(
    name="Week",
    calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC),
    tracks=(TrackRule(id="ann", name="Ann", plan=("ann*.md",)), TrackRule(id="ben", name="Ben", plan=("ben.md",))),
)


def read(path: str, data: bytes) -> Document:
    name = path.rpartition("/")[2]
    track = next((one.id for one in SETTINGS.tracks if name.startswith(one.id)), None)
    return read_document(path, data, SETTINGS, track=track, each_alone=True)


def historian(repo: Repo, cache: Path | Cache | None = None, folder: str = "") -> Historian:
    git = open_git(repo.folder / folder)
    assert isinstance(git, Git)
    return Historian(git, read, ["docs/plans"], lambda path: path.endswith(".md"), "f", cache=cache or Cache(None))


def plan(*lines: str) -> str:
    return "\n".join(("# Plan", "", "## Tasks", "", *lines)) + "\n"


def told(events: Sequence[Event]) -> list[str]:
    return [f"{event.author} {event.kind} {event.text}" for event in events]


def numbers(history: History) -> list[str]:
    return [f"{point.done}/{point.total}" for point in history.points]


def check_against_boards(repo: Repo, history: History) -> None:
    """Every point equals the board of a checkout of its commit."""
    git = open_git(repo.folder)
    assert isinstance(git, Git)
    for point in history.points:
        assert point.when
        past = plans_at(git, point.when, ["docs/plans"])
        assert isinstance(past, Past)
        assert past.commit == point.commit
        board = assemble(
            SETTINGS, [read(path, data) for path, data in sorted(past.files.items()) if path[-3:] == ".md"]
        )
        facts = take_stock(board, at("2025-11-24"))
        counted = {track: (made.done, made.total) for track, made in facts.tracks.items() if made.total}
        assert (point.done, point.total) == (facts.progress.done, facts.progress.total)
        assert dict(point.tracks) == counted


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def test_a_life_of_items(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-21 09:00", {path: plan("- [ ] one", "- [ ] two", "- [x] three")})
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [x] one", "- [ ] two", "- [x] three")})
    repo.commit(
        "Ben", "2025-11-25 09:00", {path: plan("- [x] one", "- [ ] two (deferred)", "- [ ] three", "- [ ] four")}
    )
    repo.commit("Cy", "2025-11-26 09:00", {path: plan("- [x] one", "- [x] three", "- [x] four")})
    history = historian(repo).read()
    assert told(history.events) == [
        "Ann added one",
        "Ann added two",
        "Ann added three",
        "Ann ticked three",
        "Ann ticked one",
        "Ben deferred two",
        "Ben unticked three",
        "Ben added four",
        "Cy removed two",
        "Cy ticked three",
        "Cy ticked four",
    ]
    assert numbers(history) == ["1/3", "2/3", "1/4", "3/3"]
    assert [point.tracks for point in history.points][-1] == {"ann": (3, 3)}
    assert {event.when for event in history.events if event.author == "Ben"} == {at("2025-11-25 09:00")}
    assert len({event.thread for event in history.events}) == 4
    check_against_boards(repo, history)
    point = history.at(at("2025-11-25 08:59"))
    assert point
    assert (point.done, point.commit) == (2, repo.git("rev-parse", "HEAD~2"))
    assert history.at(at("2025-11-20")) is None
    assert told(history.between(at("2025-11-25 09:00"), at("2025-11-30"))) == [
        "Cy removed two", "Cy ticked three", "Cy ticked four",
    ]  # fmt: skip


def test_a_tick_that_edits_the_text_is_no_new_work(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [ ] train the model", "- [ ] TASK-007: write notes")})
    repo.commit(
        "Ben", "2025-11-25 09:00", {path: plan("- [x] train the model (784 lines)", "- [ ] TASK-007: something else")}
    )
    history = historian(repo).read()
    assert told(history.events)[2:] == [
        "Ben reworded train the model (784 lines)",
        "Ben ticked train the model (784 lines)",
        "Ben reworded TASK-007: something else",
    ]
    assert history.events[2].before == "train the model"
    assert numbers(history) == ["0/2", "1/2"]
    item = next(
        one for one in assemble(SETTINGS, [read(path, (repo.folder / path).read_bytes())]).items if "784" in one.text
    )
    assert told(history.of(item))[0] == "Ann added train the model"
    assert history.first_seen(item) == at("2025-11-24 09:00")


def test_a_new_heading_above_is_no_new_work(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: "# P\n\n## Tasks\n\n- [ ] one\n- [x] two\n"})
    repo.commit("Ann", "2025-11-25 09:00", {path: "# P\n\n## Our tasks now\n\n- [ ] two\n- [x] one\n"})
    history = historian(repo).read()
    assert told(history.events)[3:] == ["Ann unticked two", "Ann ticked one"]


def test_a_rewritten_plan(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [ ] alpha beta", "- [x] gamma delta")})
    repo.commit(
        "Ben", "2025-11-25 09:00", {path: "# Other\n\n## To do\n\n1. [x] gamma delta\n2. [ ] entirely new words\n"}
    )
    history = historian(repo).read()
    assert told(history.events)[3:] == ["Ben removed alpha beta", "Ben added entirely new words"]
    assert numbers(history) == ["1/2", "1/2"]


def test_a_renamed_plan_and_a_moved_item(repo: Repo) -> None:
    repo.commit(
        "Ann",
        "2025-11-24 09:00",
        {"docs/plans/ann.md": plan("- [ ] one", "- [x] same"), "docs/plans/ben.md": plan("- [ ] same")},
    )
    repo.rename("Ann", "2025-11-25 09:00", "docs/plans/ann.md", "docs/plans/ann_next.md")
    repo.commit(
        "Ben",
        "2025-11-26 09:00",
        {"docs/plans/ann_next.md": plan("- [x] same"), "docs/plans/ben.md": plan("- [ ] same", "- [x] one")},
    )
    history = historian(repo).read()
    assert told(history.events)[4:] == ["Ben ticked one"]
    assert numbers(history) == ["1/3", "1/3", "2/3"]
    assert dict(history.points[-1].tracks) == {"ann": (1, 1), "ben": (1, 2)}
    check_against_boards(repo, history)


def test_duplicates_are_told_apart(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [ ] same", "- [ ] same")})
    repo.commit("Ann", "2025-11-24 10:00", {path: plan("- [ ] same", "- [x] same")})
    history = historian(repo).read()
    assert told(history.events) == ["Ann added same", "Ann added same", "Ann ticked same"]
    assert history.events[2].thread == history.events[1].thread
    assert numbers(history) == ["0/2", "1/2"]


def test_a_merge_counts_when_it_arrives_and_credits_who_did_it(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    lines = ["- [ ] one", "- [ ] keep", "- [ ] two"]
    repo.commit("Ann", "2025-11-24 09:00", {path: plan(*lines)})
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 09:00", {path: plan("- [x] one", *lines[1:])})
    repo.commit("Cy", "2025-11-25 12:00", {path: plan("- [x] one", *lines[1:], "- [ ] three")})
    repo.checkout("main")
    repo.commit("Ann", "2025-11-26 09:00", {"other": ""})
    repo.merge("Ann", "2025-11-27 09:00", "side")
    history = historian(repo).read()
    assert told(history.events)[3:] == ["Ben ticked one", "Cy added three"]
    ticked = history.events[3]
    assert (ticked.when, ticked.made) == (at("2025-11-27 09:00"), at("2025-11-25 09:00"))
    assert ticked.commit == repo.git("rev-parse", "side~1")
    assert numbers(history) == ["0/3", "1/4"]
    check_against_boards(repo, history)


def test_a_merge_that_ticks_itself_is_credited_itself(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [ ] one")})
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 09:00", {"other": ""})
    repo.checkout("main")
    repo.merge("Cy", "2025-11-27 09:00", "side", {path: plan("- [x] one")})
    assert told(historian(repo).read().events)[-1] == "Cy ticked one"


def test_files_merge_over_documents_as_on_the_board(repo: Repo) -> None:
    master = "# Week\n\n## Deliverables\n\n- [ ] `a.py`\n- [ ] `b.py` + `c.py`\n"
    repo.commit("Ann", "2025-11-24 09:00", {"docs/plans/week.md": master})
    repo.commit("Ann", "2025-11-24 10:00", {"docs/plans/ann.md": plan("- [ ] Create `a.py`", "- [ ] d")})
    repo.commit("Ann", "2025-11-24 11:00", {"docs/plans/ann.md": plan("- [x] Create `a.py`", "- [ ] d")})
    repo.commit("Ann", "2025-11-24 12:00", {"docs/plans/week.md": master.replace("[ ] `b", "[x] `b")})
    repo.commit("Ann", "2025-11-24 13:00", {"docs/plans/ann.md": None})
    history = historian(repo).read()
    assert numbers(history) == ["0/3", "0/4", "1/4", "3/4", "2/3"]
    check_against_boards(repo, history)


def test_headline_rows_count_only_while_nothing_else_is_due_then(repo: Repo) -> None:
    week = "# Week\n\n| Day | Ann | Ben |\n|---|---|---|\n| Mon | Explore data | Set up |\n| Tue | Train | Measure |\n"
    repo.commit("Ann", "2025-11-24 09:00", {"docs/plans/week.md": week})
    repo.commit("Ann", "2025-11-24 10:00", {"docs/plans/ann.md": "# Ann\n\n## Deliverables\n\n- [ ] `a.py` by Mon\n"})
    repo.commit("Ann", "2025-11-24 11:00", {"docs/plans/ann.md": "# Ann\n\n## Deliverables\n\n- [ ] `a.py` by Tue\n"})
    repo.commit("Ann", "2025-11-24 12:00", {"docs/plans/ann.md": None})
    check_against_boards(repo, historian(repo).read())


def test_a_plans_folder_below_another_one(repo: Repo) -> None:
    repo.commit(
        "Ann", "2025-11-24 09:00", {"team/docs/plans/ann.md": plan("- [ ] one"), "docs/plans/ann.md": plan("- [x] no")}
    )
    history = historian(repo, folder="team").read()
    assert [(event.text, event.path) for event in history.events] == [("one", "docs/plans/ann.md")]


@dataclass(frozen=True)
class Note:
    at: datetime
    who: str
    path: str
    key: str
    after: str


def test_what_is_not_committed_comes_from_the_journal(repo: Repo) -> None:
    path = "docs/plans/ann.md"
    repo.commit("Ann", "2025-11-24 09:00", {path: plan("- [ ] one", "- [ ] two")})
    working: Mapping[str, bytes] = {path: plan("- [x] one", "- [x] two").encode()}
    journal = [
        Note(at("2025-11-24 10:00"), "Ben", path, "one", "done"),
        Note(at("2025-11-24 09:00"), "Cy", path, "two", "todo"),
    ]
    reader = historian(repo)
    history = reader.read(working, journal)
    assert [(e.kind, e.text, e.author, e.made, e.commit) for e in history.events[2:]] == [
        ("ticked", "one", "Ben", at("2025-11-24 10:00"), ""),
        ("ticked", "two", "", None, ""),
    ]
    assert numbers(history) == ["0/2", "2/2"]
    assert history.points[-1].when is None
    assert numbers(reader.read({})) == ["0/2", "0/0"]
    assert numbers(reader.read()) == ["0/2"], "looking at the disk changes nothing"


def test_flavours_differ_with_the_settings() -> None:
    assert flavour_of(b"a") == flavour_of(b"a") != flavour_of(b"b")
