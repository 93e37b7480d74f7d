"""What a plan holds that was not read: lists and tables without an item, in a document that has hardly any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cockpit.plan.headings import CLOSED
from cockpit.plan.labels import file_words, label
from cockpit.plan.outline_model import Fence, ListItem, Table
from cockpit.plan.parts import ASIDE
from cockpit.plan.section import Section
from cockpit.plan.stage_words import REPORT
from cockpit.plan.work import Work

_PLAN = re.compile(
    r"\b(?:plan|planning|sprint|iteration|road-?map|backlog|to-?dos?|tasks|milestones?|schedule|plano|planejamento|"
    r"zeitplan|arbeitsplan|aufgaben|tareas|tarefas|tâches|feuille de route|hoja de ruta|harmonogram|terv)\b|"
    r"план|計画|計劃|计划|スプリント|冲刺|계획|로드맵|路线图|ロードマップ",
    re.IGNORECASE,
)
_BOX = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)]) )?\[[ xX]\] \S", re.MULTILINE)
_LINES = 2
"""A list or table of fewer lines says little."""
_FEW, _UNREAD = 3, 6
"""So many items are hardly any, beside so many lines that are none."""


def unread(work: Work) -> None:
    """One hint where a plan has lists that hold no items, so that people see what was not read."""
    reading = work.reading
    if reading.role != "plan" or reading.template or not _is_plan(work):
        return
    if not work.boxed:
        _in_code(work)
    if sum(entry.counted for entry in reading.entries) > _FEW:
        return
    lists, tables = list(_lists(work)), list(_tables(work))
    found = [*lists, *tables]
    if sum(lines for _, lines in found) < _UNREAD:
        return
    parts = [_many(len(lists), "list"), _many(len(tables), "table")]
    what = " and ".join(part for part in parts if part)
    one = len(found) == 1
    reading.finding(
        "unread-list", "hint", min(line for line, _ in found),
        f"{what} in this plan {'holds' if one else 'hold'} no items, as far as this cockpit can read "
        f"{'it' if one else 'them'}.",
        '`cockpit explain` shows line by line what is read. Put boxes (`- [ ]`) or a heading such as “Tasks” above the '
        'work; or say in sprint.toml what your headings hold (`[headings]`), or that this plan has role = "ignore".',
    )  # fmt: skip


def _in_code(work: Work) -> None:
    """A hint where the only boxes of a plan stand in code."""
    reading = work.reading
    fences = [block for block in reading.outline.blocks if isinstance(block, Fence)]
    found = [(fence.line, len(boxes)) for fence in fences if (boxes := _BOX.findall(reading.raw(fence.span)))]
    if (many := sum(boxes for _, boxes in found)) > _FEW:
        reading.finding(
            "unread-list", "hint", found[0][0],
            f"{many} boxes of this plan stand in code, where they are text: nobody can tick them.",
            "Take the lines with ``` above and below them away, and begin each with `- `.",
        )  # fmt: skip


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' if number > 1 else ''}" if number else ""


def _is_plan(work: Work) -> bool:
    """Whether a document is called a plan or the like."""
    name = file_words(work.reading.path)
    titles = (section.title for section in work.structure.all if section.first_title)
    called = (name, *titles)
    return any(map(_PLAN.search, called)) and not any(map(REPORT.search, called))


def _lists(work: Work) -> Iterator[tuple[int, int]]:
    """(line, lines) of each list at the top of which no line was read."""
    read = _read(work)
    seen: set[int] = set()
    for place, block in enumerate(work.reading.outline.blocks):
        if not isinstance(block, ListItem) or block.parent is not None or block.list_id in seen:
            continue
        seen.add(block.list_id)
        listed = work.list_of(block)
        last = max(item.line for item in listed)
        touched = any(block.line <= line <= last for line in read)
        if len(listed) >= _LINES and not touched and not _explains(work.structure.of[place]):
            yield block.line, len(listed)


def _tables(work: Work) -> Iterator[tuple[int, int]]:
    """(line, rows) of each table of which no row was read."""
    read = _read(work)
    for place, block in enumerate(work.reading.outline.blocks):
        if isinstance(block, Table) and len(block.rows) >= _LINES and not _explains(work.structure.of[place]):
            lines = {row.line for row in block.rows}
            if not lines & read:
                yield min(lines), len(lines)


def _read(work: Work) -> set[int]:
    """The lines that mean something on the board."""
    reading = work.reading
    mentions = [one.mention.line for kept in (reading.entries, reading.dependencies, reading.blockers) for one in kept]
    places = [risk.place.line for risk in reading.risks]
    places += [found.prerequisite.line for found in reading.prerequisites]
    places += [metric.place.line for metric in reading.metrics if metric.place is not None]
    places += [headline.headline.place.line for headline in reading.headlines]
    places += [checkpoint.place.line for checkpoint in reading.checkpoints]
    lines = [one.line for kept in (reading.claims, reading.ceremonies) for one in kept]
    blocks = reading.outline.blocks
    told = [block.line for place in work.structure.told if isinstance(block := blocks[place], ListItem)]
    return {*mentions, *places, *lines, *told}


def _explains(section: Section) -> bool:
    """Whether a list stands below a heading that says it is none of work, and rightly holds no items."""
    return any(at.kind in CLOSED or ASIDE.search(label(at.title)) for at in section.below_title())
