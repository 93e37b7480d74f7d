"""Many writers at one plan: cockpits among themselves, and cockpits beside editors that never look."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.model import State
from cockpit.disk import lease
from tests.torture.conftest import Tell
from tests.torture.editors import KEPT, SAVES, edit_all_the_time, sed_all_the_time
from tests.torture.procs import Helper
from tests.torture.world import Row, World, ids_of, settle


def toggle(world: World, own: range, ticks: int, seed: int) -> list[int]:
    """Tick and untick own tasks; [written, refused, then 1 for each own task that ought to be ticked, else 0]."""
    store, rng = world.store(), random.Random(seed)
    store.load()
    while world.writes < ticks:
        number = rng.choice(own)
        want: State = "todo" if world.wants.get(number) == "done" else "done"
        world.note(store.set_state([ids_of(store.snapshot)[number]], want, who="Ada"), number, want)
    store.close()
    return [world.writes, world.refused, *(world.wants.get(number) == "done" for number in own)]


def test_many_cockpits_in_one_plan(tmp_path: Path, full: bool, tell: Tell) -> None:
    (count, ticks), own = (8, 500) if full else (4, 25), 20
    world = World(tmp_path, count * own)
    store = world.store()
    store.load()
    helpers = [
        Helper(lambda n=n: toggle(world, range(n * own, (n + 1) * own), ticks, n))  # type: ignore[misc]
        for n in range(count)
    ]
    answers = [helper.answer() for helper in helpers]
    for first, (writes, refused, *ticked) in enumerate(answers):
        world.writes, world.refused = world.writes + writes, world.refused + refused
        world.wants |= {first * own + n: "done" if one else "todo" for n, one in enumerate(ticked)}
    row = world.judge(Row(attack=f"{count} cockpits × {ticks} ticks in one plan"), ())
    board = store.refresh().board
    assert {int(item.text.split()[2]): item.state for item in board.items} == world.wants
    assert store.snapshot.reverted == ()
    assert world.writes == count * ticks
    assert len(store.journal.read()) == world.writes
    tell(row)


def beside(world: World, editor: Callable[[], list[int]], ticks: int, row: Row, wants: tuple[State, ...]) -> Row:
    """Set states at random while an editor saves, then settle."""
    store = world.store()
    store.load()
    helper, rng = Helper(editor), random.Random(1)
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
    row.foreign, lost = helper.answer()
    (world.home / "stop").unlink()
    settle(world, store, row)
    store.close()
    world.judge(row, range(row.foreign)[-KEPT:])
    row.lost_foreign += lost
    return row


WRITES: dict[str, tuple[State, ...]] = {"ticks": ("done", "todo"), "words": ("done", "doing", "todo", "blocked")}


@pytest.mark.parametrize("writes", WRITES)
@pytest.mark.parametrize("editor", [*SAVES, "sed -i"])
def test_an_editor_that_saves_all_the_time(tmp_path: Path, full: bool, tell: Tell, editor: str, writes: str) -> None:
    world, stop = World(tmp_path, 200 if full else 50), tmp_path / "stop"

    def work() -> list[int]:
        if editor == "sed -i":
            return sed_all_the_time(world.plan, stop, 0.005)
        return edit_all_the_time(world.plan, SAVES[editor], stop, 0.01)

    row = Row(attack=f"an editor that {editor}, {writes}" if editor in SAVES else f"{editor}, {writes}")
    tell(beside(world, work, 200 if full else 16, row, WRITES[writes]))


def test_without_leases(tmp_path: Path, full: bool, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "take", lambda _fd: "unavailable")
    world, stop = World(tmp_path, 200 if full else 50), tmp_path / "stop"

    def work() -> list[int]:
        return edit_all_the_time(world.plan, SAVES["truncates and writes"], stop, 0.2)

    row = Row(attack="no leases, an editor that truncates and writes", note="as on other systems")
    tell(beside(world, work, 100 if full else 10, row, ("done", "todo")))


def test_a_reader_with_the_plan_open(tmp_path: Path, full: bool, tell: Tell) -> None:
    world = World(tmp_path, 200)
    with world.plan.open("rb"):  # like `tail -f`: denies the lease
        row = beside(
            world, lambda: [0, 0], 200 if full else 20, Row(attack="a reader that keeps the plan open"), ("done",)
        )
    tell(row)


def test_helpers_leave_no_process(tmp_path: Path) -> None:
    helper = Helper(lambda: [os.getpid()])
    [pid] = helper.answer()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
