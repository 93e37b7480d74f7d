from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cockpit.disk.history import Step
from cockpit.disk.journal import NAME, Entry, Journal, entry_from
from cockpit.disk.own_files import FOLDER
from tests.disk.files import in_child

START = datetime(2025, 11, 26, 9, 4, tzinfo=UTC)


def entry(number: int, **more: object) -> Entry:
    fields: dict[str, object] = {
        "at": START + timedelta(minutes=number), "who": "Ada", "how": "set", "path": "docs/plans/claude.md",
        "line": number, "text": f"write part {number}", "before": "todo", "after": "done", "key": f"part {number}",
        "section": ("Tasks",), "ordinal": 0, "step": str(number), **more,
    }  # fmt: skip
    return Entry(**fields)  # type: ignore[arg-type]


def filled(home: Path, count: int = 5) -> Journal:
    journal = Journal(home)
    for number in range(count):
        assert journal.append([entry(number)])
    return journal


def names(home: Path) -> set[str]:
    return {path.name for path in (home / FOLDER).iterdir()}


def test_entries_come_back_as_they_were_written(tmp_path: Path) -> None:
    odd = entry(9, text='quotes " and \n lines, 部署 \x00', who="Zoë", section=("a", "b"))
    journal = filled(tmp_path, 2)
    assert journal.append([odd])
    assert Journal(tmp_path).read() == (entry(0), entry(1), odd)
    assert names(tmp_path) == {NAME, ".gitignore"}
    assert (tmp_path / FOLDER / ".gitignore").read_text().endswith("\n*\n")


def test_news_are_told_once_and_to_everybody(tmp_path: Path) -> None:
    one, other = Journal(tmp_path), Journal(tmp_path)
    assert (one.news(), other.news()) == ((), ())
    one.append([entry(1), entry(2)])
    assert other.news() == (entry(1), entry(2))
    assert other.news() == ()
    other.append([entry(3)])
    assert one.news() == (entry(1), entry(2), entry(3))


@pytest.mark.parametrize("since", [1, 3, 12, 40])
def test_news_are_found_in_a_journal_that_was_shortened(tmp_path: Path, since: int) -> None:
    one, other = Journal(tmp_path, limit=4000), Journal(tmp_path)
    one.append([entry(0)])
    other.news()
    number = 1
    for _ in range(12):
        for _ in range(since):
            one.append([entry(number)])
            number += 1
        kept = one.read()
        assert other.news() == tuple(found for found in kept if found.line >= number - since)
        assert other.news() == ()


def test_a_journal_that_was_removed_begins_anew(tmp_path: Path) -> None:
    one, other = filled(tmp_path), Journal(tmp_path)
    assert other.news() == ()
    one.file.unlink()
    for number in range(5, 12):
        one.append([entry(number)])
    assert other.news() == tuple(map(entry, range(5, 12)))


@pytest.mark.parametrize("cut", range(1, 120, 7))
def test_a_torn_last_line_is_ended_before_the_next(tmp_path: Path, cut: int) -> None:
    journal = filled(tmp_path)
    data = journal.file.read_bytes()
    journal.file.write_bytes(data[:-cut])
    assert journal.read() == tuple(map(entry, range(4 + (cut == 1))))
    assert journal.append([entry(7)])
    assert journal.read() == (*map(entry, range(4 + (cut == 1))), entry(7))
    assert names(tmp_path) == {NAME, ".gitignore"}


@pytest.mark.parametrize(
    "damage",
    [b"garbage\n", b"\xff\xfe\x00\n", b"{}\n", b'{"at":"yesterday"}\n', b"[" * 5000 + b"\n", b"<<<<<<< a\n=======\n"],
)
def test_a_damaged_journal_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    journal = filled(tmp_path)
    lines = journal.file.read_bytes().splitlines(keepends=True)
    broken = b"".join([*lines[:2], damage, *lines[2:]])
    journal.file.write_bytes(broken)
    assert journal.read() == tuple(map(entry, range(5)))
    assert "damaged" in journal.trouble
    [aside] = [path for path in (tmp_path / FOLDER).iterdir() if "damaged" in path.name]
    assert aside.read_bytes() == broken
    assert journal.append([entry(5)])
    assert Journal(tmp_path).read() == tuple(map(entry, range(6)))


