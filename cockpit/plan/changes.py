"""What changed between two states of a plan, item by item: ticked, unticked, added, removed, reworded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from cockpit.core.changes import Change, What
from cockpit.core.model import SHARED, Mention, State
from cockpit.plan.entries import Document, Entry

LIMIT = 200
_ALIKE = 0.6


def changes_between(before: Document | None, after: Document | None) -> tuple[Change, ...]:
    """All changes of items from one state of a plan to another, in the order of the new one; at most `LIMIT`."""
    if before is None or after is None:
        there = after or before
        assert there is not None
        what: What = "plan added" if after else "plan removed"
        return (Change(path=there.path, line=1, what=what, text=there.path),)
    old, new = _named(_by_text(before), _by_text(after))
    found: list[Change] = []
    gone = [old[name] for name in old if name not in new]
    come = [new[name] for name in new if name not in old]
    for name, mention in new.items():
        if name in old:
            found += _turned(old[name], mention)
    found += _reworded(gone, come)
    found += [_change("added", mention, after=_state(mention)) for mention in come]
    found += [_change("removed", mention, before=_state(mention)) for mention in gone]
    told = _told(sorted(found, key=lambda change: change.line)[:LIMIT], before, after)
    return tuple(told)


def _told(changes: list[Change], before: Document, after: Document) -> Iterator[Change]:
    """The changes with kind, track and day of their entries."""
    here: dict[int, Entry] = {entry.mention.line: entry for entry in after.entries}
    gone: dict[int, Entry] = {entry.mention.line: entry for entry in before.entries}
    for change in changes:
        entry = (gone if change.what == "removed" else here).get(change.line)
        if entry is None:
            yield change
            continue
        until = entry.due.date() if change.after == "deferred" and entry.moved and entry.due else None
        yield replace(change, kind=entry.kind, track=entry.track or after.track or SHARED, until=until)


Name = tuple[str, object, int]


def _by_text(document: Document) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for entry in document.entries:
        groups[entry.mention.key].append(entry.mention)
    return groups


def _named(
    old: Mapping[str, list[Mention]], new: Mapping[str, list[Mention]]
) -> tuple[dict[Name, Mention], dict[Name, Mention]]:
    """Mentions by names that mean the same in both: the text; and headings and place among equals where one of the two
    has the text more than once."""

    def names(mentions: Mapping[str, list[Mention]], others: Mapping[str, list[Mention]]) -> dict[Name, Mention]:
        found: dict[Name, Mention] = {}
        for key, group in mentions.items():
            if len(group) == 1 and len(others.get(key, ())) <= 1:
                found[key, None, 0] = group[0]
            else:
                found |= {(key, mention.section, mention.ordinal): mention for mention in group}
        return found

    return names(old, new), names(new, old)


def _state(mention: Mention) -> State:
    return mention.state or "todo"


def _reworded(gone: list[Mention], come: list[Mention]) -> list[Change]:
    """Pair what went with what came under the same headings where the texts are alike; both lists lose the pairs.

    A pair whose state is another one as well is told twice, the state first.
    """
    found: list[Change] = []
    if not gone or not come or len(gone) * len(come) > 400:
        return found
    for mention in list(come):
        alike = [
            (SequenceMatcher(None, other.key, mention.key).ratio(), other)
            for other in gone
            if other.section == mention.section and other.form == mention.form
        ]
        ratio, other = max(alike, key=lambda pair: pair[0], default=(0.0, mention))
        if ratio >= _ALIKE:
            gone.remove(other)
            come.remove(mention)
            found += _turned(other, mention)
            found.append(_change("reworded", mention, before=other.text, after=mention.text))
    return found


def _turned(before: Mention, after: Mention) -> list[Change]:
    """The change of an entry's state, if it has another one."""
    one, other = _state(before), _state(after)
    if one == other:
        return []
    what: What = "ticked" if other == "done" else "unticked" if one == "done" else "state"
    return [_change(what, after, before=one, after=other)]


def _change(what: What, mention: Mention, *, before: str = "", after: str = "") -> Change:
    return Change(path=mention.path, line=mention.line, what=what, text=mention.text, before=before, after=after)


def with_items(changes: tuple[Change, ...], items: Mapping[tuple[str, int], str]) -> tuple[Change, ...]:
    """The changes with the ids of their items, by path and line."""
    return tuple(
        replace(change, item=items.get((change.path, change.line))) if change.what != "removed" else change
        for change in changes
    )
