"""`cockpit demo` and the scratch copy it opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.cli import sample
from cockpit.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_the_scratch_copy_is_the_sample_byte_for_byte(tmp_path: Path) -> None:
    sprint = sample.make_scratch(tmp_path)
    assert sprint == tmp_path / "sprint.toml"
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    plans = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "plans").rglob("*.md")}
    assert {path for path in found if not path.startswith(".git/")} == {"sprint.toml"} | plans
    for path in plans | {"sprint.toml"}:
        assert (tmp_path / path).read_bytes() == (ROOT / path).read_bytes()


def test_the_scratch_copy_is_a_clean_repository_of_that_november(tmp_path: Path) -> None:
    sample.make_scratch(tmp_path)
    assert _git(tmp_path, "status", "--porcelain") == ""
    assert _git(tmp_path, "log", "--format=%aI %cI %an") == (
        "2025-11-22T16:30:00-08:00 2025-11-22T16:30:00-08:00 Starlight planning"
    )
    assert _git(tmp_path, "branch", "--show-current") == "main"


def test_the_users_git_takes_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config, hooks = tmp_path / "gitconfig", tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (hooks / "pre-commit").chmod(0o755)
    config.write_text(f"[user]\n\tname = Grace\n[commit]\n\tgpgsign = true\n[core]\n\thooksPath = {hooks}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    sample.make_scratch(scratch)
    monkeypatch.delenv("GIT_DIR")
    assert _git(scratch, "log", "--format=%an") == "Starlight planning"


def test_without_git_the_files_are_there_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert sample.make_scratch(tmp_path).is_file()
    assert not (tmp_path / ".git").exists()


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("wed", ("Wednesday 26 Nov", "8 of 29 done, 1 late, 1 blocker", "Claude Research, 1 late, 2 of 9")),
        ("fri", ("Friday 28 Nov", "27 of 30 done", "Retro, as of Fri 28 Nov 16:00")),
    ],
)
def test_demo_opens_on_its_day_and_says_where(
    day: str,
    shown: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(_made(tmp_path / prefix)))
    assert main(["demo", "--day", day, "--plain"]) == 0
    printed = capsys.readouterr()
    assert all(words in printed.out for words in shown), printed.out
    assert str(tmp_path / "cockpit-demo-") in printed.err


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_demo_runs_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cockpit", "demo", "--plain"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert "Starlight" in done.stdout
