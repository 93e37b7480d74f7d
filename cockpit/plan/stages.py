"""Lists that no heading calls work, and that are: in a to-do list, or of what is to be done in a phase or version.

`## Phase 2: API`, `### v1.1` and `## Near term` only say when. What stands below them is work where it reads so, line
by line, or where the document's own title is that of a roadmap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.model import State
from cockpit.core.text import plain
from cockpit.plan.headings import CLOSED, LOOKED_THROUGH
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label, unnoted
from cockpit.plan.outline_model import ListItem
from cockpit.plan.parts import ASIDE, NUMBER, RESULTS
from cockpit.plan.report_titles import is_manual, is_report, is_reported
from cockpit.plan.scope import in_stage, is_planned
from cockpit.plan.section import Section
from cockpit.plan.stage_words import CHANGES, CHECKLIST, PERIOD, ROADMAP, SCHEDULE, STAGE, TERM, TODO
from cockpit.plan.tails import tail_of
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.vocabulary import Vocabulary
from cockpit.plan.words import GLYPHS
from cockpit.plan.work import Work

_STRATEGY = re.compile(r"(?:implementation|delivery|development|execution) strategy", re.IGNORECASE)
"""How the tasks told elsewhere follow each other."""
_STAGES = re.compile(
    r"(?:[\w-]+ ){0,3}(?:phases|stages|sprints|iterations|milestones)|"
    r"(?:development|implementation|build|execution) order|"
    r"(?:\w+ ){0,2}(?:etapas|fases|phasen|etappen|étapes|iteraciones|iterações|itérations|iterationen|этапы|спринты)|"
    r"(?:实施|开发|開發|执行)?(?:阶段|階段|计划|計劃|顺序)|スプリント|フェーズ|단계",
    re.IGNORECASE,
)
"""What the stages of a plan are together called."""
_TELLS = re.compile(r"(?:[:：]|\s[–—-])\s*\S+\s+\S|[:：]\S{4,}")
_SEVERAL = 3
_OPEN = frozenset("⏳⌛⬜☐◻□▢🔲")
_MOST, _HALF, _NEARLY = 60, 50, 80
"""Of a hundred lines so many, in one list and in those of several stages together."""


def lists_work(section: Section, items: Sequence[ListItem], path: str, *, boxed: bool) -> bool:
    """Whether the list `items` (those of its top level) below a section without a kind is a list of work. `boxed` says
    that the document has checkboxes, so that its plain lines are something else."""
    at = _own(section)
    if at is None or elsewhere(at):
        return False
    title, top = label(at.title), _top(at)
    if at is top or not at.level:
        return TODO.fullmatch(title) is not None if title else _is_todo(path) and _reads_so(items)
    stage = STAGE.match(title) is not None
    parts = (at,) if at is section or section.kind != "title" else (at, section)
    if not _by_days(items) and any(in_stage(part, items, path, boxed=boxed) for part in parts):
        return True
    if at.level > 6 and not stage and at.kind == "none" and at.title:
        return False  # a line of its own that says something else
    if (not stage and (ASIDE.search(title) or RESULTS.search(title))) or title.endswith("?"):
        return False
    if SCHEDULE.search(title) and all(PERIOD.match(plain(item.text)) for item in items):
        return True
    above = label(top.title) if top is not None else ""
    reported = is_reported(at, orders=_reads_so(items))
    if stage and not reported and _signed(items):
        return True
    return not _by_days(items) and (
        _by_title(at, title, top, boxed) or (not reported and _by_lines(title, above, items))
    )


def among_stages(work: Work, section: Section) -> bool:
    """Whether a list stands below one of several stages, whose lists together tell what is to be done."""
    at = _own(section)
    if at is None or at.parent is None or not _is_stage(at) or elsewhere(at) or is_reported(at):
        return False
    above = at.parent

    def read_so() -> bool:
        family = [one for one in work.structure.family("stages", above, _is_stage) if id(one) in work.lines_below]
        lines = [item for one in family for item in work.lines_below[id(one)]]
        return len(family) > 1 and not _by_days(lines) and _reads_so(lines, _HALF)

    return work.once("stages", id(above), read_so)


def _is_stage(section: Section) -> bool:
    return STAGE.match(label(section.title)) is not None


def _by_title(at: Section, title: str, top: Section | None, boxed: bool) -> bool:
    """Whether titles alone say so: a term of a roadmap, a stage of a timetable, a part of a checklist."""
    above = label(top.title) if top is not None else ""
    if not boxed and CHECKLIST.fullmatch(above):
        return True
    if TERM.match(title) and ROADMAP.search(above) and not (top is not None and is_report(top)):
        return True
    staged = STAGE.match(title) is not None or (at.level < 7 and NUMBER.match(at.raw) is not None)
    return staged and at.parent is not None and _is_timetable(at.parent)


def _is_timetable(section: Section) -> bool:
    title = label(section.title)
    return 1 < section.level < 7 and SCHEDULE.search(title) is not None and not is_report(section)


def _by_lines(title: str, above: str, items: Sequence[ListItem]) -> bool:
    """Whether the title leaves it open, and the lines say what is to be done."""
    may = STAGE.match(title) or CHANGES.fullmatch(title) or TODO.fullmatch(above)
    return may is not None and _reads_so(items)


def lists_stages(work: Work, section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` below `Sprints` or `Implementation phases` tells what each of them makes, in a plan
    that has no headings for them: `**Sprint 1:** sign in and the first table`, `1. Foundation – scaffolding`."""
    title = unnoted(label(section.title))
    if section.level > 6 or section.first_title or not _STAGES.fullmatch(title) or len(items) < _SEVERAL:
        return False
    if not is_planned(section, work.reading.path, widely=True) or is_reported(section) or elsewhere(section):
        return False
    if any(1 < one.level < 7 and _is_stage(one) and one is not section for one in work.structure.all):
        return False
    counted = all(item.bullet[:1].isdigit() for item in items)
    return all(_TELLS.search(plain(item.text)) and (counted or STAGE.match(label(item.text))) for item in items)


