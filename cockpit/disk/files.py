"""Finding the sprint and its plans: which files count, which role and track each has, and what is not read and why.

Never leaves the repository, never follows a circle of links, reads regular files only and knows when to stop.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cockpit.core.model import Finding, Role, Severity
from cockpit.core.settings import Settings
from cockpit.disk.stamp import Stamp
from cockpit.plan.choosing import ARCHIVE, MAX_DEPTH, SUFFIXES, base_of, no_folder, part_of, unfit

SPRINT_FILE = "sprint.toml"
MAX_PLANS = 5_000
MAX_SIZE = 32 * 1024 * 1024
"""Bytes of one plan; a larger one is reported, not read."""


def find_sprint(start: Path) -> Path | None:
    """The nearest sprint.toml at or above a folder, None when there is none."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SPRINT_FILE).is_file():
            return folder / SPRINT_FILE
    return None


def repository_of(folder: Path) -> Path:
    """The real path of the repository around a folder (where `.git` stands), or of the folder itself without one."""
    real = Path(os.path.realpath(folder))
    for place in (real, *real.parents):
        if (place / ".git").exists():
            return place
    return real


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A plan as found: `path` relative to the folder of sprint.toml, with `/`; `track` None when it has none of its
    own."""

    path: str
    file: Path
    role: Role
    track: str | None
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All plans, by path, and findings about those that are not read."""

    plans: dict[str, PlanFile] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    folders: tuple[Path, ...] = ()
    """The plans folders, whether they exist or not."""


def list_plans(home: Path, settings: Settings, repository: Path) -> Listing:
    """List the plans of a sprint whose sprint.toml stands in `home`; `repository` is a real path."""
    walk = _Walk(home, settings, repository)
    for folder in settings.plans:
        walk.folder(folder)
    return walk.listing()


class _Walk:
    def __init__(self, home: Path, settings: Settings, repository: Path) -> None:
        self._home, self._settings, self._repository = home, settings, repository
        self._found: dict[str, PlanFile] = {}
        self._inside: list[str] = []
        self._folders: list[Path] = []
        self._findings: list[Finding] = []
        self._seen: set[tuple[int, int]] = set()
        self._base = ""

    def folder(self, name: str) -> None:
        """Read one folder of `sprint.plans`."""
        top = self._home / name
        self._folders.append(top)
        self._base = base_of(name)
        if not Path(os.path.realpath(top)).is_relative_to(self._repository):
            message = "the plans folder leads out of the repository"
            self._report(posixpath.normpath(name), "error", message, "keep plans inside it")
        elif not top.is_dir():
            what = "is no folder" if top.exists() else "does not exist"
            self._findings.append(no_folder(self._settings, name, what))
        else:
            links = [entry for entry in self._entries(os.fspath(top), "", 0) if not self._take(*entry)]
            for entry, inside in links:  # after all files, so that a plan goes by its own name
                self._take_file(entry, inside)

    def _entries(self, folder: str, inside: str, depth: int) -> Iterator[tuple[os.DirEntry[str], str]]:
        """Files below a folder with their path inside it, sorted; each folder once, whatever links lead to it."""
        try:
            status = os.stat(folder)  # noqa: PTH116 (a thousand of them per look)
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._report(self._base + inside, "warning", f"cannot be read: {error.strerror}", "check its permissions")
            return
        if (place := (status.st_dev, status.st_ino)) in self._seen or depth > MAX_DEPTH:
            return
        self._seen.add(place)
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.name.startswith(".") or (not inside and entry.name == ARCHIVE and _is_folder(entry)):
                continue
            if _is_folder(entry):
                if self._is_inside(entry, path):
                    yield from self._entries(entry.path, f"{path}/", depth + 1)
            elif entry.name.lower().endswith(SUFFIXES):
                yield entry, path

    def _take(self, entry: os.DirEntry[str], inside: str) -> bool:
        """Take a file; False for a link, which is left for later."""
        if not entry.is_symlink():
            self._take_file(entry, inside)
            return True
        return False

    def _take_file(self, entry: os.DirEntry[str], inside: str) -> None:
        path = self._base + inside
        part = part_of(self._settings, inside)
        if path in self._found or part.role == "ignore":
            return
        try:
            status = entry.stat()
        except OSError as error:
            if entry.is_symlink():
                self._report(path, "warning", f"cannot be read: {error.strerror}", "mend or remove the link")
            return
        if not self._readable(entry, inside, status) or len(self._found) >= MAX_PLANS:
            return
        self._seen.add((status.st_dev, status.st_ino))
        self._inside.append(inside)
        file = Path(entry.path)
        self._found[path] = PlanFile(path=path, file=file, role=part.role, track=part.track, stamp=Stamp.of(status))

    def _readable(self, entry: os.DirEntry[str], inside: str, status: os.stat_result) -> bool:
        path = self._base + inside
        if not stat.S_ISREG(status.st_mode):
            self._report(path, "warning", "is no regular file", "remove it from the plans folder, or ignore it")
        elif status.st_size > MAX_SIZE:
            message = f"is larger than {MAX_SIZE >> 20} MB and was not read"
            self._report(path, "error", message, f"split it, or give it the role ignore in {SPRINT_FILE}", "too-large")
        elif self._is_inside(entry, inside):
            return (status.st_dev, status.st_ino) not in self._seen
        return False

    def _is_inside(self, entry: os.DirEntry[str], inside: str) -> bool:
        if not entry.is_symlink() or Path(os.path.realpath(entry.path)).is_relative_to(self._repository):
            return True
        message = "is a link that leads out of the repository"
        self._report(self._base + inside, "warning", message, "copy what it leads to, or ignore it")
        return False

    def _report(self, path: str, severity: Severity, message: str, remedy: str, code: str = "unreadable") -> None:
        self._findings.append(Finding(code=code, severity=severity, path=path, line=1, message=message, remedy=remedy))

    def listing(self) -> Listing:
        """What was found, and a warning for each pattern in sprint.toml that fits nothing."""
        if len(self._found) >= MAX_PLANS:
            message = f"more than {MAX_PLANS} plans; the rest was not read"
            self._report(self._settings.file, "error", message, "narrow `plans`, or ignore folders")
        self._findings += unfit(self._settings, self._inside)
        return Listing(plans=self._found, findings=tuple(self._findings), folders=tuple(self._folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
