"""Putting plans away and writing the next ones: all of it or nothing, and undone when it was cut short.

New files are written aside first. Then each old plan gets its name in the archive too, and the new one takes its place
in one step, so that no plan is ever missing; sprint.toml goes last. What is to be done is noted before it is begun:
after a crash `take_back` undoes what was left half done.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit.plan.splice import Refusal

_NOTE = "note.json"
_ASIDE = ".rollover"


def roll(
    home: Path,
    archive: str,
    *,
    moves: Sequence[tuple[str, str]],
    copies: Sequence[tuple[str, str]],
    files: Mapping[str, bytes],
    seen: Mapping[str, bytes],
) -> None:
    """Move, copy and write, in that order. Paths are relative to `home`; `archive` is a folder that must not be there.

    `files` are new contents of files that move away, `seen` the bytes that were read of those. Raises Refusal, and
    OSError for what the disk says; then everything is as it was.
    """
    take_back(home, archive)
    _check(home, home / archive, moves, files, seen)
    aside = _aside(home, archive)
    try:
        aside.mkdir(parents=True)
        for number, path in enumerate(files):
            _write(aside / f"{number}", files[path])
        sums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        note = {"archive": archive, "moves": list(moves), "copies": [new for _, new in copies], "files": sums}
        _write(aside / _NOTE, json.dumps(note).encode())
        for old, new in (*copies, *moves):
            (home / new).parent.mkdir(parents=True, exist_ok=True)
            if (old, new) in copies:
                shutil.copy2(home / old, home / new)
        places = {path: aside / f"{number}" for number, path in enumerate(files)}
        for old, new in moves:
            _move(home / old, home / new, places.get(old))
    except BaseException:
        take_back(home, archive, finished=False)
        raise
    shutil.rmtree(aside)
    _sync_folders({(home / path).parent for pair in moves for path in pair})


def take_back(home: Path, archive: str, *, finished: bool | None = None) -> bool:
    """Undo a roll-over that did not come to its end; whether there was one. `finished` None: look."""
    aside = _aside(home, archive)
    if not aside.is_dir():
        return False
    with suppress(FileNotFoundError, ValueError):
        note = json.loads((aside / _NOTE).read_bytes())
        if finished is None:
            finished = _is_finished(home, note)
        if not finished:
            _undo(home, note)
    shutil.rmtree(aside)
    with suppress(OSError):
        aside.parent.rmdir()
    return not finished


def _aside(home: Path, archive: str) -> Path:
    return (home / archive).parent / _ASIDE


def _is_finished(home: Path, note: Mapping[str, Any]) -> bool:
    """Whether all that is missing is the tidying up."""
    for old, new in note["moves"]:
        if not (home / new).exists() or (home / old).exists() != (old in note["files"]):
            return False
        if old in note["files"] and (home / old).samefile(home / new):
            return False
    return True


def _undo(home: Path, note: Mapping[str, Any]) -> None:
    """Old files go back to their names, unless somebody has written something new there since."""
    for old, new in note["moves"]:
        if not (home / new).exists():
            continue
        if not (home / old).exists():
            (home / new).rename(home / old)
        elif (home / old).samefile(home / new):
            (home / new).unlink()
        elif hashlib.sha256((home / old).read_bytes()).hexdigest() == note["files"].get(old):
            (home / new).replace(home / old)
    for path in note["copies"]:
        (home / path).unlink(missing_ok=True)
    for name, _, _ in os.walk(home / note["archive"], topdown=False):
        with suppress(OSError):
            Path(name).rmdir()


def _check(
    home: Path, target: Path, moves: Sequence[tuple[str, str]], files: Mapping[str, bytes], seen: Mapping[str, bytes]
) -> None:
    if target.exists():
        raise Refusal("that sprint was put away already", str(target.relative_to(home)))
    leaving = {old for old, _ in moves}
    for path in leaving:
        file = home / path
        if file.is_symlink() or not file.is_file():
            raise Refusal("it is a link or no file: roll-over moves plain files only", path)
        if file.read_bytes() != seen[path]:
            raise Refusal("it has changed just now; look again", path)
    if strange := [path for path in files if path not in leaving]:
        raise Refusal("it is no plan of this sprint and is not written over", strange[0])


def _move(old: Path, new: Path, following: Path | None) -> None:
    """Give a file another name; what follows it takes the old one at the same moment."""
    if following is None:
        old.rename(new)
        return
    shutil.copymode(old, following)
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        old.rename(new)
    following.replace(old)


def _write(file: Path, data: bytes) -> None:
    with file.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _sync_folders(folders: set[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
