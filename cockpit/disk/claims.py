"""Noticing that another program took a tick back.

An editor that had a plan open before a tick saves it over the tick; nobody can prevent that. So every state written
here, and every one that another cockpit notes in the journal while this one runs, is remembered until somebody says
otherwise, and compared with each foreign change of its plan. What was taken back is told and can be written again with
one key; nothing is written by itself, because the other program may have meant it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from cockpit.core.model import Mention, State
from cockpit.disk.journal import Entry
from cockpit.disk.notes import STATES
from cockpit.plan.entries import Document
from cockpit.plan.relocate import Identity, by_key, identify, relocate
from cockpit.plan.splice import Refusal

LIMIT = 10_000
_HANDOFFS = {"met": "done", "pending": "todo"}
Key = tuple[str, str, tuple[str, ...], int]
Place = tuple[Mention, State, date | None]
"""Where to write which state again, and for a deferred item the day that it moves to."""


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
    """`want` should stand. `past` is what stood there before, through all that was written since this began: a stale
    buffer may be several writes old. Not `watched`: nobody minds by now, and only `past` is kept for the next write."""

    identity: Identity
    want: State
    past: frozenset[State]
    who: str
    at: datetime
    until: date | None = None
    watched: bool = True


class Claims:
    """All states that were written and still should stand, and those that no longer do.

    Entries must come in the order of the writes, and what is compared must be no older than the last entry for it and
    no newer than what writers had noted when the entries were read (see `vigil`).
    """

    def __init__(self) -> None:
        self._claims: dict[Key, _Claim] = {}
        self._reverted: dict[Key, Mention] = {}

    @property
    def reverted(self) -> tuple[Reverted, ...]:
        """What another program took back, in the order of plans and lines."""
        found = []
        for key, m in self._reverted.items():
            c = self._claims[key]
            found.append(
                Reverted(path=m.path, line=m.line, text=m.text, want=c.want, found=_state(m), who=c.who, at=c.at)
            )
        return tuple(sorted(found, key=lambda one: (one.path, one.line)))

    @property
    def told(self) -> tuple[Key, ...]:
        """The keys of what another program took back."""
        return tuple(self._reverted)

    def places(self, *keys: Key) -> list[Place]:
        """Where to write what again, in all or at these keys."""
        there = ((self._reverted[key], self._claims[key]) for key in keys or self.told if key in self._reverted)
        return [(mention, claim.want, claim.until) for mention, claim in there]

    def forget_reverted(self) -> None:
        """Take the other program's word."""
        for key in self._reverted:
            self._claims[key] = replace(self._claims[key], watched=False)
        self._reverted.clear()

    def note(self, entries: Iterable[Entry], documents: Mapping[str, Document]) -> tuple[Entry, ...]:
        """Remember what entries of the journal say about items in these documents; what stands in none of them."""
        places: dict[str, dict[str, list[Mention]]] = {}
        missing = []
        for entry in entries:
            if (document := documents.get(entry.path)) is None:
                continue
            if entry.path not in places:
                places[entry.path] = by_key(document)
            mention = _mention_of(entry, places[entry.path].get(entry.key, []))
            if mention is None:
                missing.append(entry)
            else:
                self._note(entry, mention, document)
        while len(self._claims) > LIMIT:
            oldest = next(iter(self._claims))
            self._reverted.pop(oldest, None)
            del self._claims[oldest]
        return tuple(missing)

    def _note(self, entry: Entry, mention: Mention, document: Document) -> None:
        key = _key(mention)
        self._reverted.pop(key, None)
        last = self._claims.pop(key, None)
        want, before = _meant(entry.after), _meant(entry.before)
        if want is None or before is None:
            return
        past = {before} | (last.past | {last.want} if last else set())
        self._claims[key] = _Claim(
            identity=identify(mention, document), want=want, past=frozenset(past - {want}), who=entry.who, at=entry.at,
            watched=entry.how != "undo", until=_until(mention, document) if want == "deferred" else None,
        )  # fmt: skip

    def wished(self, mention: Mention, want: str) -> None:
        """A person asked for a state that stands there already. Where that is what another program brought back, it is
        what should stand from now on."""
        key, state = _key(mention), _meant(want)
        claim, told = self._claims.get(key), self._told(key)
        if claim is None or state is None or (claim.watched and state != told):
            return
        past = (claim.past | {claim.want}) - {state}
        self._claims[key] = replace(claim, want=state, past=past, watched=True)
        self._reverted.pop(key, None)

    def doubts(self, path: str, document: Document | None) -> bool:
        """Whether a plan seems to say something else than what was written and not told yet."""
        return any(
            mention is not None and _state(mention) != claim.want and _state(mention) != self._told(key)
            for key, claim, mention in self._places_in(path, document)
        )

    def _told(self, key: Key) -> State | None:
        return _state(self._reverted[key]) if key in self._reverted else None

    def compare(self, path: str, document: Document | None) -> None:
        """Hold a plan as it is now against what was written; None for one that is gone."""
        for key, claim, mention in self._places_in(path, document):
            state = _state(mention) if mention else None
            if mention is None or state == claim.want:  # gone, it may come back: a branch switch, a save by delete
                self._reverted.pop(key, None)
            elif state in claim.past:
                self._reverted[key] = mention
            else:
                self._reverted.pop(key, None)  # decided anew: no longer ours to watch
                self._claims[key] = replace(claim, watched=False)

    def _places_in(self, path: str, document: Document | None) -> list[tuple[Key, _Claim, Mention | None]]:
        """What is watched in a plan, and where it stands now."""
        watched = [(key, claim) for key, claim in self._claims.items() if key[0] == path and claim.watched]
        if document is None or not watched:
            return [(key, claim, None) for key, claim in watched]
        index = by_key(document)
        return [(key, claim, _found(claim, document, index)) for key, claim in watched]


def _state(mention: Mention) -> State:
    return mention.state or "todo"


def _meant(word: str) -> State | None:
    """The state that a word of the journal stands for: a handoff is met or pending."""
    word = _HANDOFFS.get(word, word)
    return word if word in STATES else None  # type: ignore[return-value]  # looked up just now


def _until(mention: Mention, document: Document) -> date | None:
    """The day that a deferred item moves to, where its line names one."""
    return next((e.due.date() for e in document.entries if e.mention is mention and e.moved and e.due), None)


def _key(mention: Mention) -> Key:
    return mention.path, mention.key, mention.section, mention.ordinal


def _mention_of(entry: Entry, found: list[Mention]) -> Mention | None:
    exact = [m for m in found if (m.section, m.ordinal) == (entry.section, entry.ordinal)]
    found = exact or found
    return found[0] if len(found) == 1 else None


def _found(claim: _Claim, document: Document, index: Mapping[str, list[Mention]]) -> Mention | None:
    try:
        return relocate(claim.identity, document, index)
    except Refusal:
        return None


def with_items(reverted: Iterable[Reverted], items: Mapping[tuple[str, int], str]) -> tuple[Reverted, ...]:
    """With the ids of their items, by path and line."""
    return tuple(replace(one, item=items.get((one.path, one.line))) for one in reverted)
