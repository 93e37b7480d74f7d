"""Evidence as of a past time, the two marks, and what a sprint created."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cockpit.core.marks import is_noise, marks
from cockpit.core.model import Evidence, Item, State
from cockpit.core.record import CreatedFile
from cockpit.repo.created import created_between
from cockpit.repo.evidence import Report, evidence_on_disk
from cockpit.repo.ledger import standing_at
from tests.repo.lived import Repo, at
from tests.repo.test_evidence import FRIDAY, WEEK, item, look, one, opened

NAMES = ("a.py", "b.py", "c.py", "d.py", "gone.py", "old.py")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """b.py comes by a merge two days after its commit, d.py stays on its branch, gone.py comes and goes."""
    repo = Repo(tmp_path / "repo")
    repo.commit("Ann", "2025-11-20 09:00", {"old.py": "1\n", "docs/plans/ann.md": "x\n"})
    repo.commit("Ann", "2025-11-24 10:00", {"a.py": "one\ntwo", "gone.py": "1\n"})
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 10:00", {"b.py": "b\n"})
    repo.checkout("main")
    repo.commit("Cy", "2025-11-26 10:00", {"c.py": "c\n", "gone.py": None})
    repo.merge("Ann", "2025-11-27 10:00", "side")
    repo.branch("draft")
    repo.commit("Cy", "2025-11-27 11:00", {"d.py": "d\n", "net.bin": b"\0\1"})
    repo.checkout("main")
    repo.commit("Ann", "2025-11-28 10:00", {"old.py": "2\n"})
    return repo


def states(report: Report) -> str:
    return " ".join(found.state for found in report.by_item.values())


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-11-19 09:00", "missing missing missing missing missing missing"),
        ("2025-11-24 09:59:59", "missing missing missing missing missing existing"),
        ("2025-11-24 10:00", "landed missing missing missing landed existing"),
        ("2025-11-25 10:00", "landed branch missing missing landed existing"),
        ("2025-11-26 10:00", "landed branch landed missing deleted existing"),
        ("2025-11-27 10:00", "landed landed landed missing deleted existing"),
        ("2025-11-27 11:00", "landed landed landed branch deleted existing"),
        ("2025-11-28 10:00", "landed landed landed branch deleted landed"),
    ],
)
def test_as_of_a_time(repo: Repo, when: str, expected: str) -> None:
    repo.stage({"b.py": None, "loose.py": ""})
    assert states(look(repo.folder, *map(item, NAMES), as_of=at(when))) == expected


def test_as_of_a_commit_is_what_a_checkout_of_it_shows(repo: Repo, tmp_path: Path) -> None:
    commits = repo.git("log", "--format=%H %ct", "--all").split("\n")
    assert len(commits) == 7
    line = repo.git("rev-list", "--first-parent", "main").split("\n")
    items = [item(name) for name in NAMES]
    for row in commits:
        oid, _, seconds = row.partition(" ")
        if oid not in line:
            continue
        moment = datetime.fromtimestamp(int(seconds), tz=WEEK.zone)
        then = look(repo.folder, *items, as_of=moment)
        copy = tmp_path / oid
        repo.git("worktree", "add", "--quiet", "--detach", str(copy), oid)
        there = look(copy, *items, now=moment)
        repo.git("worktree", "remove", "--force", str(copy))
        assert then.files == there.files


def test_standing_at_a_time_is_on_the_first_parent_line(repo: Repo) -> None:
    git = opened(repo.folder)

    def subject(when: str) -> str:
        oid = standing_at(git, int(at(when).timestamp()))
        return repo.git("log", "-1", "--format=%an %cd", "--date=format:%d", oid) if oid else ""

    assert subject("2025-11-25 12:00") == "Ann 24", "Ben's commit of the 25th is on a branch then"
    assert subject("2025-11-27 10:00") == "Ann 27"
    assert subject("2025-11-01 10:00") == ""


def done(name: str, text: str = "", **changes: object) -> Item:
    ticked = replace(item(name), state="done", text=text or name)
    return replace(ticked, **changes)  # type: ignore[arg-type]


def test_claimed_not_found_and_landed_not_ticked(repo: Repo) -> None:
    items = [
        done("a.py"),
        done("nope.py", "Create nope.py"),
        item("c.py"),
        item("d.py"),
        item("old.py"),
        done("gone.py"),
    ]
    found = marks(items, look(repo.folder, *items).by_item)
    assert [(one.code, one.severity, one.path, one.line, one.message) for one in found] == [
        ("claimed-not-found", "warning", "docs/plans/ann.md", 3, "ticked, but not found: nope.py"),
        ("landed-not-ticked", "hint", "docs/plans/ann.md", 3, f"open, but landed: c.py ({_short(repo, 'c.py')} by Cy)"),
        (
            "landed-not-ticked",
            "hint",
            "docs/plans/ann.md",
            3,
            f"open, but landed: old.py ({_short(repo, 'HEAD')} by Ann)",
        ),
    ]


def _short(repo: Repo, what: str) -> str:
    args = ("-1", "HEAD") if what == "HEAD" else ("HEAD", "--", what)
    return repo.git("log", "--format=%H", *args)[:7]


@pytest.mark.parametrize("state", ["deferred", "cancelled", "done"])
def test_settled_items_are_not_nudged(repo: Repo, state: State) -> None:
    settled = replace(item("a.py"), state=state)
    assert marks([settled], look(repo.folder, settled).by_item) == ()


@pytest.mark.parametrize("change", [{"reference": True}, {"is_file": False}, {"counted": False}, {"mentions": ()}])
def test_what_claims_nothing_is_never_accused(change: dict[str, object]) -> None:
    innocent = replace(done("nope.py"), **change)  # type: ignore[arg-type]
    assert marks([innocent], {innocent.id: Evidence(state="missing", path="nope.py")}) == ()


def test_what_git_ignores_is_never_accused(repo: Repo) -> None:
    repo.commit("Ann", "2025-11-28 11:00", {".gitignore": "*.pt\n"})
    claimed = done("net.pt")
    assert marks([claimed], look(repo.folder, claimed).by_item) == ()


@pytest.mark.parametrize(
    ("name", "text", "noise"),
    [
        ("Commander.js", "", True),
        ("socket.io", "", True),
        ("src/commander.js", "", False),
        ("parser.py", "", False),
        ("test_app.py", "", False),
        ("your_script.py", "", True),
        ("example.py", "", True),
        ("example_data.json", "", False),
        ("~/.config/tool.toml", "", True),
        ("/etc/hosts", "", True),
        ("C:\\temp\\x.txt", "", True),
        (".env.local", "", True),
        ("path/to/file.py", "", True),
        ("src/<name>.py", "", True),
        ("migrations/[timestamp]_x.sql", "", True),
        ("log_YYYY-MM-DD.txt", "", True),
        ("links.yaml", "Decide no links.yaml", True),
        ("legacy.py", "Remove legacy.py", True),
        ("new.py", "Create new.py without legacy.py", False),
        ("notes.md", "Write notes.md", False),
    ],
)
def test_noise(name: str, text: str, noise: bool) -> None:
    assert is_noise(name, text or name) is noise


def test_created_in_the_sprint(repo: Repo) -> None:
    git = opened(repo.folder)
    start = at("2025-11-24 00:00")

    def created(end: str) -> list[tuple[str, str, int | None]]:
        found = created_between(git, start, at(end))
        assert isinstance(found, tuple)
        return [(file.path, file.author, file.lines) for file in found]

    assert created("2025-11-28 18:00") == [("a.py", "Ann", 2), ("b.py", "Ben", 1), ("c.py", "Cy", 1)]
    assert created("2025-11-25 18:00") == [("a.py", "Ann", 2), ("gone.py", "Ann", 1)]
    assert created("2025-11-01 18:00") == []
    repo.merge("Ann", "2025-11-28 11:00", "draft")
    assert ("net.bin", "Cy", None) in created("2025-11-28 18:00"), "binary files have no lines"


def test_created_before_the_first_commit(tmp_path: Path) -> None:
    Repo(tmp_path)
    assert created_between(opened(tmp_path), at("2025-11-24"), FRIDAY) == ()


def test_created_tells_commit_and_time(repo: Repo) -> None:
    found = created_between(opened(repo.folder), at("2025-11-24"), at("2025-11-24 12:00"))
    oid = repo.git("log", "--format=%H", "--", "a.py")
    assert found
    assert isinstance(found, tuple)
    assert found[0] == CreatedFile(path="a.py", commit=oid, author="Ann", date=at("2025-11-24 10:00"), lines=2)


def test_late_is_by_commit_not_by_merge(repo: Repo) -> None:
    assert not one(repo.folder, item("b.py", due="2025-11-25 17:00")).late
    assert one(repo.folder, item("b.py", due="2025-11-25 09:00")).late


def test_folders_on_disk(tmp_path: Path) -> None:
    Repo(tmp_path, create=False).write({"docs/api/index.html": "x"})
    assert evidence_on_disk(tmp_path, [item("docs/api/")]).by_item["docs/api/"].state == "worktree"
