"""How titles say that they are a to-do list, a roadmap, a stage of one, a timetable or a report, in several tongues."""

from __future__ import annotations

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


TODO = _any(
    r"(?:(?:my|our|the|an?|project|master|personal|[\w.-]+) )?(?:to-?dos?|to-?do list|things to do|task list)\b"
    r"(?: (?:for|of|list)\b.*| ?[(（].*| ?[-–—:].*)?",
    r".*\bto-?do list\b.*|(?:things|stuff) (?:left )?to (?:do|fix)\b.*",
    r"aufgabenliste|liste de tâches|lista de tareas|lista de tarefas|список задач",
    r"待办(?:事项|清单)?|やること(?:リスト)?|할 일 목록",
)
"""Titles, as a whole, of lists of which every line is work."""
ROADMAP = _any(
    r"\b(?:road-?map|backlog|wish-?list|next steps|upcoming|planned|to-?dos?)\b",
    r"дорожная карта|hoja de ruta|feuille de route|fahrplan|路线图|路線圖|ロードマップ|로드맵",
)
_VERSION = r"(?:(?:after|before|post|pre|for|in|by|until)[- ](?:the )?)?v?\.?\d+\.(?:\d+|x)(?:\.(?:\d+|x))*\b|v\d+\b"
_TERMS = (
    r"(?:near|short|mid|medium|long)(?:er)?[- ]?term\b",
    r"(?:now|next|later|soon|future|upcoming|planned)(?: up)?$|q[1-4]\b|20\d\d(?:\s|$)",
    _VERSION,
    r"(?:kurz|mittel|lang)fristig|(?:corto|medio|largo) plazo|(?:curto|médio|longo) prazo|(?:court|moyen|long) terme",
    r"(?:кратко|средне|долго)срочн|短期|中期|长期|長期|단기|중기|장기",
)
VERSION = _any(_VERSION)
"""What the headings of versions begin with."""
TERM = _any(*_TERMS)
"""What the parts of a roadmap begin with that nothing else is called: versions, quarters, near and long term."""
STAGE = _any(
    *_TERMS,
    r"(?:phase|stage|sprint|milestone|iteration|increment|week|month|quarter|wave|release|version|part|epic|track|priority|"
    r"priorität|priorité|priorità|prioridade?|приоритет|优先级|優先級|優先度|우선순위|"
    r"work ?stream|work ?package|"
    r"fase|etapa|étape|etappe|meilenstein|jalon|hito|semana|semaine|woche|фаза|этап|спринт|неделя|"
    r"フェーズ|スプリント|阶段|단계)\s*#?(?:\d|[IVX]+\b|[A-H]\b|[一二三四五六七八九十])",
    r"第[一二三四五六七八九十\d]+(?:阶段|期|周|週)|m\d+\b|p[0-4]\b|w[sp]-?\d+\b",
    r"(?:before|after|pre|post)[- ](?:the )?(?:[\w.]+ )?(?:release|launch|mvp|demo|deploy\w*|merge)$",
    r"(?:must|should|could|nice)[ -](?:have|to have)s?$|(?:high|medium|low|top)(?: priority)?$|mvp\b",
    r"stretch(?: goals?)?$",
    r"(?:near|future|next|planned|upcoming) (?:work|features|improvements|releases?|versions?|plans?|steps?)$",
)
"""What titles begin with that say when or how soon, and not what stands below."""
CHANGES = _any(
    r"(?:(?:documentation|docs?|readme|code|api|config\w*|schema|database|data|ui|ux|tests?|infra\w*|dependency|other|"
    r"minor|general|planned|proposed|further) )?(?:updates?|changes|clean-?up|fixes|improvements|enhancements)$",
    r"housekeeping$|tech(?:nical)? debt$|polish$|loose ends$|open ends$",
)
"""Whole titles of lists of what is to be changed, if their lines say so, or of what was."""
CHECKLIST = _any(
    r".*\bcheck-?liste?$|checkliste?\b.*|liste de contrôle.*|lista de (?:verificación|verificação).*",
)
REPORT = _any(
    r"\b(?:summary|report|recap|changelog|release notes|retro(?:spective)?|review|status|history|lessons|findings|"
    r"analysis|results?|completed?|done|implemented|delivered|finished|explained|architecture|design|specification|rfc|"
    r"proposal|overview|faq|policy|guidelines?)\b|✅",
    r"\b(?:iteration|change|work|development|session|progress|build|decision|daily|status|update|sprint)[ -]?logs?$",
)
SCHEDULE = _any(
    r"\b(?:implementation|development|project|delivery|migration|build) (?:phases|stages|milestones)\b",
    r"^(?:the |our )?(?:phases|stages|etappen|phasen|étapes|etapas|fases|fasi|этапы|etapy|fázisok|aşamalar)$",
    r"^(?:(?:实施|執行|执行|开发|開發)?(?:阶段|階段)|フェーズ|단계)$",
    r"\b(?:time-?line|schedule|calendar|roll-?out|zeitplan|cronogramas?|calendario|calendário|calendrier|planning|"
    r"график|сроки)\b|スケジュール|日程|进度|進度|排期|排程|일정",
)
PLANNED_IN = _any(
    r"\b(?:sprint|iteration|week(?:ly)?|implementation|execution|project|action|delivery|work|release|mvp) ?plan\b|"
    r"\bsprints?\b|"
    r"\bplan de (?:sprint|trabajo|proyecto)|\bplano d[eo] (?:sprint|trabalho|projeto)|\bsprint-?plan|"
    r"スプリント|冲刺|스프린트|спринт",
)
"""Names and titles of documents that plan a sprint or the like."""
PLANNED = _any(
    r"\bplan(?:ning|o|ul|ung|ejamento|ificaci[oó]n|eaci[oó]n|ification|owanie)?\b|\bpianificazione\b|"
    r"\bmilestones?\b|plan\b|\bplán\b|план|计划|計画|計劃|계획|kế hoạch|"
    r"\b(?:time-?line|schedule)\b|\bzeitplan|ablaufplan|cronograma|calendrier|график|日程|排期|排程|進度|进度|"
    r"スケジュール|일정",
)
"""Names and titles of documents that plan anything."""
PERIOD = _any(
    r"\W*(?:(?:weeks?|months?|quarter|sprint|phase|wochen?|monat|semanas?|semaines?|mois|mes(?:es)?|m[eê]s|неделя|месяц|"
    r"этап)\s*\d+(?:\s*[-–—/&]\s*\d+)?|q[1-4](?:\s*\d{4})?|第?\s*\d+(?:\s*[-–—~]\s*\d+)?\s*(?:周|週|週目|月|个月|주차))"
    r"\W*?\s*[:：–—-]\s*\S",
)
"""A line of a timetable: `Week 1: draft`, `Q2 – launch`."""
OVER = _any(
    r"(?:[(\[]|[-–—:|]\s*|✅|✔|☑)\ufe0f?\s*(?:status:?\s*)?(?:✅|✔|☑)?\ufe0f?\s*(?:100\s*%\s*)?"
    r"(?:complete|completed|done|finished|delivered|closed|abgeschlossen|erledigt|fertig|terminé|terminée|terminad[oa]|"
    r"completad[oa]|concluíd[oa]|feito|hecho|completato|zakończony|ukończony|завершён|завершен|готово|完了|完成|已完成|완료)"
    r"\s*(?:✅|✔|☑|🎉)?\ufe0f?\s*(?:[-–—,:][^()\[\]]*[)\]]|\([^()]*\)|[)\]])?\W*$",
)
"""What the heading of a stage ends with that is over: `(completed – May)`."""
TICKED = re.compile(r"(?:✅|☑)\ufe0f?\s*$")
