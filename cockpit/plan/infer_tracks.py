"""Who works in parallel: tracks from file names, owner cells and headings, with the plan each one keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cockpit.core.settings import TrackRule
from cockpit.plan.handoff_lists import HANDOFF
from cockpit.plan.infer_areas import Area, areas_of, columns_of, people_of, team_of
from cockpit.plan.infer_owners import BRACKETED, Owners, no_name, owners_in
from cockpit.plan.infer_phases import phases_of
from cockpit.plan.infer_sketch import Said, Sketch
from cockpit.plan.labels import label

MOST = 8
"""With more names than this only those with the most items are tracks."""
_FEWEST_HANDOFFS = 3
_SUFFIX = re.compile(
    r"(?P<name>[^\W\d_][^\W_]*(?:[ .-][^\W\d_]+)?)[_\- ](?:(?:week|sprint|phase|w|s)_?\d+[_\- ])?"
    r"(?P<suffix>next|tasks?|todos?|todo-?list|plan|track|work|assignments?|actions?|progress|board|"
    r"aufgaben|tâches|tareas)(?:[_\- ]\w+)?",
    re.IGNORECASE,
)
_OWNING = re.compile(
    r"(?P<name>[^\W\d][\w.-]*(?: [A-Z][\w.-]*)?)(?:['’]s)? (?:deliverables|tasks|track|responsibilities|action items|"
    r"todos?|assignments|work items)\b",
    re.IGNORECASE,
)
_OF_PLANS = re.compile(
    r"\b(?:plan(?:s|ning)?|tasks?|to-?dos?|next|week(?:ly)?|sprint|actions?|push|list)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Found:
    """A track in the making. `why` are the places it was seen at."""

    name: str
    role: str = ""
    aliases: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    days: str = ""
    sure: bool = True

    @property
    def id(self) -> str:
        """The name as a command line takes it."""
        return re.sub(r"[^\w.]+", "-", self.name.casefold()).strip("-.")

    def answers_to(self, name: str) -> bool:
        """Whether a name means this track: its own, an alias, or one that begins or ends with its own as a word."""
        wanted = name.casefold()
        return any(
            known == wanted or re.search(rf"(?<![^\W_]){re.escape(known)}(?![^\W_])", wanted) is not None
            for known in (self.name.casefold(), *(alias.casefold() for alias in self.aliases))
        )

    def rule(self, folder: str) -> TrackRule:
        """The track as sprint.toml declares it; plans relative to the plans folder."""
        inside = "" if folder == "." else f"{folder}/"
        return TrackRule(
            id=self.id,
            name=self.name,
            role=self.role,
            aliases=tuple(self.aliases),
            plan=tuple(path.removeprefix(inside) for path in self.plans),
            days=self.days,
        )


def tracks_of(sketches: Sequence[Sketch]) -> list[Found]:
    """The tracks of a sprint's documents, those with a plan of their own first; [] where nobody can be told apart."""
    tracks = _by_file(sketches)
    owned = owners_in(sketches)
    named = _add_owners(tracks, owned, _least(owned, MOST - len(tracks), 3 if tracks else 2))
    if len(tracks) < 2:
        _add_headed(tracks, sketches)
    if len(tracks) < 2:
        _add_partners(tracks, sketches)
    few = len(tracks) < 2 or 5 * named < 3 * owned.total()
    if few and not any(track.plans for track in tracks) and (others := _without_owners(sketches, tracks)):
        return others
    for track in tracks:
        _name_from_plan(track, sketches)
    return _as_listed(tracks, sketches)


def _without_owners(sketches: Sequence[Sketch], owners: Sequence[Found]) -> list[Found]:
    """Tracks of plans that tell of few owners: people with columns or headings, areas, phases, then a listed team."""
    few = len(owners) < 2
    if areas := columns_of(sketches) or (people_of(sketches) or areas_of(sketches) if few else []):
        return [_found(area) for area in areas]
    if phases := phases_of(sketches):
        return [Found(phase.name, role=phase.theme, days=phase.days, why=[phase.why]) for phase in phases]
    return [] if owners else [replace(_found(area), sure=False) for area in team_of(sketches)]


def _found(area: Area) -> Found:
    return Found(area.name, role=area.role, aliases=list(area.aliases), plans=list(area.plans), why=[area.why])


def _as_listed(tracks: list[Found], sketches: Sequence[Sketch]) -> list[Found]:
    """Tracks with plans of their own first; the others as the headings of the plan list them that names most."""
    loose = [track for track in tracks if not track.plans]
    best: dict[str, int] = {}
    for one in sketches:
        found: dict[str, int] = {}
        for place, (_, said) in enumerate(one.headings):
            words = label(said.text).casefold().removeprefix("for ")
            for track in loose:
                if re.match(rf"{re.escape(track.name.casefold())}(?!\w)", words):
                    found.setdefault(track.name, place)
        best = found if len(found) > len(best) else best
    loose.sort(key=lambda track: best.get(track.name, len(best) + 10_000))
    return [track for track in tracks if track.plans] + loose


