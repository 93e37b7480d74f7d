"""Titles of lists of work, risks and criteria in languages whose plans are rarer, or without their own letters."""

from __future__ import annotations

import re

from cockpit.plan.headings import HeadingKind

_MORE_WORK = re.compile(
    r"(?:.{0,60}\b)?priority list|(?:.{0,40} )?порядок (?:выполнения|реализации|[\w-]*работ)|"
    r"(?:priorit(?:äten|és|à)|prioridades|priorytety|gorevler|görevler|yapilacaklar|lista zadań|takenlijst|"
    r"uppgifter|oppgaver|opgaver|tehtävät|úkoly|úlohy|sarcini|feladatok|teendők|daftar tugas|tugas|المهام|מטלות|משימות)"
    r"(?: (?!y criterios)[\w ]{1,40})?(?: [(].*[)])?",
    re.IGNORECASE,
)


_MORE_RISKS = re.compile(
    r"리스크|ризик|kockázat|riskler|rizika|riziká|risici|risker|risikoer|riskit|riscuri|rủi ro|"
    r"المخاطر|סיכונים|ความเสี่ยง",
    re.IGNORECASE,
)


_MORE_CRITERIA = re.compile(
    r"krit[eé]ri|criteri[aiëoe]|akzeptanz|acceptat|aksept|kriteeri|akceptačn|معايير|เกณฑ์|קריטריונ|κριτήρι",
    re.IGNORECASE,
)


def rare_kind(title: str) -> HeadingKind:
    """What a title (as `label` gives it) says of the list below it in one of those languages, `none` where nothing."""
    if names_risks(title):
        return "risk"
    if _MORE_CRITERIA.search(title) is not None:
        return "criterion"
    return "task" if _MORE_WORK.fullmatch(title) is not None else "none"


def names_risks(title: str) -> bool:
    """Whether a title speaks of risks, in one of those languages."""
    return _MORE_RISKS.search(title) is not None
