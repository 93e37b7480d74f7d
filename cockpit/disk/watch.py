"""Noticing at once that plans changed, and never going silent.

Three ears. The system's file events for the plans folders, all below them. The same for the folders above, where a
plans folder is born and dies and sprint.toml is replaced. And a look at every file's stamp each few seconds, which
finds what events miss (network folders, watches that died with their folder, exhausted limits), starts the events anew,
and takes over where they do not work at all. Whatever is heard, the answer is the same: look at the disk and compare
bytes. So events are merged, and telling once too often is harmless.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from watchfiles import Change, awatch

from cockpit.disk.stamp import Stamp
from cockpit.plan.choosing import ARCHIVE

STEP_MS, DEBOUNCE_MS = 20, 200
"""A burst is one event: it ends when nothing came for a step, or after the debounce."""
SWEEP_S = 2.0
POLL_S, SLOW_POLL_S = 0.4, 3.0
"""Between looks where events do not work: the second where looking itself takes long."""
_DEAF = 3
"""So many changes in a row that no event told of, and events are given up."""
_RETRY_S = 60.0
_PLAN = (".md", ".markdown")
_GIT_SIGNS = frozenset({"HEAD", "FETCH_HEAD", "packed-refs"})


@dataclass(frozen=True, slots=True)
class Places:
    """What to watch: sprint.toml, the plans folders (which need not exist), the repository's git folder."""

    sprint_file: Path
    folders: tuple[Path, ...] = ()
    git: Path | None = None


@dataclass(frozen=True, slots=True)
class WatchEvent:
    """`changed`: look at the disk. `git`: HEAD or the remote's state moved. `notice`: `message` is for people."""

    kind: Literal["changed", "git", "notice"]
    message: str = ""


async def watch(
    places: Callable[[], Places], *, poll: bool = False, sweep_s: float = SWEEP_S
) -> AsyncIterator[WatchEvent]:
    """Yield an event for every burst of changes, for ever. `places` is asked again whenever something happened.

    `poll`: do without the system's events. Never raises for what the disk does.
    """
    watcher = _Watcher(places, poll=poll, sweep_s=sweep_s)
    try:
        async for event in watcher.events():
            yield event
    finally:
        await watcher.stop()


