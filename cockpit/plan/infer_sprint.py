"""Which sprint a repository's plans are about: its dates, its label, its goal, its time zone. Guesses, with reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cockpit.core.calendar import monday_of
from cockpit.plan.infer_choice import Chosen, told_length, whole_length, whole_range
from cockpit.plan.infer_dates import Range, dates_in
from cockpit.plan.infer_length import Length
from cockpit.plan.infer_sketch import Label, Said, Sketch, Spell, labels_in

ALL_WEEKS = 3
"""The weight of a range over all the weeks of a plan."""
FEW_DAYS, LONGEST_TABLE = 3, 120
FRIDAY, WEEKEND = 4, 2
SHORTEST, LONGEST, LONGEST_WEEKS = 2, 45, 6
"""Calendar days that a sprint may last; a longer range is a roadmap, a shorter one an event."""
_SPAN = re.compile(r"(\d{1,2}|one|two|three|four|six)\s*-?\s*(day|week|tage?|woche)", re.IGNORECASE)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_ZONES = {
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver",
    "CT": "America/Chicago", "CDT": "America/Chicago", "ET": "America/New_York", "EST": "America/New_York",
    "EDT": "America/New_York", "GMT": "Europe/London", "BST": "Europe/London", "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin", "EET": "Europe/Helsinki", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo", "KST": "Asia/Seoul",
    "SGT": "Asia/Singapore", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "UTC": "UTC",
}  # fmt: skip
_MEETING = re.compile(
    r"stand-?up|daily (?:scrum|meeting|call)|meeting|call\b|retro|kick-?off|end of day|\beod\b|review", re.IGNORECASE
)
_CLOCK_ZONE = re.compile(
    r"\d\s*(?:[apAP]\.?[mM]\.?)?\s*\(?(" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")\b"
)


@dataclass(frozen=True, slots=True)
class Period:
    """The sprint's days. `why` says where they come from; `sure` False when a person should look."""

    start: date
    end: date
    why: str
    sure: bool
    spells: tuple[Spell, ...] = ()
    counted: str = ""
    """Where the days of the sprint are counted through its weekends."""

    @property
    def every_day(self) -> bool:
        """Whether the plans count weekends as days of work, `Days 1-10 (Nov 14-23)`, or there is nothing else."""
        if self.is_weekend or self.counted:
            return True
        counted = (
            re.search(r"\bdays?\s+1\s*(?:[-–—]|to)\s*(\d+)", spell.said.text, re.IGNORECASE) for spell in self.spells
        )
        return any(found is not None and int(found[1]) == self.range.days > 5 for found in counted)

    @property
    def is_weekend(self) -> bool:
        """Whether it has no other day."""
        return self.range.days <= WEEKEND and self.start.weekday() > FRIDAY and self.end.weekday() > FRIDAY

    @property
    def weekends(self) -> str:
        """Why weekends are days of work, where they are."""
        place = self.counted or self.spells[0].said.place
        return "the sprint is a weekend" if self.is_weekend else f"{place} counts weekends"

    @property
    def range(self) -> Range:
        return Range(self.start, self.end)


def period_of(sketches: Sequence[Sketch], today: date, chosen: Chosen | None = None) -> Period:
    """The days of the sprint that was chosen among those of a plan, failing that those most plans agree on, failing
    that as many weeks as the plan says from that of the newest plan on, failing that this week."""
    days = [sketch.day for sketch in sketches if sketch.day and sketch.weight]
    days = days or [sketch.day for sketch in sketches if sketch.day]
    newest = max(days, default=None)
    spells = [*_plausible(sketches), *_started(sketches)]
    spells = [spell for spell in spells if spell.weight > 1] or _repeated(spells)
    spells = _of_all_weeks(spells, sketches)
    if chosen:
        spells = [spell for spell in spells if _is_elsewhere(spell, chosen)]
        if chosen.days and (chosen.sure or not spells):
            return _of_chosen(chosen, chosen.days)
    if spells:
        return _elected(spells, newest, newest or today)
    if not chosen and (tabled := max((sketch.days for sketch in sketches), key=len, default=())):
        start, end = min(tabled), max(tabled)
        if len(tabled) >= FEW_DAYS and 1 < (end - start).days <= LONGEST_TABLE:
            return Period(start, end, f"the first and last of {len(tabled)} dates in a table", sure=False)
    return _guessed(sketches, newest, today, chosen)


