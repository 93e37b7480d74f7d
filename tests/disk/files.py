"""Small helpers for tests that write real files."""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cockpit.core
import cockpit.disk
import cockpit.plan
import cockpit.repo
from cockpit.disk.write import FileEdit, Receipt, commit
from cockpit.plan.config import read_settings
from cockpit.plan.splice import Splice

NOBODY = 65534


def tick(path: Path, old: bytes = b"[ ]", new: bytes = b"[x]", *, data: bytes | None = None) -> tuple[Receipt, ...]:
    """Replace the first `old` in a file by `new` through the real writer."""
    return commit([edit(path, old, new, data=data)], root=Path(os.path.realpath(path.parent)))


def edit(path: Path, old: bytes, new: bytes, *, data: bytes | None = None) -> FileEdit:
    data = path.read_bytes() if data is None else data
    at = data.index(old)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    splice = Splice(at + head, at + len(old) - tail, new[head : len(new) - tail])
    return FileEdit(name=path.name, path=path, data=data, splices=(splice,))


@cache
def import_everything() -> None:
    """All that is imported late, now: a child that gives up its rights may not be able to read Python's own files."""
    for room in (cockpit.core, cockpit.plan, cockpit.disk, cockpit.repo):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    for name in ("pydantic.main", "pydantic.types", "pydantic.fields", "watchfiles", "ftfy", "getpass", "pwd"):
        importlib.import_module(name)
    read_settings(b'[sprint]\nname = "x"\nstart = 2026-01-05\nend = 2026-01-09\ntimezone = "Europe/Berlin"\n')


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a process of its own; its exit code (0 fine, 1 an exception), or minus the signal that ended it."""
    import_everything()
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 (the parent asserts on the exit code)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def litter(folder: Path, expected: set[str]) -> set[str]:
    """Names in a folder that nobody put there."""
    return {entry.name for entry in folder.iterdir()} - expected


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
