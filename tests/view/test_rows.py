from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cockpit.view.rows import (
    LazyRows,
    Row,
    Span,
    as_text,
    cells,
    crop,
    fit,
    fit_spans,
    keys_of,
    pad,
    shorten,
    split_spans,
    wrap,
)

STRANGE = "ab 宽é́👩‍👩‍👧✅…\t\x1b\x00\u200d\ufe0f\u0301\u200b"
TEXT = st.text(max_size=30) | st.text(alphabet=STRANGE, max_size=30)
SPANS = st.lists(st.builds(Span, TEXT, st.just("bright"), st.booleans()), max_size=5).map(tuple)
ROWS = st.builds(Row, SPANS, SPANS, st.none(), st.integers(0, 30))


@pytest.mark.parametrize(
    ("left", "right", "width", "shown"),
    [
        ("triplet_detector.py", "a1b2c3d", 36, "triplet_detector.py          a1b2c3d"),
        ("PRODUCTION_DEPLOYMENT_GUIDE.md", "10b960b", 30, "PRODUCTION_DEPLOYMEN…  10b960b"),
        ("short", "", 10, "short     "),
        ("exactly_10", "", 10, "exactly_10"),
        ("longer than ten", "", 10, "longer th…"),
        ("宽宽宽宽", "", 6, "宽宽… "),
        ("宽宽宽宽", "1 h", 10, "宽宽…  1 h"),
        ("", "EOD", 6, "   EOD"),
        ("a", "a very long fact that is wider", 20, "a     a very long f…"),
        ("gone", "x", 0, ""),
    ],
)
def test_text_gives_way_to_facts_and_facts_stand_at_the_edge(left: str, right: str, width: int, shown: str) -> None:
    row = Row((Span(left),), (Span(right),) if right else ())
    assert as_text(fit(row, width)) == shown


def test_an_indent_moves_the_text_and_not_the_facts() -> None:
    assert as_text(fit(Row((Span("a"),), (Span("x"),), indent=4), 10)) == "    a    x"


def test_spans_keep_their_styles_when_cut() -> None:
    spans = fit(Row((Span("✓ ", "good"), Span("a long name", "done")), (Span("9 h", "bad"),)), 12)
    assert spans == (Span("✓ ", "good"), Span("a lon…", "done"), Span(" "), Span("9 h", "bad"))


def test_an_emoji_of_several_parts_stays_whole() -> None:
    family = "👩‍👩‍👧"
    assert as_text(fit(Row((Span(f"{family} team"),)), 9)) == f"{family} team  "
    assert as_text(fit(Row((Span(f"a {family} team"),)), 5)) == f"a {family}…"


def test_no_cut_leaves_a_sign_of_its_own_span_alone() -> None:
    assert fit_spans((Span("12345"), Span("6")), 5) == (Span("1234…"),)


@given(ROWS, st.integers(0, 250))
def test_fit_always_takes_exactly_the_width(row: Row, width: int) -> None:
    spans = fit(row, width)
    assert sum(cell_len(span.text) for span in spans) == width
    assert all(span.text.replace("\u200d", "").isprintable() for span in spans)


@given(TEXT, st.integers(0, 40))
def test_shortened_and_padded_text_keeps_to_its_width(text: str, width: int) -> None:
    assert cells(shorten(text, width)) <= width
    assert cells(crop(text, width)) <= width
    assert cells(pad(text, width)) == width
    assert text.startswith(crop(text, width))


@given(st.text(alphabet="abc 宽é", max_size=80), st.integers(3, 30), st.integers(1, 5))
def test_wrapped_lines_fit_and_lose_nothing_but_the_end(text: str, width: int, lines: int) -> None:
    found = wrap(text, width, lines)
    assert len(found) <= lines
    assert all(cells(line) <= width for line in found)
    if not any("…" in line for line in found):
        assert " ".join(found).split() == text.split()


@pytest.mark.parametrize(
    ("text", "width", "lines", "found"),
    [
        ("Triplet-loss model artifacts", 13, 3, ("Triplet-loss", "model", "artifacts")),
        ("Triplet-loss model artifacts", 13, 2, ("Triplet-loss", "model artifa…")),
        ("", 10, 2, ()),
        ("one", 2, 2, ("o…",)),
        ("a unbreakable", 6, 3, ("a", "unbre…")),
    ],
)
def test_wrap_breaks_between_words(text: str, width: int, lines: int, found: tuple[str, ...]) -> None:
    assert wrap(text, width, lines) == found


def test_lazy_rows_make_only_the_rows_that_are_looked_at() -> None:
    made: list[int] = []

    def draw(number: int) -> Row:
        made.append(number)
        return Row((Span(str(number)),), key=f"k{number}")

    keys = ("first", *(f"k{number}" for number in range(100_000)))
    rows = LazyRows([Row(key="first"), *range(100_000)], draw, keys)
    assert len(rows) == 100_001
    assert keys_of(rows)[:3] == ("first", "k0", "k1")
    assert not made
    assert [row.text for row in rows[50_001:50_003]] == ["50000", "50001"]
    assert rows[-1].text == "99999"
    assert made == [50_000, 50_001, 99_999]


@pytest.mark.parametrize(
    ("at", "left", "right"),
    [(0, "", "ab宽cd"), (2, "ab", "宽cd"), (3, "ab", "宽cd"), (4, "ab宽", "cd"), (9, "ab宽cd", "")],
)
def test_spans_are_split_at_a_column(at: int, left: str, right: str) -> None:
    parts = split_spans((Span("ab宽", "good"), Span("cd", "bad")), at)
    assert tuple(map(as_text, parts)) == (left, right)
