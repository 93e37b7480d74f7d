"""Headings that part a list of work into topics: `### Accounts` below `What is not built yet`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.column_titles import is_open_column
from cockpit.plan.groups import is_condition
from cockpit.plan.headings import HeadingKind
from cockpit.plan.ids import leading_id
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from cockpit.plan.leads import tells_itself
from cockpit.plan.outline_model import ListItem
from cockpit.plan.parts import ASIDE, RESULTS
from cockpit.plan.words import GLYPHS

_SENTENCE = re.compile(r"[.!?] \w|[?]$")
_LONGEST, _FEWEST, _SHARE = 110, 2, 80


def parts_column(raw: str, kind: HeadingKind, above: str, below: Sequence[ListItem]) -> bool:
    """Whether a heading without a kind only parts what stands in an open column with the title `above`, of which the
    list `below` names pieces. A heading that is work itself, with details below it, does not."""
    if kind != "none" or len(below) < _FEWEST or not is_open_column(label(above).casefold()):
        return False
    name = label(raw)
    if not name or is_work(name) or leading_id(name)[0] or any(char in GLYPHS for char in raw) or name.endswith("?"):
        return False
    if ASIDE.search(name) or RESULTS.search(name) or is_condition(raw) or any(item.boxed for item in below):
        return False
    return sum(map(_is_piece, below)) * 100 >= len(below) * _SHARE


def _is_piece(item: ListItem) -> bool:
    text = plain(item.text).strip()
    return 0 < len(text) <= _LONGEST and _SENTENCE.search(text) is None and not tells_itself(item.text)
