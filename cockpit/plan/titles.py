"""What the first and last words of a heading say against the rest of it."""

from __future__ import annotations

import re

from cockpit.plan.column_titles import is_done_column, is_open_column
from cockpit.plan.headings import HeadingKind, heading_kind
from cockpit.plan.labels import label
from cockpit.plan.rare_titles import rare_kind
from cockpit.plan.stage_words import TERM
from cockpit.plan.to_make import names_what_to_make

_PROCEDURE = re.compile(
    r"(?:before|while|when|during|after|once|whenever)\s+(?:[a-z]+ing\b|you\b|we\b|a\b|each\b|every\b)"
)
_SPECIFIED = re.compile(r"(?:scenario|requirement|use case|example|option|question)s?\s*(?:\d+\s*)?[:：]")
_FILES = re.compile(r"\b(?:files|documents|docs|references|resources|links|index|documentation|legend|format)$")
_LAST_WORD = re.compile(r"\b(tasks|to-?dos|actions|steps)(?: \(.*\))?$")
_TASK_ID = re.compile(
    r"(?:task|story|issue|ticket|bug|aufgabe|tâche|tarefa|tarea|задача)\s*#?\d|(?-i:[A-Z]{2,10})-\d", re.IGNORECASE
)
_GOALS = re.compile(
    r"(?:[\w' ]+ )?things to do(?: [\w' ]+)?|ce qui reste(?: à [\w' ]+)?|reste à \w+|was noch (?:fehlt|zu tun ist)|"
    r"lo que (?:falta|queda)(?: por \w+)?|o que (?:falta|resta)(?: \w+)?|что осталось(?: \w+)?|"
    r"(?:(?:(?:this|next|current|the|our|my) )?(?:week|month|sprint|today|tomorrow|daily|weekly|monthly|quarter)"
    r"(?:'s|s|ly)? (?:\d+ )?goals|"
    r"goals (?:for|of) (?:(?:this|next|the|our) )?(?:week|month|sprint|today|tomorrow|day|quarter)\b.*|"
    r"(?:本|今|下|来|這|这)(?:周|週|月|日|天|季度)(?:的|の)?(?:目标|目標|重点)|(?:이번|다음) (?:주|달) 목표|"
    r"(?:wochen|monats|tages|sprint-?)ziele?|objectifs? (?:de la semaine|du (?:jour|mois|sprint))|"
    r"(?:objetivos|metas) (?:de la semana|da semana|del? (?:día|dia|mes|sprint)|do (?:dia|mês|sprint)))(?: [(（].*)?"
)
_STAGE_GOALS = re.compile(
    r"(?:(?:key|main|primary|our|realistic|concrete|specific|planned|immediate|current) )?"
    r"(?:goals?|ziele|metas?|objetivos?|objectifs?|obiettivi|cele|目标|目標|목표|цели|hedef(?:ler)?|mål|doelen|cíle|célok)"
)
_STAGE = re.compile(
    r"(?:sprint|phase|milestone|iteration|week|month|quarter|q[1-4]|day|stage|meilenstein|woche|etappe|semaine|étape|"
    r"semana|etapa|fase|спринт|этап|неделя|第)\W*\d|(?:current|this|next) (?:sprint|week|month|iteration)\b|"
    r"(?:本|今|下)(?:周|週|月)"
)
_BY_NEXT = re.compile(
    r"\bnext session (?:should|must|will|starts?|continues?)\b|\bpróxim[oa] (?:sesión|sessão) (?:debe|deve)\b|"
    r"\bprochaine session doit\b|\bnächste sitzung (?:soll|muss)\b|"
    r"\b(?:until|by|before|till) (?:the |our )?next (?:meeting|call|session|sync|time|sprint review)\b|"
    r"\bbis zum nächsten (?:treffen|meeting|termin|mal|sprint)\b|"
    r"\b(?:d'ici|avant) (?:à )?(?:la )?prochaine (?:réunion|séance|fois)\b|"
    r"\b(?:antes de|hasta) (?:la |o |a )?próxima (?:reunión|reunião|sesión|sessão|vez)\b|"
    r"次回(?:の(?:会議|打ち合わせ))?まで|下次(?:会议|例会)?(?:之?前|前)|다음 (?:회의|미팅)까지|к следующей встрече"
)
_PARENTHESIS = re.compile(r" ?[(（][^()（）]*[)）]$")
_SCORES = re.compile(r"\bscore ?cards?\b|\bscores?$|\bassessment\b(?! criteria)|\bbewertung\b|評価結果|评分")
_TIMELINE = re.compile(
    r"\btime-?lines?\b|\bschedules?\b|\broad-?map\b|\bzeitplan\b|\bcronograma\b|\bcalendrier\b|日程|路线图|タイムライン"
)
_SOONER = re.compile(
    r"(?:立即|马上|立刻|近期|短期|中期|长期|長期|当前|今日|すぐに?|至急|即時|즉시|단기|중기|장기)"
    r"(?: ?(?:执行|行动|处理|可做|任务|対応|実施|目标|目標|计划|計画|진행|목표|계획))?(?: ?[(（].*[)）])?|"
    r"(?:kurz|mittel|lang)fristig|(?:à )?(?:court|moyen|long) terme|(?:a |em )?(?:corto|medio|largo|curto|médio|longo) "
    r"(?:plazo|prazo)|inmediat[oa]s?|imediat[oa]s?|срочно"
)
_TRANSLATION = re.compile(r"[(（]([A-Za-z][A-Za-z' -]{2,30})[)）]\W*$")
_HALF_DAY = re.compile(
    r"(?:(?:early|late|mid)[ -]?)?(?:morning|noon|midday|afternoon|evening|night|am|pm|vormittags?|nachmittags?|"
    r"abends?|matin(?:ée)?|après-midi|soir(?:ée)?|mañana|tarde|noche|manhã|noite|mattina|pomeriggio|sera|午前|午後|上午|下午|"
    r"晚上|오전|오후|утро|день|вечер)(?: (?:session|block|shift))?(?: ?[(（].*[)）])?"
)
_TALKS_OF = re.compile(
    r"(?:discuss(?:ion|ed|ing)?s?|talk(?:ed|s)?|thoughts|comments|feedback|debate|brainstorm(?:ing)?|opinions|q&a|"
    r"diskussion|besprech(?:ung|en)|discussione|discusión|discussão|обсуждение)\b"
    r"(?! (?:actions?|tasks?|to-?dos?)\b)(?!.*\b(?:action items?|actions|next steps|to-?dos?)$)"
)
_SAID_OF_TASKS = re.compile(
    r"(?:(?:all|the|these|those|every|each|die|alle|jede) )?(?:tasks?|items|stories|priorities|deliverables|aufgaben?)"
    r"(?: \d.*| (?:in|on|of|from|for|with|below|above|here) .*)? (?:are|is|was|were|will|can|may|must|should|have|has|"
    r"werden|sind|berühren|betreffen|müssen|können|sollten)\b"
    r"(?!.*\b(?:to be done|remain(?:ing)?|left|open|planned|needed)$)"
)
"""A sentence about tasks in general, which no list of them follows: `Tasks are ordered by:`."""
_ASSESSMENT = re.compile(
    r"\b(?:current (?:state|situation)|assessment|gap analysis|as-is|where we (?:are|stand)|starting point|"
    r"ist-zustand|bestandsaufnahme|état actuel|état des lieux|estado actual|estado atual|stan obecny)\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"\b(?:questions|fragen|preguntas|perguntas|domande|вопросы)(?: \(.*\))?$")
_RULES_FOR = re.compile(r"\b(?:appl(?:y|ies) to|non-negotiables?|rules?|standards?|conventions?)\b")
"""`Rules that apply to every task`: nothing to do, whatever it names."""
_CHECKED = re.compile(
    r"(?:to (?:verify|check|confirm)|verify(?: that)?|(?:final |last |pre-?\w+ )?checks|must (?:pass|be true|hold)|"
    r"(?:ready|accepted|complete|completed|finished|fertig|erledigt) (?:when|if|wenn)|zu prüfen|"
    r"definition of (?:a |the )?(?:complete|finished|mvp)\b.*|(?:the )?mvp (?:is )?(?:complete|done|ready) (?:when|if)|"
    r"done means|à vérifier|por verificar|a verificar|da verificare|"
    r"確認事項|確認項目|检查项|検証項目|확인 사항|проверить)(?: \(.*\))?"
)
_CHECKLIST = re.compile(
    r"check-?list|checkliste|liste de contrôle|lista de (?:verificación|verificação|control|controllo)|チェックリスト|"
    r"检查清单|检查表|檢查清單|체크리스트|чек-?лист"
)
_SOMEDAY = re.compile(
    r"(?:future|someday|icebox|parking lot|unscheduled|ideas?|zukunft|künftige|futuro|futur|будущ)\b(?! sprint \d)"
)
"""What a list that is of no sprint yet begins with: `Future backlog themes`."""
_QUOTED = re.compile(r"[*_\s]*[\"“„«][^\"”“»]+[\"”“»][*_\s:.]*$")
"""What somebody says: `**"Blocked by another task"**`."""
_LOOKS_BACK = re.compile(r"^sprint \d+\b.*\b(?:reviews?|review summary|summary|feedback|learnings|observations)$")
"""`Sprint 3 review summary`: what was said of a sprint is none of its work."""
_LOOK = re.compile(r"(?:search|see|look|refer|browse|go|visit)\b .{4,}")
"""What tells where to look: `Search for it in any backlog file`."""
_TO_MAKE = re.compile(
    r"\bto (?:implement|create|write|build|add|fix|do|develop|make|update|document)\b|"
    r"^(?:fix|add|create|implement(?:ation)?|write|update|build|improve|refactor|document|set up|define|design)\b|"
    r"\b(?:development|creation|implementation|set-?up|needed|missing)$"
)
_DOCUMENTS = re.compile(
    r"(?!.*\b(?:tasks?|issues?|pr|pull request|story|stories|prompts?|report|reporting|format)\b)"
    r"[\w-]+(?: [\w-]+)? templates|"
    r"(?:[\w-]+ (?:&|and) )?(?:operational |operations |incident |on-call )?(?:runbooks|playbooks|procedures)"
    r"(?: (?:&|and) [\w-]+)?(?: \(.*\))?|runbook|playbook"
)
"""Documents that are to be written, where boxes stand below; a procedure itself says what it is for."""
_WHENEVER = re.compile(
    r"(?:while|when|during|whenever)\s+(?:[a-z]+ing\b|you\b|we\b|a\b|each\b|every\b)|"
    r"(?:before|after|once)\s+[a-z]+ing\s+(?:any|an?|each|every|your)\b"
)
_QUESTION = re.compile(
    r"(?:what|which|why|when|where|who|how|does|do|did|can|could|will|would|are|is|was|were|has|have|should)\b"
)
_HANDLING = re.compile(
    r"(?:add|mov|creat|find|complet|archiv|updat|assign|pick|manag|writ|claim|start|clos|track|report|us|match|choos)ing\b.*"
    r"\btasks?\b|common tasks$|questions?\b"
)
_TASKS = re.compile(r"(?:[\w']+ )?(?:tasks|to-?dos?|to-?do list|work items)(?: \(.*\))?")
_NOTES = re.compile(
    r"(?:meeting |call )?(?:notes|minutes|discussion)|proposal|motivation|議事録|会议记录|회의록|notizen|protokoll|"
    r"notas"
)


_PRAISED = re.compile(r"\b(?:achievements?|accomplishments?|highlights|successes)\b|(?<!quick )\bwins\b", re.IGNORECASE)
_WORK: tuple[HeadingKind, ...] = ("task", "action", "deliverable")


def is_task(raw: str) -> bool:
    """Whether a heading begins with the id of a task: `Task 1.3: Quality metrics`, `US-019 Deliverables page`."""
    return _TASK_ID.match(label(raw)) is not None


def adjusted(raw: str, kind: HeadingKind) -> HeadingKind:
    """A heading's kind where its last or first word outweighs the others.

    Columns of a kanban board: what is open there is work, what is done there counts in boxes only. Procedures begin
    with `Before doing` or are about `Adding a task`; questions ask for answers, of which boxes are one; lists of files
    end in `Files`; `Post-launch tasks` are tasks.
    """
    name = label(raw).casefold()
    if kind == "none" and (inner := _translated(raw)) is not None:
        kind = heading_kind(inner)
    return _by_title(name, raw, kind) or _by_words(name, kind)


def _by_title(name: str, raw: str, kind: HeadingKind) -> HeadingKind | None:
    """What a title says as a whole, None where it says nothing in particular."""
    unclear = kind in ("none", "title", "closed")
    if unclear and (rare := rare_kind(name)) != "none" and not _asks(name):
        return rare
    if is_open_column(name) or _GOALS.fullmatch(name) or (unclear and names_what_to_make(name)):
        return "task"
    if unclear and (_SOONER.fullmatch(name) or _HALF_DAY.fullmatch(name)):
        return "time"
    if (unclear or kind in ("task", "ceremony")) and by_next_meeting(raw):
        return "action"
    if kind in ("checkpoint", "criterion", "metric") and _SCORES.search(name):
        return "none"
    if kind in ("checkpoint", "criterion", "metric") and _QUESTIONS.search(name):
        return "none"
    if kind == "checkpoint" and _TIMELINE.search(name):
        return "none"
    if kind != "none" and (
        _TALKS_OF.match(name) or (kind in _WORK and (_SAID_OF_TASKS.match(name) or _RULES_FOR.search(name)))
    ):
        return "none"
    if is_done_column(raw) or (kind in _WORK and (_QUOTED.match(raw) or _LOOK.match(name))):
        return "none"
    if kind in ("task", "deliverable") and _SOMEDAY.match(name):
        return "none"
    if _PARENTHESIS.sub("", name) == "validation" and raw.rstrip(" *_").endswith((":", "：")):
        return "criterion"
    return "criterion" if _CHECKED.fullmatch(name) or is_checklist(raw) else None


def _by_words(name: str, kind: HeadingKind) -> HeadingKind:
    """What the first and last words of a title make of its kind."""
    if _SPECIFIED.match(name):
        return "none"
    if kind == "closed" and (_DOCUMENTS.fullmatch(name) or _TO_MAKE.search(name)):
        return "none"
    if (kind == "none" and _asks(name)) or (kind == "title" and _LOOKS_BACK.search(name)):
        return "closed"
    if kind == "task" and _HANDLING.match(name):
        return "closed"
    if kind in ("task", "none", "time", "title") and _PROCEDURE.match(name):
        return "closed"
    if kind == "task" and _FILES.search(name):
        return "none"
    if kind in ("checkpoint", "metric", "dependency") and (last := _LAST_WORD.search(name)):
        return "task" if last[1].startswith("t") else "action"
    return kind


def is_checklist(raw: str) -> bool:
    """Whether a title says no more than that a checklist follows: its plain lines are criteria, its boxes whatever
    the heading above says."""
    return _CHECKLIST.fullmatch(label(raw).casefold()) is not None


def by_next_meeting(raw: str) -> bool:
    """Whether a title says that what follows is to be done until people meet again."""
    return _BY_NEXT.search(label(raw).casefold()) is not None


def _translated(raw: str) -> str | None:
    """What a heading that is not in English says in English behind it: `完了定義 (Definition of Done)`."""
    found = _TRANSLATION.search(raw)
    if found is None or not any(char.isalpha() and not char.isascii() for char in raw[: found.start()]):
        return None
    return found[1]


def goals_of(raw: str, stage: str) -> bool:
    """Whether a lead says `Goals:` below a sprint, week or phase: what is to be reached in it is its work."""
    title = label(stage).casefold()
    return _STAGE_GOALS.fullmatch(label(raw).casefold()) is not None and (
        _STAGE.match(title) is not None or TERM.match(title) is not None
    )


def only_assessed(raw: str, above: str) -> bool:
    """Whether `What's missing`, below a heading about how things are, tells that and lists nothing to do."""
    return is_open_column(label(raw).casefold()) and _ASSESSMENT.search(above) is not None


def tells_how(raw: str) -> bool:
    """Whether a lead asks something or tells what to do whenever something happens: no work stands below it."""
    name = label(raw).casefold()
    return _asks(name) or _WHENEVER.match(name) is not None


def _asks(name: str) -> bool:
    return name.endswith("?") and _QUESTION.match(name) is not None


def talks(path: tuple[str, ...], raw: str) -> bool:
    """Whether one of the headings above holds the notes of a meeting, or argues for something: what it talks about,
    roadmaps and user stories too, is no list of work, unless it is called so."""
    if _TASKS.fullmatch(label(raw).casefold()):
        return False
    return any(_NOTES.fullmatch(label(title).casefold()) is not None for title in path)


def praised(path: tuple[str, ...]) -> bool:
    """Whether one of the headings above holds what was achieved: deliverables told there are planned nowhere."""
    return any(_PRAISED.search(title) is not None for title in path)


def leads_alone(raw: str) -> bool:
    """Whether a bullet says without a colon that what stands below it is open: `Next`, `In progress`."""
    name = label(raw).casefold()
    return name == "next" or is_open_column(name)
