"""Foreign text in markdown: it shows exactly what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.outline import parse_outline
from cockpit.plan.outline_model import Heading, HtmlBlock, ListItem, Table
from cockpit.report.phrases import code, escaped, table

CASES = [
    ("plain words", "plain words"),
    ("a | b", "a \\| b"),
    ("<img src=x>", "\\<img src=x>"),
    ("[c](http://d)", "\\[c\\](http://d)"),
    ("*e* & f", "\\*e\\* &amp; f"),
    ("snake_case _em_", "snake_case \\_em\\_"),
    ("# no heading", "\\# no heading"),
    ("two\nlines", "two lines"),
    ("`x`", "\\`x\\`"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_markup_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("a.py", "`a.py`"), ("a|b", "`a\\|b`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("", "")]
)
def test_a_path_is_a_code_span(text: str, expected: str) -> None:
    assert code(text) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_stays_in_its_cell_and_its_list(text: str, other: str) -> None:
    """Nothing that a plan says adds a heading, a box, HTML, or a column."""
    lines = table(("A", "B"), [(escaped(text), escaped(other))])
    outline = parse_outline("\n".join([*lines, "", f"- x {escaped(text)}"]).encode("utf-8", "replace"))
    tables = [block for block in outline.blocks if isinstance(block, Table)]
    assert [len(row.cells) for row in tables[0].rows] == [2]
    assert not any(isinstance(block, Heading | HtmlBlock) for block in outline.blocks)
    assert sum(isinstance(block, ListItem) for block in outline.blocks) == 1
