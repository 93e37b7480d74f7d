from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.tui.lineedit import LIMIT, Line


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        ("abc", "abc", 3),
        (["a", "b", "left", "x"], "axb", 2),
        (["a", "b", "backspace"], "a", 1),
        (["backspace"], "", 0),
        (["a", "b", "home", "delete"], "b", 0),
        (["a", " ", "b", "c", "ctrl+w"], "a ", 2),
        (["a", "b", "left", "ctrl+u"], "b", 0),
        (["a", "b", "left", "ctrl+k"], "a", 1),
        (["a", "home", "right", "right", "end", "é"], "aé", 2),
        (["tab", "f5", "ctrl+z"], "", 0),
    ],
)
def test_keys_edit_the_line(keys: list[str], text: str, at: int) -> None:
    line = Line()
    for key in keys:
        line = line.pressed(key, key if len(key) == 1 else None)
    assert line == Line(text, at)


def test_pasted_text_is_one_harmless_line() -> None:
    assert Line("ab", 1).insert("1\n2\x1b[31m\u202e3").text == "a1 2[31m3b"


@given(st.text(), st.lists(st.sampled_from(["left", "right", "backspace", "delete", "ctrl+w", "x", "end", "home"])))
def test_the_cursor_never_leaves_the_line(text: str, keys: list[str]) -> None:
    line = Line.holding("").insert(text)
    for key in keys:
        line = line.pressed(key, key if len(key) == 1 else None)
        assert 0 <= line.at <= len(line.text) <= LIMIT
        assert line.text.isprintable()
