"""`tick`, `untick`, `set`, `add`: the markdown changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import ADA, AT, BOB


def plan(sprint: Path, stem: str) -> str:
    return (sprint / "plans" / f"{stem}.md").read_text()


def test_tick_and_untick_change_one_byte(sprint: Path, run: Run) -> None:
    code, out, err = run("tick", "reader.py", *AT)
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert plan(sprint, "ada_next") == ADA.replace("[ ] `reader.py`", "[x] `reader.py`")
    assert run("untick", "reader.py", *AT).code == 0
    assert plan(sprint, "ada_next") == ADA


def test_several_items_in_one_call(sprint: Path, run: Run) -> None:
    assert run("tick", "writer.py", "the manual", *AT).code == 0
    assert plan(sprint, "ada_next") == ADA.replace("[ ] `writer.py`", "[x] `writer.py`")
    assert plan(sprint, "bob_next") == BOB.replace("[ ] Write the manual", "[x] Write the manual")


def test_what_is_done_already_is_no_mistake(sprint: Path, run: Run) -> None:
    assert run("tick", "Choose a parser", *AT).code == 0
    assert plan(sprint, "ada_next") == ADA


def test_an_ambiguous_item_changes_nothing(sprint: Path, run: Run) -> None:
    code, out, err = run("tick", "writer.py", "Write the", *AT)
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0] == 'cockpit: "Write the" means 3 items; give an id'
    assert [line.split("  ")[-1] for line in lines[1:]] == [
        "(plans/ada_next.md:7)",
        "(plans/bob_next.md:5)",
        "(plans/bob_next.md:6)",
    ]
    assert plan(sprint, "ada_next") == ADA


def test_an_item_that_is_not_there(sprint: Path, run: Run) -> None:
    code, _, err = run("tick", "raeder.py", *AT)
    assert (code, err) == (1, 'cockpit: no item is called "raeder.py"; did you mean "reader.py"?\n')


def test_a_state_is_said_in_words_and_the_box_stays_open(sprint: Path, run: Run) -> None:
    assert run("set", "doing", "reader.py", *AT).code == 0
    assert "- [ ] `reader.py` (doing)\n" in plan(sprint, "ada_next")
    assert run("set", "todo", "reader.py", *AT).code == 0
    assert plan(sprint, "ada_next") == ADA


def test_an_unknown_state_is_a_usage_error(sprint: Path, run: Run) -> None:
    code, _, err = run("set", "don", "reader.py", *AT)
    assert code == 2
    assert err == (
        'cockpit: found the state "don", allowed: todo, doing, blocked, deferred, cancelled, done; did you mean "done"?\n'
    )


def test_a_read_only_plan_refuses_in_one_line(sprint: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sprint / "plans" / "ada_next.md"
    path.write_bytes(
        ADA.replace("- [ ] `reader.py`", "<<<<<<< ours\n- [ ] `reader.py`\n=======\n>>>>>>> theirs").encode()
    )
    code, out, err = run("tick", "reader.py", *AT)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "ada_next.md" in err


def test_add_writes_a_line_that_is_read_back(sprint: Path, run: Run) -> None:
    assert run("add", "Bob", "Write the preface", "--due", "Fri", *AT).code == 0
    text = plan(sprint, "bob_next")
    assert len(text.splitlines()) == len(BOB.splitlines()) + 1
    assert "- [ ] Write the preface" in text
    assert run("tick", "preface", *AT).code == 0


def test_a_text_of_two_lines_is_one_in_the_plan_and_in_the_answer(sprint: Path, run: Run) -> None:
    code, out, _ = run("add", "Bob", "Two\nlines", *AT)
    assert (code, out.count("\n")) == (0, 1)
    assert "Two lines" in out
    assert "- [ ] Two lines" in plan(sprint, "bob_next").splitlines()


def test_add_to_nobody_says_who_there_is(sprint: Path, run: Run) -> None:
    code, _, err = run("add", "bub", "x", *AT)
    assert (code, err) == (2, 'cockpit: found the track "bub", allowed: ada, bob, shared; did you mean "bob"?\n')
