"""Lists that tell line by line how things stand: `Done: the importer`, `Open: the export`.

That is work, whatever the heading, and each line says its own state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.model import State
from cockpit.plan.outline_model import ListItem
from cockpit.plan.vocabulary import Vocabulary
from cockpit.plan.work import Work

_SAID = re.compile(r"\s*(?:\*\*|__)?(?P<word>[^\W\d_][^\d:：*_`|()]{2,24}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s+\S")
_FEWEST, _SHARE = 3, 80


def tell_states(work: Work, item: ListItem) -> bool:
    """Whether most lines of the list an item stands in begin with the word of a state, and not all with the same."""

    def are_told() -> bool:
        texts = [one.text for one in work.list_of(item) if one.depth == item.depth]
        return _tell(texts, work.tools.vocabulary)

    return work.once("told states", item.list_id, are_told)


def state_before(work: Work, item: ListItem) -> State | None:
    """The state that a line of such a list begins with."""
    if ":" not in item.text and "：" not in item.text:
        return None
    return _before(item.text, work.tools.vocabulary) if tell_states(work, item) else None


def _tell(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    told = [state for text in texts if (state := _before(text, vocabulary)) is not None]
    return len(told) >= _FEWEST and len(told) * 100 >= len(texts) * _SHARE and len(set(told)) > 1


def _before(text: str, vocabulary: Vocabulary) -> State | None:
    found = _SAID.match(text)
    return vocabulary.state_of_words(found["word"]) if found else None
