"""Titles of lists of work and of risks in languages whose plans are rarer, and without the letters of their own."""

from __future__ import annotations

import re

_MORE_WORK = re.compile(
    r"(?:.{0,60}\b)?priority list|"
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


def names_work(title: str) -> bool:
    """Whether a title (as `label` gives it) is that of a list of work, in languages whose plans are rarer."""
    return _MORE_WORK.fullmatch(title) is not None


def names_risks(title: str) -> bool:
    """Whether a title speaks of risks, in one of those languages."""
    return _MORE_RISKS.search(title) is not None
