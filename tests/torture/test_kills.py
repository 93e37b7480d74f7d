"""`kill -9` at any moment: no plan damaged, no confirmed tick lost, no litter, in the plans' folder or beside it."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from cockpit.core.model import State
from cockpit.disk import recovery
from cockpit.disk.lock import lock_folder
from cockpit.disk.store import Store
from tests.torture.conftest import Tell
from tests.torture.procs import Killed
from tests.torture.world import TASK, Row, World, ids_of, left_over, read_tasks, stands

FILLER = "A line of prose that makes the plan longer than a page of memory, so that a change moves many pages.\n"
CODES: dict[State, bytes] = {"todo": b"t", "done": b"d", "doing": b"g", "blocked": b"b"}
WORDS: dict[bytes, State] = {code: state for state, code in CODES.items()}


def work(store: Store, wants: tuple[State, ...], seed: int, pipe: int) -> None:
    """Set states for ever; say each one that is confirmed, as task and state."""
    rng = random.Random(seed)
    ids = ids_of(store.snapshot)
    while True:
        number, want = rng.randrange(len(ids)), rng.choice(wants)
        if store.set_state([ids[number]], want, who="Ada").kind != "refused":
            os.write(pipe, b"%04d%s" % (number, CODES[want]))


def confirmed(said: bytes) -> dict[int, State]:
    return {int(said[at : at + 4]): WORDS[said[at + 4 : at + 5]] for at in range(0, len(said) - 4, 5)}


def shown(data: bytes) -> dict[int, str]:
    """The state of every task as the file says it."""
    found: dict[int, str] = {}
    for line in data.decode().splitlines():
        if line.startswith("- ["):
            number = int(line[17:21])
            found[number] = "done" if line[3] == "x" else line[line.rfind("(") + 1 : -1] if "(" in line else "todo"
    return found


def attack(world: World, kills: int, wants: tuple[State, ...], row: Row, *, heal: bool) -> Row:
    rng = random.Random(3)
    for seed in range(kills):
        store = world.store()
        store.load()
        killed = Killed(lambda pipe, store=store, seed=seed: work(store, wants, seed, pipe))  # type: ignore[misc]
        killed.wait_for_a_word()
        time.sleep(rng.random() * 0.03)
        said = killed.end()
        if heal:
            recovery.recover(recovery.unfinished(world.home))
        data = world.plan.read_bytes()
        there, sure = shown(data), confirmed(said)
        _, _, stray, order = read_tasks(data.replace(FILLER.encode(), b""))
        row.stray += stray
        row.damaged += order != list(range(world.tasks))
        lost = sum(not stands(there[n], want) for n, want in sure.items())
        row.lost_ticks += max(0, lost - 1)  # one more may be under way
        row.writes += len(said) // 5
    row.litter = len(left_over(world.home)) + len(recovery.unfinished(world.home))
    assert world.store().journal.read()
    assert not list((world.home / ".cockpit").glob("journal.damaged*"))
    return row


def test_killed_while_ticking(tmp_path: Path, full: bool, tell: Tell) -> None:
    """What stands on disk is whole at once, before anybody heals anything."""
    world, kills = World(tmp_path, 100), 1000 if full else 15
    tell(attack(world, kills, ("done", "todo"), Row(attack=f"{kills} × kill -9 while ticking"), heal=False))


def test_killed_while_writing_words(tmp_path: Path, full: bool, tell: Tell) -> None:
    """Words move the rest of a plan of many pages; what is torn is finished by the next cockpit."""
    world, kills = World(tmp_path, 100), 1000 if full else 15
    text = world.plan.read_text()
    world.plan.write_text(text + "\n" + FILLER * 400)
    row = Row(attack=f"{kills} × kill -9 while writing words")
    tell(attack(world, kills, ("done", "doing", "todo", "blocked"), row, heal=True))


def test_killed_between_two_files(tmp_path: Path, full: bool, tell: Tell) -> None:
    """A step over two plans is done in both or in none."""
    kills = 1000 if full else 15
    world, row, rng = World(tmp_path, 1), Row(attack=f"{kills} × kill -9 in steps over two plans"), random.Random(5)
    other = world.plans / "grok.md"
    head = "# Grok\n\n## Tasks\n\n- [ ] " + TASK.format(1) + "\n\n"
    other.write_text(head + FILLER * 100)
    world.plan.write_text(world.text() + "\n" + FILLER * 100)
    for _ in range(kills):
        store = world.store()
        ids = list(ids_of(store.load()).values())

        def both(pipe: int, store: Store = store, ids: list[str] = ids) -> None:
            while True:
                for want in ("doing", "done", "todo"):
                    store.set_state(ids, want, who="Ada")
                    os.write(pipe, b".")

        killed = Killed(both)
        killed.wait_for_a_word()
        time.sleep(rng.random() * 0.02)
        row.writes += len(killed.end())
        recovery.recover(recovery.unfinished(world.home))
        one, two = (next(iter(shown(path.read_bytes()).values())) for path in (world.plan, other))
        row.damaged += one != two
        row.stray += world.plan.read_text().count(FILLER) != 100 or other.read_text().count(FILLER) != 100
    row.litter = len(left_over(world.home)) + len(recovery.unfinished(world.home))
    assert lock_folder().is_dir()
    tell(row)
