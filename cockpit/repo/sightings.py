"""What history keeps of one version of a plan: its entries, as little of each as putting plans together needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from cockpit.core.model import Mention, Role
from cockpit.core.record import place_of
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename
from cockpit.plan.merge import identity_text, kind_class

Reader = Callable[[str, bytes], Document]
"""Reads a plan by its path (relative to the folder of sprint.toml), its role and track included."""
Days = tuple[date, date]


class Kept:
    """An entry as it is wherever its line stands: every version that has the line shares it.

    The line and the ordinal of `entry` say nothing. `unless_busy` are, for the row of a headline, the days in which a
    deliverable of its track makes it no item; `box` is where in its line the byte between the brackets is, -1 without.
    """

    __slots__ = ("_buckets", "_ticked", "box", "entry", "pair", "unless_busy")

    def __init__(self, entry: Entry, box: int = -1, unless_busy: Days | None = None) -> None:
        self.entry, self.box, self.unless_busy = entry, box, unless_busy
        self.pair = "\0".join((entry.mention.key, *entry.mention.section))
        """What ordinals count."""
        self._ticked: Entry | None = None
        self._buckets: tuple[str, ...] | None = None

    @property
    def ticked(self) -> Entry:
        """The entry with an `x` in its box."""
        if self._ticked is None:
            self._ticked = replace(self.entry, mention=replace(self.entry.mention, state="done"))
        return self._ticked

    @property
    def buckets(self) -> tuple[str, ...]:
        """What an entry is compared by: each file it is, else its text; a text without words with nothing else."""
        if self._buckets is None:
            entry = self.entry
            if entry.owned:
                self._buckets = tuple(dict.fromkeys(f"file\0{basename(one)}" for one in entry.owned))
            elif not entry.mention.key:
                self._buckets = (f"none\0{place_of(entry.mention, 0)}",)
            else:
                self._buckets = (f"text\0{kind_class(entry.kind)}\0{identity_text(entry)}",)
        return self._buckets


Spot = tuple[Kept, int]
"""An entry and its ordinal: the nth with this text below this heading, from 0. What stands at a spot is the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A plan at one time: the line of each spot, in document order, and the spots whose boxes are ticked.

    `places` are the spots of each bucket, `conditional` the buckets with entries that are items `unless_busy`. Versions
    that differ in ticks only share one `lines`.
    """

    role: Role = "ignore"
    track: str | None = None
    lines: Mapping[Spot, int] = field(default_factory=dict)
    ticked: frozenset[Spot] = frozenset()
    places: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    conditional: frozenset[str] = frozenset()

    def entry(self, spot: Spot) -> Entry:
        """The entry at a spot as it is in this version, but for its line and its ordinal."""
        return spot[0].ticked if spot in self.ticked else spot[0].entry


EMPTY = Version()


def entries_of(document: Document) -> list[tuple[Entry, Days | None]]:
    """Everything in a document that is or may be an item, in document order."""
    found: list[tuple[Entry, Days | None]] = [(entry, None) for entry in document.entries]
    found += [
        (read.entry, (read.headline.start, read.headline.end)) for read in document.headlines if read.entry is not None
    ]
    return found


def to_row(kept: Kept) -> list[Any]:
    """As values that JSON knows."""
    entry, days = kept.entry, kept.unless_busy
    mention = entry.mention
    return [
        mention.path, mention.form, mention.state, mention.role, mention.text, mention.key, list(mention.section),
        mention.leading_id, entry.kind, entry.track, entry.counted, entry.due.isoformat() if entry.due else None,
        list(entry.owned), kept.box, [day.isoformat() for day in days] if days else None,
    ]  # fmt: skip


def from_row(row: list[Any]) -> Kept:
    """The inverse of `to_row`. Raises ValueError, TypeError or LookupError for anything else."""
    path, form, state, role, text, key, section, code, kind, track, counted, due, owned, box, days = row
    mention = Mention(
        path=path, line=1, form=form, state=state, role=role, text=text, key=key, section=tuple(section),
        leading_id=code,
    )  # fmt: skip
    entry = Entry(
        mention=mention, kind=kind, track=track, counted=counted, due=datetime.fromisoformat(due) if due else None,
        owned=tuple(owned),
    )  # fmt: skip
    busy = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    return Kept(entry, int(box), busy)


def is_row(row: object) -> bool:
    """Whether something looks like what `to_row` makes."""
    return isinstance(row, list) and len(row) == 15 and all(isinstance(value, str) for value in row[4:6])
