"""From what a person asks for (items, a blocker, a handoff, a new line) to wishes about plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from cockpit.core.model import SHARED, Blocker, Board, Dependency, Item, Mention, State
from cockpit.core.notes import is_retro_of, retro_name
from cockpit.core.settings import Settings
from cockpit.core.text import normalise
from cockpit.disk.steps import Making, Wish
from cockpit.plan.addition import RETRO_KINDS, Addition, add_line, fitting_heading, words_of
from cockpit.plan.blocker_lines import reopen, resolve
from cockpit.plan.edit import check_writable, places_to_write, splices_for
from cockpit.plan.entries import UNWRITABLE, Document
from cockpit.plan.relocate import follow
from cockpit.plan.splice import Refusal, Splice


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A wish with what the journal and the message say of it. `mention` as it was when asked; None for a new line."""

    wish: Wish
    path: str
    line: int
    text: str
    before: str
    after: str
    mention: Mention | None = None
    aside: bool = False
    """Whether it only follows from another target; a message does not name it."""
    name: str = ""
    """The item in a message, where its places have other words each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the person saw: the board and the documents it was made of."""

    board: Board
    settings: Settings
    documents: Mapping[str, Document]
    now: datetime


def for_states(scene: Scene, ids: Sequence[str], want: State, until: date | None = None) -> list[Target]:
    """Give items (or blockers) a state. Raises Refusal for one that is not on the board or stands nowhere writable."""
    blockers = {blocker.id: blocker for blocker in scene.board.blockers}
    targets: list[Target] = []
    for item_id in ids:
        blocker = blockers.get(item_id)
        if item := scene.board.by_id.get(item_id):
            targets += _item(scene, item, want, until)
        elif blocker:
            targets += _blocker(scene, blocker, want, until)
        else:
            raise Refusal(f"{item_id} is not on the board any more", final=True)
        if blocker and want == "done":
            targets += _released(scene, blocker)
    return targets


def _released(scene: Scene, blocker: Blocker) -> list[Target]:
    """What was blocked by this blocker alone is free again. Where its words do not let it, it stays as it is."""
    others = {
        held for other in scene.board.blockers if other.id != blocker.id and not other.resolved for held in other.blocks
    }
    free = (scene.board.by_id.get(held) for held in blocker.blocks if held not in others)
    found: list[Target] = []
    for item in free:
        if item is not None and item.state == "blocked" and item.kind != "blocker":
            with suppress(Refusal):
                found += [_if_possible(target) for target in _item(scene, item, "todo", None)]
    return found


def _if_possible(target: Target) -> Target:
    def make(document: Document) -> Making:
        try:
            return target.wish.make(document)
        except Refusal:
            return Making(())

    return replace(target, wish=Wish(target.path, make), aside=True)


def _item(scene: Scene, item: Item, want: State, until: date | None) -> list[Target]:
    own = scene.board.track_by_id[item.track].plans if item.track in scene.board.track_by_id else ()
    after: Callable[[Document, Mention], tuple[Splice, ...]] | None = None
    if item.kind == "blocker":
        after = _noting(scene, want)
    targets = [_state(scene, mention, want, until, after) for mention in places_to_write(item, own)]
    return [replace(target, name=item.text) for target in targets]


def _blocker(scene: Scene, blocker: Blocker, want: State, until: date | None) -> list[Target]:
    """Done resolves a blocker, todo opens it again."""
    if want not in ("done", "todo"):
        raise Refusal(f"a blocker is open or resolved, not {want}", final=True)
    if blocker.item is not None and blocker.item in scene.board.by_id:
        item = scene.board.by_id[blocker.item]
        return _item(scene, item, "todo" if item.kind != "blocker" else want, until)
    places = [mention for mention in blocker.mentions if mention.slot != UNWRITABLE]
    if not places:
        place = blocker.mentions[0] if blocker.mentions else None
        where = (place.path, place.line) if place else ("", 0)
        raise Refusal("this blocker stands in no list that could be ticked; edit its line", *where, final=True)
    return [_state(scene, mention, want, None, _noting(scene, want)) for mention in places]


