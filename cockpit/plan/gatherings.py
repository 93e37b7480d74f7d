"""Checkpoints, dependencies and blockers of all plans and sprint.toml, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cockpit.core.model import SHARED, Blocker, Checkpoint, Dependency, Mention, Place
from cockpit.core.prerequisites import Prerequisite
from cockpit.core.settings import Settings
from cockpit.core.text import normalise
from cockpit.plan.entries import BlockerRead, CheckpointRead, DependencyRead, Document
from cockpit.plan.identity import Ids
from cockpit.plan.merge import Group
from cockpit.plan.when import inline_when, read_when

Find = Callable[[str, str], tuple[str, ...]]
"""(track or '', text or file name) → ids of the items meant."""


def due_of(settings: Settings, due: str | date) -> datetime | None:
    """A due of sprint.toml as a moment: a date means its end of day."""
    calendar = settings.calendar
    if isinstance(due, datetime):
        return due if due.tzinfo else calendar.at(due.date(), due.time())
    if isinstance(due, date):
        return calendar.end_of(due)
    if not due:
        return None
    when = read_when(due, calendar) or inline_when(due, calendar)
    return when.due if when is not None else None


# checkpoints


@dataclass(slots=True)
class _Gate:
    name: str
    named: bool
    due: datetime | None
    scope: str
    places: list[Place] = field(default_factory=list)
    items: dict[str, None] = field(default_factory=dict)


def checkpoints(
    documents: Sequence[Document], of: Mapping[tuple[int, int], Group], settings: Settings, ids: Ids, find: Find,
    criterion: Callable[[str, datetime | None, int], str],
) -> tuple[Checkpoint, ...]:  # fmt: skip
    """Gates with the same due and scope are one. `criterion` makes an item for a text that only sprint.toml has."""
    gates: dict[tuple[object, str], _Gate] = {}
    for number, document in enumerate(documents):
        found = [_gate(gates, read) for read in document.checkpoints]
        for index, entry in enumerate(document.entries):
            if entry.checkpoint is not None and (group := of.get((number, index))) is not None:
                found[entry.checkpoint].items.setdefault(group.id)
    for rule in settings.checkpoints:
        due = due_of(settings, rule.due)
        gate = _gate(gates, CheckpointRead(rule.name, due, "", Place(path=settings.file, line=max(1, rule.line))))
        gate.name = rule.name
        for text in rule.items:
            for item in find("", text) or (criterion(text, due, rule.line),):
                gate.items.setdefault(item)
    ordered = sorted(gates.values(), key=lambda gate: (gate.due is None, gate.due.timestamp() if gate.due else 0.0))
    return tuple(
        Checkpoint(
            id=ids.make("checkpoint", f"{gate.scope}|{gate.due}|{'' if gate.due else gate.name}"),
            name=gate.name, due=gate.due, scope=gate.scope, items=tuple(gate.items), places=tuple(gate.places),
        )
        for gate in ordered
        if gate.items
    )  # fmt: skip


def _gate(gates: dict[tuple[object, str], _Gate], read: CheckpointRead) -> _Gate:
    key = (read.due or normalise(read.name), read.scope)
    gate = gates.get(key)
    if gate is None:
        gate = gates[key] = _Gate(read.name, read.named, read.due, read.scope)
    elif read.named and not gate.named:
        gate.name, gate.named = read.name, True
    gate.places.append(read.place)
    return gate


# dependencies


@dataclass(slots=True)
class _Handoff:
    read: DependencyRead | None
    source: str
    target: str
    both: bool
    what: str
    due: datetime | None
    how: str = ""
    why: str = ""
    met: bool = False
    needs: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    sources: set[int] = field(default_factory=set)

    def listed(self) -> bool:
        """Whether it is one of several, which only its words tell apart."""
        return self.read is not None and self.read.listed

    def pair(self) -> tuple[object, ...]:
        ends = (self.source, self.target)
        return (self.both, *(sorted(ends) if self.both else ends))


def dependencies(documents: Sequence[Document], settings: Settings, ids: Ids, find: Find) -> tuple[Dependency, ...]:
    """The same pair from two sources, with the same due or one undated, is one handoff. sprint.toml is a source."""
    found: list[_Handoff] = []
    for number, document in enumerate(documents):
        if document.role in ("plan", "reference"):
            for read in document.dependencies:
                _handoff(found, _read(read, number, find), reference=document.role == "reference")
    for rule in settings.dependencies:
        told = _Handoff(None, rule.source, rule.target, rule.both, rule.what, due_of(settings, rule.due), rule.how)
        told.sources.add(-1)
        for text in rule.needs:
            for item in find(rule.source, text) or find("", text):
                told.needs.setdefault(item)
        _handoff(found, told, reference=False)
    return tuple(_dependency(handoff, ids) for handoff in found if -2 not in handoff.sources)


def _read(read: DependencyRead, number: int, find: Find) -> _Handoff:
    told = _Handoff(
        read, read.source, read.target, read.both, read.what, read.due, read.how, read.why, read.met,
        mentions=[read.mention], sources={number},
    )  # fmt: skip
    for name in read.files:
        for item in find(read.source, name):
            told.needs.setdefault(item)
    return told


def _handoff(found: list[_Handoff], told: _Handoff, *, reference: bool) -> None:
    """Add a handoff to the one it repeats. What only a reference document tells is no handoff."""
    for known in found:
        if known.pair() != told.pair() or (known.sources & told.sources):
            continue
        apart = known.due is not None and told.due is not None and known.due != told.due
        if (apart or known.listed() or told.listed()) and normalise(known.what) != normalise(told.what):
            continue
        known.mentions += told.mentions
        known.sources |= told.sources
        if reference:
            return
        known.sources.discard(-2)
        known.due = known.due or told.due
        known.what, known.how, known.why = known.what or told.what, known.how or told.how, known.why or told.why
        known.met = known.met or told.met
        known.needs.update(told.needs)
        return
    if reference:
        told.sources.add(-2)
        told.met = False
    found.append(told)


def _dependency(told: _Handoff, ids: Ids) -> Dependency:
    pair = f"{told.source}|{told.target}|{told.both}"
    return Dependency(
        id=ids.make(told.source, f"dependency|{pair}", place=f"{told.due}|{normalise(told.what)}"),
        source=told.source, target=told.target, both=told.both, what=told.what, how=told.how, why=told.why,
        due=told.due, needs=tuple(told.needs), met_by_hand=told.met, mentions=tuple(told.mentions),
    )  # fmt: skip


# blockers


def blockers(
    documents: Sequence[Document], of: Mapping[tuple[int, int], Group], ids: Ids, find: Find
) -> tuple[Blocker, ...]:
    """One blocker for each item that is one, and for each text of a track that stands in prose or cells."""
    found: dict[str, Blocker] = {}
    texts: dict[tuple[str, str], str] = {}
    for number, document in enumerate(documents):
        for read in document.blockers:
            blocker = _blocker(read, number, of, ids, find, texts)
            known = found.get(blocker.id)
            if known is None:
                found[blocker.id] = blocker
            else:
                found[blocker.id] = _one(known, blocker)
    return tuple(found.values())


def _blocker(
    read: BlockerRead, number: int, of: Mapping[tuple[int, int], Group], ids: Ids, find: Find,
    texts: dict[tuple[str, str], str],
) -> Blocker:  # fmt: skip
    group = of.get((number, read.entry)) if read.entry is not None else None
    if group is not None:
        blocker_id = group.id
    else:
        key = (read.track, read.mention.key)
        blocker_id = texts.get(key) or ids.make(read.track, f"blocker|{read.mention.key}")
        texts[key] = blocker_id
    held = tuple(dict.fromkeys(item for text in read.blocks for item in find(read.track, text) or find("", text)))
    own = find(read.track, read.mention.text) if read.entry is None and read.mention.form != "bullet" else ()
    return Blocker(
        id=blocker_id,
        track=group.track if group is not None else read.track,
        text=read.text,
        since=read.since,
        waits_on=read.waits_on,
        blocks=tuple(item for item in held if item != blocker_id),
        item=own[0] if len(own) == 1 and own[0] != blocker_id else None,
        resolved=read.resolved,
        resolved_at=read.resolved_at,
        mentions=(read.mention,),
    )


def _one(known: Blocker, other: Blocker) -> Blocker:
    """One blocker told in two places is open as long as one of them says so."""
    return replace(
        known,
        since=known.since or other.since,
        waits_on=known.waits_on or other.waits_on,
        blocks=tuple(dict.fromkeys((*known.blocks, *other.blocks))),
        resolved=known.resolved and other.resolved,
        resolved_at=known.resolved_at or other.resolved_at,
        mentions=(*known.mentions, *other.mentions),
    )


def tracks_in(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(track for track in dict.fromkeys(items) if track != SHARED)


# prerequisites


def prerequisites(
    documents: Sequence[Document], of: Mapping[tuple[int, int], Group], known: Callable[[int, str], bool]
) -> tuple[Prerequisite, ...]:
    """What plans say must be there first, once each; not what an item says only with the names of other items or
    tracks, which it then needs. `known` tells whether a name (and the number of its document) means any of those."""
    told: dict[tuple[str, str], Prerequisite] = {}
    for number, document in enumerate(documents):
        for read in document.prerequisites:
            if read.names and all(known(number, name) for name in read.names):
                continue
            group = of.get((number, read.entry)) if read.entry is not None else None
            found = replace(read.prerequisite, item=group.id) if group is not None else read.prerequisite
            told.setdefault((normalise(found.of), normalise(found.text)), found)
    return tuple(told.values())
