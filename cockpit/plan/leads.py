"""`**Key**: value` lines and the lines that lead into a list: what a bold or plain word with a colon says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cockpit.core.text import normalise
from cockpit.plan.fact_words import FactKind, fact_kind
from cockpit.plan.ids import leading_id

_META: frozenset[FactKind] = frozenset(
    {"owner", "due", "status", "estimate", "depends", "priority", "file", "date", "type", "span"}
)
_PAIR = re.compile(
    r"\s*(?:(?P<mark>\*\*|__)(?P<bold>[^*_]{1,80}?)(?P<inner>\s*[:：]|\.)?(?P=mark)(?P<outer>\s*[:：])?)"
)
_PLAIN_PAIR = re.compile(r"\s*(?P<key>[^\W\d][^:：*`|]{0,40}?)\s*(?::(?=\s|$)|：)")
_ONE_TASK = re.compile(
    r"(?:(?:primary|main|key|first|top|next|secondary|current|expected|final|"
    r"(?:sprint|week|phase)\s*\d+)\s+)?(?:task|deliverable)|action item|"
    r"(?:primary|main|key|first|top|next|secondary|current)\s+priority|haupt(?:aufgabe|ziel)|"
    r"tâche(?: principale)?|(?:tarefa|tarea)(?: principal)?|aufgabe|задача|任务|任務|タスク|"
    r"entregable|entregável|livrable",
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"(?:(?:acceptance|success|exit|completion|cut-?off) (?:criterion|criteria|test)|acceptance|definition of done|dod|"
    r"success (?:metric|measure)s?|(?:done|accept(?:ed)?|complete) when|verify|"
    r"(?:(?:key|next|main|sprint|final) )?milestone|(?:exit|quality) gate|"
    r"(?:(?:weekly |sprint |final |quality )?(?:demo|review|test|weekly|quality|end[- ]of[- ]week) )?checkpoint|"
    r"(?:abnahme|erfolgs|test|akzeptanz)-?kriteri(?:um|en)|abnahme|akzeptanz|fertig,? wenn|meilenstein|"
    r"critères? d'(?:acceptation|arrêt)|critères? de (?:réussite|sortie)|jalon|definición de (?:hecho|terminado|listo)|"
    r"criterios? de (?:aceptación|corte|éxito|salida|cierre)|aceptación|hito|definição de pronto|"
    r"critérios? de (?:aceitação|aceite|corte|sucesso|saída)|aceite|aceitação|marco|criteri(?:o)? di accettazione|"
    r"kryteri(?:um|a) (?:akceptacji|sukcesu|odbioru)|kamień milowy|критери\w+ (?:приёмки|приемки|успеха|готовности)|"
    r"elfogadási (?:kritérium(?:ok)?|feltétel(?:ek)?)|mérföldkő|"
    r"受け?入れ?(?:基準|条件)|完了条件|完了基準|[验驗]收(?:[标標][准準]|条件|條件)?|完成(?:[标標][准準志誌])|里程碑|"
    r"완료 조건)"
    r"(?: (?:for |für |of |de |do |da |du |di )?[\w -]{1,20}\d| for (?:every|each|all|any) [\w -]{1,20})?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:(?:key|main|expected|sprint|week|primary) )?(?:deliverables?|outputs|tasks|action items|next actions|"
    r"liefergegenstände|aufgaben|livrables|tâches|entregables|tareas|entregáveis|tarefas|成果物|交付物|タスク|任务)",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"\W*\d|(?:see|refer|siehe|voir|ver|véase|cf|none|n/a)\b|"
    r"(?:all|both)(?:\W*$| (?:of )?(?:the )?(?:above|below|following|these|those)\b)|"
    r"\[[^\]]*\]\([^)]*\)\W*$",
    re.IGNORECASE,
)
"""What tells how many there are or where they stand."""
_NO_CRITERION = re.compile(
    r"\W*\d|(?:see|refer|siehe|voir|ver|véase|cf|none|n/a)\b|(?:all|both)(?: of)?(?: the)? (?:above|below)\b|"
    r"\[[^\]]*\]\([^)]*\)\W*$",
    re.IGNORECASE,
)
_TRIED = re.compile(rf"independent tests?|{_CRITERION.pattern}", re.IGNORECASE)
"""What leads into what holds then: `**Independent Test**: run it and verify that:`."""
_SIGN = re.compile(r"\s*[✅☑✔📦🎯🏁]\ufe0f?\s*")
"""A picture before a key: `**✅ DoD:**`."""
_SPLIT = re.compile(r"\s+[|·•]\s+(?=\*\*)|(?<=[.;])\s+(?=\*\*[^*]{2,40}(?:[:：]\*\*|\*\*\s*[:：]))")
POINTS_ON = re.compile(r"\b(?:following|follows|below|as follows)\b", re.IGNORECASE)
LEAD_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Pair:
    """`key` normalised, `value` raw markdown; `at` and `end` character offsets of the value in the text it stands in.

    `kind` is None for a key nobody knows.
    """

    key: str
    value: str
    at: int
    end: int
    bold: bool
    kind: FactKind | None

    @property
    def names_work(self) -> bool:
        """Whether the value is one piece of work: `**Primary Task**: clean the images`."""
        return self.bold and bool(self.value) and _ONE_TASK.fullmatch(self.key) is not None

    @property
    def names_criterion(self) -> bool:
        """Whether the value is what makes something done: `**Acceptance criterion**: all tests pass`."""
        return bool(self.value) and _CRITERION.fullmatch(self.key) is not None

    @property
    def names_several(self) -> bool:
        """Whether the value is work, told in one line: `**Deliverables**: a list, a page`."""
        told = self.bold and " " in self.value and _NO_WORK.match(self.value) is None and _SEVERAL.fullmatch(self.key)
        return bool(told) and not self.value.endswith((":", "："))

    @property
    def meta(self) -> bool:
        """Whether it says something about a task or document and leads into nothing."""
        return self.kind in _META


def pair_in(text: str) -> Pair | None:
    """The `**Key**: value`, `**Key:** value` or `Key: value` (known keys only) that a text begins with."""
    return _pair_in(text) if ":" in text or "：" in text or ".*" in text else None


@lru_cache(1024)  # a line is asked by one recogniser after the other, and by those of the lines beside it
def _pair_in(text: str) -> Pair | None:
    if bold := _PAIR.match(text):
        if not (bold["inner"] or bold["outer"]):
            return None
        pair = _pair(text, bold["bold"], bold.end(), bold=True)
        return pair if bold["inner"] != "." or bold["outer"] or _heads_in(pair) else None
    found = _PLAIN_PAIR.match(text)
    if found and (fact_kind(key := normalise(found["key"])) is not None or _tells_criterion(key, text, found.end())):
        return _pair(text, key, found.end(), bold=False)
    return None


def _heads_in(pair: Pair) -> bool:
    """Whether a bold word with a full stop is a key all the same: `**Exit criteria.** All tests pass.`"""
    return bool(pair.value) and (pair.kind is not None or pair.names_criterion or pair.names_work)


def tells_itself(text: str) -> bool:
    """Whether a bullet says what it is: `**Task**: choose the tool`, `**Acceptance**: it is chosen`."""
    if tells_criterion(text):
        return True
    pair = pair_in(text)
    return pair is not None and pair.names_work


def tells_criterion(text: str) -> bool:
    """Whether a bullet is `**Acceptance**: what makes the work beside it done`."""
    pair = pair_in(text) if "**" in text or "__" in text or "：" in text else None
    return (
        pair is not None
        and (pair.bold or not pair.key.isascii())
        and pair.names_criterion
        and _NO_CRITERION.match(pair.value) is None
    )


def _tells_criterion(key: str, text: str, at: int) -> bool:
    """Whether a line is `Definition of done of US-1: text`; a single word may begin any sentence."""
    return (" " in key or not key.isascii()) and bool(text[at:].strip()) and _CRITERION.fullmatch(key) is not None


def _pair(text: str, key: str, at: int, *, bold: bool) -> Pair:
    while at < len(text) and text[at] in " \t":
        at += 1
    value = text[at:].rstrip()
    name = normalise(_SIGN.sub("", key))
    return Pair(name, value, at, at + len(value), bold, fact_kind(name))


@lru_cache(512)
def pairs_in(text: str) -> tuple[Pair, ...]:
    """All pairs of a line: `**Owner**: QA | **Duration**: 2 days` are two."""
    if "**" not in text and "__" not in text:
        found = pair_in(text)
        return (found,) if found else ()
    found_all: list[Pair] = []
    start = 0
    ends = [(split.start(), split.end()) for split in _SPLIT.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        if pair := pair_in(text[start:end]):
            found_all.append(
                Pair(pair.key, pair.value, pair.at + start, pair.end + start, pair.bold, pair.kind),
            )
        start = following
    return tuple(found_all)


_WHOLE_BOLD = re.compile(r"\s*(\*\*|__)(?P<title>.{1,200}?)\1\s*(?P<colon>[:：])?\s*(?P<rest>.*)$")
_WHOLE_ITALIC = re.compile(r"([*_])(?P<title>[^\s*_][^*_]*[:：])\1")


@dataclass(frozen=True, slots=True)
class Lead:
    """A line above a list: its heading. `title` is raw; `colon` says it announces what follows."""

    title: str
    colon: bool


def lead_of(text: str, is_track: Callable[[str], bool], is_time: Callable[[str], bool]) -> Lead | None:
    """The lead that the last line above a list or table is, None for prose and for facts such as `**Owner**: X`."""
    text = text.strip()
    if not text or len(text) > 2 * LEAD_LENGTH:
        return None
    if bold := _WHOLE_BOLD.match(text):
        title, rest = bold["title"].strip(), bold["rest"].strip()
        colon = bool(bold["colon"]) or title.endswith((":", "："))
        if not rest or (not colon and (rest[0] in "([–—-✅⏳" or "→" in title or "↔" in title)):
            return Lead(text, colon)
        if colon and any(sign in title for sign in ("→", "->", "↔")):
            return Lead(text, True)
        tried = rest.endswith((":", "：")) and _TRIED.fullmatch(normalise(title.rstrip(":： ")))
        return Lead(title, True) if colon and (is_track(title.rstrip(":：")) or is_time(title) or tried) else None
    text = _WHOLE_ITALIC.sub(r"\g<title>", text)
    if is_track(text):
        return Lead(text, text.endswith((":", "：")))
    if text.endswith((":", "：")) and len(text) <= LEAD_LENGTH and not POINTS_ON.search(text):
        return Lead(text, True)
    if len(text) <= 40 and is_time(text):
        return Lead(text, False)
    return None


BOLD_TITLE = re.compile(r"(?P<sign>✅\ufe0f?\s*)?\*\*(?P<title>[^*]{3,200})\*\*\s*")
"""A line that is one bold title, ticked or not."""
_NAMES_LIST = re.compile(
    r"(?:(?:key|main|open|remaining|primary|expected|sprint|planned|technical) )?"
    r"(?:deliverables|(?:sub-?)?tasks|to-?dos?|action items|actions|next steps|"
    r"(?:acceptance|success|exit) criteria|definition of done|milestones|objectives|work items|aufgaben|"
    r"liefergegenstände|akzeptanzkriterien|nächste schritte|livrables|tâches|entregables|tareas|entregáveis|tarefas|"
    r"criterios de aceptación|critérios de aceitação|critères d'acceptation|compiti|zadania|feladatok|görevler|"
    r"công việc|nhiệm vụ|成果物|タスク|交付物|任务|任務|작업|задачи|результаты)",
    re.IGNORECASE,
)


def begins_task(text: str) -> bool:
    """Whether a line is a bold title with an id, `**Task 3.2: Charge less**`: the facts below it are of this task."""
    if "**" not in text:
        return False
    found = BOLD_TITLE.fullmatch(text.strip())
    return found is not None and bool(leading_id(found["title"].strip())[0])


def names_list(text: str) -> bool:
    """Whether a bullet is nothing but the name of the list below it: `2. Deliverables`."""
    return _NAMES_LIST.fullmatch(text.strip(" *_")) is not None


def lead_item(text: str) -> bool:
    """Whether a bullet with a list below it only leads into that list: `**Done**:`, `Week 2:`, `Deliverables`."""
    text = text.strip()
    if names_list(text):
        return True
    if text.endswith((":", "：")):
        return True
    found = _WHOLE_BOLD.match(text)
    return bool(found and not found["rest"])