def _signed(items: Sequence[ListItem]) -> bool:
    """Whether most lines begin with a sign of their state."""
    return sum(GLYPHS.get(item.text[:1]) is not None for item in items) * 100 >= len(items) * _MOST


def signed_stages(texts: Sequence[str]) -> bool:
    """Whether lines tell of stages how each of them stands, one of them open: `✅ Phase 1: API`, `🔄 Phase 2: UI`."""
    if len(texts) < 2 or not all(text[:1] in GLYPHS and STAGE.match(label(text)) for text in texts):
        return False
    return any(GLYPHS[text[0]] != "done" for text in texts)


def signed_work(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether lines begin with signs of their state, one with that of what is to be done: `⏳ Export`, `✅ Login`.
    The signs of a legend, with nothing but states behind them, are none."""
    signed = [text for text in texts if text[:1] in GLYPHS]
    if len(signed) < 2 or len(signed) * 100 < len(texts) * _NEARLY or not any(text[0] in _OPEN for text in signed):
        return False
    named = [label(text).casefold() for text in signed]
    return sum(name.count(" ") < 3 and vocabulary.words.tell(name) is not None for name in named) * 2 < len(signed)


def signed_behind(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether lines end with signs of their state, one of them in words or with a sign that is not done: `Login: ✅`,
    `Export: ❌ to do`."""
    if all(map(str.isascii, texts)):
        return False
    told = [tail for text in texts if (tail := tail_of(text, vocabulary)) is not None and tail.state is not None]
    if len(told) < 2 or len(told) * 100 < len(texts) * _NEARLY:
        return False
    unfinished: tuple[State, ...] = ("todo", "doing", "blocked")
    return any(tail.shown[0] in _OPEN or vocabulary.state_of_words(tail.shown) in unfinished for tail in told)


def _by_days(items: Sequence[ListItem]) -> bool:
    """Whether half of a list's lines begin with a time: those are headlines or dates, read elsewhere."""
    return sum(begins_with_time(label(item.text)) > 0 for item in items) * 2 >= len(items)


def _own(section: Section) -> Section | None:
    """The nearest section that is not only looked through; None where that says something about its list."""
    at: Section | None = section
    while at is not None and at.level and not at.first_title and (at.kind in LOOKED_THROUGH or at.part):
        if STAGE.match(label(at.title)):
            break
        at = at.parent
    if at is None or (at.kind not in ("none", "time", "title", "task") and not at.first_title):
        return None
    return at


def _top(section: Section) -> Section | None:
    """The document's own title above a section."""
    return next((at for at in section.upwards() if at.first_title), None)


def elsewhere(section: Section) -> bool:
    """Whether a heading above says that no work stands here."""
    return any(
        (at.kind in CLOSED and not at.first_title) or is_manual(at) or (at is not section and _aside(at))
        for at in section.upwards()
    )


def _aside(section: Section) -> bool:
    return (
        not (section.first_title or section.plans)
        and not STAGE.match(label(section.title))
        and (ASIDE.search(label(section.title)) is not None or _STRATEGY.fullmatch(label(section.title)) is not None)
    )


def _is_todo(path: str) -> bool:
    return re.fullmatch(r"(?:to-?dos?|tasks?|backlog)(?:[-_.].*)?\.\w+", path.rpartition("/")[2].casefold()) is not None


def _reads_so(items: Sequence[ListItem], share: int = _MOST) -> bool:
    """Whether most lines of a list tell what is to be done."""
    texts = [plain(item.text) for item in items if item.text]
    return bool(texts) and sum(map(is_work, texts)) * 100 >= len(texts) * share
