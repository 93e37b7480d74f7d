"""The pictures in screenshots/: all that the README shows are there, and each is one that can be made again."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.screenshots import FOLDER, PICTURES

ROOT = Path(__file__).resolve().parents[2]


def test_the_readme_shows_pictures_that_exist() -> None:
    shown = set(re.findall(r"screenshots/([\w-]+)\.(?:png|svg)", (ROOT / "README.md").read_text("utf-8")))
    assert shown
    assert shown <= {picture.name for picture in PICTURES}
    assert all((FOLDER / f"{name}.svg").is_file() for name in shown)


def test_nothing_lies_there_that_is_not_made() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {picture.name for picture in PICTURES}
