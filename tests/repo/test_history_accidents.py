"""History when something is wrong: rebases, shallow and partial clones, damaged caches, no git. Plans as of a time."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from cockpit.plan.entries import Document
from cockpit.repo.asof import Past, plans_at
from cockpit.repo.cache import Cache
from cockpit.repo.git import Git, open_git
from cockpit.repo.history import Historian
from cockpit.repo.trouble import Problem
from tests.repo.lived import Repo, at
from tests.repo.test_evidence import opened
from tests.repo.test_history import check_against_boards, historian, numbers, plan, read, told

PATH = "docs/plans/ann.md"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "repo")
    repo.commit("Ann", "2025-11-21 09:00", {PATH: plan("- [ ] one", "- [ ] two"), "sprint.toml": "a"})
    repo.commit("Ann", "2025-11-24 09:00", {PATH: plan("- [x] one", "- [ ] two")})
    repo.commit("Ben", "2025-11-25 09:00", {PATH: plan("- [x] one", "- [x] two"), "sprint.toml": "b"})
    return repo


class Counting:
    """A reader that counts."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, path: str, data: bytes) -> Document:
        self.calls += 1
        return read(path, data)


def counted(repo: Repo, cache: Path) -> tuple[Historian, Counting]:
    reader = Counting()
    return Historian(opened(repo.folder), reader, ["docs/plans"], lambda _: True, "f", cache=cache), reader


