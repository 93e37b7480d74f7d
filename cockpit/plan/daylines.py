"""Lines that give a day or a name to one piece of work: `**Monday**: set up the pipeline`, `**Primary Task**: text`.

As in tables by day, a day's line is a headline over its day, and an item where its track has no deliverable due then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from cockpit.core.model import Kind, Span
from cockpit.plan.afterwards import is_counted
from cockpit.plan.contexts import Context
from cockpit.plan.daytables import add_headline
from cockpit.plan.entries import Entry
from cockpit.plan.heading_items import status_slot
from cockpit.plan.headings import heading_kind
from cockpit.plan.items import Spot, Told, make_entry, take_time, told_below
from cockpit.plan.labels import label
from cockpit.plan.leads import Pair, pair_in, tells_criterion
from cockpit.plan.names import files_in
from cockpit.plan.outline_model import Line, ListItem
from cockpit.plan.section import Section
from cockpit.plan.stage_words import REPORT
from cockpit.plan.time_words import MONTHS, begins_with_time, has_clock
from cockpit.plan.when import When, heading_when
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_CLOSED = ("closed", "ceremony", "escalation", "resolved", "risk", "dependency")
_DAY = re.compile(
    r"\W*([^\W\d_]+(?:\s*[-–—/&]\s*[^\W\d_]+|\s+\d{1,2}(?:\s*[-–—]\s*\d{1,2})?)?)\s*(?:\([^()]*\))?\W*:(?!\d)"
)
_MONTH = re.compile(rf"\W*(?:{'|'.join(MONTHS)})\b|\W*\d", re.IGNORECASE)
_SCHEDULE = re.compile(
    r"schedule|timeline|time ?table|\bdates?\b|plan\b|calendar|milestone|decision|deadline|termin|échéanc|cronograma|"
    r"calendário|планы?\b|日程|予定|计划|일정",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^\s*(?:and |then )?(?:none|nothing|n/a|off|holiday|weekend)\b", re.IGNORECASE)


def work_line(work: Work, line: Line, pair: Pair, section: Section) -> bool:
    """`**Monday**: text` under a heading whose days are known, or `**Primary Task**: text`."""
    if not (pair.bold or pair.names_criterion) or is_placeholder(pair.value) or section.kinds[0] in _CLOSED:
        return False
    context = work.context(section)
    several = pair.names_several and REPORT.search(section.heading().title) is None
    if pair.names_work or several:
        if context.parent is None:
            work.reading.add(_named(work, line, pair, section, context))
        return True
    if pair.names_criterion:
        work.reading.add(_entry(work, line, context, Told(), "criterion"))
        return True
    when = _when(work, line.text, context)
    if when is None or when.start is None or when.end is None or _idle(pair.value):
        return False
    told = Told()
    take_time(told, when)
    entry = _entry(work, line, context, told)
    add_headline(
        work, (when.start, when.end), entry.track, entry.mention.text, line.line, entry=entry,
        files=files_in(pair.value),
    )  # fmt: skip
    return True


def _named(work: Work, line: Line, pair: Pair, section: Section, context: Context) -> Entry:
    """The entry of `**Task**: text`, with the state that a status line of its section tells."""
    said = heading_kind(pair.key)
    kind: Kind = said if said in ("action", "deliverable") else "task"
    return _with_status(work, section, _entry(work, line, context, Told(), kind))


def _with_status(work: Work, section: Section, entry: Entry) -> Entry:
    """A task with the state that a status line of its heading tells."""
    status = section.heading().facts.get("status")
    if entry.kind != "task" or status is None or entry.mention.state == "done":
        return entry
    slot, marker = status_slot(work, status)
    state = work.tools.vocabulary.state_of_cell(status.value)
    return replace(entry, mention=replace(entry.mention, form="heading", state=state, slot=slot, marker=marker))


def work_bullet(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """`- **Deliverable:** text`, with details below, under a heading that makes no items of bullets."""
    pair = pair_in(item.text) if item.bullet and item.parent is None else None
    if pair is None or not (pair.names_work or tells_criterion(item.text)) or is_placeholder(pair.value):
        return False
    context = work.context(section)
    if section.kinds[0] in _CLOSED or (context.parent is not None and pair.names_work):
        return False
    told = told_below(work.reading, place, item, Told())
    words = read_wording(pair.value.rstrip(" :："), work.tools.vocabulary)
    spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    said = "criterion" if pair.names_criterion else heading_kind(pair.key)
    kind: Kind = said if said in ("action", "deliverable", "criterion") else "task"
    entry = make_entry(work.reading, context, spot, words, kind, words.state, told)
    alone = sum(other.text.startswith(item.text[: pair.at]) for other in work.list_of(item)) == 1
    work.reading.add(_with_status(work, section, entry) if alone else entry, place)
    return True


def day_bullet(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """`- Mon: text` in a list by days, under a heading that makes no items of bullets."""
    if item.parent is not None or not item.bullet or section.kinds[0] in _CLOSED:
        return False
    pair = _DAY.match(item.text)
    value = item.text[pair.end() :].strip("* ") if pair is not None else ""
    if not value or is_placeholder(value) or _idle(value) or not _by_days(work, item):
        return False
    context = work.context(section)
    when = _when(work, item.text, context)
    if when is None or when.start is None or when.end is None:
        return False
    told = told_below(work.reading, place, item, Told())
    take_time(told, when)
    words = read_wording(value, work.tools.vocabulary)
    spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    entry = make_entry(work.reading, context, spot, words, "task", None, told)
    add_headline(work, (when.start, when.end), entry.track, words.text, item.line, entry=entry, files=files_in(value))
    return True


def _by_days(work: Work, item: ListItem) -> bool:
    """Whether at least two items of the list begin with a day."""
    return sum(_is_day(other.text) for other in work.list_of(item)[:20]) > 1


def _is_day(text: str) -> bool:
    found = _DAY.match(text)
    if found is None or has_clock(text):
        return False
    day = label(found[1])
    return bool(day) and begins_with_time(day) > 0 and not label(text).casefold().startswith("week")


def _when(work: Work, text: str, context: Context) -> When | None:
    """The days of a line; a date alone heads lines of a log as often, so it needs a heading about dates to come."""
    if not _is_day(text) or (_MONTH.match(text) and not _SCHEDULE.search(context.section.title)):
        return None
    window = context.window
    if window is not None:
        window = window[0], min(window[1], window[0] + timedelta(days=6))
    found = heading_when(text.partition(":")[0], work.tools.calendar, within=window)
    if found is not None and context.after and is_counted(found.written):
        return None
    if found is None or found.start is None or found.end is None or (found.end - found.start).days > 4:
        return None
    return found


def _idle(text: str) -> bool:
    return _AFTER.match(text) is not None


def _entry(work: Work, line: Line, context: Context, told: Told, kind: Kind = "task") -> Entry:
    """The entry of a line of prose: written like a row, in front of its value."""
    raw = work.reading.raw(line.span)
    pair = pair_in(raw) or pair_in(line.text)
    assert pair is not None
    start = line.span[0] + len(raw[: pair.at].encode("utf-8"))
    value = (pair_in(line.text) or pair).value
    slot, marker = _sign(pair.value, start)
    glyph = work.tools.vocabulary.leading_glyph(value)
    words = read_wording(value[glyph.length :] if glyph else value, work.tools.vocabulary)
    spot = Spot("row", line.line, line.span, slot, marker)
    state = glyph.state if glyph is not None and glyph.state != "todo" else words.state
    return make_entry(work.reading, context, spot, words, kind, state, told)


def _sign(value: str, start: int) -> tuple[Span, str]:
    """The leading `✅ ` of a value, or the empty place in front of it."""
    for sign in ("✅ ", "✅"):
        if value.startswith(sign):
            return (start, start + len(sign.encode())), sign
    return (start, start), ""
