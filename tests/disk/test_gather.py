"""What `init` looks at: the markdown of a folder, the nearest first, and never more than the limits."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from cockpit.disk import gather as module
from cockpit.disk.gather import gather
from cockpit.disk.proposing import proposal_for
from tests.repo.lived import Repo

TODAY = date(2025, 11, 21)
PLAN = "# Plan\n\n## Tasks\n\n- [ ] one\n- [ ] two\n- [ ] three\n"


def fill(folder: Path, paths: list[str]) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PLAN)
    return folder


def seen(folder: Path) -> tuple[list[str], bool]:
    found = gather(folder)
    return [source.path for source in found.sources], found.partly


def test_hidden_folders_and_those_of_dependencies_are_left_out(tmp_path: Path) -> None:
    kept = ["a.md", "b.MARKDOWN", "docs/c.md", "docs/plans/d.md"]
    others = [".git.d/e.md", "node_modules/f.md", "x/vendor/g.md", "lib/site-packages/h.md", "build/i.md", "j.txt"]
    fill(tmp_path, kept + others)
    (tmp_path / "link.md").symlink_to("a.md")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "folder.md").mkdir()
    assert seen(tmp_path) == (kept, False)


def test_in_a_repository_git_says_which_there_are(tmp_path: Path) -> None:
    fill(tmp_path, ["docs/plan.md", "docs/caf\u00e9.md", "ignored/x.md", ".hidden/y.md", "vendor/z.md"])
    (tmp_path / ".gitignore").write_text("ignored/\n")
    repo = Repo(tmp_path)
    repo.git("add", "docs/plan.md", "vendor/z.md")
    repo.git("commit", "-qm", "plans", when="2025-11-24 09:00")
    (source, other) = gather(tmp_path).sources
    assert (source.path, source.written) == ("docs/caf\u00e9.md", None)
    assert (other.path, other.written) == ("docs/plan.md", date(2025, 11, 24))
    assert seen(tmp_path / "docs") == (["caf\u00e9.md", "plan.md"], False)
    assert seen(tmp_path / "ignored") == (["x.md"], False)


@pytest.mark.parametrize("in_git", [True, False])
def test_of_too_many_files_the_nearest_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_git: bool
) -> None:
    fill(tmp_path, ["a/deep/er/1.md", "b/2.md", "c/3.md", "z.md"])
    if in_git:
        Repo(tmp_path).git("add", ".")
    monkeypatch.setattr(module, "MOST_FILES", 3)
    assert seen(tmp_path) == (["z.md", "b/2.md", "c/3.md"], True)
    monkeypatch.setattr(module, "MOST_FILES", 4)
    assert seen(tmp_path) == (["z.md", "a/deep/er/1.md", "b/2.md", "c/3.md"], False)


def test_folders_seconds_and_bytes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, ["a.md", "b.md", *(f"d{number}/e/x.md" for number in range(9))])
    monkeypatch.setattr(module, "MOST_FOLDERS", 5)
    assert seen(tmp_path) == (["a.md", "b.md"], True)
    monkeypatch.setattr(module, "MOST_FOLDERS", 50)
    assert len(seen(tmp_path)[0]) == 11
    monkeypatch.setattr(module, "MOST_BYTES", 2 * len(PLAN))
    assert seen(tmp_path) == (["a.md", "b.md", "d0/e/x.md"], True)
    assert module.markdown_files(tmp_path, time.monotonic() - 1) == ([], True)


def test_the_proposal_says_that_there_are_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, ["plans/a.md", "plans/b.md", "plans/more/c.md"])
    assert "documents" not in [note.key for note in proposal_for(tmp_path, zone="UTC", today=TODAY).notes]
    monkeypatch.setattr(module, "MOST_FILES", 2)
    note = proposal_for(tmp_path, zone="UTC", today=TODAY).notes[-1]
    assert (note.key, note.value, note.sure) == ("documents", "looked at the first 2 markdown files", False)
