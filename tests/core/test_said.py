"""Metrics against their targets, and what claims are about."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board, Claim, Item, Mention, Metric, Sprint
from cockpit.core.said import beside, kind_of, measured

METRICS = [
    ("<0.06%", "0.05%", True),
    ("<0.06%", "0.06%", False),
    ("≤ 0.06 %", "0.06%", True),
    (">= 95%", "94.9 %", False),
    ("> 80%", "81", True),
    ("under 200 ms", "180 ms", True),
    ("at least 1,000", "1,200 rows", True),
    ("<200 ms", "0.2 s", None),
    ("<200 ms", "", None),
    ("fast", "12 ms", None),
    ("26", "26", True),
    ("26", "25", False),
    ("20+", "26", True),
    ("~5", "5", None),
    (">80%", "not yet", None),
]


@pytest.mark.parametrize(("target", "actual", "met"), METRICS)
def test_a_metric_meets_its_target(target: str, actual: str, met: bool | None) -> None:
    assert measured(Metric(name="m", track="a", target=target, actual=actual)).met is met


CLAIMS = [
    ("Production readiness: 95%", "readiness"),
    ("Grade: A- (8.2/10)", "grade"),
    ("Spent: $10.00", "cost"),
    ("18/21 tests passing", "tests"),
    ("29 deliverables", "count"),
    ("Status: COMPLETE", "status"),
    ("## Phase 1 ✅", "status"),
]


@pytest.mark.parametrize(("text", "kind"), CLAIMS)
def test_what_a_claim_is_about(text: str, kind: str) -> None:
    assert kind_of(Claim(path="a.md", line=1, text=text)) == kind


def board(*claims: Claim) -> Board:
    """Two items below `Phase 1 ✅`, one of them done; a third, done, below another heading."""
    items = tuple(
        Item(
            id=f"i{line}", kind="task", track="a", text=f"t{line}", state="todo",
            mentions=(Mention(path="a.md", line=line, form="checkbox", state="todo", role="plan", text=f"t{line}",
                              key=f"t{line}", section=("Plan", heading)),),
        )
        for line, heading in ((5, "Phase 1 ✅"), (6, "Phase 1 ✅"), (9, "Phase 2"))
    )  # fmt: skip
    calendar = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
    return Board(sprint=Sprint(name="s", calendar=calendar), items=items, claims=claims)


DONE = {"i5": True, "i6": False, "i9": True}
BESIDE = [
    (Claim(path="a.md", line=4, text="Phase 1 ✅"), (1, 2, True)),
    (Claim(path="a.md", line=2, text="Status: COMPLETE"), (2, 3, True)),
    (Claim(path="a.md", line=2, text="Status: not complete"), (2, 3, False)),
    (Claim(path="a.md", line=2, text="Status: 40% complete"), (2, 3, False)),
    (Claim(path="a.md", line=2, text="3/3 tasks", done=3, total=3), (2, 3, True)),
    (Claim(path="a.md", line=2, text="2/3 tasks", done=2, total=3), (2, 3, False)),
    (Claim(path="a.md", line=2, text="18/21 tests passing", done=18, total=21), (2, 3, False)),
    (Claim(path="b.md", line=2, text="Status: COMPLETE"), (0, 0, False)),
]


@pytest.mark.parametrize(("claim", "expected"), BESIDE)
def test_what_is_computed_beside_a_claim(claim: Claim, expected: tuple[int, int, bool]) -> None:
    said = beside(board(claim, claim), DONE)
    assert len(said) == 1
    assert (said[0].done, said[0].total, said[0].contradicted) == expected
