"""Metrics: a name with a target, and what was reached, from tables and from bullets under metric headings."""

from __future__ import annotations

import re

from cockpit.core.model import Kind, Metric
from cockpit.core.text import readable
from cockpit.plan.contexts import Context
from cockpit.plan.glyphs import glyph_span, without_glyph
from cockpit.plan.items import Spot, Told, full_text, make_entry
from cockpit.plan.leads import pair_in
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns, own_text
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_TARGET = re.compile(
    r"(?P<sign>[<>≤≥~±]=?|\bunder|\bbelow|\bover|\babove|\bat least|\bat most|\bwithin|\bin <|\bup to|\bfewer than|"
    r"\bless than|\bmore than)\s*[$€£]?\s*\d[\d.,]*\s*(?:%|ms|s|sec|min(?:ute)?s?|h|hours?|x|[kMGT]B|\S{0,12})?"
    r"|\b\d[\d.,]*\s*%",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[<>≤≥]|\b(?:under|below|over|above|least|most|within|less|more|fewer)\b", re.IGNORECASE)
_AIMED = re.compile(r"success|target|goal|kpi|objective|ziel|objecti|objetivo|meta|目標|目标|목표|цел", re.IGNORECASE)
_IN_WORDS = re.compile(r"(?:zero|cero|zéro|null)\b(?=\s\w)", re.IGNORECASE)
_CURRENT = re.compile(
    r"[(（]\s*(?:current(?:ly)?|now|actual|baseline|aktuell|actuel|atual)\s*:?\s*([^()（）]+)[)）]", re.IGNORECASE
)


def metric_rows(work: Work, columns: Columns, section: Section) -> bool:
    """A table with a metric column and a target or an actual one."""
    named = columns.at.get("metric", 0 if columns.kinds[:1] == (None,) and _aims(section) else None)
    if named is None or not columns.has("target", "actual"):
        return False
    if columns.has("task", "deliverable"):
        return False
    if work.reading.role != "plan" or work.reading.template:
        return True
    context = work.context(section)
    for row in columns.table.rows:
        name, target = row.cells[named].text if named < len(row.cells) else "", columns.text(row, "target")
        actual = columns.text(row, "actual")
        if own_text(name) and (target or actual):
            owner = columns.text(row, "owner") or columns.text(row, "track")
            track = (work.tools.names.owner(owner) if owner else None) or context.track
            _add(work, readable(name), track, readable(target), readable(actual), row.line)
    return True


def _aims(section: Section) -> bool:
    """Whether a table stands below a heading about metrics or targets."""
    return section.kinds[0] == "metric" and any(_AIMED.search(title) for title in section.path[1:])


def metric_item(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A bullet under a metric heading: with a number to reach it is a metric, and an item of that kind either way."""
    if item.box is not None or section.kinds[0] not in ("metric", "criterion", "checkpoint"):
        return False
    if section.kinds[0] != "metric":
        return False
    if item.parent is not None and item.parent not in work.structure.leading:
        return True
    if place in work.structure.leading:
        return True
    raw, _ = full_text(item)
    glyph = work.tools.vocabulary.leading_glyph(raw) if raw and not raw[0].isascii() else None
    if glyph is not None:
        raw = without_glyph(raw, glyph)
    if is_placeholder(raw):
        return True
    context = work.context(section)
    words = read_wording(raw, work.tools.vocabulary)
    name, target, actual = split_target(raw)
    below = _target_below(work, place)
    target = target or below
    titles = [section.title, section.parent.title if section.parent is not None else ""]
    aimed = below or any(_AIMED.search(title) for title in titles)
    if aimed and not target:
        name, target = _told_in_words(raw, name)
    if not aimed and not _COMPARED.search(target):
        return True  # a figure, not an aim
    kind: Kind = "metric" if target else "criterion"
    spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    if glyph is not None and glyph.state is not None:
        slot, marker = glyph_span(work.reading, item, glyph)
        spot = Spot("glyph", item.line, item.span, slot, marker)
    state = glyph.state if glyph is not None else None
    entry = make_entry(work.reading, context, spot, words, kind, state, Told(target=target))
    work.reading.add(entry, place)
    if target and work.reading.role == "plan" and not work.reading.template:
        _add(work, name, entry.track, target, actual, item.line)
    return True


def _told_in_words(raw: str, name: str) -> tuple[str, str]:
    """(name, target) of an aim without a number: `**Deployment frequency**: daily`, `Zero critical vulnerabilities`."""
    if found := _IN_WORDS.match(readable(raw)):
        return name, found[0]
    key, colon, value = readable(raw).partition(": ")
    if _IN_WORDS.match(value) or (colon and len(key.split()) <= 5 and 0 < len(value.split()) <= 2):
        return key, value.strip()
    return name, ""


def _target_below(work: Work, place: int) -> str:
    """The value of a `Target: < 0.5%` bullet below a metric."""
    pairs = (pair_in(work.reading.item(child).text) for child in work.reading.children(place))
    return next((readable(pair.value) for pair in pairs if pair is not None and pair.kind == "target"), "")


def split_target(raw: str) -> tuple[str, str, str]:
    """(name, target, actual) of `Validation accuracy: >85% (current: 74%)`; an empty target where no number is."""
    actual = ""
    if current := _CURRENT.search(raw):
        actual = readable(current[1])
        raw = raw[: current.start()] + raw[current.end() :]
    if (pair := pair_in(raw)) is not None or ": " in raw:
        name, _, value = raw.partition(":")
        if pair is not None:
            name, value = raw[: pair.at], pair.value
        if _TARGET.search(value) or any(char.isdigit() for char in value):
            return readable(name).strip(" :："), readable(value), actual
    found = _TARGET.search(raw)
    if found is None:
        return readable(raw), "", actual
    return readable(raw), readable(found[0]), actual


def criterion_metric(work: Work, raw: str, context: Context, line: int) -> None:
    """A numeric target in a criterion stands among the metrics too."""
    name, target, actual = split_target(raw)
    if target and work.reading.role == "plan":
        _add(work, name, context.track, target, actual, line)


def _add(work: Work, name: str, track: str, target: str, actual: str, line: int) -> None:
    actual = "" if is_placeholder(actual) else actual
    target = "" if is_placeholder(target) else target
    if name and (target or actual):
        work.reading.metrics.append(
            Metric(name=name, track=track, target=target, actual=actual, place=work.reading.place(line))
        )
