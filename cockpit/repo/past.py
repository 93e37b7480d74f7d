"""The board as it stood at a past time, from git alone: no journal, no working copy, nothing that could be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cockpit.core.model import Board, Finding
from cockpit.core.settings import Settings
from cockpit.plan.assemble import assemble
from cockpit.plan.choosing import choose, part_at
from cockpit.plan.config import read_settings
from cockpit.plan.reader import read_document
from cockpit.plan.settings_error import SettingsError
from cockpit.repo.asof import plans_at
from cockpit.repo.git import Git, open_git
from cockpit.repo.trouble import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """A board of the past. `commit` is where HEAD's first-parent line stood, "" before its beginning.

    `plans` are the bytes of the plans by path, `notices` lines worth telling once.
    """

    moment: datetime
    commit: str
    board: Board
    settings: Settings
    plans: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


class Past:
    """The past of a sprint whose sprint.toml is called `name` in `folder`.

    `usual` gives the settings of the working copy, for times at which git had no sprint.toml; it may raise
    SettingsError or OSError.
    """

    def __init__(self, folder: Path, name: str, usual: Callable[[], Settings]) -> None:
        self._folder, self._name, self._usual = folder, name, usual

    def moment(self, time: datetime) -> datetime:
        """An aware time; one without an offset is wall time of the sprint."""
        if time.tzinfo is not None:
            return time
        try:
            settings: Settings | Problem | None = self._usual()
        except (SettingsError, OSError):
            git = open_git(self._folder)
            settings = git if isinstance(git, Problem) else settings_at(git, time.replace(tzinfo=UTC), self._name)
        return time.replace(tzinfo=settings.calendar.zone if isinstance(settings, Settings) else UTC)

    def at(self, moment: datetime) -> LookedBack | Problem:
        """The board at an aware time. Raises SettingsError for a sprint.toml that was broken then."""
        git = open_git(self._folder)
        if isinstance(git, Problem):
            return git
        settings = settings_at(git, moment, self._name)
        if isinstance(settings, Problem):
            return settings
        return look_back(git, moment, settings or self._usual())


def settings_at(git: Git, moment: datetime, name: str) -> Settings | Problem | None:
    """What the sprint.toml called `name` declared at an aware time, None where git had none then.

    Raises SettingsError if it was broken.
    """
    then = plans_at(git, moment, [name], lambda path: path == name)
    if isinstance(then, Problem):
        return then
    if then.missing:
        return Problem("missing-object", f"{name} as of then is not in this repository")
    data = then.files.get(name)
    return None if data is None else read_settings(data, file=name)


def look_back(git: Git, moment: datetime, settings: Settings) -> LookedBack | Problem:
    """The board of `settings` at an aware time."""
    seen: list[str] = []

    def wanted(path: str) -> bool:
        seen.append(path)
        return part_at(settings, path) is not None

    then = plans_at(git, moment, settings.plans, wanted)
    if isinstance(then, Problem):
        return then
    choice = choose(settings, seen)
    documents = [
        read_document(path, then.files[path], settings, role=part.role, track=part.track)
        for path, part in choice.parts.items()
        if path in then.files
    ]
    board = assemble(settings, documents)
    lost = tuple(map(_lost, sorted(then.missing)))
    return LookedBack(
        moment=moment,
        commit=then.commit,
        board=replace(board, findings=(*board.findings, *choice.findings, *lost)),
        settings=settings,
        plans={document.path: document.data for document in documents},
        notices=() if then.commit else (f"nothing was committed by {moment:%Y-%m-%d %H:%M}",),
    )


def _lost(path: str) -> Finding:
    return Finding(
        code="unreadable",
        severity="error",
        path=path,
        line=1,
        message="as of then it is too large, or its contents are not in this repository",
        remedy="fetch them (a partial clone lacks them)",
    )
