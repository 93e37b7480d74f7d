"""Lists of dates to be kept: `- 14 Oct: Demo` under “Key dates” or “Milestones” is a checkpoint of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.core.text import plain
from cockpit.plan.checkpoints import add_checkpoint
from cockpit.plan.items import Spot, Told, due_in, make_entry, take_time, told_below
from cockpit.plan.labels import label, undecorated
from cockpit.plan.milestone_tables import KEY_DATES
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work

_BEHIND = re.compile(r"(?P<name>[^:：]{3,80}?)\s*(?:[:：]|\s[-–—]|[–—])\s+(?P<when>[^:：]{3,28})")
_SEPARATORS = " \t:：–—-,)|→"


def key_date(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A line that begins with a time in a list of dates."""
    if item.box is not None or item.parent is not None or not item.text or not _of_dates(section):
        return False
    if work.reading.role != "plan" or work.reading.template:
        return False
    when, name = _parts(undecorated(plain(item.text)))
    if not when or not name or is_placeholder(name):
        return False
    told = told_below(work.reading, place, item, Told())
    take_time(told, due_in(work.reading, when))
    words = read_wording(name, work.tools.vocabulary)
    glyph = work.tools.vocabulary.leading_glyph(item.text) if not item.text[0].isascii() else None
    if glyph is not None and glyph.state is not None:
        return False  # with a sign of state it is read as other signed lines
    spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    entry = make_entry(work.reading, work.context(section), spot, words, "criterion", words.state, told)
    scope = entry.track if entry.named or work.reading.track else ""
    gate = add_checkpoint(work.reading, words.text, entry.due, scope=scope, line=item.line)
    work.reading.add(replace(entry, checkpoint=gate), place)
    return True


def _parts(text: str) -> tuple[str, str]:
    """(time, name) of `14 Oct: Demo` and `Demo – 14 Oct`; two empty texts of any other line."""
    end = begins_with_time(text)
    rest = text[end:].lstrip()
    name = rest.lstrip(_SEPARATORS).strip()
    if end:
        return (text[:end], name) if rest != name else ("", "")
    if (found := _BEHIND.fullmatch(text)) and begins_with_time(found["when"]):
        return found["when"], found["name"].rstrip(_SEPARATORS)
    return "", ""


def _of_dates(section: Section) -> bool:
    return section.kind == "checkpoint" or (section.level > 0 and KEY_DATES.match(label(section.title)) is not None)
