"""Two clones change one plan and meet, by every way git knows: it comes out right, or in an honest conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.repo.sync import sync
from tests.repo.clones import PLAN, START, edited, opened, ticked, two_clones
from tests.repo.lived import Repo

DAY = "- [ ] Write the reader\n- [ ] Write the writer\n- [ ] Write the index\n- [ ] Read the reports\n"
ORDERED = "- [ ] Read the reports\n- [ ] Write the reader\n- [ ] Write the writer\n- [ ] Write the index\n"

MEET: dict[str, tuple[str, str, str]] = {
    "adjacent boxes": (
        edited(START, *ticked("Write the reader")), edited(START, *ticked("Write the writer")),
        edited(START, *ticked("Write the reader", "Write the writer")),
    ),
    "a whole list, by turns": (
        edited(START, *ticked("Write the reader", "Write the index")),
        edited(START, *ticked("Write the writer", "Read the reports")),
        edited(START, *ticked("Write the reader", "Write the writer", "Write the index", "Read the reports")),
    ),
    "a tick and other words": (
        edited(START, *ticked("Write the index")), edited(START, ("Write the index", "Write the whole index (for Ben)")),
        edited(START, ("[ ] Write the index", "[x] Write the whole index (for Ben)")),
    ),
    "a tick and another order": (
        edited(START, *ticked("Write the writer")), edited(START, (DAY, ORDERED)),
        edited(START, (DAY, ORDERED), *ticked("Write the writer")),
    ),
    "ticks in a list that was reordered and ticked": (
        edited(START, *ticked("Write the writer", "Read the reports")),
        edited(START, (DAY, ORDERED), *ticked("Write the index")),
        edited(START, (DAY, ORDERED), *ticked("Write the writer", "Read the reports", "Write the index")),
    ),
    "the same box": (
        edited(START, *ticked("Write the index")), edited(START, *ticked("Write the index")),
        edited(START, *ticked("Write the index")),
    ),
}  # fmt: skip


def by_merge(ann: Repo, ben: Repo) -> None:
    ben.git("fetch", "--quiet")
    ben.run("merge", "--no-edit", "origin/main", who="Ben")


def by_rebase(ann: Repo, ben: Repo) -> None:
    ben.git("fetch", "--quiet")
    ben.run("rebase", "origin/main", who="Ben")


def by_sync(ann: Repo, ben: Repo) -> None:
    sync(opened(ben.folder))


def by_cherry_pick(ann: Repo, ben: Repo) -> None:
    ben.git("fetch", "--quiet")
    ben.run("cherry-pick", "--keep-redundant-commits", "origin/main", who="Ben")


def by_stash(ann: Repo, ben: Repo) -> None:
    """What Ben committed becomes a change that is not, put aside and back on top of Ann's."""
    ben.git("reset", "--quiet", "--soft", "HEAD~1")
    ben.git("stash", "--quiet")
    ben.git("pull", "--quiet", "--ff-only")
    ben.run("stash", "pop")


WAYS = {"merge": by_merge, "rebase": by_rebase, "sync": by_sync, "cherry-pick": by_cherry_pick, "stash pop": by_stash}


def met(tmp_path: Path, ann_has: str, ben_has: str, way: str) -> Repo:
    ann, ben = two_clones(tmp_path)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: ann_has})
    ann.git("push", "--quiet")
    ben.commit("Ben", "2025-11-24 11:30", {PLAN: ben_has})
    WAYS[way](ann, ben)
    return ben


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", MEET)
def test_it_comes_out_right(tmp_path: Path, case: str, way: str) -> None:
    ann_has, ben_has, expected = MEET[case]
    ben = met(tmp_path, ann_has, ben_has, way)
    assert ben.read(PLAN) == expected
    assert ben.git("ls-files", "--unmerged") == ""


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_can_decide_is_a_conflict_with_both_in_it(tmp_path: Path, way: str) -> None:
    ann_has = edited(START, ("[ ] Write the index", "[x] Write the index of names"), *ticked("Write the reader"))
    ben_has = edited(START, ("Write the index", "Write the index of places"), *ticked("Read the reports"))
    ben = met(tmp_path, ann_has, ben_has, way)
    text = ben.read(PLAN)
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    assert "- [x] Write the reader\n" in text
    assert "- [x] Read the reports\n" in text
    assert "- [x] Write the index of names\n" in text
    assert "Write the index of places\n" in text
    assert text.count("Write the writer") == 1
    assert PLAN in ben.git("ls-files", "--unmerged")


def test_without_the_driver_neighbouring_ticks_conflict(tmp_path: Path) -> None:
    """Else the tests above would test git."""
    ann_has, ben_has, _ = MEET["adjacent boxes"]
    ann, ben = two_clones(tmp_path, driver=False)
    ann.commit("Ann", "2025-11-24 11:00", {PLAN: ann_has})
    ann.git("push", "--quiet")
    ben.commit("Ben", "2025-11-24 11:30", {PLAN: ben_has})
    by_merge(ann, ben)
    assert "<<<<<<<" in ben.read(PLAN)
