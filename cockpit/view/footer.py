"""The line at the bottom: at most six keys at the left, the last message at the right."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.view.look import Look
from cockpit.view.rows import Row, Span, shorten, span_cells

MOST_HINTS = 6
BACK_AND_FORTH = ("[", "]")
"""Keys that say little one without the other."""


def footer_row(hints: Sequence[tuple[str, str]], look: Look, message: str = "", style: str = "dim") -> Row:
    """`hints` are (key, word) pairs. A message is more important than hints: they give way from the right."""
    pairs = [(Span(key, "accent", bold=True), Span(f" {word}", "dim")) for key, word in hints[:MOST_HINTS]]
    text = shorten(message, look.width, look.glyphs.ellipsis)
    right = (Span(text, style),) if text else ()
    room = look.width - span_cells(right) - (3 if right else 0)
    while pairs and _size(pairs) > room:
        pairs.pop(-2 if len(pairs) > 1 else -1)
    offered, left = (
        [key for key in BACK_AND_FORTH if key in some] for some in (dict(hints), [p[0].text for p in pairs])
    )
    if len(left) < len(offered):
        pairs = [pair for pair in pairs if pair[0].text not in BACK_AND_FORTH]
    spans: list[Span] = []
    for pair in pairs:
        spans += [Span("   "), *pair] if spans else pair
    return Row(tuple(spans), right)


def _size(pairs: Sequence[tuple[Span, Span]]) -> int:
    return sum(map(span_cells, pairs)) + 3 * max(0, len(pairs) - 1)
