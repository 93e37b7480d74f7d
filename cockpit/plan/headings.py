"""What a heading or lead says about the list below it: work of some kind, criteria, or nothing that is on a board."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from cockpit.core.model import Kind
from cockpit.plan.labels import label
from cockpit.plan.time_words import begins_with_time, has_clock

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

ITEM_KINDS: Mapping[HeadingKind, Kind] = {
    "deliverable": "deliverable",
    "task": "task",
    "action": "action",
    "criterion": "criterion",
    "checkpoint": "criterion",
    "metric": "metric",
    "blocker": "blocker",
}
CLOSED: frozenset[HeadingKind] = frozenset({"closed", "risk", "dependency", "resolved", "escalation", "ceremony"})
LOOKED_THROUGH: frozenset[HeadingKind] = frozenset({"time", "track", "title"})

_RULES: tuple[tuple[HeadingKind, str], ...] = (
    ("escalation", r"escalat|eskalation|escalad|эскалац|эскалир|エスカレ|升级流程|에스컬|эскалація"),
    ("resolved", (
        r"^(?:recently )?(?:resolved|closed|past|former|fixed|cleared)\b|\b(?:blockers?|issues?|"
        r"gaps) (?:resolved|closed|fixed)\b|"
        r"^(?:gelöst|résolus?|resueltos?|resolvid|解決済|已解决|해결된|решённ|решенн)"
    )),
    ("action", (
        r"\baction items?\b|\bnext actions?\b|\bnext (?:immediate )?steps?\b|\bimmediate actions?\b|"
        r"\bfollow[- ]?ups?\b|"
        r"^actions?\b(?! (?:plan|needed by))|\bactions?$|^what'?s next|^what happens next|\brequired actions\b|"
        r"\bacciones\b|próximos pas[os]|\bações\b|prochaines étapes|nächste schritte|maßnahmen|prossimi passi|"
        r"\bazioni\b|"
        r"アクション|次のステップ|下一步|后续行动|行动项|다음 단계|액션|следующие шаги|действия|sonraki adım|eylem|"
        r"następne kroki|działania|bước tiếp theo"
    )),
    ("ceremony", (
        r"\bstand-?ups?\b|daily scrum|\bretros?\b|retrospe[ck]ti|rétrospective|ceremon|\bsprint (?:review|demo|"
        r"planning)\b|"
        r"\bend[- ]of[- ]day (?:update|commit|report)|\bmeetings?\b|\bagenda\b|attend(?:ance|ees)|"
        r"participants?\b|\brhythm\b|"
        r"\bcadence\b|\bteilnehm|\bprésents\b|参加者|출석|振り返り|ふりかえり|회고|回顾|ретро|\bsync(?:s|"
        r" meeting| call)?$"
    )),
    ("closed", (
        r"principle|guideline|best practices?|convention|\bground rules\b|\bphilosophy\b|\bvalues\b|"
        r"procedure|\bhow[- ]?to\b|^how (?:we|to|this|it|can|does|do)\b|instructions?\b|runbook|playbook|\busage\b|"
        r"troubleshoot|\brollback\b|\bquick (?:reference|start)\b|getting started|\bcommands?$|\bworkflow$|"
        r"\btemplates?\b|\bexamples?\b|\blegend\b|\bcolou?r key\b|\bsamples?\b|"
        r"\b(?:provides?|receives?|gives|sends|hands over)\b|"
        r"^totals?\b|\btotals?$|\bstatistics\b|\bstats\b|by the numbers|"
        r"achiev|accomplish|\bhighlights\b|\bwins\b|went well|went wrong|lessons learned|\blearnings\b|what worked|"
        r"^what(?:'s| is| was| has been| we)?\b.*\b(?:done|ready|delivered|completed?|working|built|created|"
        r"changed|not)\b|"
        r"not in (?:this|scope)|out of scope|non-?goals|non-?objectives|\bexcluded\b|^ready (?:to|for)\b|"
        r"severity levels?|\bpriority legend\b|\bcelebrat|\bfinal words\b"
    )),
    ("blocker", (
        r"^(?:(?:current|active|open|known|our|team|new|today'?s|all)\s+)*(?:blockers?|blocking issues|impediments?)"
        r"(?:\s*(?:&|and|/|,)\s*(?:issues?|risks?|impediments?|concerns?|dependencies|questions?))?(?:\s*\(.*\))?$|"
        r"^(?:bloqueios?|bloqueos?|blocages?|impedimentos?|hindernisse|blockaden|блокеры|engeller|blokady|"
        r"ブロッカー|障害|阻塞|障碍|블로커|장애물|vướng mắc)$"
    )),
    ("risk", (
        r"\brisks?\b|mitigation|contingenc|fallback|\bpotential (?:future )?(?:issues|problems|blockers)\b|"
        r"risiko|risiken|"
        r"\brisques?\b|\briesgos?\b|\briscos?\b|\brischi\b|риск|ryzyk|rủi ro|リスク|风险|風險|위험|"
        r"\bif things go wrong\b"
    )),
    ("dependency", (
        r"dependenc|depends on|prerequisite|\bcoordination\b|\bintegration points?\b|\bhand-?offs?\b(?! (?:to|"
        r"doc|notes))|"
        r"abhängig|dépendance|dependencia|dipendenz|依存|依赖|依賴|의존|зависимост|bağımlılık|zależnoś|phụ thuộc"
    )),
    ("checkpoint", (
        r"checkpoint|(?<!feature )\bgates?\b|\bgo[- /]*no[- ]?go\b|\bgo[- ]?live\b|\bmilestones?\b|meilenstein|"
        r"\bjalons?\b|"
        r"\bhitos?\b|里程碑|マイルストーン|마일스톤|\bвех[аи]\b|kami(?:eń|enie) milow|\bcột mốc\b"
    )),
    ("metric", (
        r"\bmetrics?\b|\bkpis?\b|\bperformance targets?\b|\btarget metrics?\b|metriken|métricas|métriques|metriche|"
        r"指標|指标|지표|метрик|metryki|chỉ số"
    )),
    ("criterion", (
        r"\bsuccess\b(?! (?:path|stor))|acceptance|\bcriteri|definition of (?:done|ready)|^(?:story )?dod\b|"
        r"\bdone when\b|"
        r"verification|validation checklist|\bsign-?offs?\b|graduation|\bcoverage targets\b|^what success|"
        r"\bcritères\b|critérios|kriteri|abnahme|критери|kryteri|tiêu chí|受け入れ|基準|完了条件|验收|標準|标准|"
        r"기준|조건"
    )),
    ("deliverable", (
        r"\bdeliverables?\b|\bartifacts?\b|entregáve|entregable|livrable|liefergegenst|lieferobjekt|成果物|"
        r"交付物|산출물|"
        r"поставляем|\bteslimat|\bprodukty\b|consegne|sản phẩm bàn giao"
    )),
    ("task", (
        r"\btasks?\b|\bto-?dos?\b|\bobjectives?\b|\bpriorities\b|\bwork items?\b|\bbacklog\b|\bassignments?\b|"
        r"\bimplementation (?:steps|plan|tasks)\b|\broad-?map\b|\bdaily schedule\b|^schedule\b|^by day\b|"
        r"\buser stories\b|"
        r"^(?:the |our |my )?(?:[\w-]+ )?plan$|^plan for\b|\bwork plan\b|\b(?:sprint|week(?:ly)?|daily|"
        r"execution|action) plan\b|"
        r"\btarefas?\b|\btareas?\b|\btâches?\b|aufgabe|\bcompiti\b|attività|objetivos|objectifs|\bziele\b|"
        r"タスク|作業|やること|"
        r"任务|任務|待办|待辦|할 일|작업|과제|задач|görev|yapılacak|zadani|công việc|nhiệm vụ|計画|计划"
    )),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
_NO_TASK_PLAN = re.compile(r"\b(?:rollback|test|testing|communication|contingency|backup|migration|business) plan$")
_NO_BLOCKER = re.compile(r"\b(?:severity|process|criteria|template|procedure|policy)\b")
_BY = re.compile(
    r"^(?:by|per|nach|par|por) (?!day|week|end)[\w ]{2,20}$|^for (?:all|everyone|each)\b|^everyone(?: else)?$"
)
_SOON = re.compile(
    r"^(?:immediate(?:ly)?|short[- ]term|medium[- ]term|long[- ]term|today|tomorrow|tonight|now|this week|next week|"
    r"this month|next month|later|post-launch|immédiat|sofort|heute|diese woche|hoy|hoje|今日|今週|本周|今天)\b[^:]*$"
)
_ARROW = re.compile(r"\s*(?:<->|<=>|->|=>|[→↔⇄⇔⇒⟷⟶←])\s*")
_AFTER_TIME = re.compile(r"^\W*(?:\([^)]*\))?\W*")
_COLON = re.compile(r"[:：]")
_NUMBERED = re.compile(
    r"^(?:task|story|step|item|issue|bug|epic|us|feat|phase|sprint|stage|wave|section|part|workstream)[ -]?#?"
    r"\d[\d.]*[a-z]?\b\s*[:.–—-]*\s*"
)
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def heading_kind(text: str, *, lead: bool = False, is_track: Callable[[str], bool] | None = None) -> HeadingKind:
    """What a heading (raw inline markdown) says about the list below it.

    `lead` is True for a bold line or a plain `Lead:` above a list. `is_track` tells whether a text is nothing but a
    declared track; a text that begins with one and goes on (`Claude's deliverables`) is judged by the rest.
    """
    name = label(text)
    if not name:
        return "none"
    title, has_colon = _lead_title(name, text) if lead else (name, False)
    if is_track is not None:
        if is_track(title):
            return "track"
        ends = _ARROW.split(_PARENTHESIS.sub("", title))
        if len(ends) == 2 and all(is_track(end) for end in ends):
            return "dependency"
    kind = _kind(title)
    if kind == "none" and lead:
        return "closed" if has_colon else "title"
    return kind


def _lead_title(name: str, text: str) -> tuple[str, bool]:
    """What a lead says before its colon, and whether it has one."""
    colon = _COLON.search(name)
    if colon and (colon.end() == len(name) or name[colon.end()] == " "):
        return name[: colon.start()].strip(), True
    return name, text.rstrip(" *_").endswith((":", "："))


@lru_cache(maxsize=4096)
def _kind(name: str) -> HeadingKind:
    title = name.casefold().replace("’", "'")
    time_end = begins_with_time(name)
    if time_end:
        rest = _AFTER_TIME.sub("", title[time_end:])
        if has_clock(name):
            return "ceremony" if _matching(rest) == "ceremony" else "closed"
        if rest and (kind := _matching(_PARENTHESIS.sub("", rest))) != "none" and _says_only(rest, kind):
            return kind
        return "time"
    if has_clock(name):
        return "ceremony" if _matching(title) == "ceremony" else "closed"
    if _BY.match(title):
        return "title"
    kind = _matching(_NUMBERED.sub("", title))
    return "time" if kind == "none" and _SOON.match(title) else kind


def _matching(title: str) -> HeadingKind:
    """The first rule that a casefolded title fits."""
    for kind, pattern in _COMPILED:
        if not pattern.search(title):
            continue
        if (kind == "task" and _NO_TASK_PLAN.search(title)) or (kind == "blocker" and _NO_BLOCKER.search(title)):
            continue
        return kind
    return "none"


def _says_only(rest: str, kind: HeadingKind) -> bool:
    """Whether what follows a time is the name of a list (`Day 2 tasks`) and not the day's own title."""
    if kind in CLOSED:
        return True
    return len(_PARENTHESIS.sub("", rest).split()) <= 3
