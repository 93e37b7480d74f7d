"""The sprints that one plan tells of, each below a heading of its own, with what the plan says of them anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cockpit.core.text import plain, readable
from cockpit.plan.infer_dates import Range, dates_in, ranges_in
from cockpit.plan.infer_gantt import charted
from cockpit.plan.infer_length import Length, is_of_hours, length_in
from cockpit.plan.infer_marks import Mark, mark_of
from cockpit.plan.infer_sketch import Said, Sketch
from cockpit.plan.labels import label
from cockpit.plan.outline_model import Block, ListItem, Paragraph, Table

_SPRINTS = (
    r"sprint|iteration|iteración|iteração|itération|cycle|спринт|итерация|スプリント|イテレーション|迭代|冲刺|衝刺|"
    r"스프린트"
)
_WEEKS = (
    r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел[яьи]|týden|tydzień|tygodni[ea]|hafta|hét|vecka|uke|tuần|주|"
    r"周|週|สัปดาห์|w"
)
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})?|(?-i:[A-Z]|[IVX]{1,4}))(?![\w.,]\w|\w)"
_NAMED = rf"(?P<kind>{_SPRINTS})[\s_#№-]*(?:no\.? |nr\.? )?{_NUMBER}"
_SEVERAL = re.compile(
    rf"(?<!\w)(?:{_SPRINTS})s?\s*(?P<first>\d{{1,2}})\s*[-–—]\s*(?P<last>\d{{1,2}})(?:\s+(?:are|is|all|now|have been))*"
    r"(?P<rest>.{0,40})",
    re.IGNORECASE,
)
_ANY = re.compile(rf"(?<!\w){_NAMED}", re.IGNORECASE)
_AT_PRESENT = (
    r"current|active|ongoing|aktuell\w*|actuel|actual|attuale|atual|aktualny|bieżący|huidige?|nuvarande|текущий|現在|今回|"
    r"当前|當前|현재"
)
_HEADED = re.compile(
    rf"(?P<now>(?:the |sprint )?(?:{_AT_PRESENT})[^:：]{{0,14}}[:：]\s*|"
    rf"(?:the )?(?:{_AT_PRESENT})\b(?: sprint)?[\s–—(-]*)?{_NAMED}"
    r"(?P<rest>\s*$|\s*[^\w\s].*|\s+(?:plan|planning|backlog|board)\b.*)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<kind>S)P?(?P<number>\d{1,2})(?P<rest>\s*[:：(–—-].*|\s+[|·•].*)")
"""`S0 — Set up`, where a plan calls its sprints so throughout."""
_WEEK = re.compile(rf"(?P<kind>{_WEEKS})\s*#?(?P<number>\d{{1,2}})(?P<rest>\s*$|\s*[^\w\s].*)", re.IGNORECASE)
_OF_WEEKS = re.compile(
    rf"(?<!\w)(?:{_WEEKS})\s*(?P<first>\d{{1,2}})(?:\s*[-–—&]\s*(?P<last>\d{{1,2}}))?(?!\d)", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:current|now|active|in progress|this)\b.*\b(?:focus|sprint|iteration|phase|work|status)\b|\bcurrently\b|"
    r"\baktuell\w*|\bен cours\b|en curso|текущ\w+|em andamento|当前|進行中",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\s:：–—|·.,()\[\]-]+|[\s:：–—|·,(\[-]+$")
_STATUS = re.compile(
    r"status|state|estado|état|stan\b|stato|статус|состояние|durum|állapot|progress|avance|状态|狀態|状態|進捗|ステータス|상태",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(r"^\s*[(\[（][^()\[\]（）]*[)\]）]")
NEAR_LINES = 8
"""How many lines below its heading a sprint says its dates and its state."""
LONGEST_STATE = 24
"""A line by itself with nothing but a state is no longer than this."""
NEAR_CHARACTERS = 100
"""How far behind a sprint's name in an overview its dates and its length stand."""
LONGEST_THEME = 60
MOST_WEEKS = 6
"""A plan of more weeks is not one sprint: its weeks are sprints."""


