"""Boards of which the columns are headings: `## Backlog`, `## In review`, `## Done`.

Each line below such a heading is a task, in the state that the column says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.core.model import State
from cockpit.plan.day_counts import STAGE
from cockpit.plan.labels import label
from cockpit.plan.section import Section, Structure
from cockpit.plan.vocabulary import Vocabulary
from cockpit.plan.words import SOLE_WORDS

_BEHIND = re.compile(
    r"\s*[(（\[][^()（）\[\]]*[)）\]]$|[ :–—-]+\d+$|(?<=\w) (?:tasks?|items?|cards?|issues?|work)$", re.IGNORECASE
)
_NOTE = re.compile(r"[(（\[]([^()（）\[\]]{2,40})[)）\]]$")
_WAITING: dict[str, State] = {
    **dict.fromkeys(("ready", "ready to start", "up next", "next up", "icebox", "inbox", "ideas"), "todo"),
    **dict.fromkeys(("current", "current work", "active", "now"), "doing"),
}
_FEWEST = 2


def column_state(raw: str, vocabulary: Vocabulary) -> State | None:
    """The state of the tasks in a column with this heading (raw inline markdown), None if it names no state."""
    name = _column_name(raw)
    return _WAITING.get(name) or SOLE_WORDS.get(name) or vocabulary.words.words.get(name)


@lru_cache(1024)
def _column_name(raw: str) -> str:
    name = label(raw).casefold()
    while (shorter := _BEHIND.sub("", name)) != name:
        name = shorter
    return name


def noted_state(section: Section, vocabulary: Vocabulary) -> State | None:
    """The state that a heading tells behind its own words, that of no stage: `### Clean-up (in progress)`."""
    heading = section.heading()
    name = label(heading.raw).casefold()
    note = _NOTE.search(name) if name.endswith((")", "）", "]")) and not heading.first_title else None
    if note is None or STAGE.match(name):
        return None
    return vocabulary.words.words.get(note[1])


def board_state(structure: Structure, section: Section, vocabulary: Vocabulary) -> State | None:
    """The state of the column that a section is or stands in; None outside of a board.

    A board has a column of what is being done and another one, beside each other.
    """
    column = _column(structure, section, vocabulary)
    return column_state(column.raw, vocabulary) if column is not None else None


def _column(structure: Structure, section: Section, vocabulary: Vocabulary) -> Section | None:
    for at in section.below_item():
        told = at.level < 7 and column_state(at.raw, vocabulary) is not None
        if told and at.parent is not None and _is_board(structure, at.parent, vocabulary):
            return at
    return None


def _is_board(structure: Structure, above: Section, vocabulary: Vocabulary) -> bool:
    states = _states(structure, above, vocabulary)
    return len(states) >= _FEWEST and "doing" in states


def done_on_board(structure: Structure, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether a section is, or stands in, the column of what is done, with two others beside it of other states."""
    column = _column(structure, section, vocabulary)
    if column is None or column.parent is None or column_state(column.raw, vocabulary) != "done":
        return False
    return len(_states(structure, column.parent, vocabulary)) > _FEWEST


def _states(structure: Structure, above: Section, vocabulary: Vocabulary) -> frozenset[State]:
    known = structure.boards.get(id(above))
    if known is None:
        columns = structure.family(
            "columns", above, lambda one: 0 < one.level < 7 and column_state(one.raw, vocabulary) is not None
        )
        told = {state for one in columns if (state := column_state(one.raw, vocabulary)) is not None}
        known = structure.boards[id(above)] = frozenset(told)
    return known
