"""Two people with a clone each and a remote between them, as real repositories."""

from __future__ import annotations

from pathlib import Path

from cockpit.repo.git import Git, open_git
from cockpit.repo.setup import Change, carry_out, changes
from tests.repo.lived import Repo

PLAN = "docs/plans/ann_next.md"
START = """\
# Ann

## Monday

- [ ] Write the reader
- [ ] Write the writer
- [ ] Write the index
- [ ] Read the reports

## Tuesday

- [ ] Measure the loss
- [ ] Publish the numbers
"""
WHEN = "2025-11-24 10:00"


def opened(folder: Path) -> Git:
    git = open_git(folder)
    assert isinstance(git, Git), git
    return git


def set_up(repo: Repo, folder: str = "docs/plans") -> list[Change]:
    """Register the merge driver as `cockpit git-setup` does."""
    git = opened(repo.folder)
    wanted = changes(git, (folder,))
    assert isinstance(wanted, list)
    assert carry_out(git, wanted) is None
    return wanted


def two_clones(tmp_path: Path, text: str = START, *, driver: bool = True) -> tuple[Repo, Repo]:
    """Ann's and Ben's clones of a repository that holds one plan."""
    hub = Repo(tmp_path / "hub.git", create=False)
    hub.folder.mkdir()
    hub.git("init", "--quiet", "--bare", "--initial-branch=main", "--template=")
    ann = Repo(tmp_path / "ann")
    ann.commit("Ann", "2025-11-24 09:00", {PLAN: text})
    ann.git("remote", "add", "origin", str(hub.folder))
    ann.git("push", "--quiet", "--set-upstream", "origin", "main")
    ben = Repo(tmp_path / "ben", create=False)
    ann.git("clone", "--quiet", "--template=", str(hub.folder), str(ben.folder))
    for repo in (ann, ben):
        repo.git("config", "user.name", "Somebody")
        repo.git("config", "user.email", "somebody@example.org")
        if driver:
            set_up(repo)
    return ann, ben


def edited(text: str, *edits: tuple[str, str]) -> str:
    """The text with each first string, which must be there, replaced by the second."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def ticked(*words: str) -> list[tuple[str, str]]:
    return [(f"[ ] {word}", f"[x] {word}") for word in words]
