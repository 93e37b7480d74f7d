"""Leads and bullets with bullets below them that name no kind: which of them is the work.

`Database:` above lines that say what is to be done only divides a list of work; above anything else it is the work
itself, and what stands below tells more of it. So is `**Login**`, whose bullets are its own smaller tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.headings import LOOKED_THROUGH, HeadingKind, heading_kind
from cockpit.plan.ids import leading_id
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from cockpit.plan.leads import LEAD_LENGTH, POINTS_ON, pair_in
from cockpit.plan.outline_model import ListItem
from cockpit.plan.parts import ASIDE, RESULTS
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.titles import adjusted, tells_how

WORK: tuple[HeadingKind, ...] = ("task", "deliverable", "action")
_CRITERIA: tuple[HeadingKind, ...] = ("criterion", "checkpoint")
_MOST, _SOME = 60, 40
_SENTENCE = 5
_FEATURES = re.compile(
    r"(?:(?:core|key|main|new|planned) )?(?:features|funktionen|fonctionnalités|funcionalidades)|"
    r"(?:exploratory|focus|research|work) areas",
    re.IGNORECASE,
)
"""What is to be made or looked into, where it stands in a list of work."""
_BOLD_TITLE = re.compile(r"\s*(\*\*|__)(?P<title>[^*_]{2,120}?)\1\s*(?:[(\[][^()\[\]]*[)\]]|[^\w\s:：]|\s)*$")
_TELLS_OF = re.compile(
    r"\b(?:features?|resources?|links?|stack|assumptions?|constraints?|architecture|benefits?|advantages?|options?|pros|cons|"
    r"inputs?|parameters?|rules?|remember|tips?|hints?|includ(?:es|ing)|supports?|important|caution|warning|reminder|"
    r"known|current(?:ly)?|existing|today|before|problem|issue|symptom|cause|reason|impact|effort|risk|prerequisites?|"
    r"prevention|work-?arounds?|guidance|advice|recommendations?|responses?|resolutions?|solutions?|strateg(?:y|ies)|"
    r"skills?|team|members?|roles?|hinweise?|voraussetzung(?:en)?|annahmen?|remarques?|notas?|supuestos?|"
    r"premissas?|recursos?)\b|注意|備考|说明|前提|背景|참고|примечани",
    re.IGNORECASE,
)


_ADVICE = re.compile(
    r"\b(?:rules?|remember|tips?|hints?|important|caution|warning|reminder|prevention|work-?arounds?|guidance|advice|"
    r"recommendations?|responses?|resolutions?|solutions?|strateg(?:y|ies)|assumptions?|constraints?|prerequisites?|features?|"
    r"benefits?|options?|approach|notes?|guides?|guidelines?|limitations?|"
    r"out of scope|why|how|hinweise?|consejos|dicas|conseils)\b|注意|備考|说明",
    re.IGNORECASE,
)
_AREA = (
    r"(?:back-?end|front-?end|full-?stack|apis?|data(?:base)?s?|db|ui|ux|ui/ux|mobile|web(?:site)?|app|"
    r"ios|android|infra(?:structure)?|"
    r"devops|ci|cd|ci/cd|qa|testing|tests|tests and qa|docs|documentation|design|ml|ai|security|server|"
    r"client|cloud|hardware|firmware|"
    r"marketing|sales|product|legal|finance|hr|ops|operations|platform|integrations?|deployment|"
    r"performance|accessibility|analytics|support|research|training|base de (?:datos|dados)|datenbank|"
    r"base de données|"
    r"infraestructura|infraestrutura|pruebas|testes|documentación|documentação|dokumentation|seguridad|segurança|"
    r"后端|前端|数据库|测试|文档|バックエンド|フロントエンド|データベース|テスト|백엔드|프론트엔드|"
    r"бэкенд|фронтенд|база данных)"
)
_AREAS = re.compile(
    rf"{_AREA}(?:\s*(?:/|&|\+|,|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*{_AREA})*"
    r"(?: (?:work|team|side|track|development|dev|lane|stream|part))?",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:if|when|unless|in case|should|wenn|falls|si|se|quando|cuando|lorsque|если|когда|jeśli|もし|如果)\b",
    re.IGNORECASE,
)
_WHEN = (
    r"when|if|once|only|wenn|sobald|quando|cuando|quand|lorsque|si|se|kiedy|gdy|jeśli|jeżeli|ha|amikor|akkor|als|wanneer|"
    r"när|om|når|hvis|kun|dacă|când|pokud|když|если|когда|khi|nếu|olduğunda|zaman|jika|apabila|saat"
)
_MUST = r"must|muss|müssen|debe|deben|deve|devem|doit|doivent|musi|muszą|moet|должн\w+"
_CONDITION = re.compile(rf"\b(?:{_WHEN}|{_MUST})\b|とき|場合|条件|当|如果|(?<=\w)때|조건", re.IGNORECASE)
_ENDS_SO = re.compile(rf"\b(?:{_WHEN})\W*$|(?:とき|場合|时|때)(?:は|には)?\W*$", re.IGNORECASE)
_ADVERB = re.compile(
    r"(?:within|by|after|at|in|on|for|during|before|until|from|with|nach|bis|innerhalb|während|après|dans|avant|pendant|"
    r"tras|dentro|durante|antes|después|após|depois|até|entro|dopo|через|после|до|в течение)\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"^(?:additional|technical|implementation|design|other|important|key|further|more|general|external|project)\s+",
    re.IGNORECASE,
)


_PARENTHESIS = re.compile(r" ?\(.*\)$")
_SUBTASKS = re.compile(
    r"(?:[\w/&-]+ ){0,3}(?:sub-?tasks?|tasks?|to-?dos?|work items?|(?:teil|unter)?aufgaben|feladatok|zadania|görevler)|"
    r"(?:sous-)?tâches(?: [\w/&-]+)*|(?:sub)?(?:tareas|tarefas)(?: [\w/&-]+)*|(?:[а-яё]+ )?(?:под)?задачи|"
    r"công việc|nhiệm vụ|.{0,6}(?:タスク|作業|任务|任務|작업|할 일)",
    re.IGNORECASE,
)


def is_unknown(raw: str) -> bool:
    """Whether a lead with a colon (raw inline markdown) names nothing that the list below it could be."""
    if adjusted(raw, heading_kind(raw, lead=True)) != "closed" or adjusted(raw, heading_kind(raw)) != "none":
        return False
    name, pair = label(raw), pair_in(raw)
    fact = pair is not None and pair.kind is not None
    return not (fact or tells_how(raw) or is_condition(raw) or len(name) > LEAD_LENGTH)


def is_condition(raw: str) -> bool:
    """Whether a title says when something is done, if ever: `If the build fails`."""
    return _IF.match(label(raw)) is not None


def tells(raw: str) -> bool:
    """Whether one of a title's words says that something is explained below it."""
    name = label(raw)
    return any(words.search(name) is not None for words in (ASIDE, RESULTS, _TELLS_OF))


