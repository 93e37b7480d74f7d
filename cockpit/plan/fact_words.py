"""What keys such as `Owner` or `期限` are about, in many languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

FactKind = Literal[
    "owner", "due", "status", "estimate", "depends", "blocked", "sync", "what", "how", "why", "file", "priority",
    "date", "goal", "type", "target", "span",
]  # fmt: skip

_FACTS: Mapping[FactKind, str] = {
    "owner": "owner|owners|owner(s)|owned by|assignee|assignees|assigned|assigned to|responsible|dri|agent|who|"
    "verantwortlich|zuständig|responsable|responsável|responsabile|担当|担当者|负责人|負責人|담당|담당자|ответственный|"
    "исполнитель|sorumlu|người phụ trách",
    "due": "due|due date|due by|deadline|target date|target completion|eta|when|fällig|frist|termin|échéance|prazo|"
    "data limite|fecha límite|plazo|期限|締切|截止|截止日期|마감|마감일|срок|дедлайн|son tarih|hạn chót|termin końcowy",
    "status": "status|state|current status|overall status|task status|final status|statut|statut actuel|estado|stato|"
    "zustand|stand|状態|ステータス|状态|狀態|상태|статус|состояние|durum|trạng thái",
    "estimate": "estimate|estimated|estimated time|estimated effort|estimation|effort|duration|time|time estimate|"
    "story points|points|size|aufwand|dauer|durée|duração|duración|estimativa|estimación|工数|見積|工作量|预计时间|"
    "소요 시간|예상 시간|оценка|süre|thời gian",
    "depends": "dependencies|dependency|depends on|depends|prerequisites|prerequisite|blocked by|requires|needs|after|"
    "hard dependency|abhängigkeiten|abhängig von|dépendances|dépend de|dependências|depende de|dependencias|依存|"
    "依存関係|依赖|依賴|前置依赖|前置依賴|前置条件|依赖项|依赖关系|前提条件|의존성|"
    "선행 작업|зависимости|зависит от|bağımlılıklar|phụ thuộc",
    "blocked": "blocked|blocker|blockers|current blockers|active blockers|impediment|impediments|blockiert|bloqué|"
    "bloqueado|bloqueios|bloqueos|ブロッカー|阻塞|차단",
    "sync": "sync|standup|stand-up|standup topic|sync topic",
    "what": "what|was|quoi|o quê|qué|何",
    "how": "how|format|wie|comment|como|cómo",
    "why": "why|reason|warum|pourquoi|por quê|por qué",
    "file": "file|files|script|output|path|datei|dateien|fichier|fichiers|arquivo|arquivos|archivo|"
    "archivos|ファイル|文件|파일",
    "priority": "priority|prio|severity|priorität|priorité|prioridade|prioridad|優先度|优先级|우선순위",
    "date": "date|generated|prepared|updated|last updated|created|version|author|authors|prepared by|created by|"
    "reviewed by|audience|purpose|phase|start date|start|end date|next action|next event|"
    "next review|next step|track|project|branch|commit|pr",
    "goal": "goal|goals|objective|focus|context|summary|description|impact|scope|note|notes|constraint|constraints|"
    "success metric|success criteria|target metric|user story|answer",
    "type": "type|kind|category|art|categoría|categoria",
    "target": "target|ziel|objectif|alvo|objetivo",
    "span": "sprint duration|sprint period|sprint timeline|date range|fechas|fecha|datas|daty|termine|laufzeit|dátumok|"
    "даты|сроки|日期|日程|"
    "timeline|week|sprint|sprint dates|dates|period|time frame|timeframe|zeitraum|période|período|期間|期间|"
    "기간",
}
_BY_WORD: Mapping[str, FactKind] = {word: kind for kind, words in _FACTS.items() for word in words.split("|")}
_BEHIND = re.compile(r"\s*\([^()]*\)$")
_STATUS_TAIL = re.compile(r"\b(?:status|approval|readiness|verdict)$")
_STATUS_ENDS = ("status", "approval", "readiness", "verdict")


def fact_kind(key: str) -> FactKind | None:
    """What a normalised key is about."""
    found = _BY_WORD.get(key)
    if found is None and key.startswith("status") and _BEHIND.sub("", key) == "status":
        return "status"  # `Status (Nov 3)`
    if found is None and key.endswith(_STATUS_ENDS) and _STATUS_TAIL.search(key):
        return "status"
    return found
