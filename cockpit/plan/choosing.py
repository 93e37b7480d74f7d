"""Which files of a plans folder are plans, and what sprint.toml says of each. Pure: paths and settings, no disk."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from cockpit.core.model import Finding, Role
from cockpit.core.notes import retro_end
from cockpit.core.settings import Settings
from cockpit.plan.globs import matches

ARCHIVE = "archive"
"""The folder, directly in a plans folder, that ended sprints are moved to; never read with the others."""
MAX_DEPTH = 32
SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Part:
    """The part a document plays: its role, and its track if it has one of its own."""

    role: Role
    track: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The plans among some paths, sorted, and findings about folders and patterns that fit nothing."""

    parts: dict[str, Part] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def base_of(folder: str) -> str:
    """How the paths below a folder of `sprint.plans` begin: "" or something that ends in `/`."""
    normal = posixpath.normpath(folder)
    return "" if normal == "." else f"{normal}/"


def part_of(settings: Settings, inside: str) -> Part:
    """What the plan at `inside` (of its plans folder) is. The last fitting rule tells the role, else its name."""
    fitting = [rule.role for rule in settings.rules if matches(rule.path, inside)]
    track = next((rule.id for rule in settings.tracks if any(matches(one, inside) for one in rule.plan)), None)
    usual: Role = "plan" if retro_end(inside) is None else "retro"
    return Part(fitting[-1] if fitting else usual, track)


def inside_of(settings: Settings, path: str) -> str | None:
    """The place of a path (relative to the folder of sprint.toml) in its plans folder; None if it cannot be a plan."""
    for folder in settings.plans:
        base = base_of(folder)
        if path.startswith(base):  # the first folder that has it speaks for it
            return inside if _may_be_plan(inside := path[len(base) :]) else None
    return None


def _may_be_plan(inside: str) -> bool:
    names = inside.split("/")
    if any(name.startswith(".") or not name for name in names) or len(names) > MAX_DEPTH + 1:
        return False
    return inside.lower().endswith(SUFFIXES) and not (len(names) > 1 and names[0] == ARCHIVE)


def part_at(settings: Settings, path: str) -> Part | None:
    """The same by a path relative to the folder of sprint.toml; None for what is no plan or is to be ignored."""
    inside = inside_of(settings, path)
    part = part_of(settings, inside) if inside is not None else None
    return part if part and part.role != "ignore" else None


def choose(settings: Settings, paths: Collection[str]) -> Choice:
    """The plans among paths relative to the folder of sprint.toml."""
    found = {path: part for path in sorted(paths) if (part := part_at(settings, path))}
    lost = [folder for folder in settings.plans if not any(path.startswith(base_of(folder)) for path in paths)]
    inside = [name for path in found if (name := inside_of(settings, path)) is not None]
    return Choice(parts=found, findings=(*(no_folder(settings, name) for name in lost), *unfit(settings, inside)))


def no_folder(settings: Settings, name: str, what: str = "does not exist") -> Finding:
    """A folder of `sprint.plans` that cannot be read."""
    return _warning(settings.file, f"the plans folder {name} {what}", f"make it, or change `plans` in {settings.file}")


def unfit(settings: Settings, names: Iterable[str]) -> Iterator[Finding]:
    """A warning for each pattern in sprint.toml that fits none of the plans (relative to their plans folder)."""
    names = list(names)
    tracks = [(pattern, f"plan of track {rule.id}") for rule in settings.tracks for pattern in rule.plan]
    rules = [(rule.path, "plans") for rule in settings.rules if rule.role != "ignore"]
    for pattern, owner in tracks + rules:
        if not any(matches(pattern, name) for name in names):
            message = f"`{pattern}` ({owner}) fits no plan"
            yield _warning(settings.file, message, "check the spelling, or write the plan")


def _warning(path: str, message: str, remedy: str) -> Finding:
    return Finding(code="unreadable", severity="warning", path=path, line=1, message=message, remedy=remedy)
