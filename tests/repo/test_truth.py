"""All that git tells, joined: with and without a repository, and whether it is worth asking again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.marks import dressed
from cockpit.core.model import Board
from cockpit.core.settings import Settings, TrackRule
from cockpit.core.sights import first_sights
from cockpit.plan.assemble import assemble
from cockpit.plan.reader import read_document
from cockpit.repo.cache import Cache
from cockpit.repo.truth import Asked, Truth
from tests.repo.lived import Repo, at

SETTINGS = Settings(
    name="s",
    calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC),
    plans=("plans",),
    tracks=(TrackRule(id="ada", name="Ada", plan=("ada.md",)),),
)
PATH = "plans/ada.md"
TEXT = """\
# Ada

## Deliverables

- [ ] `one.py`
- [x] `two.py`
- [ ] `three.py`

## Blockers

- [ ] **Blocked**: no quota
"""
NOW = at("2025-11-28 12:00")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "repo")
    repo.commit("Ann", "2025-11-21 09:00", {PATH: TEXT})
    repo.commit("Ben", "2025-11-25 09:00", {"one.py": "1\n"})
    repo.stage({"three.py": "3\n"})
    return repo


def truth(folder: Path) -> Truth:
    return Truth(folder, SETTINGS, cache=Cache(None))


def board(text: str = TEXT) -> Board:
    return assemble(SETTINGS, [read_document(PATH, text.encode(), SETTINGS, track="ada")])


def states(found: Board) -> dict[str, str]:
    return {item.text: found.evidence[item.id].state for item in found.items if item.is_file}


def test_the_whole_record(repo: Repo) -> None:
    record = truth(repo.folder).read(board(), {PATH: TEXT.encode()}, NOW, asked=Asked(created=True))
    seen = dressed(board(), record)
    assert states(seen) == {"one.py": "landed", "two.py": "missing", "three.py": "staged"}
    assert [finding.code for finding in record.findings] == ["landed-not-ticked", "claimed-not-found"]
    assert seen.findings[-2:] == record.findings
    assert [one.path for one in record.created] == ["one.py"]
    assert record.history is not None
    assert [event.author for event in record.history.of(seen.items[1])] == ["Ann", "Ann"]
    assert list(first_sights(seen, record.history).values()) == [at("2025-11-21 09:00")]
    assert record.problem == ""


def test_what_is_not_committed_is_the_journals(repo: Repo) -> None:
    text = TEXT.replace("- [ ] `one", "- [x] `one")
    record = truth(repo.folder).read(board(text), {PATH: text.encode()}, NOW)
    assert record.history is not None
    last = record.history.events[-1]
    assert (last.kind, last.text, last.commit) == ("ticked", "one.py", "")


def test_only_what_was_asked(repo: Repo) -> None:
    record = truth(repo.folder).read(board(), {}, NOW, asked=Asked(evidence=False, history=False))
    assert (record.history, dict(record.evidence), record.created) == (None, {}, ())


def test_as_of_knows_neither_index_nor_working_copy(repo: Repo) -> None:
    record = truth(repo.folder).read(board(), {}, NOW, as_of=at("2025-11-24 12:00"))
    assert states(dressed(board(), record)) == {"one.py": "missing", "two.py": "missing", "three.py": "missing"}
    assert record.history is not None
    assert len(record.history.points) == 1
    before = truth(repo.folder).read(board(), {}, NOW, as_of=datetime(2025, 1, 1, tzinfo=UTC))
    assert before.history is not None
    assert before.history.events == ()


def test_without_a_repository_existence_on_disk(repo: Repo) -> None:
    shutil.rmtree(repo.folder / ".git")
    asked = truth(repo.folder)
    record = asked.read(board(), {PATH: TEXT.encode()}, NOW)
    assert states(dressed(board(), record)) == {"one.py": "worktree", "two.py": "missing", "three.py": "worktree"}
    assert [finding.code for finding in record.findings] == ["claimed-not-found"]
    assert (record.history, record.problem) == (None, "")
    assert not asked.moved()
    repo.git("init", "--quiet", "--template=")
    assert asked.moved()
    assert asked.read(board(), {PATH: TEXT.encode()}, NOW).history is not None


def test_a_broken_one_is_one_line(repo: Repo) -> None:
    shutil.rmtree(repo.folder / ".git")
    (repo.folder / ".git").write_text("gitdir: /nowhere\n")
    record = truth(repo.folder).read(board(), {}, NOW)
    assert "not a git repository" in record.problem
    assert "\n" not in record.problem


def fetched(repo: Repo) -> None:
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD~1")


MOVES: tuple[Callable[[Repo], object], ...] = (
    lambda repo: repo.commit("Ann", "2025-11-26 09:00", {"four.py": "4\n"}),
    lambda repo: repo.stage({"one.py": "more\n"}),
    lambda repo: repo.write({"two.py": "2\n"}),
    lambda repo: repo.git("branch", "other", "HEAD~1"),
    lambda repo: repo.git("checkout", "--quiet", "--detach", "HEAD~1"),
    lambda repo: repo.git("pack-refs", "--all"),
    fetched,
)


@pytest.mark.parametrize("move", MOVES)
def test_moved(repo: Repo, move: Callable[[Repo], object]) -> None:
    asked = truth(repo.folder)
    asked.read(board(), {PATH: TEXT.encode()}, NOW)
    assert not asked.moved()
    move(repo)
    assert asked.moved()
    asked.read(board(), {PATH: TEXT.encode()}, NOW)
    assert not asked.moved()


def test_reading_itself_moves_nothing(repo: Repo) -> None:
    repo.write({"one.py": "1\n"})  # the same bytes with another time: an index that git would refresh
    before = (repo.folder / ".git" / "index").read_bytes()
    asked = truth(repo.folder)
    for _ in range(2):
        asked.read(board(), {PATH: TEXT.encode()}, NOW)
        assert not asked.moved()
    assert (repo.folder / ".git" / "index").read_bytes() == before


def test_a_repository_that_goes_away_between_two_looks(repo: Repo) -> None:
    asked = truth(repo.folder)
    asked.read(board(), {PATH: TEXT.encode()}, NOW)
    shutil.rmtree(repo.folder / ".git")
    assert asked.moved()
    record = asked.read(board(), {PATH: TEXT.encode()}, NOW)
    assert states(dressed(board(), record))["one.py"] == "worktree"
    asked.close()
