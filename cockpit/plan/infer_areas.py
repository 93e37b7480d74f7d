"""Who works in parallel where no owners are told: areas by headings, people by columns of timetables, listed teams."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cockpit.core.text import readable
from cockpit.plan.headings import heading_kind
from cockpit.plan.infer_lists import ANY
from cockpit.plan.infer_owners import no_name
from cockpit.plan.infer_sketch import Sketch
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Block, Heading, ListItem, Paragraph, Table
from cockpit.plan.person_columns import is_timetable, people_in
from cockpit.plan.table_columns import Columns
from cockpit.plan.tools import tools_for
from cockpit.plan.vocabulary import column_kind

_CORE = (
    r"back-?end|front-?end|full-?stack|mobile|i(?:os|OS)|android|ai(?: core)?|ml|machine learning|"
    r"data(?: engineering)?|"
    r"dev-?ops|infra(?:structure)?|ui(?: ?/ ?ux)?|ux(?: ?/ ?ui)?|qa|hardware|firmware|embedded|web(?: app)?|"
    r"server|client|"
    r"apis?|databases?|bases? de dat\w+|banco de dados|base de données|datenbank|baza danych|базы? данных|db|"
    r"blockchain|smart contracts?|бэкенд|бекенд|фронтенд|мобил\w+|инфраструктура|"
    r"后端|前端|移动端|数据库|"
    r"バックエンド|フロントエンド|インフラ|백엔드|프론트엔드|인프라"
)
_OTHER = (
    r"test(?:s|ing)?|docs|documentation|security|design|research|marketing|content|legal|sales|operations|ops|"
    r"support|"
    r"business|product|analytics|deployment|integrations?|cloud|platform|тестирование|дизайн|документация|测试|设计|テスト|"
    r"デザイン|테스트|디자인|pruebas|diseño|testes|tests|infraestru[ck]tura"
)
_ONE = rf"(?:{_CORE}|{_OTHER})"
_AREA = re.compile(
    rf"(?P<name>{_ONE}(?:\s*(?:&|/|\+|,|and|und|y|e|et|и)\s*{_ONE})*)(?:\s+(?:team|track|tasks?|work|"
    rf"development|dev|side|"
    r"stream|workstream|tareas|tarefas|aufgaben|задачи))?(?=$|\s*[(:–—|]|\s-\s)",
    re.IGNORECASE,
)
_TASKS_OF = re.compile(
    r"(?:tasks?|tareas|tarefas|tâches|aufgaben|zadania|задачи|work|todo)(?: (?:for|de|do|da|du|für|on|"
    r"по))?\s+(?=\S)",
    re.IGNORECASE,
)
_IS_CORE = re.compile(rf"(?:{_CORE})(?!\w)", re.IGNORECASE)
_MEMBER = (
    r"(?:person|member|dev|developer|engineer|student|intern|agent|integrante|persona|miembro|desarrollador|"
    r"estudiante|"
    r"pessoa|membro|aluno|personne|membre|mitglied|entwickler|участник|разработчик|osoba|成员|メンバー|팀원)"
)
_NUMBERED = re.compile(rf"{_MEMBER}\s*#?(?:\d{{1,2}}|[A-E])(?!\w)", re.IGNORECASE)
_PERSON = r"(?-i:[A-ZÀ-ÝŁŚŻА-Я][\w'’.-]+(?: [A-ZÀ-ÝŁŚŻА-Я][\w'’.-]*){0,2})"
_NAMED = re.compile(
    rf"(?P<name>{_NUMBERED.pattern}|@?{_PERSON})\s*(?:\((?P<role>[^()]{{2,60}})\)|[:–—]|\s-\s)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"(?P<name>@?{_PERSON})\s*[(（](?P<role>[^()（）]*)[)）]")
_TEAM = re.compile(
    r"(?:(?:the |our |project |core |delivery )?team(?: (?:members?|roster|allocation|assignments?|structure|"
    r"coordination|"
    r"capacity|composition|responsibilities))?|people|who(?: does what| is who)?|recommended split|capacity|"
    r"work split|"
    r"équipe|equipo|integrantes|equipe|capacidad|capacidade|team-?mitglieder|команда|участники|zespół|csapat|takım|"
    r"团队(?:成员)?|チーム|メンバー|팀(?:원)?)(?: \(.*\))?",
    re.IGNORECASE,
)
_TEAM_FIELD = re.compile(
    r"(?:the )?(?:team(?: members?)?|people|équipe|equipo|equipe|команда|zespół|csapat|团队|チーム|팀)", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:engineers?|developers?|devs?|designers?|testers?|manager|owner|lead|architect|analysts?|support|team|"
    r"front-?end|"
    r"back-?end|full-?stack|devops|qa|total|size|availability|velocity|capacity|scrum|master|product|project|"
    r"hours|desarrollador\w*|testeu[rs]\w*|développeu\w*|concepteur\w*|chef|responsable|programador\w*|gestor|"
    r"tech|technical|stakeholders?|client|role|"
    r"entwickler\w*)\b",
    re.IGNORECASE,
)
_ASIDE = ("closed", "risk", "dependency", "resolved", "escalation", "ceremony", "criterion", "metric", "blocker")
_CHECKED = re.compile(
    r"check-?list|evaluation|stack\b|architect|criteria|definition of done|resources|overview", re.IGNORECASE
)
MOST = 8


@dataclass(frozen=True, slots=True)
class Area:
    """Somebody or something that work can be sorted by; `plans` are documents that are wholly theirs."""

    name: str
    role: str
    why: str
    plans: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


def columns_of(sketches: Sequence[Sketch]) -> list[Area]:
    """The people that a timetable has a column for each: `Day | Anna (Backend) | Ben (Frontend)`."""
    for sketch in sketches:
        for table in sketch.source.outline.blocks:
            if isinstance(table, Table) and len(found := list(_people(table, sketch))) > 1:
                return found
    return []


def _people(table: Table, sketch: Sketch) -> Iterator[Area]:
    columns = Columns.of(table, tools_for(ANY))
    for head in people_in(columns).values() if is_timetable(columns) else ():
        named = _NAMED.match(label(head))
        role = (named["role"] or named["rest"] or "").strip() if named else ""
        yield Area(named["name"] if named else label(head), role, f"the column at {sketch.path}:{table.line}")


def people_of(sketches: Sequence[Sketch]) -> list[Area]:
    """People that headings beside each other name with what they are, work below each: `Anna (QA lead)`."""
    for sketch in sketches:
        beside: dict[tuple[int, ...], dict[str, Area]] = {}
        above: list[tuple[int, int]] = []
        blocks = sketch.source.outline.blocks
        for at, block in enumerate(blocks):
            if not isinstance(block, Heading):
                continue
            above = [entry for entry in above if entry[0] < block.level]
            found = _HEADED.fullmatch(label(block.text))
            if found and _is_person(found["name"], found["role"]) and _leads_to_work(blocks, at):
                key = (block.level, *(line for _, line in above))
                area = Area(found["name"], found["role"][:60], f"the heading at {sketch.path}:{block.line}")
                beside.setdefault(key, {}).setdefault(area.name.casefold(), area)
            above.append((block.level, block.line))
        people = max(beside.values(), key=len, default={})
        if len(people) > 1:
            return list(people.values())[:MOST]
    return []


def _is_person(name: str, role: str) -> bool:
    return _ROLE.search(role) is not None and _ROLE.search(name) is None and not no_name(name)


def areas_of(sketches: Sequence[Sketch]) -> list[Area]:
    """Areas that headings or leads with work below name, at least two beside each other: `Backend`, `Frontend`."""
    found: dict[str, Area] = {}
    for sketch in sketches:
        beside: dict[tuple[object, ...], dict[str, Area]] = {}
        for parents, name, text, line in _titled(sketch):
            also = (text,) if _folded(text) != _folded(name) else ()
            area = Area(_cased(name), "", f"the heading at {sketch.path}:{line}", aliases=also)
            beside.setdefault(parents, {}).setdefault(_folded(name), area)
        groups = [
            group
            for group in beside.values()
            if sum(_IS_CORE.match(area.name) is not None for area in group.values()) > 1
        ]
        for group in groups:
            found |= {key: area for key, area in group.items() if key not in found}
        if groups:  # others of them stand alone, in a sprint of their own
            found |= {key: area for group in beside.values() for key, area in group.items()
                      if key not in found and _IS_CORE.match(area.name)}  # fmt: skip
    return list(found.values())[:MOST]


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "", name.casefold())


def _cased(name: str) -> str:
    return name[:1].upper() + name[1:]


def _head(text: str) -> str:
    """A heading up to what it adds: `Backend Tasks` of `Backend Tasks (Go) — API`."""
    return re.split(r"\s*[(:–—|]|\s-\s", label(text))[0]


def _titled(sketch: Sketch) -> Iterator[tuple[tuple[object, ...], str, str, int]]:
    """Headings and leads that are nothing but an area, with what they stand below, if work stands below them."""
    above: list[tuple[int, int]] = []
    aside = 0  # the level of a heading below which no work stands
    blocks = sketch.source.outline.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = [entry for entry in above if entry[0] < block.level]
            aside = 0 if block.level <= aside else aside
            if not aside and block.level > 1 and _is_aside(block.text):
                aside = block.level
            name = "" if aside else _area(block.text)
            if name and block.level > 1 and _leads_to_work(blocks, at):
                yield (block.level, *above), name, _head(block.text), block.line
            above.append((block.level, block.line))
        elif isinstance(block, Paragraph) and not aside and (name := _area_led(block)) and _leads_to_work(blocks, at):
            yield ("lead", *above), name, _head(block.lines[-1].text), block.lines[-1].line


def _is_aside(text: str) -> bool:
    return heading_kind(text) in _ASIDE or _CHECKED.search(text) is not None


def _area(text: str) -> str:
    said = label(text)
    found = _AREA.match(said)
    if found is None and (told := _TASKS_OF.match(said)):
        found = _AREA.match(said, told.end())
    return found["name"] if found else ""


def _area_led(block: Paragraph) -> str:
    text = block.lines[-1].text.strip() if block.in_item is None else ""
    is_lead = re.fullmatch(r"\W*\*\*[^*]+\*\*.{0,20}|[^*:]{2,40}:", text) is not None
    return _area(text) if is_lead else ""


def _leads_to_work(blocks: Sequence[Block], at: int) -> bool:
    """Whether the first list or table before the next heading has boxes, or columns of work, or several lines."""
    for block in blocks[at + 1 : at + 6]:
        if isinstance(block, Heading):
            return False
        if isinstance(block, ListItem):
            return (
                block.box is not None
                or sum(isinstance(b, ListItem) and b.list_id == block.list_id for b in blocks[at:]) > 1
            )
        if isinstance(block, Table):
            return bool({column_kind(cell.text) for cell in block.header} & {"task", "deliverable", "status", "id"})
    return False


def team_of(sketches: Sequence[Sketch]) -> list[Area]:
    """The people of a list or table below `Team`, or of a line `Team: Anna, Ben`; the plan is all a single one's."""
    for sketch in sketches:
        if not sketch.weight:
            continue
        found = {area.name: area for area in (*_team_lines(sketch), *_team_field(sketch)) if not no_name(area.name)}
        if len(found) == 1:
            (one,) = found.values()
            return [Area(one.name, one.role, one.why, (sketch.path,))] if _is_alone(sketch) else []
        if found:
            return list(found.values())[:MOST]
    return []


