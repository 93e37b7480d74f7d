"""Styled words over several rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.view.folding import wrap_spans
from cockpit.view.rows import Span, as_text, cells, wrap

WHO = (
    Span("Claude", "track-1"),
    Span(" waits on ", "dim"),
    Span("cloud provider"),
    Span(", holds up ", "dim"),
    Span("Grok"),
)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ["Claude waits on cloud provider, holds up Grok"]),
        (36, ["Claude waits on cloud provider,", "holds up Grok"]),
        (28, ["Claude waits on cloud", "provider, holds up Grok"]),
        (20, ["Claude waits on", "cloud provider,", "holds up Grok"]),
        (10, ["Claude", "waits on", "cloud pro…"]),
    ],
)
def test_lines_end_between_words(width: int, lines: list[str]) -> None:
    found = wrap_spans(WHO, width)
    assert [as_text(line) for line in found] == lines
    assert [span.style for span in found[0][:2]] == (["track-1", "dim"] if len(found[0]) > 1 else ["track-1"])


def test_what_belongs_together_is_not_parted() -> None:
    parts = (Span("not yet"), Span("  "), Span("2 criteria open;"), Span(" "), Span("1 ticked, not found"))
    lines = [as_text(line) for line in wrap_spans(parts, 27, whole=True)]
    assert lines == ["not yet  2 criteria open;", "1 ticked, not found"]


SPANS = st.lists(
    st.builds(Span, st.text(alphabet="ab ,é日", max_size=12), st.sampled_from(["dim", "bright"])), max_size=8
)


@given(SPANS, st.integers(1, 40), st.integers(1, 4), st.booleans())
def test_any_spans_fit_and_nothing_is_lost_where_there_is_room(
    spans: list[Span], width: int, lines: int, whole: bool
) -> None:
    found = wrap_spans(spans, width, lines, whole=whole)
    assert len(found) <= lines
    assert all(cells(as_text(line)) <= width for line in found)
    roomy = wrap_spans(spans, 200, whole=whole)
    assert "".join(as_text(line) for line in roomy).split() == as_text(spans).split()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Which streams matter, by attention", 19, ("Which streams", "matter, by…")),
        ("stuck on a technical question", 29, ("stuck on a technical question",)),
        ("a b c_very_long_name_of_a_file.py", 12, ("a b", "c_very_long…")),
    ],
)
def test_the_last_line_ends_with_a_whole_word_where_that_fills_it(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrap(text, width, 2) == lines
