"""Phases, sprints or milestones that a document counts: `Phase 1: Base`, `Phase 2: Sync`, `Phase 3: Risk engine`.

What each of them is about is to be made there. It names no meeting, no risk and no measure, whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.headings import HeadingKind
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Block, Heading, ListItem, Outline

_COUNTED = re.compile(
    r"(?P<word>phase|stage|milestone|sprint|iteration|increment|wave|week|epic|module|part|track|fase|etapa|étape|etappe|"
    r"meilenstein|jalon|hito|marco|semana|semaine|woche|этап|фаза|спринт|неделя|フェーズ|阶段|단계)\s*#?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?)\s*(?:[(（][^()（）]*[)）]\s*)?[:：.–—-]\s*\S",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:is|are|can|cannot|must|works?|pass(?:es|ed|ing)?|has|have|no|all|every|without|meets?|approved|zero)\b|"
    r"[≥≤<>]|\d ?%",
    re.IGNORECASE,
)
_MILESTONE = re.compile(r"milestone|meilenstein|jalon|hito|marco", re.IGNORECASE)
_FEWEST = 3
_ONLY_TOPIC: tuple[HeadingKind, ...] = ("ceremony", "risk", "blocker", "dependency", "closed")
_UNLESS_CONDITIONS: tuple[HeadingKind, ...] = ("checkpoint", "criterion", "metric")


def counted(outline: Outline) -> frozenset[int]:
    """The lines of the headings of such a series: of one level, with one word before numbers that come once."""
    series: dict[tuple[int, str], dict[str, list[int]]] = {}
    for block in outline.blocks:
        if isinstance(block, Heading) and (found := _COUNTED.match(label(block.text))):
            lines = series.setdefault((block.level, found["word"].casefold()), {})
            lines.setdefault(found["number"], []).append(block.line)
    return frozenset(
        line
        for numbers in series.values()
        if len(numbers) >= _FEWEST
        for lines in numbers.values()
        if len(lines) == 1
        for line in lines
    )


def of_series(kind: HeadingKind, blocks: Sequence[Block], place: int) -> HeadingKind:
    """The kind of such a heading, the block at `place`, of which `kind` is what its words say. What a milestone is,
    where all of them are known, is decided elsewhere."""
    heading = blocks[place]
    if kind == "checkpoint" and isinstance(heading, Heading) and _MILESTONE.match(label(heading.text)):
        return kind
    if kind in _ONLY_TOPIC or (kind in _UNLESS_CONDITIONS and not _of_conditions(blocks, place)):
        return "none"
    return kind


def _of_conditions(blocks: Sequence[Block], place: int) -> bool:
    """Whether no list stands directly below a heading, or one that says what has to hold."""
    texts: list[str] = []
    for block in blocks[place + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, ListItem) and block.parent is None and block.text:
            texts.append(plain(block.text))
    return sum(_CONDITION.search(text) is not None and not is_work(text) for text in texts) * 2 >= len(texts)
