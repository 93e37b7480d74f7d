"""Minutes: where they are kept, and what they say of accidents."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.core import meeting as m
from cockpit.core.facts import take_stock
from cockpit.core.settings import PlanRule, Settings
from cockpit.core.standup import brief_for
from cockpit.disk.keeping import keep_text
from cockpit.plan.splice import Refusal
from cockpit.report.minutes import default_file, minutes
from cockpit.report.standup import standup_data, standup_markdown
from tests.view.sample import CALENDAR, NOW, sample_board

BOARD = sample_board()
FACTS = take_stock(BOARD, NOW)
SETTINGS = Settings(name="x", calendar=CALENDAR)


@pytest.mark.parametrize(
    ("plans", "file"),
    [
        (("docs/plans",), "docs/standups/2025-11-26.md"),
        (("plans/",), "standups/2025-11-26.md"),
        (("a/b/c", "docs"), "a/b/standups/2025-11-26.md"),
        (("docs/plans", "docs"), "docs/standups/2025-11-26.txt"),
        ((".",), "standups/2025-11-26.txt"),
        ((), "standups/2025-11-26.md"),
    ],
)
def test_they_stand_beside_the_plans_and_are_never_read_as_one(plans: tuple[str, ...], file: str) -> None:
    assert default_file(plans, NOW) == file


def test_foreign_text_is_no_markup() -> None:
    meeting = m.park(m.begin(("claude",), NOW), "<b> [x](u) `c` *a* | ~", NOW, "*me*")
    first = replace(BOARD.blockers[0], text="- [ ] **bold** <script>")
    board = replace(BOARD, blockers=(first, *BOARD.blockers[1:]))
    text = minutes(board, FACTS, brief_for(board, take_stock(board, NOW)), meeting, NOW)
    assert "**\\*me\\***: \\<b> \\[x\\](u) \\`c\\` \\*a\\*" in text
    assert "<script" not in text.replace("\\<", "")
    assert standup_markdown(board, FACTS, brief_for(board, take_stock(board, NOW))).count("[ ]") == 0


def test_they_tell_who_was_over_time_and_what_was_taken_on() -> None:
    meeting = m.turned(m.begin(("claude", "grok"), NOW), 1, NOW + timedelta(minutes=1))
    meeting = m.finish(meeting, NOW + timedelta(minutes=20, seconds=1))
    text = minutes(BOARD, FACTS, brief_for(BOARD, FACTS), meeting, NOW + timedelta(hours=5))
    assert "08:55–09:15, 20:01 of 15:00 (05:01 over)" in text
    assert "## Claude, 19:01 (16:01 over)" in text
    assert "## Grok, 00:00\n" in text
    assert "Nothing was changed." in text
    assert "## Parked" not in text


def test_the_data_and_the_text_name_the_same() -> None:
    brief = brief_for(BOARD, FACTS)
    data, text = standup_data(BOARD, FACTS, brief), standup_markdown(BOARD, FACTS, brief)
    for entry in data["blockers"]:
        assert f"**{entry['text']}**" in text
    for track in data["tracks"]:
        for item in (*track["overdue"], *track["due"]):
            assert BOARD.by_id[item].text in text
    assert [step["who"] for step in data["next"]] == [
        line.split("**")[1] for line in text.split("## Next")[1].splitlines() if line.startswith("- ")
    ]


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    assert keep_text(tmp_path, "a/b/c.md", "text ü\n", SETTINGS) == "a/b/c.md"
    assert (tmp_path / "a/b/c.md").read_bytes() == "text ü\n".encode()
    outside = tmp_path / "elsewhere.md"
    assert keep_text(tmp_path / "home", str(outside), "x", SETTINGS) == str(outside)
    assert outside.read_text() == "x"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("docs/plans/x.md", "read as a plan"),
        ("docs/plans/deep/x.MD", "read as a plan"),
        ("docs/../docs/plans/x.md", "read as a plan"),
        ("link/x.md", "read as a plan"),
        ("there.md", "it is there already"),
        ("dangling.md", "it is there already"),
        ("docs", "that is a folder"),
    ],
)
def test_nothing_is_written_over_or_read_as_a_plan(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "docs/plans").mkdir(parents=True)
    (tmp_path / "there.md").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "docs/plans")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "there.md")
    with pytest.raises(Refusal, match=reason):
        keep_text(tmp_path, name, "x", SETTINGS)
    assert (tmp_path / "there.md").read_text() == "mine"
    assert list((tmp_path / "docs/plans").iterdir()) == []


def test_a_plans_folder_may_have_a_corner_for_them(tmp_path: Path) -> None:
    settings = replace(SETTINGS, rules=(PlanRule(path="standups", role="ignore"),))
    assert keep_text(tmp_path, "docs/plans/standups/x.md", "x", settings) == "docs/plans/standups/x.md"
    assert keep_text(tmp_path, "docs/plans/.hidden.md", "x", settings) == "docs/plans/.hidden.md"
