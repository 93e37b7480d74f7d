"""Programs that save a plan without asking: each reads the file, waits as a typing person does, and writes it whole."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture.world import MARK, NOTE

Save = Callable[[Path, bytes], None]


def truncate(path: Path, data: bytes) -> None:
    """Empty the file, then write it in two halves: what many editors and every `open(…, "w")` do."""
    fd = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_CREAT, 0o644)
    half = len(data) // 2
    os.write(fd, data[:half])
    os.write(fd, data[half:])
    os.close(fd)


def rename(path: Path, data: bytes) -> None:
    """Write aside and rename over: the atomic save."""
    aside = path.parent / f".{path.name}.{os.getpid()}"
    aside.write_bytes(data)
    aside.replace(path)


def backup(path: Path, data: bytes) -> None:
    """Move the old file away, write a new one, remove the old: vim with `backupcopy=no`."""
    kept = path.with_name(path.name + "~")
    path.rename(kept)
    path.write_bytes(data)
    kept.unlink()


def unlink(path: Path, data: bytes) -> None:
    """Remove, then create a file that must not exist: git."""
    path.unlink()
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(fd, data)
    os.close(fd)


SAVES: dict[str, Save] = {
    "truncates and writes": truncate, "renames": rename, "keeps a backup": backup, "removes and creates": unlink,
}  # fmt: skip


KEPT = 100
"""So many notes stay in the plan, lest it grow to a size that no plan has."""


def with_note(data: bytes, number: int) -> bytes:
    """The plan with another note, the newest first, and without the oldest."""
    oldest = f"{NOTE.format(number - KEPT)}\n".encode() if number >= KEPT else b""
    return data.replace(f"{MARK}\n".encode(), f"{MARK}\n{NOTE.format(number)}\n".encode(), 1).replace(oldest, b"", 1)


def edit_all_the_time(path: Path, save: Save, stop: Path, pause: float) -> list[int]:
    """Insert a note, save, wait, until a file `stop` appears.

    [notes saved, notes of its own that it did not find again when it opened the file the next time]
    """
    rng, number, lost = random.Random(7), 0, 0
    while not stop.exists():
        data = path.read_bytes()
        lost += any(NOTE.format(n).encode() not in data for n in range(max(0, number - KEPT), number))
        time.sleep(rng.random() * pause)
        save(path, with_note(data, number))
        number += 1
        time.sleep(rng.random() * pause)
    return [number, lost]


def sed_all_the_time(path: Path, stop: Path, pause: float) -> list[int]:
    """`sed -i`, which writes aside and renames; [notes saved, 0]."""
    number = 0
    while not stop.exists():
        text = f"s/^{MARK}$/&\\n{NOTE.format(number)}/"
        subprocess.run(["sed", "-i", text, str(path)], check=True)
        number += 1
        time.sleep(pause)
    return [number, 0]
