"""Contents of blobs, many at once: one `cat-file` for all, read as it comes, so that memory holds one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cockpit.repo.git import Git

BLOB_CAP = 4 * 1024 * 1024
"""Bytes of a version that is read; of a larger one only its existence is known."""


def sizes(git: Git, oids: Iterable[str]) -> dict[str, int]:
    """Sizes by id, of those that are here."""
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return {}
    answer = git.read("cat-file", "--batch-check", "--buffer", stdin=_listed(wanted))
    rows = (row.split(" ") for row in answer.text.split("\n"))
    return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}


def contents(git: Git, oids: Iterable[str], cap: int = BLOB_CAP) -> Iterator[tuple[str, bytes | None]]:
    """Each blob with its bytes, in order; None for one that is missing, no blob, or larger than `cap`."""
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return
    with git.stream("cat-file", "--batch", "--buffer", stdin=_listed(wanted), limit=120.0) as pipe:
        for oid in wanted:
            facts = pipe.readline().rstrip(b"\n").split(b" ")
            if len(facts) != 3:
                yield oid, None
                continue
            size = int(facts[2])
            if size > cap or facts[1] != b"blob":
                _skip(size + 1, pipe.read)
                yield oid, None
                continue
            data = pipe.read(size + 1)
            yield oid, data[:-1] if len(data) == size + 1 else None


def _listed(oids: Iterable[str]) -> bytes:
    return "".join(f"{oid}\n" for oid in oids).encode()


def _skip(count: int, read: object) -> None:
    assert callable(read)
    while count > 0 and (part := read(min(count, 1 << 20))):
        count -= len(part)
