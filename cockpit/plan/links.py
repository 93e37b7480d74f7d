"""What connects items: parents and children, what waits for what, and names that mean an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.model import SHARED
from cockpit.core.text import normalise
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename, code_key, note_key, same_path, without_code
from cockpit.plan.merge import Group, Merger, Ref
from cockpit.plan.names import TrackNames

_PHASE = re.compile(r"(?:all\s+)?(?:phase|etappe|étape|fase|фаза|フェーズ|阶段|단계)s?\s*#?(\d{1,3})\b", re.IGNORECASE)
_PHASE_ITEMS = 40
_LAST = 3
"""A name as common as more than this many items means none of them."""


class Links:
    """Finds items by what plans call them. Built once per board, asked for each name."""

    def __init__(self, documents: Sequence[Document], merger: Merger, names: TrackNames) -> None:
        self.documents, self.merger, self.names = documents, merger, names
        self.codes: dict[str, list[Group]] = {}
        self.texts: dict[str, list[Group]] = {}
        self.files: dict[str, list[Group]] = {}
        self.phases: dict[tuple[int, int], list[Group]] = {}
        for group in merger.groups:
            self._index(group)

    def _index(self, group: Group) -> None:
        for ref in group.refs:
            mention = ref.entry.mention
            if mention.leading_id:
                _append(self.codes, code_key(mention.leading_id), group)
            if ref.entry.phase is not None:
                self.phases.setdefault((ref.document, ref.entry.phase), []).append(group)
        if group.file:
            _append(self.files, group.file, group)

    def _by_text(self) -> dict[str, list[Group]]:
        if not self.texts:
            for group in self.merger.groups:
                mention = group.refs[0].entry.mention
                if mention.key:
                    _append(self.texts, mention.key, group)
                    if (bare := note_key(mention.key)) != mention.key:
                        _append(self.texts, bare, group)
                    if mention.leading_id:
                        _append(self.texts, without_code(mention.key, mention.leading_id), group)
        return self.texts

    def find(self, track: str, name: str) -> tuple[str, ...]:
        """Ids of the items that a file name, id or text means; of one track where `track` is given."""
        found = (
            self._of_file(name.strip("`")) or self.codes.get(code_key(name))
            or self._by_text().get(normalise(name)) or self._by_text().get(note_key(normalise(name))) or ()
        )  # fmt: skip
        ids = [group.id for group in found if not track or group.track == track]
        return tuple(ids) if len(ids) <= _LAST else ()

    def _of_file(self, path: str) -> list[Group]:
        return [group for group in self.files.get(basename(path), ()) if same_path(group.path, path)]

    def needs(self, ref: Ref) -> tuple[list[str], list[str]]:
        """(items, tracks) that an entry waits for."""
        items: list[str] = []
        tracks: list[str] = []
        for name in ref.entry.depends:
            found, named = self._meant(ref.document, name)
            items += found
            tracks += named
        return items, tracks

    def means_items(self, document: int, name: str) -> bool:
        """Whether a name in a document means items or a track."""
        return any(self._meant(document, name))

    def _meant(self, document: int, name: str) -> tuple[list[str], list[str]]:
        here = self._here(document, name)
        if here:
            return [group.id for group in here], []
        if phase := _PHASE.match(name):
            track = self.names.exact(phase[0])
            tasks = self.phases.get((document, int(phase[1])), [])[:_PHASE_ITEMS]
            return [group.id for group in tasks], [track] if track else []
        if track := self.names.owner(name):
            return [], [track]
        return list(self.find("", name)), []

    def _here(self, document: int, name: str) -> list[Group]:
        """Items with that id, those of the same document before others."""
        found = self.codes.get(code_key(name), [])
        here = [group for group in found if any(known.document == document for known in group.refs)]
        chosen = here or found
        return chosen if len(chosen) <= _LAST else []


def _append(index: dict[str, list[Group]], key: str, group: Group) -> None:
    known = index.setdefault(key, [])
    if not known or known[-1] is not group:
        known.append(group)


def parent_of(group: Group, first: Ref, merger: Merger) -> Group | None:
    """The item around an item, as the mention that stands for it has it; never a circle."""
    entry: Entry = first.entry
    if entry.parent is None:
        return None
    parent = merger.of.get((first.document, entry.parent))
    return parent if parent is not group else None


def is_shared(track: str) -> bool:
    return track == SHARED
