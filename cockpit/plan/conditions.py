"""Boxes of a checklist that say how things must be and not what to do: `Database migrations applied`."""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.imperative import is_work
from cockpit.plan.outline_model import ListItem
from cockpit.plan.scope import in_checklist
from cockpit.plan.section import Section
from cockpit.plan.work import Work

_STATE = (
    r"(?:[a-z]{3,}ed|set(?: up)?|written|built|done|known|taken|sent|active|ready|complete|comprehensive|green|clean|"
    r"stable|available|accessible|correct|valid|working|running|online|live|in place|up to date|exists?|works?|passes|"
    r"passing|loads?|runs?)"
)
_SAYS_STATE = re.compile(rf"\b{_STATE}\b|^(?:no|zero|all)\s|\b(?:is|are)\b", re.IGNORECASE)
_ENDS_SO = re.compile(rf"\b{_STATE}(?:\s*\([^()]*\))?\W*$", re.IGNORECASE)
_MOST = 60


def are_conditions(work: Work, item: ListItem, section: Section) -> bool:
    """Whether most boxes of a list in a checklist of something tell a state of affairs, and none what to do."""
    if not in_checklist(section):
        return False

    def most() -> bool:
        texts = [plain(other.text) for other in work.list_of(item) if other.parent is None]
        if any(is_work(text) and _ENDS_SO.search(text.partition(": ")[0]) is None for text in texts):
            return False
        return sum(_SAYS_STATE.search(text) is not None for text in texts) * 100 >= len(texts) * _MOST

    return work.once("conditions", item.list_id, most)
