"""A terminal whose locale has no Unicode: signs, plans and frames in ASCII, every cell in its place."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.cli.open import knows_unicode
from cockpit.tui.app import CockpitApp, Wishes
from cockpit.tui.guard import AsciiOnly, ascii_like
from cockpit.view.rows import cells
from tests.tui.fakes import NOWHERE, FakeStore
from tests.view.sample import NOW


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"), ("Ärger – “déjà vu”…", 'Arger - "deja vu".'), ("○ ◐ ✓ » ▌", "o ~ x > |"),
        ("日本", "????"), ("👍 done", "?? done"), ("e\u0301", "e"), ("½ ™ ﬁ", "? ? ?"),
    ],
)  # fmt: skip
def test_what_is_not_ascii_looks_alike(text: str, shown: str) -> None:
    assert ascii_like(text) == shown


@given(st.characters(exclude_categories=("Cs", "Cc")))
def test_a_character_keeps_its_cells(char: str) -> None:
    shown = ascii_like(char)
    assert shown.isascii()
    assert cells(shown) == cells(char)


@pytest.mark.parametrize("wanted", [True, False])
def test_the_filter_is_worn_where_it_was_asked_for(wanted: bool) -> None:
    app = CockpitApp(FakeStore, clock=lambda: NOW, wishes=Wishes(ascii_signs=wanted), sprint_file=NOWHERE, environ={})
    filters = app.get_line_filters()
    assert any(isinstance(one, AsciiOnly) for one in filters) is wanted


@pytest.mark.parametrize(
    ("named", "encoding", "known"),
    [
        ({}, "utf-8", True), ({"LANG": "en_US.UTF-8"}, "utf-8", True), ({"LC_CTYPE": "UTF-8"}, "utf-8", True),
        ({"LC_ALL": "C.utf8", "LANG": "C"}, "utf-8", True), ({"LC_ALL": "", "LANG": "C.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "utf-8", False), ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", False),
        ({"LANG": "POSIX"}, "utf-8", False), ({}, "ascii", False), ({"LANG": "C.UTF-8"}, "iso8859-1", False),
    ],
)  # fmt: skip
def test_the_locale_decides(named: dict[str, str], encoding: str, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", type("Out", (), {"encoding": encoding})())
    assert knows_unicode() is known
