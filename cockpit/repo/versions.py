"""Versions of plans by blob. Each context and each line in it is read once ever; later it comes from the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from cockpit.core.model import Role
from cockpit.repo.blobs import contents
from cockpit.repo.cache import Cache
from cockpit.repo.dissect import Dissection, Dissector, starts, together
from cockpit.repo.git import Git
from cockpit.repo.sightings import EMPTY, Kept, Reader, Spot, Version, entries_of, from_row, is_row, to_row

Want = tuple[str, str]
"""(path relative to the root, blob)."""
Line = tuple[int, bytes]
"""A plain line in a run of a context."""
_AT_ONCE = 2000
"""Versions that are read together; what was read is kept after each such lot."""


@dataclass(slots=True)
class Context:
    """What was read of a plan in one context. `fixed` are entries by line of the context, `lines` by run and line."""

    role: Role = "ignore"
    track: str | None = None
    fixed: list[tuple[int, Kept]] = field(default_factory=list)
    lines: dict[Line, tuple[Kept, ...]] = field(default_factory=dict)
    rows: dict[Line, list[Any]] = field(default_factory=dict)
    """Lines from the cache that nobody asked for yet."""
    known: bool = False

    def line(self, line: Line) -> tuple[Kept, ...]:
        """What a line that was read means."""
        if line not in self.lines:
            self.lines[line] = tuple(from_row(row) for row in self.rows[line])
        return self.lines[line]


class Versions:
    """Gives the version of a plan that a blob is. `flavour` names everything but the bytes that reading depends on."""

    def __init__(self, git: Git, reader: Reader, flavour: str, cache: Cache) -> None:
        self._git, self._reader, self._flavour, self._cache = git, reader, flavour, cache
        self._known: dict[Want, Version] = {}
        self._contexts: dict[str, Context] = {}
        self.missing: set[str] = set()
        """Blobs that are not in the repository, or too large."""

    def prepare(self, wants: Iterable[Want]) -> None:
        """Have all these versions ready."""
        paths: dict[str, list[str]] = {}
        for path, oid in dict.fromkeys(wants):
            if oid and (path, oid) not in self._known:
                paths.setdefault(oid, []).append(path)
        lot: dict[Want, bytes] = {}
        for oid, data in contents(self._git, paths):
            if data is None:
                self.missing.add(oid)
            else:
                lot |= {(path, oid): data for path in paths[oid]}
            if len(lot) >= _AT_ONCE:
                self._known |= self._read(lot)
                lot = {}
        self._known |= self._read(lot)

    def of(self, path: str, oid: str) -> Version | None:
        """The version of a prepared blob: empty for no file, None for a missing one."""
        return self._known.get((path, oid)) if oid else EMPTY

    def read(self, files: Mapping[str, bytes]) -> dict[str, Version]:
        """The versions that some bytes are, by path relative to the root."""
        found = self._read({(path, ""): data for path, data in files.items()})
        return {path: version for (path, _), version in found.items()}

    def _read(self, lot: Mapping[Want, bytes]) -> dict[Want, Version]:
        """Versions with the same text, boxes apart, are taken apart and put together once."""
        dissector = Dissector()
        bare = {want: dissector.opened(data) for want, data in lot.items()}
        texts = {key: dissector.dissect(key[1]) for key in {(want[0], text): None for want, text in bare.items()}}
        names = {key: self._name(key[0], part) for key, part in texts.items()}
        wanted: dict[str, tuple[str, Dissection, dict[Line, None]]] = {}
        for (path, text), part in texts.items():
            _, _, lines = wanted.setdefault(names[path, text], (path, part, {}))
            lines.update(((run, line), None) for run, members in enumerate(part.runs) for line in members)
        self._load(wanted.keys() - self._contexts.keys())
        changed: dict[str, Any] = {}
        for name, (path, part, lines) in wanted.items():
            context = self._contexts.setdefault(name, Context())
            fresh = [line for line in lines if line not in context.lines and line not in context.rows]
            if fresh or not context.known:
                self._learn(context, self._git.shown(path), part, fresh)
                changed[name] = _to_json(context)
        self._cache.put_many("context", changed)
        frames = {key: _frame(self._contexts[names[key]], part, key[1]) for key, part in texts.items()}
        return {want: _version(frames[want[0], bare[want]], data) for want, data in lot.items()}

    def _learn(self, context: Context, path: str, part: Dissection, fresh: Iterable[Line]) -> None:
        """Read the lines that are not known yet, all in one plan with this context."""
        runs: list[list[bytes]] = [[] for _ in part.runs]
        for run, line in fresh:
            runs[run].append(line)
            context.lines[run, line] = ()
        data, origin = together(part.context, runs)
        begins = list(starts(data))
        document = self._reader(path, data)
        context.role, context.track, context.known, context.fixed = document.role, document.track, True, []
        lines = data.split(b"\n")
        for entry, days in entries_of(document):
            number = entry.mention.line
            box = entry.mention.slot[0] - begins[number - 1] if entry.mention.form == "checkbox" else -1
            kept = Kept(entry, box, days)
            if origin[number - 1] > 0:
                context.fixed.append((origin[number - 1], kept))
            else:
                place = (-origin[number - 1] - 1, lines[number - 1])
                context.lines[place] = (*context.lines[place], kept)

    def _load(self, names: Iterable[str]) -> None:
        for name, value in self._cache.get_many("context", names).items():
            try:
                self._contexts[name] = _from_json(value)
            except (ValueError, TypeError, LookupError, AttributeError):
                continue

    def _name(self, path: str, part: Dissection) -> str:
        asked = f"{self._flavour}\0{self._git.shown(path)}\0".encode("utf-8", "surrogateescape")
        return hashlib.blake2b(asked + b"\n".join(part.context), digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True)
class Frame:
    """A version without its ticks, and where in the bytes the box of each spot is."""

    version: Version
    boxes: tuple[tuple[int, Spot], ...]


def _frame(context: Context, part: Dissection, text: bytes) -> Frame:
    """Put a plan together from what its context and lines are known to mean."""
    found = [(part.fixed_at[number - 1], kept) for number, kept in context.fixed]
    lines = context.lines
    for run, (members, numbers) in enumerate(zip(part.runs, part.run_at, strict=True)):
        for line, number in zip(members, numbers, strict=True):
            found += [(number, kept) for kept in lines.get((run, line)) or context.line((run, line))]
    found.sort(key=itemgetter(0))
    begins = list(starts(text))
    spots: dict[Spot, int] = {}
    boxes: list[tuple[int, Spot]] = []
    places: dict[str, tuple[Spot, ...]] = {}
    counted: dict[str, int] = {}
    for number, kept in found:
        ordinal = counted.get(kept.pair, 0)
        counted[kept.pair] = ordinal + 1
        spot = kept, ordinal
        spots[spot] = number
        for bucket in kept.buckets:
            places[bucket] = (*places[bucket], spot) if bucket in places else (spot,)
        if kept.box >= 0:
            boxes.append((begins[number - 1] + kept.box, spot))
    conditional = frozenset(bucket for kept, _ in spots if kept.unless_busy for bucket in kept.buckets)
    return Frame(Version(context.role, context.track, spots, frozenset(), places, conditional), tuple(boxes))


def _version(frame: Frame, data: bytes) -> Version:
    bare = frame.version
    ticked = frozenset([spot for place, spot in frame.boxes if data[place] in b"xX"])
    return Version(bare.role, bare.track, bare.lines, ticked, bare.places, bare.conditional)


def _to_json(context: Context) -> list[Any]:
    rows = context.rows | {line: [to_row(kept) for kept in found] for line, found in context.lines.items()}
    fixed = [[number, to_row(kept)] for number, kept in context.fixed]
    lines = [[run, line.decode("utf-8", "surrogateescape"), found] for (run, line), found in rows.items()]
    return [context.role, context.track, fixed, lines]


def _from_json(value: list[Any]) -> Context:
    role, track, fixed, lines = value
    rows = {(int(run), line.encode("utf-8", "surrogateescape")): found for run, line, found in lines}
    for found in rows.values():
        if not all(is_row(row) for row in found):
            raise ValueError(found)
    return Context(role, track, [(int(number), from_row(row)) for number, row in fixed], {}, rows, known=True)
