"""The merge driver for plans: ticks on neighbouring lines, and a tick beside a change of the words, are no conflict.

    python -m cockpit.repo.merge BASE OURS THEIRS [MARKER_SIZE [PATH [LABEL_BASE LABEL_OURS LABEL_THEIRS]]]

Git calls it with temporary files and takes the result from OURS. Whatever git itself merges cleanly comes out exactly
as git has it, and so does a conflict in which no box differs. The exit code is 0 for a clean merge and `CONFLICTED` for
one with markers; any other means that nothing was done, and whoever called falls back to `git merge-file`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.text import clean
from cockpit.repo.boxes import doubled, equal_ends, lines_of, settle
from cockpit.repo.git import run

CONFLICTED = 9
"""Told apart from the 1 of a Python that stumbled."""
_FAILED = 125
_USUAL = ("base", "ours", "theirs")


@dataclass(frozen=True, slots=True)
class Merged:
    """`conflicts` counts the places with markers in `data`."""

    data: bytes
    conflicts: int


class CannotMerge(Exception):
    """`git merge-file` itself gave up: binary files, no space, no git."""


def merge(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    marker_size: int = 7,
    labels: Sequence[str] = (),
    cwd: Path | None = None,
) -> Merged:
    """Merge three versions of a plan. Raises CannotMerge where git cannot."""
    plain = merge_file(base, ours, theirs, marker_size=marker_size, labels=labels, cwd=cwd)
    found = plain
    if plain.conflicts:
        settled = settle(base, ours, theirs)
        if (settled.base, settled.ours, settled.theirs) == (base, ours, theirs):
            return plain
        three = (settled.base, settled.ours, settled.theirs)
        found = merge_file(*three, marker_size=marker_size, labels=labels, cwd=cwd)
        if found.conflicts > plain.conflicts:
            return plain
    if not found.conflicts and doubled(base, ours, theirs, found.data):
        return plain if plain.conflicts else Merged(_side_by_side(ours, theirs, marker_size, labels), 1)
    return found


def _side_by_side(ours: bytes, theirs: bytes, marker_size: int, labels: Sequence[str]) -> bytes:
    """Both versions between markers, but for their equal ends: a conflict that git did not see."""
    left, right = lines_of(ours), lines_of(theirs)
    head = equal_ends(left, right)
    tail = equal_ends(left[head:][::-1], right[head:][::-1])
    end = b"\r\n" if left[0].endswith(b"\r\n") else b"\n"
    _, mine, yours = labels or _USUAL
    rows = [*left[:head], b"<" * marker_size + b" " + mine.encode("utf-8", "surrogateescape") + end]
    rows += [*_ended(left[head : len(left) - tail], end), b"=" * marker_size + end]
    rows += [*_ended(right[head : len(right) - tail], end)]
    rows += [b">" * marker_size + b" " + yours.encode("utf-8", "surrogateescape") + end, *left[len(left) - tail :]]
    return b"".join(rows)


def _ended(lines: list[bytes], end: bytes) -> list[bytes]:
    return [line if line.endswith(b"\n") else line + end for line in lines]


def merge_file(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    marker_size: int = 7,
    labels: Sequence[str] = (),
    cwd: Path | None = None,
) -> Merged:
    """What `git merge-file` makes of three versions; `labels` are those of base, ours and theirs."""
    origin, left, right = labels or _USUAL
    with tempfile.TemporaryDirectory(prefix="cockpit-merge-") as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        named = [part for label in (left, origin, right) for part in ("-L", label)]
        options = ("merge-file", "-p", f"--marker-size={marker_size}", *named, "--", *map(str, files))
        answer = run(options, cwd or Path.cwd(), {**os.environ, "LC_ALL": "C"})
    if answer.code < 0 or answer.code > 127 or (answer.problem and answer.problem.kind in ("timeout", "no-git")):
        raise CannotMerge(answer.err.strip() or (answer.problem.message if answer.problem else "git merge-file failed"))
    return Merged(answer.out, answer.code)


def main(arguments: Sequence[str]) -> int:
    """Merge as git asks for it. Nothing is written unless the whole result is there."""
    try:
        base, ours, theirs, *rest = arguments
        given = [value if not value.startswith("%") else "" for value in rest] + [""] * 5
        size = int(given[0]) if given[0].isdigit() else 7
        labels = [value or name for value, name in zip(given[2:5], _usual_labels(), strict=True)]
        merged = merge(
            Path(base).read_bytes(), Path(ours).read_bytes(), Path(theirs).read_bytes(), marker_size=size, labels=labels
        )
        result = Path(f"{ours}.cockpit")
        result.write_bytes(merged.data)
        result.replace(ours)
    except Exception as error:  # noqa: BLE001 (whatever it is, git's own merge is the way out)
        path = arguments[4] if len(arguments) > 4 else "a plan"
        print(f"cockpit: {clean(path)} is merged by git alone: {clean(str(error))}", file=sys.stderr)
        return _FAILED
    return CONFLICTED if merged.conflicts else 0


def _usual_labels() -> tuple[str, str, str]:
    """What stands at markers when git (before 2.44) does not tell: the branch being merged is in the environment."""
    branches = [value for name, value in os.environ.items() if name.startswith("GITHEAD_")]
    return "base", "HEAD", branches[0] if len(branches) == 1 else "theirs"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
