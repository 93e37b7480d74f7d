"""The first picture, painted before anything that reads plans is imported. Its parts stand where they will stay."""

from __future__ import annotations

from cockpit.tui.keys import VIEWS, KeyTable, hints
from cockpit.view.rows import BLANK, Row, Span
from cockpit.view.tabnames import tab_name


def skeleton_top(height: int, view: str, width: int) -> tuple[Row, ...]:
    """Header and tab bar without numbers, in so many cells."""
    names, gap = _names(width)
    tabs: list[Span] = []
    for name, words in zip(VIEWS, names, strict=True):
        here = name == view
        number, word = words.split(" ", 1)
        tabs += [Span(" " * gap)] if tabs else []
        tabs += [
            Span(f"{number} ", "accent" if here else "dim", here), Span(word, "bright" if here else "dim", here)
        ]  # fmt: skip
    bar = Row(tuple(tabs))
    return (BLANK, BLANK, bar) if height > 2 else (BLANK, bar)


def _names(width: int) -> tuple[list[str], int]:
    """The views' names with their digits, and the gap between them: in little room both get shorter."""
    for short, gap in ((False, 3), (False, 2), (True, 2)):
        names = [f"{number} {tab_name(name, short=short)}" for number, name in enumerate(VIEWS, 1)]
        if sum(map(len, names)) + gap * (len(names) - 1) <= width:
            return names, gap
    return [f"{number} {tab_name(name, short=True)}" for number, name in enumerate(VIEWS, 1)], 1


def skeleton_foot(keys: KeyTable, view: str, note: tuple[str, str] = ("", "dim")) -> tuple[Row, ...]:
    """The footer's hints, and a message if reading went wrong before anything was read."""
    text, tone = note
    if text:
        return (Row((Span(text, tone),)),)
    return (Row(tuple(span for hint in hints(keys, view=view) for span in _hint(*hint))[:-1]),)


def _hint(key: str, word: str) -> tuple[Span, ...]:
    return Span(key, "accent", bold=True), Span(f" {word}", "dim"), Span("   ")
