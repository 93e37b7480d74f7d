"""One step of editing: wishes become splices, splices become writes, and what was done is kept to be undone.

Everything goes by identity. A plan that has moved on since it was read is read again, the places are found again, and
only then is anything written; see `plan.relocate` for what counts as found.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cockpit.core.model import Mention
from cockpit.core.settings import Settings
from cockpit.disk.reading import HALF_WRITTEN_S, half_written, read_file
from cockpit.disk.shelf import Plan, Shelf
from cockpit.disk.stamp import Stamp
from cockpit.disk.write import SIZE_CAP, FileEdit, Moved, Receipt, commit
from cockpit.plan.entries import Document
from cockpit.plan.relocate import Identity, identify, mentions_in, relocate
from cockpit.plan.splice import Refusal, Splice, in_order, invert, joined, moved

PATIENCE_S = 2.0
_RESTLESS = 1
"""So many times a file may move on between reading and writing before it is planned for while others wait."""


@dataclass(frozen=True, slots=True)
class Making:
    """What to change in a plan for one wish: nothing when it is so already. `mention` is the place as it stands now;
    for a new line `key` is the identity it will have."""

    splices: tuple[Splice, ...]
    mention: Mention | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A change of one plan. `make` finds its place in the plan as it stands, and says what to change; it may be asked
    again for newer bytes."""

    path: str
    make: Callable[[Document], Making]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One splice that was made: at `at` in a file with `digest`, `old` became `new`.

    In other bytes it is found by the identity of the item it belongs to, `offset` bytes from that item's slot.
    `wish` is the place of the wish it belongs to, among those of its step.
    """

    path: str
    line: int
    at: int
    old: bytes
    new: bytes
    digest: bytes
    identity: Identity | None
    offset: int
    wish: int

    def inverse(self) -> Wish:
        """The wish that puts the old bytes back."""
        return Wish(self.path, self._back)

    def _back(self, document: Document) -> Making:
        mention, at = None, self.at
        if digest(document.data) != self.digest:
            if self.identity is None:
                raise Refusal("it has been changed since", self.path, self.line, final=True)
            mention = relocate(self.identity, document)
            at = mention.slot[0] + self.offset
        elif self.identity is not None:
            with suppress(Refusal):
                mention = relocate(self.identity, document)
        if at < 0 or document.data[at : at + len(self.new)] != self.new:
            line = mention.line if mention else self.line
            raise Refusal("this line has been changed since", self.path, line, final=True)
        return Making((Splice(at, at + len(self.new), self.old),), mention)


@dataclass(frozen=True, slots=True)
class Place:
    """What a wish came to: its place before and after, as far as it can be told. Not `changed`: it was so already."""

    before: Mention | None
    after: Mention | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Performed:
    """What a step did, in the order of its wishes, with a place for each; `written` are the paths. Nothing: all was so
    already."""

    done: tuple[Done, ...] = ()
    written: tuple[str, ...] = ()
    leased: bool = True
    places: tuple[Place, ...] = ()


def digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def perform(
    shelf: Shelf, settings: Settings, wishes: Sequence[Wish], root: Path, note: Callable[[Performed], None]
) -> Performed:
    """Make all wishes come true in one step, or none. Raises Refusal. Updates the shelf.

    `note` is called when something was written, while no other cockpit can write these plans.
    """
    deadline, tries = time.monotonic() + PATIENCE_S, 0
    while True:
        made = _make(shelf, wishes)
        by_path = _grouped(made)
        if not by_path:
            return Performed()
        edits = [_edit(shelf.plans[path], splices) for path, splices in by_path.items()]

        def replan(path: str, data: bytes, stamp: Stamp) -> tuple[Splice, ...]:
            document = shelf.take(path, data, stamp, settings)
            for place, wish in enumerate(wishes):
                if wish.path == path:
                    made[place] = path, _making(wish, document)  # noqa: B023 (asked before the next turn)
            by_path[path] = _grouped(made).get(path, ())  # noqa: B023
            return by_path[path]  # noqa: B023

        performed = Performed()

        def keep(receipts: tuple[Receipt, ...]) -> None:
            nonlocal performed
            performed = _keep(shelf, settings, made, by_path, receipts)  # noqa: B023 (asked before the next turn)
            note(performed)

        try:
            commit(edits, root=root, replan=replan if tries >= _RESTLESS else None, then=keep)
        except Moved as found:
            tries += 1
            if time.monotonic() > deadline:
                raise Refusal("another program keeps changing it; press again", found.name) from None
            _learn(shelf, settings, found)
        else:
            return performed


def _make(shelf: Shelf, wishes: Sequence[Wish]) -> list[tuple[str, Making]]:
    made = []
    for wish in wishes:
        if wish.path not in shelf.plans:
            raise Refusal("the file is gone", wish.path)
        made.append((wish.path, _making(wish, shelf.plans[wish.path].document)))
    return made


def _making(wish: Wish, document: Document) -> Making:
    making = wish.make(document)
    return replace(making, splices=joined(making.splices))


def _grouped(made: Sequence[tuple[str, Making]]) -> dict[str, tuple[Splice, ...]]:
    found: dict[str, list[Splice]] = {}
    for path, making in made:
        if making.splices:
            found.setdefault(path, []).extend(making.splices)
    try:
        return {path: in_order(splices) for path, splices in found.items()}
    except Refusal as refusal:
        refusal.path = refusal.path or next(iter(found))
        raise


def _edit(plan: Plan, splices: tuple[Splice, ...]) -> FileEdit:
    return FileEdit(
        name=plan.file.path, path=plan.file.file, data=plan.document.data, splices=splices,
        stamp=plan.stamp if plan.settled else None, own=plan.own,
    )  # fmt: skip


def _learn(shelf: Shelf, settings: Settings, found: Moved) -> None:
    """Take in what others wrote. A file just emptied is looked at again: its editor is still writing it."""
    data, stamp = found.data, found.stamp
    plan = shelf.plans[found.name]
    if half_written(plan.document.data, data):
        time.sleep(HALF_WRITTEN_S)
        try:
            content = read_file(plan.file.file, limit=SIZE_CAP, before=plan.document.data)
        except (OSError, ValueError):
            return
        data, stamp = content.data, content.stamp
    shelf.take(found.name, data, stamp, settings)


def _keep(
    shelf: Shelf, settings: Settings, made: Sequence[tuple[str, Making]],
    by_path: Mapping[str, tuple[Splice, ...]], receipts: Sequence[Receipt],
) -> Performed:  # fmt: skip
    """Take the new bytes into memory and note how to undo each splice."""
    back: dict[tuple[str, Splice], Splice] = {}
    for receipt in receipts:
        before = shelf.plans[receipt.name].document
        splices = by_path[receipt.name]
        back |= {(receipt.name, made): undo for made, undo in zip(splices, invert(before.data, splices), strict=True)}
        shelf.wrote(receipt, shelf.parse(receipt.name, receipt.data, settings))
    done, places, seen = [], [], set()
    for wish, (path, making) in enumerate(made):
        after = shelf.plans[path].document
        undo = [back[path, splice] for splice in making.splices]
        place = _after(making, by_path[path], after, undo[0].start) if undo else None
        places.append(Place(making.mention, place, bool(undo)))
        for splice in making.splices:
            if (path, splice) not in seen:
                seen.add((path, splice))
                done.append(_done(path, after, back[path, splice], place, wish))
    return Performed(tuple(done), tuple(by_path), all(receipt.leased for receipt in receipts), tuple(places))


def _after(making: Making, splices: Sequence[Splice], after: Document, start: int) -> Mention | None:
    """The place in the document after its own change; None where it cannot be told."""
    if making.mention is not None:
        at, key = moved(making.mention.slot[0], splices), making.mention.key
        near = [m for m in mentions_in(after) if m.span[0] <= at <= m.span[1] or m.line == making.mention.line]
    elif making.key:
        end, key = start + len(making.splices[0].new), making.key
        near = [m for m in mentions_in(after) if start <= m.span[0] <= end]
    else:
        return None
    same = [m for m in near if m.key == key]
    return same[0] if len(same) == 1 else near[0] if len(near) == 1 and making.key else None


def _done(path: str, after: Document, undo: Splice, place: Mention | None, wish: int) -> Done:
    return Done(
        path=path, line=place.line if place else after.outline.line_of(undo.start), at=undo.start, old=undo.new,
        new=after.data[undo.start : undo.end], digest=digest(after.data),
        identity=identify(place, after) if place else None, offset=undo.start - place.slot[0] if place else 0,
        wish=wish,
    )  # fmt: skip
