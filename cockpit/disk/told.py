"""Which rungs of the ladder were announced already: `.cockpit/told.json`, so that each is said once, whoever looks.

A list of `[blocker, rung]`; what is no longer in the queue is forgotten. Nothing here raises: a rung said twice is no
harm.
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
Told = tuple[str, str]
"""(id of a blocker, name of a rung)"""


def untold(home: Path, reached: Iterable[Told]) -> tuple[Told, ...]:
    """Of the rungs reached now, those nobody announced before; from now on they are announced."""
    now = tuple(dict.fromkeys(reached))
    file = home / FOLDER / NAME
    before = _read(file)
    fresh = tuple(one for one in now if one not in before)
    if fresh or not before <= set(now):
        with suppress(OSError, Refusal):
            make_folder(home / FOLDER)
            with Lock(Path(os.path.realpath(file))):
                replace_own(file, json.dumps(sorted(now), ensure_ascii=False).encode())
    return fresh


def _read(file: Path) -> set[Told]:
    try:
        raw = json.loads(read_own(file))
        return {(str(blocker), str(rung)) for blocker, rung in raw}
    except (OSError, ValueError, TypeError, RecursionError):
        return set()
