"""From what a person says of blockers (raise one, change one, nothing blocks this any more) to wishes about plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cockpit.core.model import Blocker, Board, Item, Mention
from cockpit.disk.steps import Making, Wish
from cockpit.disk.wishes import Scene, Target, for_addition, for_states
from cockpit.plan.addition import Addition
from cockpit.plan.blocker_lines import change
from cockpit.plan.edit import check_writable
from cockpit.plan.entries import UNWRITABLE, Document
from cockpit.plan.relocate import follow
from cockpit.plan.splice import Refusal


def raising(
    scene: Scene, track: str, text: str, waits_on: str, items: Sequence[str], *, mark: bool = False
) -> list[Target]:
    """A new blocker that holds up items (ids); with `mark` their own lines say so too. Raises Refusal."""
    for item_id in items:
        if item_id not in scene.board.by_id:
            raise Refusal(f"{item_id} is not on the board any more", final=True)
    blocks = tuple(_short_name(scene.board.by_id[one]) for one in items)
    addition = Addition(kind="blocker", text=text, waits_on=waits_on, blocks=blocks, now=scene.now)
    marked = [replace(one, aside=True) for one in for_states(scene, items, "blocked")] if mark else []
    return [*for_addition(scene, track, addition), *marked]


def _short_name(item: Item) -> str:
    """The name by which a note finds the item again."""
    if item.is_file and item.files:
        return item.files[0].rpartition("/")[2]
    return item.place.leading_id or item.text


def releasing(scene: Scene, ids: Sequence[str]) -> list[Target]:
    """Blockers are resolved; items that say they are blocked say so no more, and what blocks them alone is resolved.

    Raises Refusal for what only follows from something else, and for a blocker that holds up other items as well.
    """
    blockers = {blocker.id: blocker for blocker in scene.board.blockers}
    targets: list[Target] = []
    for one in ids:
        if one in blockers:
            targets += for_states(scene, [one], "done")
        elif item := scene.board.by_id.get(one):
            targets += _freed(scene, item)
        else:
            raise Refusal("this follows from what is late; it goes when that is done", final=True)
    return targets


def _freed(scene: Scene, item: Item) -> list[Target]:
    holding = [one for one in scene.board.blockers if not one.resolved and item.id in (*one.blocks, one.item)]
    alone = [one for one in holding if set(one.blocks) <= {item.id}]
    if item.state == "blocked":
        resolved = [target for one in alone if one.mentions for target in _resolved(scene, one, item)]
        return [*for_states(scene, [item.id], "todo"), *(replace(one, aside=True) for one in resolved)]
    if len(alone) < len(holding):
        other = next(one for one in holding if one not in alone)
        raise Refusal(f"“{other.text}” holds up other items too; resolve that one", *_where(other), final=True)
    if alone:
        return for_states(scene, [one.id for one in alone], "done")
    if waits := _waits_for(scene.board, item):
        raise Refusal(
            f"it waits for {waits}; it goes on when that is done", item.place.path, item.place.line, final=True
        )
    return for_states(scene, [item.id], item.state)


def _resolved(scene: Scene, blocker: Blocker, item: Item) -> Iterable[Target]:
    """The line of a blocker that was raised for this item only, unless it is a cell of the item's own row."""
    lines = {(mention.path, mention.line) for mention in item.mentions}
    if any((mention.path, mention.line) in lines or mention.slot == UNWRITABLE for mention in blocker.mentions):
        return ()
    return for_states(scene, [blocker.id], "done")


def _waits_for(board: Board, item: Item) -> str:
    needed = (board.by_id.get(need) for need in item.needs)
    open_ones = [need.text for need in needed if need is not None and need.state not in ("done", "cancelled")]
    return ", ".join([*open_ones[:2], *(board.track_name(track) for track in item.needs_tracks)])


def _where(blocker: Blocker) -> tuple[str, int]:
    return (blocker.mentions[0].path, blocker.mentions[0].line) if blocker.mentions else ("", 0)


def changing(scene: Scene, blocker_id: str, text: str | None, waits_on: str | None) -> list[Target]:
    """Another text for a blocker, or another that it waits on; None leaves it. Raises Refusal."""
    found = next((blocker for blocker in scene.board.blockers if blocker.id == blocker_id), None)
    if found is None:
        raise Refusal("only a blocker that somebody raised can be changed", final=True)
    places = [place for place in found.mentions if place.form in ("checkbox", "bullet", "mark", "glyph")]
    if not places or any(place.slot == UNWRITABLE for place in places):
        raise Refusal("this blocker does not stand in a list; edit its line", *_where(found), final=True)
    targets = []
    for mention in places:
        wish = Wish(mention.path, _change_at(mention, scene.documents[mention.path], text, waits_on))
        targets.append(
            Target(wish=wish, path=mention.path, line=mention.line, text=text or found.text, before=found.text,
                   after="changed", mention=mention)
        )  # fmt: skip
    return targets


def _change_at(
    mention: Mention, seen: Document, text: str | None, waits_on: str | None
) -> Callable[[Document], Making]:
    def make(document: Document) -> Making:
        check_writable(document)
        place = follow(mention, seen, document)
        return Making(change(document, place, text, waits_on), place)

    return make