@dataclass(slots=True, kw_only=True)
class Stretch:
    """One sprint of a plan: lines `said.line` to `last`. `weeks` are its first and last week, counted from the plan's
    start; `open` and `ticked` count boxes, or other lines of work as open."""

    kind: str
    number: str
    theme: str
    said: Said
    last: int
    mark: Mark = None
    range: Range | None = None
    weeks: tuple[int, int] | None = None
    length: Length | None = None
    done_on: date | None = None
    boxes: int = 0
    ticked: int = 0
    listed: int = 0

    @property
    def name(self) -> str:
        return f"{self.kind.capitalize()} {self.number}" + (f": {self.theme}" if self.theme else "")

    @property
    def is_open(self) -> bool:
        """Whether work is left in it, as far as the plan tells."""
        return self.mark != "done" and (self.ticked < self.boxes if self.boxes else self.listed > 0)


def stretches_in(sketch: Sketch, near: date | None) -> list[Stretch]:
    """The sprints of a document in the order of their headings, parts of a day left out; weeks where there are many of
    them and no sprints. `near` is a day the document was about, for dates without a year."""
    found = list(_headed(sketch, _HEADED))
    if not found and len(short := list(_headed(sketch, _SHORT))) > 1:
        found = short
    if not found and len(weeks := list(_headed(sketch, _WEEK))) > MOST_WEEKS:
        found = weeks
    if not found or any(is_of_hours(stretch.said.text) for stretch in found):
        return []
    by_number = {stretch.number: stretch for stretch in found}
    for stretch in found:
        stretch.done_on = _done_on(stretch, sketch)
    _tell_below(found, sketch, near)
    _tell_charts(by_number, sketch)
    _tell_elsewhere(by_number, sketch, near)
    return found


