"""Kept answers: the same as fresh ones, for exactly the same bytes, and never in the way."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.disk import kept
from cockpit.disk.kept import kept_folder, kept_settings, key_of, recall, remember
from cockpit.disk.kept_board import glimpse, keep, look_up
from cockpit.disk.packing import pack, unpack
from cockpit.disk.store import Store
from cockpit.plan.config import SettingsError, read_settings
from tests.cli.sprints import ADA, SPRINT, write_sprint
from tests.corpus import CORPUS, needs_corpus
from tests.report.boards import small_board


def through_json(value: Any) -> Any:
    return unpack(json.loads(json.dumps(pack(value))))


def test_a_board_comes_back_as_it_was() -> None:
    board = small_board()
    back = through_json(board)
    assert back == board
    assert [item.due and item.due.tzinfo for item in back.items] == [
        item.due and item.due.tzinfo for item in board.items
    ]


zones = st.sampled_from([UTC, ZoneInfo("America/Los_Angeles"), timezone(timedelta(hours=5, minutes=30)), None])
simple = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.dates()
    | st.times()
    | st.timedeltas(timedelta(days=-9999), timedelta(days=9999))
    | st.datetimes(timezones=zones)
    | st.frozensets(st.integers())
    | st.frozensets(st.dates())
)


@given(st.recursive(simple, lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_any_value_of_a_board_comes_back(value: object) -> None:
    assert through_json(value) == value


def test_a_moment_in_the_repeated_hour_stays_that_moment() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    for fold in (0, 1):
        moment = datetime(2025, 11, 2, 1, 30, tzinfo=zone, fold=fold)
        assert through_json(moment).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize("value", [object(), [1], {1, 2}, b"bytes"])
def test_what_is_no_part_of_a_board_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        pack(value)


def test_the_folder_is_the_users_cache_folder() -> None:
    assert kept_folder() == platformdirs.user_cache_path("cockpit", appauthor=False) / "kept"


def test_where_parts_end_counts() -> None:
    assert key_of([b"ab", b"c"]) != key_of([b"a", b"bc"])
    assert key_of([b"ab"]) == key_of([b"ab"])


def test_settings_are_kept_for_these_bytes_only(tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    data = file.read_bytes()
    fresh = read_settings(data, file="sprint.toml")
    assert kept_settings(file, data) == kept_settings(file, data) == fresh
    other = data.replace(b"Small", b"Other")
    assert kept_settings(file, other) == read_settings(other, file="sprint.toml")
    with pytest.raises(SettingsError):
        kept_settings(file, b"[sprint]\n")


def test_another_program_keeps_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_of([b"x"])
    remember(tmp_path / "sprint.toml", "settings", key, 1)
    assert recall(tmp_path / "sprint.toml", "settings", key) == 1
    monkeypatch.setattr(kept, "program", lambda: b"another")
    assert recall(tmp_path / "sprint.toml", "settings", key_of([b"x"])) is None


def board_file(sprint_file: Path) -> Path:
    return kept._place(sprint_file, "board")


def test_a_board_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    first = look_up(file)
    assert first.board == Store(file).load().board
    monkeypatch.setattr(Store, "load", lambda _: pytest.fail("it was read again"))
    again = look_up(file)
    assert (again.board, again.settings) == (first.board, first.settings)


def test_every_change_is_seen(tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    plan = tmp_path / "plans" / "ada_next.md"
    assert len(look_up(file).board.items) == 6
    plan.write_text(ADA.replace("[x]", "[ ]"))
    assert not any(item.state == "done" for item in look_up(file).board.items)
    (tmp_path / "plans" / "more.md").write_text("# Ada\n\n- [ ] One more\n")
    assert len(look_up(file).board.items) == 7
    (tmp_path / "plans" / "more.md").rename(tmp_path / "plans" / "renamed.md")
    assert {item.place.path for item in look_up(file).board.items} >= {"plans/renamed.md"}
    file.write_text(SPRINT + '\n[[plans]]\npath = "renamed.md"\nrole = "ignore"\n')
    assert len(look_up(file).board.items) == 6
    plan.unlink()
    assert len(look_up(file).board.items) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": 1}', b"\xff", b"null"])
def test_a_damaged_file_is_no_file(damage: bytes, tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    board = look_up(file).board
    board_file(file).write_bytes(damage)
    assert look_up(file).board == board


@pytest.mark.parametrize("value", [None, 3, "x", {"Item": []}, {"Board": [1, 2]}, {"nonsense": 1}, [], {}])
def test_a_file_with_another_meaning_is_no_file(value: object, tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    board = look_up(file).board
    content = json.loads(board_file(file).read_bytes())
    board_file(file).write_text(json.dumps(content | {"value": value}))
    assert look_up(file).board == board


def test_nothing_can_be_kept_where_there_is_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(nowhere))
    file = write_sprint(tmp_path / "repo") / "sprint.toml"
    assert look_up(file).board == look_up(file).board


def test_old_answers_are_forgotten_and_files_are_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    for number in range(5):
        remember(tmp_path / f"{number}.toml", "board", "key", number)
        os.utime(kept._place(tmp_path / f"{number}.toml", "board"), (number, number))
    assert len(list(kept_folder().iterdir())) == 3
    assert recall(tmp_path / "4.toml", "board", "key") == 4
    assert {entry.stat().st_mode & 0o077 for entry in kept_folder().iterdir()} == {0}


@needs_corpus
def test_real_plans_come_back_as_they_were(tmp_path: Path) -> None:
    home = tmp_path / "repo"
    write_sprint(home, **{
        f"{number}": file.read_text("utf-8", "replace")
        for number, file in enumerate(sorted((CORPUS / "macroadster__starlight").rglob("*.md")))
    })  # fmt: skip
    board = Store(home / "sprint.toml").load().board
    assert through_json(board) == board


# the board of the last start


def test_a_board_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    assert glimpse(file) is None
    snapshot = Store(file).load()
    keep(file, snapshot)
    seen = glimpse(file)
    assert seen is not None
    assert (seen.board, seen.settings) == (snapshot.board, snapshot.settings)


def test_a_board_is_not_shown_again_when_a_byte_changed(tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    keep(file, Store(file).load())
    plan = tmp_path / "plans" / "ada_next.md"
    plan.write_bytes(plan.read_bytes().replace(b"[ ]", b"[x]", 1))
    assert glimpse(file) is None


def test_a_board_that_is_not_what_lies_on_disk_is_not_kept(tmp_path: Path) -> None:
    file = write_sprint(tmp_path) / "sprint.toml"
    snapshot = Store(file).load()
    plan = tmp_path / "plans" / "ada_next.md"
    plan.write_bytes(plan.read_bytes().replace(b"[ ]", b"[x]", 1))
    keep(file, snapshot)
    assert glimpse(file) is None