def advises(raw: str) -> bool:
    """Whether one of a title's words says that the lines below it, which tell what to do, are advice."""
    return _ADVICE.search(label(raw)) is not None


def only_tells(raw: str) -> bool:
    """Whether a title says no more than that: `Notes`, `Technical notes`."""
    name = _QUALITY.sub("", label(raw))
    return " " not in name and any(words.fullmatch(name) is not None for words in (ASIDE, _TELLS_OF))


def only_divides(raw: str, above: Section, below: Sequence[ListItem]) -> bool:
    """Whether a lead in a list of work only divides it: `Must have:`, `Backend:` above what is to be done there."""
    if not _is_list(above) or not is_unknown(raw) or is_work(label(raw)) or only_tells(raw):
        return False
    if is_area(raw) or (STAGE.match(label(raw)) is not None and not tells(raw)):
        return True
    return reads_so(below, _SOME if _FEATURES.fullmatch(label(raw)) else _MOST)


def _is_list(section: Section) -> bool:
    """Whether a section is a list of work or a stage of one, and no task in it whose steps may stand below."""
    at: Section | None = section
    while at is not None and (at.part or at.kind in LOOKED_THROUGH):
        name = label(at.title)
        if is_work(name) or leading_id(name)[0]:
            return False
        at = at.parent
    return at is not None and at.kind in WORK and not leading_id(label(at.title))[0]


def names_subtasks(section: Section) -> bool:
    """Whether the nearest heading or lead says that tasks follow: below a task those are its own."""
    at: Section | None = section
    while at is not None and at.item is None and (at.part or at.kind in LOOKED_THROUGH):
        at = at.parent
    if at is None or at.item is not None:
        return False
    return _SUBTASKS.fullmatch(_PARENTHESIS.sub("", label(at.title))) is not None


def first_lead(raw: str, heading: Section) -> bool:
    """Whether a lead directly below a heading of criteria, that names no kind itself, goes on with what that says:
    `Una historia está lista cuando:`, `Within an hour of the launch:`; or, below one of blockers, with what they hold
    up: `The import waits for:`."""
    if heading.kinds[0] == "blocker":
        return is_unknown(raw) and not tells(raw)
    if heading.kinds[0] not in _CRITERIA:
        return False
    name = label(raw)  # "A task is done when" is about criteria, whatever it names
    if _ENDS_SO.search(name) is not None:
        return True
    goes_on = "*" not in raw and not tells(raw) and _ADVERB.match(name) is not None
    return is_unknown(raw) and (goes_on or _CONDITION.search(name) is not None)


