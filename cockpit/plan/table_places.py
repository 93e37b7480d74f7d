"""Whether a table may list work where it stands: in a plan, and below no heading about facts, people or figures."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.parts import ASIDE
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.stages import elsewhere

_OPEN = ("none", "title", "time", "track", "task", "deliverable", "action")
_FACTS = re.compile(
    r"\b(?:stack|technolog\w*|tech|architecture|structure|apis?|endpoints?|routes?|fields?|schemas?|database|"
    r"columns|data ?model|glossary|terms|definitions?|terminology|legend|labels?|metrics?|kpis?|velocity|"
    r"capacity|costs?|budget|pricing|prices?|team|people|members|contacts?|stakeholders?|roles?|"
    r"responsibilit\w*|ownership|communication|principles?|decisions?|assumptions?|constraints?|conventions?|"
    r"configuration|config|settings|environments?|variables?|parameters|flags|options|cuts?|contingenc\w*|"
    r"fallbacks?|alternatives|compar\w*|competit\w*|differentiat\w*|commands?|files?|director(?:y|ies)|links|"
    r"versions?|history|"
    r"changelog|statistics|stats|traceability|mapping|inventory|points|sizing|estimation|baseline|differences?|"
    r"permissions?|questions?|faq|non-goals?|risks?|trade-?offs?|lessons|equipo|équipe|equipe|personas?|rollen|"
    r"kosten|costos?|custos?|coûts?|presupuesto|orçamento|tecnolog\w*|arquitectura|arquitetura|glosario|glossário|"
    r"glossar|histórico|historique|verlauf|capacidad|capacidade|kapazität|roller|команда|роли|стек|архитектура)\b|"
    r"技术栈|技術|架构|架構|团队|成员|角色|术语|词汇|决策|决定|指标|成本|预算|风险|接口|字段|版本|历史|目录|文件|命令|"
    r"構成|用語|体制|メンバー|コスト|기술|구조|용어|팀|비용",
    re.IGNORECASE,
)


def may_list_work(section: Section) -> bool:
    """Whether nothing here or above says that something else than work stands in a section."""
    if section.kinds[0] not in _OPEN or elsewhere(section) or is_reported(section) or is_manual(section):
        return False
    title = label(section.title)
    if title.endswith(("?", "？")):
        return False
    return section.first_title or STAGE.match(title) is not None or not (ASIDE.search(title) or _FACTS.search(title))
