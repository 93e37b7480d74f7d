"""Which of a plan's sprints is meant: the one marked as current, that of today, the first with open work. Its days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.calendar import monday_of
from cockpit.plan.infer_dates import Range, dates_in, ranges_in
from cockpit.plan.infer_length import Length, length_in, sprint_length_in
from cockpit.plan.infer_sketch import Said, Sketch
from cockpit.plan.infer_stretches import MOST_WEEKS, Stretch, stretches_in

LONGEST_STRETCH = 100
_DEFAULT = Length(1, True, "")
_LENGTH_FIELD = re.compile(
    r"(?:sprint |total |project )?(?:timeline|duration|length|timeframe|time|dauer|laufzeit|duración|duracion|duração|"
    r"durée|durata|длительность|срок|czas trwania|időtartam|süre|期間|工期|周期|기간)",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\W*(?:(?P<week>week|woche|semaine|semana|settimana|неделя|hafta|hét|tydzień|týden)|"
    r"(?P<day>day|tag|jour|d[ií]a|giorno|день|gün|dzień|nap))\s*#?(?P<first>\d{1,2})(?:\s*[-–—]\s*(?P<last>\d{1,2}))?(?!\d)",
    re.IGNORECASE,
)
_START_FIELD = re.compile(
    r"(?:project |sprint |planned )?(?:start|begin)\w*(?: date| day)?|from|beginn|startdatum|inicio|fecha de inicio|"
    r"início|data de início|début|inizio|начало|дата начала|początek|data rozpoczęcia|başlangıç|kezdés|開始日?|开始|"
    r"시작일?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A sprint among those of a plan. `why` in words; `sure` where the plan or its dates say so; `days` are the
    sprint's, `None` where only the length is known; `place` tells where they come from."""

    stretch: Stretch
    sketch: Sketch
    among: Sequence[Stretch]
    why: str
    sure: bool
    days: Range | None
    place: str
    length: Length


def choose(sketches: Sequence[Sketch], today: date) -> Chosen | None:
    """The sprint that is on, of the document that marks it, else that dates it, else that has most of them."""
    found: list[tuple[tuple[int, float, int], Chosen]] = []
    for sketch in sketches:
        stretches = stretches_in(sketch, _near(sketch, today))
        if not stretches or (len(stretches) == 1 and stretches[0].mark != "current" and not stretches[0].is_open):
            continue
        rank, stretch, why = _picked(stretches, today, _named_by(sketches, sketch))
        length = _length(stretch, stretches, sketch)
        days, place = _days(stretch, stretches, sketch, length)
        chosen = Chosen(
            stretch=stretch,
            sketch=sketch,
            among=stretches,
            why=why,
            sure=rank < 2,
            days=days,
            place=place,
            length=length,
        )
        found.append(((rank, -sketch.weight, -len(stretches)), chosen))
    return min(found, key=lambda entry: entry[0])[1] if found else None


def _near(sketch: Sketch, today: date) -> date:
    """A day the document was about: a range with its year, else its own day, else today."""
    written = next((spell.range.start for spell in sketch.spells if spell.range.year_written), None)
    return written or sketch.day or today


def _named_by(sketches: Sequence[Sketch], plan: Sketch) -> dict[str, Said]:
    """The sprints that other documents are about, by number."""
    return {
        str(named.number): other.title
        for other in sketches
        if other is not plan
        for named in other.labels
        if named.kind in ("sprint", "iteration", "cycle")
    }


def _picked(stretches: Sequence[Stretch], today: date, named: Mapping[str, Said]) -> tuple[int, Stretch, str]:
    """How good a reason there is (0 the best), the sprint, and the reason in words."""
    many = len(stretches)
    marked = [one for one in stretches if one.mark == "current"]
    held = [one for one in stretches if _holds(one, today)]
    if marked:
        one = next((one for one in marked if one in held), marked[0])
        return 0, one, f"{one.said.path} marks it as the current one" + (f" of {many}" if many > 1 else "")
    if held:
        one = next((one for one in held if one.mark != "done"), held[0])
        return 1, one, f"the one of {many} that today is in, at {one.said.place}"
    begun = [one for one in stretches if one.number in named and one.mark != "done"]
    if begun and many > 1:
        one = max(begun, key=lambda one: float(one.number))
        return 2, one, f"the last of {many} that a document of its own is about, {named[one.number].path}"
    unfinished = [one for one in stretches if one.is_open]
    ahead = [one for one in unfinished if not (one.range and one.range.end < today)]
    if many == 1:
        return 2, stretches[0], f"the only sprint there is, at {stretches[0].said.place}"
    for one in ahead or unfinished:
        return 2, one, f"the first of {many} with open work, at {one.said.place}"
    for one in stretches:
        if one.mark is None and not one.ticked:
            return 3, one, f"the first of {many} that is not done, at {one.said.place}"
    one = stretches[-1]
    return 4, one, f"the last of {many}, which are all done, at {one.said.place}"


def _holds(stretch: Stretch, today: date) -> bool:
    return stretch.range is not None and stretch.range.start <= today <= stretch.range.end


def _length(stretch: Stretch, stretches: Sequence[Stretch], sketch: Sketch) -> Length:
    """How long it lasts by its own words, by what the plan says of every sprint, by the weeks and days it has."""
    if stretch.weeks:
        first, last = stretch.weeks
        return Length(last - first + 1, True, _weeks(last - first + 1))
    if stretch.length:
        return stretch.length
    if told := told_length(sketch):
        return told
    steps = steps_of(sketch, stretch.said.line, stretch.last)
    if steps:
        return steps
    if re.fullmatch(r"week|woche|semaine|semana|неделя", stretch.kind, re.IGNORECASE):
        return Length(1, True, _weeks(1))
    others = [other.length for other in stretches if other.length]
    return others[0] if others else _DEFAULT