def test_a_journal_never_grows_for_ever(tmp_path: Path) -> None:
    journal = Journal(tmp_path, limit=4000)
    for number in range(200):
        assert journal.append([entry(number)])
        assert journal.file.stat().st_size <= 4000
    kept = journal.read()
    assert kept == tuple(map(entry, range(200 - len(kept), 200)))
    assert len(kept) >= 4
    assert names(tmp_path) == {NAME, ".gitignore"}


def test_very_long_texts_are_cut(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.append([entry(1, text="ü" * 100_000, key="k" * 100_000, section=("s" * 50_000,))])
    [found] = journal.read()
    assert journal.file.stat().st_size < 10_000
    assert found.text.startswith("üü")


@pytest.mark.parametrize("kind", ["link to a file", "link to a device", "FIFO", "folder"])
def test_what_stands_in_its_place_is_neither_read_nor_written(tmp_path: Path, kind: str) -> None:
    home, secret = tmp_path / "home", tmp_path / "secret"
    (home / FOLDER).mkdir(parents=True)
    secret.write_text("keep me")
    file = home / FOLDER / NAME
    match kind:
        case "link to a file":
            file.symlink_to(secret)
        case "link to a device":
            file.symlink_to("/dev/zero")
        case "FIFO":
            os.mkfifo(file)
        case _:
            file.mkdir()
    journal = Journal(home)
    assert (journal.read(), journal.news()) == ((), ())
    assert not journal.append([entry(1)])
    assert journal.trouble
    assert secret.read_text() == "keep me"


@pytest.mark.parametrize("name", [f"{NAME}.new", ".gitignore"])
def test_no_link_beside_it_is_written_through(tmp_path: Path, name: str) -> None:
    home, secret = tmp_path / "home", tmp_path / "secret"
    (home / FOLDER).mkdir(parents=True)
    if name != ".gitignore":
        secret.write_text("keep me")
    (home / FOLDER / name).symlink_to(secret)
    journal = Journal(home, limit=1000)
    for number in range(20):
        assert journal.append([entry(number)])
    assert journal.read()[-1] == entry(19)
    assert (secret.read_text() if secret.exists() else None) == (None if name == ".gitignore" else "keep me")


def test_a_linked_folder_is_left_alone(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    filled(other)
    (home / FOLDER).symlink_to(other / FOLDER)
    journal = Journal(home)
    before = (other / FOLDER / NAME).read_bytes()
    assert journal.read() == ()
    assert not journal.append([entry(1)])
    assert (other / FOLDER / NAME).read_bytes() == before


def test_many_writers_mix_no_lines(tmp_path: Path) -> None:
    def write(first: int) -> None:
        journal = Journal(tmp_path)
        for number in range(first, first + 100):
            assert journal.append([entry(number)])

    pids = []
    for first in (0, 100, 200):
        if (pid := os.fork()) == 0:
            code = 1
            try:
                write(first)
                code = 0
            finally:
                os._exit(code)
        pids.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in pids] == [0, 0, 0]
    assert sorted(one.line for one in Journal(tmp_path).read()) == list(range(300))


def test_killed_while_noting(tmp_path: Path) -> None:
    rng = random.Random(1)
    for _ in range(10):
        stop = rng.randrange(3, 30)

        def work(stop: int = stop) -> None:
            journal, real, left = Journal(tmp_path, limit=6000), os.write, stop

            def dying(fd: int, data: bytes) -> int:
                nonlocal left
                left -= 1
                if left == 0:
                    real(fd, data[: len(data) // 2])
                    os.kill(os.getpid(), 9)
                return real(fd, data)

            os.write = dying  # type: ignore[assignment]
            for number in range(100):
                journal.append([entry(number)])

        assert in_child(work) == -9
        assert all(isinstance(one, Entry) for one in Journal(tmp_path).read())
    assert not [name for name in names(tmp_path) if "damaged" in name]


@pytest.mark.parametrize("line", [b"", b"null", b"[]", b'{"at": 1}', b'{"at": "2025-11-26"}', b'"\xff"'])
def test_no_entry_in_a_line(line: bytes) -> None:
    assert entry_from(line) is None


def test_what_is_undone_is_cut_with_an_ellipsis() -> None:
    words = "one more decision " * 5
    assert Step((), (replace(entry(1), text=words),)).summary("undo") == f"undone: {words[:59]}…"
    assert Step((), (replace(entry(1), text="short"),)).summary("redo") == "redone: short"
