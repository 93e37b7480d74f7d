"""Pulling with real remotes: what comes in, what stops, what is refused, and that nothing can hang or ask."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from cockpit.repo.sync import Standing, ahead_behind, fetch, sync, under_way
from tests.repo.clones import PLAN, START, edited, opened, ticked, two_clones
from tests.repo.lived import Repo

READER, WRITER = edited(START, *ticked("Write the reader")), edited(START, *ticked("Write the writer"))


def pushed(repo: Repo, text: str, when: str = "2025-11-24 11:00") -> None:
    repo.commit("Ann", when, {PLAN: text})
    repo.git("push", "--quiet")


def test_nothing_new(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path)
    done = sync(opened(ben.folder))
    assert (done.kind, done.message) == ("current", "nothing new at origin")


def test_what_others_pushed_comes_in(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, READER)
    git = opened(ben.folder)
    assert ahead_behind(git) == Standing("origin", 0, 0)
    assert fetch(git) is None
    assert ahead_behind(git) == Standing("origin", 0, 1)
    done = sync(git)
    assert (done.kind, done.message) == ("pulled", "pulled 1 commit from origin")
    assert ben.read(PLAN) == READER
    assert ahead_behind(git) == Standing("origin", 0, 0)


def test_own_commits_come_on_top_and_open_changes_stay(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, READER)
    ben.commit("Ben", "2025-11-24 11:30", {PLAN: WRITER})
    both = edited(START, *ticked("Write the writer", "Write the index"))
    ben.write({PLAN: both, "notes.txt": "mine"})
    done = sync(opened(ben.folder))
    assert (done.kind, done.message) == ("pulled", "pulled 1 commit from origin, 1 commit to push")
    assert ben.read(PLAN) == edited(both, *ticked("Write the reader"))
    assert ben.git("show", f"HEAD:{PLAN}") + "\n" == edited(WRITER, *ticked("Write the reader"))
    assert ben.git("log", "--format=%an", "-2").split() == ["Ben", "Ann"]
    assert ben.read("notes.txt") == "mine"
    assert ben.git("stash", "list") == ""
    assert ahead_behind(opened(ben.folder)) == Standing("origin", 1, 0)


def test_it_stops_at_a_conflict_and_says_the_way_out(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, edited(START, ("the reader", "the reader of Ann")))
    ben.commit("Ben", "2025-11-24 11:30", {PLAN: edited(START, ("the reader", "the reader of Ben"))})
    old = ben.head
    git = opened(ben.folder)
    done = sync(git)
    assert (done.kind, done.message) == ("stopped", "stopped at a conflict in ann_next.md")
    assert done.files == (PLAN,)
    assert done.steps[0] == f"resolve the conflict markers, then: git add {PLAN}"
    assert done.steps[2] == "or back to before: git rebase --abort"
    assert under_way(git) == "rebase"
    again = sync(git)
    assert (again.kind, again.message) == ("refused", "a rebase is under way")
    ben.git("rebase", "--abort")
    assert ben.head == old


def test_open_changes_that_conflict_are_told_and_safe(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, edited(START, ("the reader", "the reader of Ann")))
    mine = edited(START, ("the reader", "the reader of Ben"))
    ben.write({PLAN: mine})
    git = opened(ben.folder)
    done = sync(git)
    assert (done.kind, done.message) == ("stopped", "your uncommitted changes conflict in ann_next.md")
    assert "<<<<<<<" in ben.read(PLAN)
    assert ben.git("show", f"stash@{{0}}:{PLAN}") + "\n" == mine
    assert sync(git).message == "conflicts are not resolved yet: ann_next.md"


def test_in_the_middle_of_a_merge_it_refuses(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, READER)
    ben.branch("side")
    ben.commit("Ben", "2025-11-24 11:30", {"x.txt": "1"})
    ben.checkout("main")
    ben.git("merge", "--no-ff", "--no-commit", "side")
    before = ben.head
    done = sync(opened(ben.folder))
    assert (done.kind, done.message) == ("refused", "a merge is under way")
    assert done.steps == ("git merge --continue or git merge --abort ends it",)
    assert ben.head == before


def test_without_an_upstream_or_a_branch_it_refuses(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path)
    ben.branch("side")
    git = opened(ben.folder)
    assert ahead_behind(git) is None
    done = sync(git)
    assert (done.kind, done.message) == ("refused", "the branch side has no upstream")
    assert done.steps == ("git push -u origin side gives it one",)
    ben.git("checkout", "--quiet", "--detach")
    assert sync(git).message == "no branch is checked out"


def test_an_untracked_file_in_the_way_is_named(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {"new.txt": "theirs"})
    ann.git("push", "--quiet")
    ben.write({"new.txt": "mine"})
    done = sync(opened(ben.folder))
    assert done.kind == "refused"
    assert "new.txt" in done.message
    assert ben.read("new.txt") == "mine"
    assert under_way(opened(ben.folder)) == ""


def test_a_remote_that_is_gone(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path)
    (tmp_path / "hub.git").rename(tmp_path / "moved.git")
    done = sync(opened(ben.folder))
    assert done.kind == "refused"
    assert done.steps == ("check the connection and the remote's address",)


@pytest.mark.parametrize("program", ["sleep 60", "cat /dev/tty; sleep 60"])
def test_a_remote_that_never_answers_ends_at_the_limit(
    tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, ben = two_clones(tmp_path)
    ssh = tmp_path / "ssh"
    ssh.write_text(f"#!/bin/sh\n{program}\n")
    ssh.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(ssh))
    ben.git("remote", "set-url", "origin", "ssh://nobody@host.invalid/x")
    begun = time.monotonic()
    done = sync(opened(ben.folder), limit=1.0)
    assert done.kind == "refused"
    assert "longer than 1 s" in done.message
    assert time.monotonic() - begun < 20


def test_the_usual_ssh_is_told_to_ask_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, ben = two_clones(tmp_path)
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/said\nexit 255\n')
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    ben.git("remote", "set-url", "origin", "ssh://nobody@host.invalid/x")
    assert sync(opened(ben.folder)).kind == "refused"
    assert "BatchMode=yes" in (tmp_path / "said").read_text()


def test_local_merges_stay_merges_where_git_pull_keeps_them(tmp_path: Path) -> None:
    ann, ben = two_clones(tmp_path)
    pushed(ann, READER)
    ben.git("config", "pull.rebase", "merges")
    ben.branch("side")
    ben.commit("Ben", "2025-11-24 11:30", {"x.txt": "1"})
    ben.checkout("main")
    ben.merge("Ben", "2025-11-24 11:40", "side")
    assert sync(opened(ben.folder)).kind == "pulled"
    assert ben.git("log", "--merges", "--format=%s", "-1") == "merge side"


def test_a_push_by_somebody_who_rewrote_the_branch(tmp_path: Path) -> None:
    """What the upstream took back does not come in again with ours."""
    ann, ben = two_clones(tmp_path)
    pushed(ann, READER)
    assert sync(opened(ben.folder)).kind == "pulled"
    ben.commit("Ben", "2025-11-24 12:00", {"ben.txt": "1"})
    ann.git("reset", "--quiet", "--hard", "HEAD~1")
    ann.commit("Ann", "2025-11-24 12:30", {"ann.txt": "1"})
    ann.git("push", "--quiet", "--force")
    assert sync(opened(ben.folder)).kind == "pulled"
    assert ben.read(PLAN) == START
    assert sorted(ben.git("ls-files").split()) == ["ann.txt", "ben.txt", PLAN]


def test_git_is_never_asked_at_the_terminal(tmp_path: Path) -> None:
    """A helper that wants a password gets none, and no time either."""
    _, ben = two_clones(tmp_path)
    ben.git("remote", "set-url", "origin", "https://127.0.0.1:1/x.git")
    begun = time.monotonic()
    assert sync(opened(ben.folder)).kind == "refused"
    assert time.monotonic() - begun < 20
    assert subprocess.run(["git", "stash", "list"], cwd=ben.folder, capture_output=True, check=True).stdout == b""
