"""Positions in TOML source: every key and value where `tomllib` says it is."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.toml_lines import KeyPath, positions

SOURCE = """\
# a comment with [brackets] and key = "value"
title = "x"  # after
a.b.'c d' = 1
[one]
"quoted \\u00e9" = '''
[not] = a table
'''
list = [ 1, [2, "]"], # comment ]
  { x = 1, y.z = [3] },
]
[one.two]
k=2025-11-24 09:00:00
[[many]]
k = 1
[[many.inner]]
deep = 1
[[many.inner]]
deep = 2
[[many]]
k = \"\"\"end\\""\"\"\"\"
"""

PLACES: list[tuple[KeyPath, tuple[int, int], tuple[int, int]]] = [
    (("title",), (2, 1), (2, 9)),
    (("a",), (3, 1), (3, 1)),
    (("a", "b", "c d"), (3, 5), (3, 13)),
    (("one",), (4, 1), (4, 1)),
    (("one", "quoted é"), (5, 1), (5, 19)),
    (("one", "list"), (8, 1), (8, 8)),
    (("one", "list", 0), (8, 10), (8, 10)),
    (("one", "list", 1, 1), (8, 17), (8, 17)),
    (("one", "list", 2, "x"), (9, 5), (9, 9)),
    (("one", "list", 2, "y", "z", 0), (9, 19), (9, 19)),
    (("one", "two", "k"), (12, 1), (12, 3)),
    (("many",), (13, 1), (13, 1)),
    (("many", 0, "inner", 1), (17, 1), (17, 1)),
    (("many", 0, "inner", 1, "deep"), (18, 1), (18, 8)),
    (("many", 1), (19, 1), (19, 1)),
    (("many", 1, "k"), (20, 1), (20, 5)),
    (("many", 1, "gone"), (19, 1), (19, 1)),
    (("nowhere", 3), (1, 1), (1, 1)),
]


@pytest.mark.parametrize(("path", "key", "value"), PLACES)
def test_places(path: KeyPath, key: tuple[int, int], value: tuple[int, int]) -> None:
    tomllib.loads(SOURCE)
    places = positions(SOURCE)
    assert places.place(path) == key
    assert places.place(path, value=True) == value


keys = st.text(max_size=4)
scalars = st.one_of(st.text(), st.integers(-9, 9), st.booleans(), st.floats(allow_nan=False), st.dates(), st.times())
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3))


def leaves(value: Any, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value)] * (path != ()) + [leaf for key, child in children for leaf in leaves(child, (*path, key))]


@given(st.dictionaries(keys, values, max_size=4), st.booleans())
def test_every_value_of_a_written_document_is_found(document: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(document, multiline_strings=multiline)
    text = text.replace("\r\n", "\n")
    places = positions(text)
    for path, value in leaves(tomllib.loads(text)):
        assert path in places.spots
        if isinstance(value, dict | list):
            continue
        rest = text[places.spots[path].value :]
        assert tomllib.loads("v = " + _first_value(rest, value))["v"] == value


def _first_value(rest: str, value: Any) -> str:
    """The shortest beginning of a text that reads as the value."""
    for end in range(1, len(rest) + 1):
        try:
            if tomllib.loads("v = " + rest[:end])["v"] == value:
                return rest[:end]
        except tomllib.TOMLDecodeError:
            continue
    return rest


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    places = positions(text)
    assert all(0 <= spot.key <= spot.value <= len(text) for spot in places.spots.values())
