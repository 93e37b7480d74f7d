"""`cockpit status`, and where the commands find their sprint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import AT, SPRINT, write_sprint
from tests.report.test_status import check_shape

ROOT = Path(__file__).resolve().parents[2]


def test_json_has_the_promised_shape_and_the_sprints_own_time(sprint: Path, run: Run) -> None:
    code, out, err = run("status", "--json", *AT)
    data = json.loads(out)
    assert (code, err) == (0, "")
    check_shape(data)
    assert data["sprint"]["now"] == "2025-11-26T08:55:00-08:00"
    assert (data["sprint"]["day"], data["sprint"]["days"]) == (3, 5)
    assert data["progress"] == {"done": 1, "total": 6}
    assert [(track["id"], track["done"], track["total"]) for track in data["tracks"]] == [("ada", 1, 4), ("bob", 0, 2)]
    dues = {item["text"]: item["due"] for item in data["items"]}
    assert dues["Write the reader"] == "2025-11-24T17:00:00-08:00"
    assert dues["reader.py"] == "2025-11-26T17:00:00-08:00"
    assert [item["text"] for item in data["items"] if item["late"]] == ["Write the reader"]


def test_paths_are_relative_and_lines_count_from_one(sprint: Path, run: Run) -> None:
    data = json.loads(run("status", "--json", *AT).out)
    for item in data["items"]:
        for mention in item["mentions"]:
            line = (sprint / mention["path"]).read_text().splitlines()[mention["line"] - 1]
            assert item["text"].split()[0] in line


@pytest.mark.parametrize("at", ["2025-11-26T16:55+00:00", "2025-11-26T16:55Z", "2025-11-26T08:55-08:00"])
def test_a_time_with_an_offset_is_taken_as_it_is(at: str, sprint: Path, run: Run) -> None:
    assert json.loads(run("status", "--json", "--at", at).out)["sprint"]["now"] == "2025-11-26T08:55:00-08:00"


def test_the_summary_says_the_same_in_words(sprint: Path, run: Run) -> None:
    out = run("status", *AT).out.splitlines()
    assert out[0] == "Small · Wed 26 Nov · day 3 of 5 · 1 of 6 done · 1 late"
    assert out[1].startswith("  Ada")
    assert "late: 1" in out
    assert "due today: 2" in out


@pytest.mark.parametrize("folder", ["plans", "."])
def test_the_sprint_is_found_upward(folder: str, sprint: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sprint / folder)
    assert run("status", *AT).out.startswith("Small")
    assert run(str(sprint / "plans"), "--plain", *AT).out.startswith("Small")


def test_another_sprint_is_named(sprint: Path, tmp_path: Path, run: Run) -> None:
    other = write_sprint(tmp_path / "other", SPRINT.replace("Small", "Other"))
    assert run("status", "--sprint", str(other / "sprint.toml"), *AT).out.startswith("Other")
    assert run("--sprint", str(other), *AT, "status").out.startswith("Other")


def test_no_sprint_says_so(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("status")
    assert (code, out) == (2, "")
    assert err == f"cockpit: no sprint.toml in {tmp_path} or above; `cockpit init` writes one\n"
    assert run("status", "--sprint", "nowhere.toml").err == "cockpit: nowhere.toml: there is no such file\n"


def test_a_broken_sprint_says_where_in_one_line(sprint: Path, run: Run) -> None:
    (sprint / "sprint.toml").write_text(SPRINT.replace("2025-11-28", '"Friday"').replace('"ada"', '"a da"'))
    code, out, err = run("status", "--json")
    assert (code, out) == (2, "")
    assert err == (
        'cockpit: sprint.toml:4:7: sprint.end: found "Friday", allowed: a date such as 2025-11-24 '
        "(and 1 more, see cockpit check)\n"
    )


@pytest.mark.parametrize(("flag", "value"), [("--at", "yesterday"), ("--at", "2025-13-01")])
def test_a_time_that_is_none(flag: str, value: str, sprint: Path, run: Run) -> None:
    code, out, err = run("status", flag, value)
    assert (code, out) == (2, "")
    assert err == f'cockpit: {flag}: found "{value}", allowed: a time such as 2025-11-26T08:55\n'


CODE = (
    "import sys; from cockpit.cli.main import main; code = main(sys.argv[2:]); "
    "sys.exit(' '.join(sorted(set(sys.argv[1].split()) & sys.modules.keys())) or code)"
)
SCREEN = "textual rich watchfiles asyncio"
READING = f"{SCREEN} pydantic pyromark ftfy subprocess tomllib platformdirs cockpit.plan.reader cockpit.disk.store"


def imported(names: str, folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own; its stderr tells which of these modules it imported."""
    return subprocess.run(
        [sys.executable, "-c", CODE, names, *argv], capture_output=True, text=True, check=False, cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_status_imports_no_screen_and_when_nothing_changed_nothing_that_reads_plans(sprint: Path) -> None:
    words = ("status", "--json", "--no-evidence", *AT)
    first = imported(SCREEN, sprint, *words)
    assert (first.returncode, first.stderr) == (0, "")
    again = imported(READING, sprint, *words)
    assert (again.returncode, again.stderr, again.stdout) == (0, "", first.stdout)
    plan = sprint / "plans" / "ada_next.md"
    plan.write_text(plan.read_text().replace("[ ] Write", "[x] Write"))
    changed = imported(SCREEN, sprint, *words)
    assert json.loads(changed.stdout)["progress"]["done"] == json.loads(first.stdout)["progress"]["done"] + 1


@pytest.mark.parametrize("name", ["keys", "schema", "check", "tick"])
def test_commands_import_no_screen(name: str, sprint: Path) -> None:
    more = ("reader.py",) if name == "tick" else ()
    done = imported(SCREEN, sprint, name, *more)
    assert (done.returncode, done.stderr) == (0, "")
