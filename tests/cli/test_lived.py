"""The lived week of the demo: a true repository, made of what the week's table says, quickly."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.cli.lived import make_lived, time_of
from cockpit.cli.main import main
from cockpit.cli.sample import ZONE, sample_files
from cockpit.cli.week import MAIN, WEEK

WEDNESDAY = datetime(2025, 11, 26, 8, 55, tzinfo=ZONE)
FRIDAY = datetime(2025, 11, 28, 16, 0, tzinfo=ZONE)


def _git(folder: Path, *arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def wednesday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_lived(tmp_path_factory.mktemp("wed"), WEDNESDAY).parent


@pytest.fixture(scope="module")
def friday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_lived(tmp_path_factory.mktemp("fri"), FRIDAY).parent


def _status(folder: Path, at: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert main(["status", "--json", "--sprint", str(folder), "--at", at]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_commit_of_the_table_is_there_with_its_author_and_time(friday: Path) -> None:
    told = {(step.who, time_of(step).isoformat(), step.what) for step in WEEK}
    found = {tuple(line.split("|")) for line in _git(friday, "log", "--all", "--format=%an|%aI|%s")}
    assert found - told == {("Starlight planning", "2025-11-22T16:30:00-08:00", "Plan week 2")}
    assert told <= found
    assert _git(friday, "log", "--all", "--format=%cI") == _git(friday, "log", "--all", "--format=%aI")
    assert {step.who for step in WEEK} == {"Claude", "Grok", "GPT"}


@pytest.mark.parametrize("day", ["wednesday", "friday"])
def test_the_repository_is_whole_clean_and_checked_out(day: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(day)
    assert _git(folder, "status", "--porcelain") == []
    assert _git(folder, "fsck", "--strict", "--no-dangling") == []
    assert _git(folder, "branch", "--show-current") == [MAIN]
    assert os.access(folder / "scripts" / "deploy.sh", os.X_OK)


def test_nothing_is_from_the_future(wednesday: Path) -> None:
    assert max(map(datetime.fromisoformat, _git(wednesday, "log", "--all", "--format=%cI"))) <= WEDNESDAY


def test_a_branch_waits_for_its_merge(wednesday: Path, friday: Path) -> None:
    assert [line.strip(" *") for line in _git(wednesday, "branch", "--no-merged")] == ["attacks"]
    assert [line.strip(" *") for line in _git(friday, "branch", "--no-merged")] == ["q1-roadmap"]
    assert len(_git(friday, "log", "--merges", "--format=%h")) == 1


def test_files_are_as_long_as_the_table_says(friday: Path) -> None:
    lengths = {path: lines for step in WEEK for path, lines in step.files.items() if step.branch != "q1-roadmap"}
    for path, lines in lengths.items():
        assert len((friday / path).read_text().splitlines()) == lines, path
    for file in friday.rglob("*.py"):
        compile(file.read_text(), str(file), "exec")
    json.loads((friday / "models" / "triplet_results.json").read_text())


def test_claims_and_facts_of_wednesday(wednesday: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _status(wednesday, "2025-11-26T08:55", capsys)
    assert status["progress"] == {"done": 8, "total": 29}
    found = {(finding["code"], str(finding["message"]).split(": ")[1].split(" ")[0]) for finding in status["findings"]}
    assert found == {("claimed-not-found", "TRIPLET_LOSS_SPEC.md"), ("landed-not-ticked", "api/api_stubs.py")}
    states = Counter(dict(item["evidence"])["state"] for item in status["items"] if item["counted"])
    assert states["branch"] == 1
    assert [item["text"] for item in status["items"] if item["late"]] == ["train_triplet.py"]
    assert [(one["text"], one["age_hours"]) for one in status["blockers"]] == [("GPU quota not granted", 26.08)]


def test_claims_and_facts_of_friday(friday: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _status(friday, "2025-11-28T16:00", capsys)
    assert status["progress"] == {"done": 27, "total": 30}
    evidence = {str(item["text"]): dict(item["evidence"]) for item in status["items"]}
    late = {text for text, one in evidence.items() if one["late"]}
    assert late >= {
        "train_triplet.py",
        "TRIPLET_LOSS_SPEC.md",
        "STREAM_IMPORTANCE_REPORT.md",
        "TROUBLESHOOTING_GUIDE.md",
    }
    assert evidence["Q1_2026_ROADMAP.md"]["state"] == "branch"
    assert evidence["PHASE_2_SUMMARY.md"]["state"] == evidence["model_variants.md"]["state"] == "missing"
    quota = next(one for one in status["blockers"] if one["text"] == "GPU quota not granted")
    assert quota["resolved"] is True


def test_the_plans_are_the_samples_but_for_what_the_week_wrote(friday: Path) -> None:
    plain = re.compile(r"- \[[ x]\] ")
    for path, data in sample_files().items():
        before = {plain.sub("", line) for line in data.decode().splitlines()}
        after = {plain.sub("", line) for line in (friday / path).read_text().splitlines()}
        gone = before - after
        assert len(gone) <= 2, gone


def test_the_users_git_takes_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config, hooks = tmp_path / "gitconfig", tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / hook).chmod(0o755)
    config.write_text(f"[core]\n\thooksPath = {hooks}\n\tautocrlf = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    (tmp_path / "lived").mkdir()
    sprint = make_lived(tmp_path / "lived", WEDNESDAY)
    assert not (tmp_path / "ran").exists()
    assert b"\r" not in sprint.read_bytes()
    assert not (tmp_path / "elsewhere").exists()


def test_without_git_the_files_stand_as_they_were(
    tmp_path: Path, wednesday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    folder = make_lived(tmp_path, WEDNESDAY).parent
    files = {
        path.relative_to(wednesday) for path in wednesday.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    assert {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} == files
    assert all((folder / path).read_bytes() == (wednesday / path).read_bytes() for path in files)
