"""The pictures' story still fits the sample sprint."""

from __future__ import annotations

import re
from pathlib import Path

from scripts import story

ROOT = Path(__file__).resolve().parents[2]


def _boxes(folder: Path) -> tuple[int, int]:
    text = "\n".join(path.read_text("utf-8") for path in (folder / "docs" / "plans").glob("*.md"))
    return len(re.findall(r"- \[x\]", text)), len(re.findall(r"- \[[ x]\]", text))


def test_the_story_ticks_what_it_names(tmp_path: Path) -> None:
    sprint = story.wednesday(tmp_path / "wednesday")
    done, total = _boxes(sprint.parent)
    assert done == len(story.BY_WEDNESDAY)
    assert _boxes(story.friday(tmp_path / "friday").parent) == (done + len(story.BY_FRIDAY) + 1, total)
