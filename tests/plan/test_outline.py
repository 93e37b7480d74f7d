"""The outline of a markdown file: blocks, byte ranges, and what looks like a task and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.outline import parse_outline
from cockpit.plan.outline_model import (
    Block,
    Fence,
    FrontMatter,
    Heading,
    HtmlBlock,
    ListItem,
    Outline,
    Paragraph,
    Rule,
    Table,
)
from tests.corpus import CORPUS, SEEDS, needs_corpus

T = TypeVar("T")


def of_type(outline: Outline, kind: type[T]) -> list[T]:
    return [block for block in outline.blocks if isinstance(block, kind)]


def test_items_know_their_place_bullet_depth_parent_and_list() -> None:
    data = b"# h\n\n- [ ] a `b`\n  - [x] c\n  - d\n\n1. e\n2) f\n"
    outline = parse_outline(data)
    items = list(outline.items())
    assert [(item.text, item.line, item.bullet, item.depth) for item in items] == [
        ("a `b`", 3, "-", 1),
        ("c", 4, "-", 2),
        ("d", 5, "-", 2),
        ("e", 7, "1.", 1),
        ("f", 8, "2)", 1),
    ]
    assert [item.parent for item in items] == [None, 1, 1, None, None]
    assert outline.blocks[1] is items[0]
    assert len({item.list_id for item in items}) == 4
    assert [data[slice(*item.span)] for item in items] == [b"- [ ] a `b`", b"- [x] c", b"- d", b"1. e", b"2) f"]
    assert [data[slice(*item.text_span)] for item in items] == [b"a `b`", b"c", b"d", b"e", b"f"]
    assert [data[item.content :][:1] for item in items] == [b"[", b"[", b"d", b"e", b"f"]


@pytest.mark.parametrize(
    ("data", "text", "more"),
    [
        (b"- a\n  b\n  c\n", "a", ("b", "c")),
        (b"- a  \n  b\\\n  c\n", "a", ("b", "c")),
        (b"- [ ] a\nlazy\n", "a", ("lazy",)),
        (b"> - a\n>   b\n> c\n", "a", ("b", "c")),
        (b"- a\n\n  not more\n", "a", ()),
        (b"- `code\n  goes on` b\n", "`code", ("goes on` b",)),
        (b"-\n  below\n", "below", ()),
        (b"- [a]: /u\n  text\n", "text", ()),
        (b"-   wide   \r\n", "wide", ()),
        (b"- > quoted\n", "", ()),
        (b"- # heading\n", "", ()),
        (b"-\n", "", ()),
        (b"- [ ] \n", "", ()),
        ("- 検索 🚀 \n".encode(), "検索 🚀", ()),
    ],
)
def test_text_of_an_item_is_its_first_paragraph(data: bytes, text: str, more: tuple[str, ...]) -> None:
    item = next(parse_outline(data).items())
    assert (item.text, item.more) == (text, more)
    assert data[slice(*item.text_span)].decode() == text


def test_further_paragraphs_belong_to_their_item() -> None:
    outline = parse_outline(b"- a\n\n  b\n\n  - c\n\n    d\n\ne\n\n- f\n  ```\n  x\n  ```\n  tail\n")
    paragraphs = [(block.lines[0].text, block.in_item) for block in of_type(outline, Paragraph)]
    assert paragraphs == [("b", 0), ("d", 2), ("e", None), ("tail", 5)]
    assert [item.text for item in outline.items()] == ["a", "c", "f"]


def test_an_item_comes_before_its_children_and_inner_blocks() -> None:
    kinds = [type(block) for block in parse_outline(b"- a\n  - b\n    ```\n    c\n    ```\n- d\n").blocks]
    assert kinds == [ListItem, ListItem, Fence, ListItem]


@pytest.mark.parametrize(
    ("data", "level", "text"),
    [
        (b"# One\n", 1, "One"),
        (b"### Three ###\n", 3, "Three"),
        (b"## C# and F# ##\n", 2, "C# and F#"),
        (b"## ends in C#\n", 2, "ends in C#"),
        (b"#\n", 1, ""),
        (b"## ##\n", 2, ""),
        (b"   ## indented\n", 2, "indented"),
        (b"Title\n=====\n", 1, "Title"),
        (b"Two *lines*\nof it\n---\n", 2, "Two *lines* of it"),
        (b"> ## quoted\n", 2, "quoted"),
        (b"#\ttab\n", 1, "tab"),
        ("## 📋 Was\r\n".encode(), 2, "📋 Was"),
    ],
)
def test_headings_of_both_kinds(data: bytes, level: int, text: str) -> None:
    (heading,) = of_type(parse_outline(data), Heading)
    assert (heading.level, heading.text, heading.line) == (level, text, 1)


def test_tables_have_cells_with_their_bytes() -> None:
    data = b"Intro\n\n| Task | Who |\n|---|:-:|\n|  `a\\|b` | **x** |\n| only |\n|| |\n| 1 | 2 | 3 |\n"
    outline = parse_outline(data)
    (table,) = of_type(outline, Table)
    assert [cell.text for cell in table.header] == ["Task", "Who"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["`a|b`", "**x**"],
        ["only"],
        ["", ""],
        ["1", "2"],
    ]
    assert (table.line, [row.line for row in table.rows]) == (3, [5, 6, 7, 8])
    first = table.rows[0].cells[0]
    assert data[slice(*first.span)] == b"`a\\|b`"
    assert data[slice(*first.outer)] == b"  `a\\|b` "
    empty = table.rows[2].cells
    assert [data[slice(*cell.outer)] for cell in empty] == [b"", b" "]
    assert all(cell.span[0] == cell.span[1] for cell in empty)
    assert data[slice(*table.rows[0].span)] == b"|  `a\\|b` | **x** |"


def test_tables_without_outer_pipes_in_quotes_and_items() -> None:
    data = b"> a | b\n> --|--\n>  `c` | d  \n\n- x\n\n  | p | q |\n  |--|--|\n  | 1 | 2 |\n"
    tables = of_type(parse_outline(data), Table)
    assert [[cell.text for row in table.rows for cell in row.cells] for table in tables] == [["`c`", "d"], ["1", "2"]]
    assert [[data[slice(*cell.span)] for row in table.rows for cell in row.cells] for table in tables] == [
        [b"`c`", b"d"],
        [b"1", b"2"],
    ]


def test_paragraph_lines_are_kept_apart() -> None:
    data = b"**A**: one  \n**B**: two\\\n  **C**: three\n"
    (paragraph,) = of_type(parse_outline(data), Paragraph)
    assert [(line.text, line.line) for line in paragraph.lines] == [
        ("**A**: one", 1),
        ("**B**: two", 2),
        ("**C**: three", 3),
    ]
    assert [data[slice(*line.span)].decode() for line in paragraph.lines] == [line.text for line in paragraph.lines]


def test_blocks_without_items() -> None:
    outline = parse_outline(b"```py x\n- [ ] a\n```\n\n<!-- c\n- [ ] b -->\n\n---\n\n    - [ ] code\n")
    fence, html, rule, indented = outline.blocks
    assert isinstance(fence, Fence)
    assert (fence.info, fence.line) == ("py x", 1)
    assert isinstance(html, HtmlBlock)
    assert html.line == 5
    assert isinstance(rule, Rule)
    assert rule.line == 8
    assert isinstance(indented, Fence)
    assert list(outline.items()) == []


def test_front_matter_entries() -> None:
    data = (
        b"---\ntitle: 'A: b'\nstatus: \"In Progress\"\nassignee: ['@x']\n"
        b"labels:\n  - one\n  - two\nnested:\n  key: v\n# c\n---\n"
    )
    (front,) = of_type(parse_outline(data), FrontMatter)
    assert front.entries == (
        ("title", "A: b", 2),
        ("status", "In Progress", 3),
        ("assignee", "['@x']", 4),
        ("labels", "one, two", 5),
        ("nested", "", 8),
    )


@pytest.mark.parametrize(
    ("data", "newline", "starts"),
    [
        (b"", "\n", (0,)),
        (b"a", "\n", (0,)),
        (b"a\nb\n", "\n", (0, 2)),
        (b"a\r\nb\r\n", "\r\n", (0, 3)),
        (b"a\rb\r", "\r", (0, 2)),
        (b"a\r\nb\r\nc\n", "\r\n", (0, 3, 6)),
        (b"\n\n", "\n", (0, 1)),
    ],
)
def test_line_ends(data: bytes, newline: str, starts: tuple[int, ...]) -> None:
    outline = parse_outline(data)
    assert (outline.newline, outline.line_starts, outline.size) == (newline, starts, len(data))


def test_offsets_after_a_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf- [ ] a\n\n| x |\n|---|\n| y |\n"
    outline = parse_outline(data)
    (item,), (table,) = list(outline.items()), of_type(outline, Table)
    assert outline.bom
    assert item.box is not None
    assert data[item.box.offset - 1 : item.box.offset + 2] == b"[ ]"
    assert data[slice(*item.text_span)] == b"a"
    assert data[slice(*table.rows[0].cells[0].span)] == b"y"
    assert (outline.line_of(item.span[0]), outline.column_of(item.span[0])) == (1, 4)


def test_bytes_that_are_no_utf8_keep_their_places() -> None:
    data = b"- [x] caf\xe9 \xff\xfe\n- [ ] \xed\xa0\x80 ok\n"
    outline = parse_outline(data)
    first, second = outline.items()
    assert not outline.text_ok
    assert (first.text, second.text) == ("caf? ??", "??? ok")
    assert second.box is not None
    assert data[second.box.offset : second.box.offset + 1] == b" "
    assert data[slice(*first.text_span)] == b"caf\xe9 \xff\xfe"


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"**HIGH:**\n5. [ ] a\n", "hidden-list", 2, 1),
        (b"- a\n  7. [x] b\n", "hidden-list", 2, 3),
        (b"x\n\n- [] a\n", "malformed-box", 3, 3),
        (b"- [ x] a\n", "malformed-box", 1, 3),
        (b"- [x ] a\n", "malformed-box", 1, 3),
        (b"- [  ] a\n", "malformed-box", 1, 3),
        (b"  - [ ]a\n", "malformed-box", 1, 5),
        ("- [x]検索\n".encode(), "malformed-box", 1, 3),
        (b"-[ ] a\n", "malformed-box", 1, 1),
        (b"*[x] a\n", "malformed-box", 1, 1),
        ("• [ ] a\n".encode(), "malformed-box", 1, 1),
        ("p\n– [x] a\n".encode(), "malformed-box", 2, 1),
        (b"a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n", "conflict-markers", 2, 1),
    ],
)
def test_problems(data: bytes, code: str, line: int, column: int) -> None:
    (problem,) = parse_outline(data).problems
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.message
    assert problem.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"- [ ] a\n- [x] b\n- [X] c\n",
        b"- [x](u)\n- [](u)\n- [x][r]\n- []: x\n\n[r]: /u\n",
        b"- [/] a\n- [link] b\n- [1] c\n",
        b"-5 degrees\n\n2024. [ ] at the start\n",
        b"2. a\n3. [ ] b\n",
        b"```\n<<<<<<< ours\n=======\n>>>>>>> theirs\n-[ ] x\n```\n",
        b"a\n=======\nb\n<<<<<<< c\n",
        b"*emphasis* and -[ ]nothing\n",
    ],
)
def test_no_problem(data: bytes) -> None:
    assert parse_outline(data).problems == ()


def test_hidden_lines_are_kept() -> None:
    outline = parse_outline(b"x\n5. [ ] a\n\n- [] b\n")
    assert [(line.text, line.line) for line in outline.hidden] == [("5. [ ] a", 2), ("[] b", 4)]


@pytest.mark.parametrize(
    ("read_as", "extra"), [("cp1252", "– ≥ → ↔"), ("cp1254", "– ≥ → 📚"), ("mac-roman", "– ≥ ⚠️ 🗓️")]
)
def test_mis_decoded_text_is_repaired_for_reading_only(read_as: str, extra: str) -> None:
    right = f"# ✅ Plan {extra}\n\n- [ ] Wait ⏳ {extra}\n\n| ✅ |\n|---|\n| → |\n"
    text = "".join(_read_as(char, read_as) for char in right)
    data = text.encode()
    outline = parse_outline(data)
    assert outline.mis_decoded
    (heading,), (item,) = of_type(outline, Heading), list(outline.items())
    assert heading.text == f"✅ Plan {extra}"
    assert item.text == f"Wait ⏳ {extra}"
    assert data[slice(*item.text_span)].decode() != item.text
    assert outline.decoded == text


def _read_as(char: str, codec: str) -> str:
    """A character's UTF-8 read in another encoding; bytes that it lacks are lost, as in real files."""
    return char if char.isascii() else char.encode().decode(codec, "ignore")


