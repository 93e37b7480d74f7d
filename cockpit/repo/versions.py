"""Versions of plans by blob: read once ever, then from the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from cockpit.repo.blobs import contents
from cockpit.repo.cache import Cache
from cockpit.repo.git import Git
from cockpit.repo.sightings import (
    EMPTY,
    Reader,
    Skeleton,
    Version,
    from_rows,
    opened,
    skeleton_of,
    to_rows,
    version_of,
)

Want = tuple[str, str]
"""(path relative to the root, blob)."""


class Versions:
    """Gives the version of a plan that a blob is. `flavour` names everything but the bytes that reading depends on."""

    def __init__(self, git: Git, reader: Reader, flavour: str, cache: Cache) -> None:
        self._git, self._reader, self._flavour, self._cache = git, reader, flavour, cache
        self._known: dict[Want, Version] = {}
        self._skeletons: dict[str, Skeleton] = {}
        self._new_versions: dict[str, list[object]] = {}
        self._new_skeletons: dict[str, list[object]] = {}
        self.missing: set[str] = set()
        """Blobs that are not in the repository, or too large."""

    def prepare(self, wants: Iterable[Want]) -> None:
        """Have all these versions ready; one question to the cache and one to git."""
        open_wants = [want for want in dict.fromkeys(wants) if want[1] and want not in self._known]
        open_wants = self._from_cache(open_wants)
        paths: dict[str, list[str]] = {}
        for path, oid in open_wants:
            paths.setdefault(oid, []).append(path)
        for oid, data in contents(self._git, paths):
            for path in paths[oid]:
                if data is None:
                    self.missing.add(oid)
                else:
                    self._known[path, oid] = self._read_blob(path, oid, data)
        self._save()

    def of(self, path: str, oid: str) -> Version | None:
        """The version of a prepared blob: empty for no file, None for a missing one."""
        return self._known.get((path, oid)) if oid else EMPTY

    def read(self, path: str, data: bytes) -> Version:
        """The version that some bytes are."""
        return version_of(self._skeleton(path, data)[1], data)

    def _read_blob(self, path: str, oid: str, data: bytes) -> Version:
        key, skeleton = self._skeleton(path, data)
        version = version_of(skeleton, data)
        self._new_versions[self._key(path, oid)] = [key, sorted(version.ticked)]
        return version

    def _skeleton(self, path: str, data: bytes) -> tuple[str, Skeleton]:
        bare = opened(data)
        asked = self._key(path, "").encode("utf-8", "surrogateescape")
        key = hashlib.blake2b(asked + bare, digest_size=20).hexdigest()
        if key not in self._skeletons:
            kept = self._cache.get("skeleton", key)
            found = _revived(kept) if kept is not None else None
            if found is None:
                found = skeleton_of(self._reader(self._git.shown(path), bare))
                self._new_skeletons[key] = to_rows(found)
            self._skeletons[key] = found
        return key, self._skeletons[key]

    def _from_cache(self, wants: Sequence[Want]) -> list[Want]:
        """Take what is cached; returns what is not."""
        keys = {self._key(*want): want for want in wants}
        kept = self._cache.get_many("version", keys)
        named = {key: row for key, row in kept.items() if _is_version(row)}
        skeletons = {row[0] for row in named.values()} - self._skeletons.keys()
        for name, rows in self._cache.get_many("skeleton", skeletons).items():
            if (skeleton := _revived(rows)) is not None:
                self._skeletons[name] = skeleton
        for key, (name, ticked) in named.items():
            if name in self._skeletons:
                self._known[keys.pop(key)] = Version(self._skeletons[name], frozenset(ticked))
        return list(keys.values())

    def _save(self) -> None:
        self._cache.put_many("skeleton", dict(self._new_skeletons))
        self._cache.put_many("version", dict(self._new_versions))
        self._new_skeletons.clear()
        self._new_versions.clear()

    def _key(self, path: str, oid: str) -> str:
        return f"{self._flavour}\0{self._git.shown(path)}\0{oid}"


def _is_version(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], list)


def _revived(rows: list[object]) -> Skeleton | None:
    try:
        return from_rows(rows)
    except (ValueError, TypeError, LookupError):
        return None
