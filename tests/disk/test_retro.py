"""The retro's document: begun with the first line, added to, read back, undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.disk.retro import note
from cockpit.disk.store import Store
from cockpit.plan.addition import RetroKind
from tests.disk.sprints import CLAUDE, NOW, SPRINT, make

BEGUN = """# Retro: Week (2025-11-24 to 2025-11-28)

## Went well

## Did not go well

## Actions
"""


def document(home: Path) -> Path:
    return home / "docs" / "plans" / "RETRO_2025-11-28.md"


def write(store: Store, *lines: tuple[RetroKind, str, str]) -> None:
    for kind, text, owner in lines:
        outcome = note(store, kind, text, owner=owner, who="Ada", now=NOW)
        assert outcome.kind == "written", outcome.message


def test_lines_stand_under_their_headings(tmp_path: Path) -> None:
    store = make(tmp_path)
    write(
        store,
        ("agreed", "Order GPUs a week ahead", "Grok"),
        ("well", "Handoffs without a meeting", ""),
        ("badly", "Ticks before files: 3", ""),
        ("well", "The guide was tried by others", ""),
    )
    assert document(tmp_path).read_text() == BEGUN.replace(
        "well\n\n## Did", "well\n\n- Handoffs without a meeting\n- The guide was tried by others\n\n## Did"
    ).replace("go well\n", "go well\n\n- Ticks before files: 3\n").replace(
        "Actions\n", "Actions\n\n- [ ] Order GPUs a week ahead (Grok)\n"
    )


def test_notes_are_read_back_and_actions_are_items_of_the_next_sprint(tmp_path: Path) -> None:
    store = make(tmp_path)
    before = len([item for item in store.snapshot.board.items if item.counted])
    write(store, ("well", "A", ""), ("badly", "B", ""), ("agreed", "Do C", "Grok"))
    for board in (store.snapshot.board, Store(tmp_path / "sprint.toml").load().board):
        assert [(one.kind, one.text, one.line) for one in board.notes] == [("well", "A", 5), ("badly", "B", 9)]
        action = next(item for item in board.items if "Do C" in item.text)
        assert (action.kind, action.track, action.counted) == ("action", "grok", False)
        assert len([item for item in board.items if item.counted]) == before
        assert "docs/plans/RETRO_2025-11-28.md" in board.plans
    (tmp_path / "sprint.toml").write_text(SPRINT.replace("11-24", "12-01").replace("11-28", "12-05"))
    board = Store(tmp_path / "sprint.toml").load().board
    assert next(item for item in board.items if "Do C" in item.text).counted


def test_a_document_that_is_there_is_added_to(tmp_path: Path) -> None:
    """Also under headings of a team's own words; nothing else of it changes."""
    store = make(tmp_path)
    own = "# Looking back\r\n\r\n## What worked\r\n* tests\r\n\r\n## Challenges\r\n\r\nnone yet\r\n"
    document(tmp_path).write_bytes(own.encode())
    store.refresh()
    write(store, ("well", "reviews", ""), ("agreed", "Keep them", ""))
    assert document(tmp_path).read_bytes().decode() == own.replace("tests", "tests\r\n* reviews").replace(
        "none yet\r\n", "none yet\r\n\r\n## Actions\r\n\r\n* [ ] Keep them\r\n"
    )


def test_one_step_back(tmp_path: Path) -> None:
    store = make(tmp_path)
    write(store, ("well", "A", ""), ("well", "B", ""))
    assert store.undo().kind == "written"
    assert "- A\n\n" in document(tmp_path).read_text()
    assert store.undo().kind == "written"
    assert document(tmp_path).read_text() == BEGUN
    assert store.redo().kind == "written"
    assert "- A\n\n" in document(tmp_path).read_text()


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    store = make(tmp_path)
    assert note(store, "well", "  ", now=NOW).kind == "refused"
    assert not document(tmp_path).exists()
    ignoring = SPRINT + '\n[[plans]]\npath = "RETRO_*.md"\nrole = "ignore"\n'
    (tmp_path / "sprint.toml").write_text(ignoring)
    store.refresh()
    outcome = note(store, "well", "A", now=NOW)
    assert outcome.kind == "refused"
    assert "RETRO_2025-11-28.md is not among the plans" in outcome.message


def test_a_plans_folder_that_leads_elsewhere_gets_no_document(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    other.mkdir()
    (home / "docs").mkdir(parents=True)
    (home / "sprint.toml").write_text(SPRINT)
    (home / "docs" / "plans").symlink_to(other)
    outcome = note(Store(home / "sprint.toml"), "well", "A", now=NOW)
    assert outcome.kind == "refused"
    assert list(other.iterdir()) == []


def test_two_cockpits_begin_one_document(tmp_path: Path) -> None:
    one = make(tmp_path)
    other = Store(tmp_path / "sprint.toml")
    one.load(), other.load()
    write(one, ("well", "A", ""))
    write(other, ("well", "B", ""))
    assert document(tmp_path).read_text() == BEGUN.replace("well\n\n## Did", "well\n\n- A\n- B\n\n## Did")


@pytest.mark.parametrize("text", ["[x] not a box", "two\nlines", "# no heading", "| no | table |", "1. one"])
def test_any_text_is_one_line(tmp_path: Path, text: str) -> None:
    store = make(tmp_path)
    write(store, ("well", text, ""))
    assert len(document(tmp_path).read_text().splitlines()) == len(BEGUN.splitlines()) + 2
    assert (tmp_path / "docs" / "plans" / "claude.md").read_text() == CLAUDE
