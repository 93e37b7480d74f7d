"""What a document is for the sprint: a plan, a reference, a retro, or another sprint's business. With the reason."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.model import Role
from cockpit.plan.infer_dates import Range
from cockpit.plan.infer_lists import listed
from cockpit.plan.infer_sketch import Label, Sketch
from cockpit.plan.infer_sprint import Period

_ARCHIVED = re.compile(r"(?:^|/)(?:archived?|old|completed|done|history|deprecated|obsolete)(?:/|$)", re.IGNORECASE)
_RETRO = re.compile(r"retrospe[ck]tive|(?<![^\W_])retro(?![^\W_])|rétrospective|ふりかえり|回顾|회고", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"(?<![^\W_])(?:template|vorlage|modèle|plantilla)s?(?![^\W_])|テンプレート|模板|양식", re.IGNORECASE
)
_PROCEDURE = re.compile(
    r"(?<![^\W_])(?:guides?|usage|how-?to|runbooks?|playbooks?|contributing|instructions?|procedures?|process|"
    r"handbook|conventions|guidelines|changelog|glossary|onboarding|anleitung)(?![^\W_])",
    re.IGNORECASE,
)
_CHECKED = re.compile(r"check-?list|verification|sign-?off|review|readiness|audit", re.IGNORECASE)
_REPORT = re.compile(
    r"(?<![^\W_])(?:summary|report|complete|completion|audit|eod|minutes|review)(?![^\W_])", re.IGNORECASE
)
_PLANS = re.compile(
    r"(?:plans?|planning|sprints?|iterations?|roadmaps?|tasks?|backlog|todos?|team-?assignments|project-?management|"
    r"management|aufgaben|планы?|計画|计划)",
    re.IGNORECASE,
)
_CORE = re.compile(
    r"(?<![^\W_])(?:blockers?|dependencies|backlog|to-?dos?|tasks?|board|sprint|plans?|roadmap|milestones)(?![^\W_])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:19|20)\d\d(?:[-_.]?(?:q[1-4]|\d\d?)){0,2}|q[1-4]|\d\d?(?:[-_.]\d\d?(?:[-_.]\d{4})?)?", re.IGNORECASE
)
_DESCRIBES = "it describes a procedure"
LONG_AGO, VERY_LONG_AGO = timedelta(days=14), timedelta(days=60)
"""How much older than a known, and than a guessed, sprint a document may be that does not say its days."""
Weeks = dict[tuple[str, int], Range]


def is_archived(path: str) -> bool:
    """Whether a document stands in a folder of things that are over."""
    return _ARCHIVED.search(posixpath.dirname(path)) is not None


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's role and why; `why` is empty for an ordinary plan."""

    sketch: Sketch
    role: Role = "plan"
    why: str = ""


def judge(sketches: Sequence[Sketch], period: Period, label: Label | None, own: Iterable[str] = ()) -> list[Judged]:
    """Every document's role. `own` are paths of tracks' plans, which are plans whatever else they look like."""
    kept, weeks = set(own), _named_weeks(sketches)
    return [
        Judged(one) if one.path in kept and _fits(one, period) else _judged(one, period, label, weeks)
        for one in sketches
    ]


def _judged(sketch: Sketch, period: Period, label: Label | None, weeks: Weeks) -> Judged:
    named = f"{sketch.stem.replace('_', ' ')} {sketch.title.text}"
    work = sketch.boxes + sketch.tables
    if work and (_TEMPLATE.search(named) or sketch.blanks >= max(8, sketch.boxes)):
        return Judged(sketch, "reference", "it is a template")
    if why := _elsewhere(sketch, period, label, weeks):
        return Judged(sketch, "ignore", why)
    if _RETRO.search(named):
        return Judged(sketch, "retro", "its name says so")
    if sketch.boxes >= 5 and sketch.ticked == sketch.boxes and _was_born_ticked(sketch, period):
        return Judged(sketch, "reference", f"all its {sketch.boxes} boxes are ticked, from before the sprint")
    if work and _PROCEDURE.search(sketch.stem.replace("_", " ")):
        return Judged(sketch, "reference", _DESCRIBES)
    return Judged(sketch)


