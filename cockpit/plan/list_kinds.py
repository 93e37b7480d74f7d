"""What a list is beyond what its heading says: work all the same, done tasks of a board, a sheet of facts."""

from __future__ import annotations

import re

from cockpit.core.text import plain
from cockpit.plan.ahead import is_ahead
from cockpit.plan.boards import board_state, done_on_board, noted_state
from cockpit.plan.column_titles import is_done_column, is_open_column
from cockpit.plan.ids import leading_id
from cockpit.plan.labels import label
from cockpit.plan.leads import pair_in
from cockpit.plan.orders import orders_work
from cockpit.plan.outline_model import ListItem
from cockpit.plan.plain_stages import names_parts, names_work
from cockpit.plan.report_titles import is_report
from cockpit.plan.scope import is_titled
from cockpit.plan.section import Section
from cockpit.plan.section_kinds import done_of
from cockpit.plan.stage_words import ROADMAP
from cockpit.plan.stages import (
    among_stages,
    elsewhere,
    lists_stages,
    lists_work,
    signed_behind,
    signed_stages,
    signed_work,
)
from cockpit.plan.stories import tells_stories
from cockpit.plan.todo_documents import all_to_do
from cockpit.plan.told_states import tell_states
from cockpit.plan.work import Work

_KEPT = re.compile(rf"{ROADMAP.pattern}|\bmilestones\b", re.IGNORECASE)
"""Titles of documents in which what is done was their work."""
_FACT = re.compile(r"@[\w-]+|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|_{3,}")


def fact_sheet(work: Work, item: ListItem) -> bool:
    """Whether half of a list's lines give a name or a date and nothing else: `- **Scope owner**: @ada`."""

    def is_one() -> bool:
        listed = work.list_of(item)
        pairs = [pair for other in listed if (pair := pair_in(other.text)) is not None and pair.bold]
        return sum(_FACT.fullmatch(pair.value) is not None for pair in pairs) * 2 >= len(listed)

    return work.once("fact sheet", item.list_id, is_one)


def in_done_column(work: Work, item: ListItem, section: Section) -> bool:
    """Whether a line stands in the column of done tasks of a board: tasks with ids, beside a column of open ones, or
    any where two other columns stand beside it; or below `Done:` in a sprint or phase."""
    if section.level > 6 and done_of(section.raw, section.heading().raw):
        return True
    if section.kind in ("none", "title") and done_on_board(work.structure, section, work.tools.vocabulary):
        return not elsewhere(section)
    column = next((at for at in (section, section.parent) if at is not None and is_done_column(at.raw)), None)
    if column is None or column.level > 6 or section.kind != "none" or column.parent is None:
        return False
    beside = work.structure.family("open columns", column.parent, lambda one: is_open_column(_name(one)))

    def has_ids() -> bool:
        listed = work.list_of(item)
        return sum(bool(leading_id(plain(other.text))[0]) for other in listed) * 2 > len(listed)

    return bool(beside) and (is_titled(section, _KEPT) or work.once("ids", item.list_id, has_ids))


def in_open_column(work: Work, section: Section) -> bool:
    """Whether a list stands in a column of a board, or below a heading that tells its state, which is not done."""
    if section.kind not in ("none", "title") or elsewhere(section):
        return False
    vocabulary = work.tools.vocabulary
    state = board_state(work.structure, section, vocabulary) or noted_state(section, vocabulary)
    return state not in (None, "done", "cancelled")


def _name(section: Section) -> str:
    return label(section.raw).casefold()


def is_work(work: Work, item: ListItem, section: Section) -> bool:
    """Whether a list below a heading that names no kind of items is work all the same."""
    if section.kinds[0] != "none":
        return False

    def are_stages() -> bool:
        texts = [other.text for other in work.list_of(item)]
        if signed_stages(texts):
            return True
        vocabulary = work.tools.vocabulary
        told = tell_states(work, item) or signed_work(texts, vocabulary) or signed_behind(texts, vocabulary)
        return told and not elsewhere(section)

    def is_one() -> bool:
        listed = work.list_of(item)
        if item.list_id in work.running and not elsewhere(section):
            return not any(at.first_title and is_report(at) for at in section.upwards())
        if (
            in_open_column(work, section)
            or lists_work(section, listed, work.reading.path, boxed=work.boxed_at(section))
            or among_stages(work, section)
            or is_ahead(work, section)
        ):
            return True
        top = [one for one in listed if one.depth == 1]
        if lists_stages(work, section, top) or tells_stories(section, top) or names_work(work, section, top):
            return True
        return any(tells(work, section, top) for tells in (names_parts, orders_work, all_to_do))

    return work.once("work", item.list_id, is_one) or work.once("signed stages", item.list_id, are_stages)
