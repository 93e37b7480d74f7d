"""Documents that are lists of what is to be done, whatever their headings are about."""

from __future__ import annotations

import pytest

from tests.plan.builder import board_of, documents_of

LISTS = """# {title}

### Pictures

* A mode with fewer colours
* Frames
  * one after the other

### Keyboard

- Arrows for the brush
- See the board of issues

### {last}

- The old menu
"""
PROSE = """# {title}

## Looks

### No scale of sizes

Sizes are typed as numbers, in forty files.

### Two kinds of corners ✅

Some are round.

## Long files

### `settings.py`

Eight pages in one. Each could stand alone.
"""


def _read(path: str, text: str) -> list[tuple[str, str]]:
    return [(item.state, item.text) for item in board_of({path: text}).items]


@pytest.mark.parametrize(
    ("path", "title"),
    [("TODO.md", "Paint"), ("a.md", "Paint: to-do list"), ("a.md", "JS paint to-do"), ("BACKLOG.md", "Paint")],
)
def test_their_lists_are_work(path: str, title: str) -> None:
    found = _read(path, LISTS.format(title=title, last="Notes"))
    assert found == [("todo", text) for text in ("A mode with fewer colours", "Frames", "Arrows for the brush")]


@pytest.mark.parametrize("title", ["Paint", "Paint: what it does", "How to write a backlog for Paint"])
def test_other_documents_have_none(title: str) -> None:
    assert _read("a.md", LISTS.format(title=title, last="Menus")) == []


def test_beside_boxes_plain_lines_are_none() -> None:
    lists = LISTS.format(title="Paint", last="Menus")
    assert _read("TODO.md", lists + "\n## Now\n\n- [ ] a box\n") == [("todo", "a box")]


@pytest.mark.parametrize("last", ["Done", "Links", "Shipped in May", "Decisions", "Closed"])
def test_what_is_no_work_in_them(last: str) -> None:
    texts = [text for _, text in _read("TODO.md", LISTS.format(title="Paint", last=last))]
    assert "The old menu" not in texts
    assert "Frames" in texts


def test_headings_above_prose_are_work_where_nothing_is_listed() -> None:
    [document] = documents_of({"BACKLOG.md": PROSE.format(title="Backlog")})
    assert [(entry.mention.state, entry.mention.text, entry.mention.form) for entry in document.entries] == [
        (None, "No scale of sizes", "heading"),
        ("done", "Two kinds of corners", "heading"),
        (None, "settings.py", "heading"),
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("PAINT.md", "{title}", "Paint"),
        ("BACKLOG.md", "Eight pages in one.", "- [ ] split it\n\n"),
        ("BACKLOG.md", "### `settings.py`", "### Notes"),
    ],
)
def test_they_are_none_elsewhere(path: str, old: str, new: str) -> None:
    [document] = documents_of({path: PROSE.replace(old, new).replace("{title}", "Backlog")})
    assert not [entry for entry in document.entries if entry.mention.form == "heading"]


BOLD = """# Product backlog

## First

**A revision of the print**
It was made for the old form. Now most of it
says nothing.

**Company details** (a placeholder today)
The name, the number and the address.

## Later

**Bills by card**
When there are plans that cost something.

## Decisions

**No sums by hand**
They could not be traced.
"""


def test_bold_lines_above_prose_are_work_there() -> None:
    texts = [item.text for item in board_of({"a.md": BOLD}).items]
    assert texts == ["A revision of the print", "Company details", "Bills by card"]


@pytest.mark.parametrize(("old", "new"), [("Product backlog", "Product"), ("**Bills by card**", "Bills by card")])
def test_elsewhere_or_fewer_are_none(old: str, new: str) -> None:
    assert [item.text for item in board_of({"a.md": BOLD.replace(old, new)}).items] == []
