"""Whether a document or a part of it is a report or a manual, whose lists are no work, as its headings say.

A word anywhere in a heading says so. The document's own title says it only as a whole: `Sprint 2 summary` is a report,
`Complete MVP Delivery Plan` is a plan.
"""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.section import Section
from cockpit.plan.stage_words import OVER, REPORT, STAGE, TICKED
from cockpit.plan.steps import MANUAL

_PIECES = re.compile(r"\s*(?::\s|：|\s[-–—|]+\s|[()（）\[\]])\s*")
_PLAN = re.compile(
    r"(?:plan|plans|road-?map|backlog|to-?dos?|to-?do list|tasks|schedule|checklist)(?: v?[\d.]+)?$",
    re.IGNORECASE,
)
_HOW_IT_IS = re.compile(r"(?:completed?|done|implemented|delivered|finished|explained)\b", re.IGNORECASE)
_EXECUTIVE = re.compile(r"\bexecutive summary\b", re.IGNORECASE)
_WORKED_ON = re.compile(
    r"\b(?:architecture|design|specification|rfc|proposals?|analysis|faq|policy|guidelines?|reports?|history)\b",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"\b(?:architecture|design|specification|analysis)\b", re.IGNORECASE)
_TOPIC = re.compile(r"(?<=[\w)])\s*(?::|\s[-–—|])\s.*")
"""What a stage is about, behind its number: `Phase 2: Architecture`."""
_WORD = re.compile(r"(?!(?:and|the|for|our|was|were|what|how|with|from)\b)[^\W\d_]{3,}", re.IGNORECASE)
_OTHERS = 2
_BEHIND = re.compile(r"[\W\d]*$")
_JOINED = re.compile(r"\w\W+(?:and|und|et|y|e|&|\+)\s+$", re.IGNORECASE)
"""What stands before one of two things that a plan is for: `Implementation and testing plan`."""


def is_reported(section: Section, *, orders: bool = False) -> bool:
    """Whether a heading here or above is that of a report. `orders` says that the lines tell what is to be done:
    below a sprint, architecture is then what is worked on."""
    return any(_says(at, REPORT) and not (orders and _is_worked_on(at)) for at in section.upwards())


def is_report(section: Section) -> bool:
    """Whether this heading itself is that of a report."""
    return _says(section, REPORT)


def is_manual(section: Section) -> bool:
    """Whether this heading says how something is done."""
    if section.plans:
        return False
    return (section.first_title or not STAGE.match(label(section.title))) and _says(section, MANUAL)


def _is_worked_on(section: Section) -> bool:
    """Whether all that makes a report of a heading in a sprint is what the sprint works on."""
    if section.first_title or REPORT.search(_WORKED_ON.sub("", section.title)):
        return False
    return any(STAGE.match(label(at.title)) for at in section.below_title())


def _says(section: Section, words: re.Pattern[str]) -> bool:
    if not section.first_title or "✅" in section.title:
        title = section.title
        if words is REPORT and STAGE.match(label(title)):
            title = TICKED.sub("", OVER.sub("", title))  # a stage that is over is none: what stands below it is done
            title = _TOPIC.sub(_worked_on, title)
        return words.search(title) is not None
    if _EXECUTIVE.search(section.title):
        return words is REPORT
    plan = _PLAN.search(section.title) is not None
    return any(_as_whole(piece.strip(), words, plan) for piece in _PIECES.split(section.title))


def _worked_on(topic: re.Match[str]) -> str:
    """What is left of a stage's topic that may make a report of it: nothing, if it is about other things as well."""
    left = REPORT.sub("", topic[0])
    return "" if len(_WORD.findall(left)) >= _OTHERS else _DRAWN.sub("", topic[0])


def _as_whole(title: str, words: re.Pattern[str], plan: bool) -> bool:
    """Whether a title, or a piece of one, ends with such a word, or begins with one and is not called a plan."""
    found = list(words.finditer(title))
    if not found:
        return False
    if _BEHIND.fullmatch(title, found[-1].end()):
        return not (plan and _JOINED.search(title, 0, found[-1].start()))
    return not plan and found[0].start() == 0 and _HOW_IT_IS.match(title) is None