def test_the_cache_saves_reading_and_gives_the_same(repo: Repo, tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "h.sqlite"
    cold, reader = counted(repo, cache)
    first = cold.read()
    assert reader.calls == 1, "versions that differ in boxes are read once"
    cold.close()
    warm, reader = counted(repo, cache)
    assert warm.read() == first
    assert reader.calls == 0
    repo.commit("Cy", "2025-11-26 09:00", {PATH: plan("- [x] one", "- [ ] two")})
    grown = warm.read()
    assert told(grown.events[len(first.events) :]) == ["Cy unticked two"]
    warm.close()
    fresh, reader = counted(repo, cache)
    assert fresh.read() == grown == historian(repo).read()
    assert reader.calls == 0


def test_a_flavour_has_its_own_cache(repo: Repo, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "h.sqlite")
    Historian(opened(repo.folder), read, ["docs/plans"], lambda _: True, "one", cache=cache).read()
    reader = Counting()
    Historian(opened(repo.folder), reader, ["docs/plans"], lambda _: True, "two", cache=cache).read()
    assert reader.calls == 1


def test_a_rebase_is_read_anew_from_cached_blobs(repo: Repo, tmp_path: Path) -> None:
    cache = tmp_path / "h.sqlite"
    repo.branch("topic", "HEAD~1")
    repo.commit("Cy", "2025-11-25 10:00", {"docs/plans/ben.md": plan("- [ ] three")})
    before, reader = counted(repo, cache)
    assert numbers(before.read()) == ["0/2", "1/2", "1/3"]
    repo.rebase("Cy", "2025-11-26 10:00", "main")
    after = before.read()
    assert numbers(after) == ["0/2", "1/2", "2/2", "2/3"]
    assert after.events[-1].when == at("2025-11-26 10:00")
    assert reader.calls == 2
    assert historian(repo).read() == after
    check_against_boards(repo, after)


def test_a_branch_that_took_the_line_over_is_read_anew(repo: Repo, tmp_path: Path) -> None:
    """The head known is an ancestor of the new one, but no longer on its first-parent line."""
    cache = tmp_path / "h.sqlite"
    repo.branch("topic", "HEAD~1")
    repo.commit("Cy", "2025-11-25 10:00", {"docs/plans/ben.md": plan("- [ ] three")})
    repo.checkout("main")
    reader = historian(repo, cache)
    reader.read()
    repo.checkout("topic")
    repo.merge("Cy", "2025-11-26 10:00", "main")
    repo.checkout("main")
    repo.git("merge", "--quiet", "--ff-only", "topic")
    assert reader.read() == historian(repo).read()
    assert numbers(reader.read()) == ["0/2", "1/2", "1/3", "2/3"]


def test_a_shallow_clone_begins_without_news(repo: Repo, tmp_path: Path) -> None:
    shallow = repo.clone(tmp_path / "shallow", "--depth=2")
    history = historian(shallow).read()
    assert told(history.events) == ["Ben ticked two"]
    assert numbers(history) == ["1/2", "2/2"]
    assert not history.complete


def test_a_partial_clone_neither_fetches_nor_fails(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    partial = repo.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    partial.git("reset", "--quiet")
    history = historian(partial).read()
    assert history.events == ()
    assert not history.complete
    past = plans_at(opened(partial.folder), at("2025-11-30"), ["docs/plans"])
    assert isinstance(past, Past)
    assert (dict(past.files), past.missing) == ({}, (PATH,))
    assert partial.run("cat-file", "-e", f"main:{PATH}", GIT_NO_LAZY_FETCH="1").returncode != 0, "still not here"


def test_a_missing_blob_is_stepped_over(repo: Repo) -> None:
    oid = repo.git("rev-parse", f"HEAD~1:{PATH}")
    (repo.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    history = historian(repo).read()
    assert told(history.events)[2:] == ["Ben ticked one", "Ben ticked two"]
    assert not history.complete


def test_before_the_first_commit_and_without_git(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "empty")
    history = historian(repo).read({PATH: plan("- [x] one").encode()})
    assert told(history.events) == [" added one", " ticked one"]
    assert numbers(history) == ["1/1"]
    assert isinstance(open_git(tmp_path), Problem)


@pytest.mark.parametrize("damage", ["text", "zeros", "cut", "folder", "version", "values", "flip"])
def test_a_damaged_cache_costs_time_only(repo: Repo, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "h.sqlite"
    expected = historian(repo, cache).read()
    data = cache.read_bytes()
    if damage == "text":
        cache.write_bytes(b"not a database" * 100)
    elif damage == "zeros":
        cache.write_bytes(data[:100] + bytes(len(data) - 100))
    elif damage == "cut":
        cache.write_bytes(data[: len(data) // 2])
    elif damage == "folder":
        cache.unlink()
        cache.mkdir()
    elif damage == "flip":
        rng = random.Random(7)
        cache.write_bytes(bytes(rng.randrange(256) if rng.random() < 0.02 else byte for byte in data))
    else:
        link = sqlite3.connect(cache)
        with link:
            if damage == "version":
                link.execute("PRAGMA user_version = 99")
            else:
                wrong: tuple[object, ...] = (None, 1, "x", [], {}, [[]], {"head": expected.head})
                rows = [json.dumps(value) for value in wrong]
                for number, (kind, key) in enumerate(link.execute("SELECT kind, key FROM kept").fetchall()):
                    link.execute("UPDATE kept SET value = ? WHERE kind = ? AND key = ?", (rows[number % 7], kind, key))
        link.close()
    assert historian(repo, cache).read() == expected
    assert historian(repo, cache).read() == expected


def test_a_cache_that_cannot_be_written_or_is_locked(repo: Repo, tmp_path: Path) -> None:
    expected = historian(repo).read()
    assert historian(repo, tmp_path / "file" / "h.sqlite").read() == expected
    (tmp_path / "plain").write_text("")
    assert historian(repo, tmp_path / "plain" / "h.sqlite").read() == expected
    cache = tmp_path / "locked.sqlite"
    historian(repo, cache).read()
    link = sqlite3.connect(cache, isolation_level=None)
    link.execute("BEGIN EXCLUSIVE")
    assert historian(repo, cache).read() == expected
    link.close()
    cache.chmod(0o444)
    assert historian(repo, cache).read() == expected


@pytest.mark.parametrize("seed", range(6))
def test_random_lives_equal_the_boards(tmp_path: Path, seed: int) -> None:
    """Whatever happens to plans, history counts what a checkout of each commit shows, cached or continued or anew."""
    rng = random.Random(seed)
    repo = Repo(tmp_path / "repo")
    cache = tmp_path / "h.sqlite"
    files: dict[str, list[str]] = {}
    reader = historian(repo, cache)
    for number in range(14):
        name = rng.choice(["ann.md", "ann_next.md", "ben.md", "week.md"])
        lines = files.setdefault(name, [])
        for _ in range(rng.randint(1, 3)):
            place = rng.randint(0, len(lines))
            action = rng.choice(["add", "add", "flip", "drop", "word"])
            if action == "add" or not lines:
                text = rng.choice(["`a.py`", "`b.py` + `c.py`", "write it", "test it (Ann)", "measure by Wed"])
                lines.insert(place, f"- [{rng.choice(' x')}] {text}")
            elif action == "flip":
                line = lines[place - 1]
                lines[place - 1] = line.replace("[ ]", "[x]") if "[ ]" in line else line.replace("[x]", "[ ]")
            elif action == "drop":
                del lines[place - 1]
            else:
                lines[place - 1] += rng.choice([" (deferred)", " more", " ~~"])
        repo.commit("Ann", f"2025-11-24 09:{number:02}", {f"docs/plans/{name}": plan(*lines)})
        if number % 5 == 4:
            reader.read()
    history = reader.read()
    check_against_boards(repo, history)
    assert historian(repo, cache).read() == history
    anew = historian(repo).read()
    assert (anew.points, anew.events) == (history.points, history.events)


def test_plans_and_settings_as_of_a_time(repo: Repo) -> None:
    git = opened(repo.folder)
    repo.write({PATH: "not committed", "sprint.toml": "c"})

    def then(when: str) -> Past:
        past = plans_at(git, at(when), ["docs/plans", "sprint.toml"], lambda path: path.endswith((".md", ".toml")))
        assert isinstance(past, Past)
        return past

    assert dict(then("2025-11-24 12:00").files) == {
        PATH: plan("- [x] one", "- [ ] two").encode(),
        "sprint.toml": b"a",
    }
    assert then("2025-11-25 09:00").files["sprint.toml"] == b"b"
    assert (then("2025-11-01").commit, dict(then("2025-11-01").files)) == ("", {})


def test_links_of_the_past_lead_nowhere(repo: Repo) -> None:
    (repo.folder / "docs/plans/link.md").symlink_to("/etc/passwd")
    repo.git("add", "docs/plans/link.md")
    repo.commit("Ann", "2025-11-26 09:00", {})
    past = plans_at(opened(repo.folder), at("2025-11-27"), ["docs/plans"])
    assert isinstance(past, Past)
    assert list(past.files) == [PATH]
    assert all("link" not in event.path for event in historian(repo).read().events)


def test_as_of_in_a_folder_of_a_repository(repo: Repo) -> None:
    git = open_git(repo.folder / "docs")
    assert isinstance(git, Git)
    past = plans_at(git, at("2025-11-27"), ["plans"])
    assert isinstance(past, Past)
    assert list(past.files) == ["plans/ann.md"]
