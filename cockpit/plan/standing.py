"""From a group of entries to an `Item`: which mention speaks for it, and what state that makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cockpit.core.model import COUNTED_KINDS, SHARED, Finding, Form, Item, Kind, Mention, State
from cockpit.core.quick import quick
from cockpit.plan.entries import Document, Entry
from cockpit.plan.identity import basename, same_path
from cockpit.plan.merge import Group, Ref

_new_item = quick(Item)
FORM_RANK: dict[Form, int] = {
    "checkbox": 0, "status-cell": 1, "mark": 2, "heading": 3, "front-matter": 3, "glyph": 4, "row": 5, "bullet": 6,
}  # fmt: skip
_LEAST_DONE: tuple[State, ...] = ("todo", "blocked", "doing", "deferred", "cancelled", "done")
_DONE_RANK: dict[State, int] = {state: rank for rank, state in enumerate(_LEAST_DONE)}
_KIND_RANK: dict[Kind, int] = {
    "deliverable": 0, "action": 1, "task": 2, "criterion": 3, "metric": 4, "blocker": 5, "note": 6,
}  # fmt: skip


def in_order(group: Group, documents: Sequence[Document]) -> list[Ref]:
    """The refs of an item: its track's own plan first, plans before other roles, then by how firmly they keep state."""
    if len(group.refs) == 1:
        return group.refs

    def rank(ref: Ref) -> tuple[bool, bool, int, int, int]:
        document = documents[ref.document]
        own = document.track is not None and document.track == group.track
        mention = ref.entry.mention
        return not own, document.role != "plan", FORM_RANK[mention.form], ref.document, mention.line

    return sorted(group.refs, key=rank)


def state_of(refs: Sequence[Ref], documents: Sequence[Document], track: str) -> State:
    """The state of an item of a track by the places that mean it. One that any plan moved on from the day on which
    another still calls it open is deferred."""
    found = _told_by(refs, documents, track)
    if found == "todo" and any(ref.entry.moved for ref in refs):
        told = [ref for ref in refs if ref.entry.mention.role != "reference"]
        return "deferred" if _told_by(_without_outdated(told), documents, track) == "deferred" else found
    return found


def _told_by(refs: Sequence[Ref], documents: Sequence[Document], track: str) -> State:
    return state_told((ref.entry.mention, documents[ref.document].track == track) for ref in refs)


def state_told(told: Iterable[tuple[Mention, bool]]) -> State:
    """The state that the firmest mention tells, those in the track's own plan (True) before others; among equals the
    least done. Reference documents say nothing."""
    best: tuple[bool, int, int] | None = None
    found: State = "todo"
    for mention, own in told:
        if mention.state is None or mention.role == "reference":
            continue
        rank = (not own, FORM_RANK[mention.form], _DONE_RANK[mention.state])
        if best is None or rank < best:
            best, found = rank, mention.state
    return found


def make_item(
    group: Group, documents: Sequence[Document], parent: str | None = None, children: tuple[str, ...] = ()
) -> Item:
    """The item of a group, without what it needs. `parent` and `children` are ids."""
    refs = in_order(group, documents)
    first = refs[0].entry
    if len(refs) == 1 and not group.seen:
        return _single(group, first, parent, children)
    entries = [ref.entry for ref in refs]
    told = [entry for entry in entries if entry.mention.role != "reference"]
    reference = not told
    kind = min((entry.kind for entry in told or entries), key=_KIND_RANK.__getitem__)
    moved = [entry for entry in told if entry.moved]
    timed = next((entry for entry in [*moved, *told, *entries] if entry.due is not None), first)
    mentions = tuple(entry.mention for entry in entries) + tuple(mention for _, mention in group.seen)
    return Item(
        id=group.id,
        kind="note" if reference and kind in COUNTED_KINDS else kind,
        track=group.track,
        text=_text(group, first),
        state=state_of(refs, documents, group.track),
        owner=_first(entry.owner for entry in entries),
        type=_first(entry.type for entry in entries),
        group=_first(entry.group for entry in entries),
        section=first.mention.section,
        counted=any(entry.counted for entry in told),
        reference=reference,
        moved=timed.moved,
        start=timed.start,
        due=timed.due,
        target=_first(entry.target for entry in entries),
        estimate=_first(entry.estimate for entry in entries),
        parent=parent,
        children=children,
        files=_files(group, entries),
        is_file=bool(group.file),
        waits_on=_first(entry.waits_on for entry in entries),
        mentions=mentions,
        details=_details(group, entries),
    )


