"""Keeping a text a person asked for, such as minutes, in a new file. Nothing is ever overwritten."""

from __future__ import annotations

import os
from pathlib import Path

from cockpit.core.settings import Settings
from cockpit.plan.choosing import inside_of, part_of
from cockpit.plan.splice import Refusal


def keep_text(home: Path, name: str, text: str, settings: Settings) -> str:
    """Write `text` to a new file, `name` as a person wrote it: relative to `home`, or absolute, or with `~`.

    Returns the path as people would write it. Raises Refusal for a file that is there already and for one that would
    be read as a plan; OSError where the disk refuses.
    """
    written = Path(name).expanduser()
    home = home.resolve()
    target = (home / written).resolve()
    if target.is_relative_to(home):
        inside = inside_of(settings, target.relative_to(home).as_posix())
        if inside is not None and part_of(settings, inside).role != "ignore":
            raise Refusal("it would be read as a plan there; choose a place outside the plans folder", path=name)
    if target.is_dir():
        raise Refusal("that is a folder", path=name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except FileExistsError:
        raise Refusal("it is there already", path=name) from None
    with os.fdopen(fd, "wb") as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
    return str(written)
