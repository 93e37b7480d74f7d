"""The first picture, painted before anything that reads plans is imported. Its parts stand where they will stay."""

from __future__ import annotations

from cockpit.tui.keys import VIEW_TITLES, VIEWS, KeyTable, hints
from cockpit.view.rows import BLANK, Row, Span


def skeleton_top(height: int, view: str) -> tuple[Row, ...]:
    """Header and tab bar without numbers."""
    tabs: list[Span] = []
    for number, name in enumerate(VIEWS, 1):
        here = name == view
        tabs += [
            Span(f"{number} ", "accent" if here else "dim", here),
            Span(VIEW_TITLES[name], "bright" if here else "dim", here),
            Span("   "),
        ]
    bar = Row(tuple(tabs))
    return (BLANK, BLANK, bar) if height > 2 else (BLANK, bar)


def skeleton_foot(keys: KeyTable, view: str, note: tuple[str, str] = ("", "dim")) -> tuple[Row, ...]:
    """The footer's hints, and a message if reading went wrong before anything was read."""
    text, tone = note
    if text:
        return (Row((Span(text, tone),)),)
    return (Row(tuple(span for hint in hints(keys, view=view) for span in _hint(*hint))[:-1]),)


def _hint(key: str, word: str) -> tuple[Span, ...]:
    return Span(key, "accent", bold=True), Span(f" {word}", "dim"), Span("   ")
