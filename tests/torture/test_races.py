"""Many writers at one plan: cockpits among themselves, and cockpits beside editors that never look."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.model import State
from cockpit.disk import lease
from tests.torture.conftest import Tell
from tests.torture.editors import SAVES, edit_all_the_time, sed_all_the_time
from tests.torture.procs import Helper
from tests.torture.world import Row, World, ids_of, settle

PATIENCE_S = 60.0


def tick_all(world: World, numbers: range) -> list[int]:
    """Tick tasks one by one; [written, refused, given up]."""
    store = world.store()
    store.load()
    given_up = 0
    for number in numbers:
        deadline = time.monotonic() + PATIENCE_S
        while not world.note(store.set_state([ids_of(store.snapshot)[number]], "done", who="Ada"), number, "done"):
            if time.monotonic() > deadline:
                given_up += 1
                break
    store.close()
    return [world.writes, world.refused, given_up]


def test_many_cockpits_in_one_plan(tmp_path: Path, full: bool, tell: Tell) -> None:
    count, each = (8, 500) if full else (4, 15)
    world = World(tmp_path, count * each)
    store = world.store()
    store.load()
    helpers = [
        Helper(lambda first=n * each: tick_all(world, range(first, first + each)))  # type: ignore[misc]
        for n in range(count)
    ]
    answers = [helper.answer() for helper in helpers]
    world.wants = dict.fromkeys(range(count * each), "done")
    world.writes, world.refused = sum(one[0] for one in answers), sum(one[1] for one in answers)
    assert sum(one[2] for one in answers) == 0
    row = world.judge(Row(attack=f"{count} cockpits × {each} ticks in one plan"), ())
    assert {item.state for item in store.refresh().board.items} == {"done"}
    assert world.writes == count * each
    tell(row)


def beside(world: World, editor: Callable[[], int], ticks: int, row: Row, wants: tuple[State, ...]) -> Row:
    """Set states at random while an editor saves, then settle."""
    store = world.store()
    store.load()
    helper, rng = Helper(lambda: [editor()]), random.Random(1)
    for count in range(ticks):
        number, want = rng.randrange(world.tasks), wants[count % len(wants)]
        if (item := ids_of(store.snapshot).get(number)) is None:
            row.unseen += 1  # a board made of half a plan
            store.refresh()
            continue
        world.note(store.set_state([item], want, who="Ada"), number, want)
        if count % 20 == 0:
            store.refresh()
    (world.home / "stop").touch()
    [row.foreign] = helper.answer()
    (world.home / "stop").unlink()
    settle(world, store, row)
    store.close()
    return world.judge(row, range(row.foreign))


WRITES: dict[str, tuple[State, ...]] = {"ticks": ("done", "todo"), "words": ("done", "doing", "todo", "blocked")}


@pytest.mark.parametrize("writes", WRITES)
@pytest.mark.parametrize("editor", [*SAVES, "sed -i"])
def test_an_editor_that_saves_all_the_time(tmp_path: Path, full: bool, tell: Tell, editor: str, writes: str) -> None:
    world, stop = World(tmp_path, 200 if full else 50), tmp_path / "stop"

    def work() -> int:
        if editor == "sed -i":
            return sed_all_the_time(world.plan, stop, 0.005)
        return edit_all_the_time(world.plan, SAVES[editor], stop, 0.01)

    row = Row(attack=f"an editor that {editor}, {writes}" if editor in SAVES else f"{editor}, {writes}")
    tell(beside(world, work, 1500 if full else 16, row, WRITES[writes]))


def test_without_leases(tmp_path: Path, full: bool, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "take", lambda _fd: "unavailable")
    world, stop = World(tmp_path, 200 if full else 50), tmp_path / "stop"

    def work() -> int:
        return edit_all_the_time(world.plan, SAVES["truncates and writes"], stop, 0.2)

    row = Row(attack="no leases, an editor that truncates and writes", note="as on other systems")
    tell(beside(world, work, 300 if full else 10, row, ("done", "todo")))


def test_a_reader_with_the_plan_open(tmp_path: Path, full: bool, tell: Tell) -> None:
    world = World(tmp_path, 200)
    with world.plan.open("rb"):  # like `tail -f`: denies the lease
        row = beside(world, lambda: 0, 200 if full else 20, Row(attack="a reader that keeps the plan open"), ("done",))
    tell(row)


def test_helpers_leave_no_process(tmp_path: Path) -> None:
    helper = Helper(lambda: [os.getpid()])
    [pid] = helper.answer()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
