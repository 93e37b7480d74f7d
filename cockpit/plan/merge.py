"""Which entries of all documents are one item: files by name within a track, texts by kind and track or due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cockpit.core.model import SHARED, Kind, Mention
from cockpit.core.quick import quick
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename, code_key, distinct, loose, same_path, without_code

_STATEFUL = frozenset({"checkbox", "mark", "glyph", "status-cell", "heading", "front-matter"})
_SCANNED = 48
"""How many items of one text are compared before a new one is made."""


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry and the document it stands in, by index."""

    document: int
    index: int
    entry: Entry


new_ref = quick(Ref)


@dataclass(slots=True, eq=False)
class Group:
    """The entries that are one item. `file` is the name of the file it is, or ''."""

    refs: list[Ref]
    track: str
    due: datetime | None
    file: str = ""
    path: str = ""
    """The longest path that its file was written with."""
    shown: str = ""
    """What its file is called where its name alone means several."""
    seen: list[tuple[int, Mention]] = field(default_factory=list)
    """Mentions that are only shown, such as headlines that name its file."""
    id: str = ""

    def holds(self, document: int) -> bool:
        return self.refs[-1].document == document or any(ref.document == document for ref in self.refs)


def kind_class(kind: Kind) -> str:
    return "criterion" if kind == "metric" else kind


class Merger:
    """Takes entries document by document and puts each into the item it belongs to."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.groups: list[Group] = []
        self.of: dict[tuple[int, int], Group] = {}
        """The item that an entry, by document and index, stands for."""
        self.files: dict[tuple[str, str], list[Group]] = {}
        self.texts: dict[tuple[str, str], list[Group]] = {}
        self._cursor: dict[tuple[str, str], tuple[int, int]] = {}

    def add(self, ref: Ref) -> None:
        """Find the item of an entry, or make it."""
        entry = ref.entry
        if not entry.owned:
            self._text(ref)
            return
        for path in entry.owned:
            self._file(ref, path)

    def _file(self, ref: Ref, path: str) -> None:
        entry, name = ref.entry, basename(path)
        known = self.files.setdefault((entry.track, name), [])
        for group in known[:_SCANNED]:
            if not same_path(group.path, path):
                continue
            if not group.holds(ref.document) or _one_state(group, ref):
                group.path = max(group.path, path, key=len)
                self._join(group, ref)
                return
        known.append(self._new(ref, name, path))

    def _text(self, ref: Ref) -> None:
        entry = ref.entry
        mention = entry.mention
        if not mention.key:
            self._new(ref)
            return
        key = (kind_class(entry.kind), identity_text(entry))
        known = self.texts.get(key)
        if known is None:
            self.texts[key] = [self._new(ref)]
            return
        document, first = self._cursor.get(key, (-1, 0))
        first = first if document == ref.document else 0
        for place in range(first, min(len(known), first + _SCANNED)):
            if _same(known[place], ref):
                self._cursor[key] = (ref.document, place + 1 if place == first else first)
                self._join(known[place], ref)
                return
        known.append(self._new(ref))

    def _new(self, ref: Ref, name: str = "", path: str = "") -> Group:
        group = Group([ref], ref.entry.track, ref.entry.due, name, path)
        self.groups.append(group)
        self.of.setdefault((ref.document, ref.index), group)
        return group

    def _join(self, group: Group, ref: Ref) -> None:
        group.refs.append(ref)
        group.due = group.due or ref.entry.due
        if group.track == SHARED and not group.file:
            group.track = ref.entry.track
        self.of.setdefault((ref.document, ref.index), group)

    def settle_shared(self) -> None:
        """A file that stands in `shared` and in exactly one track is that track's."""
        tracks: dict[str, set[str]] = {}
        for track, name in self.files:
            if track != SHARED:
                tracks.setdefault(name, set()).add(track)
        gone: set[int] = set()
        for (track, name), groups in list(self.files.items()):
            owners = tracks.get(name, set())
            if track != SHARED or len(owners) != 1:
                continue
            targets = self.files[next(iter(owners)), name]
            for group in groups:
                target = next((one for one in targets if same_path(one.path, group.path)), None)
                if target is not None and not any(target.holds(ref.document) for ref in group.refs):
                    self._absorb(target, group)
                    gone.add(id(group))
        if gone:
            self.groups = [group for group in self.groups if id(group) not in gone]

    def _absorb(self, target: Group, group: Group) -> None:
        for ref in group.refs:
            target.refs.append(ref)
            target.due = target.due or ref.entry.due
            if self.of.get((ref.document, ref.index)) is group:
                self.of[ref.document, ref.index] = target

    def tell_apart(self) -> None:
        """Show as much of their paths as it takes where files of one name are several."""
        for groups in self.files.values():
            if len({group.path for group in groups}) > 1:
                for group in groups:
                    others = [other.path for other in groups if not same_path(other.path, group.path)]
                    group.shown = distinct(group.path, others)

    def by_file(self, track: str, path: str) -> Group | None:
        """The item that is a file of a track, None if no plan has it."""
        found = self.files.get((track, basename(path)), ())
        return next((group for group in found if same_path(group.path, path)), None)


def identity_text(entry: Entry) -> str:
    """What makes an entry without a file the same as another one."""
    mention = entry.mention
    key = without_code(mention.key, mention.leading_id)
    return loose(key) or key if kind_class(entry.kind) == "criterion" else key


def _one_state(group: Group, ref: Ref) -> bool:
    """Within one document a file is one item as long as only one place keeps its state."""
    here = [known.entry for known in group.refs if known.document == ref.document] + [ref.entry]
    return sum(entry.mention.form in _STATEFUL for entry in here) <= 1 and not _dues_differ(group, ref.entry)


def _dues_differ(group: Group, entry: Entry) -> bool:
    return group.due is not None and entry.due is not None and group.due != entry.due


def _same(group: Group, ref: Ref) -> bool:
    entry, first = ref.entry, group.refs[0].entry
    if _dues_differ(group, entry):
        return False
    if group.track not in (entry.track, SHARED) and entry.track != SHARED:
        return False
    codes = (entry.mention.leading_id, first.mention.leading_id)
    if all(codes) and code_key(codes[0]) != code_key(codes[1]):
        return False
    declared = entry.track != SHARED and group.track == entry.track
    if group.holds(ref.document):
        return declared and _row_and_line(group, ref)
    return declared or (entry.due is not None and entry.due == group.due)


def _row_and_line(group: Group, ref: Ref) -> bool:
    """A status row and a glyph line of one track with one text are one thing told twice."""
    forms = {known.entry.mention.form for known in group.refs if known.document == ref.document}
    return len(forms) == 1 and {*forms, ref.entry.mention.form} == {"status-cell", "glyph"}
