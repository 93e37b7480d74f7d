"""One document as `init` sees it: its title, its dates, its labels, whose it is, how much of a plan it is."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cockpit.core.text import readable
from cockpit.plan.cell_kinds import kinds_of
from cockpit.plan.infer_dates import Range, dates_in, ranges_in
from cockpit.plan.outline_model import FrontMatter, Heading, ListItem, Outline, Paragraph, Table
from cockpit.plan.vocabulary import Vocabulary, column_kind

HEAD_LINES, FOOT_LINES = 15, 12
"""Lines at the top of a document in which it says what it is about."""
_FIELD = re.compile(r"\W*([^\W\d][\w /&'-]{1,28}?)\s*[:：]\s*(\S.*)")
_TIME_FIELD = re.compile(
    r"(?:delivery |sprint |project |planning |execution |build )?window|zeitfenster|ventana|"
    r"timeline|week|sprint|iteration|(?:sprint )?dates?|period|duration|phase|when|time ?frame|schedule|"
    r"zeitraum|dauer|"
    r"woche|termine?|période|semaine|daty|termin|okres|fechas?|per[ií]odo|periodo|datas|datum|durata|сроки?|"
    r"даты|период|"
    r"tarihler|időszak|期間|期间|日期|기간",
    re.IGNORECASE,
)
_DATE_FIELD = re.compile(
    r"(?:last )?"
    r"(?:date|updated?|generated|prepared|created|written|revision|revised|as of|datum|data|stand|fecha|"
    r"dátum|дата|обновлено|zaktualizowano|tarih|completion|completed|日付|作成日|更新日?|작성일|날짜|.{0,4}(?:创建|更新|制定|编写|"
    r"修改)(?:时间|日期)?)"
    r"(?: (?:on|date|at))?",
    re.IGNORECASE,
)
_OWNER_FIELD = re.compile(
    r"(?:task |project |track )?"
    r"(?:owners?|assignees?|assigned to|responsible|agents?|lead|dri|verantwortlich|"
    r"zuständig|responsable|担当者?|담당자?|负责人)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![^\W_])(?P<kind>week|sprint|phase|iteration|cycle|woche|semaine|sprint|"
    r"milestone)[\s_#-]*(?P<number>\d{1,3})"
    r"(?![^\W_]|\.|\s?%)(?:\s+[^\W\d_][\w ]{0,24}?(?:plan|roadmap|overview|schedule))?"
    r"(?:\s*(?::|–|—|-)\s*(?P<theme>[^\W\d_][^()|\n]{2,60}))?",
    re.IGNORECASE,
)
_NO_THEME = re.compile(
    r"(?:complete[d]?|done|final|tasks?|plan|plans|deliverables?|summary|report|checklist|status|in progress|"
    r"day|week|sprint|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\W*(?:day|week|phase|sprint|tag|woche|jour|semaine)\s*\d|\W*(?:mon|tues|wednes|thurs|fri)day\b", re.IGNORECASE
)
_BLANK = re.compile(r"_{3,}|\[[A-Z][\w /]{1,40}\](?!\()|\{\{?[^{}]+\}|<[A-Za-z][\w ]+>")
_WORDS = Vocabulary.of({})


@dataclass(frozen=True, slots=True)
class Source:
    """A document to infer from. `path` is relative to the folder sprint.toml will stand in; `written` the day of its
    last commit, None when unknown."""

    path: str
    outline: Outline
    written: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Something a document says, with the line."""

    text: str
    path: str
    line: int

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Spell:
    """A range of dates in a document. `weight`: 4 where the document says when it is for, 2 in a heading, else 1."""

    range: Range
    weight: int
    said: Said


@dataclass(frozen=True, slots=True)
class Label:
    """`Week 2`, `Phase 3: Recovery`: kind in lower case, number, theme (may be empty)."""

    kind: str
    number: int
    theme: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind.capitalize()} {self.number}" + (f": {self.theme}" if self.theme else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What was seen. `fields` are the `Key: value` lines of the head, keys casefolded."""

    source: Source
    title: Said
    fields: dict[str, Said]
    day: date | None
    spells: tuple[Spell, ...]
    labels: tuple[Label, ...]
    owners: tuple[Said, ...]
    headings: tuple[tuple[int, Said], ...]
    boxes: int
    ticked: int
    tables: int
    blanks: int
    lines: tuple[Said, ...]
    days: tuple[date, ...] = ()
    """Dates in day and due columns of tables."""

    is_dated: bool = True
    """Whether the document itself names its day; otherwise `day` is that of its last commit, or None."""

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def stem(self) -> str:
        return posixpath.splitext(posixpath.basename(self.path))[0]

    @property
    def weight(self) -> float:
        """Boxes, tables of work and headings of time, damped: one long checklist does not outweigh ten plans."""
        timed = sum(_TIMED.match(said.text) is not None for _, said in self.headings)
        return math.sqrt(self.boxes + 4 * self.tables + 2 * bool(self.spells) + min(timed, 10))


