"""Evidence in a repository whose week is known commit by commit. Every expectation is counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.model import Evidence, Item, Mention
from cockpit.repo.evidence import Investigator, Report, evidence_on_disk
from cockpit.repo.git import Git, open_git
from tests.repo.lived import Repo, at

WEEK = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
FRIDAY = at("2025-11-28 18:00")
PLAN = Mention(path="docs/plans/ann.md", line=3, form="checkbox", state="todo", role="plan", text="", key="")


def item(name: str, *files: str, due: str = "", is_file: bool = True) -> Item:
    return Item(
        id=name,
        kind="deliverable",
        track="ann",
        text=name,
        state="todo",
        files=files or (name,),
        is_file=is_file,
        due=at(due) if due else None,
        mentions=(PLAN,),
    )


def opened(folder: Path) -> Git:
    git = open_git(folder)
    assert isinstance(git, Git), git
    return git


def look(folder: Path, *items: Item, now: datetime = FRIDAY, as_of: datetime | None = None) -> Report:
    return Investigator(opened(folder)).look(items, WEEK, now=now, as_of=as_of)


def one(folder: Path, named: Item | str, *, now: datetime = FRIDAY, as_of: datetime | None = None) -> Evidence:
    wanted = item(named) if isinstance(named, str) else named
    return look(folder, wanted, now=now, as_of=as_of).by_item[wanted.id]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Before the week: three files. Then a week by Ann, Ben and Cy, with one branch merged and one not."""
    repo = Repo(tmp_path / "repo")
    old = {"README.md": "hello\n", "src/old.py": "1\n", "src/doomed.py": "1\n", "docs/plans/ann.md": "- [ ] x\n"}
    repo.commit("Ann", "2025-11-20 09:00", old)
    repo.commit("Ann", "2025-11-25 10:00", {"src/parser.py": "one\ntwo\n"})
    repo.branch("feature")
    repo.commit("Ben", "2025-11-25 15:00", {"src/feature.py": "f\n", "lib/util/deep.py": "d\n"})
    repo.checkout("main")
    repo.commit("Cy", "2025-11-26 09:00", {"README.md": "hello\nworld\n"})
    repo.merge("Ann", "2025-11-27 12:00", "feature")
    repo.commit("Ben", "2025-11-27 13:00", {"src/doomed.py": None})
    repo.branch("draft")
    repo.commit("Cy", "2025-11-27 16:00", {"src/draft.py": "later\n"})
    repo.checkout("main")
    return repo


def test_added_in_the_sprint_is_landed(repo: Repo) -> None:
    found = one(repo.folder, item("src/parser.py", due="2025-11-25 17:00"))
    assert (found.state, found.path, found.author) == ("landed", "src/parser.py", "Ann")
    assert found.date == found.merged == at("2025-11-25 10:00")
    assert (found.late, found.size) == (False, 8)
    assert found.commit == repo.git("log", "--format=%H", "--", "src/parser.py")


def test_landed_after_its_due_is_late(repo: Repo) -> None:
    assert one(repo.folder, item("src/parser.py", due="2025-11-25 09:59:59")).late
    assert not one(repo.folder, item("src/parser.py", due="2025-11-25 10:00")).late


def test_changed_in_the_sprint_is_landed_by_the_first_change(repo: Repo) -> None:
    repo.commit("Ben", "2025-11-28 09:00", {"README.md": "again\n"})
    found = one(repo.folder, "README.md")
    assert (found.state, found.author, found.date) == ("landed", "Cy", at("2025-11-26 09:00"))


def test_unchanged_since_before_is_existing_with_its_origin(repo: Repo) -> None:
    found = one(repo.folder, "src/old.py")
    assert (found.state, found.author, found.date) == ("existing", "Ann", at("2025-11-20 09:00"))
    assert not found.late


def test_merged_later_keeps_its_committer_date_and_tells_the_merge(repo: Repo) -> None:
    found = one(repo.folder, item("src/feature.py", due="2025-11-26 17:00"))
    assert (found.state, found.author, found.late) == ("landed", "Ben", False)
    assert (found.date, found.merged) == (at("2025-11-25 15:00"), at("2025-11-27 12:00"))


