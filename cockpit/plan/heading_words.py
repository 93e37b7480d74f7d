"""The words of headings and leads that say what stands below them, in several languages, by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cockpit.plan.file_lists import FILE_LIST

HeadingKind = Literal[
    "deliverable", "task", "action", "criterion", "metric", "blocker",
    "checkpoint", "risk", "dependency", "resolved", "escalation", "ceremony", "closed",
    "time", "track", "title", "none",
]  # fmt: skip
"""What a heading or lead says about the list directly below it.

`deliverable` to `blocker` are kinds of items; `checkpoint` holds criteria, and so does `metric` where a line has a box
or no target. `risk`, `dependency`, `resolved`, `escalation`, `ceremony` are sections with a meaning of their own and
`closed` ones without: their bullets are no items. `time`, `track` and `title` (a bold title without a colon, "By
role") are looked through to the next heading up. `none` says nothing: bullets are no items.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One meaning: patterns that a title starts with, that begin one of its words, and that stand anywhere in titles
    with letters beyond ASCII. Kept apart because a search for word starts is many times faster."""

    kind: HeadingKind
    words: str = "(?!)"
    starts: str = "(?!)"
    beyond: str = "(?!)"


RULES = (
    Rule(
        "escalation",
        words=r"escalat|eskalation|escalad",
        beyond=r"эскалац|эскалир|エスカレ|升级流程|에스컬",
    ),
    Rule(
        "resolved",
        words=r"(?:blockers?|issues?|gaps) (?:resolved|closed|fixed)\b",
        starts=r"(?:recently )?(?:resolved|closed|past|former|fixed|cleared)\b|resueltos?\b|resolvid",
        beyond=r"^(?:gelöst|résolus?)|解決済|已解决|해결된|решённ|решенн",
    ),
    Rule(
        "action",
        words=(
            r"action items?\b|next actions?\b|next (?:immediate )?steps?\b|immediate actions?\b|follow[- ]?ups?\b|"
            r"siguientes pasos\b|pasos siguientes\b|proximos pass?os\b|"
            r"actions?$|required actions\b|acciones\b|nächste schritte|prossimi passi|azioni\b"
        ),
        starts=r"recommend(?:ations|ed (?:actions|tasks|work)) for (?:the )?(?:next )?"
        r"(?:week|sprint|phase|iteration)\b|"
        r"actions?\b(?! (?:plan|needed by))|what'?s next|what happens next|next(?: up)?$",
        beyond=(
            r"nächste schritte|maßnahmen|próximos pas[os]|\bações\b|prochaines étapes|アクション|次のステップ|"
            r"下一步|后续行动|行动项|다음 단계|액션|"
            r"следующие шаги|действия|sonraki adım|eylem|następne kroki|działania|bước tiếp theo"
        ),
    ),
    Rule(
        "ceremony",
        words=(
            r"stand-?ups?\b|daily scrum|retros?\b|retrospe[ck]ti|ceremon|sprint (?:review|demo|planning)\b|"
            r"end[- ]of[- ]day (?:update|commit|report)|"
            r"meetings?(?:$| (?:notes|schedule|agenda|cadence|times?|format|series)\b)|"
            r"agenda\b|attend(?:ance|ees)|participants?\b|rhythm\b|"
            r"cadence\b|teilnehm|sync(?:s| meeting| call)?$"
        ),
        beyond=r"スタンドアップ|デイリースクラム|每日站会|站会|스탠드업|rétrospective|\bprésents\b|参加者|출석|振り返り|ふりかえり|회고|回顾|ретро",
    ),
    Rule(
        "closed",
        words=(
            r"backlog (?:management|refinement|grooming|maintenance|process|polic\w+|rules|ownership)\b|"
            r"principle|guideline|best practices?|convention|ground rules\b|philosophy\b|procedure|"
            r"(?:core|our|team|shared|company) values\b|values$|"
            r"how[- ]?to\b|"
            r"instructions?\b|runbook|playbook|usage\b|troubleshoot|rollback\b|quick (?:reference|start)\b|"
            r"getting started|commands?$|workflow$|templates?\b|examples?\b|legend\b|colou?r key\b|samples?$|"
            r"(?:provides?|receives?|gives|sends|hands over)\b|totals?$|statistics\b|stats\b|by the numbers|"
            r"achieve[dm]|accomplish|"
            r"highlights\b|(?<!quick )wins\b|went well|went wrong|lessons learned|learnings\b|what worked|"
            r"not in (?:this|scope)|out of scope|non-?goals|non-?objectives|excluded\b|severity levels?|celebrat|"
            r"final words\b|possible outcomes\b|governance$"
        ),
        starts=(
            r"how (?:we|to|this|it|can|does|do)\b|totals?\b|samples?\b|ready (?:to|for)\b|strategies$|"
            r"what(?:'s| is| was| has been| we)?\b.*"
            r"\b(?:done|ready|delivered|completed?|working|built|created|changed|not)\b"
        ),
        beyond=r"注意(?:事项|事項|点)|참고\s?사항|유의\s?사항",
    ),
    Rule(
        "blocker",
        starts=(
            r"(?:(?:current|active|open|known|our|team|new|identified|today'?s|all|minor|major|critical|remaining)\s+)*"
            r"(?:blockers?|blocking issues|impediments?)"
            r"(?:\s*(?:&|and|/|,)\s*(?:issues?|risks?|impediments?|concerns?|dependencies|questions?))?"
            r"(?:\s+(?:encountered|found|met|faced|raised|identified|so far|today|this week))?(?:\s*\(.*\))?$|"
            r"(?:bloqueios?|bloqueos?|blocages?|impedimentos?|hindernisse|blockaden|engeller|blokady)$"
        ),
        beyond=r"^(?:блокеры|ブロッカー|障害|阻塞|障碍|블로커|장애물|vướng mắc)$",
    ),
    Rule(
        "risk",
        words=(
            r"risks?\b|mitigation|contingenc|fallback|potential (?:future )?(?:issues|problems|blockers)\b|risiko|"
            r"risiken|known (?:[\w-]+ ){0,2}(?:issues|problems|bugs)(?: to \w+)?$|needs? attention$|"
            r"risques?\b|riesgos?\b|riscos?\b|rischi\b|ryzyk|if things go wrong\b"
        ),
        beyond=r"риск|rủi ro|リスク|风险|風險|위험|緊急時|应急",
    ),
    Rule(
        "dependency",
        words=(
            r"dependenc|depends on|prerequisite|coordination\b|integration points?\b|"
            r"hand-?offs?\b(?! (?:to|doc|notes))|dipendenz"
        ),
        beyond=r"abhängig|dépendance|依存|依赖|依賴|의존|зависимост|bağımlılık|zależnoś|phụ thuộc",
    ),
    Rule(
        "checkpoint",
        words=(
            r"(?:quality )?checkpoint(?! (?:file|path|dir|format|manager|model|data|code|id)s?\b)|"
            r"(?<!feature )gates?\b|go[- /]*no[- ]?go\b|go[- ]?live\b|milestones?\b|meilenstein|"
            r"jalons?\b|hitos?\b"
        ),
        beyond=r"里程碑|マイルストーン|마일스톤|\bвех[аи]\b|kami(?:eń|enie) milow|\bcột mốc\b",
    ),
    Rule(
        "metric",
        words=r"metrics?\b|kpis?\b|performance targets?\b|target metrics?\b|metriken|metriche|metryki",
        beyond=r"métricas|métriques|指標|指标|지표|метрик|chỉ số",
    ),
    Rule(
        "criterion",
        words=(
            r"success\b(?! (?:path|stor|factor))|acceptance|criteri|definition of (?:done|ready)|done when\b|"
            r"conditions? (?:for|before) (?:go|production|release|launch|approval|staging|merging)\b|"
            r"independent tests?\b|exit (?:evidence|conditions?)\b|verification|validation checklist|acs? ?#?\d|"
            r"sign-?offs?\b|coverage targets\b|kriter|abnahme"
        ),
        starts=r"(?:story )?dod\b|acs?$|(?:.*\b)?graduation|(?:.*\b)?kryteri|(?:block|hold|stop|delay)\b.*\buntil$",
        beyond=r"\bcritères\b|critérios|критери|tiêu chí|受け?入れ?|验收|驗收|"
        r"(?:完了|合格|成功|達成|終了|判定)(?:基準|条件|定義)|(?:完成|成功|通过|交付|退出|发布|達成)[标標][准準]|"
        r"(?:완료|성공|인수|승인|종료) ?(?:기준|조건)",
    ),
    Rule(
        "deliverable",
        words=(
            r"deliverables?\b|artifacts?\b(?! (?:collected|captured|saved))|"
            r"entregable|livrable|liefergegenst|lieferobjekt|teslimat|produkty\b|consegne"
        ),
        starts=FILE_LIST,
        beyond=r"\bà (?:livrer|produire)\b|entregáve|成果物|交付物|산출물|поставляем|sản phẩm bàn giao",
    ),
    Rule(
        "task",
        words=(
            r"(?:sub-?)?tasks?\b|to-?dos?\b|objectives?\b|priorities\b|work items?\b|backlog\b|assignments?\b|"
            r"implementation (?:steps|plan|tasks)\b|road-?map\b|daily schedule\b|user stories\b|work plan\b|"
            r"(?:sprint|week(?:ly)?|daily|execution|action) plan\b|(?:sub)?(?:tarefas?|tareas?)\b|"
            r"(?:teil|unter)?aufgabe|compiti\b|objetivos|objectifs|ziele\b|zadani|was noch fehlt|noch offen|"
            r"(?:required|needed|necessary|remaining|outstanding) (?:fixes|changes|work|improvements)\b|"
            r"(?<!known )(?:issues|bugs|problems|things) to (?:fix|address|resolve)\b|"
            r"decisions (?:still )?(?:pending|outstanding|open|needed|required|to make)\b|"
            r"(?:pending|outstanding|open) decisions\b"
        ),
        starts=r"(?:current|sprint|week|today|tomorrow|this|month|primary|team|next|my)\b.*\bfocus\b|"
        r"what (?:still |else |now )?(?:needs? (?:to be |immediate |urgent |[a-z]+ing\b)|remains\b|is left\b)|"
        r"schedule\b|by day\b|(?:the |our |my )?(?:[\w-]+ )?plan$|plan for\b",
        beyond=(
            r"tâches?\b|attività|タスク|作業|^やる(?:こと)?$|任务|任務|待办|待辦|할 일|작업|과제|задач|görev|yapılacak|"
            r"công việc|nhiệm vụ|"
            r"計画|计划"
        ),
    ),
)
_COMPILED = tuple(
    (rule.kind, re.compile(rule.starts), re.compile(rf"\b(?:{rule.words})"), re.compile(rule.beyond)) for rule in RULES
)
_NO_TASK_PLAN = re.compile(r"\b(?:rollback|test|testing|communication|contingency|backup|migration|business) plan$")
_NO_BLOCKER = re.compile(r"\b(?:severity|process|criteria|template|procedure|policy)\b")


def matching(title: str) -> HeadingKind:
    """The first rule that a casefolded title fits."""
    ascii_only = title.isascii()
    for kind, starts, words, beyond in _COMPILED:
        if not (starts.match(title) or words.search(title) or (not ascii_only and beyond.search(title))):
            continue
        if (kind == "task" and _NO_TASK_PLAN.search(title)) or (kind == "blocker" and _NO_BLOCKER.search(title)):
            continue
        return kind
    return "none"
