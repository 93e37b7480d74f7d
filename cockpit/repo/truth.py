"""All that the repository tells of one sprint, joined: evidence, history, created files. Works without git as well.

Nothing here raises for what git does: what is wrong with it is one line in the record.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from cockpit.core.marks import marks
from cockpit.core.model import Board
from cockpit.core.record import CreatedFile, History, Record
from cockpit.core.settings import Settings
from cockpit.plan.choosing import part_at
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document
from cockpit.repo.cache import Cache
from cockpit.repo.created import created_between
from cockpit.repo.evidence import Investigator, Report, evidence_on_disk
from cockpit.repo.git import Git, open_git
from cockpit.repo.history import Historian, Noted, flavour_of
from cockpit.repo.ledger import standing_at
from cockpit.repo.trouble import Problem

MOST_WATCHED = 2000
"""Places where missing files would appear that are looked at, and refs."""
_ABSENT = frozenset({"missing", "worktree", "deleted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to find out beside evidence."""

    evidence: bool = True
    history: bool = True
    created: bool = False


@dataclass(slots=True)
class Truth:
    """Asked again and again, by one thread at a time. `folder` is where sprint.toml stands."""

    folder: Path
    settings: Settings
    cache: Path | Cache | None = None
    _git: Git | Problem | None = None
    _investigator: Investigator | None = None
    _historian: Historian | None = None
    _signs: tuple[object, ...] = ()
    _absent: tuple[Path, ...] = field(default_factory=tuple)

    def read(
        self,
        board: Board,
        plans: Mapping[str, bytes],
        now: datetime,
        *,
        asked: Asked | None = None,
        journal: Sequence[Noted] = (),
        as_of: datetime | None = None,
    ) -> Record:
        """The record of `board` at `now` (aware), or as of a past time, when `plans` and `journal` say nothing.

        `plans` are the bytes of all plans on disk, by path relative to the folder.
        """
        asked = asked or Asked()
        git = self._open()
        if not isinstance(git, Git):
            told = evidence_on_disk(self.folder, board.items) if asked.evidence and as_of is None else Report()
            found = marks(board.items, told.by_item)
            return Record(evidence=told.by_item, files=told.files, findings=found, problem=self._silence(git))
        self._signs = ()
        signs = tuple(_signs(git))
        report = self._report(git, board, now, as_of) if asked.evidence else Report()
        history = self._history(git, plans, journal, as_of) if asked.history else None
        created, trouble = _created(git, board, as_of or now) if asked.created else ((), "")
        self._absent = tuple(_absent(git, report))
        self._signs = (*signs, *map(os.path.lexists, self._absent))
        problems = (report.problem.message if report.problem else "", history.problem if history else "", trouble)
        return Record(
            history=history,
            evidence=report.by_item,
            files=report.files,
            created=created,
            findings=marks(board.items, report.by_item),
            problem=next(filter(None, problems), ""),
        )

    def moved(self) -> bool:
        """Whether HEAD, branches, the index or missing files changed since the last reading; a few stats, no git."""
        git = self._git
        if not isinstance(git, Git):
            return any((place / ".git").exists() for place in (self.folder, *self.folder.parents))
        return self._signs != (*_signs(git), *map(os.path.lexists, self._absent))

    def close(self) -> None:
        if self._historian is not None:
            self._historian.close()
        self._historian = self._investigator = self._git = None

    def _open(self) -> Git | Problem:
        """The repository; looked for again as long as there is none."""
        if not isinstance(self._git, Git) or not self._git.git_dir.exists():
            self.close()
            self._git = open_git(self.folder)
        assert self._git is not None
        return self._git

    def _silence(self, problem: Problem) -> str:
        """Why git says nothing; nothing to tell of a folder that was never meant to be in a repository."""
        places = (self.folder, *self.folder.parents)
        return problem.message if any(os.path.lexists(place / ".git") for place in places) else ""

    def _report(self, git: Git, board: Board, now: datetime, as_of: datetime | None) -> Report:
        if self._investigator is None:
            self._investigator = Investigator(git)
        return self._investigator.look(board.items, board.sprint.calendar, now=now, as_of=as_of)

    def _history(
        self, git: Git, plans: Mapping[str, bytes], journal: Sequence[Noted], as_of: datetime | None
    ) -> History:
        settings = self.settings
        if self._historian is None:
            flavour = flavour_of(repr(settings).encode("utf-8", "surrogatepass"))
            self._historian = Historian(
                git, self._document, settings.plans, lambda path: part_at(settings, path) is not None, flavour,
                cache=self.cache,
            )  # fmt: skip
        if as_of is None:
            return self._historian.read(plans, journal)
        return self._historian.read_at(standing_at(git, int(as_of.timestamp())))

    def _document(self, path: str, data: bytes) -> Document:
        part = part_at(self.settings, path)
        if part is None:
            return read_document(path, b"", self.settings, role="ignore")
        return read_document(path, data, self.settings, role=part.role, track=part.track, each_alone=True)


def _created(git: Git, board: Board, until: datetime) -> tuple[tuple[CreatedFile, ...], str]:
    calendar = board.sprint.calendar
    end = min(until, calendar.at(calendar.end, time.max))
    found = created_between(git, calendar.at(calendar.start, time.min), end)
    return ((), found.message) if isinstance(found, Problem) else (found, "")


def _absent(git: Git, report: Report) -> Iterator[Path]:
    """Where files that are not committed would stand if they were written as the plans name them."""
    found = (one.path for one in report.by_item.values() if one.state in _ABSENT and one.path)
    for number, path in enumerate(found):
        if number >= MOST_WATCHED:
            return
        yield git.folder / path


def _signs(git: Git) -> Iterator[object]:
    for name in ("HEAD", "index", "logs/HEAD"):
        yield _sign(git.git_dir / name)
    for name in ("packed-refs", "FETCH_HEAD", "shallow"):
        yield _sign(git.common_dir / name)
    left = MOST_WATCHED
    for name in ("refs/heads", "refs/remotes", "worktrees"):
        for place, folders, files in os.walk(git.common_dir / name):
            for one in (place, *(os.path.join(place, file) for file in files)):  # noqa: PTH118 (thousands of them)
                yield one, _sign(Path(one))
            left -= 1 + len(files)
            if left <= 0:
                folders.clear()


def _sign(path: Path) -> tuple[int, int, int] | None:
    with suppress(OSError, ValueError):
        status = path.stat()
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None
