"""Writing plans in place: verify, write, read back. The only module that changes a plan's bytes.

A file is never replaced by another one. Replacing (write aside, rename) works on a copy of the whole file: it loses
what an editor saved in between, breaks links, changes owners, leaves litter when killed, and makes `git checkout` fail
over a file that reappears. Writing in place under a lock (among cockpits) and a write lease (against everybody else)
touches only the bytes that change. What others must not see half is one indivisible write or noted beforehand: see
`rewrite` and `recovery`. Where the system grants no lease the writer waits until a file has been left alone for a
moment; what remains is a window of some microseconds between the last look and the write, which reading back detects.

Nothing is synced here; see `flush`.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cockpit.disk import opening, recovery
from cockpit.disk.lock import Lock, lock_folder, lock_name
from cockpit.disk.opening import Held
from cockpit.disk.reading import half_written
from cockpit.disk.rewrite import Rewrite, finished, touched_lines, writes
from cockpit.disk.stamp import Stamp
from cockpit.plan.splice import Refusal, Splice, in_order

SIZE_CAP = 32 * 1024 * 1024
REPLAN_CAP = 1024 * 1024
"""The largest plan that is planned for anew while others wait for it; reading it takes about a tenth of a second."""
_TRIES = 20
Replan = Callable[[str, bytes, Stamp], tuple[Splice, ...]]
"""Asked for a file that has other bytes than planned for, by name, with those bytes: what to change in them; nothing to
leave the file alone. It must not open any file: one of them is leased. May raise Refusal."""


class Moved(Exception):
    """The file no longer has the bytes the change was planned for; here are those it has. Nothing was changed."""

    def __init__(self, name: str, data: bytes, stamp: Stamp) -> None:
        super().__init__(name)
        self.name, self.data, self.stamp = name, data, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEdit:
    """What to change in one plan, planned against `data`.

    `name` is how people call the file. `stamp`: the settled stamp of a file known to hold `data`, which saves reading
    it again; None to compare everything. `own`: the stamp after this program's own last write of it.
    """

    name: str
    path: Path
    data: bytes
    splices: tuple[Splice, ...]
    stamp: Stamp | None = None
    own: Stamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A file after its change. `leased`: no other program can have written meanwhile."""

    name: str
    path: Path
    data: bytes
    stamp: Stamp
    leased: bool


class _Replaced(Exception):
    """The path leads to another file by now: look again."""


class _HalfWritten(Exception):
    """Even putting back what was written failed: the notes are all that is left of the change."""


@dataclass(frozen=True, slots=True)
class _Job:
    edit: FileEdit
    rewrite: Rewrite
    real: Path


def commit(
    edits: Sequence[FileEdit], *, root: Path, folder: Path | None = None, replan: Replan | None = None,
    then: Callable[[tuple[Receipt, ...]], None] = lambda _receipts: None,
) -> tuple[Receipt, ...]:  # fmt: skip
    """Make all the changes, or none. Receipts come in the order of `edits`, which name different files.

    `then` is called once all is written, before any other cockpit can write these files; it may open them.

    `root` is the real path of the folder that plans must not leave, `folder` the one for locks.
    Raises Refusal (with the file's name) when one of them cannot be made, Moved when a file has other bytes than
    planned for: then plan again, or, for a file that never rests, let `replan` do it while nobody else can write.
    """
    folder = folder or lock_folder()
    jobs = sorted((_job(edit, root) for edit in edits), key=lambda job: lock_name(job.real))
    _one_file_once(jobs)
    for _ in range(_TRIES):
        recovery.recover([job.real for job in jobs], folder=folder)
        with ExitStack() as held:
            locks = [held.enter_context(_lock(job, folder)) for job in jobs]
            if any(recovery.has_note(lock) for lock in locks):
                continue
            try:
                receipts = _under_locks(jobs, locks, replan)
            except _Replaced:
                continue
            made = tuple(receipts[edit.name] for edit in edits)
            then(made)
        return made
    raise Refusal("another program keeps replacing it; press again", jobs[0].edit.name)


def _job(edit: FileEdit, root: Path) -> _Job:
    with _naming(edit):
        rewrite = Rewrite(edit.data, in_order(edit.splices))
        if max(rewrite.size, len(edit.data)) > SIZE_CAP:
            raise Refusal(f"it is larger than {SIZE_CAP >> 20} MB", final=True)
        return _Job(edit, rewrite, opening.real_file(edit.path, root))


def _receipt(job: _Job, stamp: Stamp, leased: bool) -> Receipt:
    return Receipt(name=job.edit.name, path=job.edit.path, data=job.rewrite.new, stamp=stamp, leased=leased)


@contextmanager
def _naming(edit: FileEdit) -> Iterator[None]:
    """Refusals from inside carry the file's name; errors of the system become refusals."""
    try:
        yield
    except Refusal as refusal:
        refusal.path = refusal.path or edit.name
        raise
    except OSError as error:
        raise Refusal(f"it cannot be written: {error.strerror}", edit.name) from error


def _one_file_once(jobs: Sequence[_Job]) -> None:
    """Opening a file twice would deny ourselves the lease, and the second plan would be for bytes long gone."""
    seen: dict[tuple[int, int], str] = {}
    for job in jobs:
        try:
            status = job.real.stat()
        except OSError:
            continue
        if (file := (status.st_dev, status.st_ino)) in seen:
            raise Refusal(f"it is the same file as {seen[file]}", job.edit.name, final=True)
        seen[file] = job.edit.name