def _elsewhere(sketch: Sketch, period: Period, label: Label | None, weeks: Weeks) -> str:
    """Why a document belongs to another sprint, or empty."""
    stated = [spell.range for spell in sketch.spells if spell.weight == 4]
    if any(span.overlaps(period.range) for span in stated):
        return ""
    others = {other.number for other in sketch.labels if label and other.kind == label.kind}
    if label and others and label.number not in others:
        return f"it is for {label.kind} {min(others)}"
    spans = stated or [weeks[key] for other in sketch.labels if (key := (other.kind, other.number)) in weeks]
    spans = spans or [spell.range for spell in sketch.spells]
    if any(span.overlaps(period.range) for span in spans):
        return ""
    if spans and (stated or _is_before(sketch, period)):
        return f"it is for {spans[0].start} to {spans[0].end}"
    newest = sketch.day if period.spells else max(filter(None, (sketch.day, sketch.source.written)), default=None)
    if newest and newest < period.start - (LONG_AGO if period.spells else VERY_LONG_AGO):
        return f"it is from {newest}"
    if period.spells and _is_before(sketch, period) and _REPORT.search(sketch.stem.replace("_", " ")):
        return f"it reports on {sketch.day}"
    return ""


def _named_weeks(sketches: Sequence[Sketch]) -> dict[tuple[str, int], Range]:
    """What `Week 2` means where a document says its days: the range that most titles and heads agree on."""
    found: dict[tuple[str, int], Counter[tuple[date, date]]] = {}
    for sketch in sketches:
        for spell in sketch.spells:
            if spell.weight == 4:
                for label in sketch.labels:
                    count = found.setdefault((label.kind, label.number), Counter())
                    count[spell.range.start, spell.range.end] += 1
    return {key: Range(*count.most_common(1)[0][0]) for key, count in found.items()}


def _was_born_ticked(sketch: Sketch, period: Period) -> bool:
    named = f"{sketch.stem.replace('_', ' ')} {sketch.title.text}"
    return bool(_CHECKED.search(named)) or (bool(period.spells) and _is_before(sketch, period))


def _is_before(sketch: Sketch, period: Period) -> bool:
    return sketch.day is not None and sketch.day < period.start


def _fits(sketch: Sketch, period: Period) -> bool:
    stated = [spell for spell in sketch.spells if spell.weight == 4]
    return not stated or any(spell.range.overlaps(period.range) for spell in stated)


def revived(judged: Sequence[Judged]) -> list[Judged]:
    """With no plan left, the heaviest one that its dates alone put elsewhere: better an old plan than none. Else the
    heaviest procedure in a folder of plans: somebody runs their work by it."""
    if any(one.role == "plan" and one.sketch.weight for one in judged):
        return list(judged)
    heavy = [one for one in judged if one.sketch.weight and not is_archived(one.sketch.path)]
    set_aside = [one for one in heavy if one.role == "ignore"] or [
        one for one in heavy if one.why == _DESCRIBES and _in_plans(one.sketch.path)
    ]
    best = max(set_aside, key=lambda one: one.sketch.weight, default=None)
    return [Judged(one.sketch) if one is best else one for one in judged]


