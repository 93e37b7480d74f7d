"""What words and glyphs mean in plans: states, columns, headings; in the languages plans are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from cockpit.core.model import Kind, State

ColumnKind = Literal[
    "status", "owner", "due", "day", "task", "deliverable", "metric", "target", "actual", "type", "id", "estimate",
    "track", "phase", "blocker", "depends", "risk", "mitigation", "file", "priority", "since", "notes", "criterion",
    "escalation", "done",
]  # fmt: skip
HeadingKind = Literal[
    "deliverable", "task", "action", "criterion", "metric", "blocker",
    "checkpoint", "risk", "dependency", "resolved", "escalation", "ceremony", "closed",
    "time", "track", "title", "none",
]  # fmt: skip
"""What a heading or lead says about the list directly below it.

`deliverable` to `blocker` are kinds of items; `checkpoint` holds criteria. `risk`, `dependency`, `resolved`,
`escalation`, `ceremony` are sections with a meaning of their own and `closed` ones without: their bullets are no items.
`time`, `track` and `title` (a bold title without a colon) are looked through to the next heading up. `none` says
nothing: bullets are no items, checkboxes are tasks.
"""

ITEM_KINDS: Mapping[HeadingKind, Kind] = {
    "deliverable": "deliverable",
    "task": "task",
    "action": "action",
    "criterion": "criterion",
    "checkpoint": "criterion",
    "metric": "metric",
    "blocker": "blocker",
}
CLOSED: frozenset[HeadingKind] = frozenset({"closed", "risk", "dependency", "resolved", "escalation", "ceremony"})
LOOKED_THROUGH: frozenset[HeadingKind] = frozenset({"time", "track", "title"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign at the start of a text. `state` None when it says nothing about state; `length` in characters,
    with a variation selector and the spaces after it."""

    glyph: str
    state: State | None
    length: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """State words and glyphs: the built-in ones and those a sprint adds. Keys are casefolded, without VS16."""

    words: Mapping[str, State]
    glyphs: Mapping[str, State]

    @classmethod
    def of(cls, states: Mapping[State, tuple[str, ...]] | None = None) -> Vocabulary:
        """The built-in vocabulary with `Settings.states` added (an added word or glyph wins)."""
        raise NotImplementedError

    def state_of_cell(self, text: str) -> State | None:
        """The state a status cell tells: a word beats a glyph, `None` for an unknown or empty cell. Never `done` by
        accident: `not done`, `90% done`, `partially complete` are not."""
        raise NotImplementedError

    def state_of_words(self, text: str) -> State | None:
        """The state told by words alone (`**Status**: In progress`, front matter)."""
        raise NotImplementedError

    def leading_glyph(self, text: str) -> Glyph | None:
        """The status glyph a text begins with (after bold or strike marks), None when it begins with none."""
        raise NotImplementedError

    def mark_state(self, mark: str) -> State | None:
        """The state of a mark such as `[/]`, `[~]`, `[WIP]` or `/`; None when unknown."""
        raise NotImplementedError

    def refine(self, text: str) -> State | None:
        """What words and strikes say about an OPEN box: `text (doing)`, `(moved to …)`, `~~text~~`; never `done`."""
        raise NotImplementedError


def column_kind(text: str) -> ColumnKind | None:
    """What a table's column holds, by keywords of its header in several languages; None when it says nothing."""
    raise NotImplementedError


def heading_kind(text: str, *, lead: bool = False, is_track: Callable[[str], bool] | None = None) -> HeadingKind:
    """What a heading (raw inline markdown) says about the list below it.

    `lead` is True for a bold line or plain `Lead:` above a list. `is_track` tells whether a text is a declared track.
    """
    raise NotImplementedError
