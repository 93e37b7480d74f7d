"""From a place in a plan to an `Entry`: what its own words say about track, time and state, and what they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from cockpit.core.model import Form, Kind, Role, Span, State
from cockpit.core.quick import quick
from cockpit.core.text import readable
from cockpit.plan.afterwards import is_counted
from cockpit.plan.contexts import Context
from cockpit.plan.due_memo import due_in_text
from cockpit.plan.entries import Entry
from cockpit.plan.fact_words import FactKind
from cockpit.plan.id_ranges import in_range
from cockpit.plan.leads import pair_in, pairs_in
from cockpit.plan.names import files_in, own_files
from cockpit.plan.outline_model import ListItem, Paragraph
from cockpit.plan.reading import Reading
from cockpit.plan.time_words import spelt_out
from cockpit.plan.when import When, inline_when, read_when
from cockpit.plan.wording import Wording, fields, is_placeholder, moved_to, waits_for

_new_entry = quick(Entry)
_COUNTED: frozenset[Kind] = frozenset({"task", "deliverable", "action"})
_DOTTED = re.compile(r"\w[./]\w|/`|/\s|/$")
_STOPS = (".", "!", "?", ":", "**", "。", "：", "`")
_OPENERS = ("**", "@", "http", "_", "*", ">", "<", "|", "- ", "→")
_STATE_NOTE = re.compile(r"\((?:doing|blocked|deferred|cancelled|moved to [\d-]+)\)\s*$")
_DETAILS = 12
Facts = dict[FactKind, str]


@dataclass(slots=True)
class Told:
    """What a place itself says, beside its text: cells of its row, facts below it. Empty means it does not say."""

    track: str | None = None
    owner: str = ""
    start: date | None = None
    due: datetime | None = None
    type: str = ""
    target: str = ""
    estimate: str = ""
    depends: tuple[str, ...] = ()
    group: str = ""
    phase: int | None = None
    code: str = ""
    details: tuple[str, ...] = ()
    file_cell: bool = False
    """The text stands alone in a deliverable or file column."""
    other_files: tuple[str, ...] = ()
    parent: int | None = None
    status: str = ""
    """What a line below says of its state."""
    timed: bool = False
    """Its time was told, even if that gives no date."""
    also: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """The bytes of a mention: see `Mention`."""

    form: Form
    line: int
    span: Span
    slot: Span
    marker: str = ""


def make_entry(
    reading: Reading, context: Context, spot: Spot, words: Wording, kind: Kind, state: State | None, told: Told
) -> Entry:
    """The entry of an item. `state` None where the place says nothing about it."""
    raw = words.raw
    track, named, owner = _track(reading, context, raw, told)
    start, due = _time(reading, context, raw, told, track)
    moved = moved_to(words.note) if words.note else None
    if moved:
        start, due = None, reading.tools.calendar.end_of(moved)
    owned, files = _files(raw, kind, told)
    mention = reading.mention(
        spot.form, spot.line, words.text, words.key, context.path, state=state, span=spot.span, slot=spot.slot,
        marker=spot.marker, code=told.code or words.code,
    )  # fmt: skip
    return _new_entry(
        mention=mention,
        kind=kind,
        track=track,
        counted=_counts(reading.role, kind, words) and not reading.template,
        start=start,
        due=due,
        parent=told.parent if told.parent is not None else context.parent,
        group=told.group or context.group,
        owned=owned,
        files=files,
        owner=owner,
        type=told.type,
        target=told.target,
        estimate=told.estimate,
        waits_on=_waits_on(words, state),
        depends=told.depends,
        details=told.details,
        checkpoint=context.checkpoint if kind == "criterion" or context.of_milestone else None,
        phase=told.phase if told.phase is not None else context.phase,
        named=named,
        moved=moved is not None,
    )


def _counts(role: Role, kind: Kind, words: Wording) -> bool:
    if kind not in _COUNTED or role == "reference" or (role == "retro" and kind != "action"):
        return False
    return bool(words.key) and not is_placeholder(words.raw)


def _waits_on(words: Wording, state: State | None) -> str:
    if words.note and (found := fields(words.note).get("waits")):
        return readable(found)
    return waits_for(words.raw) if state == "blocked" else ""


def _track(reading: Reading, context: Context, raw: str, told: Told) -> tuple[str, bool, str]:
    """(track, told here or by a heading, owner as written): own cell, owner line, lead or name, then the context."""
    names = reading.tools.names
    if told.track is not None:
        return told.track, True, told.owner
    if told.owner and (found := names.owner(told.owner)):
        return found, True, told.owner
    if ":" in raw or "：" in raw:
        lead = names.lead(raw)
        if lead is not None:
            return lead[0], True, told.owner
    if ("(" in raw or "@" in raw or "（" in raw) and (found := names.trailing(raw)):
        return found, True, told.owner
    return context.track, context.named, told.owner or _handle(raw) or context.owner


_HANDLES = re.compile(r"\s*(@[\w-]+(?:\s*(?:,|&|\+|and)\s*@[\w-]+)*)(?:\s*[:：]|\s+(?!/)(?=\S))|\((@[\w-]+)\)\s*$")


def _handle(raw: str) -> str:
    """`@ada: do it` and `do it (@ada)` name an owner, track or not."""
    found = _HANDLES.search(raw) if "@" in raw else None
    return (found[1] or found[2]) if found is not None and (found[2] or found.start() == 0) else ""


def _time(reading: Reading, context: Context, raw: str, told: Told, track: str) -> tuple[date | None, datetime | None]:
    tools = reading.tools
    own = due_in_text(raw, tools.calendar, context.window, tools.dues)
    if own is not None and context.after and _only_counts(reading, raw):
        own = None
    if own is not None and not (told.timed and _closer(told, own)):
        return own
    if told.timed:
        return told.start, told.due
    if told.phase is not None or (track != context.track and track in tools.days):
        return reading.time_near(context.section, track, told.phase)
    return context.start, context.due


def _only_counts(reading: Reading, raw: str) -> bool:
    """Whether a text tells its time by a count such as `Week 1`."""
    found = inline_when(raw, reading.tools.calendar)
    return found is not None and is_counted(found.written)


def _closer(told: Told, own: tuple[date | None, datetime | None]) -> bool:
    """Whether a cell tells a day where the text tells a week: `Week 1: analysis`, Nov 20."""
    start, due = own
    if told.start is None or told.due is None or start is None or due is None:
        return False
    days = (due.date() - start).days
    return days > 2 and (told.due.date() - told.start).days < days


def _files(raw: str, kind: Kind, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(files the item is, files it names). A criterion about a file is not the file."""
    if not told.file_cell and (not ("." in raw or "/" in raw) or _DOTTED.search(raw) is None):
        return (), told.other_files
    files = files_in(raw)
    owned = own_files(raw, column=told.file_cell) if files or told.file_cell else ()
    if owned and kind in ("criterion", "metric", "blocker", "note"):
        owned = owned if _only_files(raw, owned) or kind == "note" else ()
    if told.other_files:
        files = tuple(dict.fromkeys((*files, *told.other_files)))
    return owned, files or owned


