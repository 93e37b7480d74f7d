"""`block` and `unblock`: exactly the lines of the format, nothing else, and the same words as the screens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import ADA, AT, BOB

LATER = ("--at", "2025-11-26T15:10")
LINE = "- [ ] **Blocked**: No GPU quota (waits on Bob, raised 2025-11-26 08:55, blocks writer.py)\n"


def plan(sprint: Path, stem: str) -> str:
    return (sprint / "plans" / f"{stem}.md").read_text()


def queue(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("status", "--json", "--no-evidence", *LATER).out)["blockers"]
    return found


def test_a_blocker_is_raised_read_back_and_resolved(sprint: Path, run: Run) -> None:
    code, out, err = run("block", "Ada", "No GPU quota", "--waits-on", "Bob", "--item", "writer.py", *AT)
    assert (code, out, err) == (0, "raised: No GPU quota (ada_next.md:19)\n", "")
    raised = f"{ADA}\n## Blockers\n\n{LINE}"
    assert plan(sprint, "ada_next") == raised
    [entry] = queue(run)
    assert (entry["text"], entry["track"], entry["waits_on"], entry["waiting"]) == (
        "No GPU quota",
        "ada",
        "Bob",
        ["ada"],
    )
    assert (entry["since"], entry["age_hours"]) == ("2025-11-26T08:55:00-08:00", 6.25)
    items = json.loads(run("status", "--json", "--no-evidence", *LATER).out)["items"]
    [writer] = [item for item in items if item["text"] == "writer.py"]
    assert (entry["blocks"], writer["ready"], writer["blocked_by"]) == ([writer["id"]], False, ["bob"])
    assert run("unblock", "gpu quota", *LATER).out == "unblocked: No GPU quota (ada_next.md:19)\n"
    assert plan(sprint, "ada_next") == raised.replace("- [ ] **B", "- [x] **B").replace(
        "writer.py)", "writer.py, resolved 2025-11-26 15:10)"
    )
    assert [entry["resolved"] for entry in queue(run)] == [True]
    assert plan(sprint, "bob_next") == BOB


def test_by_what_it_holds_up(sprint: Path, run: Run) -> None:
    run("block", "ada", "No quota today", "--item", "writer.py", *AT)
    assert run("unblock", "writer.py", *LATER).code == 0
    assert "resolved 2025-11-26 15:10)" in plan(sprint, "ada_next")
    assert "- [ ] `writer.py`\n" in plan(sprint, "ada_next")


def test_a_blocked_item_goes_on(sprint: Path, run: Run) -> None:
    run("set", "blocked", "reader.py", *AT)
    assert "- [ ] `reader.py` (blocked)\n" in plan(sprint, "ada_next")
    assert [entry["text"] for entry in queue(run)] == ["reader.py"]
    code, out, _ = run("unblock", "reader.py", *AT)
    assert (code, out) == (0, "unblocked: reader.py (ada_next.md:14)\n")
    assert plan(sprint, "ada_next") == ADA


def test_what_holds_up_several_is_resolved_itself(sprint: Path, run: Run) -> None:
    run("block", "ada", "The disk is full", "--item", "writer.py", "--item", "reader.py", *AT)
    assert "blocks writer.py, reader.py)" in plan(sprint, "ada_next")
    code, out, err = run("unblock", "writer.py", *LATER)
    assert (code, out) == (1, "")
    assert err == ("cockpit: plans/ada_next.md:19: “The disk is full” holds up other items too; resolve that one\n")
    assert run("unblock", "disk", *LATER).code == 0


def test_what_is_not_blocked_is_no_mistake(sprint: Path, run: Run) -> None:
    assert run("unblock", "reader.py", *AT).out == "already unblocked: reader.py\n"
    assert plan(sprint, "ada_next") == ADA


@pytest.mark.parametrize("name", ["nothing", "the inde", "writer", "no such thing", ""])
def test_a_part_of_a_text_means_only_what_is_blocked(sprint: Path, run: Run, name: str) -> None:
    (sprint / "plans" / "bob_next.md").write_text(f"{BOB}\n## Exit criteria\n\n- [ ] There is nothing left to do\n")
    run("set", "blocked", "reader.py", *AT)
    before = plan(sprint, "ada_next"), plan(sprint, "bob_next")
    code, out, err = run("unblock", name, *AT)
    assert (code, out, err) == (1, "", f'cockpit: nothing blocked is called "{name}"\n')
    assert (plan(sprint, "ada_next"), plan(sprint, "bob_next")) == before
    assert run("unblock", "reader", *AT).out == "unblocked: reader.py (ada_next.md:14)\n"


def test_what_follows_from_lateness_is_refused_with_the_reason(sprint: Path, run: Run) -> None:
    text = BOB.replace("- [ ] Write the index", "- [ ] Write the index\n  - Depends on: reader.py")
    (sprint / "plans" / "bob_next.md").write_text(text)
    late = ("--at", "2025-11-27T09:00")
    derived = json.loads(run("status", "--json", "--no-evidence", *late).out)["blockers"]
    assert [(entry["derived"], entry["text"]) for entry in derived] == [(True, "reader.py")]
    code, _, err = run("unblock", str(derived[0]["id"]), *late)
    assert (code, err) == (1, "cockpit: this follows from what is late; it goes when that is done\n")
    code, _, err = run("unblock", "the index", *late)
    assert (code, err) == (1, "cockpit: plans/bob_next.md:6: it waits for reader.py; it goes on when that is done\n")
    assert plan(sprint, "bob_next") == text


@pytest.mark.parametrize("text", ["", "None", "n/a"])
def test_nothing_is_no_blocker(sprint: Path, run: Run, text: str) -> None:
    code, out, _ = run("block", "ada", text, *AT)
    assert (code, out) == (1, "")
    assert plan(sprint, "ada_next") == ADA


def test_an_unknown_item_raises_nothing(sprint: Path, run: Run) -> None:
    code, _, err = run("block", "ada", "x y", "--item", "raeder.py", *AT)
    assert (code, err) == (1, 'cockpit: no item is called "raeder.py"; did you mean "reader.py"?\n')
    assert plan(sprint, "ada_next") == ADA
