"""Sprints and phases that say in their own heading that they are over: `Sprint 0: Base (Completed)`; `Completed tasks`.

A line below that cannot tell a state itself, a bullet or a row, is done with them. Boxes and status cells are believed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.plan.day_counts import STAGE
from cockpit.plan.labels import label, unnoted
from cockpit.plan.reading import Reading
from cockpit.plan.section import Section
from cockpit.plan.stage_words import OVER, TICKED

_LIST_OF_DONE = re.compile(
    r"(?:completed|finished|done) (?:tasks|work|items|features|stories)|erledigte (?:aufgaben|arbeiten)|"
    r"tâches terminées|tareas completadas|tarefas concluídas|выполненные задачи|zakończone zadania|"
    r"tamamlanan (?:işler|görevler|sprintler)|已完成(?:的)?(?:任务|任務|工作|事项|项目|項目|功能)|"
    r"完了(?:した)?(?:タスク|作業|項目)|완료(?:된|한)? ?(?:작업|항목)",
    re.IGNORECASE,
)
_FORMS = ("bullet", "row")


def finish_stages(reading: Reading) -> None:
    """Call done what stands below such headings, or below those of sprints with a status line that says so, and says
    nothing of its own."""
    told = {section.path for section in reading.structure.all if _is_told(reading, section)}
    known: dict[tuple[str, ...], bool] = {}
    for place, entry in enumerate(reading.entries):
        mention = entry.mention
        if mention.state is not None or mention.form not in _FORMS or not entry.counted:
            continue
        over = known.get(mention.section)
        if over is None:
            parts = mention.section
            over = known[parts] = (
                any(map(_is_over, parts))
                or any(map(_is_ticked, parts[1:]))  # above them a sign tells of the document
                or any(parts[:end] in told for end in range(1, len(parts) + 1))
            )
        if over:
            reading.entries[place] = replace(entry, mention=replace(mention, state="done"))


def _is_told(reading: Reading, section: Section) -> bool:
    """Whether a line below the heading of a sprint tells that it is over: `**Status:** Complete`."""
    status = section.facts.get("status")
    if status is None or section.item is not None or STAGE.match(label(section.title)) is None:
        return False
    return reading.tools.vocabulary.state_of_cell(status.value) == "done"


def _is_over(title: str) -> bool:
    if _LIST_OF_DONE.fullmatch(unnoted(label(title))) is not None:
        return True
    return STAGE.match(label(title)) is not None and OVER.search(title) is not None


def _is_ticked(title: str) -> bool:
    return STAGE.match(label(title)) is not None and TICKED.search(title) is not None
