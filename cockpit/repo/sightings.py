"""What history keeps of one version of a plan: its entries, as little of each as putting plans together needs.

Versions that differ only in their boxes are read once: the document with all boxes open is read, and each box's entry
is done where the version has an `x`. Boxes decide nothing else in a document, so this is the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from cockpit.core.model import Mention, Role
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename
from cockpit.plan.merge import identity_text, kind_class

Reader = Callable[[str, bytes], Document]
"""Reads a plan by its path (relative to the folder of sprint.toml), its role and track included."""

_BOX = re.compile(rb"^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)[xX](?=\](?:[ \t\r\n]|\Z))", re.MULTILINE)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry, and for the row of a headline the days in which a deliverable of its track makes it no item."""

    entry: Entry
    unless_busy: Days | None = None
    box: int = -1
    """Offset of the byte between the brackets; -1 without a box."""


@dataclass(slots=True, eq=False)
class Skeleton:
    """A plan with all boxes open. Versions with the same boxes apart share it."""

    role: Role
    track: str | None
    sightings: tuple[Sighting, ...]
    _ticked: dict[int, Sighting] = field(default_factory=dict)
    _buckets: dict[str, tuple[int, ...]] | None = None

    @property
    def buckets(self) -> dict[str, tuple[int, ...]]:
        """The indexes of the sightings that may be one item, by what they are compared by."""
        if self._buckets is None:
            found: dict[str, list[int]] = {}
            for index, sighting in enumerate(self.sightings):
                for bucket in buckets_of(sighting.entry):
                    found.setdefault(bucket, []).append(index)
            self._buckets = {bucket: tuple(indexes) for bucket, indexes in found.items()}
        return self._buckets

    def ticked(self, index: int) -> Sighting:
        """A sighting whose box has an `x`."""
        if index not in self._ticked:
            sighting = self.sightings[index]
            entry = sighting.entry
            self._ticked[index] = replace(sighting, entry=replace(entry, mention=replace(entry.mention, state="done")))
        return self._ticked[index]


def buckets_of(entry: Entry) -> tuple[str, ...]:
    """What an entry is compared by: each file it is, else its text; a text without words with nothing else."""
    mention = entry.mention
    if entry.owned:
        return tuple(dict.fromkeys(f"file\0{basename(one)}" for one in entry.owned))
    if not mention.key:
        return (f"none\0{place_of(mention)}",)
    return (f"text\0{kind_class(entry.kind)}\0{identity_text(entry)}",)


def place_of(mention: Mention) -> str:
    """Where an entry stands, by what it says and not by its line."""
    return "\0".join((mention.path, mention.key, str(mention.ordinal), *mention.section))


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A plan at one time: its skeleton and which of its boxes are ticked (indexes of sightings)."""

    skeleton: Skeleton
    ticked: frozenset[int] = frozenset()

    def __getitem__(self, index: int) -> Sighting:
        return self.skeleton.ticked(index) if index in self.ticked else self.skeleton.sightings[index]

    def __len__(self) -> int:
        return len(self.skeleton.sightings)


EMPTY = Version(Skeleton("ignore", None, ()))


def opened(data: bytes) -> bytes:
    """A document with all boxes open, byte for byte as long as before."""
    return _BOX.sub(rb"\1 ", data)


def skeleton_of(document: Document) -> Skeleton:
    """What history keeps of a document whose boxes are all open."""
    found = [Sighting(entry, box=_box(entry)) for entry in document.entries]
    found += [
        Sighting(read.entry, unless_busy=(read.headline.start, read.headline.end), box=_box(read.entry))
        for read in document.headlines
        if read.entry is not None
    ]
    return Skeleton(document.role, document.track, tuple(found))


def _box(entry: Entry) -> int:
    return entry.mention.slot[0] if entry.mention.form == "checkbox" else -1


def version_of(skeleton: Skeleton, data: bytes) -> Version:
    """The version that some bytes are, whose skeleton is known."""
    boxes = enumerate(sighting.box for sighting in skeleton.sightings)
    return Version(skeleton, frozenset(index for index, box in boxes if box >= 0 and data[box : box + 1] in b"xX"))


# as JSON


def to_rows(skeleton: Skeleton) -> list[Any]:
    """A skeleton as values that JSON knows."""
    return [skeleton.role, skeleton.track, [_to_row(sighting) for sighting in skeleton.sightings]]


def _to_row(sighting: Sighting) -> list[Any]:
    entry = sighting.entry
    mention = entry.mention
    days = sighting.unless_busy
    return [
        mention.path, mention.line, mention.form, mention.state, mention.role, mention.text, mention.key,
        list(mention.section), mention.ordinal, mention.leading_id, entry.kind, entry.track, entry.counted,
        entry.due.isoformat() if entry.due else None, list(entry.owned), sighting.box,
        [day.isoformat() for day in days] if days else None,
    ]  # fmt: skip


def from_rows(rows: list[Any]) -> Skeleton:
    """The inverse of `to_rows`. Raises ValueError, TypeError or LookupError for anything else."""
    role, track, sightings = rows
    return Skeleton(role, track, tuple(_from_row(row) for row in sightings))


def _from_row(row: list[Any]) -> Sighting:
    path, line, form, state, role, text, key, section, ordinal, code, kind, track, counted, due, owned, box, days = row
    mention = Mention(
        path=path, line=line, form=form, state=state, role=role, text=text, key=key, section=tuple(section),
        ordinal=ordinal, leading_id=code,
    )  # fmt: skip
    entry = Entry(
        mention=mention, kind=kind, track=track, counted=counted, due=datetime.fromisoformat(due) if due else None,
        owned=tuple(owned),
    )  # fmt: skip
    busy = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    return Sighting(entry, busy, box)
