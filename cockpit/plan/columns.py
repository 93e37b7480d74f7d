"""What the columns of a table hold, by keywords of their headers in the languages plans are written in."""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.plan.accents import unaccented
from cockpit.plan.column_words import MORE, ColumnKind
from cockpit.plan.labels import label

_SOLE: dict[ColumnKind, str] = {
    "status": "state|stan|stato|fortschritt|progress|進捗|进度|진행|進捗状況",
    "done": "done|complete|completed|finished|erledigt|fertig|完了|完成|완료|fait|hecho|feito|готово|✓|✔|✅",
    "due": "when|date|datum|data|fecha|time|week|weeks|woche|semaine|semana|finish|end|schedule|dates|日期|日付|"
    "날짜|дата",
    "day": "day of week|day|day/time|weekday|tag|jour|día|dia|день|gün|dzień|ngày|giorno|曜日|日|日程|요일|星期|天",
    "estimate": (
        "days|dauer|hours|hrs|stunden|tage|jours|días|dias|point|points|pts|sp|size|weeks needed|czas|süre|часы|дни|"
        "工时|工数"
    ),
    "track": "track|workstream|stream|team|squad|lane|équipe|equipo|equipe|команда|チーム|团队|팀|takım|zespół|nhóm",
    "owner": "who|wer|qui|quién|quem|кто|dri|lead|agent|person|assigned|ai",
    "task": (
        "what|was|to do|to dos|what to do|things to do|action|actions|item|items|work|story|user story|feature|"
        "activity|步骤|issue|title|subtask|"
        "quoi|qué|что|việc|故事|用戶故事|用户故事|使用者故事|ユーザーストーリー|사용자 스토리|工作項目|工作项目"
    ),
    "file": "file|files|filename|path|document|documents|datei|fichier|archivo|arquivo|plik|файл|文件|ファイル|"
    "파일|dosya",
    "type": "type|kind|category|typ|tipo|种类|種類|类型|類型|유형|тип|tür|rodzaj|loại",
    "id": "id|#|no|nr|num|number|№|ref|key|ticket|编号|番号|번호|№ п/п",
    "target": "goal|expected|ziel|objectif|objetivo|meta|cel|hedef|цель|goal value|threshold|soll",
    "actual": "current|result|results|ist|réel|real|achieved|wynik|sonuç|ergebnis|resultado|résultat|итог",
    "priority": "prio|p",
    "notes": "details|description|notizen|bemerkung|bemerkungen|beschreibung|remarks|备注|備考|비고|ghi chú|not|"
    "notas|notes",
    "phase": "phase|phases|fase|stage|sprint|iteration|etapa|étape|этап|фаза|阶段|フェーズ|단계|faza|aşama|giai đoạn",
    "since": "age|since|raised|reported|opened|raised on|opened on|date raised|date reported|gemeldet|reported on",
}

