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


_TAIL = r"(?: (?:de[lrs]?|des|do|da|du|für|für den|zum|sprintu?|[^\W\d_]{3,12})){0,3}(?: ?[(（][^()（）]*[)）])?"
_NAMES: dict[HeadingKind, str] = {
    "criterion": r"definici[oó]n de (?:terminado|hecho|listo|completado)|definição de (?:pronto|feito|concluído)|"
    r"définition (?:de|du) (?:fini|terminé)|definizione di (?:fatto|completato)|(?:质量|質量|品質)?[门門]禁|"
    r"(?:完成|验收|驗收|退出)(?:标志|標誌|定义|定義|条件|條件)|出口(?:标准|標準|条件|條件)|完了の定義",
    "task": r"arbeitspakete|paquets? de travail|paquetes de trabajo|pacotes de trabalho|pacchetti di lavoro|"
    r"historias de usuario|histórias de (?:usuário|utilizador)|récits? utilisateurs?|storie utente|da fare|"
    r"trabajo pendiente|trabalho pendente|travail restant|was (?:noch )?zu tun ist|工作项|工作項目|待完成|尚未完成|"
    r"用户故事|用戶故事|使用者故事|ユーザーストーリー|사용자 스토리|今後の(?:予定|作業)",
    "dependency": r"dependências|相依性|相依關係|선행 조건",
    "blocker": r"points bloquants|impedimenti|阻塞[项項点點]|卡[点點]|장애 요인",
    "checkpoint": r"pietre miliari|marcos|mijlpalen|mérföldkövek|milníky",
    "metric": r"kennzahlen|indicador(?:es)?|indicateurs?|indicatori",
}
_WHOLE = tuple((kind, re.compile(f"(?:{words}){_TAIL}", re.IGNORECASE)) for kind, words in _NAMES.items())
"""Titles that are nothing but one of these, of a sprint or project perhaps."""


def rare_kind(title: str) -> HeadingKind:
    """What a title (as `label` gives it) says of the list below it in one of those languages, `none` where nothing."""
    if names_risks(title):
        return "risk"
    if _MORE_CRITERIA.search(title) is not None:
        return "criterion"
    if _MORE_WORK.fullmatch(title) is not None:
        return "task"
    return next((kind for kind, words in _WHOLE if words.fullmatch(title) is not None), "none")


def names_risks(title: str) -> bool:
    """Whether a title speaks of risks, in one of those languages."""
    return _MORE_RISKS.search(title) is not None
