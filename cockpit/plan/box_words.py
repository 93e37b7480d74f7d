"""Boxes of checklists, whose own words say what no heading does: `SSL active` has to hold, `Check the logs` is done.

A list below `Verification` or in a deployment checklist may be either. What most of its lines say decides about all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cockpit.core.model import Kind
from cockpit.core.text import plain
from cockpit.plan.headings import ITEM_KINDS
from cockpit.plan.imperative import is_work
from cockpit.plan.labels import label
from cockpit.plan.outline_model import ListItem
from cockpit.plan.scope import in_checklist
from cockpit.plan.section import Section
from cockpit.plan.work import Work

_VERIFIED = re.compile(
    r"\b(?:verification|validation|sign-?offs?|check-?lists?|testing|überprüfung|vérification|verificación|verificação)\b",
    re.IGNORECASE,
)
_CRITERIA = re.compile(
    r"\b(?:criteria|criterion|definition of|dod|acs?|acceptance|success|done when|gates?|ready)\b|kriteri|"
    r"critère|criterio|critério",
    re.IGNORECASE,
)
_CHECKLIST = re.compile(
    r"\b(?:validation|verification|readiness|pre-?flight|deployment|production|release|launch|go-?live|security|quality|"
    r"acceptance|compliance|hardening|qa|environment|testing|(?:pre|post)-?(?:deploy(?:ment)?|launch|release))\b.*\bcheck-?lists?\b|"
    r"^(?:verify|validate|check) \w",
    re.IGNORECASE,
)
_STATE = (
    r"(?:[a-z]{3,}ed|set(?: up)?|met|built|written|run|done|sent|known|taken|in place|up to date|exists?|loads?|"
    r"renders?|works?|pass(?:es|ing)?|runs?|returns?|shows?|displays?|responds?|starts?|opens?|appears?|contains?|active|"
    r"ready|complete|available|accessible|reachable|operational|functional|successful|correct|clean|green|valid|stable|"
    r"healthy|appropriate|[a-z]{3,}[ai]ble|comprehensive|working|running|responding|secure|current|consistent|reliable|"
    r"steady|present)"
)
_HOLDS = re.compile(
    rf"\w\W+{_STATE}\b|\w\W+(?:within|not|can|is|are|has|have|been)\b|^(?:no|all|zero|every|each|only)\b|"
    r"[<>≥≤=]\s*\d|\b\d[\d,.]*\s*%|: 0\b",
    re.IGNORECASE,
)
_ENDS_SO = re.compile(rf"\w\W+{_STATE}(?:\s*\([^()]*\))?\W*$", re.IGNORECASE)
_SHOWN = re.compile(
    r"\b(?:how|examples?|samples?|templates?|legend|usage|instructions?|commands?|colou?r key|format|when|"
    r"before|while)\b",
    re.IGNORECASE,
)
_MOST, _FEW = 60, 39
"""Of a hundred lines so many say the one thing, and at most so many the other."""


def kind_of_box(work: Work, item: ListItem, section: Section, kind: Kind) -> Kind:
    """The kind of a box that its heading calls `kind`: a task in place of a criterion or the other way round where the
    heading only says that something is checked."""
    if kind == "criterion" and _only_verifies(section):
        to_do = _most(work, item, "boxes of orders", lambda boxes: _share(boxes, is_work) >= _MOST)
        return "task" if to_do else kind
    known = kind in ("task", "action") and _is_checklist(section)
    if known or (kind == "task" and in_checklist(section)):
        holds = _most(work, item, "boxes of states", lambda boxes: _hold(boxes, _FEW if known else 0))
        return "criterion" if holds and not _orders(item.text) else kind
    return kind


def _most(work: Work, item: ListItem, name: str, found: Callable[[Sequence[ListItem]], bool]) -> bool:
    """What is found out of a box's list, or of itself where it has to be told alone."""
    if work.each_alone:
        return found([item])
    return work.once(name, item.list_id, lambda: found(work.list_of(item)))


def kind_beside(work: Work, section: Section) -> Kind | None:
    """What boxes are below the headings beside one that is closed by a word such as `procedures`, where there are
    several of them: then it is a part of their checklist. None where it stands alone or shows how things are done."""
    heading = section.heading()
    parent = heading.parent
    if heading.kind != "closed" or heading.level < 3 or parent is None or _SHOWN.search(heading.title):
        return None
    family = work.structure.family("boxed", parent, lambda one: one.kind != "closed" and id(one) in work.boxed_headings)
    kinds = {ITEM_KINDS.get(one.kinds[1]) for one in family if one.level == heading.level}
    return kinds.pop() if len(family) > 1 and len(kinds) == 1 else None


def _only_verifies(section: Section) -> bool:
    """Whether the heading that makes criteria of boxes says no more than that something is verified."""
    at: Section | None = section
    while at is not None and at.level and at.kind != "criterion":
        at = at.parent
    return at is not None and _VERIFIED.search(at.title) is not None and _CRITERIA.search(at.title) is None


def _is_checklist(section: Section) -> bool:
    """Whether a heading here or above is that of a checklist of what has to hold, and none between says otherwise."""
    for at in section.upwards():
        if _CHECKLIST.search(label(at.title)):
            return True
        if at.item is not None or at.kind == "time":
            return False  # a task's own, or what is to be done by then
    return False


def _hold(items: Sequence[ListItem], orders_at_most: int) -> bool:
    return _share(items, _orders) <= orders_at_most and _share(items, _says_so) >= _MOST


def _orders(text: str) -> bool:
    """Whether a box says what to do: `Audit the logs`, but not `Audit logs enabled`."""
    return is_work(text) and _ENDS_SO.search(text) is None


def _says_so(text: str) -> bool:
    """Whether a box says how things are."""
    return _ENDS_SO.search(text) is not None or (not is_work(text) and _HOLDS.search(text) is not None)


def _share(items: Sequence[ListItem], test: Callable[[str], bool]) -> int:
    """Of a hundred boxes of a list so many pass a test."""
    texts = [plain(item.text) for item in items if item.box is not None and item.text]
    return sum(test(text) for text in texts) * 100 // len(texts) if texts else 0