class _Watcher:
    def __init__(self, places: Callable[[], Places], *, poll: bool, sweep_s: float) -> None:
        self._places, self._poll, self._sweep_s = places, poll, sweep_s
        self._queue: asyncio.Queue[WatchEvent] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._ears: list[asyncio.Task[None]] = []
        self._heard = 0
        self._deaf = 0
        self._retry_at = 0.0
        self._watched: tuple[object, ...] = ()
        self._wake = asyncio.Event()
        self._told = False

    async def events(self) -> AsyncIterator[WatchEvent]:
        self._tasks.append(asyncio.create_task(self._sweep()))
        while True:
            event = await self._queue.get()
            merged = {event: None}
            while not self._queue.empty():
                merged[self._queue.get_nowait()] = None
            for one in merged:
                yield one

    async def stop(self) -> None:
        await _cancel(self._tasks + self._ears)

    # events of the system

    async def _listen(self) -> None:
        """Start the ears on what exists now."""
        await _cancel(self._ears)
        self._ears.clear()
        places = self._places()
        below, around = _to_watch(places)
        self._watched = _identity(places, below, around)
        git = [folder for folder in (places.git, places.git and places.git / "logs") if folder and folder.is_dir()]
        for folders, deep, wanted, kind in (
            (below, True, _plan_changed, "changed"),
            (around, False, _above_changed(places), "changed"),
            (git, False, _head_moved, "git"),
        ):
            if folders:
                task = asyncio.create_task(self._ear(folders, deep, wanted, WatchEvent(kind)))  # type: ignore[arg-type]
                self._ears.append(task)

    async def _ear(
        self, folders: Iterable[Path], deep: bool, wanted: Callable[[Change, str], bool], event: WatchEvent
    ) -> None:
        try:
            async for _ in awatch(
                *folders, watch_filter=wanted, step=STEP_MS, debounce=DEBOUNCE_MS, rust_timeout=1000, recursive=deep,
                force_polling=False, ignore_permission_denied=True,
            ):  # fmt: skip
                self._heard += 1
                self._queue.put_nowait(event)
                if not deep and event.kind == "changed":
                    self._wake.set()  # a plans folder may have been born or have died
        except asyncio.CancelledError:
            raise
        except FileNotFoundError:
            self._watched = ()  # a folder died just now: listen anew
            self._wake.set()
        except Exception as error:  # noqa: BLE001 (the watcher's own errors are not all public)
            self._give_up(str(error) or type(error).__name__)

    def _give_up(self, reason: str) -> None:
        """Go on with looking at stamps alone, and say so."""
        self._retry_at = time.monotonic() + _RETRY_S
        self._poll = True
        if not self._told:
            self._told = True
            message = f"the system tells no file changes here ({reason}): looking every {POLL_S:g} s instead"
            self._queue.put_nowait(WatchEvent("notice", message.replace("\n", " ")[:200]))

    # looking at stamps

    async def _sweep(self) -> None:
        if not self._poll:
            await self._listen()
        known, cost = await self._stamps(), 0.0
        while True:
            heard = self._heard
            await self._pause(min(max(POLL_S, 20 * cost), SLOW_POLL_S) if self._poll else self._sweep_s)
            start = time.monotonic()
            now = await self._stamps()
            cost = time.monotonic() - start
            places = self._places()
            if self._poll:
                self._try_again()
            elif self._watched != _identity(places, *_to_watch(places)):
                await self._listen()
                self._queue.put_nowait(WatchEvent("changed"))
            if now != known:
                self._queue.put_nowait(WatchEvent("changed"))
                await self._judge(heard)
            known = now

    async def _pause(self, seconds: float) -> None:
        """Wait, or until something calls for a look at once."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        self._wake.clear()

    async def _judge(self, heard: int) -> None:
        """A change was found. If no event told of it the watch is dead; start it anew, or give events up."""
        if heard == self._heard and not self._poll:
            await asyncio.sleep(2 * DEBOUNCE_MS / 1000)  # it may just be under way
        unheard = heard == self._heard
        self._deaf = self._deaf + 1 if unheard else 0
        if unheard and not self._poll:
            if self._deaf >= _DEAF:
                self._give_up("changes come without events")
                await _cancel(self._ears)
                self._ears.clear()
            else:
                await self._listen()

    def _try_again(self) -> None:
        if self._retry_at and time.monotonic() > self._retry_at:
            self._retry_at, self._deaf = 0.0, 0
            self._watched = ()
            self._poll = False

    async def _stamps(self) -> dict[str, Stamp | None]:
        return await asyncio.to_thread(stamps, self._places())


def stamps(places: Places) -> dict[str, Stamp | None]:
    """The stamp of sprint.toml, of every plan and of the plans folders, by path; None for what is not there."""
    found: dict[str, Stamp | None] = {os.fspath(places.sprint_file): _stamp(places.sprint_file)}
    for folder in places.folders:
        found[os.fspath(folder)] = _stamp(folder)
        _collect(os.fspath(folder), found, 0)
    return found


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(path.stat())
    except OSError:
        return None


def _collect(folder: str, found: dict[str, Stamp | None], depth: int) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or (depth == 0 and entry.name == ARCHIVE):
                continue
            with suppress(OSError):
                if entry.is_dir():
                    if depth < 32 and not entry.is_symlink():
                        _collect(entry.path, found, depth + 1)
                elif entry.name.lower().endswith(_PLAN):
                    found[entry.path] = Stamp.of(entry.stat())


def _to_watch(places: Places) -> tuple[list[Path], list[Path]]:
    """(folders to watch with all below, folders to watch alone). A whole repository is too much to watch below."""
    home = places.sprint_file.parent
    below, around = [], {home}
    for folder in places.folders:
        if folder.is_dir() and not (folder / ".git").exists():
            below.append(folder)
        elif folder.is_dir():
            around.add(folder)
        for above in folder.parents:
            if above.is_dir() and (above.is_relative_to(home) or (above == folder.parent and folder != home)):
                around.add(above)
    return below, sorted(path for path in around if path.is_dir())


def _identity(places: Places, below: Iterable[Path], around: Iterable[Path]) -> tuple[object, ...]:
    """Differs when another set of folders has to be watched, or another folder stands under an old name."""
    return places, *((path, stamp.inode if (stamp := _stamp(path)) else 0) for path in (*below, *around))


def _plan_changed(change: Change, path: str) -> bool:
    """Plans and folders; not what editors leave for a moment."""
    name = path.rpartition("/")[2]
    if name.startswith(".") or name.endswith("~"):
        return False
    return name.lower().endswith(_PLAN) or (change != Change.modified and "." not in name and not name.isdigit())


def _above_changed(places: Places) -> Callable[[Change, str], bool]:
    """sprint.toml itself, and whatever leads to a plans folder."""
    wanted = {os.fspath(path) for folder in places.folders for path in (folder, *folder.parents)}
    wanted.add(os.fspath(places.sprint_file))
    folders = {os.fspath(folder) for folder in places.folders}

    def filter_above(change: Change, path: str) -> bool:
        if path in wanted:
            return change != Change.modified or path == os.fspath(places.sprint_file)
        return path.rpartition("/")[0] in folders and _plan_changed(change, path)

    return filter_above


def _head_moved(_change: Change, path: str) -> bool:
    return path.rpartition("/")[2] in _GIT_SIGNS


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    """End tasks and wait for their end; being cancelled meanwhile is the caller's affair."""
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
