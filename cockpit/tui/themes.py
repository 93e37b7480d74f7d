"""Themes are TOML files: shipped ones, and the user's in their config folder, which win by name.

A file is checked whole before it is used, and an error names the file and the key, so that a half-typed colour never
ends the cockpit. Colours are `#rrggbb`; what a style name looks like is decided here, never in a view.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

DEFAULT = "cockpit-dark"
GROUNDS = ("background", "band", "cursor", "marked", "lit", "flash")
INKS = ("bright", "dim", "done", "good", "today", "warn", "bad", "accent")
LINES = ("faint", "rule", "bar-done", "bar-todo")
OPTIONAL: Mapping[str, str] = {
    "accent": "today",
    "rule": "faint",
    "bar-todo": "rule",
    "bar-done": "good",
    "marked": "cursor",
    "lit": "cursor",
}
"""Colours a file may leave out, and the one used instead."""
COLOURS = (*GROUNDS, *INKS, *LINES)
WEIGHTS = frozenset({"bold", "dim", "italic", "underline", "reverse", "strike", "none"})
TRACK_COLOURS = 8
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LIFTED: Mapping[str, str] = {"faint": "dim", "done": "dim"}
"""Inks too quiet for a coloured ground, and the ones used on it."""
_BLACK_AND_WHITE: Mapping[str, str] = {
    "dim": "dim",
    "faint": "dim",
    "done": "dim",
    "rule": "dim",
    "bar-todo": "dim",
    "today": "bold",
    "accent": "bold",
    "warn": "bold",
    "bad": "bold underline",
    "cursor": "reverse",
    "marked": "underline",
    "lit": "underline",
    "flash": "reverse",
}


class ThemeError(Exception):
    """One line that names the file and the key."""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """A checked theme. `weights` are the type weights added to a style name; `colours` has every name of `COLOURS`."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    tracks: tuple[str, ...]
    weights: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    without_colour: bool = False

    @cached_property
    def known(self) -> frozenset[str]:
        """Every style name that has a look."""
        return frozenset({*COLOURS, *(f"track-{number}" for number in range(1, TRACK_COLOURS + 1))})

    def style(self, ink: str, ground: str = "background", *, bold: bool = False) -> Style:
        """The look of text in the style `ink` on a ground, both by name. An unknown name is `bright`."""
        return _style(self, ink, ground, bold)

    def __hash__(self) -> int:
        return id(self)

    def textual(self) -> Theme:
        """The theme for the little that Textual draws itself: the palette, the input line, the page behind."""
        ink = self.colours
        return Theme(
            name=self.name,
            primary=ink["today"],
            secondary=ink["dim"],
            accent=ink["today"],
            warning=ink["warn"],
            error=ink["bad"],
            success=ink["done"],
            foreground=ink["bright"],
            background=ink["background"],
            surface=ink["band"],
            panel=ink["cursor"],
            dark=self.dark,
            text_alpha=1.0,
            variables={"input-selection-background": f"{ink['today']} 35%", "block-cursor-text-style": "none"},
        )


@lru_cache(2048)
def _style(palette: Palette, ink: str, ground: str, bold: bool) -> Style:
    if ground in GROUNDS[2:]:
        ink = _LIFTED.get(ink, ink)
    if palette.without_colour:
        words = [_BLACK_AND_WHITE.get(ink, ""), _BLACK_AND_WHITE.get(ground, ""), "bold" if bold else ""]
        return Style.parse(" ".join(dict.fromkeys(" ".join(words).split())) or "none")
    if ink.startswith("track-") and ink[6:].isdigit():
        colour = palette.tracks[(int(ink[6:]) - 1) % len(palette.tracks)]
    else:
        colour = palette.colours.get(ink, palette.colours["bright"])
    weights = f"{palette.weights.get(ink, '')} {palette.weights.get(ground, '')} {'bold' if bold else ''}"
    back = palette.colours.get(ground, palette.colours["background"])
    return Style.parse(weights.strip() or "none") + Style(color=colour, bgcolor=back)


