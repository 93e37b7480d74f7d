"""How far up the ladder blockers were seen: `.cockpit/told.json`, so that each rise is said once, whoever looks.

A list of `[blocker, number of its rung]`, with a third member `true` where it fell to that rung from a higher one; what
is no longer in the queue is forgotten. Nothing here raises: a rung said twice is no harm.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cockpit.core.facts import Facts
from cockpit.core.queue import heard
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
    now = {blocker: _step(before.get(blocker, _NOWHERE), rung) for blocker, rung in standing}
    fresh = tuple(
        (blocker, step.rung) for blocker, step in now.items() if step.rung > before.get(blocker, _NOWHERE).rung
    )
    if before != now:
        with suppress(OSError, Refusal):
            make_folder(home / FOLDER)
            with Lock(Path(os.path.realpath(file))):
                replace_own(file, json.dumps(sorted(map(_as_list, now.items())), ensure_ascii=False).encode())
    return fresh


def without_heard(facts: Facts, home: Path) -> Facts:
    """The facts without news of blockers that fell on the ladder: what `.cockpit/` beside sprint.toml remembers."""
    if not any(entry.news for entry in facts.queue):
        return facts
    return replace(facts, queue=heard(facts.queue, fallen(home)))


def fallen(home: Path) -> Mapping[str, int]:
    """By a blocker's id, the rung up to which nothing is news of it: it had been higher on the ladder already."""
    told = _read(home / FOLDER / NAME)
    return {blocker: step.rung if step.fell else step.rung - 1 for blocker, step in told.items()}


class _Step(NamedTuple):
    rung: int
    fell: bool = False


_NOWHERE = _Step(0)


def _step(before: _Step, rung: int) -> _Step:
    """Where a blocker stands that stood there `before`; rung 0 is not known yet."""
    if not rung or rung == before.rung:
        return before
    return _Step(rung, fell=rung < before.rung)


def _as_list(told: tuple[str, _Step]) -> list[object]:
    blocker, step = told
    return [blocker, *step] if step.fell else [blocker, step.rung]


def _read(file: Path) -> dict[str, _Step]:
    try:
        raw = json.loads(read_own(file))
        return {str(blocker): _Step(int(rung), *map(bool, fell)) for blocker, rung, *fell in raw}
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return {}
