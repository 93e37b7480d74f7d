"""When what was written is put on the disk: in a pause, and now and then where there is none."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from cockpit.disk import flush
from cockpit.disk.flush import Flusher


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, Path]]:
    """What was synced, and when."""
    found: list[tuple[float, Path]] = []
    monkeypatch.setattr(flush, "_sync", lambda path: found.append((time.monotonic(), path)))
    return found


def _within(seconds: float, found: list[tuple[float, Path]]) -> bool:
    end = time.monotonic() + seconds
    while not found and time.monotonic() < end:
        time.sleep(0.01)
    return bool(found)


def test_files_are_synced_once_in_the_pause_after_a_series(
    synced: list[tuple[float, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flush, "QUIET_S", 0.5)
    flusher, last = Flusher(), 0.0
    for _ in range(4):
        last = time.monotonic()
        flusher.add([Path("a"), Path("b")])
        time.sleep(0.02)
    assert _within(10, synced)
    assert synced[0][0] - last >= 0.5
    flusher.close()
    assert sorted(path.name for _, path in synced) == ["a", "b"]


def test_a_series_without_a_pause_is_synced_all_the_same(
    synced: list[tuple[float, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flush, "QUIET_S", 3600)
    monkeypatch.setattr(flush, "LATEST_S", 0.2)
    flusher, stop = Flusher(), threading.Event()

    def go_on() -> None:
        while not stop.wait(0.02):
            flusher.add([Path("a")])

    writer = threading.Thread(target=go_on)
    writer.start()
    assert _within(10, synced), "while it goes on"
    stop.set()
    writer.join()
    flusher.close()


def test_at_the_end_what_waits_is_synced_at_once(synced: list[tuple[float, Path]]) -> None:
    flusher = Flusher()
    flusher.add([Path("a")])
    flusher.close()
    assert [path.name for _, path in synced] == ["a"]


def test_what_is_gone_or_held_by_another_hinders_nothing(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"x")
    flusher = Flusher()
    flusher.add([tmp_path / "gone", there])
    flusher.close()
    assert there.read_bytes() == b"x"
