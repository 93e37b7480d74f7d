"""Findings that one document shows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from cockpit.core.model import SHARED, Finding
from cockpit.plan.entries import Entry
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.unread import unread
from cockpit.plan.weekdays import weekdays
from cockpit.plan.work import Work

_READY = re.compile(r"\b(?:ready|prepared|bereit|prêt|listo|pronto)\b|\bphase\b|\bplanning\b", re.IGNORECASE)
_MARKS = 3
_OPEN = ("todo", "doing", "blocked")


def notice(work: Work) -> None:
    """Add the findings of a document that was read."""
    reading = work.reading
    for problem in reading.outline.problems:
        reading.findings.append(
            Finding(
                code=problem.code, severity=problem.severity, path=reading.path, line=problem.line,
                message=problem.message, remedy=problem.remedy, column=problem.column,
            )
        )  # fmt: skip
    _encoding(work)
    _marks(work)
    if reading.role != "reference":
        _early(work)
        _complete(work)
        _outside(work)
        _people(work)
        _duplicates(work)
        unread(work)
    weekdays(work)


def _encoding(work: Work) -> None:
    outline = work.reading.outline
    known = {problem.code for problem in outline.problems}
    if not outline.text_ok and "not-utf8" not in known:
        work.reading.finding(
            "not-utf8", "error", 1, "This file is not valid UTF-8; bytes that are not read as `?`.",
            "Save it as UTF-8.",
        )  # fmt: skip
    if outline.mis_decoded and "mis-decoded" not in known:
        work.reading.finding(
            "mis-decoded", "hint", 1, "This text was UTF-8 once read as another encoding; it is shown repaired.",
            "Repair the file with `ftfy`, or restore it from before it was converted.",
        )  # fmt: skip


def _marks(work: Work) -> None:
    """Marks that nobody knows: one finding for each, or one for all where a document is full of them."""
    marks = list(work.unknown.items())
    for group in [marks] if len(marks) > _MARKS else [[mark] for mark in marks]:
        named = ", ".join(f"`[{sign}]`" for sign, _ in group[:_MARKS]) + (", …" if len(group) > _MARKS else "")
        items = [item for _, found in group for item in found]
        first = min(items, key=lambda item: item.line)
        many = f"{len(items)} lines carry marks" if len(group) > 1 else f"{named} is no mark"
        what = f"{many} this cockpit does not know, such as {named}" if len(group) > 1 else f"{many} this cockpit knows"
        times = f" ({len(items)} lines)" if len(group) == 1 < len(items) else ""
        work.reading.finding(
            "unknown-mark", "hint", first.line, f"{what}{times}; read as open.",
            "Use `[ ]`, `[x]`, `[/]`, `[-]`, or add the mark to [states] in sprint.toml.",
            work.reading.outline.column_of(first.text_span[0]),
        )  # fmt: skip


def _early(work: Work) -> None:
    reading = work.reading
    for section, lines in reading.early.items():
        _, due = reading.time_near(section, SHARED)
        day = f"{due:%a %d %b}" if due is not None else "later"
        many = f"{len(lines)} criteria are" if len(lines) > 1 else "A criterion is"
        written = f"{reading.written:%d %b}" if reading.written else "before"
        reading.finding(
            "ticked-before-due", "warning", lines[0],
            f"{many} marked done under “{section.title}”, due {day}, in a plan of {written}. Read as open.",
            "Write open boxes (`- [ ]`) and tick them when they hold.",
        )  # fmt: skip


def _complete(work: Work) -> None:
    """A heading or the document says it is complete while boxes below it are open."""
    reading = work.reading
    if reading.template:
        return
    told: list[tuple[Section, int]] = list(work.finished)
    for section in work.structure.all:
        status = section.facts.get("status")
        if status is None or _READY.search(status.value):
            continue
        if work.tools.vocabulary.state_of_words(status.value) == "done":
            told.append((section, status.line))
    if not told:
        return
    opened = _open_boxes(work)
    for section, line in told:
        lines = [found for found, holders in opened if id(section) in holders]
        if lines:
            many = f"{len(lines)} boxes below are" if len(lines) > 1 else "a box below is"
            reading.finding(
                "complete-with-open-boxes", "warning", line,
                f"It says complete, but {many} open (first in line {lines[0]}).",
                "Tick what is done, or take the claim back.",
            )  # fmt: skip


def _open_boxes(work: Work) -> list[tuple[int, set[int]]]:
    """(line, all sections around it) of each open checkbox."""
    found: list[tuple[int, set[int]]] = []
    above: dict[int, set[int]] = {}
    for place, block in enumerate(work.reading.outline.blocks):
        if isinstance(block, ListItem) and block.box is not None and not block.box.checked:
            section = work.structure.of[place]
            if id(section) not in above:
                above[id(section)] = set(_chain(section))
            found.append((block.line, above[id(section)]))
    return found


def _chain(section: Section) -> Iterator[int]:
    at: Section | None = section
    while at is not None:
        yield id(at)
        at = at.parent


# times


def _outside(work: Work) -> None:
    """Open items due outside the sprint: one finding for a document that is all about another time."""
    reading, calendar = work.reading, work.tools.calendar
    dated = [entry for entry in reading.entries if entry.due is not None and entry.kind not in ("note", "metric")]
    out = [
        entry
        for entry in dated
        if entry.due is not None
        and not calendar.contains(entry.due.astimezone(calendar.zone).date())
        and (entry.mention.state in (None, *_OPEN))
    ]
    if not out or reading.template:
        return
    days = [entry.due.astimezone(calendar.zone).date() for entry in out if entry.due is not None]
    if len(out) > 2 and len(out) > 0.6 * len(dated):
        reading.finding(
            "outside-sprint", "warning", out[0].mention.line,
            f"{len(out)} of {len(dated)} dated items are outside the sprint, {_day(min(days))} to {_day(max(days))}.",
            'If this plan belongs to another sprint, give it role = "ignore" in sprint.toml.',
        )  # fmt: skip
        return
    first: dict[date, tuple[int, int]] = {}
    for entry, day in zip(out, days, strict=True):
        line, many = first.get(day, (entry.mention.line, 0))
        first[day] = (min(line, entry.mention.line), many + 1)
    for day, (line, many) in sorted(first.items()):
        reading.finding(
            "outside-sprint", "warning", line,
            f"{f'{many} items are due' if many > 1 else 'Due'} {_day(day)}, outside the sprint.",
            "Correct the date, or move the item to another plan.",
        )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


# people and repetition


def _people(work: Work) -> None:
    """Owners who are no track, and items that nobody owns: one finding each per document."""
    reading, settings = work.reading, work.tools.settings
    if not settings.tracks or reading.template or reading.role != "plan":
        return
    counted = [entry for entry in reading.entries if entry.counted]
    strangers: dict[str, list[Entry]] = {}
    for entry in counted:
        if entry.owner and entry.track == SHARED:
            strangers.setdefault(entry.owner, []).append(entry)
    if strangers:
        first = min(entry.mention.line for entries in strangers.values() for entry in entries)
        names = ", ".join(f"“{owner}”" for owner in list(strangers)[:4]) + (", …" if len(strangers) > 4 else "")
        reading.finding(
            "unknown-track", "hint", first,
            f"{names} {'own items and are' if len(strangers) > 1 else 'owns items and is'} no track of this sprint.",
            "Add tracks or aliases to sprint.toml, or correct the names.",
        )  # fmt: skip
    nobody = [entry for entry in counted if not entry.owner and entry.track == SHARED]
    if nobody and reading.track is None:
        many = f"{len(nobody)} items belong" if len(nobody) > 1 else "An item belongs"
        reading.finding(
            "unowned", "hint", nobody[0].mention.line, f"{many} to no track and no owner.",
            "Name a track in the heading above, an owner in the line, or the plan in sprint.toml.",
        )  # fmt: skip


def _duplicates(work: Work) -> None:
    """The same open work twice in one document."""
    first: dict[tuple[str, str, datetime | None], Entry] = {}
    for entry in work.reading.entries:
        key = entry.mention.key
        if not entry.counted or len(key) < 4:
            continue
        known = first.setdefault((entry.track, key, entry.due), entry)
        if known is not entry and known.parent == entry.parent and known.mention.section == entry.mention.section:
            work.reading.finding(
                "duplicate-item", "hint", entry.mention.line,
                f"“{entry.mention.text}” stands here a second time (first in line {known.mention.line}).",
                "Remove one of them, or say how they differ.",
            )  # fmt: skip