def folders_of(judged: Sequence[Judged]) -> list[str]:
    """The plans folders: those named as such that hold most of the plans, else the deepest that holds nearly all."""
    weights = {one.sketch.path: one.sketch.weight for one in judged if one.role == "plan" and one.sketch.weight}
    weights = weights or {
        one.sketch.path: found for one in judged if one.role == "plan" and (found := listed(one.sketch.source))
    }
    weights = weights or {one.sketch.path: 1.0 for one in judged if one.role == "plan" and _is_named(one.sketch)}
    weights = weights or {one.sketch.path: 1.0 for one in judged if one.role == "retro"}
    total = sum(weights.values())
    inside: dict[str, float] = {}
    for path, weight in weights.items():
        for folder in _above(path):
            inside[folder] = inside.get(folder, 0.0) + weight
    named = [folder for folder in inside if folder != "." and _PLANS.fullmatch(posixpath.basename(folder))]
    chosen: list[str] = []
    for folder in sorted(named, key=lambda folder: (-inside[folder], folder.count("/"))):
        if inside[folder] >= total / 5 and not any(_is_within(folder, other) for other in chosen):
            chosen = [other for other in chosen if not _is_within(other, folder)] + [folder]
    if chosen and sum(inside[folder] for folder in chosen) >= 0.35 * total:
        above = _with_core(chosen, weights, sum(inside[folder] for folder in chosen))
        return [above] if above else chosen
    deep = [folder for folder in inside if inside[folder] >= 0.8 * total]
    return [_undated(max(deep, key=lambda folder: folder.count("/") + (folder != ".")))] if deep else []


def _is_named(sketch: Sketch) -> bool:
    """Whether a document that holds more than a title is called a plan, or stands in a folder of plans."""
    name = sketch.stem.replace("_", " ")
    in_plans = _in_plans(sketch.path) and name.casefold() not in ("readme", "index")
    return len(sketch.lines) > 2 and (in_plans or _CORE.search(name) is not None)


def _in_plans(path: str) -> bool:
    return _PLANS.fullmatch(posixpath.basename(posixpath.dirname(path))) is not None


def _undated(folder: str) -> str:
    """The folder above those for a year, a quarter, a day: the next plan will not stand in them."""
    while _DATED.fullmatch(posixpath.basename(folder)):
        folder = posixpath.dirname(folder) or "."
    return folder


def _with_core(chosen: Sequence[str], weights: Mapping[str, float], inside: float) -> str | None:
    """A folder above, where documents such as BLOCKERS.md and TODO.md stand on the way to the chosen ones."""
    over = set(_above(posixpath.commonpath(chosen) + "/")) - set(chosen)
    core = {
        path: posixpath.dirname(path) or "."
        for path in weights
        if (posixpath.dirname(path) or ".") in over and _CORE.search(posixpath.basename(path).replace("_", " "))
    }
    much = len(core) > 1 or sum(weights[path] for path in core) > inside / 3
    return min(core.values(), key=lambda folder: (folder != ".", folder.count("/"))) if core and much else None


def _above(path: str) -> list[str]:
    """All folders around a file, the root as `.`."""
    folders = ["."]
    for part in posixpath.dirname(path).split("/"):
        if part:
            folders.append(part if folders == ["."] else f"{folders[-1]}/{part}")
    return folders


def _is_within(path: str, folder: str) -> bool:
    return folder in {".", path} or path.startswith(f"{folder}/")


def inside_of(path: str, folders: Iterable[str]) -> str | None:
    """A path as `[[plans]]` and `plan` write it, relative to the plans folder it stands in; None outside of them."""
    for folder in folders:
        if _is_within(path, folder):
            return path if folder == "." else path.removeprefix(f"{folder}/")
    return None


def rules_of(judged: Sequence[Judged], folders: Sequence[str]) -> list[tuple[str, Role, str]]:
    """(path, role, why) of documents that need telling apart; a folder for all below it where they are all ignored."""
    placed = [(inside, one) for one in judged if (inside := inside_of(one.sketch.path, folders)) is not None]
    kept = [inside for inside, one in placed if one.role != "ignore"]
    rules: dict[str, tuple[str, Role, str]] = {}
    for inside, one in placed:
        if one.role == "plan":
            continue
        path, why = inside, one.why
        if one.role == "ignore":
            path = next((f for f in _above(inside)[1:] if not any(_is_within(other, f) for other in kept)), inside)
            why = one.why if path == inside else "all below belongs elsewhere"
        rules.setdefault(path, (path, one.role, why))
    return list(rules.values())
