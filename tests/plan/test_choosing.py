"""Which paths are plans, from paths alone: exactly those that a walk through the folders finds."""

from __future__ import annotations

from datetime import UTC, date
from pathlib import Path

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.settings import PlanRule, Settings, TrackRule
from cockpit.disk.files import list_plans
from cockpit.plan.choosing import Part, choose, part_at

FILES = (
    "docs/plans/ada.md",
    "docs/plans/ada.txt",
    "docs/plans/NOTES.MARKDOWN",
    "docs/plans/.hidden.md",
    "docs/plans/.git/x.md",
    "docs/plans/archive/2025-11-21/ada.md",
    "docs/plans/deep/archive/kept.md",
    "docs/plans/deep/check.md",
    "docs/plans/old/ada.md",
    "docs/other.md",
    "more/bob.md",
    "src/reader.py",
)


def settings(*plans: str, **changes: object) -> Settings:
    calendar = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
    tracks = (TrackRule(id="ada", name="Ada", plan=("ada.md",)), TrackRule(id="cy", name="Cy", plan=("cy.md",)))
    rules = (PlanRule(path="deep", role="reference"), PlanRule(path="old/", role="ignore"))
    return Settings(name="s", calendar=calendar, plans=plans, tracks=tracks, rules=rules, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "plans",
    [("docs/plans",), (".",), ("docs", "more"), ("docs", "docs/plans"), ("docs/plans", "docs"), ("gone", "./more/")],
)
def test_the_same_as_on_disk(plans: tuple[str, ...], tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    chosen, listed = choose(settings(*plans), FILES), list_plans(tmp_path, settings(*plans), tmp_path)
    assert chosen.parts == {path: Part(plan.role, plan.track) for path, plan in sorted(listed.plans.items())}
    assert chosen.findings == listed.findings


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("docs/plans/ada.md", Part("plan", "ada")),
        ("docs/plans/deep/check.md", Part("reference")),
        ("docs/plans/old/ada.md", None),
        ("docs/plans/archive/ada.md", None),
        ("docs/plans/archive.md", Part("plan")),
        ("docs/plans/", None),
        ("docs/plans", None),
        ("docs/plansx/ada.md", None),
        ("docs/plans//ada.md", None),
        ("/".join(["docs/plans", *["d"] * 40, "x.md"]), None),
    ],
)
def test_a_part_by_its_path(path: str, part: Part | None) -> None:
    assert part_at(settings("docs/plans"), path) == part
