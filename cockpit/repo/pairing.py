"""Which of the items that went and which of those that came in one commit are the same, in other words or elsewhere.

A fifth of all ticks edit the text as well ("… (784 lines)"), and headings are edited more often than texts; neither
takes work away or adds any. Files are never taken for one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cockpit.core.model import Kind, State

_ENOUGH = 0.7
_MOST = 60
"""Texts of one plan that are compared with each other."""
_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Live:
    """An item as it stands at some time. `words` is its text for comparing, `file` whether it is a file."""

    track: str
    kind: Kind
    state: State
    counted: bool
    text: str
    words: str
    code: str
    file: bool
    path: str
    line: int
    section: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def in_scope(self) -> bool:
        return self.counted and self.state != "cancelled"


Pairs = dict[str, str]
"""The key an item has now, by the key it had."""
Mark = Callable[[Live], tuple[str, ...]]


def pair(gone: Mapping[str, Live], come: Mapping[str, Live], moved: Mapping[str, str]) -> Pairs:
    """Match items that went with items that came; `moved` has the new path of each renamed plan."""

    def home(live: Live) -> str:
        return moved.get(live.path, live.path)

    rounds: tuple[tuple[Mark, Mark], ...] = (
        (lambda live: (home(live), live.words, *live.section), lambda live: (live.path, live.words, *live.section)),
        (lambda live: (home(live), live.words), lambda live: (live.path, live.words)),
        (lambda live: (live.words,), lambda live: (live.words,)),
        (lambda live: (home(live), live.code) if live.code else (), lambda live: (live.path, live.code)),
    )
    pairs: Pairs = {}
    left, right = dict(gone), dict(come)
    for key_before, key_now in rounds:
        _match(left, right, key_before, key_now, pairs)
    for path in {home(live) for live in left.values()}:
        _reworded(
            [(key, live) for key, live in left.items() if home(live) == path and not live.file][:_MOST],
            [(key, live) for key, live in right.items() if live.path == path and not live.file][:_MOST],
            pairs,
        )
    return pairs


def _match(
    left: dict[str, Live],
    right: dict[str, Live],
    key_before: Mark,
    key_now: Mark,
    pairs: Pairs,
) -> None:
    waiting: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for name, live in right.items():
        waiting.setdefault((live.file, key_now(live)), []).append(name)
    for name, live in list(left.items()):
        if found := waiting.get((live.file, key_before(live))):
            pairs[name] = found.pop(0)
            del left[name], right[pairs[name]]


def _reworded(gone: Sequence[tuple[str, Live]], come: Sequence[tuple[str, Live]], pairs: Pairs) -> None:
    scored: list[tuple[float, int, int]] = []
    for column, (_, now) in enumerate(come):
        matcher = SequenceMatcher(None, b=now.words, autojunk=False)
        for row, (_, before) in enumerate(gone):
            score = _likeness(matcher, before.words, now.words)
            if score >= _ENOUGH:
                scored.append((-score, row, column))
    taken: set[tuple[str, int]] = set()
    for _, row, column in sorted(scored):
        if ("gone", row) not in taken and ("come", column) not in taken:
            taken |= {("gone", row), ("come", column)}
            pairs[gone[row][0]] = come[column][0]


def _likeness(matcher: SequenceMatcher[str], before: str, now: str) -> float:
    shorter, longer = sorted((before, now), key=len)
    if len(shorter) >= _PREFIX and longer.startswith(shorter):
        return 1.0
    if not shorter or len(shorter) * 2 < len(longer):
        return 0.0
    matcher.set_seq1(before)
    if matcher.quick_ratio() < _ENOUGH:
        return 0.0
    return matcher.ratio()
