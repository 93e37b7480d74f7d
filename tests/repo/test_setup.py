"""Registering the merge driver in a clone: what it writes, twice, and without a trace afterwards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cockpit.repo.setup import carry_out, changes, driver, is_set_up, undoing
from cockpit.repo.trouble import Problem
from tests.repo.clones import PLAN, START, edited, opened, set_up, ticked
from tests.repo.lived import Repo

ODD = 'pläne *[1]\\ "neu'


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    made.commit("Ann", "2025-11-24 09:00", {PLAN: START, "README.md": "x\n"})
    return made


def attribute(repo: Repo, path: str) -> str:
    return repo.git("check-attr", "-z", "merge", "--", path).split("\0")[2]


def test_plans_and_only_plans_get_the_driver(repo: Repo) -> None:
    said = [change.what for change in set_up(repo)]
    assert said == [
        "set merge.cockpit.name in .git/config",
        "set merge.cockpit.driver in .git/config",
        "write /docs/plans/**/*.md merge=cockpit, /docs/plans/**/*.markdown merge=cockpit to .git/info/attributes",
    ]
    paths = (PLAN, "docs/plans/archive/2025-11-28/a.md", "docs/plans/b.markdown")
    assert [attribute(repo, path) for path in paths] == ["cockpit"] * 3
    assert [attribute(repo, path) for path in ("README.md", "docs/x.md", "x/docs/plans/a.md")] == ["unspecified"] * 3
    assert is_set_up(opened(repo.folder))
    assert repo.git("status", "--porcelain") == ""


def test_doing_it_twice_changes_nothing(repo: Repo) -> None:
    set_up(repo)
    config = (repo.folder / ".git/config").read_bytes()
    assert set_up(repo) == []
    assert (repo.folder / ".git/config").read_bytes() == config


@pytest.mark.parametrize("before", [b"", b"*.png binary\n", b"*.png binary", b"a\r\n*.md merge=union\n"])
def test_undo_leaves_every_byte_as_it_was(repo: Repo, before: bytes) -> None:
    config, attributes = repo.folder / ".git/config", repo.folder / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    if before:
        attributes.write_bytes(before)
    old = config.read_bytes()
    set_up(repo)
    assert attribute(repo, PLAN) == "cockpit"
    git = opened(repo.folder)
    assert carry_out(git, undoing(git)) is None
    assert config.read_bytes() == old
    assert attributes.exists() == bool(before)
    if before:
        assert attributes.read_bytes().rstrip(b"\n") == before.rstrip(b"\n")
    assert undoing(git) == []


def test_other_folders_and_another_python_are_taken_up(repo: Repo) -> None:
    set_up(repo)
    repo.git("config", "merge.cockpit.driver", driver("/gone/python"))
    said = [change.what for change in set_up(repo, "plans")]
    assert [what.partition(" ")[0] for what in said] == ["set", "write"]
    assert attribute(repo, PLAN) == "unspecified"
    assert attribute(repo, "plans/a.md") == "cockpit"


@pytest.mark.parametrize("folder", [ODD, "a b", ".", "tab\there"])
def test_folders_with_odd_names(repo: Repo, folder: str) -> None:
    set_up(repo, folder)
    assert attribute(repo, f"{folder}/a.md" if folder != "." else "a.md") == "cockpit"
    assert attribute(repo, f"{folder}x/a.md") == ("cockpit" if folder == "." else "unspecified")


def test_a_folder_outside_is_refused(repo: Repo) -> None:
    assert isinstance(changes(opened(repo.folder), ("../elsewhere",)), Problem)


def test_a_sprint_below_the_root(repo: Repo) -> None:
    repo.write({"team/plans/a.md": "x"})
    git = opened(repo.folder / "team")
    wanted = changes(git, ("plans",))
    assert isinstance(wanted, list)
    assert carry_out(git, wanted) is None
    assert attribute(repo, "team/plans/a.md") == "cockpit"


def merged(repo: Repo) -> tuple[int, str]:
    """Two branches that tick neighbouring lines, merged."""
    repo.branch("side")
    repo.commit("Ben", "2025-11-24 11:00", {PLAN: edited(START, *ticked("Write the writer"))})
    repo.checkout("main")
    repo.commit("Ann", "2025-11-24 11:01", {PLAN: edited(START, *ticked("Write the reader"))})
    done = repo.run("merge", "--no-edit", "side")
    return done.returncode, repo.read(PLAN)


def test_git_merges_with_it(repo: Repo) -> None:
    set_up(repo)
    assert merged(repo) == (0, edited(START, *ticked("Write the reader", "Write the writer")))


PROGRAMS = ["/gone/python", "/bin/false", "{0} -c 'import os; os.abort()'", "{0} -c 'exit(1)'"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_where_the_cockpit_is_gone_or_stumbles_git_merges_alone(repo: Repo, program: str) -> None:
    set_up(repo)
    command = driver("PYTHON").replace("PYTHON -P -m cockpit.repo.merge", program.format(sys.executable))
    repo.git("config", "merge.cockpit.driver", command)
    code, text = merged(repo)
    assert code == 1
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    assert "- [x] Write the reader\n" in text
    assert "- [x] Write the writer\n" in text


def test_a_folder_named_cockpit_in_the_repository_is_not_run(repo: Repo) -> None:
    set_up(repo)
    (repo.folder / "cockpit/repo").mkdir(parents=True)
    for name in ("cockpit/__init__.py", "cockpit/repo/__init__.py", "cockpit/repo/merge.py"):
        (repo.folder / name).write_text("open('ran', 'w')\n")
    code, _ = merged(repo)
    assert code == 0
    assert not (repo.folder / "ran").exists()
