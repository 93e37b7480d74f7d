"""Titles that only say that a list follows, `Tasks`: of an item below them the heading above tells more."""

from __future__ import annotations

from cockpit.plan.labels import label
from cockpit.plan.leads import names_list
from cockpit.plan.section import Section


def group_of(section: Section) -> str:
    """What the items below a section are shown under: its heading, the one above where that is only `Tasks`."""
    heading = section.heading()
    above = heading.parent
    if above is not None and above.level and not above.first_title and above.title and names_list(label(heading.raw)):
        return above.title
    return heading.title
