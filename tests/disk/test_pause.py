"""The search for garbage rests while plans are read, and runs again afterwards, whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cockpit.disk.pause import undisturbed


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def test_it_rests_meanwhile_and_runs_afterwards() -> None:
    gc.enable()
    assert undisturbed(gc.isenabled)() is False
    assert gc.isenabled()


def test_it_runs_again_after_a_failure() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="invalid"):
        undisturbed(int)("invalid")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    assert undisturbed(gc.isenabled)() is False
    assert not gc.isenabled()
