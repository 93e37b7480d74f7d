"""Parts of a sprint, phase, week or day that name no kind: `Implementation:`, `Primary scope`, `Backend`.

What stands below them is work where their title says no more than that, or where the lines say what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.groups import advises, is_area, is_condition, only_tells, reads_so
from cockpit.plan.headings import LOOKED_THROUGH
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import file_words, label, unnoted
from cockpit.plan.outline_model import ListItem
from cockpit.plan.parts import ASIDE
from cockpit.plan.report_titles import is_report, is_reported
from cockpit.plan.section import Section
from cockpit.plan.stage_words import PLANNED, PLANNED_IN, ROADMAP, SCHEDULE, STAGE

_ORDER = re.compile(r"\border$|\breihenfolge\b|\bordre d|\bor[dz]em de|顺序$|順序?$", re.IGNORECASE)
_TO_IMPLEMENT = re.compile(r"\b(?:implementation|migration|refactor\w*|development) ?plan\b", re.IGNORECASE)
_SCOPE = re.compile(
    r"(?:(?:primary|main|core|sprint|iteration|planned|committed|key|initial|full|detailed|secondary|current|"
    r"weekly|daily) )?(?:scope|work|stories|commitments?|activities|features|capabilities|work packages?|"
    r"sprint backlog)|"
    r"(?:in|sprint)[- ]scope(?: items)?|"
    r"(?:recommended |suggested |planned )?(?:execution|implementation|build|work|task|development|delivery) "
    r"(?:order|sequence)|"
    r"order of (?:work|execution|implementation)|planned (?:work|changes|features|improvements|activities)|"
    r"what (?:we|i)(?:'ll|’ll| will| want to|'re going to| are going to)? (?:do|build|deliver|ship|make|implement)|"
    r"(?:things |what )?to (?:build|implement|deliver|ship|make)|work to (?:do|be done)|"
    r"includes?|included|(?:what(?:'s|’s| is) )?(?:included|inside)|covers|contains|"
    r"enthält|comprend|incluye|inclui|"
    r"must[- ]haves?|should[- ]haves?|could[- ]haves?|nice[- ]to[- ]haves?|"
    r"umfang|arbeiten|geplante arbeit(?:en)?|arbeitspakete|was wir (?:tun|bauen)|reihenfolge|"
    r"alcance(?: del sprint)?|trabajo(?: planificado)?|historias(?: de usuario)?|actividades|orden de ejecución|"
    r"escopo(?: do sprint| da sprint)?|trabalho(?: planejado)?|histórias(?: de usuário)?|atividades|ordem de execução|"
    r"périmètre|portée|travaux|travail prévu|activités|ordre d'exécution|ambito|attività|lavoro pianificato|"
    r"zakres(?: sprintu)?|prace|czynności|объ[её]м работ|работы|hatókör|megvalósítandó|"
    r"スコープ|作業範囲|実施内容|実装順序?|范围|范圍|实施内容|工作内容|执行顺序|범위|작업 내용",
    re.IGNORECASE,
)
_MAKING = re.compile(
    r"(?:implementation|testing|tests?|development|coding|build(?:ing)?|set-?up|integration|deployment|release|polish|design|"
    r"umsetzung|entwicklung|implementierung|implementación|desarrollo|pruebas|implementação|desenvolvimento|testes|"
    r"implémentation|développement|réalisation|sviluppo|implementazione|implementacja|testy|реализация|разработка|"
    r"тестирование|megvalósítás|fejlesztés|tesztelés|実装|開発|実现|实现|开发|测试|구현|개발)"
    r"(?: (?:&|and|und|et|y|e|und) [\w ]+| work)?",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r"\b(?:changes?|steps?|requirements?|details|contents?|specifics|procedure|flow|commands?|demo|usage|goals?|objectives?)\b",
    re.IGNORECASE,
)
_COMPLETION = re.compile(r"\bcompletion\b", re.IGNORECASE)
_CHECKLIST = re.compile(
    r"(?:[\w/&'’-]+ ){1,4}check-?list|check-?list (?:for|of) .*|[\w-]*checkliste(?: .*)?|"
    r"(?:liste de contrôle|lista de (?:verificación|verificação|control|controllo)|чек-?лист) .*|"
    r".*(?:チェックリスト|检查清单|檢查清單|체크리스트)",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(
    r"\b(?:meeting|call|facilitat\w*|pr|pull request|merge request|review(?:ers?)?|any|every|each|commit|daily|weekly|"
    r"contribut\w*|onboarding|troubleshooting|moderat\w*|host)\b",
    re.IGNORECASE,
)
"""What is gone through again and again, and is nothing to finish in a sprint."""
_STEPS = re.compile(
    r"(?:(?!next\b)[\w-]+ )?steps|(?:[\w-]+ ){2,3}changes|schritte|étapes|pasos|passos|passi|шаги|步骤|手順",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\b(?:should|must|will|shall|has to|have to|needs? to)$", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"(?:follow|use|see|read|run|note|remember|consider|ask|keep|try|watch|avoid|choose|check|verify|test|validate|ensure|"
    r"make sure|confirm)\b",
    re.IGNORECASE,
)
"""What leads into rules, commands, questions or criteria."""
_WORDS, _LONGEST, _PROSE, _LEAD = 6, 60, 240, 14


def in_stage(at: Section, items: Sequence[ListItem], path: str, *, boxed: bool) -> bool:
    """Whether a heading or lead without a kind, below a stage or in the plan of one, holds its work."""
    title = unnoted(label(at.title)).rstrip(".")
    if at.level == 7 and not boxed and _announces(at, title, items):
        return not (is_reported(at) or _is_prose(items))
    if (
        not title
        or len(title.split()) > _WORDS
        or len(title) > _LONGEST
        or title.endswith("?")
        or is_reported(at, orders=reads_so(items))
    ):
        return False
    stage, planned = _stage_above(at), is_planned(at, path)
    ordered = _ORDER.search(title) is not None and _says(at, path, ROADMAP, _TO_IMPLEMENT)
    if not (stage or planned or ordered) or _is_prose(items):
        return False
    named = _SCOPE.fullmatch(title) is not None
    if (named or _MAKING.fullmatch(title)) and (reads_so(items) or ((stage or ordered) and not boxed)):
        return not _only_stages(items)
    if not stage or only_tells(at.title) or is_condition(at.title) or names_details(title):
        return False
    return (is_area(title) and not boxed) or (reads_so(items) and not advises(at.title))


def _announces(lead: Section, title: str, items: Sequence[ListItem]) -> bool:
    """Whether a lead directly below the heading of a stage leads into its work: `Steps:`, `The page should:` above what
    is to be done, or `Add:` above what is to be added."""
    heading = lead.parent
    if heading is None or STAGE.match(label(heading.title)) is None or heading.kind not in ("none", "time", "title"):
        return False
    if not lead.raw.rstrip("*_ ").endswith((":", "：")) or len(title.split()) > _LEAD:
        return False
    if _STEPS.fullmatch(title) or _SHOULD.search(title):
        return reads_so(items)
    return is_work(title) and _FOLLOWED.match(title) is None and not advises(title)


def _is_prose(items: Sequence[ListItem]) -> bool:
    """Whether more than one line in five tells a story."""
    return sum(len(plain(item.text)) > _PROSE for item in items) * 5 > len(items)


def names_scope(raw: str) -> bool:
    """Whether a title says no more than that what is to be made follows: `Scope`, `In scope`."""
    return _SCOPE.fullmatch(unnoted(label(raw))) is not None


def names_order(raw: str) -> bool:
    """Whether a title says that work follows in its order: `Build order`, `开发顺序`."""
    return _ORDER.search(unnoted(label(raw))) is not None


def names_details(raw: str) -> bool:
    """Whether a title says that something is told more closely below it: `User flow`, `Required changes`."""
    return _DETAILS.search(label(raw)) is not None


def in_checklist(section: Section) -> bool:
    """Whether a section without a kind is a checklist of something, or a part of one: `QA checklist`."""
    for at in (section, section.parent):
        if at is None or not at.level or at.first_title or at.kind not in ("none", "title", "time", "track"):
            return False
        title = unnoted(label(at.title))
        if _CHECKLIST.fullmatch(title):
            return not (is_work(title) or _EACH_TIME.search(title) or section.within("ceremony"))
        if ASIDE.search(title) or title.endswith("?"):
            return False
    return False


def _only_stages(items: Sequence[ListItem]) -> bool:
    """Whether a list only says in which order the stages come: `1. Sprint 1`."""
    return all(STAGE.match(label(item.text)) for item in items)


def _stage_above(section: Section) -> bool:
    at = section.parent
    while at is not None and at.level and not (at.first_title and _COMPLETION.search(at.title)):
        if at.kind not in LOOKED_THROUGH and at.kind != "none" and not at.first_title:
            return False  # it says itself what stands below it
        if STAGE.match(label(at.title)) or (at.kind == "time" and at.when is not None) or at.phase is not None:
            return True
        at = at.parent
    return False


def is_planned(section: Section, path: str, *, widely: bool = False) -> bool:
    """Whether the document is the plan of a sprint, as its name or title says; `widely`: or any plan or roadmap."""
    return _says(section, path, *((PLANNED_IN, PLANNED, ROADMAP) if widely else (PLANNED_IN,)))


def is_titled(section: Section, words: re.Pattern[str]) -> bool:
    """Whether the title above a section says one of these words."""
    return any(at.first_title and words.search(label(at.title)) is not None for at in section.upwards())


def is_roadmap(section: Section, path: str) -> bool:
    """Whether the document is a roadmap, a backlog or a list of what comes next, as its name or title says."""
    return _says(section, path, ROADMAP)


def is_schedule(section: Section, path: str) -> bool:
    """Whether a section's heading or one above it, or the document's name, speaks of a timetable."""
    if any(SCHEDULE.search(label(at.title)) and not is_report(at) for at in section.upwards()):
        return True
    return SCHEDULE.search(file_words(path)) is not None


def _says(section: Section, path: str, *words: re.Pattern[str]) -> bool:
    """Whether the document's name or title speaks of one of these and not of what is completed."""
    title = next((at.title for at in section.upwards() if at.first_title), "")
    name = file_words(path)
    return _COMPLETION.search(title) is None and any(one.search(text) for text in (name, title) for one in words)
