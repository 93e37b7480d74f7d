"""Lists of a plan that say line by line what is to be done, below a heading that names no kind: `2. Accounts`.

No word list knows all that a part of a plan may be called. In a document that is called a plan, a roadmap or
milestones and has no boxes, such lines are its work, unless a heading above says that they are something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.plan.groups import advises, is_condition, reads_so, tells
from cockpit.plan.headings import LOOKED_THROUGH
from cockpit.plan.labels import label
from cockpit.plan.leads import tells_itself
from cockpit.plan.outline_model import ListItem
from cockpit.plan.parts import NUMBER
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.scope import is_planned, is_titled, names_details
from cockpit.plan.section import Section
from cockpit.plan.stage_words import ROADMAP, STAGE
from cockpit.plan.work import Work

_HABITS = re.compile(
    r"\b(?:working|workflow|model|branch(?:es|ing)?|polic(?:y|ies)|habits?|collaborat\w*)\b", re.IGNORECASE
)
"""How people work here, which is nothing to finish."""
_TITLED = re.compile(r"\s*(?:\*\*|__)[^*_:：]{3,80}(?:\*\*|__)(?:\s*[(（][^()（）]*[)）])*\s*(?:$|[–—-] )")
_FEWEST, _SHARE, _WORDS, _TITLES = 2, 70, 10, 90


def orders_work(work: Work, section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` (those of its top level) below a section without a kind tells the work of a plan."""
    if section.first_title or not section.title or work.boxed_at(section) or len(items) < _FEWEST:
        return False
    if not (reads_so(items, _SHARE) or _named_in_roadmap(section, items)):
        return False
    if any(tells_itself(item.text) for item in items):
        return False  # what is told of the heading, which is the work
    if not all(map(leaves_open, section.below_title())):
        return False
    if any(at.first_title and is_manual(at) for at in section.upwards()):
        return False
    return is_planned(section, work.reading.path, widely=True) and not is_reported(section)


def _named_in_roadmap(section: Section, items: Sequence[ListItem]) -> bool:
    """Whether a list names things, each in a bold title, in a stage or in a roadmap or the like by title."""
    staged = any(STAGE.match(label(at.title)) for at in section.below_title())
    if not staged and not is_titled(section, ROADMAP):
        return False
    return sum(_TITLED.match(item.text) is not None for item in items) * 100 >= len(items) * _TITLES


def leaves_open(section: Section) -> bool:
    """Whether a heading of a plan says nothing that would make something else than work of what stands below it."""
    title = label(section.title)
    if section.kind not in ("none", "task", *LOOKED_THROUGH) or len(title.split()) > _WORDS or title.endswith("?"):
        return False
    if is_manual(section) and NUMBER.match(section.raw) is None:
        return False
    told = tells(title) or advises(title) or names_details(title) or is_condition(title)
    return not told and _HABITS.search(title) is None
