"""Putting plans away: all of it or nothing, and taken back when it was cut short."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.disk.rolling import roll, take_back
from cockpit.plan.splice import Refusal

OLD = {"plans/a.md": b"old a\n", "plans/sub/b.md": b"old b\r\n", "sprint.toml": b"old toml", "plans/RETRO.md": b"retro"}
ARCHIVE = "plans/archive/2025-11-28"
MOVES = [(path, f"{ARCHIVE}/{path.removeprefix('plans/')}") for path in ("plans/a.md", "plans/sub/b.md", "sprint.toml")]
COPIES = [("plans/RETRO.md", f"{ARCHIVE}/RETRO.md")]
NEW = {"plans/a.md": b"new a\n", "sprint.toml": b"new toml"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for path, data in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def everything(home: Path) -> dict[str, bytes]:
    return {file.relative_to(home).as_posix(): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def rolled(home: Path, **other: object) -> None:
    how: dict[str, object] = {"moves": MOVES, "copies": COPIES, "files": NEW, "seen": OLD} | other
    roll(home, ARCHIVE, **how)  # type: ignore[arg-type]


AFTER = (
    {new: OLD[old] for old, new in MOVES}
    | {f"{ARCHIVE}/RETRO.md": b"retro", "plans/RETRO.md": b"retro"}
    | NEW
)  # fmt: skip


def test_old_bytes_move_and_new_ones_stand_in_their_place(home: Path) -> None:
    inode = (home / "plans/a.md").stat().st_ino
    rolled(home)
    assert everything(home) == AFTER
    assert (home / ARCHIVE / "a.md").stat().st_ino == inode
    assert sorted(path.name for path in (home / "plans/archive").iterdir()) == ["2025-11-28"]


def test_twice_is_refused(home: Path) -> None:
    rolled(home)
    with pytest.raises(Refusal, match="put away already"):
        rolled(home, seen=everything(home))
    assert everything(home) == AFTER


def test_a_plan_that_changed_meanwhile_is_refused(home: Path) -> None:
    (home / "plans/a.md").write_bytes(b"somebody else")
    before = everything(home)
    with pytest.raises(Refusal, match="changed just now"):
        rolled(home)
    assert everything(home) == before


@pytest.mark.parametrize("kind", ["link", "folder", "gone"])
def test_only_plain_files_move(home: Path, kind: str) -> None:
    plan = home / "plans/sub/b.md"
    plan.unlink()
    if kind == "link":
        plan.symlink_to(home / "plans/a.md")
    elif kind == "folder":
        plan.mkdir()
    before = everything(home)
    with pytest.raises(Refusal, match="plain files only"):
        rolled(home)
    assert everything(home) == before


def test_a_file_in_the_way_is_never_written_over(home: Path) -> None:
    (home / "plans/new.md").write_bytes(b"mine")
    with pytest.raises(Refusal, match="is no plan of this sprint"):
        rolled(home, files=NEW | {"plans/new.md": b"theirs"})
    assert everything(home) == OLD | {"plans/new.md": b"mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_one_may_not_write_to(home: Path) -> None:
    (home / "plans/sub").chmod(0o500)
    with pytest.raises(OSError, match="denied"):
        rolled(home)
    (home / "plans/sub").chmod(0o700)
    assert everything(home) == OLD


@pytest.mark.parametrize("fails", range(1, 9))
def test_whatever_step_fails_everything_is_as_it_was(
    home: Path, fails: int, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Each rename, copy, link and write in turn finds the disk full."""
    steps = 0
    real_rename, real_link, real_replace = Path.rename, os.link, Path.replace

    def counted() -> None:
        nonlocal steps
        steps += 1
        if steps == fails:
            raise OSError(28, "No space left on device")

    def rename(self: Path, target: Path) -> Path:
        counted()
        return real_rename(self, target)

    def link(source: Path, target: Path) -> None:
        counted()
        real_link(source, target)
        counted()

    def replace(self: Path, target: Path) -> Path:
        if self.parent.name == ".rollover":
            counted()
        return real_replace(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Path, "replace", replace)
    try:
        rolled(home)
    except OSError:
        assert everything(home) == OLD
        assert not (home / "plans/archive").exists()
    else:
        assert everything(home) == AFTER


KILLED = """
import os, signal, sys
from pathlib import Path
from cockpit.disk import rolling
from tests.disk.test_rolling import rolled
left = int(sys.argv[2])
def strike(event, args):
    global left
    if event in ("os.rename", "os.link", "os.mkdir", "open", "os.remove"):
        if event == "open" and sys.argv[1] not in str(args[0]):
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(strike)
rolled(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", range(1, 26))
def test_killed_at_any_step_the_next_one_takes_it_back_and_does_it(home: Path, step: int) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(home), str(step)], cwd=root, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    found = everything(home)
    assert set(OLD.values()) <= set(found.values())  # nothing is ever lost
    assert "sprint.toml" in found
    assert "plans/a.md" in found
    if done.returncode == 0 or not take_back(home, ARCHIVE):
        assert everything(home) in (OLD, AFTER)
    else:
        assert everything(home) == OLD
        rolled(home)
        assert everything(home) == AFTER


def test_what_was_finished_but_for_the_tidying_up_stays(home: Path) -> None:
    rolled(home)
    aside = home / "plans/archive/.rollover"
    aside.mkdir()
    note = {"archive": ARCHIVE, "moves": MOVES, "copies": [], "files": dict.fromkeys(NEW, "")}
    (aside / "note.json").write_text(json.dumps(note))
    assert not take_back(home, ARCHIVE)
    assert everything(home) == AFTER
