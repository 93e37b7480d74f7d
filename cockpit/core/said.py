"""What plans claim, sorted, with what is computed beside it; and targets of metrics against what was measured. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cockpit.core.model import Board, Claim, Item, Metric
from cockpit.core.text import normalise

ClaimKind = Literal["tests", "cost", "grade", "readiness", "count", "status"]

_SIGNS: Mapping[ClaimKind, re.Pattern[str]] = {
    "tests": re.compile(r"\btests?\b|\bassertions?\b|\bpassing\b", re.IGNORECASE),
    "cost": re.compile(r"[$€£]\s?\d|\bbudget\b", re.IGNORECASE),
    "grade": re.compile(
        r"\b(?:grade|score|rating)\b\W{0,8}(?:[A-F][+-]?(?!\w)|\d)|\b\d+(?:\.\d+)?/10\b", re.IGNORECASE
    ),
    "readiness": re.compile(r"\bread(?:y|iness)\b", re.IGNORECASE),
}
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_BOUND = re.compile(r"(<=|>=|≤|≥|<|>|=|≈|~)\s*([-+]?\d[\d,]*(?:\.\d+)?)\s*([^\d\s,;)]*)")
_WORDS = (("at least", ">="), ("at most", "<="), ("under", "<"), ("below", "<"), ("over", ">"), ("above", ">"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with the counted items it speaks of: those below its heading, else those of its document.

    `done` and `total` are computed from the boxes; both are 0 where no item is concerned.
    """

    claim: Claim
    kind: ClaimKind
    done: int = 0
    total: int = 0

    @property
    def contradicted(self) -> bool:
        """Whether it claims that all is done while counted items are open."""
        if self.kind not in ("status", "count", "readiness") or self.done >= self.total:
            return False
        if self.claim.total is not None:
            return self.claim.done == self.claim.total
        return bool(_FINISHED.search(self.claim.text)) and not _UNFINISHED.search(self.claim.text)


_FINISHED = re.compile(r"✅|\b(?:complete[d]?|done|finished|delivered)\b|\b100\s*%", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\b(?:not|in|partial\w*|until|when|if|to be|\d{1,2}\s*%)\s+(?:\w+\s+)?(?:complete|done|finished|progress)"
    r"|\bincomplete\b|[❌⏳🚧🔄]",
    re.IGNORECASE,
)


def kind_of(claim: Claim) -> ClaimKind:
    """What a claim is about."""
    for kind, sign in _SIGNS.items():
        if sign.search(claim.text):
            return kind
    return "count" if claim.total is not None or re.match(r"\W*\d+\s+deliverables?\b", claim.text) else "status"


def beside(board: Board, done: Mapping[str, bool]) -> tuple[Said, ...]:
    """Every claim of the board once, with what the boxes say. `done`: of the items in scope, by id."""
    inside: dict[str, list[Item]] = {}
    for item in board.items:
        if item.id in done:
            for path in dict.fromkeys(mention.path for mention in item.mentions):
                inside.setdefault(path, []).append(item)
    told: dict[tuple[str, int], Said] = {}
    for claim in board.claims:
        items = _concerned(claim, inside.get(claim.path, ()))
        told.setdefault(
            (claim.path, claim.line),
            Said(claim=claim, kind=kind_of(claim), done=sum(done[item.id] for item in items), total=len(items)),
        )
    return tuple(told.values())


def _concerned(claim: Claim, items: Iterable[Item]) -> list[Item]:
    """The items below the heading that is the claim; those of the document for any other."""
    items = list(items)
    words = normalise(claim.text)
    below = [
        item
        for item in items
        if any(m.path == claim.path and m.line > claim.line and _under(words, m.section) for m in item.mentions)
    ]
    return below or items


def _under(words: str, section: tuple[str, ...]) -> bool:
    return bool(words) and any(normalise(heading) == words for heading in section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A metric; `met` is None where nobody measured it, or target and actual cannot be compared."""

    metric: Metric
    met: bool | None


def measured(metric: Metric) -> Measured:
    """The metric with whether its actual value meets its target, as far as both say a number of the same unit."""
    return Measured(metric=metric, met=_meets(metric.target, metric.actual))


def _meets(target: str, actual: str) -> bool | None:
    bound = _bound(target)
    found = _NUMBER.search(actual)
    if bound is None or found is None:
        return None
    sign, limit, unit = bound
    other = _unit(actual[found.end() :])
    if unit and other and unit != other:
        return None
    value = _float(found[0])
    if sign in ("<", "<="):
        return value < limit or (sign == "<=" and value == limit)
    if sign in (">", ">="):
        return value > limit or (sign == ">=" and value == limit)
    return value == limit if sign == "=" else None


def _bound(target: str) -> tuple[str, float, str] | None:
    text = target.casefold()
    for words, sign in _WORDS:
        text = text.replace(words, sign)
    if found := _BOUND.search(text):
        sign = {"≤": "<=", "≥": ">="}.get(found[1], found[1])
        return sign, _float(found[2]), _unit(found[3])
    if (only := _NUMBER.fullmatch(text.strip().rstrip("+%"))) and text.strip():
        tail = text.strip()[len(only[0]) :]
        return (">=" if tail.endswith("+") else "="), _float(only[0]), _unit(tail.rstrip("+"))
    return None


def _unit(text: str) -> str:
    found = re.match(r"\s*([^\d\s,;()]+)", text)
    return found[1].casefold().rstrip(".") if found else ""


def _float(text: str) -> float:
    return float(text.replace(",", ""))
