"""What history keeps of one version of a plan: its entries, as little of each as putting plans together needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cockpit.core.model import Mention, Role
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename
from cockpit.plan.merge import identity_text, kind_class

Reader = Callable[[str, bytes], Document]
"""Reads a plan by its path (relative to the folder of sprint.toml), its role and track included."""
Days = tuple[date, date]


class Kept:
    """An entry as it is wherever its line stands: every version that has the line shares it.

    `unless_busy` are, for the row of a headline, the days in which a deliverable of its track makes it no item; `box`
    is where in its line the byte between the brackets is, -1 without a box.
    """

    __slots__ = ("box", "buckets", "entry", "ticked", "unless_busy")

    def __init__(self, entry: Entry, box: int = -1, unless_busy: Days | None = None) -> None:
        self.entry = replace(entry, mention=replace(entry.mention, ordinal=0, line=1))
        self.box, self.unless_busy = box, unless_busy
        self.ticked = replace(self.entry, mention=replace(self.entry.mention, state="done"))
        self.buckets = buckets_of(self.entry)

    @property
    def pair(self) -> tuple[str, tuple[str, ...]]:
        """What ordinals count."""
        return self.entry.mention.key, self.entry.mention.section


Spot = tuple[Kept, int]
"""An entry and its ordinal: the nth with this text below this heading, from 0. What stands at a spot is the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A plan at one time: the line of each spot, in document order, and the spots whose boxes are ticked."""

    role: Role = "ignore"
    track: str | None = None
    spots: dict[Spot, int] | None = None
    ticked: frozenset[Spot] = frozenset()

    @property
    def lines(self) -> dict[Spot, int]:
        return self.spots or {}

    def entry(self, spot: Spot) -> Entry:
        """The entry at a spot as it is in this version."""
        kept, ordinal = spot
        entry = kept.ticked if spot in self.ticked else kept.entry
        return replace(entry, mention=replace(entry.mention, line=self.lines[spot], ordinal=ordinal))


EMPTY = Version()


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
