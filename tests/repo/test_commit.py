"""A commit of the plans alone: whatever is staged, changed, hooked or under way beside them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from cockpit.repo.commit import Committed, Proposal, commit, propose, push
from cockpit.repo.git import Git, open_git
from cockpit.repo.trouble import Problem
from tests.repo.lived import Repo

PLANS = {"docs/plans/a.md": "- [ ] one\n- [ ] two\n", "docs/plans/b.md": "- [ ] three\n"}
CODE = {"src/code.py": "x = 1\n", "notes.txt": "n\n"}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    made.git("config", "user.name", "Ada")
    made.git("config", "user.email", "ada@example.org")
    made.commit("Ada", "2025-11-24 09:00", {**PLANS, **CODE})
    return made


def write(repo: Repo, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = repo.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def is_plan(path: str) -> bool:
    return path.startswith("docs/plans/") and path.endswith(".md")


def opened(repo: Repo) -> Git:
    git = open_git(repo.folder)
    assert isinstance(git, Git)
    return git


def plans_of(repo: Repo) -> dict[str, Path]:
    return {str(file.relative_to(repo.folder)): file for file in sorted((repo.folder / "docs" / "plans").glob("*.md"))}


def proposed(repo: Repo) -> Proposal:
    found = propose(opened(repo), plans_of(repo), is_plan)
    assert isinstance(found, Proposal), found
    return found


def committed(repo: Repo, message: str = "Plans: one done") -> Committed:
    return commit(opened(repo), proposed(repo), message)


def names(repo: Repo, what: str = "HEAD") -> list[str]:
    return repo.git("show", "--name-only", "--format=", what).split("\n")


def index_of(repo: Repo) -> str:
    return repo.git("ls-files", "--stage")


def hook(repo: Repo, name: str, text: str) -> None:
    file = repo.folder / ".git" / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def test_only_the_plans_are_committed_and_all_else_stays(repo: Repo) -> None:
    write(repo, {
        "docs/plans/a.md": "- [x] one\n- [ ] two\n", "docs/plans/new.md": "- [ ] four\n", "src/code.py": "x = 2\n",
        "notes.txt": "staged\n", "docs/plans/data.csv": "1\n",
    })  # fmt: skip
    repo.git("add", "notes.txt")
    write(repo, {"notes.txt": "staged, then changed\n"})
    found = proposed(repo)
    assert [(file.path, file.before is None) for file in found.files] == [
        ("docs/plans/a.md", False), ("docs/plans/new.md", True),
    ]  # fmt: skip
    assert found.staged == 1
    before = repo.git("status", "--porcelain").split("\n")
    outcome = commit(opened(repo), found, "Plans: one done\n\n# not a comment\n- one\n")
    assert (outcome.kind, outcome.commit) == ("committed", repo.git("rev-parse", "HEAD"))
    assert names(repo) == ["docs/plans/a.md", "docs/plans/new.md"]
    assert repo.git("log", "-1", "--format=%B").rstrip() == "Plans: one done\n\n# not a comment\n- one"
    assert repo.git("status", "--porcelain").split("\n") == [
        line for line in before if "a.md" not in line and "new.md" not in line
    ]
    assert repo.git("diff", "--cached", "--name-only") == "notes.txt"
    assert repo.git("show", ":notes.txt") == "staged"
    assert (repo.folder / "notes.txt").read_text() == "staged, then changed\n"
    assert proposed(repo).files == ()
    assert committed(repo).kind == "nothing"


def test_what_was_shown_is_committed_even_if_the_plan_moves_on(repo: Repo) -> None:
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n"})
    found = proposed(repo)
    write(repo, {"docs/plans/a.md": "- [x] one\n- [x] two\n"})
    assert commit(opened(repo), found, "one").kind == "committed"
    assert repo.git("show", "HEAD:docs/plans/a.md") == "- [x] one\n- [ ] two"
    assert repo.git("diff", "--name-only") == "docs/plans/a.md"
    assert repo.git("diff", "--cached", "--name-only") == ""


def test_a_plan_that_is_staged_otherwise_is_committed_as_it_stands(repo: Repo) -> None:
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n"})
    repo.git("add", "docs/plans/a.md")
    write(repo, {"docs/plans/a.md": "- [x] one\n- [x] two\n"})
    assert committed(repo).kind == "committed"
    assert repo.git("status", "--porcelain") == ""


def test_a_deleted_plan_is_committed_as_that_and_nothing_else_is(repo: Repo) -> None:
    (repo.folder / "docs/plans/b.md").unlink()
    (repo.folder / "src/code.py").unlink()
    assert [(file.path, file.after) for file in proposed(repo).files] == [("docs/plans/b.md", None)]
    assert committed(repo).kind == "committed"
    assert repo.git("show", "--name-status", "--format=", "HEAD") == "D\tdocs/plans/b.md"
    assert repo.git("status", "--porcelain") == " D src/code.py"


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_a_hook_that_fails_loses_nothing(repo: Repo, name: str) -> None:
    hook(repo, name, "echo the linter is not amused >&2; exit 1")
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n", "docs/plans/new.md": "new\n", "notes.txt": "staged\n"})
    repo.git("add", "notes.txt")
    repo.git("add", "--intent-to-add", "docs/plans/new.md")
    index = (repo.folder / ".git" / "index").read_bytes()
    head, tree = repo.git("rev-parse", "HEAD"), {p: p.read_bytes() for p in repo.folder.glob("[dns]*/**/*.*")}
    outcome = committed(repo)
    assert (outcome.kind, outcome.message) == (
        "refused", "not committed, git or a hook refused: the linter is not amused; nothing was changed",
    )  # fmt: skip
    assert repo.git("rev-parse", "HEAD") == head
    assert (repo.folder / ".git" / "index").read_bytes() == index
    assert {path: path.read_bytes() for path in tree} == tree


def test_hooks_see_what_is_committed_and_may_change_it(repo: Repo) -> None:
    hook(
        repo,
        "pre-commit",
        "git diff --cached --name-only > seen; echo '- tail' >> docs/plans/a.md; git add docs/plans/a.md",
    )
    hook(repo, "commit-msg", 'echo "Ticket: 7" >> "$1"')
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n", "notes.txt": "staged\n"})
    repo.git("add", "notes.txt")
    assert committed(repo).kind == "committed"
    assert (repo.folder / "seen").read_text() == "docs/plans/a.md\n"
    assert repo.git("show", "HEAD:docs/plans/a.md").endswith("- tail")
    assert repo.git("log", "-1", "--format=%B").rstrip().endswith("Ticket: 7")
    assert repo.git("status", "--porcelain") == "M  notes.txt\n?? seen"


def test_a_hook_that_adds_other_files_does_not_get_them_in(repo: Repo) -> None:
    hook(repo, "pre-commit", "git add -A")
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n", "src/code.py": "x = 2\n"})
    head, index = repo.git("rev-parse", "HEAD"), index_of(repo)
    outcome = committed(repo)
    assert outcome.message == "not committed: a hook put other files into it: src/code.py"
    assert (repo.git("rev-parse", "HEAD"), index_of(repo)) == (head, index)
    assert repo.git("status", "--porcelain") == " M docs/plans/a.md\n M src/code.py"


def test_a_file_changed_in_the_moment_the_index_was_written_is_seen(repo: Repo) -> None:
    """Same size, same times: git then looks into the file, if it may believe the time of the index."""
    code, moment = repo.folder / "src" / "code.py", 1_764_000_000 * 10**9
    repo.git("config", "core.trustctime", "false")
    os.utime(code, ns=(moment, moment))
    repo.git("add", "src/code.py")
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n", "src/code.py": code.read_text().replace("1", "2")})
    for file in (code, repo.folder / ".git" / "index"):
        os.utime(file, ns=(moment, moment))
    hook(repo, "pre-commit", "git add -A")
    assert committed(repo).message == "not committed: a hook put other files into it: src/code.py"


@pytest.mark.parametrize("state", ["merge", "rebase", "cherry-pick", "revert"])
def test_in_the_middle_of_something_nothing_is_committed(repo: Repo, state: str) -> None:
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 09:00", {"src/code.py": "x = 3\n"})
    repo.checkout("main")
    repo.commit("Ada", "2025-11-25 10:00", {"src/code.py": "x = 4\n"})
    command = {"merge": ("merge", "side"), "rebase": ("rebase", "side"), "cherry-pick": ("cherry-pick", "side"),
               "revert": ("revert", "--no-edit", "HEAD~1")}[state]  # fmt: skip
    assert repo.run(*command).returncode
    write(repo, {"docs/plans/a.md": "- [x] one\n- [ ] two\n"})
    head, index = repo.git("rev-parse", "HEAD"), index_of(repo)
    found = propose(opened(repo), plans_of(repo), is_plan)
    assert isinstance(found, Problem)
    assert found.message == f"a {state} is under way"
    assert (repo.git("rev-parse", "HEAD"), index_of(repo)) == (head, index)


def test_conflicts_left_by_a_stash_refuse_too(repo: Repo) -> None:
    write(repo, {"src/code.py": "x = 5\n"})
    repo.git("stash")
    repo.commit("Ben", "2025-11-25 09:00", {"src/code.py": "x = 6\n"})
    assert repo.run("stash", "pop").returncode
    found = propose(opened(repo), plans_of(repo), is_plan)
    assert isinstance(found, Problem)
    assert "conflicts" in found.message


def test_the_first_commit_of_a_repository(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.org")
    write(repo, {**PLANS, **CODE})
    repo.git("add", "notes.txt")
    assert committed(repo).kind == "committed"
    assert sorted(names(repo)) == sorted(PLANS)
    assert repo.git("status", "--porcelain") == "A  notes.txt\n?? src/"


def test_ignored_plans_and_those_of_other_repositories_are_left_out(repo: Repo) -> None:
    write(repo, {".gitignore": "docs/plans/own.md\n", "docs/plans/own.md": "mine\n"})
    inner = Repo(repo.folder / "docs" / "plans" / "inner")
    write(inner, {"x.md": "theirs\n"})
    plans = {**plans_of(repo), "docs/plans/inner/x.md": inner.folder / "x.md"}
    found = propose(opened(repo), plans, is_plan)
    assert isinstance(found, Proposal)
    assert found.files == ()
    assert found.left_out == (
        "docs/plans/inner/x.md: it lies in another repository", "docs/plans/own.md: git ignores it",
    )  # fmt: skip


def test_odd_names_line_ends_and_a_sprint_below_the_root(repo: Repo) -> None:
    repo.git("config", "core.autocrlf", "true")
    name = "docs/plans/übung: [x] *.md"
    write(repo, {name: "- [ ] eins\r\n", "docs/plans/b.md": "- [ ] three\r\n"})
    git = open_git(repo.folder / "docs")
    assert isinstance(git, Git)
    plans = {path.removeprefix("docs/"): file for path, file in plans_of(repo).items()}
    found = propose(git, plans, lambda path: path == "plans/a.md")
    assert isinstance(found, Proposal)
    assert [(file.path, file.shown) for file in found.files] == [(name, name.removeprefix("docs/"))]
    assert commit(git, found, "m").kind == "committed"
    assert repo.git("show", f"HEAD:{name}") == "- [ ] eins"
    assert repo.git("diff", "--stat", "HEAD") == ""


def test_a_link_leads_to_the_plan_it_means(repo: Repo) -> None:
    write(repo, {"elsewhere/real.md": "- [ ] one\n"})
    (repo.folder / "docs/plans/link.md").symlink_to("../../elsewhere/real.md")
    repo.git("add", "-A")
    repo.git("commit", "-qm", "link")
    write(repo, {"elsewhere/real.md": "- [x] one\n"})
    assert committed(repo).kind == "committed"
    assert names(repo) == ["elsewhere/real.md"]


def test_pushing(repo: Repo, tmp_path: Path) -> None:
    write(repo, {"docs/plans/a.md": "- [x] one\n"})
    committed(repo)
    lost = push(opened(repo))
    assert (lost.kind, lost.message) == ("refused", "not pushed: the repository has no remote")
    assert lost.steps == ("git remote add origin <address>, then git push -u origin main",)
    repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "origin"))
    repo.git("remote", "add", "origin", str(tmp_path / "origin"))
    assert "no upstream" in push(opened(repo)).message
    repo.git("push", "-qu", "origin", "main")
    write(repo, {"docs/plans/a.md": "- [x] one\n- [x] two\n"})
    committed(repo)
    assert push(opened(repo)).kind == "pushed"
    assert repo.git("rev-parse", "origin/main") == repo.git("rev-parse", "HEAD")
    repo.git("clone", "-q", str(tmp_path / "origin"), str(tmp_path / "other"))
    other = Repo(tmp_path / "other", create=False)
    other.commit("Ben", "2025-11-26 10:00", {"x": "1\n"})
    other.git("push", "-q")
    write(repo, {"docs/plans/a.md": "- [x] one\n"})
    committed(repo)
    late = push(opened(repo))
    assert (late.message, late.steps) == ("not pushed: others have pushed meanwhile", ("cockpit sync gets it",))
