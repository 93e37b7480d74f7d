"""Timetables with a column for each person: `Day | Anna (Backend) | Ben (Frontend) | Milestone`. Each of these cells is
work of that day, owned by whom its column is headed by; a milestone column holds what must hold by then."""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.core.model import SHARED, Kind
from cockpit.core.text import readable
from cockpit.plan.checkpoints import add_checkpoint, gate_name
from cockpit.plan.contexts import Context
from cockpit.plan.daytables import add_headline
from cockpit.plan.entries import Entry
from cockpit.plan.items import Spot, Told, due_in, make_entry, take_time
from cockpit.plan.labels import label
from cockpit.plan.names import files_in, own_files
from cockpit.plan.outline_model import Cell, Row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.tables import row_when
from cockpit.plan.when import When
from cockpit.plan.wording import read_wording
from cockpit.plan.work import Work

_NUMBERED = re.compile(
    r"(?:person|member|dev(?:eloper)?|engineer|student|intern|agent|pair|squad|team|lane|role|people|integrante|miembro|"
    r"persona|estudiante|alumno|equipo|membro|pessoa|aluno|equipe|mitglied|entwickler|membre|personne|étudiant|équipe|"
    r"członek|osoba|участник|разработчик|команда|担当|成员|팀원)\s*#?(?:\d|[A-H]\b)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:(?:lead|senior|junior|the)\s+)?(?:back-?end|front-?end|full-?stack|dev-?ops|design(?:er)?|ux|ui|ui/ux|qa|test(?:er|ing)?|"
    r"mobile|android|ios|web|data|ml|ai|infra(?:structure)?|platform|security|docs|content|marketing|research|product|pm|"
    r"hardware|firmware|algorithms?|api|database|engineering|desarroll\w+|diseño|datos|pruebas|entwicklung|daten)"
    r"(?:\s*[/&+]\s*\w+)*(?:\s+(?:team|dev|developer|engineer|lead|track|person|equipo|team))?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"@[\w-]+$|[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]*\.?){0,2}\s*(?:[(（]|[-–—/:]\s)")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{1,14}(?: [^\W\d_a-z][^\W\d_]*\.?)?$")
_NO_NAME = re.compile(
    r"(?:focus|theme|topic|area|module|component|platform|channel|format|content|concept|subject|reading|resources?|tools?|"
    r"outcome|outcomes|result|results|why|where|how|hours?|time|duration|energy|mood|place|location|session|slot|project|"
    r"morning|noon|midday|afternoon|evening|night|am|pm|before|after|plan|planned|actual|done|start|end|from|to|total|"
    r"code|implementation|practice|theory|exercise|video|chapter|lecture|homework|quiz|meal|workout|breakfast|lunch|"
    r"dinner|temperature|weather|input|output|goal|goals|notes?|details?|summary|description|purpose|scope|impact|branch|"
    r"commits?|files?|tests?|coverage|points|velocity|remaining|ideal|burned|metrics?|learning|skills?|check|rationale|"
    r".*(?:ation|ition|sion|ment|ments|ity|ness|ance|ence|ing|ings|ities|istic|ctive|ción|dad|miento|ção|ung|keit|heit))"
    r"(?: .*)?$",
    re.IGNORECASE,
)
_MILESTONE = re.compile(
    r"\bmilestones?\b|checkpoint|\bgate\b|meilenstein|\bjalons?\b|\bhitos?\b|\bmarcos?\b|里程碑|マイルストーン|마일스톤|"
    r"веха|kamień|mérföldkő|mijlpaal",
    re.IGNORECASE,
)
CLOSED = ("closed", "ceremony", "escalation", "resolved")


def person_grid(work: Work, columns: Columns, section: Section) -> bool:
    """A table by days or weeks with a column for each of several people or roles."""
    people = people_in(columns) if is_timetable(columns) else {}
    if len(people) < 2:
        return False
    context = work.context(section)
    gates = [
        place
        for place, cell in enumerate(columns.table.header)
        if place and place not in people and _MILESTONE.search(label(cell.text))
    ]
    for row in columns.table.rows:
        when = row_when(work, columns, row, section)
        if when is None and columns.kinds[0] == "phase":
            when = _period(work, columns, row, context)
        for place, owner in people.items():
            if (cell := _cell(row, place)) is not None:
                add_work(work, row, cell, owner, when, context)
        for place in gates:
            if (cell := _cell(row, place)) is not None:
                _add_gate(work, row, cell, when, context)
    return True


