"""Finding the file a plan means among many paths: as written, by the end of the path, by its name alone.

Plans name files loosely: with half a folder, with another case, from where the plan stands. A match is never a guess:
several equal ones are all returned.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cockpit.core.filenames import base_of, folded

_SIDE_ROOMS = frozenset(
    {"node_modules", "vendor", "third_party", "dist", "build", "target", "archive", "__pycache__", ".venv", "venv"}
)
_EVERYWHERE = frozenset(
    {
        "readme.md",
        "readme",
        "index.md",
        "index.html",
        "index.js",
        "index.ts",
        "index.tsx",
        "__init__.py",
        "main.py",
        "main.go",
        "main.rs",
        "mod.rs",
        "lib.rs",
        "package.json",
        "makefile",
        "dockerfile",
        "config.py",
        "config.json",
        "config.yaml",
        "config.yml",
        "test.py",
        "tests.py",
        "utils.py",
        "utils.ts",
        "types.ts",
        "page.tsx",
        "route.ts",
        "layout.tsx",
    }
)
"""Names so common that another folder's file of that name proves nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The names that are looked for, so that indexes need hold no others."""

    bases: frozenset[str]
    folders: bool

    @classmethod
    def of(cls, names: Iterable[str]) -> Wanted:
        bases = frozenset(folded(base_of(name)) for name in names)
        return cls(bases, any(base.endswith("/") for base in bases))

    def wants(self, path: str) -> bool:
        return folded(path.rpartition("/")[2]) in self.bases


@dataclass(slots=True)
class Names:
    """Paths that may be meant, found by their last part. Folders end in `/`."""

    by_base: dict[str, list[str]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, paths: Iterable[str], wanted: Wanted) -> Names:
        """An index of the wanted ones among paths, and of the wanted folders they stand in."""
        names, folders = cls(), set[str]()
        for path in paths:
            head, _, base = path.rpartition("/")
            if folded(base) in wanted.bases:
                names.add(path)
            if wanted.folders and head not in folders:
                folders.update(_above(head))
        for folder in folders:
            if folder and folded(base_of(f"{folder}/")) in wanted.bases:
                names.add(f"{folder}/")
        return names

    def add(self, path: str) -> None:
        if path not in self.paths:
            self.paths.add(path)
            self.by_base.setdefault(folded(base_of(path)), []).append(path)

    def strong(self, name: str, bases: Sequence[str]) -> tuple[str, ...]:
        """Paths that a name spells out: from one of the `bases` (folders that end in `/`, or ""), else as their end."""
        for base in bases:
            if (joined := join(base, name)) in self.paths:
                return (joined,)
        same_base = self.by_base.get(folded(base_of(name)), ())
        exact = [path for path in same_base if path == name or path.endswith(f"/{name}")]
        if exact:
            return _foremost(exact)
        key = folded(name)
        return _foremost([path for path in same_base if folded(path) == key or folded(path).endswith(f"/{key}")])

    def weak(self, name: str) -> tuple[str, ...]:
        """Paths that end in the same file name though the folder differs (moved?); none for names found everywhere."""
        key = folded(base_of(name))
        if "/" not in name.rstrip("/") or key in _EVERYWHERE:
            return ()
        return _foremost(self.by_base.get(key, ()))


def join(base: str, name: str) -> str:
    """A name seen from a folder, normalised; "" if it leads out."""
    joined = posixpath.normpath(base + name)
    if joined.startswith(("../", "/")) or joined in ("..", "."):
        return ""
    return joined + "/" if name.endswith("/") else joined


def under(path: str, paths: Mapping[str, object]) -> tuple[str, ...]:
    """The paths a name stands for: itself, or all below a folder."""
    if not path.endswith("/"):
        return (path,)
    return tuple(one for one in paths if one.startswith(path))


def _above(folder: str) -> list[str]:
    found = []
    while folder:
        found.append(folder)
        folder = folder.rpartition("/")[0]
    return found


def _foremost(paths: Sequence[str]) -> tuple[str, ...]:
    """Without those in side rooms (vendored, built, archived), unless there are no others."""
    if len(paths) < 2:
        return tuple(paths)
    front = [path for path in paths if _SIDE_ROOMS.isdisjoint(path.split("/")[:-1])]
    return tuple(sorted(front or paths))
