"""What a plan says of itself: status lines, counts, readiness, grades, cost. Kept with their line, never merged."""

from __future__ import annotations

import re

from cockpit.core.model import Claim
from cockpit.core.text import has_digit, readable
from cockpit.plan.entries import CountRead
from cockpit.plan.leads import pairs_in
from cockpit.plan.section import Section
from cockpit.plan.wording import is_placeholder
from cockpit.plan.work import Work

_THINGS = (
    r"(?:sub-?)?(?:tasks?|tests?|items?|deliverables?|criteria|checks?|stor(?:y|ies)|steps?|phases?|features?|files?|"
    r"assertions?|points?|complete[d]?|done|pass(?:ing|ed)?|finished|fixed|green)"
)
_OF = re.compile(
    rf"(?<![\d./])(\d{{1,5}})\s*(?:/|of|von|sur|de)\s*(\d{{1,5}})(?![\d./]*\d)\s*(?:\S+\s+){{0,2}}?{_THINGS}\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\d(?:\.\d+)?\s*%\s*(?:\S+\s+)?(?:complete|done|ready|finished|fertig|terminé|concluíd|完了)"
    r"|\b(?:readiness|production ready)\b[^.]{0,30}\d\s*%|\breadiness\b\W{1,6}\d",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:grade|score|rating|note|nota)\b\W{1,8}(?:[A-F][+-]?(?![\w])|\d+(?:\.\d+)?\s*/\s*\d+)", re.IGNORECASE
)
_COST = re.compile(r"\b(?:budget|spent|cost|remaining|kosten|coût|custo|costo)\b[^|]{0,40}[$€£]\s?\d", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<!week)(?<!phase)(?<!sprint)(?<!day)(?:^|[\s(~*])(\d{1,4})\s+"
    r"(?:(?:major|key|main|planned|total|core|different|of the)\s+){0,2}deliverables?\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\W*(?:agreed|aligned|approved|accepted|adopted|decided|proposed|signed off|this (?:file|document)|abgestimmt|"
    r"vereinbart|beschlossen|genehmigt|convenu|approuvé|acordado|aprobado|aprovado)\b",
    re.IGNORECASE,
)
"""What people decided about a document, or what it is: no word about how far the work has come."""
_ALL = re.compile(r"\b(?:all|total|overall|combined)\b", re.IGNORECASE)
_COUNT_ROW = re.compile(r"\btotal deliverables\b\W*$", re.IGNORECASE)
_DONE_SIGN = re.compile(r"(?:✅|☑|✔)\ufe0f?\s*(?:complete[d]?|done)?\W*$|\b(?:COMPLETE|COMPLETED|DONE)\b\W*$")


def claims_in(work: Work, text: str, line: int) -> None:
    """Keep what a line of prose, a bullet or a cell claims."""
    if not _worth_a_look(text):
        return
    counted = _OF.search(text)
    done, total = (int(counted[1]), int(counted[2])) if counted else (None, None)
    if done is not None and total is not None and (total == 0 or done > total):
        done = total = None
    told = any(pair.kind == "status" and _is_told(work, pair.value) for pair in pairs_in(text))
    count = count_in(work, text, line)
    if told or total is not None or count or _PERCENT.search(text) or _GRADE.search(text) or _COST.search(text):
        add_claim(work, text, line, done, total)


def _is_told(work: Work, value: str) -> bool:
    """Whether a status line says how far the work is."""
    if not value or is_placeholder(value):
        return False
    return not _AGREED.match(value) or work.tools.vocabulary.state_of_words(value) is not None


def _worth_a_look(text: str) -> bool:
    if ":" in text or "：" in text:
        return True
    return has_digit(text)


def count_in(work: Work, text: str, line: int) -> bool:
    """`30 deliverables`, with the track it speaks of."""
    if "eliverable" not in text.casefold():
        return False
    found = _COUNT.search(text)
    if found is None:
        return False
    track = "" if _ALL.search(text) else work.tools.names.at_start(text) or ""
    work.reading.counts.append(CountRead(int(found[1]), line, readable(text), track))
    return True


def count_row(work: Work, texts: list[str], line: int) -> None:
    """A row `Total Deliverables | 30`."""
    if len(texts) >= 2 and _COUNT_ROW.search(readable(texts[0])):
        number = readable(texts[1]).strip()
        if number.isdigit() and len(number) < 5:
            work.reading.counts.append(CountRead(int(number), line, readable(" ".join(texts)), ""))
            add_claim(work, " ".join(texts[:2]), line)


def heading_claim(work: Work, section: Section) -> None:
    """`## Phase 1 ✅` or `## Phase 1: COMPLETE`: a heading that says it is finished."""
    if _DONE_SIGN.search(section.raw) or any(
        pair.kind == "status" and work.tools.vocabulary.state_of_words(pair.value) for pair in pairs_in(section.raw)
    ):
        add_claim(work, section.raw, section.line)
        if _DONE_SIGN.search(section.raw):
            work.finished.append((section, section.line))
        count_in(work, section.raw, section.line)
    else:
        claims_in(work, section.raw, section.line)


def add_claim(work: Work, text: str, line: int, done: int | None = None, total: int | None = None) -> None:
    shown = readable(text)
    if len(shown) > 240:
        shown = shown[:239] + "…"
    work.reading.claims.append(Claim(path=work.reading.path, line=line, text=shown, done=done, total=total))
