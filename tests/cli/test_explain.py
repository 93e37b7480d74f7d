"""`cockpit explain`: which plans it takes, and what it prints beside their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.sprints import AT


@pytest.mark.parametrize(
    ("folder", "name"),
    [(".", "plans/ada_next.md"), (".", "ada_next.md"), ("plans", "ada_next.md"), ("plans", "plans/ada_next.md")],
)
def test_a_plan_is_printed_with_its_meaning(
    folder: str, name: str, sprint: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sprint / folder)
    code, out, err = run("explain", name, *AT)
    assert (code, err) == (0, "")
    assert [" ".join(line.split()) for line in out.splitlines() if "[" in line or "`" in line] == [
        "7 task todo ada - [ ] Write the reader",
        "8 task done ada - [x] Choose a parser",
        "14 deliverable todo ada - [ ] `reader.py`",
        "15 deliverable todo ada - [ ] `writer.py`",
    ]
    assert out.splitlines()[-1] == "4 lines mean something on the board, 5 do not"


def test_line_ends_of_all_kinds_and_bad_bytes(sprint: Path, run: Run) -> None:
    (sprint / "plans" / "ada_next.md").write_bytes(b"# Ada\r\n\r## Tasks\r\n\n- [ ] One\xff\x1b[2J\r- [x] Two")
    lines = run("explain", "ada_next.md", *AT).out.splitlines()
    assert lines[4].startswith("5  task todo ada  - [ ] One�")
    assert "\x1b" not in lines[4]
    assert lines[5] == "6  task done ada  - [x] Two"


def test_several_plans_bear_their_names(sprint: Path, run: Run) -> None:
    lines = run("explain", "bob_next.md", "ada_next.md", *AT).out.splitlines()
    assert [line for line in lines if line.endswith(".md:")] == ["plans/bob_next.md:", "plans/ada_next.md:"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nix.md",), "nix.md is no plan of this sprint; its plans: plans/ada_next.md, plans/bob_next.md"),
        (("sprint.toml",), "sprint.toml is no plan of this sprint"),
        (("ada_next.md", "--as-of", "2025-11-25"), "--as-of"),
    ],
)
def test_what_cannot_be_explained(words: tuple[str, ...], message: str, sprint: Path, run: Run) -> None:
    code, out, err = run("explain", *words)
    assert (code, out) == (2, "")
    assert message in err


def test_a_name_that_two_plans_have_is_asked_for_in_full(sprint: Path, run: Run) -> None:
    (sprint / "plans" / "old").mkdir()
    (sprint / "plans" / "old" / "ada_next.md").write_text("# Old\n")
    assert run("explain", "ada_next.md", *AT).code == 2
    assert run("explain", "plans/old/ada_next.md", *AT).code == 0
