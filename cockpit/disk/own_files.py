"""The folder `.cockpit` next to sprint.toml, and files in it.

A repository that somebody else wrote may bring anything under these names: nothing is read but regular files, and
nothing is written through a link.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER = ".cockpit"
LARGEST = 16 * 1024 * 1024
"""No more of a file is ever read; a cockpit writes none that long."""
_IGNORE = b"# what a cockpit notes for itself; the plans are the truth\n*\n"


def make_folder(folder: Path) -> None:
    """The folder with its own `.gitignore`. A link in its place is not followed. Raises OSError."""
    _no_link(folder)
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError):
        create(folder / ".gitignore", _IGNORE)


def open_own(file: Path, flags: int = os.O_RDONLY) -> int:
    """A descriptor for a regular file in the folder. Raises OSError."""
    _no_link(file.parent)
    fd = os.open(file, flags | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(f"{file.name} is no regular file")
    return fd


def read_own(file: Path) -> bytes:
    """The first `LARGEST` bytes of a file in the folder. Raises OSError."""
    with os.fdopen(open_own(file), "rb") as opened:
        return opened.read(LARGEST)


def create(file: Path, data: bytes) -> None:
    """Write a file that does not exist yet. Raises OSError, FileExistsError for a link too."""
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    with os.fdopen(fd, "wb") as opened:
        opened.write(data)


def replace_own(file: Path, data: bytes) -> None:
    """Write a file anew and rename it into its place: only cockpits, who hold its lock, write there. Raises OSError."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    create(fresh, data)
    fresh.replace(file)


def _no_link(folder: Path) -> None:
    if folder.is_symlink():
        raise OSError(f"{folder.name} is a link")