def _of_all_weeks(spells: list[Spell], sketches: Sequence[Sketch]) -> list[Spell]:
    """For a plan that has a heading with dates for each of its weeks, one range over all of them."""
    for sketch in sketches:
        if whole := whole_range(sketch):
            spells = [spell for spell in spells if spell.said.path != sketch.path or spell.weight == 4]
            spells.append(
                Spell(whole[0], ALL_WEEKS, Said("the first and last day of its weeks", sketch.path, whole[1].line))
            )
    return spells


def _is_elsewhere(spell: Spell, chosen: Chosen) -> bool:
    """Whether dates say when a sprint is that stands in another document than the chosen one."""
    return spell.weight == 4 and spell.said.path != chosen.sketch.path


def _of_chosen(chosen: Chosen, days: Range) -> Period:
    return Period(days.start, days.end, chosen.place or chosen.why, chosen.sure and not chosen.place)


def _guessed(sketches: Sequence[Sketch], newest: date | None, today: date, chosen: Chosen | None) -> Period:
    """The week of the newest date, or as long as the plan says from its first day on."""
    planned = max(sketches, key=lambda sketch: sketch.weight, default=None)
    alone = planned is not None and 2 * planned.weight >= sum(sketch.weight for sketch in sketches)
    length = chosen.length if chosen else whole_length(planned) if planned and alone else _told_length(sketches)
    length = length if length and length.number <= (LONGEST_WEEKS if length.weeks else LONGEST) else Length(1, True, "")
    start = _first_day(newest, chosen.sketch if chosen else planned if alone else None) if newest else monday_of(today)
    start = newest if newest and not length.weeks and newest.weekday() < 5 else start
    lasting = f"; the plan says how long: {length.text}" if length.text else ""
    if newest is None:
        why = f"this week{' on' * bool(lasting)}; the plans name no dates{lasting}"
    else:
        what = "from the week of the newest date on" if lasting else "the week of the newest date"
        what = what if length.weeks else "from the newest date on"
        why = f"{what}, {newest}{_told_by(sketches, newest)}{lasting}"
    return Period(start, length.end(start), why, sure=False)


def _told_length(sketches: Sequence[Sketch]) -> Length | None:
    """What any of many plans says that a sprint lasts, or most of them have weeks for."""
    if told := next((length for one in sketches if one.weight and (length := told_length(one))), None):
        return told
    lasting = [length for one in sketches if one.weight and (length := whole_length(one))]
    most = max(lasting, key=lambda length: sum(length == other for other in lasting), default=None)
    agreed = sum(length == most for length in lasting)
    return most if agreed >= FEW_DAYS and 2 * agreed > len(lasting) else None


def _first_day(newest: date, plan: Sketch | None) -> date:
    """The Monday of the week; of the next one for a plan that was written on a Friday."""
    written = plan is not None and any(
        newest in dates_in(said.text)
        for key, said in plan.fields.items()
        if not re.search(r"updat|revis|modif|aktualis|stand|as of|generat", key)
    )
    return newest + timedelta(days=3) if newest.weekday() == 4 and written else monday_of(newest)


def _told_by(sketches: Sequence[Sketch], day: date) -> str:
    """Where a day comes from: a document that names it, before the commit of one that names none."""
    told = [sketch for sketch in sketches if sketch.day == day]
    named = next((sketch for sketch in told if sketch.is_dated), None)
    if named is not None:
        return f" in {named.path}"
    dated = any(sketch.is_dated and sketch.weight for sketch in sketches)
    others = "what the plans are dated is older" if dated else "the plans name no dates"
    return f", the last commit of {told[0].path}; {others}" if told else ""


def _plausible(sketches: Iterable[Sketch]) -> list[Spell]:
    """One spell for each range of each document, the weightiest place."""
    best: dict[tuple[str, date, date], Spell] = {}
    for sketch in sketches:
        for spell in sketch.spells:
            if SHORTEST <= spell.range.days <= LONGEST:
                key = (sketch.path, spell.range.start, spell.range.end)
                if key not in best or spell.weight > best[key].weight:
                    shift = best[key].range.shift if key in best and spell.range.shift is None else spell.range.shift
                    best[key] = replace(spell, range=replace(spell.range, shift=shift))
                elif best[key].range.shift is None:
                    best[key] = replace(best[key], range=replace(best[key].range, shift=spell.range.shift))
    return list(best.values())


def _repeated(spells: list[Spell]) -> list[Spell]:
    """Ranges named in passing, where more than one document names them."""
    count = Counter((spell.range.start, spell.range.end) for spell in spells)
    return [spell for spell in spells if count[spell.range.start, spell.range.end] > 1]