def _by_file(sketches: Sequence[Sketch]) -> list[Found]:
    """Tracks by names such as `claude_next.md`, `ivan-tasks.md`: two of a kind, or one that names its owner inside."""
    named: dict[str, list[tuple[Sketch, str]]] = {}
    for sketch in sketches:
        match = _SUFFIX.fullmatch(sketch.stem)
        if match and not no_name(match["name"]):
            named.setdefault(match["name"].casefold(), []).append((sketch, match["suffix"].casefold().rstrip("s")))
    alike = Counter(suffix for entries in named.values() for suffix in {suffix for _, suffix in entries})
    tracks: list[Found] = []
    for name, entries in named.items():
        kept = [sketch for sketch, suffix in entries if alike[suffix] > 1 or _owns(sketch, name)]
        if kept:
            paths = [sketch.path for sketch in kept]
            tracks.append(Found(_cased(name, kept), plans=paths, why=[f"the name of {path}" for path in paths]))
    return tracks


def _owns(sketch: Sketch, name: str) -> bool:
    return any(name in said.text.casefold() and said.line <= 15 for said in sketch.owners)


def _cased(name: str, sketches: Iterable[Sketch]) -> str:
    """The name as titles and owner lines write it."""
    pattern = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", re.IGNORECASE)
    said = [said.text for sketch in sketches for said in (sketch.title, *sketch.owners)]
    spelt = [found[0] for text in said if (found := pattern.search(text)) and found[0] != name]
    best = next((word for word in spelt if len(word) <= 3 or not word.isupper()), None)
    return best or (name.upper() if len(name) <= 3 else name.title())


def _least(owners: Owners, room: int, least: int) -> int:
    """How often a name must own something to be a track, so that not more than `room` are."""
    while sum(count >= least for count in owners.values()) > max(room, 2):
        least += 1
    return least


def _add_owners(tracks: list[Found], owners: Owners, least: int) -> int:
    """Owners of enough items become tracks, or confirm the ones there are. Returns how many items those own."""
    covered = 0
    for name, count in owners.most_common():
        said = owners.seen[name]
        why = f"{count} owner cells, lines and headings such as {said.place}"
        if track := next((track for track in tracks if track.answers_to(said.text)), None):
            track.why.append(why)
            covered += count
        elif count >= least and not any(name in track.name.casefold() for track in tracks):
            tracks.append(Found(said.text, aliases=list(owners.also.get(name, ())), why=[why]))
            covered += count
    return covered


def _add_headed(tracks: list[Found], sketches: Sequence[Sketch]) -> None:
    """Names whose headings stand beside each other: `Cursor deliverables`, `Codex deliverables`."""
    for sketch in sketches:
        beside: dict[int, dict[str, Said]] = {}
        for level, said in sketch.headings:
            found = _OWNING.match(re.sub(r"^[\W\d_]+", "", said.text))
            if found and not no_name(found["name"]):
                name = found["name"].title() if found["name"].isupper() and len(found["name"]) > 3 else found["name"]
                beside.setdefault(level, {}).setdefault(name, said)
        for names in beside.values():
            if len(names) < 2:
                continue
            for name, said in names.items():
                if not any(track.answers_to(name) for track in tracks):
                    tracks.append(Found(name, why=[f"the heading at {said.place}"]))


def _add_partners(tracks: list[Found], sketches: Sequence[Sketch]) -> None:
    """Of one plan, `grok_next.md`, its owner and those it says it `Receives from` and `Sends to`."""
    for sketch in sketches:
        match = _SUFFIX.fullmatch(sketch.stem)
        told = [(found, said) for said in sketch.lines if (found := HANDOFF.fullmatch(label(said.text)))]
        told = [(found, said) for found, said in told if found["name"][:1].isupper() and not no_name(found["name"])]
        both = {bool(found["takes"] or found["from"]) for found, _ in told}
        if match is None or no_name(match["name"]) or len(told) < _FEWEST_HANDOFFS or len(both) < 2:
            continue
        own = _cased(match["name"].casefold(), [sketch])
        if not any(track.answers_to(own) for track in tracks):
            tracks.append(Found(own, plans=[sketch.path], why=[f"the name of {sketch.path}"]))
        for found, said in told:
            if not any(track.answers_to(found["name"]) for track in tracks):
                tracks.append(Found(found["name"], why=[f"{label(said.text)} at {said.place}"]))


def _name_from_plan(track: Found, sketches: Sequence[Sketch]) -> None:
    """Role and other names from the head of its own plan: `Kiki (Kyrian) - Marketing`, `Agent: X / Y (Role)`."""
    for sketch in sketches:
        if sketch.path not in track.plans:
            continue
        role = ""
        title = re.match(r"\W*(?P<who>.+?)\s+[-–—|:]\s+(?P<rest>.+)", sketch.title.text)
        if title and track.answers_to(title["who"]) and len(title["who"]) <= 40:
            _take_names(track, title["who"])
            if not _OF_PLANS.search(title["rest"]):
                role = title["rest"][:60]
        for said in sketch.owners:
            if said.line <= 15 and track.answers_to(said.text):
                inside = BRACKETED.search(said.text)
                track.role = track.role or (inside["inside"] if inside else "")
                _take_names(track, BRACKETED.sub(lambda found: found["name"], said.text))
        stated = sketch.fields.get("role")
        track.role = track.role or (stated.text[:60] if stated else role)


def _take_names(track: Found, text: str) -> None:
    """Other spellings of a name as aliases."""
    inside = [found["inside"] for found in BRACKETED.finditer(text)]
    for name in [*re.split(r"\s*/\s*", BRACKETED.sub(lambda found: found["name"], text)), *inside]:
        alias = name.strip(" .:-")
        fresh = alias.casefold() not in (track.name.casefold(), *(known.casefold() for known in track.aliases))
        if fresh and 1 < len(alias) <= 30 and not _OF_PLANS.search(alias):
            track.aliases.append(alias)
