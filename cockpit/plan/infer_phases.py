"""Phases that can be tracks: of plans that name no people, or too many for a track each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cockpit.core.text import readable
from cockpit.plan.infer_sketch import Label, Sketch, labels_in
from cockpit.plan.labels import label as plain_label
from cockpit.plan.outline_model import Table
from cockpit.plan.vocabulary import column_kind

FEWEST, MOST = 3, 16
_SIGNS = " \u2600-\U0001faff\ufe0f#*."
_DAYS = re.compile(
    r"(?P<days>days?\s+\d{1,2}(?:\s*[-–—]\s*\d{1,2})?)\b.{0,3}\s*[:(]\W*(?:begin |start )?phases?\s+(?P<first>\d{1,2})"
    r"(?:\s*(?:[-–—&]|to|and)\s*(?P<last>\d{1,2}))?",
    re.IGNORECASE,
)
_OWN_DAYS = re.compile(r"\bdays?\s+\d{1,2}(?:\s*[-–—]\s*\d{1,2})?", re.IGNORECASE)


_QUARTER = re.compile(r"\bQ[1-4]\b|\b\d+\s*months?\b|\b20[2-9]\d\s*[-–—]\s*20[2-9]\d", re.IGNORECASE)
_CYCLES = ("sprint", "iteration", "cycle")
_SPRINTS = re.compile(r"sprints?|iterations?|cycles?|спринт\w*|迭代|スプリント", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phase:
    """`days` as written (`Days 1-3`), empty when nothing says it."""

    number: int
    theme: str
    days: str
    why: str

    @property
    def name(self) -> str:
        return f"Phase {self.number}"


def phases_of(sketches: Sequence[Sketch]) -> list[Phase]:
    """The phases of the document that has most of them, in order; [] for fewer than three."""
    best: list[Phase] = []
    told: list[dict[int, Phase]] = []
    for sketch in sketches:
        found: dict[int, Phase] = {}
        for phase in (*_headed(sketch), *_tabled(sketch)):
            found.setdefault(phase.number, phase)
        told += [found] if len(found) >= FEWEST else []
        if (
            min(found, default=9) <= 1
            and not _is_in_turn(sketch)
            and max(len(best), FEWEST - 1) < len(found) <= MOST
            and sketch.boxes + 4 * sketch.tables >= len(found)
        ):
            best = [found[number] for number in sorted(found)]
    return _with_days(best, sketches) if _agreed(best, told) else []


def _is_in_turn(sketch: Sketch) -> bool:
    """Whether the phases of a plan follow each other over months: it tells of several sprints, or of quarters."""
    sprints = (label.number for _, said in sketch.headings for label in labels_in(said.text) if label.kind in _CYCLES)
    return len(set(sprints)) > 1 or any(_label(said.text) and _QUARTER.search(said.text) for _, said in sketch.headings)


def _agreed(best: list[Phase], told: list[dict[int, Phase]]) -> bool:
    """Whether other documents mean the same phases, rather than have their own under the same numbers."""
    voices = []
    for other in told:
        themes = [(phase.theme, other[phase.number].theme) for phase in best if phase.number in other]
        same = [bool(_words(one) & _words(two)) for one, two in themes if one and two]
        voices += [2 * sum(same) >= len(same)] if same else []
    return not voices or 2 * sum(voices) > len(voices)


def _words(theme: str) -> set[str]:
    return set(re.findall(r"\w{3,}", theme.casefold()))


def _headed(sketch: Sketch) -> Iterator[Phase]:
    for _, said in sketch.headings:
        label = _label(said.text)
        if label:
            own = _OWN_DAYS.search(said.text)
            theme = _OWN_DAYS.sub("", label.theme).strip(" :-–—")
            yield Phase(label.number, theme, own[0] if own else "", f"the heading at {said.place}")


def _label(text: str) -> Label | None:
    label = next(labels_in(text), None)
    starts = re.match(rf"[{_SIGNS}]*phase\b", text, re.IGNORECASE)
    return label if label and label.kind == "phase" and starts else None


def _tabled(sketch: Sketch) -> Iterator[Phase]:
    """Numbers in a Phase column of a table of tasks."""
    for table in sketch.source.outline.blocks:
        if not isinstance(table, Table):
            continue
        kinds = [column_kind(cell.text) for cell in table.header]
        if "phase" not in kinds or not {"task", "deliverable"} & set(kinds):
            continue
        at = kinds.index("phase")
        if _SPRINTS.fullmatch(plain_label(table.header[at].text)):
            continue
        for row in table.rows:
            number = (
                re.fullmatch(r"(?:phase\s*)?(\d{1,2})", readable(row.cells[at].text), re.IGNORECASE)
                if (at < len(row.cells))
                else None
            )
            if number:
                yield Phase(int(number[1]), "", "", f"the Phase column at {sketch.path}:{row.line}")


def _with_days(phases: list[Phase], sketches: Iterable[Sketch]) -> list[Phase]:
    """Days from lines such as `Days 4-6: Phases 2-3` where the phase itself says none."""
    days: dict[int, str] = {}
    for sketch in sketches:
        for said in sketch.lines:
            if found := _DAYS.search(said.text):
                for number in range(int(found["first"]), int(found["last"] or found["first"]) + 1):
                    days.setdefault(number, found["days"])
    return [phase if phase.days else replace(phase, days=days.get(phase.number, "")) for phase in phases]
