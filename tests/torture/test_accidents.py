"""What a disk can do to a plan: no room, no permission, other owners, links, no files at all, any bytes."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cockpit.core.model import State
from cockpit.disk.store import Store
from tests.disk.files import NOBODY, in_child
from tests.torture.conftest import Tell
from tests.torture.world import Row, World, ids_of, left_over, read_tasks, stands

ROOT = os.getuid() == 0
WORDS: tuple[State, ...] = ("done", "doing", "todo", "blocked", "deferred")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A file system of 256 KB, where one may be mounted; None elsewhere."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not ROOT or subprocess.run(command, check=False, capture_output=True).returncode:
        yield None
        return
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def press(world: World, store: Store, rng: random.Random, row: Row) -> None:
    """One random wish; afterwards the plan is as it was, or as wished."""
    number, want = rng.randrange(world.tasks), rng.choice(WORDS)
    before, there = world.plan.read_bytes(), store.snapshot
    outcome = store.set_state([ids_of(there)[number]], want, who="Ada")
    after = world.plan.read_bytes()
    if world.note(outcome, number, want):
        _, _, stray, order = read_tasks(after)
        row.stray += stray
        row.damaged += order != list(range(world.tasks))
    else:
        assert outcome.message
        assert "\n" not in outcome.message
        row.damaged += after != before


def fill(folder: Path, rng: random.Random) -> None:
    """Use up the disk but for a few bytes of the last page."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            pass
        if rng.random() < 0.5:
            filler.truncate(max(0, filler.tell() - 4096))


