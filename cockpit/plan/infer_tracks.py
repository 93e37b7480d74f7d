"""Who works in parallel: tracks from file names, owner cells and headings, with the plan each one keeps."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cockpit.core.settings import TrackRule
from cockpit.plan.infer_sketch import Said, Sketch, labels_in

MOST = 12
"""More tracks than this are no tracks but a list of people."""
_SUFFIX = re.compile(
    r"(?P<name>[^\W\d_][^\W_]*(?:[ .-][^\W\d_]+)?)[_\- ](?P<suffix>next|tasks?|todos?|todo-?list|plan|track|work|assignments?|"
    r"actions?|progress|board|aufgaben|tâches|tareas)(?:[_\- ]\w+)?",
    re.IGNORECASE,
)
_OWNING = re.compile(
    r"(?P<name>[^\W\d][\w.-]*(?: [A-Z][\w.-]*)?)(?:['’]s)? (?:deliverables|tasks|track|responsibilities|action items|"
    r"todos?|assignments|work items)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "a action actions active agent agents all any archive back backlog board both build bug bugs business by checklist "
    "closed code coding common complete completed core critical current daily data day deliverable deliverables "
    "deployment dev development doc docs documentation done each epic everyone example execution external feature "
    "features final fix follow future general goals high immediate implementation initial integration internal issue "
    "key last launch low main major manager master medium migration milestone minor monthly my name next nobody none "
    "not open optional other our overview pending personal phase plan planned plans prep previous priority project "
    "project-wide quick ready recommended release remaining repo required research-only review roadmap role setup shared "
    "short special sprint status step strategic sub sub-task summary system task tasks team tbd template test testing "
    "the their these this todo today tomorrow total tracking unassigned unowned upcoming urgent user week weekly work "
    "you your yesterday".split()
)
_PLACEHOLDER = re.compile(r"[\W_]*$|\[|\{|<|n/?a\b|tb[ad]\b|\?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:,|;|/|\+|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_BRACKETED = re.compile(r"(?P<name>[^()（]+?)\s*[(（](?P<inside>[^()）]{2,60})[)）]")


@dataclass(slots=True)
class Found:
    """A track in the making. `why` are the places it was seen at."""

    name: str
    role: str = ""
    aliases: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    days: str = ""

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
    _add_owners(tracks, sketches, least=3 if tracks else 2)
    if len(tracks) < 2:
        _add_headed(tracks, sketches)
    for track in tracks:
        _name_from_plan(track, sketches)
    if len(tracks) < 2 and (phases := _phases(sketches)):
        return phases
    return tracks if len(tracks) <= MOST else [track for track in tracks if track.plans][:MOST]


def _by_file(sketches: Sequence[Sketch]) -> list[Found]:
    """Tracks by names such as `claude_next.md`, `ivan-tasks.md`: two of a kind, or one that names its owner inside."""
    named: dict[str, list[tuple[Sketch, str]]] = {}
    for sketch in sketches:
        match = _SUFFIX.fullmatch(sketch.stem)
        if match and match["name"].casefold() not in _NO_NAMES and not list(labels_in(match["name"])):
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
    for sketch in sketches:
        for said in (sketch.title, *sketch.owners):
            if (found := pattern.search(said.text)) and found[0] != name:
                return found[0]
    return name.upper() if len(name) <= 3 else name.title()


def _add_owners(tracks: list[Found], sketches: Sequence[Sketch], least: int) -> None:
    """Owners of enough items become tracks, or confirm the ones there are."""
    count: Counter[str] = Counter()
    spelt: dict[str, Said] = {}
    for sketch in sketches:
        for said in sketch.owners:
            for name in names_in(said.text):
                count[name.casefold()] += 1
                spelt.setdefault(name.casefold(), Said(name, said.path, said.line))
    known = [(name, said) for name, said in spelt.items() if count[name] >= least]
    for name, said in sorted(known, key=lambda entry: -count[entry[0]]):
        if track := next((track for track in tracks if track.answers_to(said.text)), None):
            track.why.append(f"{count[name]} owner cells and lines such as {said.place}")
        elif not any(said.text.casefold() in track.name.casefold() for track in tracks):
            tracks.append(Found(said.text, why=[f"{count[name]} owner cells and lines such as {said.place}"]))


def names_in(text: str) -> Iterator[str]:
    """The names in an owner cell: `Claude + Grok`, `@ann, Bob (QA)`; none for blanks, `All`, placeholders."""
    if len(text) > 60 or "→" in text or re.search(r"[.!?:]\s", text):
        return
    bare = _BRACKETED.sub(lambda found: found["name"], text)
    for part in _SEVERAL.split(bare):
        name = part.strip(" @*_.:-–—()（）\u2600-\u27bf\U0001f000-\U0001faff\ufe0f")
        words = name.split()
        if name and not _PLACEHOLDER.match(name) and len(words) <= 3 and not _NO_NAMES.issuperset(name.casefold().split()):
            yield name


def _add_headed(tracks: list[Found], sketches: Sequence[Sketch]) -> None:
    """Names whose headings stand beside each other: `Cursor deliverables`, `Codex deliverables`."""
    for sketch in sketches:
        beside: dict[int, dict[str, Said]] = {}
        for level, said in sketch.headings:
            found = _OWNING.match(said.text.lstrip(" \u2600-\u27bf\U0001f000-\U0001faff\ufe0f0123456789.#"))
            if found and found["name"].casefold() not in _NO_NAMES and not list(labels_in(found["name"])):
                name = found["name"].title() if found["name"].isupper() and len(found["name"]) > 3 else found["name"]
                beside.setdefault(level, {}).setdefault(name, said)
        for names in beside.values():
            if len(names) < 2:
                continue
            for name, said in names.items():
                if not any(track.answers_to(name) for track in tracks):
                    tracks.append(Found(name, why=[f"the heading at {said.place}"]))


def _name_from_plan(track: Found, sketches: Sequence[Sketch]) -> None:
    """Role and other names from the head of the track's own plan: `Kiki (Kyrian) - Marketing`, `Agent: X / Y (Role)`."""
    for sketch in sketches:
        if sketch.path not in track.plans:
            continue
        title = re.match(r"\W*(?P<who>.+?)\s+[-–—|:]\s+(?P<rest>.+)", sketch.title.text)
        if title and track.answers_to(title["who"]) and len(title["who"]) <= 40:
            _take_names(track, title["who"])
            if not re.search(r"\b(plan|tasks?|to-?dos?|next|week|sprint|project)\b", title["rest"], re.IGNORECASE):
                track.role = track.role or title["rest"][:60]
        for said in sketch.owners:
            if said.line <= 15 and track.answers_to(said.text):
                inside = _BRACKETED.search(said.text)
                track.role = track.role or (inside["inside"] if inside else "")
                _take_names(track, _BRACKETED.sub(lambda found: found["name"], said.text))
        if role := sketch.fields.get("role"):
            track.role = track.role or role.text[:60]