def _is_alone(sketch: Sketch) -> bool:
    """Whether a plan says that one person is all there is."""
    return any(re.search(r"\b(?:solo|only|alone|1|one|un[ao]?|einzige\w*|único)\b", said.text, re.IGNORECASE)
               for key, said in sketch.fields.items() if _TEAM_FIELD.fullmatch(key))  # fmt: skip


def _team_lines(sketch: Sketch) -> Iterator[Area]:
    is_team = False
    for block in sketch.source.outline.blocks:
        if isinstance(block, Heading):
            is_team = _TEAM.fullmatch(label(block.text)) is not None
        elif is_team and isinstance(block, ListItem) and block.depth == 1 and block.box is None:
            named = _NAMED.match(readable(block.text))
            if named and (_NUMBERED.match(named["name"]) or not _ROLE.search(named["name"])):
                role = (named["role"] or named["rest"]).split(" (")[0].strip(" .,;:")
                yield Area(
                    named["name"], role[:60], f"the team listed at {sketch.path}:{block.line}; no task names them"
                )


def _team_field(sketch: Sketch) -> Iterator[Area]:
    """Names in `Team: Anna, Ben (QA)` and in `Team: 1 developer (Jose)`."""
    for key, said in sketch.fields.items():
        if not _TEAM_FIELD.fullmatch(key):
            continue
        inside = re.search(r"\(([^()]+)\)\s*$", said.text)
        text = inside[1] if inside and re.match(r"\W*(?:\d|one|solo|un)", said.text) else said.text
        for part in re.split(r"\s*(?:,|;|&|\+|/|\band\b|\by\b|\bund\b|\be\b)\s*", re.sub(r"\([^()]*\)", "", text)):
            if re.fullmatch(_PERSON, name := part.strip(" .")) and not _ROLE.search(name):
                yield Area(name, "", f"the team told at {said.place}; no task names them")
