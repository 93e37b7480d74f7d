"""Headings that divide the list of the heading above them: `1) API` below Objectives, `Beta` below graduation criteria.

What stands below such a part is of the kind that the heading above it says.
"""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.day_counts import STAGE
from cockpit.plan.file_names import own_files
from cockpit.plan.headings import HeadingKind, heading_kind
from cockpit.plan.labels import label, undecorated
from cockpit.plan.time_words import begins_with_time, has_clock
from cockpit.plan.words import GLYPHS

NUMBER = re.compile(r"^[*_\s]*(?:step\s*)?#?\d{1,2}[.):]\s*", re.IGNORECASE)
_NUMBERED = re.compile(
    r"[vV]\.?\d+(?:\.\d+)*(?:\.x)?\b|\d+\.\d+(?:\.\d+)*(?:\.x)?\b|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.):]\s|\d{1,2}(?:\.\d{1,2})+\s"
)
_STAGE = re.compile(
    r"(?:phase|stage|wave|step|sprint|iteration|release|objective|goal|priority|tier|batch|part|area|epic|theme|milestone|okr|ziel|etappe|objectif|objetivo|"
    r"étape|etapa|fase|этап|цель|目標|目标)s?\s*#?(?:\d|[A-Z]\b)"
    r"|p[0-4]\b|(?:very )?(?:high(?:er)?|medium|low(?:er)?|critical|top|normal)"
    r"(?:[ -](?:priority|prio|impact|effort))?(?:$|\s*[-–—:(])"
    r"|(?:before|after|pre|post)[- ](?:the )?(?:[\w.]+ )?(?:release|launch|mvp|demo|deploy\w*)$"
    r"|(?:must|should|could|nice)[ -](?:have|to have)s?$|mvp$|optional$|stretch(?: goals?)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:action items?|actions?|to-?dos?|things to do|tasks|assignments|work items|next steps|remain\w*|left|"
    r"aufgaben|maßnahmen|nächste schritte|tâches|reste|tareas|acciones|pendientes|tarefas|ações)\b|"
    r"タスク|任务|待办|할 일|задачи",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:overall|combined|totals?|decisions?|points?|dates?|deadlines?|reuni\w+|meetings?|communications?|kommunikation|"
    r"comunica\w+|statistics|stats|legend|links|resources|risks?|questions?|progress|scope|roles?|achievements?|entscheidung\w*|"
    r"décisions?|decision\w*|metrics?|numbers|figures|capacity|velocity|completed?|done|finished)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"@?[A-ZÀ-ÞА-Я][\w.'-]{0,20}(?: (?:[A-ZÀ-ÞА-Я][\w.'-]{0,20}|&|\+|and|und|et|y|e|/)){0,2}(?: ?\([^()]{1,24}\))?"
)
_JOINED = re.compile(r"^(.{3,40}?)\s+(?:&|and|und|et|y|e)\s")
_FILES = re.compile(r"\b(?:documents|documentation|docs|files|scripts|tools|reports)$", re.IGNORECASE)
RESULTS = re.compile(r"\b(?:verification|validation|results?|evidence|assessments?|evaluation|review)\b", re.IGNORECASE)
_CRITERIA: tuple[HeadingKind, ...] = ("criterion", "metric", "checkpoint")
_LISTS = re.compile(r"\b(?:backlog|to-?dos?|assignments?)\b|待办|やること|할 일", re.IGNORECASE)
_WORDS = 5
_WORK: tuple[HeadingKind, ...] = ("task", "action", "deliverable")
_REQUIRED = re.compile(r"\b(?:requirements|criteria|anforderungen|exigences|requisitos)$", re.IGNORECASE)
_DEPENDS = re.compile(r"depend|prerequisite|abhängig|dépend|[→↔]|->|依", re.IGNORECASE)
_BEHIND = re.compile(r"[(（]([^()（）]{2,30})[)）]\W*$")
_NOTE = re.compile(r" ?[(（][^()（）]*[)）]$")
_FOR = re.compile(r"for (?:all |each |every )?[\w -]{2,30}$", re.IGNORECASE)
ASIDE = re.compile(
    r"\b(?:notes?|context|background|overview|summary|why|how|rationale|approach|references?|results?|details|"
    r"description|remarks?|findings?|outputs?|observations?|insights?|status|evidence|analysis|measured|method|process|tools?|introduction|purpose|conclusion)\b",
    re.IGNORECASE,
)


def divides(raw: str, kind: HeadingKind, above: HeadingKind, title: str) -> bool:
    """Whether a heading of `kind` is only a part of the one above it, which has a kind and a title."""
    name = label(raw)
    if not name or (above in _WORK and names_file(raw)):
        return False
    if above == "criterion" and kind == "task":
        return _FOR.match(name) is not None
    if above in _WORK and kind != "none":
        return _NUMBERED.match(undecorated(plain(raw))) is not None and _of_two(name)
    if kind == "closed" and above in _CRITERIA:
        return _REQUIRED.search(name) is not None
    if kind == "dependency" and above in _CRITERIA:
        return _DEPENDS.search(name) is None and len(name) <= 60
    if kind != "none":
        return False
    if above in _CRITERIA and not RESULTS.search(title):
        return len(name) <= 60 and not name.endswith("?") and ASIDE.search(name) is None
    if above in _WORK:
        bare = undecorated(plain(raw))
        stage = _STAGE.match(_NOTE.sub("", name)) or _timed(bare)
        named = _named(name, title) or (_LISTS.search(title) is not None and _short(raw, name))
        staged = _NUMBERED.match(bare) or stage or (not _signed(raw) and named)
        return bool(staged) and not name.endswith("?")
    return False


def gated(raw: str, stage: str) -> bool:
    """Whether a heading below a stage is about gates and first about something else: `Automation & quality gates`."""
    return STAGE.match(label(stage)) is not None and _of_two(label(raw)) and not _FILES.search(label(raw))


def names_file(raw: str) -> bool:
    """Whether a heading, after its number, begins with a file: `### 1. scripts/deploy.sh`, `Create `a.py``."""
    return ("." in raw or "/" in raw) and bool(own_files(NUMBER.sub("", raw.strip())))


def _signed(raw: str) -> bool:
    """Whether a heading tells a state, so that it is a piece of work itself: `### Auth ✅`."""
    return any(char in GLYPHS for char in raw)


def _short(raw: str, name: str) -> bool:
    """A subject of a few words that says nothing else: `### Ada's team` below `Backlog`."""
    few = len(name.split()) <= _WORDS and name[:1].isupper() and not raw.rstrip(" *_").endswith((":", "："))
    return few and ASIDE.search(name) is None and _NO_NAME.search(name) is None and RESULTS.search(name) is None


def _named(name: str, title: str) -> bool:
    """A person or an area, as short as a name, below a title that says no more than that work is listed: `### Ada`
    below `Action items`."""
    if ASIDE.search(name) or _NO_NAME.search(name):
        return False
    return _LISTED.search(title) is not None and _NAME.fullmatch(name) is not None


def _timed(title: str) -> bool:
    """`Soft launch (week 5)`: a part that says when it is."""
    found = _BEHIND.search(title)
    return found is not None and begins_with_time(found[1]) > 0 and not has_clock(found[1])


def _of_two(name: str) -> bool:
    """`Deployment & Verification`: the first of two words says nothing, so the second is no kind of its own. Nor is
    what files are about: `Coordination documents`."""
    if _FILES.search(name):
        return True
    joined = _JOINED.match(name)
    return joined is not None and heading_kind(joined[1]) == "none"
