"""Headings that are tasks by what they have alike: points behind the title, or below each the same bold keys.

`### Login (5 pts)` beside `### Search (3 pts)`, and in a list of work headings below which the same `**Key:** value`
lines stand again and again, whatever the language of the keys.
"""

from __future__ import annotations

import re
from collections import Counter

from cockpit.plan.labels import label
from cockpit.plan.leads import pair_in, pairs_in
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.work import Work

_POINTS = re.compile(
    r"[(\[—–-]\s*(?:\d{1,2}|\?)\s*(?:story[ -]?points?|points?|pts?|sp|puntos|pontos|punkte|"
    r"punti|баллов|ポイント|点)\.?\s*[)\]]?\W*$",
    re.IGNORECASE,
)
_FEWEST, _SHARE = 2, 60
_LOOKED = 0
_WORK = ("task", "action", "deliverable")


def is_estimated(work: Work, section: Section) -> bool:
    """Whether a heading has points behind its title, as another of its level beside it has."""
    if section.parent is None or not _has_points(section):
        return False
    return len(work.structure.family("with points", section.parent, _has_points)) >= _FEWEST


def _has_points(section: Section) -> bool:
    return 1 < section.level < 7 and _POINTS.search(section.raw) is not None and _is_piece(section)


def is_sheet(work: Work, section: Section) -> bool:
    """Whether a heading in a list of work is one of several with the same bold keys below."""
    parent = section.parent
    if parent is None or section.level > 6 or parent.kinds[0] not in _WORK or not _is_piece(section):
        return False
    if not work.sheets:
        work.sheets[_LOOKED] = frozenset()
        work.sheets.update({above: _sheets(lists) for above, lists in _lists_below(work).items()})
    return id(section) in work.sheets.get(id(parent), ())


def _is_piece(section: Section) -> bool:
    """Whether a title is no sprint, week or day."""
    name = label(section.raw)
    return STAGE.match(name) is None and begins_with_time(name) == 0


def _lists_below(work: Work) -> dict[int, dict[int, list[ListItem]]]:
    """By the id of a heading, and of each directly below it that is a piece: the lines of its lists."""
    found: dict[int, dict[int, list[ListItem]]] = {}
    pieces: dict[int, bool] = {}
    for block, below in zip(work.reading.outline.blocks, work.structure.of, strict=True):
        if isinstance(block, ListItem) and block.parent is None:
            heading = below if below.level < 7 else below.heading()
            if id(heading) not in pieces:
                pieces[id(heading)] = heading.parent is not None and _is_piece(heading)
            if pieces[id(heading)] and heading.parent is not None:
                found.setdefault(id(heading.parent), {}).setdefault(id(heading), []).append(block)
    return found


def _sheets(lists: dict[int, list[ListItem]]) -> frozenset[int]:
    """Those of the headings directly below one that hold nothing but lines with keys they share."""
    keys = {heading: [_key(item) for item in items] for heading, items in lists.items()}
    told = {  # `**Task:** text` is the task, and the heading its subject
        heading for heading, items in lists.items() if any(pair.names_work for i in items for pair in pairs_in(i.text))
    }
    shared = Counter(key for found in keys.values() for key in set(found) if key)
    recurring = {key for key, count in shared.items() if count >= _FEWEST}
    return frozenset(
        heading
        for heading, found in keys.items()
        if heading not in told
        and len(found) >= _FEWEST
        and sum(key in recurring for key in found) * 100 >= len(found) * _SHARE
    )


def _key(item: ListItem) -> str:
    """What stands in bold before the colon of a line without a box; '' where that is a time or nothing."""
    if item.box is not None or "**" not in item.text:
        return ""
    lead = label(item.text.split("**")[1]) if item.text.startswith("**") else ""
    pair = pair_in(item.text)
    named = pair is not None or item.text.rstrip().endswith((":**", "**:"))
    return lead.casefold() if named and lead and begins_with_time(lead) == 0 else ""
