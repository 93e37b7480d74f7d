"""A new board from an old one where only states changed, without assembling all plans again.

Pure. What it gives equals what `assemble` would give; where it cannot be sure of that it gives nothing. On a board of
100,000 items a tick is shown in milliseconds that way, where assembling takes seconds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cockpit.core.model import Blocker, Board, Dependency, Finding, Item, Mention, State
from cockpit.core.restating import note_differences, swapped
from cockpit.plan.crosscheck import too_late
from cockpit.plan.entries import BlockerRead, DependencyRead, Document, Entry
from cockpit.plan.standing import state_told

_TOO_LATE = "dependency-after-need"
_ALIKE = (
    "path", "role", "track", "written", "headlines", "topics", "checkpoints", "risks", "metrics", "ceremonies", "rungs",
    "prerequisites", "claims", "counts", "phases",
)  # fmt: skip
"""What has to be the same in a document, besides its entries, handoffs and blockers."""
_BOX_FORMS = frozenset({"checkbox", "mark"})
_Told = TypeVar("_Told", Dependency, Blocker)


@dataclass(frozen=True, slots=True)
class Index:
    """Where a board's items stand: their positions by plan, and the ids of those that others need or that need others.

    Stays true as long as boards follow from one another by `retouch`.
    """

    by_path: Mapping[str, Sequence[int]]
    connected: Collection[str]

    @classmethod
    def of(cls, board: Board) -> Index:
        """Of a board that was assembled."""
        by_path: dict[str, list[int]] = {}
        connected: set[str] = set()
        for position, item in enumerate(board.items):
            mentions = item.mentions
            for path in {mention.path for mention in mentions} if len(mentions) > 1 else (item.place.path,):
                if (places := by_path.get(path)) is None:
                    places = by_path[path] = []
                places.append(position)
            if item.needs:
                connected |= {item.id, *item.needs}
        for handoff in board.dependencies:
            connected.update(handoff.needs)
        return cls(by_path, connected)


def retouch(
    board: Board, index: Index, before: Mapping[str, Document], after: Mapping[str, Document],
    changed: Collection[str],
) -> Board | None:  # fmt: skip
    """The board of `after`, where `board` is that of `before` and only the plans `changed` differ; None when more than
    states changed in one of them, so that everything has to be assembled again."""
    moved: dict[Mention, Mention] = {}
    for path in changed:
        if path not in before or path not in after:
            return None
        pairs = _pairs(before[path], after[path])
        if pairs is None:
            return None
        moved |= pairs
    touched = _touched(board, index, moved, after)
    if touched is None:
        return None
    items = swapped(board.items, touched)
    note_differences(board.items, items, sorted(touched))
    fresh = replace(
        board,
        items=items,
        dependencies=tuple(_moved(handoff, moved) for handoff in board.dependencies),
        blockers=tuple(_moved(blocker, moved) for blocker in board.blockers),
    )
    connected = any(item.id in index.connected for item in touched.values())
    fresh = replace(fresh, findings=_findings(fresh, [(before[path], after[path]) for path in changed], late=connected))
    if (known := board.__dict__.get("by_id")) is not None:  # the index of 100,000 items is not made anew either
        fresh.__dict__["by_id"] = {**known, **{item.id: item for item in touched.values()}}
    return fresh


def _pairs(old: Document, new: Document) -> dict[Mention, Mention] | None:
    """The mentions of a document before and after, None when they do not answer each other one to one."""
    if old.role in ("retro", "ignore") or any(getattr(old, name) != getattr(new, name) for name in _ALIKE):
        return None
    found: dict[Mention, Mention] = {}
    same: list[Mention] = []
    for olds, news in zip(_reads(old), _reads(new), strict=True):
        if len(olds) != len(news):
            return None
        for one, other in zip(olds, news, strict=True):
            if one == other:
                same.append(one.mention)
                continue
            if not _answers(one.mention, other.mention) or replace(other, mention=one.mention) != one:
                return None
            if found.setdefault(one.mention, other.mention) != other.mention:
                return None
    return None if any(found.get(mention, mention) != mention for mention in same) else found


def _reads(document: Document) -> tuple[Sequence[Entry | DependencyRead | BlockerRead], ...]:
    """What of a document has a mention."""
    return document.entries, document.dependencies, document.blockers


def _answers(one: Mention, other: Mention) -> bool:
    """The same place with another state: bytes may have shifted within its line, nothing else."""
    if one.form != other.form and not {one.form, other.form} <= _BOX_FORMS:
        return False
    return one == replace(other, state=one.state, span=one.span, slot=one.slot, marker=one.marker, form=one.form) and (
        one.state is None
    ) == (other.state is None)


def _touched(
    board: Board, index: Index, moved: Mapping[Mention, Mention], documents: Mapping[str, Document]
) -> dict[int, Item] | None:
    """The items that change, by position; None where plans disagree, or others of them may come first now."""
    found: dict[int, Item] = {}
    for position in sorted({place for path in {mention.path for mention in moved} for place in index.by_path[path]}):
        item = board.items[position]
        if not any(mention in moved for mention in item.mentions):
            continue
        mentions = tuple(moved.get(mention, mention) for mention in item.mentions)
        if len(mentions) > 1 and not _is_settled(item.mentions, mentions):
            return None
        found[position] = replace(item, mentions=mentions, state=_state(item, mentions, documents))
    return found


def _state(item: Item, mentions: Sequence[Mention], documents: Mapping[str, Document]) -> State:
    """Where no place tells another state than before, the item's stays, even one that follows from a move."""
    if [one.state for one in item.mentions] == [one.state for one in mentions]:
        return item.state
    return state_told((one, one.path in documents and documents[one.path].track == item.track) for one in mentions)


def _is_settled(old: Sequence[Mention], new: Sequence[Mention]) -> bool:
    """Whether nothing follows for an item of several places but its state: they keep their order, and no finding about
    a difference comes, goes or changes."""
    if any(one.form != other.form for one, other in zip(old, new, strict=True)):
        return False
    before, after = ([one.state for one in told if one.role == "plan" and one.state] for told in (old, new))
    return before == after or (len(set(before)) <= 1 and len(set(after)) <= 1)


def _moved(whole: _Told, moved: Mapping[Mention, Mention]) -> _Told:
    if not any(mention in moved for mention in whole.mentions):
        return whole
    return replace(whole, mentions=tuple(moved.get(mention, mention) for mention in whole.mentions))


def _findings(
    board: Board, documents: Iterable[tuple[Document, Document]], *, late: bool
) -> tuple[Finding, ...]:  # fmt: skip
    """Those of the old board, with those of the changed documents and, if `late`, those of needs that come too late."""
    findings = list(board.findings)
    for old, new in documents:
        if old.findings != new.findings:
            for finding in old.findings:
                findings.remove(finding)
            findings += new.findings
    if late:
        findings = [finding for finding in findings if finding.code != _TOO_LATE]
        findings += too_late(board.items, board.dependencies)
    if findings == list(board.findings):
        return board.findings
    return tuple(sorted(findings, key=lambda one: (one.path, one.line, one.column, one.code)))
