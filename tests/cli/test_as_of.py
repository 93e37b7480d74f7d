"""`--as-of`: what every command and view shows of the past, and that it changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.cli.commands import COMMANDS
from cockpit.tui.keys import VIEWS
from tests.cli.conftest import Run
from tests.cli.lived_sprint import lived_sprint
from tests.repo.lived import Repo


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """The lived sprint, with a working copy, a journal and an index that have gone on since."""
    repo = lived_sprint(tmp_path / "repo")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(repo.folder)
    return repo


def line_of(repo: Repo) -> list[tuple[str, str]]:
    """(commit, committer date) of the first-parent line, oldest first."""
    rows = repo.git("log", "--first-parent", "--reverse", "--format=%H %cI").split("\n")
    return [(row.split(" ")[0], row.split(" ")[1]) for row in rows]


def disturb(repo: Repo, run: Run) -> None:
    """What is not committed must not be seen in the past."""
    assert run("tick", "src/fold.py", "--at", "2025-11-28T17:00").code == 0
    repo.write({"plans/new.md": "# New\n\n## Tasks\n\n- [ ] Surprise\n", "extra.py": "1\n", "sprint.toml": "broken"})
    repo.stage({"writer.py": "1\n"})


@pytest.mark.parametrize("flags", [(), ("--no-evidence",)])
def test_as_of_a_commit_is_what_a_checkout_of_it_says(
    repo: Repo, tmp_path: Path, run: Run, flags: tuple[str, ...]
) -> None:
    line = line_of(repo)
    assert len(line) == 10
    copies = dict(_checkouts(repo, tmp_path, line[2:]))
    disturb(repo, run)
    for when, copy in copies.items():
        past = run("status", "--json", "--as-of", when, *flags)
        there = run("status", "--json", "--at", when, "--sprint", str(copy / "sprint.toml"), *flags)
        assert (past.code, there.code, past.err, there.err) == (0, 0, "", "")
        assert json.loads(past.out) == json.loads(there.out)
        assert run("check", "--as-of", when).out.count("\n") > 0


def _checkouts(repo: Repo, tmp_path: Path, line: list[tuple[str, str]]) -> Iterator[tuple[str, Path]]:
    for oid, when in line:
        copy = tmp_path / oid[:12]
        repo.git("worktree", "add", "--quiet", "--detach", str(copy), oid)
        yield when, copy


READS = (("standup", "--json"), ("retro", "--json"), ("retro", "--markdown"), ("standup",), ("check", "--json"))


@pytest.mark.parametrize("words", [words for words in READS if words[0] in COMMANDS])
def test_every_command_that_looks_says_what_a_checkout_says(
    repo: Repo, tmp_path: Path, run: Run, words: tuple[str, ...]
) -> None:
    copies = dict(_checkouts(repo, tmp_path, line_of(repo)[3::2]))
    disturb(repo, run)
    for when, copy in copies.items():
        past = run(*words, "--as-of", when)
        monkey = pytest.MonkeyPatch()
        with monkey.context() as there:
            there.chdir(copy)
            now = run(*words, "--at", when)
        assert (past.code, past.out) == (now.code, now.out)
        assert past.code == 0


def states(run: Run, when: str) -> dict[str, tuple[str, str]]:
    found = json.loads(run("status", "--json", "--as-of", when).out)["items"]
    return {item["files"][0]: (item["state"], item["evidence"]["state"]) for item in found if item["files"]}


def test_evidence_then(repo: Repo, run: Run) -> None:
    disturb(repo, run)
    tuesday, wednesday = states(run, "2025-11-25T19:30Z"), states(run, "2025-11-26T18:00Z")
    assert tuesday["reader.py"] == ("done", "landed")
    assert tuesday["writer.py"] == ("done", "missing"), "staged since, but not then"
    assert tuesday["src/fold.py"] == ("todo", "branch"), "committed then, merged a day later"
    assert wednesday["src/fold.py"] == ("todo", "landed")
    assert wednesday["report.md"] == ("done", "landed")
    assert states(run, "2025-11-28T22:00Z")["guide.md"] == ("doing", "branch")


def test_a_blocker_is_as_old_as_its_line(repo: Repo, run: Run) -> None:
    when = "2025-11-26T18:00Z"
    found = json.loads(run("status", "--json", "--as-of", when).out)["blockers"]
    assert [(one["text"], one["since"], one["age_hours"]) for one in found] == [
        ("the quota is not granted", "2025-11-21T10:00:00-08:00", 120.0)
    ]
    later = json.loads(run("status", "--json", "--as-of", "2025-11-28T20:00Z").out)["blockers"]
    assert {one["text"]: one["since"] for one in later if one["text"] == "writer.py"} == {
        "writer.py": "2025-11-28T12:00:00-08:00"
    }, "an item is blocked since it was said to be"


def test_a_sprint_file_that_was_not_committed_yet_is_the_working_copys(repo: Repo, run: Run) -> None:
    found = json.loads(run("status", "--json", "--as-of", "2025-11-21T18:00Z").out)
    assert found["sprint"]["name"] == "Lived on"
    assert found["sprint"]["now"] == "2025-11-21T10:00:00-08:00"
    assert [track["total"] for track in found["tracks"]] == [4, 0]


def test_before_everything(repo: Repo, run: Run) -> None:
    ran = run("status", "--json", "--as-of", "2025-11-01")
    assert ran.code == 0
    assert ran.err == "cockpit: --as-of: nothing was committed by 2025-11-01 00:00\n"
    assert json.loads(ran.out)["items"] == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_view(repo: Repo, run: Run, view: str) -> None:
    then = run("--view", view, "--plain", "--as-of", "2025-11-26T12:00")
    assert then.code == 0
    assert "Wednesday 26 Nov" in then.out
    assert then == run("status", "--view", view, "--as-of", "2025-11-26T12:00")


def test_a_time_without_an_offset_is_the_sprints(repo: Repo, run: Run) -> None:
    assert (
        run("status", "--json", "--as-of", "2025-11-25T12:00:00").out
        == run("status", "--json", "--as-of", "2025-11-25T20:00:00Z").out
    )
    assert '"day": 2' in run("status", "--json", "--as-of", "2025-11-25T12:00").out


def test_at_moves_the_clock_of_the_past(repo: Repo, run: Run) -> None:
    found = json.loads(run("status", "--json", "--as-of", "2025-11-25T12:00", "--at", "2025-11-28T12:00").out)
    assert found["sprint"]["day"] == 5
    assert found["progress"]["done"] == 2


WRITES = (
    ("tick", "reader.py"),
    ("untick", "reader.py"),
    ("set", "doing", "guide.md"),
    ("add", "ada", "More"),
    ("init", "--force"),
    ("block", "ada", "No quota"),
    ("unblock", "quota"),
    ("eod", "--commit"),
    ("rollover", "--start", "2025-12-01"),
    ("sync",),
    ("git-setup",),
)


@pytest.mark.parametrize("words", WRITES)
def test_the_past_is_read_only(repo: Repo, run: Run, words: tuple[str, ...]) -> None:
    before = repo.git("status", "--porcelain")
    ran = run(*words, "--as-of", "2025-11-26")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "cockpit: --as-of: the past is read-only; nothing was changed\n"
    assert repo.git("status", "--porcelain") == before


def test_without_a_repository(sprint: Path, run: Run) -> None:
    ran = run("status", "--as-of", "2025-11-26")
    assert ran.code == 2
    assert ran.err.startswith("cockpit: --as-of: not a git repository")
    assert run("status", "--as-of", "yesterday").code == 2


def test_a_sprint_file_that_was_broken_then(repo: Repo, run: Run) -> None:
    good = repo.read("sprint.toml")
    repo.commit("Ada", "2025-11-29 08:00", {"sprint.toml": good.replace("end = 2025-11-28", "end = 2025-11-20")})
    repo.commit("Ada", "2025-11-29 09:00", {"sprint.toml": good})
    assert run("status", "--as-of", "2025-11-29T09:00Z").code == 0
    ran = run("status", "--as-of", "2025-11-29T08:00Z")
    assert ran.code == 2
    assert ran.err.startswith("cockpit: sprint.toml:4:")
