"""View 8: what a person should look at in the plans, the grave first, each with its place and the way out."""

from __future__ import annotations

from collections import Counter

from cockpit.core.facts import Facts
from cockpit.core.model import Board, Finding, Severity
from cockpit.view import words
from cockpit.view.itemrow import join
from cockpit.view.look import PAGE, Look, empty, paged, pane
from cockpit.view.rows import BLANK, Pane, Row, Span, cells, shorten, wrap

ORDER: tuple[Severity, ...] = ("error", "warning", "hint")
LINE = 100
"""Cells a line of prose is at most long."""
STYLES = {"error": "bad", "warning": "warn", "hint": "dim"}


def findings_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """`facts` are not asked; every pane takes them."""
    shown = look if look.spoken else look.sized(min(look.width, PAGE), look.height)
    return paged(_findings(board, facts, shown), look)


def _findings(board: Board, facts: Facts, look: Look) -> Pane:
    del facts
    if not board.findings:
        return pane("Findings", look, (empty("nothing to look at: the plans read cleanly"),))
    counts = Counter(finding.severity for finding in board.findings)
    right = join(tuple((Span(words.count(counts[kind], kind), STYLES[kind]),) for kind in ORDER if counts[kind]))
    numbered = sorted(enumerate(board.findings), key=lambda pair: ORDER.index(pair[1].severity))
    rows: list[Row] = []
    for number, finding in numbered:
        rows += [BLANK] if rows else []
        rows += finding_rows(number, finding, look)
    return pane("Findings", look, tuple(rows), right, start=f"finding:{numbered[0][0]}")


def finding_rows(number: int, finding: Finding, look: Look) -> list[Row]:
    """The message with its place, then the remedy and the code."""
    place = shorten(f"{finding.path.rpartition('/')[2]}:{finding.line}", max(8, look.width // 2), look.glyphs.ellipsis)
    style = STYLES[finding.severity]
    marks = {"error": look.glyphs.states["blocked"], "warning": look.glyphs.question, "hint": look.glyphs.dot}
    mark = f"{finding.severity}:" if look.spoken else marks[finding.severity]
    room = max(8, look.width - cells(place) - 4)
    longest = look.width if look.spoken else LINE
    first, *rest = wrap(finding.message, min(room, longest), 4, look.glyphs.ellipsis) or ("(no text)",)
    colour = "dim" if finding.severity == "hint" else "bright"
    rows = [
        Row(
            (Span(mark, style, finding.severity == "error"), Span(" "), Span(first, colour)),
            (Span(place, "dim"),),
            f"finding:{number}",
        )
    ]
    rows += [Row((Span(line, colour),), indent=2) for line in rest]
    remedy = wrap(f"{look.glyphs.so} {finding.remedy}", min(max(8, look.width - 24), longest), 3, look.glyphs.ellipsis)
    if finding.remedy:
        rows.append(Row((Span(remedy[0], "dim"),), (Span(finding.code, "faint"),), indent=2))
        rows += [Row((Span(line, "dim"),), indent=4) for line in remedy[1:]]
    return rows
