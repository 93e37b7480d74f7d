"""What a document is for the sprint: a plan, a reference, a retro, or another sprint's business. With the reason."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from cockpit.core.model import Role
from cockpit.plan.infer_sketch import Label, Sketch
from cockpit.plan.infer_sprint import Period

_ARCHIVED = re.compile(r"(?:^|/)(?:archived?|old|completed|done|history|deprecated|obsolete)(?:/|$)", re.IGNORECASE)
_RETRO = re.compile(r"retrospe[ck]tive|(?<![^\W_])retro(?![^\W_])|rétrospective|ふりかえり|回顾|회고", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"(?<![^\W_])(?:template|vorlage|modèle|plantilla)s?(?![^\W_])|テンプレート|模板|양식", re.IGNORECASE
)
_PROCEDURE = re.compile(
    r"(?<![^\W_])(?:readme|guides?|usage|how-?to|runbooks?|playbooks?|contributing|instructions?|procedures?|process|"
    r"handbook|conventions|guidelines|changelog|glossary|onboarding|anleitung|agents|claude)(?![^\W_])",
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
LONG_AGO = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's role and why; `why` is empty for an ordinary plan."""

    sketch: Sketch
    role: Role = "plan"
    why: str = ""


def judge(sketches: Iterable[Sketch], period: Period, label: Label | None, own: Iterable[str] = ()) -> list[Judged]:
    """Every document's role. `own` are paths of tracks' plans, which are plans whatever else they look like."""
    kept = set(own)
    return [Judged(s) if s.path in kept and _fits(s, period) else _judged(s, period, label) for s in sketches]


def _judged(sketch: Sketch, period: Period, label: Label | None) -> Judged:
    named = f"{sketch.stem.replace('_', ' ')} {sketch.title.text}"
    if _ARCHIVED.search(posixpath.dirname(sketch.path)):
        return Judged(sketch, "ignore", "it is archived")
    if _TEMPLATE.search(named) or sketch.blanks >= max(8, sketch.boxes):
        return Judged(sketch, "reference", "it is a template")
    if why := _elsewhere(sketch, period, label):
        return Judged(sketch, "ignore", why)
    if _RETRO.search(named):
        return Judged(sketch, "retro", "its name says so")
    if sketch.boxes >= 5 and sketch.ticked == sketch.boxes and (_CHECKED.search(named) or _is_before(sketch, period)):
        return Judged(sketch, "reference", f"all its {sketch.boxes} boxes are ticked, from before the sprint")
    if (sketch.boxes or sketch.tables) and _PROCEDURE.search(sketch.stem.replace("_", " ")):
        return Judged(sketch, "reference", "it describes a procedure")
    return Judged(sketch)


def _elsewhere(sketch: Sketch, period: Period, label: Label | None) -> str:
    """Why a document belongs to another sprint, or empty."""
    stated = [spell for spell in sketch.spells if spell.weight == 4]
    if any(spell.range.overlaps(period.range) for spell in (stated or sketch.spells)):
        return ""
    if stated:
        return f"it is for {stated[0].range.start} to {stated[0].range.end}"
    others = {other.number for other in sketch.labels if label and other.kind == label.kind}
    if label and others and label.number not in others:
        return f"it is for {label.kind} {min(others)}"
    if period.spells and sketch.day and sketch.day < period.start - LONG_AGO:
        return f"it is from {sketch.day}"
    if period.spells and sketch.day and _is_before(sketch, period) and _REPORT.search(sketch.stem.replace("_", " ")):
        return f"it reports on {sketch.day}"
    return ""


def _is_before(sketch: Sketch, period: Period) -> bool:
    return sketch.day is not None and sketch.day < period.start


def _fits(sketch: Sketch, period: Period) -> bool:
    stated = [spell for spell in sketch.spells if spell.weight == 4]
    return not stated or any(spell.range.overlaps(period.range) for spell in stated)


def folders_of(judged: Sequence[Judged]) -> list[str]:
    """The plans folders: those named as such that hold most of the plans, else the deepest that holds nearly all."""
    weights = {one.sketch.path: one.sketch.weight for one in judged if one.role == "plan" and one.sketch.weight}
    total = sum(weights.values())
    inside: dict[str, float] = {}
    for path, weight in weights.items():
        for folder in _above(path):
            inside[folder] = inside.get(folder, 0.0) + weight
    named = [folder for folder in inside if folder != "." and _PLANS.fullmatch(posixpath.basename(folder))]
    chosen: list[str] = []
    for folder in sorted(named, key=lambda folder: (-inside[folder], folder.count("/"))):
        if inside[folder] >= total / 4 and not any(_is_within(folder, other) for other in chosen):
            chosen = [other for other in chosen if not _is_within(other, folder)] + [folder]
    if chosen and sum(inside[folder] for folder in chosen) >= 0.5 * total:
        return chosen
    deep = [folder for folder in inside if inside[folder] >= 0.8 * total]
    return [max(deep, key=lambda folder: folder.count("/") + (folder != "."))] if deep else []


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
