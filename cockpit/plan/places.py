"""Which heading of a plan a new line goes under: a general one before today's, and never that of another day. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cockpit.core.calendar import Calendar
from cockpit.plan.entries import Document
from cockpit.plan.outline_model import Heading, ListItem
from cockpit.plan.vocabulary import heading_kind
from cockpit.plan.when import When, heading_when

GENERAL, OF_THE_DAY, THE_DAY, ANY = range(4)


def best_heading(
    document: Document, fits: Callable[[str], bool], calendar: Calendar, day: date | None, kinds: frozenset[str]
) -> int | None:
    """The index, in the outline's blocks, of the heading for a new line; None where there is none.

    First a heading that `fits` and stands below no day, then one of a time that holds `day`, then that day's own
    heading, if lines of these `kinds` stand there. Among equals one with a list, then the first. Without a `day` (no
    clock, and no due) any heading that fits will do.
    """
    ranked = []
    for place, when in _timed_headings(document, calendar):
        heading = document.outline.blocks[place]
        assert isinstance(heading, Heading)
        rank = _rank(document, place, heading, when, day, fits=fits(heading.text), kinds=kinds)
        if rank is not None:
            ranked.append((rank, not list_below(document, place), place))
    return min(ranked)[2] if ranked else None


def _rank(
    document: Document, place: int, heading: Heading, when: When | None, day: date | None, *, fits: bool,
    kinds: frozenset[str],
) -> int | None:  # fmt: skip
    if fits and when is None:
        return GENERAL
    if day is None:
        return ANY if fits else None
    if when is None or when.start is None or when.end is None or not when.start <= day <= when.end:
        return None
    if fits:
        return OF_THE_DAY
    return THE_DAY if heading_kind(heading.text) == "time" and _holds(document, place, kinds) else None


def _timed_headings(document: Document, calendar: Calendar) -> list[tuple[int, When | None]]:
    """Each heading below the document's title, with the time that it or one above it tells."""
    found: list[tuple[int, When | None]] = []
    above: list[tuple[int, When | None]] = []
    titles = sum(isinstance(block, Heading) and block.level == 1 for block in document.outline.blocks)
    for place, block in enumerate(document.outline.blocks):
        if not isinstance(block, Heading):
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        when = heading_when(block.text, calendar) if block.level > 1 or titles > 1 else None
        if when is None or when.end is None:
            when = above[-1][1] if above else None
        above.append((block.level, when))
        if block.level > 1:
            found.append((place, when))
    return found


def _holds(document: Document, place: int, kinds: frozenset[str]) -> bool:
    lines = {item.line for item in list_below(document, place)}
    return any(entry.mention.line in lines and entry.kind in kinds for entry in document.entries)


def list_below(document: Document, place: int) -> list[ListItem]:
    """The top items of the first list between a heading and the next one."""
    found: list[ListItem] = []
    for block in document.outline.blocks[place + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, ListItem) and block.parent is None:
            if found and block.list_id != found[0].list_id:
                break
            found.append(block)
    return found


def below_days(document: Document, calendar: Calendar) -> bool:
    """Whether the document ends below a top heading that tells a time: what is appended would be of that day."""
    titles = [block for block in document.outline.blocks if isinstance(block, Heading) and block.level == 1]
    return len(titles) > 1 and heading_when(titles[-1].text, calendar) is not None