def _noting(scene: Scene, want: State) -> Callable[[Document, Mention], tuple[Splice, ...]]:
    """What else a blocker's line says when it is resolved or opened again."""
    calendar = scene.settings.calendar

    def note(document: Document, mention: Mention) -> tuple[Splice, ...]:
        if mention.form not in ("checkbox", "bullet", "mark", "glyph"):
            return ()
        word = resolve(document, mention, scene.now, calendar) if want == "done" else reopen(document, mention)
        return (word,) if word else ()

    return note


def _state(
    scene: Scene, mention: Mention, want: State, until: date | None,
    also: Callable[[Document, Mention], tuple[Splice, ...]] | None = None,
) -> Target:  # fmt: skip
    seen = scene.documents[mention.path]

    def make(document: Document) -> Making:
        place = follow(mention, seen, document)
        splices = splices_for(document, place, want, scene.settings, until=until)
        return Making(splices + (also(document, place) if also and splices else ()), place)

    before = mention.state or "todo"
    return _target(mention, Wish(mention.path, make), before, want)


def _target(mention: Mention, wish: Wish, before: str, after: str) -> Target:
    return Target(
        wish=wish, path=mention.path, line=mention.line, text=mention.text, before=before, after=after, mention=mention
    )


def for_places(scene: Scene, places: Sequence[tuple[Mention, State, date | None]]) -> list[Target]:
    """Write states at mentions themselves, once more; deferred ones to their day."""
    return [_state(scene, place, want, until) for place, want, until in places if place.path in scene.documents]


def for_handoff(scene: Scene, dependency: Dependency, *, met: bool) -> list[Target]:
    """Mark a handoff met by hand, or not met."""
    places = [mention for mention in dependency.mentions if mention.slot != UNWRITABLE]
    if not places:
        if dependency.mentions:
            place = dependency.mentions[0]
            raise Refusal("this handoff has no place for a tick; edit its line", place.path, place.line, final=True)
        raise Refusal("this handoff stands only in sprint.toml; give it `needs`, or write it in a plan", final=True)
    places = [mention for mention in places if mention.role != "reference"] or places
    state: State = "done" if met else "todo"
    targets = []
    for mention in places:
        target = _state(scene, mention, state, None)
        targets.append(_target(mention, target.wish, "pending" if met else "met", "met" if met else "pending"))
    return targets


def for_addition(scene: Scene, track: str, addition: Addition) -> list[Target]:
    """A new line in the plan of a track."""
    calendar = scene.settings.calendar
    retro = addition.kind in RETRO_KINDS
    document, own = (_retro(scene), True) if retro else _plan_for(scene, track, addition)
    if addition.kind != "blocker":  # which says in its own words when it was raised
        addition = replace(addition, now=addition.now or scene.now)
    if not own and track != SHARED:
        addition = _owned(addition, scene.board.track_name(track))
    words = words_of(addition, calendar)

    def make(now: Document) -> Making:
        check_writable(now)
        return Making(add_line(now, addition, calendar), None, normalise(words))

    text = addition.text.strip()
    after = "raised" if addition.kind == "blocker" else "added"
    return [Target(wish=Wish(document.path, make), path=document.path, line=0, text=text, before="", after=after)]


def _retro(scene: Scene) -> Document:
    """The retro document of the sprint that is shown."""
    end = scene.settings.calendar.end
    found = next((document for path, document in scene.documents.items() if is_retro_of(path, end)), None)
    if found is None:
        raise Refusal(f"{retro_name(end)} is not among the plans; sprint.toml must not ignore it", final=True)
    return found


def _owned(addition: Addition, name: str) -> Addition:
    return replace(addition, owner=name)


def _plan_for(scene: Scene, track: str, addition: Addition) -> tuple[Document, bool]:
    """The plan a new line goes into, and whether it is the track's own: one with a fitting heading first."""
    known = scene.board.track_by_id.get(track)
    if known is None and track != SHARED:
        raise Refusal(f"there is no track {track}", final=True)
    calendar = scene.settings.calendar
    plans = [d for d in scene.documents.values() if d.role == "plan"]
    own = [document for document in plans if document.track == track]
    shared = [document for document in plans if document.track is None]
    for group in (own, shared):
        fitting = [document for document in group if fitting_heading(document, addition, calendar) is not None]
        if found := fitting or group:
            return found[0], group is own
    raise Refusal(f"there is no plan of {scene.board.track_name(track)} to write to", final=True)
