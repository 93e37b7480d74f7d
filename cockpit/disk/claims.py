"""Noticing that another program took a tick back.

An editor that had a plan open before a tick saves it over the tick; nobody can prevent that. So every state written
here, and every one that another cockpit notes in the journal while this one runs, is remembered until somebody says
otherwise, and compared with each foreign change of its plan. What was taken back is told and can be written again with
one key; nothing is written by itself, because the other program may have meant it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from cockpit.core.model import Mention, State
from cockpit.disk.journal import Entry
from cockpit.plan.entries import Document
from cockpit.plan.relocate import Identity, identify, mentions_in, relocate
from cockpit.plan.splice import Refusal

LIMIT = 2000
_STATES = get_args(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverted:
    """A state written here that another program took back: `want` was written, `found` stands there now."""

    path: str
    line: int
    text: str
    want: State
    found: State
    who: str
    at: datetime
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    identity: Identity
    want: State
    before: State
    who: str
    at: datetime


class Claims:
    """All states that were written and still should stand, and those that no longer do."""

    def __init__(self) -> None:
        self._claims: dict[tuple[str, str, tuple[str, ...], int], _Claim] = {}
        self._reverted: dict[tuple[str, str, tuple[str, ...], int], tuple[_Claim, Mention]] = {}

    @property
    def reverted(self) -> tuple[Reverted, ...]:
        """What another program took back, in the order of plans and lines."""
        found = [
            Reverted(path=m.path, line=m.line, text=m.text, want=c.want, found=m.state or "todo", who=c.who, at=c.at)
            for c, m in self._reverted.values()
        ]
        return tuple(sorted(found, key=lambda one: (one.path, one.line)))

    def places(self) -> tuple[tuple[Mention, State], ...]:
        """Where to write what again."""
        return tuple((mention, claim.want) for claim, mention in self._reverted.values())

    def forget_reverted(self) -> None:
        """Take the other program's word."""
        for key in self._reverted:
            self._claims.pop(key, None)
        self._reverted.clear()

    def note(self, entries: Iterable[Entry], documents: Mapping[str, Document]) -> None:
        """Remember what entries of the journal say about items in these documents (as they are after the change)."""
        for entry in entries:
            document = documents.get(entry.path)
            mention = _mention_of(entry, document) if document else None
            if document is None or mention is None:
                continue
            key = _key(mention)
            self._reverted.pop(key, None)
            self._claims.pop(key, None)
            if entry.how == "undo" or entry.before not in _STATES or entry.after not in _STATES:
                continue
            want: State = entry.after  # type: ignore[assignment]
            before: State = entry.before  # type: ignore[assignment]
            identity = identify(mention, document)
            self._claims[key] = _Claim(identity=identity, want=want, before=before, who=entry.who, at=entry.at)
        while len(self._claims) > LIMIT:
            del self._claims[next(iter(self._claims))]

    def wished(self, mention: Mention, want: str) -> bool:
        """A person asked for a state that stands there already: what was written before it need not stand any more.
        Whether that changes anything."""
        claim = self._claims.get(key := _key(mention))
        if claim is None or claim.want == want:
            return False
        del self._claims[key]
        self._reverted.pop(key, None)
        return True

    def compare(self, changed: Mapping[str, Document | None]) -> None:
        """Hold what others changed against what was written. `changed`: documents now, None for those that are gone."""
        for key, claim in list(self._claims.items()):
            path = claim.identity.path
            if path not in changed:
                continue
            mention = _found(claim, changed[path])
            state = (mention.state or "todo") if mention else None
            if mention is None:
                self._reverted.pop(key, None)  # its plan may come back: a branch switch, a save by delete and create
            elif state not in (claim.want, claim.before):
                self._reverted.pop(key, None)  # decided anew: no longer ours to watch
                del self._claims[key]
            elif state == claim.want:
                self._reverted.pop(key, None)
            else:
                self._reverted[key] = (claim, mention)


def _key(mention: Mention) -> tuple[str, str, tuple[str, ...], int]:
    return mention.path, mention.key, mention.section, mention.ordinal


def _mention_of(entry: Entry, document: Document) -> Mention | None:
    found = [m for m in mentions_in(document) if m.key == entry.key]
    exact = [m for m in found if (m.section, m.ordinal) == (entry.section, entry.ordinal)]
    found = exact or found
    return found[0] if len(found) == 1 else None


def _found(claim: _Claim, document: Document | None) -> Mention | None:
    if document is None:
        return None
    try:
        return relocate(claim.identity, document)
    except Refusal:
        return None


def with_items(reverted: Iterable[Reverted], items: Mapping[tuple[str, int], str]) -> tuple[Reverted, ...]:
    """With the ids of their items, by path and line."""
    return tuple(replace(one, item=items.get((one.path, one.line))) for one in reverted)
