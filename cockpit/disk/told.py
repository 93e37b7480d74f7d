"""How far up the ladder blockers were seen: `.cockpit/told.json`, so that each rise is said once, whoever looks.

A list of `[blocker, number of its rung]`; what is no longer in the queue is forgotten. Nothing here raises: a rung said
twice is no harm.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cockpit.disk.lock import Lock
from cockpit.disk.own_files import FOLDER, make_folder, read_own, replace_own
from cockpit.plan.splice import Refusal

NAME = "told.json"
Told = tuple[str, int]
"""(id of a blocker, number of its rung; 0 as long as nobody knows it)"""


def untold(home: Path, standing: Iterable[Told]) -> tuple[Told, ...]:
    """Of the rungs blockers stand on now, those they rose to since anybody looked; from now on they are announced.

    Each blocker is named once. One that fell, because less waits for it, is no news; if it rises again, it is.
    """
    file = home / FOLDER / NAME
    before = _read(file)
    now = {blocker: rung or before.get(blocker, 0) for blocker, rung in standing}
    fresh = tuple((blocker, rung) for blocker, rung in now.items() if rung > before.get(blocker, 0))
    if before != now:
        with suppress(OSError, Refusal):
            make_folder(home / FOLDER)
            with Lock(Path(os.path.realpath(file))):
                replace_own(file, json.dumps(sorted(now.items()), ensure_ascii=False).encode())
    return fresh


def _read(file: Path) -> dict[str, int]:
    try:
        raw = json.loads(read_own(file))
        return {str(blocker): int(rung) for blocker, rung in raw}
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return {}