_WITHIN: tuple[tuple[ColumnKind, str], ...] = (
    ("id", r"\b(?:task|item|story|issue|ticket)\s*(?:id|#|no|nr|key)\b|\bid$"),
    ("escalation", r"escalat|eskalation|escalade|escalad|эскалац|エスカレ|升级"),
    ("mitigation", (r"mitigat|contingenc|fallback|countermeasure|response plan|atténuation|mitiga[cç]|maßnahme|"
        r"対策|对策|對策|应对|應對|缓解|緩解|预案|預案|备案|備案|대응|대책")),
    ("risk", (r"\brisks?\b|risiko|\brisques?\b|\briesgos?\b|\briscos?\b|\brischio?\b|риск|ryzyk|rủi ro|リスク|"
        r"风险|風險|위험")),
    ("status", (r"\bstatus\b|^état|\bestado\b|\bstatut\b|статус|состояние|\bdurum|trạng thái|状态|状態|狀態|"
        r"ステータス|状況|상태|situação")),
    ("blocker", r"\bblockers?\b|impediment|impedimento|bloqueio|bloqueo|blocage|hindernis|блокер|障害|阻塞|장애"),
    ("depends", (r"depend|blocked by|prerequisite|requires|waiting (?:for|on)|abhängig|dépend|зависим|zależno|"
        r"前置|先行|선행|依存|依赖|依賴|의존")),
    ("criterion", (r"criteri|\bcritères?\b|\bkriteri|критери|kryteri|tiêu chí|基準|标准|標準|验收|驗收|"
        r"完了条件|受け入れ|기준|sign-?off")),
    ("checkpoint", (r"\bmilestones?\b|checkpoint|\bgate\b|meilenstein|\bjalons?\b|\bhitos?\b|里程碑|"
        r"マイルストーン|마일스톤|веха|kamień")),
    ("due", (
        r"\bdue\b|deadline|(?:target|expected|planned|completion|delivery) date|timeline|\beta\b|"
        r"needed by|\bby when\b|end date|fällig|\btermin\b|échéance|fecha l[ií]mite|\bprazo\b|期限|締切|締め切り|"
        r"期日|截止|마감|срок|son tarih|\bhạn\b|scadenza"
    )),
    ("target", r"\btargets?\b|\btarget metric\b|目標|目标|목표|целев"),
    ("actual", r"\bactual\b|\bachieved\b|\bcurrent value\b|実績|实际|實際|실제|факт"),
    ("metric", (r"\bmetrics?\b|\bkpis?\b|\bmeasure(?:ment)?\b|metrik|métrica|métrique|indicat|指標|指标|지표|"
        r"метрик|показател|metryk|chỉ số")),
    ("estimate", (r"estimat|\beffort\b|duration|\bhours?\b|story points|aufwand|durée|duraci|duraç|見積|预估|"
        r"예상|оценка|tahmin|szacunk")),
    ("deliverable", (r"deliverable|artifact|artefact|\boutputs?\b|livrable|entregable|entregáve|liefer|成果物|"
        r"交付物|산출물|поставк|produkt")),
    ("owner", (
        r"\bowners?\b|assignee|assigned to|responsib|responsab|responsável|team member|verantwort|zuständig|"
        r"encargad|\bpic\b|incaricat|assegnat|asignaci|\basignad|attribuée? à|uitvoerder|\batanan|người thực hiện|"
        r"ผู้รับผิดชอบ|执行人|^отв\.?$|^(?:developer|dev|member|integrante|miembro|membro)$|"
        r"担当|负责|負責|담당|ответствен|исполнитель|sorumlu|odpowiedzialn|phụ trách|\bauthor\b"
    )),
    ("priority", r"priorit|優先|优先|우선|приоритет|öncelik|ưu tiên"),
    ("since", r"\bdate (?:raised|reported|opened)\b"),
    ("task", (
        r"\btasks?\b|to-?do|\bwork items?\b|\btarefas?\b|\btareas?\b|\btâches?\b|aufgabe|tätigkeit|attività|"
        r"\bcompit[oi]\b|"
        r"タスク|作業|任务|任務|작업|할 일|задач|görev|zadani|công việc|nhiệm vụ"
    )),
    ("track", r"\btracks?\b|workstream"),
    ("notes", r"\bnotes?\b|\bcomments?\b|\bremarks?\b|kommentar|commentaire|comentario|コメント|메모|примечан|uwagi"),
)  # fmt: skip

_NO_STATUS = re.compile(r"\b(?:current|proposed|new|old|desired|expected|target|final) state\b|states\b")
_KINDS = {word: kind for kind, words in _SOLE.items() for word in words.split("|")}
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _WITHIN)
_PLAIN_KINDS = {unaccented(word): kind for word, kind in _KINDS.items()}
_PLAIN_PATTERNS = tuple((kind, re.compile(unaccented(pattern))) for kind, pattern in _WITHIN)
_MORE_PATTERNS = tuple((kind, re.compile(rf"(?:{unaccented(words)})")) for kind, words in MORE.items())


@lru_cache(maxsize=1024)
def column_kind(text: str) -> ColumnKind | None:
    """What a table's column holds, by its header (raw inline markdown); None when the header says nothing known."""
    name = label(text).casefold().rstrip("?.")
    if not name:
        return "done" if text.strip("*_ ") in ("✓", "✔", "✅", "☑") else None
    if kind := _KINDS.get(name):
        return kind
    bare = name.split("(")[0].strip()
    if bare and (kind := _KINDS.get(bare)):
        return kind
    if _NO_STATUS.search(name):
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.search(name)), None) or _by_plain_letters(name)


def _by_plain_letters(name: str) -> ColumnKind | None:
    """What a header says with its accents left out, or in another language."""
    bare = unaccented(name)
    if kind := _PLAIN_KINDS.get(bare):
        return kind
    told = next((kind for kind, pattern in _PLAIN_PATTERNS if pattern.search(bare)), None)
    return told or next((kind for kind, pattern in _MORE_PATTERNS if pattern.match(bare)), None)