def _headed(sketch: Sketch, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    """One for each number, the first heading of it, to the next heading that is not below it."""
    seen: set[str] = set()
    titles = sketch.headings
    for at, (level, said) in enumerate(titles):
        found = pattern.match(label(said.text))
        if found is None or found["number"] in seen or (level == 1 and said is sketch.title and len(titles) > 1):
            continue
        seen.add(found["number"])
        last = next((after.line - 1 for other, after in titles[at + 1 :] if other <= level), 10**9)
        rest = found["rest"]
        kind = "sprint" if pattern is _SHORT else found["kind"].casefold()
        stretch = Stretch(kind=kind, number=found["number"], theme=_theme(rest), said=said, last=last)
        stretch.mark = "current" if found.groupdict().get("now") else mark_of(said.text)
        _note_lengths(stretch, rest)
        yield stretch


def _theme(rest: str) -> str:
    """What a sprint is about, of what follows its number in the heading: no dates, no state, no brackets."""
    text = re.split(r"[(\[（|]|[☀-➿⬀-⯿\U0001f000-\U0001faff]", _EDGES.sub("", _IN_FRONT.sub("", rest)))[0]
    if next(ranges_in(text, date(2000, 1, 1)), None):
        return ""
    parts = [part for part in re.split(r"\s+[–—-]\s+", text) if not mark_of(f"({part})") and not length_in(part)]
    theme = _EDGES.sub("", " — ".join(parts))
    return theme[:LONGEST_THEME] if re.search(r"[^\W\d_]{2}", theme) and not _OF_WEEKS.match(theme) else ""


def _note_lengths(stretch: Stretch, text: str) -> None:
    if stretch.weeks is None and (weeks := _OF_WEEKS.search(text)):
        first = int(weeks["first"])
        stretch.weeks = (first, max(first, int(weeks["last"] or first)))
    if stretch.length is None and not is_of_hours(text):
        stretch.length = length_in(_OF_WEEKS.sub("", text))


def _tell_below(found: Sequence[Stretch], sketch: Sketch, near: date | None) -> None:
    """Dates, state and length from the lines right below each heading, and how much work stands there."""
    alone = {
        block.lines[0].line
        for block in sketch.source.outline.blocks
        if isinstance(block, Paragraph) and len(block.lines) == 1
    }
    for stretch in found:
        for said in sketch.lines:
            if not stretch.said.line <= said.line <= min(stretch.last, stretch.said.line + NEAR_LINES):
                continue
            is_title = said.line == stretch.said.line
            key, _, value = said.text.partition(":")
            brief = is_title or len(re.sub(r"[\W\d_]+", "", said.text)) < 40 or len(key) < 24
            if brief and stretch.range is None:
                stretch.range = next(ranges_in(said.text, near), None)
            if not is_title and len(said.text) < LONGEST_STATE and said.line in alone:
                stretch.mark = stretch.mark or mark_of(f"({said.text})")
            if not is_title and len(key) < 24 and value:
                if _STATUS.search(key):
                    stretch.mark = stretch.mark or mark_of(f"({value.split('|')[0].strip()})")
                if re.search(r"durat|length|dauer|dura|длит|time|期|czas|időtartam", key, re.IGNORECASE):
                    _note_lengths(stretch, value)
    for stretch in found:
        _count(stretch, sketch.source.outline.blocks)


def _done_on(stretch: Stretch, sketch: Sketch) -> date | None:
    """The newest date right below its heading: of a sprint that is done, the day on which it was."""
    near = range(stretch.said.line, min(stretch.last, stretch.said.line + NEAR_LINES) + 1)
    return max((day for said in sketch.lines if said.line in near for day in dates_in(said.text)), default=None)


def _count(stretch: Stretch, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, ListItem) and stretch.said.line < block.line <= stretch.last:
            stretch.boxes += block.box is not None
            stretch.ticked += block.box is not None and block.box.checked
            stretch.listed += block.box is None and block.depth == 1
        elif isinstance(block, Table) and stretch.said.line < block.line <= stretch.last:
            marks = [mark_of(f"({readable(row.cells[-1].text)})") for row in block.rows if row.cells]
            if "done" in marks:
                stretch.boxes += len(marks)
                stretch.ticked += marks.count("done")
            else:
                stretch.listed += len(marks)


def _tell_elsewhere(by_number: dict[str, Stretch], sketch: Sketch, near: date | None) -> None:
    """State, dates and weeks that an overview tells: a row of a table, a line, what stands below `Current focus`."""
    for text, line in _overviews(sketch):
        _tell_several(by_number, text)
        places = list(_ANY.finditer(text))
        for at, place in enumerate(places):
            stretch = by_number.get(place["number"])
            if stretch is None or stretch.said.line == line:
                continue
            until = places[at + 1].start() if at + 1 < len(places) else len(text)
            part = text[place.end() : until]
            if stretch.range is None:
                stretch.range = next(ranges_in(part[:NEAR_CHARACTERS], near), None)
            stretch.mark = stretch.mark or (mark_of(part) if len(part) < 2 * NEAR_CHARACTERS else None)
            if len(part) < NEAR_CHARACTERS:
                _note_lengths(stretch, part)
    _tell_now(by_number, sketch)


def _tell_charts(by_number: dict[str, Stretch], sketch: Sketch) -> None:
    """Dates that a Gantt chart gives to a sprint."""
    for section, days in charted(sketch.source.outline.decoded):
        named = _ANY.search(section)
        if named and (stretch := by_number.get(named["number"])) and stretch.range is None:
            stretch.range = days


def _tell_several(by_number: dict[str, Stretch], text: str) -> None:
    """The state of several at once: `Sprints 1–4 are done`."""
    for found in _SEVERAL.finditer(text):
        mark = mark_of(f"({re.split('[+·,.;(]', found['rest'])[0].strip()})")
        for number in range(int(found["first"]), int(found["last"]) + 1):
            if mark == "done" and (stretch := by_number.get(str(number))):
                stretch.mark = stretch.mark or mark


def _tell_now(by_number: dict[str, Stretch], sketch: Sketch) -> None:
    """The sprint named in or right below a heading or a line such as `Current sprint`."""
    titles = {said.line for _, said in sketch.headings}
    for said in sketch.lines:
        head, _, value = said.text.partition(":")
        if not _NOW.search(head if len(head) < 40 else "") or mark_of(said.text) == "done":
            continue
        below = (
            [one.text for one in sketch.lines if said.line < one.line <= said.line + 3] if said.line in titles else []
        )
        for text in (value, head, *below):
            named = _ANY.search(text)
            if named and (stretch := by_number.get(named["number"])):
                if stretch.mark != "done":
                    stretch.mark = "current"
                return


def _overviews(sketch: Sketch) -> Iterator[tuple[str, int]]:
    """Lines, and rows of tables, where a column of bare numbers is headed Sprint."""
    for said in sketch.lines:
        yield said.text, said.line
    for table in sketch.source.outline.blocks:
        if not isinstance(table, Table):
            continue
        head = label(table.header[0].text) if table.header else ""
        kind = re.fullmatch(rf"(?:{_SPRINTS})s?", head, re.IGNORECASE)
        for row in table.rows:
            cells = [plain(cell.text) for cell in row.cells]
            bare = re.fullmatch(r"#?(?:SP?(?=\d))?(\d{1,3}|[A-Z])\W*", cells[0]) if kind and cells else None
            yield (" | ".join([f"Sprint {bare[1]}", *cells[1:]]) if bare else " | ".join(cells)), row.line