def tells_aim(raw: str, heading: Section) -> bool:
    """Whether a lead directly below a stage only says what is to be reached in it: `Connect the shop to the bank:`."""
    staged = STAGE.match(label(heading.title)) is not None and heading.kind in ("none", "time")
    return staged and "*" not in raw and len(raw.split()) >= _SENTENCE and is_unknown(raw) and is_work(label(raw))


def is_area(raw: str) -> bool:
    """Whether a title is nothing but a part of the product or a trade: `Backend & API`, `QA`."""
    return _AREAS.fullmatch(label(raw)) is not None


def is_piece(raw: str, above: Section, below: Sequence[ListItem]) -> bool:
    """Whether a bullet with a colon and a list below it is a piece of work or a criterion, and the list tells of it."""
    if above.kinds[0] not in (*WORK, *_CRITERIA, "none", "time") or any(item.boxed or item.through for item in below):
        return False
    return (is_unknown(raw) and not tells(raw)) or (above.kinds[0] in WORK and _orders(raw))


def _orders(raw: str) -> bool:
    """Whether a bullet tells to do something of its own, whatever that is about: `**Update the checklist:**`."""
    name = label(raw)
    return name.count(" ") > 0 and is_work(name) and POINTS_ON.search(name) is None


def is_step_of(item: ListItem, listed: Sequence[ListItem]) -> bool:
    """Whether a bullet with a colon is one of several numbered steps, most of which lead into nothing."""
    if not item.bullet[:1].isdigit() or is_area(item.text) or STAGE.match(label(item.text)):
        return False
    if listed[0].bullet[:-1].isdigit() and int(listed[0].bullet[:-1]) > 1:
        return True  # numbered on from the list above, which is divided already
    return sum(other.text.rstrip("*_ ").endswith((":", "：")) for other in listed) * 2 < len(listed)


def groups(raw: str, above: Section, below: Sequence[ListItem]) -> bool:
    """Whether a bullet is a bold title of which the bullets below it say what is to be done."""
    found = _BOLD_TITLE.match(raw)
    if found is None or above.kinds[0] not in (*WORK, "none", "time"):
        return False
    if adjusted(raw, heading_kind(raw, lead=True)) != "title" or is_work(found["title"]):
        return False  # a day or track, or work with its steps below
    return not only_tells(found["title"]) and reads_so(below)


def is_part(item: ListItem) -> bool:
    """Whether a bullet below such a title is work and no remark: `**Assumption**: the API is there`."""
    pair = pair_in(item.text)
    return pair is None or (pair.kind is None and is_work(item.text))


def reads_so(items: Sequence[ListItem], share: int = _MOST) -> bool:
    """Whether most lines of a list without boxes tell what is to be done."""
    texts = [plain(item.text) for item in items if item.text]
    if not texts or any(item.boxed for item in items):
        return False
    return sum(map(is_work, texts)) * 100 >= len(texts) * share


_REMARK = re.compile(
    r"(?:please )?(?:(?:follow|stick to|keep to|respect) (?:the |this |your |our )?(?:time-?line|schedule|plan|"
    r"time ?box(?:es)?)\b.{0,20}|(?:test|commit|push|communicate|sync|review|deploy|integrate|iterate|document|merge)"
    r"(?: [\w ]{1,20})? (?:frequently|often|early|regularly|continuously|as you go)|see (?:also )?[\w/#. -]{3,40})\W*",
    re.IGNORECASE,
)
_STAGE_DONE = re.compile(
    r"(?:sprint|phase|week|day|milestone|stage|etapa|fase|woche|semana|semaine|étape|спринт|этап)\s*\S{1,5}\s.{0,30}?"
    r"\b(?:completed?|done|finished|abgeschlossen|fertig|terminad[oa]|concluíd[oa]|complet[oa]|terminée?|ukończony|"
    r"завершён|завершен)\b",
    re.IGNORECASE,
)


def is_remark(text: str) -> bool:
    """Whether a line is advice on how to work and never done, or where to look: `Test frequently`, `See the
    issues`."""
    return _REMARK.fullmatch(text) is not None


def tells_of_stage(text: str) -> bool:
    """Whether a line only says that a stage is over: `Sprint 1 COMPLETE – ready for sprint 2`."""
    return _STAGE_DONE.match(text) is not None
