"""Styled words over several rows: what does not fit beside goes below, and no word is cut that has room of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cockpit.view.rows import ELLIPSIS, Row, Span, fit_spans, span_cells

Word = tuple[Span, ...]
"""Spans that no blank parts."""


def wrap_spans(
    spans: Iterable[Span], width: int, lines: int = 3, ellipsis: str = ELLIPSIS, *, whole: bool = False
) -> tuple[Word, ...]:
    """`spans` in at most `lines` lines of `width` cells, broken at blanks, the last one cut with an ellipsis.

    Blanks within a line stay as many as they are. `whole`: only between spans, and a span of blanks, may a line end.
    """
    found: list[list[Span]] = []
    for blank, word in _phrases(spans) if whole else _words(spans):
        line = found[-1] if found else []
        if line and (len(found) == lines or span_cells((*line, blank, *word)) <= width):
            line += [blank, *word]
        else:
            found.append(list(word))
    return tuple(fit_spans(_joined(line), width, ellipsis) for line in found)


def folded(
    spans: Iterable[Span], width: int, indent: int = 0, lines: int = 3, ellipsis: str = ELLIPSIS, *, whole: bool = False
) -> list[Row]:
    """The lines as rows without a key."""
    return [
        Row(line, indent=indent) for line in wrap_spans(spans, max(8, width - indent), lines, ellipsis, whole=whole)
    ]


def _phrases(spans: Iterable[Span]) -> Iterator[tuple[Span, Word]]:
    """Each span with the blank one before it."""
    blank = Span("")
    for span in spans:
        if span.text.strip():
            yield blank, (span,)
            blank = Span("")
        else:
            blank = span


def _words(spans: Iterable[Span]) -> Iterator[tuple[Span, Word]]:
    """Each word with the blanks before it."""
    blank, word = Span(""), list[Span]()
    for span in spans:
        for number, part in enumerate(span.text.split(" ")):
            if number:
                if word:
                    yield blank, tuple(word)
                    blank, word = Span("", span.style), []
                blank = Span(f"{blank.text} ", span.style)
            if part:
                word.append(span._replace(text=part))
    if word:
        yield blank, tuple(word)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span; a blank takes the style before it."""
    last: Span | None = None
    for span in spans:
        if last is not None and (not span.text.strip() or (span.style, span.bold) == (last.style, last.bold)):
            last = last._replace(text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
