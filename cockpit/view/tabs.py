"""The tab bar: eight views with their digits and counts; and the strip of panes where only one fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.view.look import Look
from cockpit.view.rows import Row, Span, cells, shorten, span_cells
from cockpit.view.tabnames import VIEWS, tab_name


def tab_counts(board: Board, facts: Facts) -> Mapping[str, int]:
    """The numbers beside the views' names; views not named have none."""
    problems = sum(finding.severity != "hint" for finding in board.findings)
    return {"blockers": len(facts.queue), "findings": problems}


def tab_row(active: str, counts: Mapping[str, int], look: Look) -> Row:
    """All views on one line. In little room first the gaps shrink, then the names, then all names but the open one."""
    tabs, gap = _tabs(active, counts, look)
    spans: list[Span] = []
    for tab in tabs:
        spans += [Span(" " * gap), *tab] if spans else tab
    return Row(tuple(spans))


def tab_at(x: int, active: str, counts: Mapping[str, int], look: Look) -> str | None:
    """The view whose tab covers column `x` of the row."""
    tabs, gap = _tabs(active, counts, look)
    left = 0
    for view, tab in zip(VIEWS, tabs, strict=True):
        size = span_cells(tab)
        if left <= x < left + size:
            return view
        left += size + gap
    return None


def _tabs(active: str, counts: Mapping[str, int], look: Look) -> tuple[list[tuple[Span, ...]], int]:
    for short, gap in ((0, 3), (0, 2), (1, 2), (2, 2), (2, 1)):
        tabs = [_tab(number, view, active, counts.get(view, 0), short) for number, view in enumerate(VIEWS, start=1)]
        if sum(map(span_cells, tabs)) + gap * (len(tabs) - 1) <= look.width:
            return tabs, gap
    return [_tab(number, view, active, 0, 2) for number, view in enumerate(VIEWS, start=1)], 1


def _tab(number: int, view: str, active: str, count: int, short: int) -> tuple[Span, ...]:
    name = tab_name(view, short=bool(short))
    here = view == active
    spans = [Span(str(number), "accent" if here else "dim", bold=here)]
    if short < 2 or here:
        spans += [Span(" "), Span(name, "bright" if here else "dim", bold=here)]
    if count:
        spans += [Span(" "), Span(str(count), "bad" if view == "blockers" else "warn")]
    return tuple(spans)


def strip_row(names: Sequence[tuple[str, str]], active: int, look: Look) -> Row:
    """The panes of the board by (name, style) where only one fits; a window around the open one if they are many."""
    parts = [Span(shorten(name, 14), style if number == active else "dim", number == active)
             for number, (name, style) in enumerate(names)]  # fmt: skip
    first, last = strip_window([cells(part.text) for part in parts], active, look.width)
    spans: list[Span] = [Span(f"{look.glyphs.left} ", "dim")] if first else []
    for number in range(first, last):
        spans += [Span("  "), parts[number]] if number > first else [parts[number]]
    if last < len(parts):
        spans.append(Span(f" {look.glyphs.right}", "dim"))
    return Row(tuple(spans))


def strip_window(sizes: Sequence[int], active: int, width: int) -> tuple[int, int]:
    """The half-open range of panes that fit, with `active` among them and as much before as after it."""
    if not sizes:
        return 0, 0
    first, last, used = active, active + 1, sizes[active]
    while True:
        grown = False
        if last < len(sizes) and used + sizes[last] + 2 <= width - 4:
            used, last, grown = used + sizes[last] + 2, last + 1, True
        if first > 0 and used + sizes[first - 1] + 2 <= width - 4:
            used, first, grown = used + sizes[first - 1] + 2, first - 1, True
        if not grown:
            return first, last