@pytest.mark.parametrize(
    "text",
    [
        "Não há ação à vista",
        "Âge et château",
        "das schöne Straßenfest",
        "√ claude_next.md",
        "Hồ sơ đã xong",
        "✅ fertig ≥ 3",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    outline = parse_outline(f"- {text}\n".encode())
    assert not outline.mis_decoded
    assert next(outline.items()).text == text


# properties

PIECES = [
    "- [ ] a", "- [x] b", "* [X] c", "1. [ ] d", "5. [ ] f", "+ [ ]", "- ", "-\t", "  ", "    ", "\t", "\n", "\n\n",
    "\r", "\r\n", "> ", "# h", "===", "---", "```", "a", "| a | b |", "|--|--|", "x | y", "<div>", "<!--", "-->",
    "[x](u)", "[x]: /u", "[^1]: ", "\\", "`", "**b**", "日本", "🚀", "\x0b", "\x0c", "\x00", "\ufeff",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda parts: "".join(parts).encode())
BYTES = st.one_of(
    SOUP, st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)


def spans(block: Block) -> list[tuple[int, int]]:
    match block:
        case Rule():
            return []
        case Paragraph():
            return [line.span for line in block.lines]
        case ListItem():
            return [block.span, block.text_span, (block.content, block.span[1])]
        case Table():
            cells = [cell for row in block.rows for cell in row.cells] + list(block.header)
            return [
                block.span,
                *(row.span for row in block.rows),
                *(s for cell in cells for s in (cell.outer, cell.span)),
            ]
        case _:
            return [block.span]


@given(BYTES)
def test_any_bytes_give_an_outline_whose_spans_are_in_the_file(data: bytes) -> None:
    outline = parse_outline(data)
    for block in outline.blocks:
        assert not isinstance(block, Rule) or block.line > 0
        for start, end in spans(block):
            assert 0 <= start <= end <= len(data)
    for item in outline.items():
        assert item.bullet
        assert data[item.span[0] : item.span[0] + len(item.bullet)] == item.bullet.encode()
        assert item.line == outline.line_of(item.span[0])
        if item.box:
            assert data[item.box.offset - 1 : item.box.offset + 2] == f"[{item.box.char}]".encode()


def boxes(outline: Outline) -> list[tuple[int, bool, str]]:
    return [(item.box.offset, item.box.checked, item.text) for item in outline.items() if item.box]


@given(BYTES)
def test_toggling_one_box_changes_exactly_that_box(data: bytes) -> None:
    before = boxes(parse_outline(data))
    for index, (offset, checked, text) in enumerate(before):
        toggled = bytearray(data)
        toggled[offset] = ord(" " if checked else "x")
        expected = [*before[:index], (offset, not checked, text), *before[index + 1 :]]
        assert [box[:2] for box in boxes(parse_outline(bytes(toggled)))] == [box[:2] for box in expected]


@given(st.binary(max_size=120), SOUP)
def test_bad_bytes_before_a_list_move_nothing(junk: bytes, soup: bytes) -> None:
    prefix = b"```\n" + junk.replace(b"`", b"").replace(b"\n", b"").replace(b"\r", b"") + b"\n```\n\n"
    plain = [(offset + len(prefix), checked) for offset, checked, _ in boxes(parse_outline(soup))]
    if soup.startswith((b"---", b"\xef\xbb\xbf")):
        return  # what stands first decides there
    assert [(offset, checked) for offset, checked, _ in boxes(parse_outline(prefix + soup))] == plain


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "nested bullets on a line": lambda n: b"- " * n + b"x",
    "nested bullets and blanks": lambda n: b"- " * n + b"x" + b" " * (50 * n),
    "quotes": lambda n: b">" * n + b" - [ ] a\n" + b">" * n + b" b\n",
    "brackets": lambda n: b"- [" * n,
    "conflicts and fences": lambda n: b"```\nx\n```\n<<<<<<< a\n=======\n>>>>>>> b\n" * (n // 10),
    "front matter": lambda n: b"---\na:\n" + b"- c\n" * n + b"---\n",
    "continuation lines": lambda n: b"- a\n" + b"  b\n" * n,
    "cells": lambda n: b"|a|b|\n|--|--|\n" + b"|x|y|\n" * (n // 4),
    "one long line": lambda n: b"- [ ] " + b"a [b](c) `d` " * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_like_any_other(name: str) -> None:
    data = HOSTILE[name](20_000)
    outline = parse_outline(data)
    assert outline.size == len(data)
    assert all(0 <= start <= end <= len(data) for block in outline.blocks for start, end in spans(block))


def test_a_hundred_thousand_levels_of_nesting() -> None:
    outline = parse_outline(b"- " * 100_000 + b"[ ] deep")
    last = list(outline.items())[-1]
    assert (last.depth, last.text) == (100_000, "deep")
    assert last.box is not None


@needs_corpus
def test_real_plans_keep_every_promise() -> None:
    for path in [path for root in (CORPUS, SEEDS) for path in sorted(root.rglob("*")) if path.is_file()]:
        data = path.read_bytes()
        outline = parse_outline(data)
        for block in outline.blocks:
            assert all(0 <= start <= end <= len(data) for start, end in spans(block)), path
        for item in outline.items():
            if not outline.mis_decoded and outline.text_ok:
                assert data[slice(*item.text_span)].decode() == item.text, path


@needs_corpus
def test_which_seeds_are_mis_decoded() -> None:
    wrong = [parse_outline(path.read_bytes()).mis_decoded for path in sorted(SEEDS.iterdir())]
    assert wrong == [True, True, True, False]