def _single(group: Group, entry: Entry, parent: str | None, children: tuple[str, ...]) -> Item:
    mention = entry.mention
    reference = mention.role == "reference"
    kind = entry.kind
    details = entry.details
    if group.file and len(mention.text) > len(group.file):
        details = (mention.text, *details)
    return _new_item(
        id=group.id,
        kind="note" if reference and kind in COUNTED_KINDS else kind,
        track=group.track,
        text=group.shown or group.file or mention.text,
        state="todo" if reference or mention.state is None else mention.state,
        owner=entry.owner,
        type=entry.type,
        group=entry.group,
        section=mention.section,
        counted=entry.counted,
        reference=reference,
        moved=entry.moved,
        start=entry.start,
        due=entry.due,
        target=entry.target,
        estimate=entry.estimate,
        parent=parent,
        children=children,
        files=_files(group, (entry,)) if entry.owned else entry.files,
        is_file=bool(group.file),
        waits_on=entry.waits_on,
        mentions=(mention,),
        details=details,
    )


def _text(group: Group, first: Entry) -> str:
    return group.shown or group.file or first.mention.text


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _files(group: Group, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The file itself first, by the longest path anybody wrote; then the others."""
    own = sorted(
        {
            path
            for entry in entries
            for path in entry.owned
            if basename(path) == group.file and same_path(path, group.path)
        },
        key=len,
        reverse=True,
    )
    names = {basename(path) for path in own}
    others = [path for entry in entries for path in entry.files if basename(path) not in names]
    return tuple(dict.fromkeys((*own[:1], *others)))


def _details(group: Group, entries: Sequence[Entry]) -> tuple[str, ...]:
    texts = [entry.mention.text for entry in entries] if group.file else []
    bare = {group.file, group.shown, *(path for entry in entries for path in entry.owned)}
    found = [text for text in texts if text not in bare] + [text for entry in entries for text in entry.details]
    return tuple(dict.fromkeys(found))


def disagreement(group: Group, documents: Sequence[Document]) -> Finding | None:
    """A finding when plans tell different states or dues of one item."""
    if len(group.refs) == 1:
        return None
    plans = [ref for ref in in_order(group, documents) if ref.entry.mention.role == "plan"]
    refs = _without_outdated(plans)
    states = [ref for ref in refs if ref.entry.mention.state is not None]
    if len({ref.entry.mention.state for ref in states}) > 1:
        return _differ(group, states, "state", [str(ref.entry.mention.state) for ref in states])
    dated = [ref for ref in refs if ref.entry.due is not None]
    if len({ref.entry.due for ref in dated}) > 1:
        return _differ(group, dated, "due", [f"{ref.entry.due:%a %d %b}" for ref in dated])
    return None


def _without_outdated(refs: Sequence[Ref]) -> Sequence[Ref]:
    """The places but for those that a move has passed: open, and due before the day it was put off to, or never."""
    days = [ref.entry.due for ref in refs if ref.entry.moved and ref.entry.due is not None]
    if not days:
        return refs
    first = min(days)

    def is_outdated(entry: Entry) -> bool:
        return not entry.moved and entry.mention.state == "todo" and (entry.due is None or entry.due < first)

    return [ref for ref in refs if not is_outdated(ref.entry)]


def _differ(group: Group, refs: Sequence[Ref], what: str, told: Sequence[str]) -> Finding:
    first = refs[0].entry.mention
    other = next(place for place, value in enumerate(told) if value != told[0])
    beside = refs[other].entry.mention
    return Finding(
        code="conflicting-mentions",
        severity="warning",
        path=beside.path,
        line=beside.line,
        message=f"“{_text(group, refs[0].entry)}” is {told[other]} here and {told[0]} in {first.path}:{first.line}"
        + (f", so its {what} is taken from there." if told[0] else "."),
        remedy="Say the same in both places; a tick in the cockpit writes to both.",
    )


def is_shared(track: str) -> bool:
    return track == SHARED