def read_theme(data: bytes, file: Path) -> Palette:
    """A theme file as a palette. Raises ThemeError."""
    try:
        raw = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(f"{file.name}: {error}") from None
    check = _Checker(file.name)
    check.only(raw, ("name", "dark", "contrast", "colors", "styles"), "")
    colours = check.table(raw, "colors")
    check.only(colours, (*COLOURS, "tracks"), "colors.")
    tracks = colours.get("tracks")
    if not isinstance(tracks, list) or not 1 <= len(tracks) <= TRACK_COLOURS:
        raise check.error("colors.tracks", f"a list of 1 to {TRACK_COLOURS} colours like #7cc5ff is wanted")
    palette = Palette(
        name=check.name(raw.get("name", file.stem)),
        dark=check.flag(raw.get("dark", True), "dark"),
        colours={name: check.colour(_given(colours, name), f"colors.{name}") for name in COLOURS},
        tracks=tuple(check.colour(colour, f"colors.tracks[{n}]") for n, colour in enumerate(tracks)),
        weights={name: check.weights(text, f"styles.{name}") for name, text in check.table(raw, "styles").items()},
        file=file,
    )
    for name in palette.weights:
        if name not in palette.known:
            raise check.error(f"styles.{name}", "no such style")
    _check_contrast(palette, raw.get("contrast", 0), check)
    return palette


def _given(colours: Mapping[str, Any], name: str) -> object:
    """The colour of that name, or of the one that stands in for it."""
    while name not in colours and name in OPTIONAL:
        name = OPTIONAL[name]
    return colours.get(name)


class _Checker:
    def __init__(self, file: str) -> None:
        self.file = file

    def error(self, key: str, problem: str) -> ThemeError:
        return ThemeError(f"{self.file}: {key}: {problem}")

    def only(self, table: Mapping[str, Any], allowed: tuple[str, ...], prefix: str) -> None:
        for key in table:
            if key not in allowed:
                from difflib import get_close_matches

                close = get_close_matches(key, allowed, n=1)
                raise self.error(f"{prefix}{key}", "unknown key" + (f'; did you mean "{close[0]}"?' if close else ""))

    def table(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = raw.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "a table is wanted")
        return value

    def name(self, value: object) -> str:
        if not isinstance(value, str) or not _NAME.fullmatch(value):
            raise self.error("name", "small letters, digits and dashes are wanted")
        return value

    def flag(self, value: object, key: str) -> bool:
        if not isinstance(value, bool):
            raise self.error(key, "true or false is wanted")
        return value

    def colour(self, value: object, key: str) -> str:
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            raise self.error(key, f"{str(value)[:30]!r} is no colour like #7cc5ff")
        return value.lower()

    def weights(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not set(value.split()) <= WEIGHTS:
            raise self.error(key, f"words out of {', '.join(sorted(WEIGHTS))} are wanted")
        return value


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (value / 255 for value in Color.parse(colour).get_truecolor())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _check_contrast(palette: Palette, wanted: object, check: _Checker) -> None:
    """A theme may promise a contrast; the promise is kept for every ink on every ground."""
    if isinstance(wanted, bool) or not isinstance(wanted, int | float):
        raise check.error("contrast", "a number such as 7.0 is wanted")
    if not wanted:
        return
    inks = {f"colors.{name}": palette.colours[name] for name in INKS}
    inks |= {f"colors.tracks[{n}]": colour for n, colour in enumerate(palette.tracks)}
    for key, ink in inks.items():
        for ground in GROUNDS:
            if (ratio := contrast(ink, palette.colours[ground])) < wanted:
                raise check.error(key, f"{ink} on {ground} has a contrast of {ratio:.1f}, below {wanted}")


def shipped_folder() -> Path:
    """Where the shipped themes are: in the wheel inside the package, in a checkout beside it."""
    inside = Path(__file__).parents[1] / "_themes"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "themes"


def user_folder() -> Path:
    """The user's own themes."""
    import platformdirs

    return Path(platformdirs.user_config_dir("cockpit")) / "themes"


@dataclass(frozen=True)
class ThemeShelf:
    """All themes by name. Folders later in the tuple win."""

    folders: tuple[Path, ...]

    @classmethod
    def usual(cls) -> ThemeShelf:
        return cls((shipped_folder(), user_folder()))

    def files(self) -> Mapping[str, Path]:
        """Name to file; the name is the file's stem."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            if folder.is_dir():
                found |= {path.stem: path for path in sorted(folder.glob("*.toml"))}
        return found

    def load(self, name: str) -> Palette:
        """The theme of that name. Raises ThemeError, also when there is none."""
        for folder in reversed(self.folders):
            file = folder / f"{name}.toml"
            if _NAME.fullmatch(name) and file.is_file():
                try:
                    return read_theme(file.read_bytes(), file)
                except OSError as error:
                    raise ThemeError(f"{file.name}: {error.strerror}") from None
        raise ThemeError(f"no theme {name[:40]!r}; there are {', '.join(sorted(self.files()))}")