def test_full_disk(
    tmp_path: Path, small_disk: Path | None, full: bool, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disk full of the plan, of the journal and of the locks at once. Ticks need no room; words may be refused."""
    rng, rounds = random.Random(11), 600 if full else 60
    if small_disk is None:
        row = Row(attack="full disk", note="by RLIMIT_FSIZE: nothing may be mounted here")
        world = World(tmp_path / "sprint", 300)
        limit = world.plan.stat().st_size + 10

        def work() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            store = world.store()
            store.load()
            for _ in range(rounds):
                press(world, store, rng, row)
            assert not row.damaged
            assert not row.stray

        row.damaged = in_child(work)
        row.writes, row.note = rounds, row.note
        tell(row)
        return
    monkeypatch.setenv("XDG_STATE_HOME", str(small_disk / "state"))
    world, row = World(small_disk / "sprint", 300), Row(attack="full disk", note="a file system of 256 KB")
    store = world.store()
    store.load()
    for count in range(rounds):
        if count % 20 == 10:
            fill(small_disk, rng)
        elif count % 20 == 0:
            (small_disk / "filler").unlink(missing_ok=True)
        press(world, store, rng, row)
    fill(small_disk, rng)
    ticked = store.set_state([ids_of(store.snapshot)[0]], "done" if "- [ ]" in _line(world, 0) else "todo", who="Ada")
    assert ticked.kind == "written", ticked.message
    world.note(ticked, 0, "done" if "- [x]" in _line(world, 0) else "todo")
    store.close()
    (small_disk / "filler").unlink()
    assert world.refused
    tell(world.judge(row, ()))


def _line(world: World, number: int) -> str:
    return next(line for line in world.plan.read_text().splitlines() if f"part {number:04}" in line)


def test_a_file_system_that_turns_read_only(small_disk: Path | None, tell: Tell, full: bool) -> None:
    if small_disk is None:
        pytest.skip("nothing may be mounted here")
    world, row = World(small_disk, 20), Row(attack="read-only file system")
    store, rng = world.store(), random.Random(1)
    store.load()
    press(world, store, rng, row)
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for _ in range(50 if full else 10):
        before = world.refused
        press(world, store, rng, row)
        row.damaged += world.refused == before and world.plan.read_bytes() == b""
    assert world.refused
    tell(world.judge(row, ()))


def as_nobody(world: World, work: Callable[[Store], None]) -> int:
    """Work with the sprint as a user who owns nothing of it; the state folder is their own."""
    for folder in world.home.parents:
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o055)
    world.home.chmod(0o755)
    state = world.home.parent / "state"
    state.mkdir(exist_ok=True)
    os.chown(state, NOBODY, NOBODY)

    def child() -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os.environ["XDG_STATE_HOME"] = str(state)
        store = world.store()
        store.load()
        work(store)

    return in_child(child)


@pytest.mark.skipif(not ROOT, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("attack", "mode", "owner", "writable"),
    [
        ("a plan that others own and all may write", 0o666, 0, True),
        ("a plan that others own and nobody may write", 0o644, 0, False),
        ("a read-only plan", 0o444, NOBODY, False),
        ("a plan that may be written and not read", 0o222, NOBODY, False),
        ("a plan in a read-only folder", 0o644, NOBODY, True),
    ],
)
def test_permissions(
    tmp_path: Path, full: bool, tell: Tell, attack: str, mode: int, owner: int, writable: bool
) -> None:
    world, row, rounds = World(tmp_path / "sprint", 30), Row(attack=attack), 200 if full else 20
    world.plan.chmod(mode)
    os.chown(world.plan, owner, owner)
    (world.plans).chmod(0o555)
    before = world.plan.read_bytes()

    def work(store: Store) -> None:
        rng, here = random.Random(2), Row(attack="")
        ids = ids_of(store.snapshot)
        if mode == 0o222:
            assert not ids
            return
        for _ in range(rounds):
            number, want = rng.randrange(world.tasks), rng.choice(WORDS)
            world.note(store.set_state([ids[number]], want, who="Ada"), number, want)
        assert bool(world.refused) != writable or not writable
        assert (world.writes > 0) == writable
        states, _, stray, _ = read_tasks(world.plan.read_bytes())
        assert not stray
        assert all(stands(states[n], want) for n, want in world.wants.items())
        assert not here.damaged

    row.damaged = int(as_nobody(world, work) != 0)
    world.plans.chmod(0o755)
    status = world.plan.stat()
    row.damaged += (status.st_uid, status.st_mode & 0o777) != (owner, mode)
    row.damaged += (world.plan.read_bytes() == before) == writable
    row.writes, row.litter = rounds * writable, len(left_over(world.home))
    row.refused = rounds * (not writable)
    tell(row)


@pytest.mark.parametrize(
    "kind", ["link inside", "link leading out", "hard link", "FIFO", "folder", "link to a device", "link to itself"]
)
def test_what_stands_in_a_plans_place(tmp_path: Path, full: bool, tell: Tell, kind: str) -> None:
    """Found there at the start, or put there between reading and ticking."""
    row = Row(attack=f"{kind} in a plan's place")
    for late in (False, True) * (10 if full else 1):
        home = tmp_path / f"sprint{row.writes}"
        world = World(home, 10)
        (home / ".git").mkdir()
        outside = tmp_path / "outside.md"
        outside.write_text(world.text())
        store = world.store()
        if late:
            store.load()
        good = replace_plan(world, kind, outside)
        if not late:
            store.load()
        start = time.monotonic()
        if (item := ids_of(store.snapshot).get(3)) is not None:
            outcome = store.set_state([item], "done", who="Ada")
            assert (outcome.kind == "written") == good, outcome.message
        assert time.monotonic() - start < 2
        row.writes += 1
        row.damaged += outside.read_text() != world.text()
        if good:
            row.damaged += world.plan.read_text() != world.text({3: "done"})
            row.damaged += (kind == "link inside") != world.plan.is_symlink()
        store.close()
        allowed = {"docs/plans/real.txt", "docs/plans/hard.txt"}
        row.litter += len(left_over(home, allowed))
        shutil.rmtree(home)
    tell(row)


def replace_plan(world: World, kind: str, outside: Path) -> bool:
    """Put something else where the plan stood; whether it can be ticked there."""
    plan = world.plan
    match kind:
        case "link inside":
            plan.rename(world.plans / "real.txt")
            plan.symlink_to("real.txt")
        case "hard link":
            (world.plans / "hard.txt").hardlink_to(plan)
        case "link leading out":
            plan.unlink()
            plan.symlink_to(outside)
        case "FIFO":
            plan.unlink()
            os.mkfifo(plan)
        case "folder":
            plan.unlink()
            plan.mkdir()
        case "link to a device":
            plan.unlink()
            plan.symlink_to("/dev/zero")
        case _:
            plan.unlink()
            plan.symlink_to(plan.name)
    return kind in {"link inside", "hard link"}


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "mixed line ends": lambda data: data.replace(b"week\n", b"week\r\n", 7),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "no final newline": lambda data: data.rstrip(b"\n"),
    "invalid UTF-8": lambda data: data.replace(b"## Notes", b"## Notes \xff\xfe caf\xe9"),
    "NUL": lambda data: data.replace(b"## Notes", b"## Notes \x00\x00"),
    "10 MB": lambda data: data + b"\n" + (b"A line that nobody ever reads to its end. " * 2500 + b"\n") * 100,
}


@pytest.mark.parametrize("form", FORMS)
def test_any_bytes(tmp_path: Path, full: bool, tell: Tell, form: str) -> None:
    """Wishes at random, then undone one by one: byte for byte the plan that it was."""
    world, row, rng = World(tmp_path, 40), Row(attack=f"a plan with {form}"), random.Random(4)
    rounds = (150 if full else 20) if form != "10 MB" else (20 if full else 1)
    data = FORMS[form](world.plan.read_bytes())[: None if full else 1_000_000]
    world.plan.write_bytes(data)
    store = world.store()
    ids, steps = ids_of(store.load()), 0
    assert len(ids) == world.tasks
    for count in range(rounds):
        number, want = rng.randrange(world.tasks), rng.choice(WORDS if count else WORDS[:2])
        outcome = store.set_state([ids[number]], want, who="Ada")
        assert outcome.kind != "refused", outcome.message
        steps += outcome.kind == "written"
    assert world.plan.read_bytes() != data
    for _ in range(steps):
        assert store.undo().kind == "written"
    row.writes, row.damaged, row.litter = 2 * steps, int(world.plan.read_bytes() != data), len(left_over(tmp_path))
    tell(row)


def test_plans_that_vanish_between_steps(tmp_path: Path, full: bool, tell: Tell) -> None:
    """Removed, renamed, emptied and put back at random: what is gone stays gone, what comes back is ticked."""
    world, row, rng = World(tmp_path, 20), Row(attack="plans that vanish between steps"), random.Random(6)
    store, aside = world.store(), tmp_path / "aside"
    store.load()
    for _ in range(400 if full else 40):
        match rng.randrange(4):
            case 0 if world.plan.exists():
                world.plan.rename(aside)
            case 1 if aside.exists():
                aside.rename(world.plan)
            case 2:
                store.refresh()
            case _:
                pass
        there = world.plan.exists()
        if (item := ids_of(store.snapshot).get(number := rng.randrange(20))) is not None:
            world.note(store.set_state([item], (want := rng.choice(("done", "todo"))), who="Ada"), number, want)  # type: ignore[arg-type]
        row.damaged += world.plan.exists() != there
    if aside.exists():
        aside.rename(world.plan)
    assert world.refused
    assert world.writes
    tell(world.judge(row, ()))
