from __future__ import annotations

import os
from pathlib import Path

import pytest

from cockpit.disk import recovery, write
from cockpit.disk.lock import Lock, lock_name
from cockpit.disk.recovery import Recovered
from cockpit.disk.rewrite import Rewrite, writes
from cockpit.disk.write import commit
from cockpit.plan.splice import Splice
from tests.disk.files import edit, in_child, tick

OLD = b"# Plan\n" + b"- [ ] a line of some length, to fill pages\n" * 400
CASES = {
    "grow": (b"[ ] a line", b"[ ] (doing) a line"),
    "shrink": (b"[ ] a line", b"a line"),
    "grow a lot": (b"[ ] a line", b"[ ] " + b"very " * 3000 + b"a line"),
}


def die_after(path: Path, old: bytes, new: bytes, folder: Path, count: int) -> bool:
    """Make a change in a process that dies after so many writes; whether it died."""

    def work() -> None:
        real, left = write._pwrite, count

        def dying(fd: int, piece: bytes, offset: int) -> None:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), 9)
            real(fd, piece, offset)
            left -= 1

        cut = os.ftruncate

        def dying_cut(fd: int, size: int) -> None:
            if size and left == 0:
                os.kill(os.getpid(), 9)
            cut(fd, size)

        write._pwrite, os.ftruncate = dying, dying_cut
        commit([edit(path, old, new)], root=path.parent, folder=folder)

    return in_child(work) == -9


@pytest.mark.parametrize("case", CASES)
def test_death_after_any_write_is_healed(tmp_path: Path, case: str) -> None:
    folder, path, (old, new) = tmp_path / "locks", tmp_path / "plan.md", CASES[case]
    folder.mkdir()
    deaths, torn = 0, 0
    while True:
        path.write_bytes(OLD)
        if not die_after(path, old, new, folder, deaths):
            break
        torn += path.read_bytes() not in (OLD, OLD.replace(old, new, 1))
        assert recovery.unfinished(tmp_path, folder=folder) == (path,)
        recovery.recover([path], folder=folder)
        assert path.read_bytes() == (OLD if deaths == 0 else OLD.replace(old, new, 1))
        assert recovery.unfinished(tmp_path, folder=folder) == ()
        deaths += 1
    assert deaths > 3
    assert torn > 1
    assert path.read_bytes() == OLD.replace(old, new, 1)


def test_the_next_write_heals_first(tmp_path: Path) -> None:
    folder, path = tmp_path / "locks", tmp_path / "plan.md"
    folder.mkdir()
    path.write_bytes(OLD)
    assert die_after(path, *CASES["grow"], folder, 2)
    whole = OLD.replace(*CASES["grow"], 1)
    assert path.read_bytes() not in (OLD, whole)
    with pytest.raises(write.Moved) as moved:
        commit([edit(path, b"# Plan", b"# Plan!", data=OLD)], root=tmp_path, folder=folder)
    assert moved.value.data == path.read_bytes() == whole


def test_a_torn_file_that_somebody_saved_since_is_left_to_people(tmp_path: Path) -> None:
    folder, path = tmp_path / "locks", tmp_path / "plan.md"
    folder.mkdir()
    path.write_bytes(OLD)
    assert die_after(path, *CASES["grow"], folder, 2)
    saved = path.read_bytes() + b"- [ ] new\n"
    path.write_bytes(saved)
    assert recovery.recover([path], folder=folder) == (Recovered(path=path, whole=False, line=2),)
    assert path.read_bytes() == saved
    assert recovery.unfinished(tmp_path, folder=folder) == ()


@pytest.mark.parametrize("begun", [False, True])
def test_a_step_over_two_files_is_finished_in_both_or_in_none(tmp_path: Path, begun: bool) -> None:
    folder = tmp_path / "locks"
    folder.mkdir()
    paths = sorted((tmp_path / "a.md", tmp_path / "b.md"), key=lock_name)
    changes = [Rewrite(OLD, edit_splices(path)) for path in paths]
    for path, change in zip(paths, changes, strict=True):
        with Lock(path, folder=folder) as lock:
            recovery.leave_note(lock, change, "step", paths)
    if begun:
        [first, *_] = writes(changes[0])
        with paths[0].open("r+b") as file:
            file.seek(first[0])
            file.write(first[1])
    recovery.recover([paths[1]], folder=folder)
    new = OLD.replace(b"a line", b"one line", 1)
    assert [path.read_bytes() for path in paths] == ([new, new] if begun else [OLD, OLD])
    assert recovery.unfinished(tmp_path, folder=folder) == ()


def edit_splices(path: Path) -> tuple[Splice, ...]:
    path.write_bytes(OLD)
    return edit(path, b"a line", b"one line").splices


@pytest.mark.parametrize("keep", [0, 1, 40, 200])
def test_a_note_that_was_never_finished_means_nothing_was_begun(tmp_path: Path, keep: int) -> None:
    folder, path = tmp_path / "locks", tmp_path / "plan.md"
    folder.mkdir()
    change = Rewrite(OLD, edit_splices(path))
    with Lock(path, folder=folder) as lock:
        recovery.leave_note(lock, change, "step", [path])
    with (folder / lock_name(path)).open("r+b") as file:
        file.truncate(keep)
    assert recovery.recover([path], folder=folder) == ()
    assert path.read_bytes() == OLD
    assert (folder / lock_name(path)).stat().st_size == 0


def test_a_note_does_not_hinder_one_byte(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(OLD)
    tick(path)
    assert path.read_bytes() == OLD.replace(b"[ ]", b"[x]", 1)


def test_a_broken_note_hides_no_other(tmp_path: Path) -> None:
    folder, path = tmp_path / "locks", tmp_path / "plan.md"
    folder.mkdir()
    for name in ("0", "zzz"):
        (folder / name).write_bytes(b'{"path": "')
    path.write_bytes(OLD)
    assert die_after(path, *CASES["grow"], folder, 2)
    assert recovery.unfinished(tmp_path, folder=folder) == (path,)
