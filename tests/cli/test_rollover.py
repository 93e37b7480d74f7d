"""`cockpit rollover` on the sample: preview, refusals, the next sprint, three times over, and the way back."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.repo.lived import Repo

ROOT = Path(__file__).resolve().parents[2]
FRIDAY = ("--at", "2025-11-28T16:00")
MONDAY = ("--at", "2025-12-01T08:55")
ARCHIVE = Path("docs/plans/archive/2025-11-28")
DONE = ("triplet_detector.py", "train_triplet.py", "deploy.sh")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Repo:
    """The sample sprint on Friday, three things done, all committed."""
    made = Repo(tmp_path / "repo")
    shutil.copy(ROOT / "sprint.toml", made.folder)
    shutil.copytree(ROOT / "docs/plans", made.folder / "docs/plans")
    monkeypatch.chdir(made.folder)
    assert run("tick", *DONE, *FRIDAY).code == 0
    commit(made)
    return made


def commit(repo: Repo) -> None:
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--message", "plans")


def board(run: Run, *flags: str) -> Any:
    return json.loads(run("status", "--json", *flags).out)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if ".cockpit" not in path.parts}


def test_dry_run_shows_every_line_and_writes_nothing(repo: Repo, run: Run) -> None:
    before = files(repo.folder)
    done = run("rollover", "--start", "2025-12-01", "--dry-run", *FRIDAY)
    assert done.code == 0
    assert files(repo.folder) == before
    assert done.out.startswith(
        "Starlight · Week 2 → Starlight · Week 3\n  Mon 2025-12-01 to Fri 2025-12-05, 5 workdays\n"
    )
    assert (
        "  - [ ] `explainable_v4.py`: importance of each stream for one decision (carried from 2025-11-28)\n"
        in done.out
    )
    assert '  name = "Starlight · Week 3"\n' in done.out
    assert "\nlook at\n" not in done.out


def test_the_next_sprint_opens_with_what_was_open(repo: Repo, run: Run) -> None:
    old_files, old = files(repo.folder), board(run, *FRIDAY, "--no-evidence")
    assert run("rollover", "--start", "2025-12-01", *FRIDAY).code == 0
    new = board(run, *MONDAY, "--no-evidence")
    assert new["sprint"]["name"] == "Starlight · Week 3"
    assert (new["sprint"]["start"], new["sprint"]["end"], new["sprint"]["day"]) == ("2025-12-01", "2025-12-05", 1)
    assert new["progress"] == {"done": 0, "total": 26}
    went_on = {item["text"]: item for item in old["items"] if item["counted"] and item["state"] != "done"}
    assert {item["text"] for item in new["items"] if item["counted"]} == went_on.keys()
    for item in new["items"]:
        if item["counted"]:
            before = went_on[item["text"]]
            assert (item["track"], item["kind"], item["state"]) == (before["track"], before["kind"], "todo")
            was, now = (date.fromisoformat(one["due"][:10]) for one in (before, item))
            assert (now - was).days == 7
    criteria = {name: [item["text"] for item in one["items"] if item["kind"] == "criterion"] for name, one in
                (("old", old), ("new", new))}  # fmt: skip
    assert sorted(criteria["new"]) == sorted(criteria["old"])
    assert [gate["due"][:10] for gate in new["checkpoints"]] == ["2025-12-01", "2025-12-03", "2025-12-05"]
    assert [(one["from"], one["to"]) for one in new["dependencies"] if one["state"] == "met"] == []
    assert ("claude", "grok") not in [(one["from"], one["to"]) for one in new["dependencies"]]
    assert not [one for one in new["findings"] if one["severity"] == "error"]
    moved = {path: data for path, data in old_files.items() if path.startswith("docs/plans/")}
    for path, data in moved.items():
        assert (ARCHIVE / Path(path).name).read_bytes() == data
    assert (ARCHIVE / "sprint.toml").read_bytes() == old_files["sprint.toml"]


def test_the_archive_opens_and_is_not_read_with_the_others(repo: Repo, run: Run) -> None:
    old = board(run, *FRIDAY, "--no-evidence")
    assert run("rollover", *FRIDAY).code == 0
    again = board(run, "--sprint", str(ARCHIVE / "sprint.toml"), *FRIDAY, "--no-evidence")
    assert [(one["id"], one["state"], one["due"]) for one in again["items"]] == [
        (one["id"], one["state"], one["due"]) for one in old["items"]
    ]
    assert again["progress"] == old["progress"] == {"done": 3, "total": 29}
    paths = {place["path"] for one in board(run, *MONDAY)["items"] for place in one["mentions"]}
    assert not [path for path in paths if "archive" in path]
    assert run("rollover", "--sprint", str(ARCHIVE / "sprint.toml"), *FRIDAY).code == 1


def test_ticks_and_the_next_roll_overs_work_on_what_was_written(repo: Repo, run: Run) -> None:
    """Three weeks: provenance counts up, and the third time somebody is told."""
    assert run("rollover", *FRIDAY).code == 0
    commit(repo)
    assert run("tick", "explainable_v4.py", *MONDAY).code == 0
    commit(repo)
    second = run("rollover", "--at", "2025-12-05T16:00")
    assert second.code == 0
    assert "carried again and again" not in second.out
    plan = Path("docs/plans/claude_next.md").read_text()
    assert "explainable_v4.py" not in plan
    assert "in order (carried from 2025-12-05, ×2)\n" in plan
    assert plan.startswith("# Claude: research\n\nCarried over from Starlight · Week 3, ended 2025-12-05")
    commit(repo)
    third = run("rollover", "--start", "2025-12-15", "--at", "2025-12-12T16:00")
    assert third.code == 0
    assert "carried again and again: still to be done?\n" in third.out
    assert "  ×3  Q1_2026_ROADMAP.md" in third.out
    new = board(run, "--at", "2025-12-15T08:55", "--no-evidence")
    assert new["sprint"]["name"] == "Starlight · Week 5"
    assert new["progress"] == {"done": 0, "total": 25}


def test_while_something_is_not_committed_it_refuses(repo: Repo, run: Run) -> None:
    assert run("tick", "Q1_2026_ROADMAP.md", *FRIDAY).code == 0
    before = files(repo.folder)
    done = run("rollover", *FRIDAY)
    assert done.code == 1
    assert "not committed yet: docs/plans/claude_next.md; commit first" in done.err
    assert files(repo.folder) == before
    assert run("rollover", "--dry-run", *FRIDAY).code == 0


def test_an_untracked_plan_counts_as_not_committed(repo: Repo, run: Run) -> None:
    repo.write({"docs/plans/new.md": "# New\n\n## Tasks\n\n- [ ] x\n", ".gitignore": "new.md\n"})
    assert "not committed yet: docs/plans/new.md" in run("rollover", *FRIDAY).err


@pytest.mark.parametrize(
    ("start", "code", "words"),
    [
        ("2025-11-28", 1, "is not after the sprint's end"),
        ("2025-12-06", 1, "is no workday"),
        ("soon", 2, 'found "soon", allowed: a date such as 2025-12-01'),
    ],
)
def test_a_start_that_is_none(repo: Repo, run: Run, start: str, code: int, words: str) -> None:
    before = files(repo.folder)
    done = run("rollover", "--start", start, *FRIDAY)
    assert done.code == code
    assert words in done.err
    assert files(repo.folder) == before


def test_without_git_there_is_no_way_back_and_so_no_roll_over(sprint: Path, run: Run) -> None:
    before = files(sprint)
    done = run("rollover", *FRIDAY)
    assert done.code == 1
    assert "without git there would be no way back" in done.err
    assert files(sprint) == before


def test_the_last_retro_stays_and_reference_documents_do(repo: Repo, run: Run) -> None:
    repo.write({
        "docs/plans/RETRO_2025-11-28.md": "# Retro\n\n## Action items\n\n- [ ] Fewer meetings\n",
        "docs/plans/RETRO_2025-11-21.md": "# Retro\n\n## Action items\n\n- [x] Shorter standups\n",
        "docs/plans/RETRO_2025-11-14.md": "# Retro\n\n## Action items\n\n- [ ] Buy a clock\n",
        "docs/plans/HOW_WE_WORK.md": "# How we work\n\n- [ ] read this\n",
    })  # fmt: skip
    roles = (("RETRO_*.md", "retro"), ("HOW_WE_WORK.md", "reference"), ("WEEK2_FINAL*.md", "plan"))
    with Path("sprint.toml").open("a") as file:
        file.writelines(f'\n[[plans]]\npath = "{name}"\nrole = "{role}"\n' for name, role in roles)
    commit(repo)
    assert run("rollover", *FRIDAY).code == 0
    here = {path.name for path in Path("docs/plans").glob("*.md")}
    assert {"RETRO_2025-11-28.md", "RETRO_2025-11-14.md", "HOW_WE_WORK.md"} <= here
    assert "RETRO_2025-11-21.md" not in here
    away = {path.name for path in ARCHIVE.iterdir()}
    assert {"RETRO_2025-11-28.md", "RETRO_2025-11-21.md"} <= away
    assert not {"RETRO_2025-11-14.md", "HOW_WE_WORK.md"} & away
    actions = [one["text"] for one in board(run, *MONDAY, "--no-evidence")["items"] if one["kind"] == "action"]
    assert sorted(actions) == ["Buy a clock", "Fewer meetings"]
    assert [one for one in board(run, *MONDAY, "--no-evidence")["findings"] if one["code"] == "unreadable"] == []


def test_a_plan_that_init_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """A name that is dates, the same words on several days."""
    repo = Repo(tmp_path / "r")
    monkeypatch.chdir(repo.folder)
    assert run("init").code == 0
    commit(repo)
    old = board(run, "--no-evidence")
    done = run("rollover")
    assert done.code == 0
    assert "\nlook at\n" not in done.out
    new = board(run, "--no-evidence")
    assert new["sprint"]["name"] != old["sprint"]["name"]
    dues = [[date.fromisoformat(one["due"][:10]) for one in each["items"] if one["counted"]] for each in (old, new)]
    assert [(after - before).days for before, after in zip(*dues, strict=True)] == [7] * 5
    assert "(by " not in Path("docs/plans/PLAN.md").read_text()
