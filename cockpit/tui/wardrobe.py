"""Which theme is worn: the command line's, else the sprint's, else the default; read again when its file changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from cockpit.tui.messages import Tone
from cockpit.tui.themes import DEFAULT, Palette, ThemeError, ThemeShelf

_THEME_LINE = re.compile(rb'^\s*theme\s*=\s*["\']([a-z0-9-]{1,40})["\']', re.MULTILINE)
Stamp = tuple[int, int, int]


class Wardrobe:
    """`palette` is always a usable one; `problem` says in one line why it is not the one asked for."""

    def __init__(self, shelf: ThemeShelf, sprint_file: Path | None, forced: str, colourless: bool) -> None:
        self.shelf = shelf
        self.problem = ""
        self._colourless = colourless
        self._forced = forced
        self._wanted = forced or _peek(sprint_file) or DEFAULT
        self._stamp: Stamp | None = None
        self.palette = self._load(DEFAULT, self._wanted)

    def follow(self, name: str) -> bool:
        """The sprint asks for a theme. True when the palette changed or could not."""
        if self._forced or name == self._wanted:
            return False
        return self.choose(name, force=False)

    def choose(self, name: str, *, force: bool = True) -> bool:
        """Wear that theme (`force`: whatever the sprint says from now on). True when something changed."""
        self._forced = name if force else self._forced
        self._wanted = name
        before = self.palette
        self.palette = self._load(self.palette.name, name)
        return before is not self.palette or bool(self.problem)

    def reload_if_changed(self) -> bool:
        """Look at the theme's file; True when it changed, for better or worse."""
        stamp = self._file_stamp()
        if stamp == self._stamp:
            return False
        self.palette = self._load(self.palette.name, self._wanted)
        return True

    def problem_note(self) -> tuple[str, Tone]:
        """What to say in the footer."""
        return (self.problem, "bad") if self.problem else ("", "dim")

    def _load(self, fallback: str, name: str) -> Palette:
        self.problem = ""
        self._stamp = self._file_stamp()
        try:
            palette = self.shelf.load(name)
        except ThemeError as error:
            self.problem = str(error)
            palette = getattr(self, "palette", None) or self.shelf.load(fallback)
        return replace(palette, without_colour=self._colourless)

    def _file_stamp(self) -> Stamp | None:
        for folder in reversed(self.shelf.folders):
            try:
                found = (folder / f"{self._wanted}.toml").stat()
            except OSError:
                continue
            return found.st_mtime_ns, found.st_size, found.st_ino
        return None


def _peek(sprint_file: Path | None) -> str:
    """The theme a sprint.toml names, without reading all of it; empty when it says nothing readable."""
    if sprint_file is None:
        return ""
    try:
        with sprint_file.open("rb") as file:
            found = _THEME_LINE.search(file.read(65_536))
    except OSError:
        return ""
    return found[1].decode() if found else ""