def _started(sketches: Iterable[Sketch]) -> list[Spell]:
    """Ranges told as a start and an end, or a start and a length, in the head of a document."""
    found: list[Spell] = []
    for sketch in sketches:
        start = next((said for key, said in sketch.fields.items() if re.search(r"\bstart|\bbegin|^from$", key)), None)
        start = start or sketch.fields.get("today")  # beside a deadline
        first = next(dates_in(start.text), None) if start else None
        if start is None or first is None:
            continue
        end = next(
            (said for key, said in sketch.fields.items() if re.search(r"\bend\b|\bdue\b|^to$|deadline", key)), None
        )
        last = next(dates_in(end.text), None) if end else None
        if last is None:
            texts = [said.text for key, said in sketch.fields.items() if re.search(r"duration|length|timeline", key)]
            last = next((_after(first, text) for text in texts if _SPAN.search(text)), None)
        if last and SHORTEST <= (last - first).days + 1 <= LONGEST:
            found.append(Spell(Range(first, last), 4, start))
    return found


def _after(first: date, length: str) -> date:
    """The last day of `2 weeks` or `5 days` from a day on; weeks end on the Friday."""
    found = _SPAN.search(length)
    assert found
    number = _WORDS.get(found[1].casefold()) or int(found[1])
    if found[2].casefold()[0] == "w":
        return monday_of(first) + timedelta(days=7 * number - 3)
    last = first
    while number > 1:
        last += timedelta(days=1)
        number -= last.weekday() < 5
    return last


def _elected(spells: list[Spell], newest: date | None, near: date) -> Period:
    """The range with most weight; one that is over when the newest plan was written counts a third."""
    weight: Counter[tuple[date, date]] = Counter()
    for spell in spells:
        over = newest is not None and spell.range.end < newest - timedelta(days=3)
        weight[spell.range.start, spell.range.end] += spell.weight * (2 if over else 6)
    (start, end), most = max(weight.items(), key=lambda entry: (entry[1], -abs((entry[0][0] - near).days)))
    support = sorted((s for s in spells if (s.range.start, s.range.end) == (start, end)), key=lambda s: -s.weight)
    rivals = [value for key, value in weight.items() if key != (start, end)]
    why = f"{support[0].said.place}: {_quoted(support[0].said.text)}"
    sure = 2 * max(rivals, default=0) <= most or len(support) > 1
    shifts = {spell.range.shift for spell in support if spell.range.shift is not None}
    if len(shifts) == 1 and (shift := shifts.pop()):
        moved = timedelta(days=shift)
        why += f"; moved by {shift:+d} day{'s' * (abs(shift) != 1)}, so that the weekdays written there are right"
        return Period(start + moved, end + moved, why, sure=False, spells=tuple(support))
    if end.weekday() == 6 and start.weekday() == 0 and (end - start).days == 6:
        end -= timedelta(days=2)
    return Period(start, end, why, sure=sure, spells=tuple(support))


def label_of(sketches: Sequence[Sketch], period: Period) -> tuple[Label, Said] | None:
    """What the sprint is called where its dates stand, the label with a theme first; else what most titles say."""
    if period.spells and all(spell.weight == ALL_WEEKS for spell in period.spells):
        return None
    named = [(label, spell.said) for spell in period.spells for label in labels_in(spell.said.text)]
    titles = {sketch.path: sketch for sketch in sketches}
    for spell in period.spells:
        owner = titles[spell.said.path]
        if spell.weight == 4:
            named += [(label, owner.title) for label in labels_in(owner.title.text)]
    if not named:
        named = [(label, sketch.title) for sketch in sketches for label in sketch.labels if _is_current(sketch, period)]
    if not named:
        return None
    count = Counter((label.kind, label.number) for label, _ in named)
    best = max(count.items(), key=lambda entry: (entry[1], entry[0][1]))[0]
    fitting = [(label, said) for label, said in named if (label.kind, label.number) == best]
    return max(fitting, key=lambda entry: bool(entry[0].theme))


def _is_current(sketch: Sketch, period: Period) -> bool:
    return sketch.day is None or sketch.day >= period.start - timedelta(days=14)


def zone_of(sketches: Iterable[Sketch]) -> tuple[str, Said] | None:
    """The time zone that clock times in the plans name most often."""
    found = [
        (_ZONES[match[1]], said)
        for sketch in sketches
        for said in sketch.lines
        for match in _CLOCK_ZONE.finditer(said.text)
        if match[1] not in ("UTC", "GMT") or _MEETING.search(said.text)
    ]
    if not found:
        return None
    zone = Counter(name for name, _ in found).most_common(1)[0][0]
    return next(entry for entry in found if entry[0] == zone)


def _quoted(text: str) -> str:
    return f'"{text[:60]}…"' if len(text) > 61 else f'"{text}"'
