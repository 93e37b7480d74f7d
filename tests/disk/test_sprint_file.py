"""sprint.toml while it is broken, gone, and back again."""

from __future__ import annotations

from pathlib import Path

from cockpit.disk.sprint import SprintFile
from tests.cli.sprints import SPRINT


def test_a_file_that_was_gone_is_good_again_when_it_is_back(tmp_path: Path) -> None:
    path, aside = tmp_path / "sprint.toml", tmp_path / "aside.toml"
    path.write_text(SPRINT)
    sprint = SprintFile(path)
    settings = sprint.load()
    told: list[str | None] = []

    def look() -> None:
        assert sprint.refresh() == settings, "the last good ones in any case"
        told.append(sprint.problem)

    path.rename(aside)
    look()
    aside.rename(path)  # with the very stamp it had
    look()
    path.write_text("[sprint")
    look()
    path.unlink()
    look()
    path.write_text(SPRINT)
    look()
    gone = "sprint.toml: No such file or directory"
    assert [told[0], told[1], told[3], told[4]] == [gone, None, gone, None]
    assert told[2]
    assert told[2] != gone
    assert sprint.error is None
