"""Finishing a change that a dead process left half written.

Before a step touches several files, or one file in a way that is not one indivisible write, it leaves a note in the
lock file of each plan: the splices, the bytes they replace, checksums of the rest. The notes are cleared when all is
written. Whoever takes the lock next and finds a note finishes the step, or clears the note when nothing was begun or
all was done. Notes outlive `kill -9` of the cockpit; power loss is left to the file system, because a note that waits
for the disk would make a key press wait for it too.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.disk import lease
from cockpit.disk.lock import Lock, lock_folder, lock_name
from cockpit.disk.rewrite import Rewrite, finished, writes
from cockpit.plan.splice import Refusal, Splice

_LIMIT = 128 * 1024 * 1024
_HEAD = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A plan (real path) with a half-written change. `whole`: it was finished; otherwise it has been changed by others
    since, and `line` is where the change was."""

    path: Path
    whole: bool
    line: int

    @property
    def notice(self) -> str:
        """What happened, in one line."""
        if self.whole:
            return f"{self.path.name}:{self.line}: a change that was cut short has been finished"
        return f"{self.path.name}:{self.line}: a change was cut short and the file has changed since; look at this line"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    step: str
    path: Path
    plans: tuple[Path, ...]
    splices: tuple[Splice, ...]
    before: bytes
    start: int
    size: int
    rest: int
    line: int

    @property
    def rewrite(self) -> Rewrite:
        """The change as if the file began at `start` and ended where the change ends."""
        shifted = tuple(Splice(s.start - self.start, s.end - self.start, s.new) for s in self.splices)
        return Rewrite(self.before, shifted)


def leave_note(lock: Lock, rewrite: Rewrite, step: str, plans: Sequence[Path]) -> None:
    """Write the note of one file's part of `step` into its lock file. Raises OSError when there is no room for it."""
    rest = zlib.crc32(rewrite.old[rewrite.stop :], zlib.crc32(rewrite.old[: rewrite.start]))
    head = {
        "step": step,
        "path": os.fspath(lock.real_path),
        "plans": [os.fspath(plan) for plan in plans],
        "splices": [[s.start, s.end, s.new.hex()] for s in rewrite.splices],
        "start": rewrite.start,
        "size": len(rewrite.old),
        "rest": rest,
        "line": rewrite.old.count(b"\n", 0, rewrite.start) + 1,
        "kept": len(rewrite.before),
        "check": zlib.crc32(rewrite.before),
    }
    text = json.dumps(head, ensure_ascii=True).encode() + b"\n" + rewrite.before
    at = 0
    while at < len(text):
        at += os.pwrite(lock.fd, text[at:], at)


def clear_note(lock: Lock) -> None:
    with suppress(OSError):
        os.ftruncate(lock.fd, 0)


def has_note(lock: Lock) -> bool:
    return os.fstat(lock.fd).st_size > 0


def _read_note(lock: Lock) -> _Note | None:
    """The lock's note; None when it was never finished (the process died while writing it) or belongs elsewhere."""
    data = os.pread(lock.fd, _LIMIT, 0)
    line, _, before = data.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        if len(before) != head["kept"] or zlib.crc32(before) != head["check"]:
            return None
        note = _Note(
            step=head["step"], path=Path(head["path"]), plans=tuple(map(Path, head["plans"])), before=before,
            splices=tuple(Splice(start, end, bytes.fromhex(new)) for start, end, new in head["splices"]),
            start=head["start"], size=head["size"], rest=head["rest"], line=head["line"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        return None
    return note if note.splices and lock.real_path == note.path else None


def unfinished(inside: Path, *, folder: Path | None = None) -> tuple[Path, ...]:
    """The plans in a folder (a real path) whose locks hold a note: of a dead process, or of one just writing."""
    try:
        with os.scandir(folder or lock_folder()) as locks:
            names = [lock.path for lock in locks if lock.stat().st_size > 0]
    except (OSError, Refusal):
        return ()
    paths = (path for name in names if (path := _path_in(name)) is not None)
    return tuple(path for path in paths if path.is_relative_to(inside))


def _path_in(lock: str) -> Path | None:
    """The plan that a lock's note is about; None where the note was never finished."""
    try:
        with open(lock, "rb") as file:  # noqa: PTH123 (names come as text)
            return Path(json.loads(file.readline(_HEAD))["path"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def recover(real_paths: Sequence[Path], *, folder: Path | None = None) -> tuple[Recovered, ...]:
    """Finish what was left half written of these plans, and of all that belong to the same steps.

    Takes the locks itself. A plan whose lock is held is left to its holder.
    """
    folder = folder or lock_folder()
    wanted, done = list(real_paths), list[Recovered]()
    for path in wanted:
        try:
            if (folder / lock_name(path)).stat().st_size == 0:
                continue
            with Lock(path, folder=folder, patience_s=0.05) as lock:
                note = _read_note(lock)
                if note is None:
                    clear_note(lock)
                    continue
        except (OSError, Refusal):
            continue
        done += _recover_step(note.plans, folder)
    return tuple(done)


def _recover_step(plans: Sequence[Path], folder: Path) -> list[Recovered]:
    """Finish a step that was begun. With a note missing in a sibling it was not begun yet, or done already."""
    with ExitStack() as held:
        try:
            locks = [held.enter_context(Lock(p, folder=folder, patience_s=1)) for p in sorted(plans, key=lock_name)]
        except Refusal:
            return []
        notes = [note for lock in locks if (note := _read_note(lock)) is not None]
        begun = len(notes) == len(locks) and len({note.step for note in notes}) == 1
        if begun:
            begun = any(_content(note) != note.rewrite.before for note in notes)
        found = [recovered for note in notes if begun and (recovered := _finish(note)) is not None]
        for lock in locks:
            clear_note(lock)
        return found


def _content(note: _Note) -> bytes | None:
    """What stands now where the change goes; None when the rest of the file is not as it was."""
    try:
        fd = os.open(note.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        return _touched(fd, note)
    finally:
        os.close(fd)


def _finish(note: _Note) -> Recovered | None:
    try:
        fd = os.open(note.path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return Recovered(path=note.path, whole=False, line=note.line)
    try:
        lease.take_patiently(fd)
        torn, change = _touched(fd, note), note.rewrite
        if torn == change.after:
            return None
        if torn is None or not finished(torn, change.before, change.after):
            return Recovered(path=note.path, whole=False, line=note.line)
        for offset, piece in writes(change):
            os.pwrite(fd, piece, note.start + offset)
        if change.growth < 0:
            os.ftruncate(fd, note.size + change.growth)
    except OSError:
        return Recovered(path=note.path, whole=False, line=note.line)
    finally:
        os.close(fd)
    return Recovered(path=note.path, whole=True, line=note.line)


def _touched(fd: int, note: _Note) -> bytes | None:
    growth = note.rewrite.growth
    data = b"".join(iter(lambda: os.read(fd, 1 << 20), b""))
    after = b"" if growth else data[note.start + len(note.before) :]
    if zlib.crc32(after, zlib.crc32(data[: note.start])) != note.rest:
        return None
    return data[note.start :] if growth else data[note.start : note.start + len(note.before)]
