"""The end of the day with keys, on a real repository: what is due one by one, then the commit of the plans alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cockpit.tui.app import CockpitApp
from tests.cli.sprints import ADA, write_sprint
from tests.repo.lived import Repo
from tests.tui.fakes import settled
from tests.tui.test_app import text_of
from tests.tui.test_blockers import opened

EVENING = "2025-11-26T17:05"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(write_sprint(tmp_path / "repo"))
    made.git("config", "user.name", "Ada")
    made.git("config", "user.email", "ada@example.org")
    (made.folder / ".gitignore").write_text(".cockpit/\n")
    made.git("add", "-A")
    made.git("commit", "-qm", "all", when="2025-11-24 09:05")
    return made


async def asked(app: CockpitApp, pilot: Pilot[None], words: str) -> str:
    """What stands on the screen once git has answered."""
    for _ in range(500):
        await settled(pilot)
        if words in (text := text_of(app)):
            return text
        await asyncio.sleep(0.01)
    raise AssertionError(f"{words} never came:\n{text_of(app)}")


def plan(repo: Repo, stem: str = "ada_next") -> str:
    return (repo.folder / "plans" / f"{stem}.md").read_text()


async def test_a_day_is_ended_with_keys(repo: Repo) -> None:
    (repo.folder / "other.txt").write_text("x\n")
    repo.git("add", "other.txt")
    async with opened(repo.folder, EVENING, view="board") as (app, pilot, _):
        await pilot.press("E")
        text = await asked(app, pilot, "the plans are committed already")
        assert "End of day · Wed 26 Nov" in text
        assert "no item changed today" in text
        await pilot.press("space")
        await asked(app, pilot, "Plans, Wed 26 Nov: 1 done")
        await pilot.press("g", "z")
        text = await asked(app, pilot, "Plans, Wed 26 Nov: 1 done, 1 moved")
        assert plan(repo) == ADA.replace("[ ] `reader.py`", "[x] `reader.py`").replace(
            "`writer.py`", "`writer.py` (moved to 2025-11-27)"
        )
        assert "all that was due today is done" in text
        assert "would commit 1 plan, and nothing else:" in text
        assert "1 other file stays staged" in text
        assert "- moved to 2025-11-27: writer.py" in text, text
        head = repo.git("rev-parse", "HEAD")
        await pilot.press("g", "enter")
        await asked(app, pilot, "the plans are committed already")
        assert repo.git("rev-parse", "HEAD~1") == head
        assert repo.git("show", "--name-only", "--format=%s", "HEAD") == (
            "Plans, Wed 26 Nov: 1 done, 1 moved\n\nplans/ada_next.md"
        )
        assert repo.git("status", "--porcelain") == "A  other.txt"
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert app.ui.page == "board"


async def test_a_plan_that_moved_on_is_shown_again_first(repo: Repo) -> None:
    async with opened(repo.folder, EVENING) as (app, pilot, _):
        await pilot.press("E")
        await asked(app, pilot, "committed already")
        await pilot.press("space")
        await asked(app, pilot, "1 done")
        (repo.folder / "plans" / "bob_next.md").write_text("# Bob\n")
        head = repo.git("rev-parse", "HEAD")
        await pilot.press("g", "j", "enter")
        await asked(app, pilot, "the plans have changed meanwhile")
        assert repo.git("rev-parse", "HEAD") == head


async def test_a_hook_that_refuses_is_told_and_nothing_is_lost(repo: Repo) -> None:
    hook = repo.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no commits today >&2\nexit 1\n")
    hook.chmod(0o755)
    async with opened(repo.folder, EVENING) as (app, pilot, _):
        await pilot.press("E")
        await asked(app, pilot, "committed already")
        await pilot.press("space")
        await asked(app, pilot, "1 done")
        before = (repo.git("rev-parse", "HEAD"), repo.git("ls-files", "--stage"), plan(repo))
        await pilot.press("g", "j", "enter")
        await asked(app, pilot, "a hook refused: no commits today")
        assert (repo.git("rev-parse", "HEAD"), repo.git("ls-files", "--stage"), plan(repo)) == before


async def test_in_the_middle_of_a_merge_it_says_so(repo: Repo) -> None:
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 09:00", {"x": "2\n"})
    repo.checkout("main")
    repo.commit("Ada", "2025-11-25 10:00", {"x": "3\n"})
    assert repo.run("merge", "side").returncode
    async with opened(repo.folder, EVENING) as (app, pilot, _):
        await pilot.press("E")
        text = await asked(app, pilot, "not now: a merge is under way")
        assert "Commit the plans" not in text


async def test_pushing(repo: Repo, tmp_path: Path) -> None:
    repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "origin"))
    repo.git("remote", "add", "origin", str(tmp_path / "origin"))
    repo.git("push", "-qu", "origin", "main")
    repo.commit("Ada", "2025-11-26 10:00", {"x": "1\n"})
    async with opened(repo.folder, EVENING) as (app, pilot, _):
        await pilot.press("E")
        await asked(app, pilot, "→ Push")
        await pilot.press("G", "enter")
        for _ in range(500):
            await settled(pilot)
            if repo.git("rev-parse", "origin/main") == repo.git("rev-parse", "HEAD"):
                break
            await asyncio.sleep(0.01)
        assert repo.git("rev-parse", "origin/main") == repo.git("rev-parse", "HEAD")


async def test_without_git_and_on_a_small_screen(tmp_path: Path) -> None:
    async with opened(write_sprint(tmp_path / "plain"), EVENING, size=(80, 24)) as (app, pilot, _):
        await pilot.press("E")
        text = await asked(app, pilot, "not a git repository")
        assert "reader.py" in text
        assert all(len(line) <= 80 for line in text.splitlines())
