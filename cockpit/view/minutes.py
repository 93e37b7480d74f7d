"""The minutes of a standup on the screen, as they are copied and saved: markdown, its headings standing out."""

from __future__ import annotations

import re

from cockpit.view.look import Look, rule
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap

PROSE = 110
_LINE = re.compile(r"(?P<mark>- |\d+\. )?(?P<bold>\*\*.+?\*\*)?(?P<rest>.*)", re.DOTALL)


def minutes_pane(text: str, look: Look) -> Pane:
    """The text line by line, wrapped; its first heading is the pane's title. Nothing in it can be stood on."""
    title, *lines = text.rstrip("\n").split("\n")
    rows = [row for line in lines[1:] for row in _rows(line, min(look.width, PROSE))]
    head = (Row((Span(title.removeprefix("# "), "accent", bold=True),)), rule(look))
    return Pane(head=head, body=tuple(rows))


def _rows(line: str, width: int) -> list[Row]:
    if not line:
        return [BLANK]
    if line.startswith("## "):
        return [Row((Span(part, "bright", bold=True),)) for part in wrap(line.removeprefix("## "), width)]
    found = _LINE.fullmatch(line)
    assert found is not None
    mark, bold = found["mark"] or "", found["bold"] or ""
    first, *rest = wrap(bold + found["rest"], max(8, width - len(mark))) or ("",)
    spans = [Span(mark, "dim")] if mark else []
    if bold and first.startswith(bold):
        spans += [Span(bold, "bright", bold=True), Span(first[len(bold) :], "dim")]
    else:
        spans.append(Span(first, "dim"))
    return [Row(tuple(spans)), *(Row((Span(part, "dim"),), indent=len(mark)) for part in rest)]