def test_work_on_another_branch(repo: Repo) -> None:
    found = one(repo.folder, item("src/draft.py", due="2025-11-27 15:00"))
    assert (found.state, found.branch, found.author, found.date) == ("branch", "draft", "Cy", at("2025-11-27 16:00"))
    assert (found.late, found.merged) == (True, None)
    assert one(repo.folder, "src/draft.py", now=at("2025-11-27 15:59")).state == "missing", "not committed by then"


def test_work_on_a_remote_branch_and_in_a_detached_worktree(repo: Repo, tmp_path: Path) -> None:
    other = repo.clone(tmp_path / "other")
    assert one(other.folder, "src/draft.py").branch == "origin/draft"
    second = repo.worktree(tmp_path / "second", "spare")
    second.git("checkout", "--quiet", "--detach")
    second.commit("Cy", "2025-11-28 10:00", {"src/aside.py": "x\n"})
    assert one(repo.folder, "src/aside.py").branch == "worktree second"


def test_removed_again_on_the_other_branch_is_missing(repo: Repo) -> None:
    repo.checkout("draft")
    repo.commit("Cy", "2025-11-28 10:00", {"src/draft.py": None})
    repo.checkout("main")
    assert one(repo.folder, "src/draft.py").state == "missing"


def test_deleted_tells_who_and_when_even_where_a_branch_still_has_it(repo: Repo) -> None:
    repo.git("branch", "stale", "main~3")
    found = one(repo.folder, "src/doomed.py")
    assert (found.state, found.author, found.date) == ("deleted", "Ben", at("2025-11-27 13:00"))


def test_deleted_and_added_again_is_landed_by_the_second_addition(repo: Repo) -> None:
    repo.commit("Cy", "2025-11-28 08:00", {"src/doomed.py": "back\n"})
    found = one(repo.folder, "src/doomed.py")
    assert (found.state, found.author, found.date) == ("landed", "Cy", at("2025-11-28 08:00"))


def test_staged_worktree_ignored_and_missing(repo: Repo) -> None:
    repo.commit("Ann", "2025-11-28 08:00", {".gitignore": "*.pt\n"})
    repo.stage({"src/staged.py": "12345\n"})
    repo.write({"src/loose.py": "123\n", "models/net.pt": "1234567\n"})
    report = look(
        repo.folder,
        *(item(name) for name in ("src/staged.py", "src/loose.py", "models/net.pt", "models/gone.pt", "src/no.py")),
    )
    found = {name: (one.state, one.size) for name, one in report.by_item.items()}
    assert found == {
        "src/staged.py": ("staged", 6),
        "src/loose.py": ("worktree", 4),
        "models/net.pt": ("worktree", 8),
        "models/gone.pt": ("missing", None),
        "src/no.py": ("missing", None),
    }
    assert {key for key, one in report.by_item.items() if not one.sure} == {"models/gone.pt"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("parser.py", "src/parser.py"),
        ("./src/parser.py", "src/parser.py"),
        ("src\\parser.py", "src/parser.py"),
        ("`src/parser.py:12`", "src/parser.py"),
        ("Parser.PY", "src/parser.py"),
        ("util/deep.py", "lib/util/deep.py"),
        ("elsewhere/deep.py", "lib/util/deep.py"),
        ("ann.md", "docs/plans/ann.md"),
        ("../../src/parser.py", "src/parser.py"),
        ("lib/util/", "lib/util/"),
        ("util/", "lib/util/"),
    ],
)
def test_names_as_plans_write_them(repo: Repo, name: str, path: str) -> None:
    assert one(repo.folder, name).path == path


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "elsewhere/README.md", "arser.py", "src/"])
def test_names_that_are_not_there(repo: Repo, name: str) -> None:
    found = one(repo.folder, name)
    assert found.state == ("missing" if name != "src/" else "landed")


