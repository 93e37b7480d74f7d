"""Criteria and metrics that are all signed ✅ in a plan whose work is nearly all open: they tell what is aimed at."""

from __future__ import annotations

from dataclasses import replace

from cockpit.plan.entries import Entry
from cockpit.plan.labels import label
from cockpit.plan.stage_words import REPORT
from cockpit.plan.work import Work

_FEWEST_TASKS, _FEWEST_SIGNS = 8, 3
_OPEN_SHARE = 70
_WORK = ("task", "deliverable")


def all_ticked(work: Work) -> None:
    """Read such criteria as open, with a finding. Boxes are believed, and so is a plan of which a third is done."""
    reading = work.reading
    if reading.role != "plan" or reading.template or _reports(work):
        return
    told = [entry for entry in reading.entries if entry.counted and entry.kind in _WORK]
    still_open = sum(entry.mention.state not in ("done", "cancelled") for entry in told)
    if len(told) < _FEWEST_TASKS or still_open * 100 < _OPEN_SHARE * len(told):
        return
    aims = [
        place
        for place, entry in enumerate(reading.entries)
        if entry.kind in ("criterion", "metric") and entry.parent is None
    ]
    signed = [place for place in aims if _is_signed(reading.entries[place])]
    telling = sum(reading.entries[place].mention.state is not None for place in aims)
    if len(signed) < _FEWEST_SIGNS or len(signed) * 10 < telling * 9:
        return
    for place in signed:
        entry = reading.entries[place]
        reading.entries[place] = replace(entry, mention=replace(entry.mention, state="todo"))
    reading.finding(
        "ticked-before-due", "warning", reading.entries[signed[0]].mention.line,
        f"All {len(signed)} criteria are marked done while {still_open} of {len(told)} items of this plan are open."
        " Read as open.",
        "Write open boxes (`- [ ]`) and tick them when they hold.",
    )  # fmt: skip


def _is_signed(entry: Entry) -> bool:
    return entry.mention.form == "glyph" and entry.mention.state == "done"


def _reports(work: Work) -> bool:
    """Whether a document tells what was done."""
    title = work.structure.title
    status = work.structure.root.facts.get("status")
    if status is not None and work.tools.vocabulary.state_of_words(status.value) == "done":
        return True
    return REPORT.search(label(title)) is not None
