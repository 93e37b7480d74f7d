"""`cockpit retro`: the numbers, the summary, the notes, on a sprint that was lived in git."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.repo.lived_sprint import lived

FRIDAY = ("--at", "2025-11-28T16:00")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lived(tmp_path_factory.mktemp("lived") / "repo").folder


@pytest.fixture
def home(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return repository


def test_every_number_as_json(home: Path, run: Run) -> None:
    code, out, err = run("retro", "--json", "--at", "2025-11-29T12:00")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["schema"] == 1
    assert told["sprint"]["phase"] == "ended"
    assert told["sprint"]["as_of"] == "2025-11-28T23:59:59-08:00"
    assert told["totals"] == {
        "planned": 12, "added": 3, "removed": 3, "on_time": 7, "late": 2, "undated": 0, "open": 3, "overdue": 3,
        "done": 9, "total": 12,
    }  # fmt: skip
    assert [(one["id"], one["planned"], one["done"], one["total"]) for one in told["tracks"]] == [
        ("ann", 5, 3, 4), ("ben", 4, 3, 5), ("cy", 3, 3, 3),
    ]  # fmt: skip
    assert [one["state"] for one in told["checkpoints"]] == ["late", "missed"]
    assert [(one["from"], one["state"]) for one in told["dependencies"]] == [
        ("ann", "on time"), ("ben", "on time"), ("cy", "late"), ("ann", "missed"),
    ]  # fmt: skip
    assert (told["blockers"]["raised"], told["blockers"]["resolved"], told["blockers"]["longest_hours"]) == (1, 1, 49)
    assert [one["text"] for one in told["claimed_not_found"]] == ["spec.md"]
    assert [one["text"] for one in told["landed_not_ticked"]] == ["report.md"]
    assert (told["created"]["files"], told["created"]["lines"]) == (7, 49)
    assert told["burnup"]["steps"][0] == {"at": "2025-11-24T00:00:00-08:00", "done": 0, "scope": 9}
    assert [(one["done"], one["scope"]) for one in told["burnup"]["days"]] == [
        (1, 13), (2, 13), (5, 13), (7, 12), (9, 12),
    ]  # fmt: skip
    assert told["claims"][0]["contradicted"] is True


def test_before_git_saw_the_plans_it_says_so_instead_of_counting(home: Path, run: Run) -> None:
    early = ("--at", "2025-11-01T10:00")
    said = "There is no history yet at this time: git saw the plans first on "
    out = run("retro", *early).out
    assert said in out
    assert not re.search(r"\d+ of \d+ done|passed|created", out)
    summary = run("retro", "--markdown", *early).out
    assert said in summary
    assert "## Summary" not in summary
    told = json.loads(run("retro", "--json", *early).out)
    assert told["source"]["begins"].startswith("2025-11-")
    assert json.loads(run("retro", "--json", *FRIDAY).out)["source"]["begins"] is None


def test_as_of_a_time_it_tells_what_was_then(
    home: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = json.loads(run("retro", "--json", "--as-of", "2025-11-27T10:30").out)
    monkeypatch.chdir(lived(tmp_path / "then", "27 10:30").folder)
    then = json.loads(run("retro", "--json", "--at", "2025-11-27T10:30").out)
    for name in ("totals", "tracks", "burnup", "checkpoints", "dependencies", "blockers", "created"):
        cleaned = [re.sub(r'"commit": "\w+"', "", json.dumps(one[name])) for one in (past, then)]
        assert cleaned[0] == cleaned[1], name


SUMMARY = """\
# Week 2: summary so far

Mon 24 Nov to Fri 28 Nov 2025 · as of Fri 28 Nov 16:00 · commit `…`

**Goal**: A model that others can run

## Summary

**8 of 12 done (66 %): 7 on time, 1 late; 4 open, 2 of them overdue. Planned 12, added 3, removed 3.**

- Checkpoints: 1 of 2 passed
- Handoffs: 2 on time, 1 late, 1 missed
- Blockers: 1 raised, 1 resolved, longest 2 d
- Plan against repository: 1 ticked, not found; 1 landed, not ticked
- Created: 7 files, 49 lines, by Ann, Ben and Cy
- Metrics: 1 of 2 measured targets met

## By track

| Track | Planned | Added | Removed | On time | Late | Open | Done |
| --- | --: | --: | --: | --: | --: | --: | --: |
| Ann | 5 | 1 | 2 | 3 | 0 | 1 | 3/4 |
| Ben | 4 | 2 | 1 | 2 | 1 | 2 | 3/5 |
| Cy | 3 | 0 | 0 | 2 | 0 | 1 | 2/3 |
| **In all** | 12 | 3 | 3 | 7 | 1 | 4 | 8/12 |
"""


def test_the_summary_can_be_sent_as_it_is(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lived(tmp_path / "repo", "28 16:00").folder)
    code, out, err = run("retro", "--markdown", *FRIDAY)
    assert (code, err) == (0, "")
    assert re.sub(r"commit `\w+`", "commit `…`", out).startswith(SUMMARY)
    for line in (
        "- [x] `dashboard.py` · Thu 12:00, **19 h late**, Ben, `",
        "- [x] `spec.md` · Wed 11:00, Ann, **file not found**",
        "- [ ] Ann: `report.md` · due Thu, overdue, its file has landed",
        "| Ann | Cy | the report | Thu | missed (23 h) |",
        "| Latency | \\<200 ms | 240 ms | **missed** |",
        "| Status: COMPLETE | `docs/plans/ann.md:3` | **3 of 4 ticked** |",
        "| `logo.png` | binary | Cy | Fri 28 Nov |",
    ):
        assert f"\n{line}" in out
    text = run("retro", *FRIDAY).out
    assert text.splitlines()[1].strip() == (
        "8 of 12 done (66 %): 7 on time, 1 late; 4 open, 2 of them overdue. Planned 12, added 3, removed 3."
    )
    spoken = run("retro", "--plain", "--view", "retro", *FRIDAY).out
    assert "Friday: 8 of 12 done, even progress would be" in spoken


def test_markup_in_plans_stays_text(sprint: Path, run: Run) -> None:
    plan = next((sprint / "plans").glob("ada*.md"))
    plan.write_text(plan.read_text() + "\n## Tasks\n\n- [ ] one | two \\<b> & three\n")
    out = run("retro", "--markdown", "--at", "2025-11-26T09:00").out
    assert "- [ ] Ada: one \\| two \\<b> &amp; three\n" in out


def test_notes_are_written_and_come_back(sprint: Path, run: Run) -> None:
    code, out, err = run("retro", "--well", "Handoffs met", "--badly", "Late ticks", "--action", "Spec first",
                         "--owner", "Ada", "--at", "2025-11-28T16:00")  # fmt: skip
    assert (code, err) == (0, "")
    assert out.count("\n") == 3
    told = json.loads(run("retro", "--json", "--at", "2025-11-28T16:00").out)
    assert [(one["kind"], one["text"]) for one in told["notes"]] == [("well", "Handoffs met"), ("badly", "Late ticks")]
    assert [one["text"] for one in told["actions"]] == ["Spec first (Ada)"]
    assert "### Did not go well\n\n- Late ticks" in run("retro", "--markdown", "--at", "2025-11-28T16:00").out
    assert run("retro", "--well", "x", "--json").code == 2
    assert run("retro", "--well", " ").code == 1