def test_several_candidates_are_ambiguous_unless_spelt_out(repo: Repo) -> None:
    repo.commit("Ann", "2025-11-26 10:00", {"a/same.py": "", "b/same.py": "", "node_modules/c/same.py": ""})
    found = one(repo.folder, "same.py")
    assert (found.state, found.candidates) == ("ambiguous", ("a/same.py", "b/same.py"))
    assert one(repo.folder, "a/same.py").state == "landed"
    repo.commit("Ann", "2025-11-26 11:00", {"same.py": ""})
    assert one(repo.folder, "same.py").path == "same.py"


def test_a_task_is_as_far_as_its_least_file(repo: Repo) -> None:
    task = item("t", "src/parser.py", "src/nope.py", is_file=False)
    report = look(repo.folder, task)
    assert report.by_item["t"].state == "missing"
    assert [one.state for one in report.files["t"]] == ["landed", "missing"]
    assert look(repo.folder, replace(task, is_file=True)).by_item["t"].state == "landed", "it is its first file"


def test_no_files_no_evidence(repo: Repo) -> None:
    words = replace(item("words"), files=())
    assert look(repo.folder, words).by_item == {"words": Evidence(state="none")}


def test_a_merge_that_brings_a_file_itself(repo: Repo) -> None:
    repo.checkout("draft")
    repo.checkout("main")
    repo.merge("Ann", "2025-11-28 09:00", "draft", {"src/evil.py": "x\n"})
    found = one(repo.folder, "src/evil.py")
    assert (found.state, found.author, found.date) == ("landed", "Ann", at("2025-11-28 09:00"))


def test_merged_in_the_sprint_though_committed_before_it_is_landed(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit("Ann", "2025-11-10 09:00", {"a": "1"})
    repo.branch("slow")
    repo.commit("Ben", "2025-11-20 09:00", {"slow.py": "1\n"})
    repo.checkout("main")
    repo.merge("Ann", "2025-11-25 09:00", "slow")
    found = one(tmp_path, "slow.py")
    assert (found.state, found.date, found.merged) == ("landed", at("2025-11-20 09:00"), at("2025-11-25 09:00"))


def test_a_sprint_below_the_root_shows_paths_from_its_own_folder(repo: Repo) -> None:
    report = look(repo.folder / "docs", item("src/parser.py"), item("plans/ann.md"))
    assert {name: one.path for name, one in report.by_item.items()} == {
        "src/parser.py": "../src/parser.py",
        "plans/ann.md": "plans/ann.md",
    }


def test_a_second_look_learns_what_is_new(repo: Repo) -> None:
    investigator = Investigator(opened(repo.folder))
    ask = (item("src/new.py"), item("src/parser.py"))
    assert investigator.look(ask, WEEK, now=FRIDAY).by_item["src/new.py"].state == "missing"
    repo.commit("Ben", "2025-11-28 11:00", {"src/new.py": "1\n", "src/parser.py": None})
    found = investigator.look(ask, WEEK, now=FRIDAY).by_item
    assert {name: one.state for name, one in found.items()} == {"src/new.py": "landed", "src/parser.py": "deleted"}
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    found = investigator.look(ask, WEEK, now=FRIDAY).by_item
    assert {name: one.state for name, one in found.items()} == {"src/new.py": "missing", "src/parser.py": "landed"}


def test_before_the_first_commit(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.stage({"a.py": "1\n"})
    repo.write({"b.py": "1\n"})
    found = look(tmp_path, item("a.py"), item("b.py"), item("c.py")).by_item
    assert [one.state for one in found.values()] == ["staged", "worktree", "missing"]


def test_without_git_the_disk_decides(tmp_path: Path) -> None:
    Repo(tmp_path, create=False).write({"src/a.py": "12\n", ".hidden/b.py": "", "x/c.py": "", "y/c.py": ""})
    ask = [item(name) for name in ("a.py", "b.py", "c.py", "src/a.py")]
    found = evidence_on_disk(tmp_path, ask).by_item
    assert [(one.state, one.path, one.size) for one in found.values()] == [
        ("worktree", "src/a.py", 3),
        ("missing", "b.py", None),
        ("ambiguous", "", None),
        ("worktree", "src/a.py", 3),
    ]
