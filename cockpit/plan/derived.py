"""Headings that are items and tell no state themselves: what stands below them, or a list that sums them up, tells it.

A story whose criteria are all ticked is done, and so is one that `- ✅ US-1.1: See the balance` says to be.
"""

from __future__ import annotations

from dataclasses import replace

from cockpit.plan.entries import Entry
from cockpit.plan.heading_items import heading_id
from cockpit.plan.outline_model import ListItem
from cockpit.plan.reading import Reading
from cockpit.plan.section import Section
from cockpit.plan.work import Work

_TICKED = ("checkbox", "mark")
_PLAIN = ("bullet", "row")


def sums_up(work: Work, item: ListItem, section: Section) -> bool:
    """Whether a line with a sign tells the state of a heading that is an item, by its id. It is none itself then."""
    glyph = work.tools.vocabulary.leading_glyph(item.text) if item.text[:1] and not item.text.isascii() else None
    if glyph is None or glyph.state is None or item.box is not None:
        return False
    code, rest = heading_id(item.text[glyph.length :].strip())
    index = work.entry_called(code)
    if index is None or not rest.strip() or section.item is not None:
        return False
    entry = work.reading.entries[index]
    if entry.mention.form != "heading":
        return False
    if entry.mention.state is None and glyph.state == "done":
        _set_done(work.reading, index)
    return True


def derive(reading: Reading) -> None:
    """Call headings done of which all boxes below are ticked, and with them what stands below without a state."""
    below: dict[int, list[int]] = {}
    for index, entry in enumerate(reading.entries):
        if entry.parent is not None:
            below.setdefault(entry.parent, []).append(index)
    for index, places in below.items():
        entry = reading.entries[index]
        if entry.mention.form != "heading":
            continue
        boxes = [one for place in places if (one := reading.entries[place]).mention.form in _TICKED]
        if entry.mention.state is None and _all_ticked(boxes):
            _set_done(reading, index)
        if reading.entries[index].mention.state == "done":
            for place in places:
                _finish(reading, place)


def _all_ticked(boxes: list[Entry]) -> bool:
    """Whether criteria are told in boxes and each box is ticked."""
    return any(entry.kind == "criterion" for entry in boxes) and all(
        entry.mention.state in ("done", "cancelled") for entry in boxes
    )


def _finish(reading: Reading, index: int) -> None:
    """A line below a finished heading that says nothing of its own is finished with it."""
    mention = reading.entries[index].mention
    if mention.state is None and mention.form in _PLAIN:
        _set_done(reading, index)


def _set_done(reading: Reading, index: int) -> None:
    entry = reading.entries[index]
    reading.entries[index] = replace(entry, mention=replace(entry.mention, state="done"))