def _only_files(raw: str, owned: tuple[str, ...]) -> bool:
    return len(owned) == 1 and readable(raw).strip("` ") == owned[0]


# facts and details below a list item


def full_text(item: ListItem) -> tuple[str, tuple[str, ...]]:
    """(the item's sentence over its soft line breaks, the lines after it)."""
    text, rest = item.text, item.more
    while rest and not _ends(text) and not rest[0].startswith(_OPENERS) and not pair_in(rest[0]):
        text, rest = f"{text} {rest[0]}", rest[1:]
    return text, rest


def _ends(line: str) -> bool:
    """Whether a line ends a sentence; a state written behind one ends it too."""
    return line.rstrip().endswith(_STOPS) or _STATE_NOTE.search(line) is not None


def told_below(reading: Reading, place: int, item: ListItem, told: Told) -> Told:
    """Add what the continuation lines and the bullets below an item say."""
    inner = reading.structure.inner.get(place)
    children = reading.children(place)
    if not (item.more or children or inner):
        return told
    facts: Facts = {}
    details: list[str] = []
    for text in _texts_below(reading, item, children, inner):
        pairs = [pair for pair in pairs_in(text) if pair.kind is not None and pair.value and pair.meta]
        for pair in pairs:
            if pair.kind is not None:
                facts.setdefault(pair.kind, pair.value)
        if not pairs and len(details) < _DETAILS:
            details.append(readable(text))
    grouping = place in reading.structure.grouping  # what stands below are items of their own
    told.details = () if grouping else tuple(detail for detail in details if detail)
    take_facts(reading, facts, told)
    return told


def _texts_below(reading: Reading, item: ListItem, children: list[int], inner: list[Paragraph] | None) -> list[str]:
    texts = list(item.more)
    for child in children:
        below = reading.item(child)
        if below.box is None:
            texts += [below.text, *below.more]
    for paragraph in inner or ():
        texts += [line.text for line in paragraph.lines]
    return texts


def named(owner: str) -> str:
    """An owner as written, '' for a placeholder."""
    return "" if not owner or is_placeholder(owner) else readable(owner)


def take_facts(reading: Reading, facts: Facts, told: Told) -> None:
    """Owner, due, estimate, dependencies and type from `**Key**: value` lines that speak of one item."""
    told.owner = told.owner or named(facts.get("owner", ""))
    told.type = told.type or readable(facts.get("type", ""))
    told.estimate = told.estimate or readable(facts.get("estimate", ""))
    told.target = told.target or readable(facts.get("target", ""))
    told.status = told.status or facts.get("status", "")
    if "depends" in facts:
        told.depends = (*told.depends, *names_in(facts["depends"]))
    if "due" in facts and not told.timed:
        take_time(told, due_in(reading, facts["due"]))


def due_in(
    reading: Reading, text: str, column: str | None = None, within: tuple[date, date] | None = None
) -> When | None:
    """The time in a value of `Due:` or a cell, in whatever way it is written."""
    calendar = reading.tools.calendar
    text = spelt_out(text) if column is not None else text
    told = read_when(text, calendar, column=column, within=within)
    if column is not None or (told is not None and told.end is not None):
        return told
    later = inline_when(text, calendar)  # `End of week (Dec 6)`: the date behind says which
    return later if told is None or (later is not None and later.end is not None) else told


def take_time(told: Told, when: When | None) -> None:
    if when is not None:
        told.start, told.due, told.timed = when.start, when.due, True


_SEPARATE = re.compile(r"\s*(?:[,;+&]|\band\b|\bund\b|\bet\b|\by\b|\be\b|、|，)\s*")


_AFTER_ID = re.compile(
    r"(?<![\w-])((?:[A-Z]{1,10}-?|#|(?:task|story|phase|sprint|epic|issue|ticket)\s*#?|(?<=[\s,;])|^)\d[\w.-]*[*`_\]]*)"
    r"\s*\([^()]*\)",
    re.IGNORECASE,
)
"""What is said in parentheses about a task that an id names."""


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list of dependencies, `None` and empty ones left out."""
    text = _AFTER_ID.sub(r"\1", text) if "(" in text else text
    parts = [readable(part).strip(" []()") for part in _SEPARATE.split(text)]
    found = [name for part in parts for name in in_range(part) or (part,)]
    return tuple(name for name in found if name and not is_placeholder(name))[:40]