def sketch(source: Source) -> Sketch:
    """Look at a document once."""
    lines = tuple(_lines(source))
    headings = tuple(_headings(source))
    title = next((said for _, said in headings), Said("", source.path, 1))
    head = [said for said in lines if said.line <= max(HEAD_LINES, title.line + HEAD_LINES)]
    fields = _fields(head)
    named = _day(fields, head) or next(dates_in(posixpath.basename(source.path)), None) or _day_below(lines)
    day = named or source.written
    items = list(source.outline.items())
    boxes = [item.box for item in items if item.box]
    return Sketch(
        source=source,
        title=title,
        fields=fields,
        day=day,
        spells=tuple(_spells(lines, headings, fields, day)),
        labels=_labels(source, title, fields),
        owners=tuple(_owners(source, lines)),
        headings=headings,
        boxes=len(boxes),
        ticked=sum(box.checked for box in boxes),
        tables=sum(_is_work(block) for block in source.outline.blocks if isinstance(block, Table)),
        blanks=sum(len(_BLANK.findall(said.text)) for said in lines),
        lines=lines,
        days=tuple(_tabled_days(source)),
        is_dated=named is not None,
    )


def field_of(text: str) -> tuple[str, str] | None:
    """Key and value of a `**Key**: value` line, as people read them."""
    found = _FIELD.match(text)
    return (found[1].strip(), found[2].strip()) if found else None


def labels_in(text: str) -> Iterator[Label]:
    """`Week 2`, `SPRINT_3`, `Phase 3: Recovery` anywhere in a text or file name."""
    for found in _LABEL.finditer(text):
        theme = re.sub(r"\s*(?:\bplan)?[\s\W]*$", "", found["theme"] or "", flags=re.IGNORECASE)
        theme = "" if _NO_THEME.match(theme) else theme
        yield Label(found["kind"].casefold(), int(found["number"]), theme)


def _headings(source: Source) -> Iterator[tuple[int, Said]]:
    for block in source.outline.blocks:
        if isinstance(block, Heading):
            yield block.level, Said(readable(block.text), source.path, block.line)


def _lines(source: Source) -> Iterator[Said]:
    """All texts of a document but its table cells, as people read them."""
    for block in source.outline.blocks:
        if isinstance(block, Heading | ListItem):
            yield Said(readable(block.text), source.path, block.line)
        elif isinstance(block, Paragraph):
            for line in block.lines:
                yield Said(readable(line.text), source.path, line.line)
        elif isinstance(block, FrontMatter):
            for key, value, number in block.entries:
                yield Said(f"{key}: {value}", source.path, number)


def _fields(head: list[Said]) -> dict[str, Said]:
    fields: dict[str, Said] = {}
    for said in head:
        if found := field_of(said.text):
            fields.setdefault(found[0].casefold(), Said(found[1], said.path, said.line))
    return fields


def _day(fields: dict[str, Said], head: list[Said]) -> date | None:
    """The document's own date: the latest of its date lines, else the first date in its head."""
    stated = [day for key, said in fields.items() if _DATE_FIELD.fullmatch(key) for day in dates_in(said.text)]
    if stated:
        return max(stated)
    return next((day for said in head if not any(ranges_in(said.text)) for day in dates_in(said.text)), None)


def _day_below(lines: tuple[Said, ...]) -> date | None:
    """A date line at the foot: `Updated: 2026-03-29`."""
    found = (pair for said in lines[-FOOT_LINES:] if (pair := field_of(said.text)) and _DATE_FIELD.fullmatch(pair[0]))
    return max((day for _, value in found for day in dates_in(value)), default=None)


def _spells(
    lines: tuple[Said, ...], headings: tuple[tuple[int, Said], ...], fields: dict[str, Said], day: date | None
) -> Iterator[Spell]:
    titles = {said.line: level for level, said in headings}
    heads = {said.line for key, said in fields.items() if _TIME_FIELD.fullmatch(key)}
    for said in lines:
        weight = 4 if said.line in heads or titles.get(said.line) == 1 else 2 if said.line in titles else 1
        for found in ranges_in(said.text, day):
            yield Spell(found, weight, said)


def _labels(source: Source, title: Said, fields: dict[str, Said]) -> tuple[Label, ...]:
    named = [*labels_in(title.text), *labels_in(posixpath.basename(source.path))]
    for key, said in fields.items():
        if key in ("week", "sprint", "phase", "iteration") and (number := re.match(r"\d{1,3}(?![\d.])", said.text)):
            named.append(Label(key, int(number[0])))
        elif _TIME_FIELD.fullmatch(key):
            named += labels_in(said.text)
    return tuple(dict.fromkeys(named))


def _owners(source: Source, lines: tuple[Said, ...]) -> Iterator[Said]:
    for said in lines:
        found = field_of(said.text)
        if found and _OWNER_FIELD.fullmatch(found[0]):
            yield Said(found[1], said.path, said.line)
    for table in source.outline.blocks:
        if not isinstance(table, Table):
            continue
        columns = [at for at, kind in enumerate(kinds_of(table, _WORDS)) if kind == "owner"]
        for row in table.rows:
            for at in columns:
                if at < len(row.cells):
                    yield Said(readable(row.cells[at].text), source.path, row.line)


def _tabled_days(source: Source) -> Iterator[date]:
    for table in source.outline.blocks:
        if isinstance(table, Table):
            columns = [at for at, cell in enumerate(table.header) if column_kind(cell.text) in ("due", "day")]
            for row in table.rows:
                for at in columns:
                    yield from dates_in(readable(row.cells[at].text) if at < len(row.cells) else "")


def _is_work(table: Table) -> bool:
    kinds = set(kinds_of(table, _WORDS))
    return bool(kinds & {"status", "owner", "due", "day"} and kinds & {"task", "deliverable", "file", "id", "owner"})
