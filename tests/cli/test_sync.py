"""`cockpit sync` and `cockpit git-setup`: what they say, and their exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import ADA, write_sprint
from tests.repo.lived import Repo

TICKED = ADA.replace("[ ] Write the reader", "[x] Write the reader")


@pytest.fixture
def others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Somebody else's clone; the commands run in ours."""
    folder = write_sprint(tmp_path / "theirs")
    theirs = Repo(folder, create=False)
    theirs.git("init", "--quiet", "--initial-branch=main", "--template=")
    files = ["sprint.toml", "plans/ada_next.md", "plans/bob_next.md"]
    theirs.commit("Ada", "2025-11-24 09:00", {path: theirs.read(path) for path in files})
    theirs.git("clone", "--quiet", "--template=", str(folder), str(tmp_path / "ours"))
    for name in ("name", "email"):
        Repo(tmp_path / "ours", create=False).git("config", f"user.{name}", "Bob")
    monkeypatch.chdir(tmp_path / "ours")
    return theirs


def test_sync_says_what_came(others: Repo, run: Run) -> None:
    assert run("sync").out == "nothing new at origin\n"
    others.commit("Ada", "2025-11-24 10:00", {"plans/ada_next.md": TICKED})
    done = run("sync")
    assert (done.code, done.out, done.err) == (0, "pulled 1 commit from origin\n", "")
    assert Path("plans/ada_next.md").read_text() == TICKED


def test_sync_at_a_conflict_says_the_way_out_and_fails(others: Repo, run: Run) -> None:
    others.commit("Ada", "2025-11-24 10:00", {"plans/ada_next.md": ADA.replace("the reader", "a reader")})
    Repo(Path.cwd(), create=False).commit(
        "Bob", "2025-11-24 11:00", {"plans/ada_next.md": ADA.replace("the r", "no r")}
    )
    done = run("sync")
    assert done.code == 1
    assert done.err.splitlines() == [
        "cockpit: stopped at a conflict in ada_next.md",
        "resolve the conflict markers, then: git add plans/ada_next.md",
        "go on with: git rebase --continue",
        "or back to before: git rebase --abort",
    ]


@pytest.mark.parametrize("limit", ["0", "-1", "soon", "nan"])
def test_a_limit_that_is_none(others: Repo, run: Run, limit: str) -> None:
    assert run("sync", f"--limit={limit}").code == 2


def test_sync_without_an_upstream_is_one_line(others: Repo, run: Run) -> None:
    Repo(Path.cwd(), create=False).git("checkout", "--quiet", "-b", "side")
    done = run("sync")
    way = "git push -u origin side gives it one"
    assert (done.code, done.err) == (1, f"cockpit: the branch side has no upstream: {way}\n")


@pytest.mark.parametrize("command", ["sync", "git-setup"])
def test_without_git_there_is_nothing_to_do(sprint: Path, run: Run, command: str) -> None:
    done = run(command)
    assert done.code == 2
    assert "not a git repository" in done.err


def test_git_setup_says_what_it_changes(others: Repo, run: Run) -> None:
    config = Path(".git/config").read_bytes()
    lines = [
        "set merge.cockpit.name in .git/config",
        "set merge.cockpit.driver in .git/config",
        "write /plans/**/*.md merge=cockpit, /plans/**/*.markdown merge=cockpit to .git/info/attributes",
    ]
    assert run("git-setup", "--dry-run").out.splitlines() == [f"would {line}" for line in lines]
    assert Path(".git/config").read_bytes() == config
    assert run("git-setup").out.splitlines()[:3] == lines
    assert run("git-setup").out == "already set up, nothing changed\n"
    assert run("git-setup", "--undo").code == 0
    assert Path(".git/config").read_bytes() == config
    assert run("git-setup", "--undo").out == "nothing to undo: it is not set up\n"