def _weeks(number: int) -> str:
    return f"{number} weeks" if number > 1 else "1 week"


def told_length(sketch: Sketch) -> Length | None:
    """What a document says a sprint lasts, anywhere in it."""
    return next((length for said in sketch.lines if (length := sprint_length_in(said.text))), None)


def whole_length(sketch: Sketch) -> Length | None:
    """How long the one sprint of a document lasts: as its head says, as it says of a sprint, by its weeks or days."""
    if told := told_length(sketch):
        return told
    stated = (said for key, said in sketch.fields.items() if _LENGTH_FIELD.fullmatch(key))
    return next((length for said in stated if (length := length_in(said.text))), None) or steps_of(sketch, 0, 10**9)


def steps_of(sketch: Sketch, first: int, last: int) -> Length | None:
    """The length of headings `Week 1` to `Week N`, or `Day 1` to `Day N`, between two lines; None without a first."""
    counted: dict[str, set[int]] = {"week": set(), "day": set()}
    for _, said in sketch.headings:
        if first <= said.line <= last and (step := _STEP.match(said.text)):
            numbers = range(int(step["first"]), int(step["last"] or step["first"]) + 1)
            counted["week" if step["week"] else "day"].update(numbers)
    weeks, days = counted["week"], counted["day"]
    if len(weeks) > 1:
        return Length(max(weeks) - min(weeks) + 1, True, _weeks(max(weeks) - min(weeks) + 1))
    if len(days) > 2 and min(days) == 1:
        return length_in(f"{max(days)} days")
    return None


def last_day(sketch: Sketch, first: int, last: int) -> tuple[int, Said] | None:
    """The highest number of headings `Day 1` to `Day N` between two lines, several of them, and where it stands."""
    found: dict[int, Said] = {}
    for _, said in sketch.headings:
        if first <= said.line <= last and (step := _STEP.match(said.text)) and step["day"]:
            found.update((number, said) for number in (int(step["first"]), int(step["last"] or step["first"])))
    most = max(found, default=0)
    return (most, found[most]) if len(found) > 2 and min(found) == 1 else None


def _days(stretch: Stretch, stretches: Sequence[Stretch], sketch: Sketch, length: Length) -> tuple[Range | None, str]:
    """Its days as written, or counted from those of a sprint before it or from the start of the plan."""
    if stretch.range and stretch.range.days <= LONGEST_STRETCH:
        return stretch.range, ""
    at = stretches.index(stretch)
    for before in range(at - 1, -1, -1):
        if known := stretches[before].range:
            between = _lasting(stretches[before + 1 : at], stretches, sketch)
            return _from(_monday_after(known.end) + between, length, stretches[before].said)
    begun = _begun(sketch)
    if begun is None:
        over = [one.done_on for one in stretches[:at] if one.mark == "done" and one.done_on]
        if not over:
            return None, ""
        start = max(over) if max(over).weekday() < 3 else _monday_after(max(over))
        days = Range(monday_of(start), length.end(start))
        return days, f"from when the sprint before it was done, {max(over)} in {sketch.path}"
    start, said = begun
    if stretch.weeks:
        start += timedelta(weeks=stretch.weeks[0] - 1)
    elif at:
        start += _lasting(stretches[:at], stretches, sketch)
    whole = next((spell for spell in sketch.spells if spell.weight == 4 and spell.said is said), None)
    if whole is not None and start > whole.range.end and whole.range.days <= LONGEST_STRETCH:
        return whole.range, f"the whole plan, {said.place}"
    return _from(start, length, said)


def _lasting(some: Sequence[Stretch], stretches: Sequence[Stretch], sketch: Sketch) -> timedelta:
    lengths = [_length(one, stretches, sketch) for one in some]
    return sum((timedelta(days=length.number * (7 if length.weeks else 1)) for length in lengths), timedelta())


def _from(start: date, length: Length, said: Said) -> tuple[Range | None, str]:
    return Range(start, length.end(start)), f"counted from {said.place}"


def _monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def whole_range(sketch: Sketch) -> tuple[Range, Said] | None:
    """The first and last day of the weeks that a plan has a heading with dates each for: `Week 1 (25–31 Mar)`."""
    found = {
        span.start: (span, said)
        for _, said in sketch.headings
        if (step := _STEP.match(said.text)) and step["week"]
        for span in ranges_in(said.text, sketch.day)
    }
    if not 1 < len(found) <= MOST_WEEKS:
        return None
    spans = [span for span, _ in found.values()]
    first = min(spans, key=lambda span: span.start)
    whole = Range(first.start, max(span.end for span in spans))
    return (whole, found[first.start][1]) if whole.days <= LONGEST_STRETCH else None


def _begun(sketch: Sketch) -> tuple[date, Said] | None:
    """The start of the whole plan: a start line of its head, or a range that its head tells."""
    for key, said in sketch.fields.items():
        if _START_FIELD.fullmatch(key) and (day := next(dates_in(said.text), None)):
            return day, said
    spell = next((spell for spell in sketch.spells if spell.weight == 4), None)
    return (spell.range.start, spell.said) if spell else None
