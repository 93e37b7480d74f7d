"""Finding an item again in a plan that has moved on, by what it is and not by where it stood. Never a guess.

The identity of a place is its normalised text; then the headings above it, which may be edited too; then its place
among equals, as long as their number is the same. An id at the start of the text (`T012`, `US-019`) helps where the
text was reworded. Whatever stays ambiguous is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cockpit.core.model import Mention
from cockpit.plan.entries import UNWRITABLE, Document
from cockpit.plan.splice import Refusal

_ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What is needed to find a place again: `twins` counts the places with its text, `peers` those that share its
    headings too, and `rank` and `ordinal` are its places among them."""

    path: str
    line: int
    text: str
    key: str
    section: tuple[str, ...]
    leading_id: str
    ordinal: int
    peers: int
    rank: int
    twins: int
    ids: int


def mentions_in(document: Document) -> Iterator[Mention]:
    """Every place in a plan that can be changed, in no particular order, once each."""
    seen = set()
    read = [document.entries, document.dependencies, document.blockers]
    for mention in (entry.mention for entries in read for entry in entries):  # type: ignore[attr-defined]  # all three have one
        if mention.slot != UNWRITABLE and (place := (mention.slot, mention.key)) not in seen:
            seen.add(place)
            yield mention


def identify(mention: Mention, document: Document) -> Identity:
    """The identity of a place as its document stands."""
    twins, ids = [], 0
    for other in mentions_in(document):
        if other.key == mention.key:
            twins.append(other)
        ids += bool(mention.leading_id) and other.leading_id == mention.leading_id
    twins.sort(key=lambda other: other.slot)
    peers = [other for other in twins if other.section == mention.section]
    return Identity(
        path=mention.path, line=mention.line, text=mention.text, key=mention.key, section=mention.section,
        leading_id=mention.leading_id, ordinal=_place(mention, peers), peers=len(peers), rank=_place(mention, twins),
        twins=len(twins), ids=ids,
    )  # fmt: skip


def _place(mention: Mention, among: Sequence[Mention]) -> int:
    return sum(other.slot < mention.slot for other in among)


def by_key(document: Document) -> dict[str, list[Mention]]:
    """Every place in a plan that can be changed, by its normalised text: an index for many searches."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions_in(document):
        found.setdefault(mention.key, []).append(mention)
    return found


def relocate(identity: Identity, document: Document, index: Mapping[str, list[Mention]] | None = None) -> Mention:
    """The same place in another state of its plan; `index` is its `by_key`. Raises Refusal when it is gone or cannot be
    told from others."""
    equal = (
        [m for m in mentions_in(document) if m.key == identity.key] if index is None else index.get(identity.key, [])
    )
    twins = sorted(equal, key=lambda m: m.slot)
    peers = [mention for mention in twins if mention.section == identity.section]
    if len(twins) == 1 and identity.twins == 1:
        return twins[0]
    if len(peers) == 1 and identity.peers == 1:
        return peers[0]
    if peers and len(peers) == identity.peers:
        return peers[identity.ordinal]
    if twins and not peers and len(twins) == identity.twins:
        return twins[identity.rank]
    if twins:
        reason = f"ambiguous: {len(twins)} equal lines and the file has changed; look and press again"
        raise Refusal(reason, identity.path, identity.line)
    return _by_id(identity, document)


def _by_id(identity: Identity, document: Document) -> Mention:
    """By an id with a letter in it, alone before and after; numbers (`1.1.2`) shift when a list grows."""
    code = identity.leading_id
    if any(char.isalpha() for char in code) and identity.ids == 1:
        found = [mention for mention in mentions_in(document) if mention.leading_id == code]
        if len(found) == 1 and SequenceMatcher(None, found[0].key, identity.key).ratio() >= _ALIKE:
            return found[0]
    raise Refusal(f"“{identity.text}” is gone from it", identity.path)


def follow(mention: Mention, before: Document, after: Document) -> Mention:
    """The place that `mention`, read in `before`, has in `after`. Raises Refusal."""
    return mention if before is after else relocate(identify(mention, before), after)
