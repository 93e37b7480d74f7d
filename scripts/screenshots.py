"""`make screenshots`: the pictures in screenshots/, from the sample sprint at a fixed clock."""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

for _name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(_name, None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from rich.cells import cell_len  # noqa: E402

from cockpit.cli.lived import make_lived  # noqa: E402
from cockpit.cli.sample import ZONE  # noqa: E402
from cockpit.tui.app import Wishes  # noqa: E402
from cockpit.tui.clock import SprintClock  # noqa: E402
from cockpit.tui.start import make_app  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
WEDNESDAY = datetime(2025, 11, 26, 8, 55, tzinfo=ZONE)
FRIDAY = datetime(2025, 11, 28, 16, 0, tzinfo=ZONE)
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
CELL = 12.2
"""Pixels between two columns of Textual's pictures."""
FONT_SIZE = CELL / 0.602
"""Pixels at which a cell of DejaVu Sans Mono is as wide as Textual draws one."""

_TEXT = re.compile(
    r'(?P<start><text class="[^"]+") x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+"'
    r"(?P<end>[^>]*)>(?P<text>[^<]*)</text>"
)


@dataclass(frozen=True)
class Picture:
    """A view at a size, after some keys, at a time of the sample's week."""

    name: str
    view: str
    size: tuple[int, int] = (120, 40)
    keys: tuple[str, ...] = ()
    now: datetime = WEDNESDAY
    theme: str = ""


PICTURES = (
    Picture("board", "board"),
    Picture("board-80x24", "board", (80, 24)),
    Picture("board-200x60", "board", (200, 60)),
    Picture("board-light", "board", theme="cockpit-light"),
    Picture("day", "day"),
    Picture("timeline", "timeline"),
    Picture("item", "board", keys=("enter",)),
    Picture("standup", "standup", keys=("s", "]")),
    Picture("retro", "retro", now=FRIDAY),
)


async def shoot(picture: Picture) -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        make_lived(Path(folder), picture.now)
        wishes = Wishes(view=picture.view, theme=picture.theme)
        app = make_app(Path(folder), clock=SprintClock(picture.now, freeze=True), wishes=wishes)
        async with app.run_test(size=picture.size) as pilot:
            async with asyncio.timeout(20):
                while app.scene is None or not app.engine.idle:
                    await pilot.pause(0.02)
            await pilot.pause(0.1)
            for key in picture.keys:
                await pilot.press(key)
            await pilot.pause(0.1)
            return _own_fonts(app.export_screenshot(title="cockpit"))


def _own_fonts(svg: str) -> str:
    """Without fonts from elsewhere, and with names that do not change from run to run."""
    svg = svg.replace("&#160;", "\u00a0")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", svg)
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE:.3f}px")
    return _TEXT.sub(_trimmed, re.sub(r"terminal-\d+", "terminal", svg))


def _trimmed(match: re.Match[str]) -> str:
    """A run of text without the blanks around it, which some converters drop and then move the rest."""
    words = match["text"].strip("\u00a0").strip()
    blank = len(match["text"]) - len(match["text"].lstrip("\u00a0 "))
    if not words:
        return ""
    x, length = float(match["x"]) + blank * CELL, cell_len(html.unescape(words)) * CELL
    return f'{match["start"]} x="{x:g}" y="{match["y"]}" textLength="{length:g}"{match["end"]}>{words}</text>'


def save(picture: Picture, svg: str) -> None:
    """Write the SVG, and the PNG where librsvg's converter is installed."""
    file = FOLDER / f"{picture.name}.svg"
    file.write_text(svg, "utf-8")
    if converter := shutil.which("rsvg-convert"):
        subprocess.run([converter, "--zoom", "1.25", "-o", str(file.with_suffix(".png")), str(file)], check=True)
    print(file.relative_to(FOLDER.parent))


def main(names: list[str]) -> int:
    """Make all pictures, or the named ones."""
    FOLDER.mkdir(exist_ok=True)
    if shutil.which("rsvg-convert") is None:
        print("no rsvg-convert (librsvg2-bin): SVG only", file=sys.stderr)
    for picture in PICTURES:
        if not names or picture.name in names:
            save(picture, asyncio.run(shoot(picture)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