def _take_names(track: Found, text: str) -> None:
    """Other spellings of a name as aliases."""
    inside = [found["inside"] for found in _BRACKETED.finditer(text)]
    for name in [*re.split(r"\s*/\s*", _BRACKETED.sub(lambda found: found["name"], text)), *inside]:
        alias = name.strip(" .:-")
        fresh = alias.casefold() not in (track.name.casefold(), *(known.casefold() for known in track.aliases))
        if fresh and 1 < len(alias) <= 30:
            track.aliases.append(alias)


def _phases(sketches: Sequence[Sketch]) -> list[Found]:
    """Phases as tracks, for plans without people: headings `Phase N: theme` of one document, or cells of a table."""
    best: list[Found] = []
    for sketch in sketches:
        phases: dict[int, Found] = {}
        for _, said in sketch.headings:
            label = next(labels_in(said.text), None)
            if label and label.kind == "phase" and said.text.lstrip(" \u2600-\U0001faff\ufe0f").lower().startswith("phase"):
                phases.setdefault(label.number, Found(f"Phase {label.number}", role=label.theme, days=_days(said.text),
                                                      why=[f"the heading at {said.place}"]))  # fmt: skip
        if len(phases) >= 3 and len(phases) > len(best) and sketch.boxes + sketch.tables >= len(phases):
            best = [phases[number] for number in sorted(phases)]
    return best


def _days(text: str) -> str:
    found = re.search(r"\bdays?\s+\d{1,2}(?:\s*[-–—]\s*\d{1,2})?", text, re.IGNORECASE)
    return found[0] if found else ""


def own_folder(paths: Iterable[str]) -> str:
    """The folder that all paths share, `.` for none."""
    return posixpath.commonpath([posixpath.dirname(path) or "." for path in paths] or ["."]) or "."
