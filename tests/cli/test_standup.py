"""`cockpit standup` in its three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.e2e.terminal import sample_in

AT = ("--at", "2025-11-26T08:55")


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sample_in(tmp_path))
    return tmp_path


def test_it_prints_what_the_view_says(sample: Path, run: Run) -> None:
    code, out, err = run("standup", *AT)
    assert (code, err) == (0, "")
    assert out == run("--plain", "--view", "standup", *AT).out
    assert "Half-time: are the handoffs on track?" in out.splitlines()
    assert "waits for Claude" in out


def test_json_names_the_same_items_as_status(sample: Path, run: Run) -> None:
    data = json.loads(run("standup", "--json", *AT).out)
    status = json.loads(run("status", "--json", *AT).out)
    late = {item["id"] for item in status["items"] if item["late"] and item["counted"]}
    due = {item["id"] for item in status["items"] if (item["due"] or "").startswith("2025-11-26") and item["counted"]}
    assert data["schema"] == 1
    assert (data["day"], data["since"]) == ("2025-11-26", "2025-11-25T09:00:00-08:00")
    assert [track["id"] for track in data["tracks"]] == ["claude", "grok", "gpt"]
    assert {one for track in data["tracks"] for one in track["overdue"]} == late
    assert {one for track in data["tracks"] for one in track["due"]} == due
    assert data["tracks"][1]["waits_for"] == [
        {
            "track": "claude",
            "what": "Model and results",
            "due": "2025-11-26T17:00:00-08:00",
            "state": "due",
            "both": False,
        }
    ]
    assert data["blockers"] == []


def test_blockers_ticks_and_next_steps_are_told_alike_in_all_forms(sample: Path, run: Run) -> None:
    assert run("block", "grok", "GPU quota not granted", "--waits-on", "Claude", *AT).code == 0
    assert run("tick", "triplet_detector.py", *AT).code == 0
    data = json.loads(run("standup", "--json", "--at", "2025-11-26T10:55").out)
    assert [(one["text"], one["waits_on"], one["age_hours"]) for one in data["blockers"]] == [
        ("GPU quota not granted", "Claude", 2.0)
    ]
    assert data["next"][0]["who"] == "Claude"
    assert [one["text"] for one in data["tracks"][0]["news"]] == ["triplet_detector.py"]
    text = run("standup", "--at", "2025-11-26T10:55").out
    markdown = run("standup", "--markdown", "--at", "2025-11-26T10:55").out
    assert "GPU quota not granted" in text
    assert "- **GPU quota not granted**: Grok waits on Claude, 2 h" in markdown
    assert "- Since Tue: triplet_detector.py" in markdown
    assert markdown.startswith("# Standup, Wednesday 26 Nov 2025\n")
    assert markdown.endswith("\n")


def test_on_a_free_day_there_is_one_too(sample: Path, run: Run) -> None:
    out = run("standup", "--markdown", "--at", "2025-11-30T10:00").out
    assert out.startswith("# Standup, Sunday 30 Nov 2025\n")
    assert "free day" in out


def test_one_form_at_a_time(sample: Path, run: Run) -> None:
    assert run("standup", "--json", "--markdown", *AT).code == 2


def test_what_the_last_retro_agreed_on_and_nobody_has_done_is_told(sample: Path, run: Run) -> None:
    assert "last retro" not in run("standup", *AT).out
    plans = Path("docs/plans")
    agreed = "\n".join(f"- [{'x' if n == 2 else ' '}] Action {n} (Grok)" for n in range(1, 8))
    (plans / "RETRO_2025-11-21.md").write_text(f"# Retro\n\n## Actions\n\n{agreed}\n")
    (plans / "RETRO_2025-11-28.md").write_text("# Retro\n\n## Actions\n\n- [ ] For next week\n")
    out = run("standup", *AT).out
    assert "Open from the last retro, 6" in out
    assert "to do: Action 1, Grok" in out.splitlines(), "the owner once"
    assert "Action 2" not in out
    assert "and 2 more actions in view 7" in out
    assert "For next week" not in out, "this sprint's own come on Friday"
    summary = run("standup", "--markdown", *AT).out
    assert "## Open from the last retro\n\n- Action 1 (Grok)\n- Action 3 (Grok)\n" in summary
    data = json.loads(run("standup", "--json", *AT).out)
    items = {one["id"]: one["text"] for one in json.loads(run("status", "--json", *AT).out)["items"]}
    assert [items[one] for one in data["actions"]] == [f"Action {n} (Grok)" for n in (1, 3, 4, 5, 6, 7)]
