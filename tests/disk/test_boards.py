"""The board after a change is the one that reading and assembling everything again gives, however it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.disk import boards
from cockpit.disk.store import Store
from cockpit.plan.assemble import assemble
from tests.disk.sprints import item, make, plan, save


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many boards were assembled from scratch."""
    made: list[int] = []

    def counted(*told: object) -> object:
        made.append(1)
        return assemble(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(boards, "assemble", counted)
    return made


def fresh(store: Store) -> object:
    return Store(store.sprint_file).load().board


def test_own_ticks_and_their_undoing_assemble_nothing(tmp_path: Path, whole: list[int]) -> None:
    store = make(tmp_path)
    snapshot = store.load()
    assert len(whole) == 1
    one = item(snapshot, "write the spec")
    assert store.set_state([one.id], "done").snapshot.board == fresh(store)
    assert store.undo().snapshot.board == fresh(store) == snapshot.board
    assert store.redo().snapshot.board == fresh(store)
    assert len(whole) == 1 + 3


def test_a_tick_of_another_program_is_told_and_assembles_nothing(tmp_path: Path, whole: list[int]) -> None:
    store = make(tmp_path)
    store.load()
    save(plan(tmp_path), "- [ ] write the spec", "- [x] write the spec")
    found = store.refresh()
    assert len(whole) == 1
    assert [(change.what, change.item) for change in found.changes] == [("ticked", item(found, "write the spec").id)]
    assert found.board == fresh(store)


def test_more_than_a_tick_assembles(tmp_path: Path, whole: list[int]) -> None:
    store = make(tmp_path)
    store.load()
    save(plan(tmp_path), "write the spec", "write both specs")
    assert item(store.refresh(), "write both specs").state == "todo"
    assert len(whole) == 2
    plan(tmp_path).unlink()
    assert store.refresh().board == fresh(store)


def test_the_same_plans_are_the_same_board(tmp_path: Path, whole: list[int]) -> None:
    store = make(tmp_path)
    board = store.load().board
    assert store.refresh().board is board
    assert len(whole) == 1
