"""sprint.toml on disk: its settings now, or the last good ones and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from cockpit.core.settings import Settings
from cockpit.disk.kept import kept_settings
from cockpit.disk.reading import read_file
from cockpit.disk.stamp import Stamp
from cockpit.plan.settings_error import SettingsError, in_one_line

_LIMIT = 4 * 1024 * 1024


class SprintFile:
    """The sprint.toml of a store. `problem` says in one line why the file as it stands cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None
        self.error: SettingsError | None = None
        self._settings: Settings | None = None
        self._data: bytes | None = None
        self._trusted: Stamp | None = None

    def load(self) -> Settings:
        """The settings. Raises SettingsError or OSError where there are none to use."""
        self._data = self._trusted = None
        settings = self.refresh()
        if self.error is not None:
            raise self.error
        if self.problem is not None:
            raise OSError(self.problem)
        return settings

    def refresh(self) -> Settings:
        """The settings, read again if the file changed; the last good ones where it is broken or gone.

        The same object as long as nothing changed. Raises only where there never were good ones.
        """
        try:
            stamp = Stamp.of(self.path.stat())
            if stamp == self._trusted and self._settings is not None:
                return self._settings
            content = read_file(self.path, limit=_LIMIT, before=self._data)
        except (OSError, ValueError) as error:
            self._data = self._trusted = None  # the same bytes are good again when they are back
            return self._broken(f"{self.path.name}: {getattr(error, 'strerror', None) or error}", error)
        self._trusted = content.stamp if content.settled else None
        if content.data == self._data and self._settings is not None:
            return self._settings
        self._data = content.data
        try:
            self._settings = kept_settings(self.path, content.data)
        except SettingsError as error:
            return self._broken(in_one_line(error.problems[0]), error)
        self.problem = self.error = None
        return self._settings

    def _broken(self, problem: str, error: Exception) -> Settings:
        self.problem, self.error = problem, error if isinstance(error, SettingsError) else None
        if self._settings is None:
            raise error
        return self._settings