def is_timetable(columns: Columns) -> bool:
    """Whether the rows are days, dates or phases, and nothing else tells what is to be done."""
    periods = columns.kinds[:1] in (("day",), ("due",), ("phase",))
    return periods and not columns.has("status", "task", "deliverable", "owner")


def people_in(columns: Columns) -> dict[int, str]:
    """The columns headed by people, with their names as written. One clear head is enough where the others may be."""
    clear: dict[int, str] = {}
    maybe: dict[int, str] = {}
    for place, kind in enumerate(columns.kinds):
        title = label(columns.table.header[place].text)
        if place == 0 or not title or _MILESTONE.search(title):
            continue
        if place in columns.tracks or _NUMBERED.match(title) or _ROLE.match(title) or _is_named(title):
            clear[place] = readable(columns.table.header[place].text)
        elif kind is None and columns.kinds[0] == "day" and _NAME.match(title) and not _NO_NAME.match(title):
            maybe[place] = title
    if clear or len(maybe) > 1:
        clear = dict(sorted({**maybe, **clear}.items())) if _all_told(columns, maybe) else clear
    return clear if _all_told(columns, clear) else {}


def is_role(title: str) -> bool:
    """Whether a title is that of a role, or of one of several people by number."""
    return _NUMBERED.match(title) is not None or _ROLE.match(title) is not None


def is_person(title: str) -> bool:
    """Whether a title is the name of a person or a role."""
    told = _NUMBERED.match(title) or _ROLE.match(title) or _is_named(title)
    return bool(told) or (_NAME.match(title) is not None and not _NO_NAME.match(title))


def _is_named(title: str) -> bool:
    found = _NAMED.match(title)
    return found is not None and not _NO_NAME.match(re.split(r"\s*[(（:–—/-]", title)[0])


def _all_told(columns: Columns, maybe: dict[int, str]) -> bool:
    """Whether some columns hold words and not figures or signs."""
    cells = [row.cells[place].text for row in columns.table.rows for place in maybe if place < len(row.cells)]
    told = [cell for cell in cells if cell.strip(" -–—")]
    return sum(sum(char.isalpha() for char in cell) > 3 for cell in told) * 10 >= len(told) * 7


def _cell(row: Row, place: int) -> Cell | None:
    return row.cells[place] if place < len(row.cells) and own_text(row.cells[place].text) else None


def _period(work: Work, columns: Columns, row: Row, context: Context) -> When | None:
    if not row.cells or not row.cells[0].text:
        return None
    return due_in(work.reading, row.cells[0].text, columns.table.header[0].text, context.window)


def _entry(work: Work, row: Row, cell: Cell, told: Told, kind: Kind, context: Context) -> Entry:
    words = read_wording(cell.text, work.tools.vocabulary)
    spot = Spot("row", row.line, row.span, (cell.span[0], cell.span[0]))
    return make_entry(work.reading, context, spot, words, kind, None, told)


def add_work(work: Work, row: Row, cell: Cell, owner: str, when: When | None, context: Context) -> None:
    """Keep a cell as work of somebody: a headline of a track that is busy then, else an item."""
    names = work.tools.names
    told = Told(track=names.owner(owner) or names.at_start(owner), owner=owner, file_cell=True)
    take_time(told, when)
    if context.section.kinds[0] in CLOSED:
        return
    entry = _entry(work, row, cell, told, "task", context)
    one_file = len(files_in(cell.text)) == 1 and own_files(cell.text, column=True)
    if when is None or when.start is None or when.end is None or one_file or entry.track == SHARED:
        work.reading.add(entry)
        return
    add_headline(
        work, (when.start, when.end), entry.track, readable(cell.text), row.line, "", entry, files_in(cell.text)
    )


def _add_gate(work: Work, row: Row, cell: Cell, when: When | None, context: Context) -> None:
    if work.reading.role != "plan" or work.reading.template or context.section.kinds[0] in CLOSED:
        return
    told = Told()
    take_time(told, when)
    entry = _entry(work, row, cell, told, "criterion", context)
    name, scope = gate_name(cell.text)[0], work.reading.track or ""
    gate = add_checkpoint(work.reading, name, entry.due, scope=scope, line=row.line)
    work.reading.add(replace(entry, checkpoint=gate))
