"""Criteria that a plan ticked before anybody can have checked them."""

from __future__ import annotations

from dataclasses import replace

from cockpit.plan.entries import Entry
from cockpit.plan.section import Section
from cockpit.plan.work import Work


def claimed_early(work: Work, section: Section, entry: Entry) -> Entry:
    """A criterion with a done glyph in a plan older than its due is a claim: nobody can have checked it yet."""
    reading = work.reading
    mention, written = entry.mention, reading.written
    if mention.state != "done" or entry.kind != "criterion" or entry.due is None or written is None:
        return entry
    if reading.role != "plan" or entry.due.astimezone(work.tools.calendar.zone).date() <= written:
        return entry
    reading.early.setdefault(section, []).append(mention.line)
    return replace(entry, mention=replace(mention, state="todo"))
