"""`cockpit check`: what it prints, where its paths lead, how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import ADA, AT, SPRINT

MARKERS = ADA.replace("## Wednesday", "<<<<<<< ours\n## Wednesday\n=======\n## Thursday\n>>>>>>> theirs")


def test_a_sound_sprint_has_nothing_to_report(sprint: Path, run: Run) -> None:
    assert run("check", *AT) == (0, "nothing to report\n", "")


@pytest.mark.parametrize(("folder", "path"), [(".", "plans/ada_next.md"), ("plans", "ada_next.md")])
def test_lines_lead_there_from_where_one_stands(
    folder: str, path: str, sprint: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sprint / "plans" / "ada_next.md").write_text(MARKERS)
    monkeypatch.chdir(sprint / folder)
    code, out, _ = run("check", *AT)
    assert code == 1
    assert out.startswith(f"{path}:10:1: conflict-markers error ")
    assert out.splitlines()[-1].startswith("1 error")


def test_json_keeps_paths_relative_to_the_sprint(sprint: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (sprint / "plans" / "ada_next.md").write_text(MARKERS)
    monkeypatch.chdir(sprint / "plans")
    code, out, _ = run("check", "--json", *AT)
    data = json.loads(out)
    assert (code, data["schema"], data["errors"]) == (1, 1, 1)
    assert data["findings"][0]["path"] == "plans/ada_next.md"


def test_annotations_name_files_from_the_top_of_the_repository(sprint: Path, run: Run) -> None:
    (sprint.parent / ".git").mkdir()
    (sprint / "plans" / "ada_next.md").write_text(MARKERS)
    code, out, _ = run("check", "--github", *AT)
    assert code == 1
    assert out.startswith("::error file=repo/plans/ada_next.md,line=10,col=1,title=conflict-markers::")


def test_strict_fails_on_warnings(sprint: Path, run: Run) -> None:
    (sprint / "sprint.toml").write_text(SPRINT.replace("bob_next.md", "bub_next.md"))
    code, out, _ = run("check", *AT)
    assert code == 0
    assert "sprint.toml:" in out
    assert "bub_next.md" in out
    assert run("check", "--strict", *AT).code == 1


def test_a_broken_sprint_is_told_in_full(sprint: Path, run: Run) -> None:
    (sprint / "sprint.toml").write_text(SPRINT.replace("2025-11-28", '"Friday"').replace('"ada"', '"a da"'))
    code, out, err = run("check")
    assert (code, err) == (2, "")
    assert [line.split(":")[1] for line in out.splitlines()[:2]] == ["4", "9"]
    assert run("check", "--github").out.startswith("::error file=sprint.toml,line=4,col=7,title=unreadable::")
    assert json.loads(run("check", "--json").out)["errors"] == 2
