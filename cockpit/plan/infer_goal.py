"""The goal of a sprint, as a line of its plan or the text below a heading says it, in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cockpit.core.text import readable
from cockpit.plan.infer_choice import Chosen
from cockpit.plan.infer_sketch import Said, Sketch, field_of
from cockpit.plan.outline_model import Block, ListItem, Paragraph

GOAL_LINES = 60
"""A goal further down is a task's."""
LONGEST = 600
_GOAL = re.compile(
    r"(?:the )?(?:(?:sprint|weekly|week|main|primary|overall|project|iteration|cycle|key|our|"
    r"this sprint(?:['’]s)?)[ -]){0,2}"
    r"(?:goal|objective|mission|aim|purpose)s?|(?:sprint-?)?ziele?|objectifs?(?: du sprint)?|"
    r"objetivos?(?: d[eo]l? sprint)?|"
    r"meta(?: d[aeo]l? sprint)?|obiettiv[oi](?: dello sprint)?|cele?(?: sprintu)?|cíle?(?: sprintu)?|"
    r"(?:sprint )?cél(?:ja|ok)?|"
    r"цел[ьи](?: спринта)?|мета(?: спринту)?|(?:sprint)?doel(?:en)?|(?:sprint)?mål|(?:sprint )?(?:hedefi?|"
    r"amacı?)|tujuan|"
    r"mục tiêu(?: sprint)?|เป้า(?:หมาย)?.{0,12}|(?:冲刺|迭代|本期)?目标|スプリントゴール|ゴール|目標|(?:스프린트 )?목표",
    re.IGNORECASE,
)
_PART = re.compile(r"\W*(?:day|tag|jour|d[ií]a|dia|giorno|день|gün|dzień|nap|session|block)\s*#?\d", re.IGNORECASE)
_OF_DOCUMENT = re.compile(
    r"\W*(?:this|the) (?:document|plan|page|file|sprint plan)\s+(?:\w+ )?(?:defines?|describes?|outlines?|contains?|"
    r"covers?|provides?|lists?|tracks?|breaks|serves|is)\b|dieses dokument|este documento|ce document|questo documento|"
    r"этот документ|本文档|このドキュメント",
    re.IGNORECASE,
)
"""What a document is for, and no sprint."""
MOST_GOALS = 5


def goal_of(sketches: Iterable[Sketch], chosen: Chosen | None = None) -> Said | None:
    """The goal of the chosen sprint; else the first one told in the head of a document, or in the first text below a
    main heading that says goal, but not that of another sprint."""
    if chosen and (own := _within(chosen)):
        return own
    for sketch in sketches:
        others = chosen.among if chosen and chosen.sketch.path == sketch.path else ()
        for key, said in sketch.fields.items():
            if (
                _GOAL.fullmatch(key)
                and _is_sentence(said.text)
                and not any(o.said.line < said.line <= o.last for o in others)
                and not _of_a_day(sketch, said.line)
            ):
                return _whole(sketch, said)
        titles = {said.line: level for level, said in sketch.headings}
        below = False
        for said in sketch.lines:
            if any(other.said.line < said.line <= other.last for other in others):
                below = False
            elif said.line in titles:
                below = titles[said.line] <= 2 and _says_goal(said.text)
            elif below and _OF_DOCUMENT.match(said.text):
                below = False
            elif below and said.line <= GOAL_LINES and _is_sentence(said.text):
                return _whole(sketch, said)
    return None


def _within(chosen: Chosen) -> Said | None:
    """A line `Goal: …`, or the text below a heading `Goal`, of the sprint itself."""
    titles = {said.line for _, said in chosen.sketch.headings}
    below = False
    for said in chosen.sketch.lines:
        if not chosen.stretch.said.line < said.line <= chosen.stretch.last:
            continue
        if said.line in titles:
            below = _says_goal(said.text)
            continue
        pair = field_of(said.text)
        if pair and _GOAL.fullmatch(pair[0]) and _is_sentence(pair[1]):
            return _whole(chosen.sketch, Said(pair[1], said.path, said.line))
        if below and _is_sentence(said.text):
            return _whole(chosen.sketch, said)
        below = below or (_says_goal(said.text) and said.text.rstrip().endswith(":"))
    return None


def _of_a_day(sketch: Sketch, line: int) -> bool:
    """Whether a line stands below the heading of a day or week that only is a part of the sprint."""
    above = [said.text for _, said in sketch.headings if said.line < line]
    return bool(above) and _PART.match(above[-1]) is not None


def _whole(sketch: Sketch, said: Said) -> Said:
    """A goal with the lines that its sentence goes on with, or with the other goals of its list."""
    text = _bare(said.text)
    for place, block in enumerate(sketch.source.outline.blocks):
        if isinstance(block, Paragraph) and block.lines[0].line <= said.line <= block.lines[-1].line:
            for line in block.lines:
                if line.line <= said.line or text.endswith((".", "!", "。")):
                    continue
                if field_of(more := readable(line.text)) or line.text.lstrip().startswith(("**", "#", ">")):
                    break
                text = f"{text} {_bare(more)}"
            break
        if isinstance(block, ListItem) and block.line == said.line:
            text = " ".join([text, *(readable(more) for more in block.more)])
            others = list(_listed_with(sketch.source.outline.blocks[place + 1 :], block))
            text = "; ".join(one.rstrip(".;, ") for one in (text, *others)) if others else text
            break
    return Said(text, said.path, said.line)


def _listed_with(blocks: Sequence[Block], first: ListItem) -> Iterator[str]:
    """The lines beside a goal that is one of few."""
    listed = [block for block in blocks if isinstance(block, ListItem) and block.list_id == first.list_id]
    if len(listed) < MOST_GOALS:
        yield from (_bare(" ".join([readable(block.text), *map(readable, block.more)])) for block in listed)


def _says_goal(text: str) -> bool:
    return _GOAL.fullmatch(re.sub(r"^\W+|\W+$", "", text)) is not None


def _bare(text: str) -> str:
    return text.strip('"“”„*_ ')


def _is_sentence(text: str) -> bool:
    words = len(re.findall(r"[^\W\d_\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]{2,}", text))
    words += len(re.findall(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]", text)) // 4
    if _OF_DOCUMENT.match(text):
        return False
    return words >= 3 and 8 < len(text) <= LONGEST and text[-1] != ":"
