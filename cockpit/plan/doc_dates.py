"""When a document was written, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cockpit.plan.outline_model import FrontMatter, ListItem, Outline, Paragraph
from cockpit.plan.time_words import MARKUP, MONTHS, tokens

_LABEL = re.compile(
    r"(?:document(?:ation)?\s+|report\s+|last\s+)?(?:date|dated|generated|prepared|updated|created|completed|written|"
    r"last modified|stand|datum|erstellt|aktualisiert|fecha|actualizado|data|atualizado|mise à jour|aggiornato|дата|"
    r"обновлено|tarih|ngày|cập nhật|日付|作成日|更新日|日期|更新|작성일|날짜|수정일)(?:\s+(?:on|at|"
    r"date))?\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
_LONGEST = 300


def doc_date(outline: Outline) -> date | None:
    """The document's own date: the latest of its Date/Generated/Prepared/Updated lines and front matter."""
    found = [day for line in _labelled(outline) if (day := _full_date(line))]
    return max(found, default=None)


def _labelled(outline: Outline) -> Iterator[str]:
    """The values of all lines that tell when the document was written."""
    for block in outline.blocks:
        if isinstance(block, FrontMatter):
            yield from (value for key, value, _ in block.entries if "date" in key.casefold() and "due" not in key)
            continue
        lines: tuple[str, ...] = ()
        if isinstance(block, Paragraph):
            lines = tuple(line.text for line in block.lines)
        elif isinstance(block, ListItem) and block.depth == 1 and not block.box:
            lines = (block.text,)
        for line in lines:
            if found := _LABEL.match(line[:_LONGEST].translate(MARKUP).strip()):
                yield found[1]


def _full_date(text: str) -> date | None:
    """The first date with a year in a text."""
    for token in tokens(text):
        year = token["isoyear"] or token["cyear"] or token["myear"] or token["dyear"]
        month = token["isomonth"] or token["cmonth"] or token["mname"] or token["dname"]
        day = token["isoday"] or token["cday"] or token["mday"] or token["dday"]
        if token["numeric"] and token["nsep"] == "." and len(token["nyear"] or "") == 4:
            year, month, day = token["nyear"], token["n2"], token["n1"]
        if year and month and day:
            try:
                return date(int(year), int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0), int(day))
            except ValueError:
                continue
    return None