def _lock(job: _Job, folder: Path) -> Lock:
    with _naming(job.edit):
        return Lock(job.real, folder=folder)


def _under_locks(wanted: Sequence[_Job], locks: Sequence[Lock], replan: Replan | None) -> dict[str, Receipt]:
    with ExitStack() as held:
        pairs = []
        for job in wanted:
            with _naming(job.edit):
                file = opening.hold(job.real, own=job.edit.own)
                held.callback(file.release)
                pairs.append((_verified(job, file, replan), file))
        jobs = [job for job, _ in pairs]
        noted = (len(jobs) > 1 or not jobs[0].rewrite.whole) and _leave_notes(jobs, locks)
        try:
            _write_all(pairs)
        except _HalfWritten as failure:
            raise Refusal(f"it is half written, and will be finished when it can be: {failure}") from failure
        except BaseException:
            _clear_notes(locks if noted else ())
            raise
        _clear_notes(locks if noted else ())
        return {job.edit.name: _receipt(job, Stamp.of(os.fstat(file.fd)), file.leased) for job, file in pairs}


def _verified(job: _Job, file: Held, replan: Replan | None) -> _Job:
    """The job, planned anew where the file has moved on and that may be done on the spot. Raises Moved."""
    try:
        _verify(job, file)
    except Moved as moved:
        data = moved.data
        if replan is None or len(data) > REPLAN_CAP or half_written(job.edit.data, data):
            raise
        splices = in_order(replan(moved.name, data, moved.stamp))
        if not splices:
            raise
        return _Job(replace(job.edit, data=data, splices=splices, stamp=None), Rewrite(data, splices), job.real)
    return job


def _leave_notes(jobs: Sequence[_Job], locks: Sequence[Lock]) -> bool:
    """Say in every lock what is about to be done. Only changes that keep every file's size do without, if they must."""
    step, plans = uuid.uuid4().hex, [job.real for job in jobs]
    try:
        for job, lock in zip(jobs, locks, strict=True):
            recovery.leave_note(lock, job.rewrite, step, plans)
    except OSError as error:
        _clear_notes(locks)
        if all(job.rewrite.growth == 0 for job in jobs):
            return False
        raise Refusal(f"there is no room to prepare the change: {error.strerror}", jobs[0].edit.name) from error
    return True


def _clear_notes(locks: Sequence[Lock]) -> None:
    for lock in locks:
        recovery.clear_note(lock)


def _verify(job: _Job, file: Held) -> None:
    """Compare the file with what the change was planned for, as little as will do. Raises Moved."""
    edit, size = job.edit, os.fstat(file.fd).st_size
    if size > SIZE_CAP:
        raise Refusal(f"it is larger than {SIZE_CAP >> 20} MB", final=True)
    if edit.stamp == Stamp.of(file.status) and not job.rewrite.growth:
        lines = touched_lines(edit.data, job.rewrite.splices)
        if all(os.pread(file.fd, end - start, start) == edit.data[start:end] for start, end in lines):
            return
    data = _read(file.fd, 0, size + 1)
    if data != edit.data:
        raise Moved(edit.name, data, Stamp.of(os.fstat(file.fd)))


def _read(fd: int, start: int, length: int) -> bytes:
    """Up to `length` bytes from `start`; fewer only at the end of the file."""
    parts, at, end = [], start, start + length
    while at < end and (part := os.pread(fd, end - at, at)):
        parts.append(part)
        at += len(part)
    return b"".join(parts)


def _write_all(pairs: Sequence[tuple[_Job, Held]]) -> None:
    """Write every file and read it back. Whatever goes wrong, what was written is put back."""
    begun: list[tuple[_Job, Held]] = []
    try:
        for job, file in pairs:
            with _naming(job.edit):
                if not file.leased:
                    _verify(job, file)
                begun.append((job, file))
                _write(job.rewrite, file.fd)
        for job, file in pairs:
            with _naming(job.edit):
                _read_back(job, file)
    except BaseException:
        try:
            for job, file in reversed(begun):
                _put_back(job.rewrite, file)
        except OSError as error:
            raise _HalfWritten(error.strerror) from error
        raise


def _write(rewrite: Rewrite, fd: int) -> None:
    for offset, piece in writes(rewrite):
        _pwrite(fd, piece, offset)
    if rewrite.growth < 0:
        os.ftruncate(fd, rewrite.size)


def _pwrite(fd: int, piece: bytes, offset: int) -> None:
    while piece:
        count = os.pwrite(fd, piece, offset)
        piece, offset = piece[count:], offset + count


def _read_back(job: _Job, file: Held) -> None:
    rewrite = job.rewrite
    if not file.still_there():
        raise _Replaced
    size = os.fstat(file.fd).st_size
    if size != rewrite.size or _read(file.fd, rewrite.start, len(rewrite.after)) != rewrite.after:
        line = rewrite.old.count(b"\n", 0, rewrite.start) + 1
        raise Refusal("another program wrote it at the same moment; look at this line", job.edit.name, line)


def _put_back(rewrite: Rewrite, file: Held) -> None:
    """Restore the bytes from before, unless others wrote in between: then theirs stay."""
    size = os.fstat(file.fd).st_size
    there = _read(file.fd, rewrite.start, size if rewrite.growth else len(rewrite.before))
    if not file.leased and not finished(there, rewrite.before, rewrite.after):
        return
    if size > len(rewrite.old) and rewrite.growth:
        os.ftruncate(file.fd, len(rewrite.old))
    _pwrite(file.fd, rewrite.before, rewrite.start)
